"""A focal point enrols people of the áreas finalísticas, hands them the link, and may take them out."""

from sqlmodel import col, select

from bot.domain.oficinas import Situacao
from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.oficinas import INSCREVER, nome_e_email
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.inscricoes import OCUPAM, Participante, inscrever, posicao, sair, situacao_de
from bot.usecases.oficinas import a_oficina, ver_oficina
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir
from bot.usecases.telas_das_oficinas import link_de, paragrafo

POR_TELA = 12


def comecar(work: Work, said: Incoming, numero: str, siorg: str = "") -> tuple[Screen, ...]:
    """Ask names and e-mails, one person a line, for one of the person's organs."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.PEDIR_OFICINA, siorg or None)
    oficina = a_oficina(work, said, numero)
    _exigir_aberta(work, oficina)
    meus = pessoa.orgaos(Acao.PEDIR_OFICINA)
    siorg = siorg or (meus[0] if len(meus) == 1 else "")
    if not siorg:
        orgaos = tuple(
            (botao(nome_do_orgao(orgao_de(work, s)), "oficina.inscrever", oficina.id, s),) for s in meus
        )
        return (say(Message(K("inscrever.qual_orgao")), buttons=(*orgaos, (MENU,))),)
    contexto = {"params": {"titulo": oficina.titulo}}
    comeco = Comeco(siorg=siorg, alvo=str(oficina.id), contexto=contexto)
    return (abrir(work, said, INSCREVER_OUTROS, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Enrol everybody in the order they were written, and hand over the text for them."""
    oficina = work.session.get_one(Oficina, int(rascunho.alvo or 0))
    _exigir_aberta(work, oficina)
    siorg = rascunho.siorg or ""
    orgao = nome_do_orgao(orgao_de(work, siorg))
    linhas = []
    for uma in values["pessoas"]:
        nome, email = nome_e_email(uma)
        dela = Participante(nome, email=email, orgao=orgao, siorg=siorg, inscrita_por=pessoa.id)
        linhas.append(_linha(work, inscrever(work, oficina, dela)))
    registrar(
        work,
        "inscrever_pessoas",
        pessoa_id=pessoa.id,
        siorg=siorg,
        alvo=f"oficina:{oficina.id}",
        detalhes={"quantas": len(linhas)},
    )
    titulo = Message(K("inscrever.feito"), {"titulo": oficina.titulo}, len(linhas))
    botoes: Rows = ((botao(K("oficina.do_meu_orgao"), "oficina.do_meu_orgao", oficina.id),), (MENU,))
    return (
        Screen((Paragraph((titulo,)), Paragraph(tuple(linhas)), *_como()), botoes),
        texto_com_link(work, oficina),
    )


def texto_com_link(work: Work, oficina: Oficina) -> Screen:
    """Return the text that the focal point sends to those enrolled: what it is, and the link."""
    texto = Message(K("inscrever.texto"), {"link": link_de(work, oficina)})
    return Screen((paragrafo(oficina, com_endereco=True), Paragraph((texto,))))


def do_meu_orgao(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """List who of the person's organs is enrolled by a focal point, each with the way out."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.PEDIR_OFICINA)
    oficina = a_oficina(work, said, numero)
    deles = (
        Inscricao.oficina_id == oficina.id,
        col(Inscricao.siorg).in_(pessoa.orgaos(Acao.PEDIR_OFICINA)),
        col(Inscricao.inscrita_por).is_not(None),
        col(Inscricao.situacao).in_(OCUPAM),
    )
    busca = select(Inscricao).where(*deles).order_by(col(Inscricao.ordem))
    achadas = list(work.session.exec(busca))
    titulo = Message(K("inscrever.do_orgao"), {"titulo": oficina.titulo}, len(achadas))
    linhas = tuple(_linha(work, i) for i in achadas)
    tirar_estes = tuple(
        (botao(Message(K("inscrever.tirar"), {"nome": i.nome}), "inscricao.tirar", i.id),)
        for i in achadas[:POR_TELA]
    )
    return (
        Screen(
            (Paragraph((titulo,)), *((Paragraph(linhas),) if linhas else ())),
            (*tirar_estes, (ver_oficina(oficina),), (MENU,)),
        ),
    )


def tirar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Take out somebody that the organ enrolled; her place goes to the waitlist."""
    pessoa = quem(work, said.user_id)
    inscricao = pelo_numero(work, Inscricao, numero)
    pessoa.exigir(Acao.PEDIR_OFICINA, inscricao.siorg if inscricao else None)
    if inscricao is None or inscricao.inscrita_por is None or inscricao.siorg is None:
        raise Recusa(desconhecido())
    oficina = work.session.get_one(Oficina, inscricao.oficina_id)
    if inscricao.situacao in OCUPAM and work.now < oficina.inicio:
        sair(work, oficina, inscricao)
    return do_meu_orgao(work, said, str(oficina.id))


def _como() -> tuple[Paragraph, ...]:
    return (Paragraph((Message(K("inscrever.envie_o_texto")),)),)


def _linha(work: Work, inscricao: Inscricao) -> Message:
    fatos: dict[str, Param] = {"nome": inscricao.nome, "email": inscricao.email or ""}
    if inscricao.situacao == "espera":
        return Message(K("inscrever.linha.espera"), {**fatos, "lugar": posicao(work, inscricao)})
    return Message(K("inscrever.linha.confirmada"), fatos)


def _exigir_aberta(work: Work, oficina: Oficina) -> None:
    if situacao_de(work, oficina) is not Situacao.ABERTA:
        aviso = Message(K("inscrever.fechada"))
        raise Recusa(say(aviso, buttons=((ver_oficina(oficina),), (MENU,))))


INSCREVER_OUTROS = Fluxo("inscrever", INSCREVER, concluir, Acao.PEDIR_OFICINA, titulo="")
