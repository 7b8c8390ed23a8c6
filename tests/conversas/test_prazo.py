"""The deadline of the work plan: who nominates or the central team tells it, and changes it."""

import pytest
from sqlmodel import select

from bot.storage.tables import Ato, Orgao
from bot.storage.work import Work
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_CONVITE, ate

# The stage begins on Tuesday, 24/11/2026.


@pytest.mark.asyncio
async def test_depois_da_indicacao_o_prazo_e_pedido_guardado_e_mudado(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for fala in ("[Começar a indicação]", "1", "1", "Rui Tavares", "rui@inmetro.gov.br", "[Pular]"):
        await palco.dizer("indicador", fala)
    await palco.encenar(
        """
        indicador: [Confirmar indicação]
        bot: Até quando vai o Plano de Trabalho? [Ver indicações] [Informar o prazo do plano] [Menu]
        bot: Link de Rui Tavares
        bot: Rascunho do ofício.
        indicador: [Informar o prazo do plano]
        bot: Qual é o último dia do Plano de Trabalho? [Agora não]
        indicador: [Agora não]
        bot: O prazo ficou como estava. Prazo do Plano de Trabalho: ainda não informado.
        indicador: [Informar o prazo do plano]
        bot: Qual é o último dia do Plano de Trabalho? … (INMETRO) … Exemplo: 30/06/2027
        indicador: junho
        bot: Não achei uma data em “junho”. … Qual é o último dia do Plano de Trabalho?
        indicador: 30/06/2072
        bot: Prazo guardado: 30/06/2072. Faltam 16.655 dias.
        indicador: [Mudar o prazo do plano]
        bot: Qual é o último dia
        indicador: 30/06/2127
        bot: O ano fica entre 2016 e 2099. O prazo de antes continua como estava.
        indicador: 30/06/2027
        bot: Prazo guardado: 30/06/2027. Faltam 218 dias. [Mudar o prazo do plano]
        indicador: /indicar
        bot: Prazo do Plano de Trabalho: 30/06/2027. [Mudar o prazo do plano]
        """
    )
    atos = await palco.assistente.database.run(_prazos)
    assert atos == [
        {"dia": "2072-06-30", "antes": None},
        {"dia": "2027-06-30", "antes": "2072-06-30"},
    ]


@pytest.mark.asyncio
async def test_a_equipe_central_informa_o_prazo_pela_tela_do_orgao(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.dizer("sti", "/orgaos")
    await palco.dizer("sti", "1 Instituto")
    await palco.tocar("sti", "a:orgao:240")
    await palco.encenar(
        """
        sti: [Informar o prazo do plano]
        bot: Qual é o último dia do Plano de Trabalho
        sti: 24/11/2026
        bot: Prazo guardado: hoje, 24/11/2026.
        sti: [Mudar o prazo do plano]
        bot: ...
        sti: 01/11/2026
        bot: Prazo guardado: 01/11/2026. Esse dia já passou. … mude o prazo.
        """
    )
    await palco.recomecar()
    prazo = await palco.assistente.database.run(lambda work: work.session.exec(select(Orgao.prazo)).one())
    assert f"{prazo}" == "2026-11-01"


def _prazos(work: Work) -> list[dict[str, object]]:
    return [ato.detalhes for ato in work.session.exec(select(Ato).where(Ato.acao == "marcar_prazo"))]
