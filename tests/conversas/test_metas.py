"""The goals at the head of the list: what is counted is the text that is on the Portal."""

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.domain.orgaos import orgaos
from bot.domain.servico import Canal, Etapa, Servico
from bot.forms.servico_valores import valores_de
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import INMETRO, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.servico.exemplo import MINIMO

NA_WEB = Etapa("Pedir a licença", (Canal("web", "https://pesca.orgao.gov.br"),))
NO_BALCAO = Etapa("Retirar a licença", (Canal("presencial", "Rua 1"),))


def publicar(work: Work, nome: str, antes: tuple[Etapa, ...], depois: tuple[Etapa, ...]) -> None:
    """Put a service on the Portal with some etapas, then write others over them, not yet there."""
    rui = quem(work, PESSOAS["titular"][0])
    row = guardar.novo(work, rui, INMETRO)
    servico: Servico = replace(MINIMO, orgao=orgaos()[INMETRO], nome=nome, etapas=antes)
    guardar.guardar(work, rui, row, valores_de(servico), None)
    no_portal = guardar.versao(work, row, 1)
    assert no_portal is not None
    guardar.marcar_no_portal(work, rui, row, "https://www.servicos.gov.br/servico/x", no_portal)
    guardar.guardar(work, rui, row, valores_de(replace(servico, etapas=depois)), 1)


@pytest.mark.asyncio
async def test_a_meta_digital_conta_o_texto_do_portal_e_nao_a_edicao_por_publicar(palco: Palco) -> None:
    await titular(palco)

    def montar(work: Work) -> None:
        publicar(work, "Obter licença", (NA_WEB,), (NA_WEB, NO_BALCAO))
        publicar(work, "Renovar licença", (NO_BALCAO,), (NA_WEB,))
        publicar(work, "Cancelar licença", (NA_WEB,), (NA_WEB,))

    await palco.assistente.database.run(montar)
    rows = await palco.assistente.database.run(
        lambda work: list(work.session.exec(select(ServicoRow.digital)))
    )
    assert sorted(rows) == [False, True, True]
    await palco.encenar(
        """
        titular: /servicos
        bot: No Portal de Serviços: 3 de 3 (100%). … Digitais no Portal de Serviços: 2 de 3 (66%).
        """
    )


@pytest.mark.asyncio
async def test_as_outras_medidas_abrem_da_lista_com_nome_e_significado(palco: Palco) -> None:
    await titular(palco)

    def montar(work: Work) -> None:
        publicar(work, "Obter licença", (NA_WEB, NO_BALCAO), (NA_WEB, NO_BALCAO))
        publicar(work, "Renovar licença", (NO_BALCAO,), (NA_WEB,))

    await palco.assistente.database.run(montar)
    await palco.encenar(
        """
        titular: /servicos
        bot: Digitais no Portal de Serviços: 0 de 2 (0%). A meta é 50%. [Outras medidas]
        titular: [Outras medidas]
        bot: 2 serviços no Portal de Serviços. … Algum canal digital: 1 de 2 serviços (50%). [Ver serviços]
        titular: [Ver serviços]
        bot: 2 serviços
        titular: [Outras medidas]
        bot: Marca de 100% digital: 0 de 2 serviços (0%). … Etapas com canal digital: 1 de 3 (33%).
        """
    )


@pytest.mark.asyncio
async def test_com_nada_no_portal_um_botao_antigo_diz_que_ainda_nao_da_para_medir(palco: Palco) -> None:
    await titular(palco)
    await palco.dizer("titular", "/servicos")
    (tela,) = await palco.tocar("titular", f"a:metas.outras:{INMETRO}")
    assert "Ainda não dá para medir. Nenhum serviço está no Portal de Serviços." in tela.text
