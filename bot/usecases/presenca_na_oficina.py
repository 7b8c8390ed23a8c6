"""Who is enrolled, who came, how it was: lists, attendance, the report and its spreadsheet, the history."""

from collections.abc import Sequence
from io import BytesIO

import segno
from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from bot.domain.oficinas import ABRE_A_SALA
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.planilhas.escrita import escrever
from bot.storage.tables import Ato, Pessoa
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.inscricoes import OCUPAM
from bot.usecases.oficinas import da_equipe, ver_oficina
from bot.usecases.quem import Recusa
from bot.usecases.telas_das_oficinas import link_da_sala, quando

POR_PAGINA = 8
NO_HISTORICO = 12
COLUNAS = {"nome": 32, "email": 34, "orgao": 40, "area": 30, "situacao": 24, "presenca": 14, "nota": 8}
ATOS = ("abrir_oficina", "mudar_oficina", "cancelar_oficina", "inscrever_pessoas")
CAMPOS = ("tipo", "tema", "titulo", "para_que", "publico", "siorgs", "inicio", "fim", "fuso", "onde")
CAMPOS_TODOS = (*CAMPOS, "vagas", "encerra")


def inscritos(work: Work, said: Incoming, numero: str, folha: str = "1") -> tuple[Screen, ...]:
    """List who has a place and who waits, a page at a time."""
    _, oficina = da_equipe(work, said, numero)
    todas = _de(work, oficina, OCUPAM)
    desta, vizinhas = pagina(todas, folha, POR_PAGINA, "oficina.inscritos", oficina.id)
    titulo = Message(K("inscritos.titulo"), {"titulo": oficina.titulo}, len(todas))
    linhas = tuple(_linha(work, i) for i in desta)
    planilha_dela = botao(K("inscritos.planilha"), "oficina.planilha", oficina.id)
    return (
        Screen(
            (Paragraph((titulo,)), *((Paragraph(linhas),) if linhas else ())),
            (*vizinhas, (planilha_dela,), (ver_oficina(oficina),)),
        ),
    )


def presenca(work: Work, said: Incoming, numero: str, folha: str = "1") -> tuple[Screen, ...]:
    """Tick who came, a page at a time; a tap changes it back."""
    _, oficina = da_equipe(work, said, numero)
    if oficina.situacao != "aberta" or work.now < oficina.inicio - ABRE_A_SALA:
        raise Recusa(say(Message(K("presenca.ainda_nao")), buttons=((ver_oficina(oficina),),)))
    todas = _de(work, oficina, ("confirmada",)) + [i for i in _de(work, oficina, ("espera",)) if i.presente]
    desta, vizinhas = pagina(todas, folha, POR_PAGINA, "oficina.presenca", oficina.id)
    marcar_estes = tuple((_marca(i, folha),) for i in desta)
    vieram = sum(1 for i in todas if i.presente)
    titulo = Message(K("presenca.titulo"), {"titulo": oficina.titulo, "vieram": vieram}, len(todas))
    sala = botao(K("presenca.link"), "oficina.sala", oficina.id)
    return (say(titulo, buttons=(*marcar_estes, *vizinhas, (sala,), (ver_oficina(oficina),))),)


def veio(work: Work, said: Incoming, numero: str, sim: str, folha: str = "1") -> tuple[Screen, ...]:
    """Keep whether somebody came."""
    inscricao = pelo_numero(work, Inscricao, numero)
    _, oficina = da_equipe(work, said, str(inscricao.oficina_id if inscricao else 0))
    if inscricao is None or sim not in ("sim", "nao") or inscricao.situacao not in OCUPAM:
        raise Recusa(desconhecido())
    if oficina.situacao == "aberta" and work.now >= oficina.inicio - ABRE_A_SALA:
        inscricao.presente = sim == "sim"
        inscricao.mexida_em = work.now
    return presenca(work, said, str(oficina.id), folha)


def sala(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Hand over the link to show in the room, with its QR code."""
    _, oficina = da_equipe(work, said, numero)
    endereco = link_da_sala(work, oficina)
    desenho = BytesIO()
    segno.make(endereco, error="m").save(desenho, kind="png", scale=8, border=4)
    foto = work.keep(desenho.getvalue(), f"presenca-{oficina.id}.png", "photo")
    texto = Message(K("presenca.mostre"), {"titulo": oficina.titulo, "link": endereco})
    botoes: Rows = (
        (Button(Message(K("link.copiar")), copy=endereco),),
        (botao(K("oficina.presenca"), "oficina.presenca", oficina.id),),
    )
    return (Screen((Paragraph((texto,)),), botoes, foto),)


def relatorio(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show how many were enrolled, came, and what they said of it."""
    _, oficina = da_equipe(work, said, numero)
    contas = _contas(work, oficina)
    vieram = _quantas(work, oficina, col(Inscricao.presente).is_(True))
    faltaram = _quantas(work, oficina, col(Inscricao.presente).is_(False))
    notas = [i.nota for i in _de(work, oficina, OCUPAM) if i.nota is not None]
    linhas = [
        Message(K("relatorio.titulo"), {"titulo": oficina.titulo}),
        quando(oficina),
        Message(K("relatorio.vagas"), {"vagas": oficina.vagas, **contas}),
        Message(K("relatorio.presenca"), {"vieram": vieram, "faltaram": faltaram}),
        _media(notas),
    ]
    botoes: Rows = (
        (botao(K("inscritos.planilha"), "oficina.planilha", oficina.id),),
        (ver_oficina(oficina),),
        (MENU,),
    )
    return (Screen((Paragraph(tuple(linhas)),), botoes),)


def planilha(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Send everybody enrolled as a spreadsheet."""
    _, oficina = da_equipe(work, said, numero)
    todas = _de(work, oficina, (*OCUPAM, "desistiu", "recusou"))
    colunas = [(work.label(Message(K(f"inscritos.coluna.{c}"))), largura) for c, largura in COLUNAS.items()]
    dados = escrever(work.label(Message(K("inscritos.aba"))), colunas, (_celulas(work, i) for i in todas))
    arquivo = work.keep(dados, f"oficina-{oficina.id}.xlsx")
    texto = Message(K("inscritos.em_planilha"), {"titulo": oficina.titulo})
    return (Screen((Paragraph((texto,)),), attachment=arquivo),)


def historico(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show who changed what, the newest first."""
    _, oficina = da_equipe(work, said, numero)
    dela = (Ato.alvo == f"oficina:{oficina.id}", col(Ato.acao).in_(ATOS))
    busca = select(Ato, Pessoa.nome).join(Pessoa, col(Pessoa.id) == Ato.pessoa_id).where(*dela)
    atos = work.session.exec(busca.order_by(col(Ato.id).desc()).limit(NO_HISTORICO)).all()
    linhas = tuple(_do_historico(ato, nome) for ato, nome in atos)
    titulo = Message(K("oficina.historico.titulo"), {"titulo": oficina.titulo})
    return (Screen((Paragraph((titulo,)), Paragraph(linhas)), ((ver_oficina(oficina),), (MENU,))),)


def _do_historico(ato: Ato, nome: str) -> Message:
    fatos: dict[str, Param] = {"quem": nome, "quando": ato.quando}
    if ato.acao == "mudar_oficina":
        campos = [c for c in CAMPOS_TODOS if c in ato.detalhes]
        mudou = Message(K(f"oficina.campo.{campos[0]}"))
        for campo in campos[1:]:
            outro = Message(K(f"oficina.campo.{campo}"))
            mudou = Message(K("formulario.lista.e_outro"), {"antes": mudou, "outro": outro})
        return Message(K("oficina.historico.mudar_oficina"), {**fatos, "mudou": mudou})
    if ato.acao == "inscrever_pessoas":
        return Message(K("oficina.historico.inscrever_pessoas"), fatos, ato.detalhes.get("quantas", 0))
    return Message(K(f"oficina.historico.{ato.acao}"), fatos)


def _de(work: Work, oficina: Oficina, situacoes: Sequence[str]) -> list[Inscricao]:
    delas = (Inscricao.oficina_id == oficina.id, col(Inscricao.situacao).in_(situacoes))
    ordem = (col(Inscricao.situacao), col(Inscricao.ordem))
    return list(work.session.exec(select(Inscricao).where(*delas).order_by(*ordem)))


def _contas(work: Work, oficina: Oficina) -> dict[str, Param]:
    busca = select(Inscricao.situacao, func.count(col(Inscricao.id))).where(
        Inscricao.oficina_id == oficina.id
    )
    contadas = dict(work.session.exec(busca.group_by(Inscricao.situacao)).all())
    return {nome: contadas.get(nome, 0) for nome in ("confirmada", "espera", "desistiu", "recusou")}


def _quantas(work: Work, oficina: Oficina, como: ColumnElement[bool]) -> int:
    busca = select(func.count(col(Inscricao.id))).where(Inscricao.oficina_id == oficina.id, como)
    return work.session.exec(busca).one()


def _media(notas: list[int]) -> Message:
    if not notas:
        return Message(K("relatorio.sem_nota"))
    media = f"{sum(notas) / len(notas):.1f}".replace(".", ",")
    return Message(K("relatorio.media"), {"media": media}, len(notas))


def _linha(work: Work, inscricao: Inscricao) -> Message:
    fatos: dict[str, Param] = {"nome": inscricao.nome, "orgao": inscricao.orgao or "–"}
    bloqueou = inscricao.chat_id is not None and work.chat(inscricao.chat_id).blocked_at is not None
    return Message(K(f"inscritos.linha.{'bloqueou' if bloqueou else inscricao.situacao}"), fatos)


def _marca(inscricao: Inscricao, folha: str) -> Button:
    chave = K("presenca.veio") if inscricao.presente else K("presenca.nao_veio")
    para = "nao" if inscricao.presente else "sim"
    return botao(Message(chave, {"nome": inscricao.nome}), "oficina.veio", inscricao.id, para, folha)


def _celulas(work: Work, inscricao: Inscricao) -> list[str]:
    veio_ou_nao = {True: "sim", False: "nao", None: "sem_marca"}[inscricao.presente]
    return [
        inscricao.nome,
        inscricao.email or "",
        inscricao.orgao,
        inscricao.area,
        work.label(Message(K(f"inscritos.situacao.{inscricao.situacao}"))),
        work.label(Message(K(f"inscritos.presenca.{veio_ou_nao}"))),
        str(inscricao.nota) if inscricao.nota is not None else "",
    ]
