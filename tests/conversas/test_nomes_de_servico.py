"""The name of a service is compared with the organ's others as it is typed, and on the card."""

import pytest
from sqlmodel import select

from bot.domain.papeis import Tema
from bot.storage.tables import Vinculo
from bot.storage.work import Work
from tests.conversas.cadastros import ATE_A_FICHA, titular
from tests.conversas.palco import Palco


@pytest.mark.asyncio
async def test_um_nome_ja_usado_e_dito_na_hora_e_o_que_existe_se_abre(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        ATE_A_FICHA
        + """
        titular: [Cadastrar outro serviço]
        bot: Qual é o nome do serviço?
        titular: obter passaporte comum para viajar
        bot: O órgão já tem o serviço “Obter passaporte comum [Abrir o que já existe] [Continuar assim mesmo]
        titular: Obter passaportes comuns para viajar
        bot: É quase igual a “Obter passaporte comum para viajar” [Continuar assim mesmo]
        titular: [Continuar assim mesmo]
        bot: O que a pessoa consegue com este serviço?
        titular: /voltar
        bot: Qual é o nome do serviço?
        titular: Obter passaporte comum para viajar
        bot: O órgão já tem o serviço
        titular: abrir o que já existe
        bot: Guardei o serviço "Obter passaportes comuns … você continuar depois. [Editar serviço]
        """
    )


@pytest.mark.asyncio
async def test_quem_nao_cadastra_le_quem_pode_e_ve_os_servicos(palco: Palco) -> None:
    await titular(palco)

    def trocar_o_tema(work: Work) -> None:
        for vinculo in work.session.exec(select(Vinculo)):
            vinculo.tema = Tema.AMPLIACAO_DIGITAL.value

    await palco.assistente.database.run(trocar_o_tema)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Só os pontos focais em Prestação de Serviços Públicos cadastram [Ver serviços cadastrados] [Menu]
        titular: [Ver serviços cadastrados]
        bot: Metas
        """
    )
