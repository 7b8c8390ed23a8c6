"""Questions handed over to the central team: sent, answered, asked again, and forgotten in time."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, ate

NINGUEM_SABE = "qual a capital da austrália?"
ENVIAR = f"""
    titular: {NINGUEM_SABE}
    bot: Não sei responder a isso [Perguntar à STI/MP] [Menu]
    titular: [Perguntar à STI/MP]
    bot: “{NINGUEM_SABE}” … Rui Tavares, titular em … (INMETRO). [Enviar] [Mudar o texto] [Não enviar]
    titular: [Enviar]
    bot: Enviei sua pergunta à equipe central (STI/MP). … em dias úteis, das 9h às 18h
"""
RESPONDER = """
    sti: /fila
    bot: 1 pergunta à espera de resposta. [Rui: qual a capital da austrália?]
    sti: [Rui: qual a capital da austrália?]
    bot: De Rui Tavares, titular em … (INMETRO), em 24/11/2026 [Responder] [Encerrar sem responder]
    sti: [Responder]
    bot: O que você responde a Rui Tavares?
    sti: É Camberra. Esse assunto não é do manual.
    bot: Sua resposta, ainda não enviada … Camberra [Enviar resposta]
    sti: [Enviar resposta]
    bot: Resposta enviada a Rui Tavares.
"""


@pytest.mark.asyncio
async def test_a_pergunta_vai_e_a_resposta_volta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    await palco.recomecar()
    await palco.encenar(RESPONDER)
    await palco.recomecar()
    await palco.encenar("""
        bot para titular: Você perguntou: “qual a capital da austrália?” É Camberra. … Equipe central (STI/MP)
        titular: [Agradecer]
        bot: Agradecimento guardado.
        sti: /fila
        bot: Nenhuma pergunta à espera de resposta. [Ver perguntas respondidas]
        sti: [Ver perguntas respondidas]
        bot: 1 pergunta já respondida ou encerrada. [Rui: qual a capital da austrália?]
        sti: [Rui: qual a capital da austrália?]
        bot: Resposta de Ana Lúcia Prado … É Camberra. … Quem perguntou agradeceu.
    """)
