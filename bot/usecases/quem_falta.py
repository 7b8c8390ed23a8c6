"""Who has not come in yet, in all organs: a list, a spreadsheet, and new links for those that expired."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.domain.papeis import Acao, Papel
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases import convites
from bot.usecases.botoes import MENU, Rows, botao, pelo_numero, vizinhas_de
from bot.usecases.folha import DaFolha, com_link, folha
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso
from bot.usecases.papeis_curtos import PapelETema, papeis_curtos
from bot.usecases.parados import indicacoes_de, parado, parados, quantos
from bot.usecases.quem import Quem, nome_do_orgao, quem

POR_PAGINA = 8
NUMA_FOLHA = 2000  # people in one spreadsheet
NUMA_VEZ = 500  # links renewed by one tap


def faltam(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the links that nobody accepted yet, a page at a time, organ by organ."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    todos = quantos(work)
    voltar: Rows = ((botao(K("orgaos.voltar"), "orgaos"),),)
    if not todos:
        return (say(Message(K("faltam.ninguem")), buttons=voltar),)
    comeco, vizinhas = vizinhas_de(todos, numero, POR_PAGINA, "faltam")
    destes = parados(work, inicio=comeco, ate=POR_PAGINA)
    ver = tuple((_ver(convite, comeco),) for convite, _ in destes)
    vencidos = quantos(work, Convite.expira_em <= work.now)
    botoes: Rows = ((botao(K("faltam.planilha"), "faltam.planilha"),),)
    if vencidos:
        botoes = ((botao(Message(K("faltam.renovar"), count=vencidos), "faltam.renovar"),), *botoes)
    titulo = Message(K("faltam.titulo"), {"de": comeco + 1, "ate": comeco + len(destes)}, todos)
    return (Screen((Paragraph((titulo,)), *_por_orgao(work, destes)), (*ver, *vizinhas, *botoes, *voltar)),)


def pessoa(work: Work, said: Incoming, convite_id: str, pagina: str = "1") -> tuple[Screen, ...]:
    """Show one person who has not come in: how to reach her, and whether her link still serves."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    convite = pelo_numero(work, Convite, convite_id)
    achado = None if convite is None else parado(work, convite)
    if achado is None:
        return faltam(work, said, pagina)
    convite, orgao = achado
    indicacoes = convites.indicacoes_de(work, convite)
    params: dict[str, Param] = {"papel": papeis_por_extenso(indicacoes), "orgao": nome_do_orgao(orgao)}
    linhas = [Message(K("faltam.pessoa"), {"nome": convite.nome, **params})]
    if convite.email:
        linhas.append(Message(K("indicacao.email"), {"email": convite.email}))
    vale = K("faltam.pessoa.vencido" if convite.expira_em <= work.now else "faltam.pessoa.vale")
    novo = (
        botao(K("link.novo"), "indicacao.link", indicacoes[0].id)
        if indicacoes
        else botao(K("link.novo"), "orgao.renovar", convite.id)
    )
    botoes = ((novo,), (botao(K("faltam.voltar"), "faltam", pagina),))
    return (say(*linhas, Message(vale, {"ate": convite.expira_em}), buttons=botoes),)


def planilha(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Send everybody who has not come in as a spreadsheet; links are not in it, since they are not kept."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    todos = parados(work, ate=NUMA_FOLHA)
    carregam = indicacoes_de(work, [convite for convite, _ in todos])
    linhas = (
        DaFolha(
            nome_do_orgao(orgao),
            convite.nome,
            _papeis(work, carregam.get(convite.id, [])),
            convite.email or "",
            Message(K("folha.link_vencido" if convite.expira_em <= work.now else "folha.link_vale")),
            validade=convite.expira_em,
        )
        for convite, orgao in todos
    )
    anexo = folha(work, linhas, "quem-ainda-nao-entrou.xlsx", secreta=False)
    return (Screen((Paragraph((Message(K("faltam.em_planilha")),)),), attachment=anexo),)


def confirmar_renovar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask before all expired links are made anew."""
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    vencidos = quantos(work, Convite.expira_em <= work.now)
    if not vencidos:
        return faltam(work, said)
    sim = botao(K("faltam.renovar_sim"), "faltam.renovados")
    pergunta = Message(K("faltam.renovar_pergunta"), count=min(vencidos, NUMA_VEZ))
    return (say(pergunta, buttons=((sim,), (botao(K("faltam.voltar"), "faltam"),))),)


def renovar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Make a new link for each one that expired, and hand all of them over in one spreadsheet."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CONVIDAR_INDICADOR)
    vencidos = parados(work, Convite.expira_em <= work.now, ate=NUMA_VEZ)
    if not vencidos:
        return faltam(work, said)
    anexo = folha(work, _novos(work, pessoa, vencidos), "links-novos.xlsx", secreta=True)
    feito = Message(K("faltam.renovados"), count=len(vencidos))
    botoes: Rows = ((botao(K("faltam.voltar"), "faltam"),), (MENU,))
    entrega = Screen((Paragraph((Message(K("folha.como_entregar")),)),), attachment=anexo)
    return (say(feito, buttons=botoes), entrega)


def _novos(work: Work, autora: Quem, vencidos: Sequence[tuple[Convite, Orgao]]) -> list[DaFolha]:
    carregam = indicacoes_de(work, [convite for convite, _ in vencidos])
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
        registrar_em(work, "renovar_link", indicacoes, pessoa_id=autora.id)
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


def _papeis(work: Work, indicacoes: Sequence[Indicacao]) -> str:
    if not indicacoes:
        return work.label(papel_por_extenso(Papel.INDICADOR.value, None))
    return ", ".join(work.label(papel_por_extenso(i.papel, i.tema)) for i in indicacoes)


def _por_orgao(work: Work, destes: Sequence[tuple[Convite, Orgao]]) -> Iterator[Paragraph]:
    for orgao, grupo in groupby(destes, key=lambda dela: dela[1]):
        titulo = Message(K("faltam.orgao"), {"orgao": orgao.sigla or orgao.nome})
        yield Paragraph((titulo, *(_linha(work, convite) for convite, _ in grupo)))


def _linha(work: Work, convite: Convite) -> Message:
    vencido = convite.expira_em <= work.now
    papeis: list[PapelETema] = [(i.papel, i.tema) for i in convites.indicacoes_de(work, convite)]
    params: dict[str, Param] = {
        "nome": convite.nome,
        "papel": papeis_curtos(papeis),
        "ate": convite.expira_em,
    }
    return Message(K("faltam.vencido" if vencido else "faltam.vale"), params)


def _ver(convite: Convite, comeco: int) -> Button:
    rotulo = Message(K("faltam.ver"), {"nome": convite.nome})
    return botao(rotulo, "faltam.pessoa", convite.id, comeco // POR_PAGINA + 1)
