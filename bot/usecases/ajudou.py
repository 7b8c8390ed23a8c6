"""The two buttons under an answer that ask whether it helped."""

from bot.callbacks import option_id
from bot.messages import Button, K
from bot.respostas.conhecimento import Entrada
from bot.respostas.responder import Desfecho, Resposta
from bot.usecases.botoes import Rows, botao

NENHUM = "-"  # stands for an aspect on which the source is silent, where there is none


def botoes(resposta: Resposta) -> Rows:
    """Return the row under an answer; none where no entry was told: there is nothing to count."""
    if resposta.desfecho is not Desfecho.RESPONDIDA or not resposta.entradas:
        return ()
    return ((voto(resposta, "sim"), voto(resposta, "nao")),)


def voto(resposta: Resposta, ajudou: str) -> Button:
    """Return one of the two buttons, `sim` or `nao`; it carries what was told, to be shown again."""
    aspecto = resposta.silencio[0] if resposta.silencio else NENHUM
    rotulo = K("avaliacao.sim" if ajudou == "sim" else "avaliacao.nao")
    return botao(rotulo, "avaliar", ajudou, aspecto, *(option_id(um.chave) for um in resposta.entradas[:2]))


def entradas_de(conhecidas: dict[str, Entrada], *ids: str) -> tuple[Entrada, ...]:
    """Return the entries that a button names; those that are no more are left out."""
    por_id = {option_id(chave): entrada for chave, entrada in conhecidas.items()}
    return tuple(por_id[um] for um in ids if um in por_id)
