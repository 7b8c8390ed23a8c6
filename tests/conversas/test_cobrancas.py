"""A link that nobody accepts comes back to whoever nominated: once, and in working hours only."""

import pytest

from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília.


@pytest.mark.asyncio
async def test_depois_de_cinco_dias_em_horario_de_trabalho(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    palco.novas("indicador")
    await palco.passar(days=4, hours=20)  # Sunday, 8h
    assert palco.novas("indicador") == []
    await palco.passar(hours=5)  # Sunday, 13h: five days have gone by
    assert palco.novas("indicador") == []
    await palco.passar(hours=19)  # Monday, 8h
    assert palco.novas("indicador") == []
    await palco.passar(hours=1, minutes=5)
    await palco.encenar(
        """
        bot para indicador: Rui Tavares ainda não aceitou a indicação: titular [Novo link e texto]
        bot: Iara Teles ainda não aceitou a indicação: substituto … uma vez por link [Ver esta indicação]
        """
    )
    await palco.passar(days=1)
    assert palco.novas("indicador") == []


@pytest.mark.asyncio
async def test_o_novo_link_vem_com_o_texto_e_ganha_mais_cinco_dias(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.passar(days=6)
    await palco.encenar(
        """
        indicador: [Novo link e texto]
        bot: Link de Iara Teles … Iara Teles, este é o seu convite como substituto [Encaminhar pelo Telegram]
        """
    )
    await palco.passar(days=2)
    assert palco.novas("indicador") == []
    await palco.passar(days=4)
    assert palco.novas("indicador") == []  # a Saturday
    await palco.passar(days=2)
    await palco.encenar(
        """
        bot para indicador: Iara Teles ainda não aceitou a indicação
        """
    )


@pytest.mark.asyncio
async def test_quem_aceitou_ou_recusou_nao_e_cobrado(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: ...
        substituto abre o link de Iara
        bot: ...
        substituto: [Não posso aceitar]
        bot: ...
        substituto: /pular
        bot: ...
        substituto: [Enviar recusa]
        bot: ...
        """
    )
    palco.novas("indicador")
    await palco.passar(days=7)
    assert palco.novas("indicador") == []


@pytest.mark.asyncio
async def test_um_link_para_dois_temas_e_cobrado_uma_vez(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for fala in ("[Começar a indicação]", "3", "1", "Rui Tavares", "rui@inmetro.gov.br", "[Pular]"):
        await palco.dizer("indicador", fala)
    for fala in ("[As mesmas pessoas]", "[Confirmar indicação]"):
        await palco.dizer("indicador", fala)
    await palco.passar(days=7)
    await palco.encenar(
        """
        bot para indicador: Rui Tavares ainda não aceitou … titular nos dois temas. [Novo link e texto]
        indicador: [Novo link e texto]
        bot: Link de Rui Tavares, como titular nos dois temas
        """
    )


@pytest.mark.asyncio
async def test_a_cobranca_chega_uma_vez_mesmo_com_reinicio(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    palco.novas("indicador")
    palco.relogio.avancar(days=7)
    await palco.recomecar()
    await palco.assistente.tick()
    await palco.sossegar()  # a send cut in its very instant may be repeated: that is told in test_mortes
    await palco.recomecar()
    await palco.passar(minutes=1)
    assert len(palco.novas("indicador")) == 2  # Rui's link and Iara's, one each


@pytest.mark.asyncio
async def test_em_feriado_ninguem_e_cobrado(palco: Palco) -> None:
    palco.relogio.avancar(days=25)  # Saturday, 19/12, 12h
    await ate(palco, ATE_A_INDICACAO)
    palco.novas("indicador")
    await palco.passar(days=6)  # Friday, 25/12, 12h: Christmas
    assert palco.novas("indicador") == []
    await palco.passar(days=3)  # Monday
    assert [legivel(m)[:30] for m in palco.novas("indicador")] == [
        "Rui Tavares ainda não aceitou ",
        "Iara Teles ainda não aceitou a",
    ]


@pytest.mark.asyncio
async def test_o_fim_de_um_mandato_na_vespera_de_feriado_e_avisado_no_dia_util(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    for fala in ("/indicar", "[Titular em Prestação: Rui Tavares]", "[Marcar o último dia]", "24/12/2026"):
        await palco.dizer("indicador", fala)
    await palco.dizer("indicador", "[Marcar o último dia]")
    palco.novas("titular")
    await palco.passar(days=30, hours=12, minutes=1)  # Friday, 25/12, 0h01
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Você não tem papel ativo agora.
        """
    )
    assert palco.novas("indicador") == []
    await palco.passar(days=3, hours=9)  # Monday, 28/12, 9h01
    await palco.encenar(
        """
        bot para titular: Seu mandato terminou: titular em Prestação de Serviços Públicos.
        bot para indicador: O mandato de Rui Tavares chegou ao fim
        bot: Iara Teles ainda não aceitou a indicação
        """
    )
