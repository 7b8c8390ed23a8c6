"""The history of an organ's nominations: every event has its own moment, and says who did what."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ate


async def _falar(palco: Palco, quem: str, *falas: str) -> None:
    for fala in falas:
        await palco.dizer(quem, fala)


@pytest.mark.asyncio
async def test_cada_acontecimento_tem_a_sua_hora(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    ver = ("/indicar", "[Titular em Prestação: Rui Tavares]")
    await palco.passar(hours=1)
    await _falar(palco, "indicador", *ver, "[Marcar o último dia]", "30/11/2026", "[Marcar o último dia]")
    await palco.passar(hours=1)
    await _falar(palco, "indicador", *ver, "[Link para outra conta]", "[Fazer o link]")
    await palco.abrir("outra_conta", palco.link_de("Rui"))
    await palco.passar(hours=1)
    await _falar(palco, "outra_conta", "[Usar esta conta]")
    await palco.passar(hours=1)
    await _falar(palco, "indicador", "[Desfazer mudança de conta]", "[Sim, desfazer a mudança]")
    await palco.passar(hours=1)
    await _falar(palco, "indicador", *ver, "[Indicar outra pessoa]", "Noé Salgado", "noe@inmetro.gov.br")
    await _falar(palco, "indicador", "[Confirmar indicação]")
    await palco.abrir("titular_2", palco.link_de("Noé"))
    await palco.passar(hours=1)
    await _falar(palco, "titular_2", "[Aceitar indicação]")
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Ver histórico]
        bot: 10 registros … 18h … Noé Salgado aceitou … 16h … desfez a mudança de conta de Rui Tavares.
        indicador: [Próxima página]
        bot: 12h … Helena Duarte Prado indicou Rui Tavares.
        """
    )


@pytest.mark.asyncio
async def test_uma_recusa_aparece_com_o_motivo_e_o_link_novo_tambem(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.abrir("titular", palco.link_de("Rui"))
    await _falar(palco, "titular", "[Não posso aceitar]", "Estou de licença até março.", "[Enviar recusa]")
    await palco.passar(hours=1)
    await _falar(palco, "indicador", "/indicar", "[Titular em Prestação: Rui Tavares]", "[Fazer novo link]")
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Ver histórico]
        bot: 4 registros … 13h … fez outro link … 12h … recusou a indicação. Motivo: Estou de licença
        """
    )
