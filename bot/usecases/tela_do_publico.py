"""Choosing who an announcement is for: by role, theme, organ, situation, or one by one."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from bot.callbacks import number_in
from bot.domain.papeis import Acao
from bot.forms import comunicado as formularios
from bot.forms.form import Answers
from bot.forms.search import fold
from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Orgao, Pessoa, Rascunho, Vinculo
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases import comunicados, publico
from bot.usecases.botoes import Rows, botao, desconhecido
from bot.usecases.criterios_do_publico import OPCOES, alternar, em_palavras, juntar, rotulo
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import Comeco, Fluxo, abrir

CANDIDATAS = 8  # people offered when a name is of several


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show who it is for, and the ways to change that."""
    comunicados.exigir(work, said)
    return (tela(work, comunicados.por_comecar(work, numero)),)


def tela(work: Work, comunicado: Comunicado) -> Screen:
    """Return who it is for now, how many they are, and what can be chosen."""
    um, contas = comunicado.id, publico.contar(work, comunicado.publico)
    linhas = [
        Message(K("publico.pergunta")),
        *em_palavras(work, comunicado.publico),
        Message(K("publico.no_bot"), count=contas.no_bot),
        *([Message(K("comunicado.de_fora"), count=contas.de_fora)] if contas.de_fora else []),
    ]
    botoes: Rows = (
        *((botao(K(f"publico.por.{lista}"), "comunicado.opcoes", um, lista),) for lista in OPCOES),
        (botao(K("publico.por.orgaos"), "comunicado.digitar", um, "orgaos"),),
        (botao(K("publico.por.pessoas"), "comunicado.digitar", um, "pessoas"),),
        (botao(K("publico.por.todos"), "comunicado.marcar", um, "todos", "1"),),
        (botao(K("publico.limpar"), "comunicado.marcar", um, "nada", "1"),),
        (botao(K("publico.pronto"), "comunicado.ver", um),),
    )
    return say(*linhas, buttons=botoes)


def opcoes(work: Work, said: Incoming, numero: str, lista: str) -> tuple[Screen, ...]:
    """Show the options of one criterion, the chosen ones marked."""
    comunicados.exigir(work, said)
    return (_opcoes(comunicados.por_comecar(work, numero), lista),)


def marcar(work: Work, said: Incoming, numero: str, lista: str, valor: str) -> tuple[Screen, ...]:
    """Choose an option, or leave it; `todos` chooses everybody, `nada` begins again."""
    pessoa = comunicados.exigir(work, said)
    comunicado = comunicados.por_comecar(work, numero)
    if lista in ("todos", "nada"):
        aviso = _trocar(work, pessoa, comunicado, {"todos": True} if lista == "todos" else {})
        return (tela(work, comunicado).after(*aviso),)
    if valor not in OPCOES.get(lista, ()):
        raise Recusa(desconhecido())
    aviso = _trocar(work, pessoa, comunicado, alternar(comunicado.publico, lista, valor))
    return (_opcoes(comunicado, lista).after(*aviso) if aviso else _opcoes(comunicado, lista),)


def digitar(work: Work, said: Incoming, numero: str, lista: str) -> tuple[Screen, ...]:
    """Ask for organs, or for people, in one message."""
    pessoa = comunicados.exigir(work, said)
    fluxo = {"orgaos": ESCOLHER_ORGAOS, "pessoas": ESCOLHER_PESSOAS}.get(lista)
    if fluxo is None:
        raise Recusa(desconhecido())
    comunicado = comunicados.por_comecar(work, numero)
    contexto = {"passageiro": True}
    return (abrir(work, said, fluxo, pessoa, Comeco(alvo=str(comunicado.id), contexto=contexto)),)


def somar(work: Work, said: Incoming, numero: str, pessoa_id: str) -> tuple[Screen, ...]:
    """Add one of several people of the same name."""
    pessoa = comunicados.exigir(work, said)
    comunicado = comunicados.por_comecar(work, numero)
    escolhida = number_in(pessoa_id)
    if escolhida is None or work.session.get(Pessoa, escolhida) is None:
        raise Recusa(desconhecido())
    aviso = _trocar(work, pessoa, comunicado, juntar(comunicado.publico, "pessoas", [escolhida]))
    return (tela(work, comunicado).after(*aviso),)


def concluir_orgaos(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Add the organs that were written, one a line or between commas; say which are not open here."""
    comunicado = comunicados.por_comecar(work, rascunho.alvo or "")
    todos = {nome: o.siorg for o in work.session.exec(select(Orgao)) for nome in _nomes_do_orgao(o)}
    ditos = _ditos(values["texto"])
    achados = [todos[fold(um)] for um in ditos if fold(um) in todos]
    aviso = _trocar(work, pessoa, comunicado, juntar(comunicado.publico, "orgaos", achados))
    faltou = _nao_achei(um for um in ditos if fold(um) not in todos)
    return (_com_avisos(work, comunicado, [*aviso, *faltou]),)


def concluir_pessoas(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Add the people that were written, by name or e-mail; offer those that share a name."""
    comunicado = comunicados.por_comecar(work, rascunho.alvo or "")
    ditos = _ditos(values["texto"])
    achadas = {um: _pessoas_com(work, um) for um in ditos}
    unicas = [p[0].id for p in achadas.values() if len(p) == 1]
    aviso = _trocar(work, pessoa, comunicado, juntar(comunicado.publico, "pessoas", unicas))
    duvidosas = [p for varias in achadas.values() if len(varias) > 1 for p in varias][:CANDIDATAS]
    ditas = [*aviso, *_nao_achei(um for um in ditos if not achadas[um])]
    if duvidosas:
        ditas.append(Message(K("publico.qual_delas")))
    pronta = _com_avisos(work, comunicado, ditas)
    oferecidas: Rows = tuple((_candidata(comunicado, p),) for p in duvidosas)
    return (Screen(pronta.paragraphs, (*oferecidas, *pronta.buttons)),)


ESCOLHER_ORGAOS = Fluxo(
    "comunicado_orgaos",
    formularios.ORGAOS,
    concluir_orgaos,
    Acao.COMUNICAR,
    titulo="",
    direto=True,
    saida=comunicados.SAIDA,
)
ESCOLHER_PESSOAS = Fluxo(
    "comunicado_pessoas",
    formularios.PESSOAS,
    concluir_pessoas,
    Acao.COMUNICAR,
    titulo="",
    direto=True,
    saida=comunicados.SAIDA,
)


def _opcoes(comunicado: Comunicado, lista: str) -> Screen:
    if lista not in OPCOES:
        raise Recusa(desconhecido())
    escolhidas = comunicado.publico.get(lista, [])
    linhas: Rows = tuple(
        (_opcao(comunicado, lista, valor, marcada=valor in escolhidas),) for valor in OPCOES[lista]
    )
    voltar = botao(K("publico.voltar"), "comunicado.publico", comunicado.id)
    return say(Message(K(f"publico.{lista}.pergunta")), buttons=(*linhas, (voltar,)))


def _opcao(comunicado: Comunicado, lista: str, valor: str, *, marcada: bool) -> Button:
    nome = rotulo(lista, valor)
    dito = Message(K("publico.marcada"), {"nome": nome}) if marcada else nome
    return botao(dito, "comunicado.marcar", comunicado.id, lista, valor)


def _trocar(work: Work, pessoa: Quem, comunicado: Comunicado, criterios: dict[str, Any]) -> list[Message]:
    """Keep the criteria; return what is said when an approval falls by it."""
    caiu = comunicado.aprovado_por is not None
    comunicado.publico = criterios
    aviso = comunicados.voltar_a_aprovar(work, comunicado, pessoa)
    return list(aviso) if caiu else []


def _com_avisos(work: Work, comunicado: Comunicado, ditas: list[Message]) -> Screen:
    pronta = tela(work, comunicado)
    return pronta.after(*ditas) if ditas else pronta


def _nao_achei(nomes: Iterable[str]) -> list[Message]:
    faltam = list(nomes)
    return [Message(K("publico.nao_achei"), {"nomes": ", ".join(faltam)})] if faltam else []


def _ditos(texto: str) -> list[str]:
    return list(dict.fromkeys(um.strip() for um in texto.replace(",", "\n").split("\n") if um.strip()))


def _nomes_do_orgao(orgao: Orgao) -> set[str]:
    return {fold(um) for um in (orgao.sigla, orgao.nome, orgao.siorg) if um}


def _pessoas_com(work: Work, dito: str) -> list[Pessoa]:
    vivas = select(Vinculo.pessoa_id).where(col(Vinculo.fim).is_(None))
    busca = select(Pessoa).where(col(Pessoa.id).in_(vivas)).order_by(col(Pessoa.nome), col(Pessoa.id))
    procurado = set(fold(dito).split())
    return [
        p
        for p in work.session.exec(busca)
        if (p.email or "").lower() == dito.lower() or procurado <= set(fold(p.nome).split())
    ]


def _candidata(comunicado: Comunicado, pessoa: Pessoa) -> Button:
    nome = Message(K("publico.somar"), {"nome": pessoa.nome[:22]})
    return botao(nome, "comunicado.somar", comunicado.id, pessoa.id)
