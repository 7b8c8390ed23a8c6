"""The goals of an organ in a picture and in words, what was day by day, and the buttons that bring it on."""

from datetime import date

import pytest
from sqlmodel import select

from bot.storage.tables import Orgao, ServicoRow
from bot.storage.tables_das_metas import MedidaDoDia
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_metas import NA_WEB, NO_BALCAO, publicar

# The stage begins on Tuesday, 24/11/2026.


def levantar(work: Work, *nomes: str) -> None:
    """Write services of which only the name is known."""
    guardar.levantar(work, quem(work, PESSOAS["titular"][0]), INMETRO, nomes)


def com_prazo(work: Work, prazo: date | None) -> None:
    """Give the organ a deadline."""
    work.session.get_one(Orgao, INMETRO).prazo = prazo


@pytest.mark.asyncio
async def test_sem_inventario_ainda_nao_da_para_medir_e_o_botao_comeca_a_lista(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /metas
        bot: ainda não dá para medir. Falta o inventário. … ainda não informado. [Ver serviços] [Menu]
        """
    )
    assert palco.pessoa("titular").messages[-1].file is None


@pytest.mark.asyncio
async def test_com_prazo_ha_imagem_ritmo_em_palavras_e_as_tres_proximas_acoes(palco: Palco) -> None:
    await titular(palco)

    def montar(work: Work) -> None:
        publicar(work, "Obter licença", (NA_WEB,), (NA_WEB,))
        publicar(work, "Renovar licença de pesca profissional", (NO_BALCAO,), (NA_WEB,))
        levantar(work, *(f"Emitir selo {n}" for n in range(90)))
        com_prazo(work, date(2027, 6, 30))

    await palco.assistente.database.run(montar)
    await palco.encenar(
        """
        titular: /metas
        bot: Prazo do Plano de Trabalho: 30/06/2027. No Portal de Serviços: 2 de 92 serviços (2%). Faltam 90 para a meta de 100%. Nenhum serviço a caminho. Ritmo necessário: 3 serviços por semana até 30/06/2027. Digitais: 1 dos 2 no Portal de Serviços (50%). A meta de 50% está atingida. [Atualizar: Renovar licença de…] [Cadastrar: Emitir selo 0] [Cadastrar: Emitir selo 1] [Outras medidas]
        titular: [Cadastrar: Emitir selo 0]
        bot: O que a pessoa consegue com este serviço?
        """  # noqa: E501
    )
    foto = next(m for m in reversed(palco.pessoa("titular").messages) if m.file is not None)
    assert foto.file is not None
    assert foto.file.data.startswith(b"\x89PNG")


@pytest.mark.asyncio
async def test_no_modo_leitor_de_tela_vem_so_o_texto(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(lambda work: levantar(work, "Emitir selo"))
    await palco.dizer("titular", "/acessibilidade")
    await palco.dizer("titular", "1")
    (tela,) = await palco.dizer("titular", "/metas")
    assert tela.file is None
    assert "0 de 1 serviços (0%). Falta 1" in tela.text
    assert "1. Cadastrar: Emitir selo" in tela.text


@pytest.mark.asyncio
async def test_prazo_vencido_e_atraso_e_sem_prazo_nao_ha_ritmo_nem_atraso(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(lambda work: levantar(work, "Emitir selo", "Aferir balança"))
    await palco.encenar(
        """
        titular: /metas
        bot: ainda não informado. No Portal de Serviços: 0 de 2 serviços (0%). Faltam 2 para a meta de 100%. Nenhum serviço a caminho. Meta digital: ainda não dá para medir.
        """  # noqa: E501
    )
    await palco.assistente.database.run(lambda work: com_prazo(work, date(2026, 11, 20)))
    await palco.encenar(
        """
        titular: /metas
        bot: Em atraso: o prazo passou em 20/11/2026 e faltam 2 serviços.
        """
    )


@pytest.mark.asyncio
async def test_com_dois_orgaos_pergunta_qual(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await palco.encenar(
        """
        titular: /metas
        bot: Metas de qual órgão? [Menu]
        titular: 2
        bot: Metas … ainda não dá para medir.
        """
    )


@pytest.mark.asyncio
async def test_cada_dia_fica_guardado_como_era_mesmo_medido_dias_depois(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(lambda work: levantar(work, "Emitir selo", "Aferir balança"))
    await palco.passar(days=1)
    await palco.assistente.database.run(lambda work: publicar(work, "Obter licença", (NA_WEB,), (NA_WEB,)))
    palco.relogio.avancar(days=2)  # nothing is measured meanwhile: the process is down
    await palco.recomecar()
    await palco.assistente.database.run(lambda work: _mudar(work))
    await palco.passar(days=1)
    assert await _guardadas(palco) == [
        ("24/11", 2, 0, 0, 0),
        ("25/11", 3, 1, 1, 1),
        ("26/11", 3, 1, 1, 1),
        ("27/11", 2, 1, 1, 0),
    ]
    await palco.recomecar()
    await palco.passar(hours=1)
    assert len(await _guardadas(palco)) == 4


@pytest.mark.asyncio
async def test_o_que_mudou_depois_da_meia_noite_nao_entra_no_dia_que_acabou(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(lambda work: publicar(work, "Obter licença", (NA_WEB,), (NA_WEB,)))
    palco.relogio.avancar(days=2)
    await palco.assistente.database.run(_mudar_tudo)
    await palco.passar(minutes=1)
    assert await _guardadas(palco) == [("24/11", 1, 1, 1, 1), ("25/11", 1, 1, 1, 1)]


@pytest.mark.asyncio
async def test_depois_de_quatro_semanas_ha_previsao(palco: Palco) -> None:
    await titular(palco)
    await palco.assistente.database.run(lambda work: levantar(work, *(f"Emitir selo {n}" for n in range(60))))
    await palco.assistente.database.run(lambda work: com_prazo(work, date(2027, 6, 30)))
    for semana in range(5):
        await palco.assistente.database.run(
            lambda work, n=semana: publicar(work, f"Obter licença {n}", (NA_WEB,), (NA_WEB,))
        )
        await palco.passar(days=7)
    await palco.encenar(
        """
        titular: /metas
        bot: Nas últimas 4 semanas, mais 3. … É mais devagar que o necessário. Previsão para 30/06/2027: entre 17 e 35. Vem das últimas 5 semanas
        """  # noqa: E501
    )


def _mudar(work: Work) -> None:
    """Put a text without a web channel on the Portal, and take a name out of the inventory."""
    rui = quem(work, PESSOAS["titular"][0])
    licenca = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Obter licença")).one()
    selo = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Emitir selo")).one()
    valores = {**licenca.valores, "etapas": [{**licenca.valores["etapas"][0], "canais": []}]}
    guardar.guardar(work, rui, licenca, valores, licenca.versao)
    texto = guardar.versao(work, licenca, licenca.versao)
    assert texto is not None
    guardar.marcar_no_portal(work, rui, licenca, "https://www.servicos.gov.br/servico/x", texto)
    guardar.tirar_do_inventario(work, rui, INMETRO, [selo.id], "etapa")


def _mudar_tudo(work: Work) -> None:
    """Take the service down, and out of the inventory."""
    rui = quem(work, PESSOAS["titular"][0])
    licenca = work.session.exec(select(ServicoRow)).one()
    guardar.tirar_do_portal(work, rui, licenca)
    guardar.tirar_do_inventario(work, rui, INMETRO, [licenca.id], "etapa")


async def _guardadas(palco: Palco) -> list[tuple[object, ...]]:
    medidas = select(MedidaDoDia).order_by(MedidaDoDia.dia)
    linhas = await palco.assistente.database.run(lambda work: list(work.session.exec(medidas)))
    return [(f"{m.dia:%d/%m}", m.levantados, m.cadastrados, m.no_portal, m.digitais) for m in linhas]
