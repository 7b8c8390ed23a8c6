"""A `Resposta` in words, as messages: what is said on the phone, on the terminal and to who measures."""

from collections.abc import Iterator

from bot.messages import K, Message
from bot.respostas.conhecimento import Entrada
from bot.respostas.responder import Desfecho, Resposta

_ASPECTOS = {
    "prazo": K("duvida.aspecto.prazo"),
    "multa": K("duvida.aspecto.multa"),
    "custo": K("duvida.aspecto.custo"),
    "telefone": K("duvida.aspecto.telefone"),
    "email": K("duvida.aspecto.email"),
    "remuneracao": K("duvida.aspecto.remuneracao"),
    "horas": K("duvida.aspecto.horas"),
    "data": K("duvida.aspecto.data"),
    "local": K("duvida.aspecto.local"),
}


def dizer(resposta: Resposta) -> tuple[Message, ...]:
    """Return the paragraphs of an answer; of one that is not known, the honest sentence alone."""
    if resposta.desfecho in (Desfecho.NAO_SEI, Desfecho.PERTO):
        return (Message(K("duvida.nao_sei")),)
    silencio = [
        Message(K("duvida.nao_informa"), {"aspecto": Message(_ASPECTOS[a])}) for a in resposta.silencio[:1]
    ]
    textos = [message for entrada in resposta.entradas for message in _entrada(entrada)]
    return (*silencio, *resposta.contas, *textos)


def _entrada(entrada: Entrada) -> Iterator[Message]:
    yield Message(K("duvida.texto"), {"texto": entrada.resposta})
    if entrada.assinada is not None:
        nome, dia = entrada.assinada
        yield Message(K("duvida.da_equipe"), {"nome": nome, "dia": dia})


def fontes(resposta: Resposta) -> tuple[str, ...]:
    """Return where an answer comes from, each source once."""
    if resposta.desfecho is not Desfecho.RESPONDIDA:
        return ()
    return tuple(dict.fromkeys(fonte for entrada in resposta.entradas for fonte in entrada.fontes))
