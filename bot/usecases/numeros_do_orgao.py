"""The own organ's numbers, where somebody asks for them: what is there and what is missing to each goal."""

from collections.abc import Iterator

from bot.domain.metas import Parcela
from bot.domain.papeis import Acao
from bot.domain.ritmo import ritmo
from bot.messages import K, Message, Param, Screen, say
from bot.respostas.do_orgao import pede_numeros, pede_ritmo
from bot.storage.work import Work
from bot.usecases import metas, prazo
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import nome_do_orgao, orgao_de, quem
from bot.usecases.tela_das_metas import ritmo_em_palavras


def responder(work: Work, said: Incoming) -> Screen | None:
    """Return the numbers of each organ where the asker holds a role; None where they are not asked for."""
    siorgs = _meus(work, said)
    if not siorgs or not pede_numeros(said.text):
        return None
    linhas = [_do_orgao(work, siorg) for siorg in siorgs]
    if pede_ritmo(said.text):
        linhas += [linha for siorg in siorgs for linha in _ritmo(work, siorg)]
    return say(Message(K("numeros.titulo")), *linhas, buttons=(*_outras(siorgs), (MENU,)))


def sem_orgao(work: Work, said: Incoming) -> Message | None:
    """Return what is needed to be told the numbers, to who asks for them and holds a role in no organ."""
    if _meus(work, said) or not pede_numeros(said.text):
        return None
    return Message(K("numeros.sem_orgao"))


def _meus(work: Work, said: Incoming) -> tuple[str, ...]:
    return quem(work, said.user_id).orgaos(Acao.VER_SERVICOS)


def _outras(siorgs: tuple[str, ...]) -> Rows:
    return ((botao(K("metas.botao"), "metas.outras", siorgs[0]),),) if len(siorgs) == 1 else ()


def _do_orgao(work: Work, siorg: str) -> Message:
    conta = metas.contagem(work, siorg)
    orgao: dict[str, Param] = {"orgao": nome_do_orgao(orgao_de(work, siorg))}
    if not conta.meta_no_portal.mensuravel:
        return Message(K("numeros.sem_inventario"), orgao)
    no_portal = _parcela(K("numeros.no_portal"), conta.meta_no_portal)
    digitais = Message(K("numeros.nenhum_no_portal"))
    if conta.meta_digital.mensuravel:
        digitais = _parcela(K("numeros.digitais"), conta.meta_digital)
    return Message(K("numeros.orgao"), {**orgao, "no_portal": no_portal, "digitais": digitais})


def _ritmo(work: Work, siorg: str) -> Iterator[Message]:
    """Yield the deadline of an organ and the pace that it asks for; without one, that there is none."""
    orgao = orgao_de(work, siorg)
    if orgao.prazo is None:
        yield Message(K("numeros.sem_prazo"))
        return
    yield prazo.linha(orgao)
    devido = ritmo(metas.contagem(work, siorg).meta_no_portal, orgao.prazo, hoje(work))
    if devido is not None:
        yield ritmo_em_palavras(devido, orgao.prazo)


def _parcela(chave: K, parcela: Parcela) -> Message:
    fatos = {"parte": parcela.parte, "todo": parcela.todo, "por_cento": parcela.por_cento}
    return Message(chave, fatos, parcela.faltam)
