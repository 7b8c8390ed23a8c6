"""Announcements: written, shown as they will look, sent once to each, stopped, approved, replied to."""

import pytest

from bot.domain.papeis import Papel
from bot.sandbox.standin.messages import Message
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.palco import Palco, legivel

NEGRITO = {"type": "bold", "offset": 5, "length": 6}  # over {nome}
ESCREVER = """
    sti: /comunicado
    bot: Nenhum comunicado ainda [Escrever comunicado] [Menu]
    sti: [Escrever comunicado]
    bot: Qual é o comunicado?
"""
A_TODOS = """
    sti: [Todas as pessoas]
    bot: Quem recebe o comunicado? … Todas as pessoas dos órgãos. [Pronto]
    sti: [Pronto]
    bot: Rascunho: [Ver como fica] [Enviar só para mim] [Enviar agora] [Agendar o envio]
"""


async def equipe(palco: Palco, *outras: str) -> None:
    """Let the central team come in, with others of it."""
    for nome in ("sti", *outras):
        await palco.abrir(nome, await palco.convidar(Papel.STI, f"Pessoa {nome}"))
        await palco.dizer(nome, "[Entrar na equipe central]")


async def escrever(palco: Palco, texto: str = "Olá, {nome}! A oficina é amanhã.", **mais: object) -> None:
    """Write an announcement to everybody in the organs."""
    await palco.encenar(ESCREVER)
    await palco.pessoa("sti").say(texto, **mais)  # type: ignore[arg-type]
    await palco.sossegar()
    assert "Quem recebe o comunicado?" in legivel(palco.novas("sti")[-1])
    await palco.encenar(A_TODOS)


def recebidas(palco: Palco, nome: str, trecho: str) -> list[Message]:
    """Return the messages of the bot with these words in somebody's chat."""
    return [m for m in palco.pessoa(nome).messages if m.from_bot and trecho in legivel(m)]


@pytest.mark.asyncio
async def test_um_comunicado_vai_uma_vez_so_a_cada_pessoa_como_foi_escrito(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco, INMETRO, ANAC)  # two organs, one message
    await palco.dizer("titular", "/menu")
    await escrever(palco, entities=[NEGRITO])
    await palco.encenar("""
        sti: [Ver como fica]
        bot: Olá, Rui Tavares! A oficina é amanhã. [Responder]
        bot: Rascunho: Olá, {nome}! A oficina … 1 pessoa recebe [Enviar agora]
    """)
    await palco.recomecar()
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa? [Sim, enviar agora] [Agora não]
        sti: [Sim, enviar agora]
        bot: Enviando:
    """)
    await palco.passar(seconds=30)
    await palco.encenar("""
        bot para sti: Terminou o envio … 1 pessoa recebeu. [Baixar planilha das entregas]
    """)
    (recebida,) = recebidas(palco, "titular", "A oficina é amanhã")
    assert recebida.html == "Olá, <b>Rui Tavares</b>! A oficina é amanhã."
