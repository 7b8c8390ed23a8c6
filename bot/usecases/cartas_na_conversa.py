"""Letters sent in a chat: shown, confirmed, put in place; only those of the organs of who sent them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from secrets import token_hex

from sqlmodel import col, func, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import CartaRecebida
from bot.storage.work import Work
from bot.usecases import importacao, rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.cartas_recebidas import Cartas
from bot.usecases.guardar_cartas import Recebida
from bot.usecases.importacao import Como, Feito
from bot.usecases.incoming import Incoming
from bot.usecases.lugares_das_cartas import Lugares
from bot.usecases.quem import Quem, Recusa, mandatos_de, nome_do_orgao, orgao_de, quem

NA_TELA = 8  # names that one list shows
DE_UMA_VEZ = 20  # letters put in place in one turn: other conversations wait meanwhile
DE_CADA_VEZ = 10  # at each tick after that

VER: Rows = ((botao(K("comando.servicos"), "servicos"),), (MENU,))


def receber(work: Work, said: Incoming, cartas: Cartas) -> tuple[Screen, ...]:
    """Put the letters of her organs aside and show what they would change. Nothing is done yet."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    rascunhos.largar(work, said.chat_id)
    importacao.esquecer(work, pessoa)
    meus = pessoa.orgaos(Acao.CADASTRAR_SERVICO)
    minhas = [recebida for recebida in cartas.prontas if recebida[0].siorg in meus]
    alheias = [pronta.nome for pronta, _ in cartas.prontas if pronta.siorg not in meus]
    fora = (*_alheias(work, meus, alheias), *_recusadas(cartas.recusadas))
    if not minhas:
        return (Screen((Paragraph((Message(K("cartas.nenhuma")),)), *fora), VER),)
    lote = token_hex(4)
    importacao.receber(work, pessoa, lote, minhas)
    importar = Message(K("cartas.importar"), count=len(minhas))
    botoes: Rows = (
        (botao(importar, "cartas.importar", lote),),
        (botao(K("cartas.descartar"), "cartas.descartar", lote),),
    )
    return (Screen((_lidas(work, meus, minhas), *fora), botoes),)


def importar(work: Work, said: Incoming, lote: str) -> tuple[Screen, ...]:
    """Put the letters in place; those of a long lot little by little, so that nobody else waits."""
    pessoa = _de_quem(work, said, lote)
    total = _quantas(work, lote)
    meus = pessoa.orgaos(Acao.CADASTRAR_SERVICO)
    feitos = importacao.por_no_lugar(work, pessoa, lote, DE_UMA_VEZ, meus)
    linhas = [
        Message(K(f"cartas.{como.value}"), count=n) for como, n in Counter(f.como for f in feitos).items()
    ]
    avisos = Paragraph(tuple(_avisos(feitos)))
    if total > DE_UMA_VEZ:
        importacao.seguir(work, lote, said.chat_id, total)
        linhas.append(Message(K("cartas.seguindo"), count=total - len(feitos)))
    paragrafos = (Paragraph(tuple(linhas)), *((avisos,) if avisos.lines else ()))
    return (Screen(paragrafos, (*_comparar(feitos), *VER)),)


def seguir(work: Work) -> None:
    """Put some more letters of a long lot in place; tell who sent them what needs a look, and the end."""
    importacao.envelhecer(work)
    proximo = importacao.em_andamento(work)
    if proximo is None:
        return
    lote, pessoa, chat_id, total, ordem = proximo
    dela = Quem(pessoa, mandatos_de(work, pessoa))
    meus = dela.orgaos(Acao.CADASTRAR_SERVICO)
    feitos = importacao.por_no_lugar(work, dela, lote, DE_CADA_VEZ, meus)
    avisos = Paragraph(tuple(_avisos(feitos)))
    if avisos.lines:
        work.say_later(chat_id, Screen((avisos,), (*_comparar(feitos), *VER)), once=f"cartas:{lote}:{ordem}")
    if meus and not _quantas(work, lote):
        work.say_later(
            chat_id, say(Message(K("cartas.prontas"), count=total), buttons=VER), once=f"cartas:{lote}"
        )


def descartar(work: Work, said: Incoming, lote: str) -> tuple[Screen, ...]:
    """Give up what was put aside."""
    importacao.esquecer(work, _de_quem(work, said, lote))
    return (say(Message(K("cartas.descartadas")), buttons=VER),)


def _de_quem(work: Work, said: Incoming, lote: str) -> Quem:
    """Return who asks; raise `Recusa` unless the lot is hers and she may write in all of its organs."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    dela = select(CartaRecebida.preparada).where(
        CartaRecebida.lote == lote, CartaRecebida.pessoa_id == pessoa.id
    )
    siorgs = {str(preparada["siorg"]) for preparada in work.session.exec(dela)}
    if not siorgs:
        raise Recusa(say(Message(K("cartas.ja_foi")), buttons=VER))
    for siorg in siorgs:
        pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    return pessoa


def _quantas(work: Work, lote: str) -> int:
    return work.session.exec(
        select(func.count(col(CartaRecebida.id))).where(CartaRecebida.lote == lote)
    ).one()


def _lidas(work: Work, meus: Sequence[str], minhas: Sequence[Recebida]) -> Paragraph:
    """Return whose letters these are, how many are new, how many of services that are here."""
    lugares = Lugares(work, [pronta for pronta, _ in minhas])
    achados = [lugares.tomar(pronta) for pronta, _ in minhas]
    novas = sum(lugar is not None and lugar.row is None for lugar in achados)
    ja_aqui = sum(lugar is not None and lugar.row is not None for lugar in achados)
    siorgs = {pronta.siorg for pronta, _ in minhas}
    orgaos = ", ".join(nome_do_orgao(orgao_de(work, siorg)) for siorg in meus if siorg in siorgs)
    linhas = [Message(K("cartas.lidas"), {"orgao": orgaos}, count=len(minhas))]
    linhas += [Message(K("cartas.que_entram"), count=novas)] if novas else []
    linhas += [Message(K("cartas.que_atualizam"), count=ja_aqui)] if ja_aqui else []
    return Paragraph((*linhas, Message(K("cartas.o_que_fica"))))


def _alheias(work: Work, meus: Sequence[str], nomes: Sequence[str]) -> Iterable[Paragraph]:
    if nomes:
        orgaos = ", ".join(nome_do_orgao(orgao_de(work, siorg)) for siorg in meus)
        titulo = Message(K("cartas.alheias"), {"orgao": orgaos}, count=len(nomes))
        yield Paragraph((titulo, *_lista([Message(K("cartas.nome"), {"nome": nome}) for nome in nomes])))


def _recusadas(recusadas: Sequence[tuple[str, Message]]) -> Iterable[Paragraph]:
    if recusadas:
        linhas = [Message(K("importar.linha"), {"arquivo": nome, "texto": dito}) for nome, dito in recusadas]
        yield Paragraph((Message(K("cartas.recusadas"), count=len(linhas)), *_lista(linhas)))


def _lista(linhas: Sequence[Message]) -> Iterable[Message]:
    yield from linhas[:NA_TELA]
    if len(linhas) > NA_TELA:
        yield Message(K("cartas.e_mais"), count=len(linhas) - NA_TELA)


def _avisos(feitos: Sequence[Feito]) -> Iterable[Message]:
    for numero, feito in enumerate(_com_aviso(feitos), 1):
        yield Message(K("cartas.aviso"), {"numero": numero, "texto": feito.aviso or ""})


def _comparar(feitos: Sequence[Feito]) -> Rows:
    """Return a button to what differs in each service of which the letter and the organ changed the same."""
    return tuple(
        (botao(Message(K("cartas.comparar"), {"numero": numero}), "servico.mudancas", feito.servico),)
        for numero, feito in enumerate(_com_aviso(feitos), 1)
        if feito.como is Como.ATUALIZADO
    )


def _com_aviso(feitos: Sequence[Feito]) -> list[Feito]:
    return [feito for feito in feitos if feito.aviso is not None]
