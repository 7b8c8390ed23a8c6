"""The own organ's numbers, told to who holds a role in it and to nobody else."""

import pytest

from bot.storage.work import Work
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.palco import Palco
from tests.conversas.test_metas import NA_WEB, NO_BALCAO, publicar

NUMEROS = (
    "No Portal de Serviços: 3 de 3. A meta de 100% está atingida. "
    "Digitais: 1 de 3 no Portal de Serviços (33%). Falta 1 serviço para 50%."
)


def tres_no_portal(work: Work) -> None:
    """Put three services of INMETRO on the Portal, one of them digital."""
    for nome, etapa in (("Obter", NA_WEB), ("Renovar", NO_BALCAO), ("Cancelar", NO_BALCAO)):
        publicar(work, f"{nome} licença de pesca", (etapa,), (etapa,))


@pytest.mark.asyncio
async def test_quem_tem_papel_no_orgao_recebe_os_numeros_dele(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(tres_no_portal)
    await palco.encenar(
        f"""
        titular: quanto falta pro meu órgão?
        bot: {NUMEROS} [Outras medidas] [Menu]
        titular: MEU ORGAO TEM QTS DIGITAIS
        bot: {NUMEROS}
        titular: [Outras medidas]
        bot: Algum canal digital
        """
    )


@pytest.mark.asyncio
async def test_sem_prazo_registrado_nao_se_diz_ritmo(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(tres_no_portal)
    await palco.encenar(
        """
        titular: estamos no ritmo?
        bot: Falta 1 serviço para 50%. … Não há prazo do órgão registrado aqui.
        """
    )
    (tela,) = await palco.dizer("titular", "qts faltam pra gente")
    assert "ritmo" not in tela.text


@pytest.mark.asyncio
async def test_quem_tem_varios_orgaos_recebe_uma_linha_de_cada(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await palco.assistente.database.run(tres_no_portal)
    (tela,) = await palco.dizer("titular", "quanto falta pra gente bater a meta?")
    _, do_inmetro, da_anac = tela.text.split("\n\n")
    assert "(INMETRO)" in do_inmetro
    assert NUMEROS in do_inmetro
    assert "(ANAC)" in da_anac
    assert "falta o inventário" in da_anac


@pytest.mark.asyncio
async def test_os_numeros_escritos_continuam_sendo_contas(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(tres_no_portal)
    (tela,) = await palco.dizer("titular", "meu órgão tem 80 serviços no portal, qts digitais?")
    assert tela.text.startswith("De 80 serviços no Portal, 40 precisam ser digitais: a meta é 50%.")


@pytest.mark.asyncio
async def test_quem_nao_tem_orgao_le_o_que_precisa_e_nenhum_numero(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(tres_no_portal)
    (tela,) = await palco.dizer("visitante", "quanto falta pro meu órgão bater a meta?")
    assert tela.text.startswith("Não tenho números de um órgão para mostrar a você.")
    assert "INMETRO" not in tela.text
    assert "3 de 3" not in tela.text


@pytest.mark.asyncio
async def test_o_que_so_fala_do_orgao_continua_uma_pergunta_comum(palco: Palco) -> None:
    await titular(palco)
    (tela,) = await palco.dizer("titular", "meu órgão não tem secretaria executiva, quem indica?")
    assert "Fonte: Manual, abertura" in tela.text
    assert "inventário" not in tela.text


@pytest.mark.asyncio
async def test_no_meio_de_um_formulario_os_numeros_vem_antes_do_campo(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(tres_no_portal)
    await palco.encenar(
        f"""
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: quanto falta pro meu órgão?
        bot: É a resposta ou uma pergunta?
        titular: [É uma pergunta]
        bot: {NUMEROS} … Qual é o nome do serviço?
        """
    )
