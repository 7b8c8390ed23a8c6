"""The goals of an organ (`/metas`): in a picture and in words, with the pace and the next three actions."""

from collections.abc import Iterator
from datetime import date

from bot.domain.papeis import Acao
from bot.domain.ritmo import Ritmo
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Orgao
from bot.storage.work import Work
from bot.usecases import metas as medidas
from bot.usecases import prazo, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.conferencia import POR_PAGINA, orgaos_de
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.marcha import RECENTES, Marcha, marchas
from bot.usecases.proximas_acoes import proximas
from bot.usecases.quadro_das_metas import quadro
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem


def metas(work: Work, said: Incoming, siorg: str = "") -> tuple[Screen, ...]:
    """Show the goals of an organ; with several organs, ask which."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, siorg or None)
    rascunhos.largar(work, said.chat_id)
    if not siorg:
        meus = orgaos_de(work, pessoa)
        if len(meus) != 1:
            return (_qual_orgao(meus, "1"),)
        siorg = meus[0].siorg
    return (_tela(work, said, pessoa, orgao_de(work, siorg)),)


def orgaos(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask of which organ, at another page of them."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS)
    rascunhos.largar(work, said.chat_id)
    return (_qual_orgao(orgaos_de(work, pessoa), numero),)


def _qual_orgao(meus: list[Orgao], numero: str) -> Screen:
    desta, vizinhas = pagina(meus, numero, POR_PAGINA, "metas.orgaos")
    botoes: Rows = tuple((botao(nome_do_orgao(orgao), "metas", orgao.siorg),) for orgao in desta)
    return say(Message(K("metas.qual_orgao"), count=len(meus)), buttons=(*botoes, *vizinhas, (MENU,)))


def _tela(work: Work, said: Incoming, pessoa: Quem, orgao: Orgao) -> Screen:
    conta, as_duas = marchas(work, orgao)
    titulo = Message(K("metas.titulo"), {"orgao": nome_do_orgao(orgao)})
    botoes = (*proximas(work, pessoa, orgao.siorg, conta), *_outros(work, pessoa, orgao))
    if not conta.meta_no_portal.mensuravel:
        return say(titulo, Message(K("metas.sem_inventario")), prazo.linha(orgao), buttons=botoes)
    no_portal, digital = (Paragraph(tuple(em_palavras(marcha, orgao))) for marcha in as_duas)
    a_caminho = Message(K("metas.a_caminho"), count=conta.a_caminho)
    no_portal = Paragraph((no_portal.lines[0], a_caminho, *no_portal.lines[1:]))
    if not conta.meta_digital.mensuravel:
        digital = Paragraph((Message(K("metas.nenhum_no_portal")),))
    paragrafos = (Paragraph((titulo, prazo.linha(orgao))), no_portal, digital)
    imagem = None if work.chat(said.chat_id).leitor else quadro(work, orgao, as_duas, hoje(work))
    return Screen(paragrafos, botoes, imagem)


def em_palavras(marcha: Marcha, orgao: Orgao) -> Iterator[Message]:
    """Yield a goal in words: where it stands, how it went, the pace, what is likely."""
    parcela = marcha.parcela
    fatos: dict[str, Param] = {"parte": parcela.parte, "todo": parcela.todo, "por_cento": parcela.por_cento}
    yield Message(FALTAM[marcha.titulo], fatos, parcela.faltam)
    if marcha.ganho is not None:
        yield Message(K("metas.ganho"), {"semanas": RECENTES}, max(0, marcha.ganho))
    if marcha.atraso and orgao.prazo is not None:
        yield Message(K("metas.atraso"), {"dia": orgao.prazo}, parcela.faltam)
    if marcha.ritmo is not None and orgao.prazo is not None:
        yield ritmo_em_palavras(marcha.ritmo, orgao.prazo)
        if marcha.ganho is not None and marcha.ritmo.abaixo(marcha.ganho, RECENTES * 7):
            yield Message(K("metas.abaixo"))
    if marcha.previsao is not None:
        previsto: dict[str, Param] = {
            "de": marcha.previsao.de,
            "ate": marcha.previsao.ate,
            "dia": marcha.previsao.dia,
            "semanas": marcha.previsao.semanas,
        }
        yield Message(K("metas.previsao"), previsto)


FALTAM = {K("quadro.no_portal"): K("metas.faltam_no_portal"), K("quadro.digital"): K("metas.faltam_digital")}


def ritmo_em_palavras(ritmo: Ritmo, prazo: date) -> Message:
    """Return the pace in words: so many a week, or one each so many weeks, until the deadline."""
    ate: dict[str, Param] = {"dia": prazo}
    if ritmo.cabe_em_uma_semana:
        return Message(K("metas.ritmo_final"), ate, ritmo.faltam)
    if ritmo.semanas_por_servico > 1:
        return Message(K("metas.ritmo_lento"), ate, ritmo.semanas_por_servico)
    return Message(K("metas.ritmo"), ate, ritmo.por_semana)


def _outros(work: Work, pessoa: Quem, orgao: Orgao) -> Rows:
    botoes: Rows = ()
    if medidas.ha_no_portal(work, orgao.siorg):
        botoes = ((botao(K("metas.botao"), "metas.outras", orgao.siorg),),)
    if pessoa.pode(Acao.MARCAR_PRAZO, orgao.siorg):
        botoes += ((prazo.mudar(orgao),),)
    return (*botoes, (botao(K("servicos.voltar"), "servicos", orgao.siorg), MENU))
