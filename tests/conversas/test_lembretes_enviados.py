"""What the central team sees of nudges: what went out, what was opened, what it led to."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_ACEITE, UM_SERVICO, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília; the next Monday is 30/11.


@pytest.mark.asyncio
async def test_a_equipe_central_ve_o_que_saiu_e_no_que_deu(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        sti: /lembretes
        bot: Lembretes de 23/11/2026 a 29/11/2026 Nenhum lembrete saiu nesta semana. [Ver semana anterior]
        """
    )
    await palco.passar(days=5, hours=22)  # Monday, 10h
    await palco.encenar(
        """
        sti: /lembretes
        bot: Saiu 1 lembrete. Abertos: 0. … sete dias: 0. … inventário vazio: 1 saiu [Baixar planilha]
        titular: [Mudar lembretes]
        bot: Seus lembretes
        sti: /lembretes
        bot: Abertos: 1. Com ação no órgão em até sete dias: 0. … INMETRO: 1 saiu, 1 com abertura, 0 com ação.
        """
    )
    await palco.passar(days=2)
    await palco.encenar(UM_SERVICO)
    await palco.passar(days=5)  # the next Monday
    await palco.recomecar()
    await palco.encenar(
        """
        sti: /lembretes
        bot: Lembretes de 07/12/2026 a 13/12/2026 [Ver semana anterior]
        sti: [Ver semana anterior]
        bot: Lembretes de 30/11/2026 … Com ação no órgão em até sete dias: 1. [Ver semana seguinte]
        """
    )
    (folha,) = await palco.dizer("sti", "[Baixar planilha]")
    assert folha.file is not None and folha.file_name == "lembretes-2026-11-30.xlsx"
    livro = load_workbook(BytesIO(folha.file.data), read_only=True)
    (_, linha) = livro.active.iter_rows(values_only=True)
    assert linha[0] == "30/11/2026" and linha[2:4] == ("Rui Tavares", "inventário vazio")
    assert all(linha[4:])


@pytest.mark.asyncio
async def test_o_que_vem_depois_de_sete_dias_nao_conta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.passar(days=5, hours=22)
    await palco.passar(days=8)
    await palco.encenar(UM_SERVICO)
    await palco.dizer("sti", "/lembretes")
    (tela,) = await palco.dizer("sti", "[Ver semana anterior]")
    assert "Saiu 1 lembrete. Abertos: 0. Com ação no órgão em até sete dias: 0." in legivel(tela)


@pytest.mark.asyncio
async def test_uma_semana_adulterada_e_a_desta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    for dado in ("lembretes.enviados:x", "lembretes.enviados:999999999", "lembretes.enviados:0:9"):
        await palco.dizer("sti", "/acessibilidade")
        (tela,) = await palco.tocar("sti", f"a:{dado}")
        assert tela.text.startswith("Lembretes de 23/11/2026")
