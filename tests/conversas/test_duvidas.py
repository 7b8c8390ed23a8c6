"""Questions in the chat: answered with their source, by near titles, by sums, or honestly not."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, ate


@pytest.mark.asyncio
async def test_quem_visita_pergunta_e_recebe_a_resposta_com_a_fonte(palco: Palco) -> None:
    (resposta,) = await palco.dizer("visitante", "quem me indica?")
    assert "Secretário Executivo" in resposta.text
    assert "Fonte: Manual, abertura." in resposta.text
    (outra,) = await palco.dizer("visitante", "[Titular e substituto]")
    assert "titular e substituto" in outra.text


@pytest.mark.asyncio
async def test_o_que_nao_se_sabe_e_dito(palco: Palco) -> None:
    (resposta,) = await palco.dizer("visitante", "qual a capital da austrália?")
    assert resposta.text.startswith("Não sei responder a isso")


@pytest.mark.asyncio
async def test_duas_perguntas_em_uma_e_contas(palco: Palco) -> None:
    (resposta,) = await palco.dizer("visitante", "perfil e meta do ponto focal 2")
    assert "bancos de dados" in resposta.text
    assert "50%" in resposta.text
    (conta,) = await palco.dizer("visitante", "temos 81 serviços no portal, quantos precisam ser digitais?")
    assert conta.text.startswith("De 81 serviços no Portal, 41 precisam ser digitais: a meta é 50%.")


@pytest.mark.asyncio
async def test_a_resposta_e_a_do_tema_de_quem_pergunta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    (resposta,) = await palco.dizer("titular", "o que eu tenho que fazer como ponto focal?")
    assert "coordena o cadastramento" in resposta.text
    assert "identifica demandas" not in resposta.text


@pytest.mark.asyncio
async def test_quantos_abreviado_tambem_faz_a_conta(palco: Palco) -> None:
    (conta,) = await palco.dizer("visitante", "meu orgao tem 80 servicos no portal qts precisam ser digitais")
    assert conta.text.startswith("De 80 serviços no Portal, 40 precisam ser digitais: a meta é 50%.")


@pytest.mark.asyncio
async def test_o_que_so_se_conta_recebe_um_nao_sei_com_os_assuntos(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: Sou Nilo Reis, da Ouvidoria
        bot: Não sei responder a isso. [Ver assuntos] [Menu]
        visitante: não recebi a senha
        bot: Fonte:
        """
    )
