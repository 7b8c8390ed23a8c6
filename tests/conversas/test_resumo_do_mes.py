"""The monthly summary: to who nominates, on the first business day, in working hours, exactly once."""

import pytest

from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_CONVITE, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília.


@pytest.mark.asyncio
async def test_chega_no_primeiro_dia_util_em_horario_e_uma_vez(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    palco.novas("indicador")
    await palco.passar(days=7)  # Tuesday, 1/12: who came in on 24/11 has no whole month behind her
    assert palco.novas("indicador") == []
    await palco.passar(days=31)  # Friday, 1/1/2027: a holiday
    assert palco.novas("indicador") == []
    await palco.passar(days=2, hours=20)  # Monday, 4/1, 8h
    assert palco.novas("indicador") == []
    await palco.passar(hours=1, minutes=1)
    await palco.encenar(
        """
        bot para indicador: Resumo de 12/2026 … (INMETRO) … ainda não dá para medir. Falta o inventário. Você recebe este resumo no primeiro dia útil do mês [Ver metas e ritmo] [Parar o resumo mensal]
        """  # noqa: E501
    )
    await palco.recomecar()
    await palco.passar(minutes=1)
    await palco.passar(days=1)
    assert palco.novas("indicador") == []
    await palco.passar(days=27)  # Monday, 1/2
    assert [legivel(m)[:17] for m in palco.novas("indicador")] == ["Resumo de 01/2027"]


@pytest.mark.asyncio
async def test_atrasado_chega_uma_vez_e_parado_nao_chega(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    palco.novas("indicador")
    palco.relogio.avancar(days=47)  # down until Sunday, 10/1/2027
    await palco.recomecar()
    await palco.passar(minutes=1)
    assert palco.novas("indicador") == []
    await palco.passar(days=1)
    await palco.encenar(
        """
        bot para indicador: Resumo de 12/2026
        indicador: [Parar o resumo mensal]
        bot: O resumo mensal deste órgão não chega mais a você. [Voltar a receber o resumo] [Menu]
        """
    )
    await palco.passar(days=30)
    assert palco.novas("indicador") == []
    await palco.encenar(
        """
        indicador: [Voltar a receber o resumo]
        bot: O resumo deste órgão volta a chegar no primeiro dia útil do próximo mês.
        """
    )
