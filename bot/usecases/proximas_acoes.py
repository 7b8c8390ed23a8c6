"""The next three things that bring an organ nearer to its goals, each as a button that opens it."""

import textwrap
from collections.abc import Iterator

from sqlalchemy import case
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.metas import Contagem
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases.botoes import Rows, botao
from bot.usecases.filtro import Filtro
from bot.usecases.quem import Quem

QUANTAS = 3
NO_BOTAO = 19  # letters of a service's name: with the verb, 30
A_FAZER = {  # the nearest to the Portal first: what the button says, what it does
    Estado.PRONTO: (K("acao.levar"), "levar"),
    Estado.NO_PORTAL_COM_ALTERACOES: (K("acao.atualizar"), "levar"),
    Estado.RASCUNHO: (K("acao.completar"), "servico.editar"),
    Estado.LEVANTADO: (K("acao.cadastrar"), "servico.editar"),
}


def proximas(work: Work, pessoa: Quem, siorg: str, conta: Contagem) -> Rows:
    """Return three buttons at most: the work itself for who registers, lists for who follows it."""
    if not conta.meta_no_portal.mensuravel:
        return _comecar(pessoa, siorg)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        botoes = [*_a_fazer(work, siorg), *_a_oferecer(work, siorg)]
    elif pessoa.pode(Acao.EXPORTAR_SERVICO, siorg) and not pessoa.pode(Acao.MARCAR_PRAZO, siorg):
        botoes = [*_a_oferecer(work, siorg, "diagnostico.servico"), *_listas(conta, siorg)]
    else:
        botoes = list(_listas(conta, siorg))
    return tuple((um,) for um in botoes[:QUANTAS])


def _comecar(pessoa: Quem, siorg: str) -> Rows:
    if not pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        return ()
    return ((botao(K("inventario.levantar"), "inventario.levantar", siorg),),)


def _a_fazer(work: Work, siorg: str) -> Iterator[Button]:
    ordem = case({estado.value: n for n, estado in enumerate(A_FAZER)}, value=col(ServicoRow.estado))
    do_orgao = (ServicoRow.siorg == siorg, col(ServicoRow.fora_do_inventario).is_(None))
    buscados = select(ServicoRow.id, ServicoRow.nome, ServicoRow.estado).where(
        *do_orgao, col(ServicoRow.estado).in_([estado.value for estado in A_FAZER])
    )
    ordenados = buscados.order_by(ordem, col(ServicoRow.faltas), col(ServicoRow.nome)).limit(QUANTAS)
    for numero, nome, estado in work.session.exec(ordenados):
        chave, ato = A_FAZER[Estado(estado)]
        yield _do_servico(chave, nome, ato, numero)


def _a_oferecer(work: Work, siorg: str, ato: str = "servico") -> Iterator[Button]:
    """Yield services on the Portal that are not offered in digital means; `ato` opens their etapas."""
    deles = select(ServicoRow.id, ServicoRow.nome).where(
        ServicoRow.siorg == siorg,
        col(ServicoRow.fora_do_inventario).is_(None),
        ServicoRow.estado == Estado.NO_PORTAL.value,
        col(ServicoRow.digital).is_(False),
    )
    for numero, nome in work.session.exec(deles.order_by(col(ServicoRow.nome)).limit(QUANTAS)):
        yield _do_servico(K("acao.ver_etapas"), nome, ato, numero)


def _listas(conta: Contagem, siorg: str) -> Iterator[Button]:
    if conta.a_caminho:
        rotulo = Message(K("acao.ver_a_caminho"), count=conta.a_caminho)
        yield botao(rotulo, "servicos", siorg, 1, Filtro(Estado.RASCUNHO).escrito)
    so_nomes = conta.levantados - conta.cadastrados
    if so_nomes:
        rotulo = Message(K("acao.ver_so_nomes"), count=so_nomes)
        yield botao(rotulo, "servicos", siorg, 1, Filtro(Estado.LEVANTADO).escrito)
    if not conta.meta_digital.atingida and conta.meta_digital.mensuravel:
        yield botao(K("acao.ver_nao_digitais"), "servicos", siorg, 1, Filtro(digital=False).escrito)


def _do_servico(chave: K, nome: str, ato: str, numero: int | None) -> Button:
    curto = textwrap.shorten(nome, NO_BOTAO, placeholder="…")
    return botao(Message(chave, {"nome": curto}), ato, numero)
