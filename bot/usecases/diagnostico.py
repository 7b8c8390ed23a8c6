"""The digital diagnosis of an organ (`/diagnostico`): what is not digital, the cheapest gains first."""

from collections.abc import Iterator

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Orgao
from bot.storage.work import Work
from bot.usecases import demandas_de_todos, metas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.conferencia import orgaos_de
from bot.usecases.demandas import quantas_do_orgao
from bot.usecases.diagnostico_em_palavras import migracao_em_linha
from bot.usecases.ganhos import Ganho, a_levar, atrasadas, ganhos
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem

POR_PAGINA = 6
ORGAOS_POR_PAGINA = 8


def diagnostico(work: Work, said: Incoming, siorg: str = "", numero: str = "1") -> tuple[Screen, ...]:
    """Show what an organ could offer in digital means; with several organs, ask which.

    The central team, which has no organ, sees who needs data of whom.
    """
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_DIAGNOSTICO, siorg or None)
    rascunhos.largar(work, said.chat_id)
    if not siorg:
        meus = _orgaos(work, pessoa)
        if not meus and pessoa.pode(Acao.VER_DEMANDAS):
            return demandas_de_todos.demandas(work, said)
        if len(meus) != 1:
            return (_qual_orgao(meus, "1"),)
        siorg = meus[0].siorg
    return (_tela(work, orgao_de(work, siorg), numero),)


def orgaos(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask of which organ, at another page of them."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_DIAGNOSTICO)
    rascunhos.largar(work, said.chat_id)
    return (_qual_orgao(_orgaos(work, pessoa) or orgaos_de(work, pessoa), numero),)


def _orgaos(work: Work, pessoa: Quem) -> list[Orgao]:
    """Return the organs of her own mandates: those whose diagnosis she writes come alone."""
    meus = pessoa.orgaos(Acao.DIAGNOSTICAR) or pessoa.orgaos(Acao.VER_DIAGNOSTICO)
    return sorted((orgao_de(work, siorg) for siorg in meus), key=lambda orgao: orgao.nome)


def _qual_orgao(meus: list[Orgao], numero: str) -> Screen:
    desta, vizinhas = pagina(meus, numero, ORGAOS_POR_PAGINA, "diagnostico.orgaos")
    botoes: Rows = tuple((botao(nome_do_orgao(orgao), "diagnostico", orgao.siorg),) for orgao in desta)
    return say(Message(K("diagnostico.qual_orgao"), count=len(meus)), buttons=(*botoes, *vizinhas, (MENU,)))


def _tela(work: Work, orgao: Orgao, numero: str) -> Screen:
    todos = ganhos(work, orgao.siorg)
    desta, vizinhas = pagina(todos, numero, POR_PAGINA, "diagnostico", orgao.siorg)
    titulo = Message(K("diagnostico.titulo"), {"orgao": nome_do_orgao(orgao)})
    servicos = tuple(Paragraph((_linha(work, ganho),)) for ganho in desta)
    botoes: Rows = tuple((botao(ganho.nome, "diagnostico.servico", ganho.id),) for ganho in desta)
    outros = _outros(work, orgao, ha_servicos=bool(todos))
    resumo = Paragraph(tuple(_resumo(work, orgao, todos)))
    return Screen((Paragraph((titulo,)), resumo, *servicos), (*botoes, *vizinhas, *outros))


def _resumo(work: Work, orgao: Orgao, todos: list[Ganho]) -> Iterator[Message]:
    conta = metas.contagem(work, orgao.siorg)
    if not conta.levantados:
        yield Message(K("diagnostico.sem_inventario"))
        return
    yield metas.digital_em_linha(conta)
    if not todos:
        yield Message(K("diagnostico.nada_fora"))
    sem_cadastro = sum(ganho.sem_etapas for ganho in todos)
    for chave, quantos in (
        (K("diagnostico.fora"), len(todos) - sem_cadastro),
        (K("diagnostico.falta_uma"), sum(ganho.faltam == 1 and not ganho.sem_etapas for ganho in todos)),
        (K("diagnostico.sem_cadastro"), sem_cadastro),
        (K("diagnostico.a_levar"), a_levar(work, orgao.siorg)),
        (K("diagnostico.atrasadas"), atrasadas(work, todos)),
    ):
        if quantos:
            yield Message(chave, count=quantos)


def _linha(work: Work, ganho: Ganho) -> Message:
    chave = K("diagnostico.linha_sem_etapas" if ganho.sem_etapas else "diagnostico.linha")
    estado = Message(K(f"estado.{ganho.estado}"))
    escrito = migracao_em_linha(work, ganho.pendentes)
    fatos: dict[str, Param] = {"nome": ganho.nome, "etapas": ganho.etapas}
    return Message(chave, {**fatos, "estado": estado, "escrito": escrito}, ganho.faltam)


def _outros(work: Work, orgao: Orgao, *, ha_servicos: bool) -> Rows:
    botoes: Rows = ()
    demandas = quantas_do_orgao(work, orgao.siorg)
    if demandas:
        rotulo = Message(K("demandas.do_orgao_botao"), count=demandas)
        botoes = ((botao(rotulo, "demandas.orgao", orgao.siorg),),)
    if ha_servicos:
        botoes += ((botao(K("diagnostico.planilha"), "diagnostico.planilha", orgao.siorg),),)
    return (
        *botoes,
        (
            botao(K("comando.metas"), "metas", orgao.siorg),
            botao(K("servicos.voltar"), "servicos", orgao.siorg),
        ),
        (MENU,),
    )
