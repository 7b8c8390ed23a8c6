"""The card of a service: its name, what is missing for publication, and how digital it is, as messages."""

from collections.abc import Iterator

from bot.domain.digital import medida_digital
from bot.domain.pendencias import Pendencia, pendencias
from bot.domain.servico import Servico
from bot.messages import K, Message, Paragraph


def cartao(servico: Servico) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the card; the measure is the panel's, left out while there is no etapa."""
    titulo = Message(K("servico.cartao.nome"), {"nome": servico.nome})
    orgao = Message(K("servico.cartao.orgao"), {"orgao": servico.orgao.nome_com_sigla})
    falta = Paragraph(tuple(_falta(pendencias(servico))))
    return (Paragraph((titulo, orgao)), falta, *_digital(servico))


def _falta(faltam: tuple[Pendencia, ...]) -> Iterator[Message]:
    if not faltam:
        yield Message(K("servico.cartao.completo"))
        return
    yield Message(K("servico.cartao.falta"), count=len(faltam))
    for pendencia in faltam:
        yield Message(K("servico.cartao.item"), {"falta": pendencia.mensagem})


def _digital(servico: Servico) -> Iterator[Paragraph]:
    medida = medida_digital(servico)
    if medida.digital:
        yield Paragraph((Message(K("servico.cartao.digital")),))
    elif medida.por_etapa:
        contagem = {"digitais": medida.digitais}
        mensagem = Message(K("servico.cartao.nao_digital"), contagem, count=len(medida.por_etapa))
        yield Paragraph((mensagem,))
