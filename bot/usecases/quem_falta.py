"""Who has not come in yet, in all organs: a list, a spreadsheet, and new links for those that expired."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from bot.domain.papeis import Acao, Papel
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases import convites
from bot.usecases.botoes import MENU, Rows, botao, vizinhas_de
from bot.usecases.convites import VIVAS
from bot.usecases.folha import DaFolha, com_link, folha
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso
from bot.usecases.quem import Quem, nome_do_orgao, quem

POR_PAGINA = 8
NUMA_FOLHA = 2000  # people in one spreadsheet
NUMA_VEZ = 500  # links renewed by one tap


def faltam(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the links that nobody accepted yet, a page at a time, the oldest first."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    todos = _quantos(work)
    voltar: Rows = ((botao(K("orgaos.voltar"), "orgaos"),),)
    if not todos:
        return (say(Message(K("faltam.titulo"), count=0), buttons=voltar),)
    comeco, vizinhas = vizinhas_de(todos, numero, POR_PAGINA, "faltam")
    destes = _parados(work, inicio=comeco, ate=POR_PAGINA)
    linhas = tuple(_linha(work, convite, orgao) for convite, orgao in destes)
    botoes = tuple((_renovar(work, convite),) for convite, _ in destes)
    vencidos = _quantos(work, Convite.expira_em <= work.now)
    if vencidos:
        botoes += ((botao(Message(K("faltam.renovar"), count=vencidos), "faltam.renovar"),),)
    botoes += ((botao(K("faltam.planilha"), "faltam.planilha"),),)
    titulo = Paragraph((Message(K("faltam.titulo"), count=todos),))
    return (Screen((titulo, Paragraph(linhas)), (*botoes, *vizinhas, *voltar)),)


def planilha(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Send everybody who has not come in as a spreadsheet; links are not in it, since they are not kept."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    parados = _parados(work, ate=NUMA_FOLHA)
    carregam = _indicacoes_de(work, [convite for convite, _ in parados])
    linhas = (
        DaFolha(
            nome_do_orgao(orgao),
            convite.nome,
            _papeis(work, carregam.get(convite.id, [])),
            convite.email or "",
            Message(K("folha.link_vencido" if convite.expira_em <= work.now else "folha.link_vale")),
            validade=convite.expira_em,
        )
        for convite, orgao in parados
    )
    anexo = folha(work, linhas, "quem-ainda-nao-entrou.xlsx", secreta=False)
    return (Screen((Paragraph((Message(K("faltam.em_planilha")),)),), attachment=anexo),)


def confirmar_renovar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask before all expired links are made anew."""
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    vencidos = _quantos(work, Convite.expira_em <= work.now)
    if not vencidos:
        return faltam(work, said)
    sim = botao(K("faltam.renovar_sim"), "faltam.renovados")
    pergunta = Message(K("faltam.renovar_pergunta"), count=min(vencidos, NUMA_VEZ))
    return (say(pergunta, buttons=((sim,), (botao(K("faltam.voltar"), "faltam"),))),)


def renovar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Make a new link for each one that expired, and hand all of them over in one spreadsheet."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CONVIDAR_INDICADOR)
    vencidos = _parados(work, Convite.expira_em <= work.now, ate=NUMA_VEZ)
    if not vencidos:
        return faltam(work, said)
    anexo = folha(work, _novos(work, pessoa, vencidos), "links-novos.xlsx", secreta=True)
    feito = Message(K("faltam.renovados"), count=len(vencidos))
    botoes: Rows = ((botao(K("faltam.voltar"), "faltam"),), (MENU,))
    entrega = Screen((Paragraph((Message(K("folha.como_entregar")),)),), attachment=anexo)
    return (say(feito, buttons=botoes), entrega)


def _novos(work: Work, autora: Quem, vencidos: Sequence[tuple[Convite, Orgao]]) -> list[DaFolha]:
    carregam = _indicacoes_de(work, [convite for convite, _ in vencidos])
    feitos = []
    for velho, orgao in vencidos:
        velho.cancelado_em = work.now
        convite, token = convites.preparar(work, _destino(autora, velho))
        feitos.append((velho.id, convite, token, orgao))
    work.session.flush()
    linhas, inicio = [], convites.inicio_dos_links(work)
    for velho_id, convite, token, orgao in feitos:
        indicacoes = carregam.get(velho_id, [])
        for indicacao in indicacoes:
            indicacao.convite_id, indicacao.cobrada_em = convite.id, None
        registrar(work, "renovar_convite", pessoa_id=autora.id, siorg=convite.siorg, alvo=convite.id)
        linhas.append(com_link(work, convite, inicio + token, orgao, indicacoes, _papeis(work, indicacoes)))
    return linhas


def _destino(autora: Quem, velho: Convite) -> convites.Destino:
    return convites.Destino(
        papel=Papel(velho.papel),
        nome=velho.nome,
        siorg=velho.siorg,
        email=velho.email,
        condicao=velho.condicao,
        criado_por=autora.id,
    )


_PARADO = (
    col(Convite.aceito_em).is_(None),
    col(Convite.cancelado_em).is_(None),
    col(Convite.desfeito_em).is_(None),
    col(Convite.pessoa_id).is_(None),
)


def _quantos(work: Work, *onde: ColumnElement[bool] | bool) -> int:
    busca = select(func.count()).select_from(Convite).join(Orgao).where(*_PARADO, *onde)
    return work.session.exec(busca).one()


def _parados(
    work: Work, *onde: ColumnElement[bool] | bool, inicio: int = 0, ate: int
) -> list[tuple[Convite, Orgao]]:
    busca = select(Convite, Orgao).join(Orgao).where(*_PARADO, *onde)
    return list(work.session.exec(busca.order_by(col(Convite.id)).offset(inicio).limit(ate)))


def _indicacoes_de(work: Work, parados: Sequence[Convite]) -> dict[int | None, list[Indicacao]]:
    """Return the nominations that each link carries: none for who nominates."""
    carregam: dict[int | None, list[Indicacao]] = {}
    for n in range(0, len(parados), NUMA_VEZ):
        destes = col(Indicacao.convite_id).in_([convite.id for convite in parados[n : n + NUMA_VEZ]])
        busca = select(Indicacao).where(destes, col(Indicacao.situacao).in_(VIVAS))
        for indicacao in work.session.exec(busca.order_by(col(Indicacao.id))):
            carregam.setdefault(indicacao.convite_id, []).append(indicacao)
    return carregam


def _papeis(work: Work, indicacoes: Sequence[Indicacao]) -> str:
    if not indicacoes:
        return work.label(papel_por_extenso(Papel.INDICADOR.value, None))
    return ", ".join(work.label(papel_por_extenso(i.papel, i.tema)) for i in indicacoes)


def _linha(work: Work, convite: Convite, orgao: Orgao) -> Message:
    vencido = convite.expira_em <= work.now
    params: dict[str, Param] = {
        "nome": convite.nome,
        "papel": papeis_por_extenso(convites.indicacoes_de(work, convite)),
        "orgao": orgao.sigla or orgao.nome,
        "ate": convite.expira_em,
    }
    return Message(K("faltam.vencido" if vencido else "faltam.vale"), params)


def _renovar(work: Work, convite: Convite) -> Button:
    rotulo = Message(K("orgao.renovar"), {"nome": convite.nome})
    indicacoes = convites.indicacoes_de(work, convite)
    if indicacoes:
        return botao(rotulo, "indicacao.link", indicacoes[0].id)
    return botao(rotulo, "orgao.renovar", convite.id)
