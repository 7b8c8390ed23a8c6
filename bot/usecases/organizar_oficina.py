"""The central team opens an oficina, changes it, cancels it; everybody concerned hears of it once."""

import secrets
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.domain.oficinas import mudaram
from bot.domain.papeis import Acao
from bot.forms.form import Answers, Option, Sources
from bot.forms.oficinas import CANCELAR, OFICINA
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Orgao, Rascunho
from bot.storage.tables_das_oficinas import Oficina, PedidoDeOficina
from bot.storage.work import Work
from bot.usecases.avisos_das_oficinas import anunciar, avisar_mudancas
from bot.usecases.botoes import MENU, botao, pelo_numero
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.inscricoes import chamar_a_espera
from bot.usecases.oficinas import da_equipe, ver_oficina
from bot.usecases.pedidos_de_oficina import marcar
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo, abrir, descartar, guardados, retomar
from bot.usecases.telas_das_oficinas import link_de, paragrafo

NO_CALENDARIO = frozenset({"inicio", "fim", "fuso", "onde"})  # what those who take part must hear of
UM_DIA = timedelta(days=1)


def nova(work: Work, said: Incoming, pedido: str = "") -> tuple[Screen, ...]:
    """Start the form of a new oficina; with a request, from what was asked."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.ORGANIZAR_OFICINA)
    pedida = pelo_numero(work, PedidoDeOficina, pedido) if pedido else None
    contexto: dict[str, Any] = {"orgaos": _orgaos(work)}
    if pedida is None:
        return (abrir(work, said, ABRIR, pessoa, Comeco(contexto=contexto)),)
    valores = {"tema": pedida.tema, "vagas": pedida.quantas, "onde": pedida.lugar, "orgaos": [pedida.siorg]}
    contexto["pedido"] = pedida.id
    return (abrir(work, said, ABRIR, pessoa, Comeco(contexto=contexto, valores=valores)),)


def mudar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Open the form with what the oficina is now, or the change begun; one overtaken is dropped."""
    pessoa, oficina = da_equipe(work, said, numero)
    _exigir_viva(work, oficina)
    for comecado in guardados(work, pessoa, ABRIR.nome):
        if comecado.alvo == str(oficina.id) and comecado.base == oficina.versao:
            return (retomar(work, said, ABRIR, comecado),)
        if comecado.alvo == str(oficina.id):
            descartar(work, comecado)
    contexto = {"orgaos": _orgaos(work)}
    comeco = Comeco(
        alvo=str(oficina.id),
        base=oficina.versao,
        contexto=contexto,
        valores=_valores(oficina),
        no_resumo=True,
    )
    return (abrir(work, said, ABRIR, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep a new oficina and announce it, or a change of one and tell whoever takes part."""
    fatos = _fatos(work, values)
    if fatos["inicio"] <= work.now:
        raise Recusa(say(Message(K("oficina.problema.passou"))))
    if rascunho.alvo:
        return _mudar(work, pessoa, rascunho, fatos)
    oficina = Oficina(
        **fatos,
        token=secrets.token_urlsafe(16),
        token_da_sala=secrets.token_urlsafe(16),
        anunciada_ate=0,
        criada_por=pessoa.id,
        criada_em=work.now,
    )
    work.session.add(oficina)
    work.session.flush()
    registrar(work, "abrir_oficina", pessoa_id=pessoa.id, alvo=f"oficina:{oficina.id}")
    marcar(work, rascunho.contexto.get("pedido"), oficina)
    work.then = anunciar
    return (_feita(oficina, K("oficina.aberta_agora")), divulgacao(work, oficina))


def divulgar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Hand over the link of enrolment and a text to forward with it."""
    _, oficina = da_equipe(work, said, numero)
    return (divulgacao(work, oficina),)


def divulgacao(work: Work, oficina: Oficina) -> Screen:
    """Return the ready text with the link, for whoever is not in the bot."""
    texto = Message(K("oficina.texto_para_encaminhar"), {"link": link_de(work, oficina)})
    como = say(Message(K("oficina.encaminhe")), buttons=((ver_oficina(oficina),), (MENU,)))
    o_que = paragrafo(oficina, com_endereco=False)
    return Screen((*como.paragraphs, o_que, *say(texto).paragraphs), como.buttons)


def cancelar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask why: those who take part read it."""
    pessoa, oficina = da_equipe(work, said, numero)
    _exigir_viva(work, oficina)
    contexto = {"params": {"titulo": oficina.titulo}}
    return (abrir(work, said, CANCELAR_OFICINA, pessoa, Comeco(alvo=str(oficina.id), contexto=contexto)),)


def concluir_cancelamento(
    work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers
) -> tuple[Screen, ...]:
    """Cancel an oficina, and tell whoever takes part or waits."""
    oficina = work.session.get_one(Oficina, int(rascunho.alvo or 0))
    _exigir_viva(work, oficina)
    oficina.situacao, oficina.motivo, oficina.anunciada_ate = "cancelada", values["texto"], None
    oficina.sequencia, oficina.versao = oficina.sequencia + 1, oficina.versao + 1
    detalhes = {"motivo": values["texto"]}
    registrar(work, "cancelar_oficina", pessoa_id=pessoa.id, alvo=f"oficina:{oficina.id}", detalhes=detalhes)
    work.then = avisar_mudancas
    return (_feita(oficina, K("oficina.cancelada_agora")),)


def _mudar(work: Work, pessoa: Quem, rascunho: Rascunho, fatos: dict[str, Any]) -> tuple[Screen, ...]:
    oficina = work.session.get_one(Oficina, int(rascunho.alvo or 0))
    _exigir_viva(work, oficina)
    if rascunho.base != oficina.versao:
        recomecar = botao(K("oficina.recomecar"), "oficina.mudar", oficina.id)
        raise Recusa(say(Message(K("oficina.mudou_antes")), buttons=((recomecar,),)))
    antes = {nome: getattr(oficina, nome) for nome in fatos}
    mudados = mudaram(antes, fatos)
    if not mudados:
        return (_feita(oficina, K("oficina.igual")),)
    for nome in mudados:
        setattr(oficina, nome, fatos[nome])
    oficina.versao += 1
    detalhes = {nome: [str(antes[nome]), str(fatos[nome])] for nome in mudados}
    registrar(work, "mudar_oficina", pessoa_id=pessoa.id, alvo=f"oficina:{oficina.id}", detalhes=detalhes)
    work.session.flush()
    if NO_CALENDARIO.isdisjoint(mudados):
        chamar_a_espera(work, oficina)
        return (_feita(oficina, K("oficina.mudada_sem_aviso")),)
    oficina.sequencia += 1
    work.session.flush()
    chamar_a_espera(work, oficina)
    work.then = avisar_mudancas
    return (_feita(oficina, K("oficina.mudada")),)


def _feita(oficina: Oficina, chave: K) -> Screen:
    return say(Message(chave, {"titulo": oficina.titulo}), buttons=((ver_oficina(oficina),), (MENU,)))


def _exigir_viva(work: Work, oficina: Oficina) -> None:
    if oficina.situacao != "aberta" or work.now >= oficina.fim:
        raise Recusa(say(Message(K("oficina.ja_acabou")), buttons=((ver_oficina(oficina),), (MENU,))))


def _fatos(work: Work, values: Answers) -> dict[str, Any]:
    """Return what is stored of the answers: instants, in place of a day and hours."""
    fuso = values.get("fuso") or str(work.instalacao.fuso)
    zona, dia = ZoneInfo(fuso), date.fromisoformat(values["dia"])
    inicio = _instante(dia, values["comeca"], zona)
    encerra = inicio
    if values.get("encerra"):
        encerra = min(inicio, _instante(date.fromisoformat(values["encerra"]) + UM_DIA, "00:00", zona))
    return {
        **{nome: values[nome] for nome in ("tipo", "tema", "titulo", "para_que", "publico", "onde", "vagas")},
        "siorgs": sorted(values.get("orgaos") or []),
        "fuso": fuso,
        "inicio": inicio,
        "fim": _instante(dia, values["termina"], zona),
        "encerra": encerra,
    }


def _instante(dia: date, hora: str, zona: ZoneInfo) -> datetime:
    return datetime.combine(dia, time.fromisoformat(hora), zona).astimezone(UTC)


def _valores(oficina: Oficina) -> Answers:
    zona = ZoneInfo(oficina.fuso)
    inicio, fim = oficina.inicio.astimezone(zona), oficina.fim.astimezone(zona)
    valores: Answers = {
        nome: getattr(oficina, nome)
        for nome in ("tipo", "tema", "titulo", "para_que", "publico", "onde", "vagas", "fuso")
    }
    valores |= {"dia": inicio.date().isoformat(), "comeca": f"{inicio:%H:%M}", "termina": f"{fim:%H:%M}"}
    if oficina.siorgs:
        valores["orgaos"] = oficina.siorgs
    if oficina.encerra != oficina.inicio:
        valores["encerra"] = (oficina.encerra.astimezone(zona) - UM_DIA).date().isoformat()
    return valores


def _orgaos(work: Work) -> list[list[str]]:
    return [[o.siorg, o.nome, o.sigla] for o in work.session.exec(select(Orgao).order_by(Orgao.nome))]


def _fontes(contexto: Contexto) -> Sources:
    opcoes = (Option(siorg, f"{nome} ({sigla})", (sigla,)) for siorg, nome, sigla in contexto["orgaos"])
    return {"orgaos": tuple(opcoes)}


ABRIR = Fluxo("oficina", OFICINA, concluir, Acao.ORGANIZAR_OFICINA, _fontes, titulo="titulo")
CANCELAR_OFICINA = Fluxo(
    "cancelar_oficina", CANCELAR, concluir_cancelamento, Acao.ORGANIZAR_OFICINA, titulo=""
)
