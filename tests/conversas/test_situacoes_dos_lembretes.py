"""What a nudge says in each situation, and that its button opens the very thing."""

from datetime import date

import pytest
from sqlmodel import select

from bot.storage.tables import Orgao, ServicoRow
from bot.storage.tables_das_metas import MedidaDoDia
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import INMETRO, titular
from tests.conversas.diagnosticos import do_tema_2, orgao_com_servicos
from tests.conversas.palco import PESSOAS, Palco, legivel
from tests.conversas.test_diagnostico import ATE_GUARDAR
from tests.conversas.test_metas import NA_WEB, NO_BALCAO, publicar
from tests.conversas.test_tela_das_metas import levantar

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília; the next Monday is 30/11.


async def _na_segunda(palco: Palco, nome: str = "titular") -> str:
    """Return the nudge of the next Monday at 9h, which must be the only message."""
    await palco.passar(days=5, hours=21)
    (lembrete,) = palco.novas(nome)
    return legivel(lembrete)


async def _entrar(palco: Palco, nome: str) -> None:
    """Let somebody speak first, and have her first due moment written."""
    await palco.dizer(nome, "/menu")
    await palco.passar(minutes=1)
    palco.novas(nome)


async def _montar(palco: Palco, prazo: date | None, *nomes: str) -> None:
    def escrever(work: Work) -> None:
        publicar(work, "Obter licença", (NA_WEB,), (NA_WEB,))
        levantar(work, *nomes)
        work.session.get_one(Orgao, INMETRO).prazo = prazo

    await titular(palco)
    await palco.assistente.database.run(escrever)
    await _entrar(palco, "titular")


@pytest.mark.asyncio
async def test_o_rascunho_parado_continua_de_onde_parou(palco: Palco) -> None:
    await _montar(palco, None, "Emitir selo")
    await palco.encenar(
        """
        titular: /cadastrar
        bot: ...
        titular: Emitir passaporte comum
        bot: O que a pessoa consegue com este serviço?
        """
    )
    assert 'Este rascunho está parado e guardado: o serviço "Emitir' in await _na_segunda(palco)
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Continuar o rascunho]
        bot: O que a pessoa consegue com este serviço?
        """
    )


@pytest.mark.asyncio
async def test_o_que_espera_publicacao_abre_a_lista_dos_prontos(palco: Palco) -> None:
    def pronto(work: Work) -> None:
        publicar(work, "Emitir selo", (NA_WEB,), (NA_WEB,))
        selo = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Emitir selo")).one()
        guardar.tirar_do_portal(work, quem(work, PESSOAS["titular"][0]), selo)

    await _montar(palco, None)
    await palco.assistente.database.run(pronto)
    assert (await _na_segunda(palco)).startswith(
        "1 serviço está pronto e ainda não está no Portal de Serviços."
    )
    await palco.encenar(
        """
        titular: [Ver os serviços prontos]
        bot: 1 serviço [Emitir selo]
        """
    )


@pytest.mark.asyncio
async def test_sem_prazo_diz_quantos_faltam_e_com_prazo_diz_o_ritmo(palco: Palco) -> None:
    await _montar(palco, None, *(f"Emitir selo {n}" for n in range(90)))
    assert (await _na_segunda(palco)).startswith(
        "Faltam 90 serviços no Portal de Serviços para a meta de 100%."
    )

    def com_prazo(work: Work) -> None:
        work.session.get_one(Orgao, INMETRO).prazo = date(2027, 6, 30)

    await palco.assistente.database.run(com_prazo)
    await palco.passar(days=7)
    (lembrete,) = palco.novas("titular")
    assert (
        "Faltam 90 serviços no Portal de Serviços. Ritmo necessário: 4 serviços por semana até 30/06/2027."
        in (legivel(lembrete))
    )
    await palco.encenar(
        """
        titular: [Ver os serviços]
        bot: 91 serviços
        """
    )


@pytest.mark.asyncio
async def test_abaixo_do_ritmo_diz_o_ritmo_em_palavras(palco: Palco) -> None:
    await _montar(palco, date(2027, 6, 30), *(f"Emitir selo {n}" for n in range(90)))
    await palco.passar(days=32, hours=22)  # four weeks and a weekend on, with a holiday between
    palco.novas("titular")
    await palco.passar(days=8)
    lembrete = [legivel(mensagem) for mensagem in palco.novas("titular")][-1]
    assert lembrete.startswith(
        "Seu órgão vai mais devagar que o necessário: faltam 90 serviços no Portal de Serviços. Ritmo"
    )
    await palco.encenar(
        """
        titular: [Ver os serviços]
        bot: 91 serviços
        """
    )


@pytest.mark.asyncio
async def test_depois_do_prazo_diz_que_passou(palco: Palco) -> None:
    await _montar(palco, date(2026, 11, 27), "Emitir selo")
    assert (await _na_segunda(palco)).startswith("O prazo passou em 27/11/2026 e falta 1 serviço no Portal")


@pytest.mark.asyncio
async def test_a_meta_atingida_e_dita_uma_vez_e_de_novo_so_se_for_perdida(palco: Palco) -> None:
    await _montar(palco, None)
    assert (await _na_segunda(palco)).startswith("Meta atingida: o único serviço da lista está no Portal")
    await palco.encenar(
        """
        titular: [Ver as metas]
        bot: A meta de 100% está atingida.
        titular: /lembretes
        bot: nenhum. Nada está pendente com você, e então o lembrete não chega.
        """
    )
    await palco.recomecar()
    await palco.passar(days=14)
    assert palco.novas("titular") == []
    await palco.assistente.database.run(lambda work: levantar(work, "Emitir selo"))
    await palco.passar(days=7)
    (lembrete,) = palco.novas("titular")
    assert legivel(lembrete).startswith("Falta 1 serviço no Portal")
    await palco.assistente.database.run(_so_um)
    await palco.passar(days=7)
    (lembrete,) = palco.novas("titular")
    assert legivel(lembrete).startswith("Meta atingida")


def _so_um(work: Work) -> None:
    selo = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Emitir selo")).one()
    guardar.tirar_do_inventario(work, quem(work, PESSOAS["titular"][0]), INMETRO, [selo.id or 0], "etapa")


@pytest.mark.asyncio
async def test_no_tema_digital_vem_o_diagnostico_vazio_e_depois_o_que_esta_mais_perto(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await _entrar(palco, "titular_2")
    assert (await _na_segunda(palco, "titular_2")).startswith("O diagnóstico digital de")
    await palco.encenar(
        """
        titular_2: [Começar o diagnóstico]
        bot: Diagnóstico e migração [Obter licença de pesca]
        """
    )
    await palco.encenar(ATE_GUARDAR)
    await palco.passar(days=7)
    lembrete = [legivel(mensagem) for mensagem in palco.novas("titular_2")][-1]
    assert lembrete.startswith("Falta oferecer 1 serviço em meio digital para a meta de 50%.")
    await palco.encenar(
        """
        titular_2: [Ver o que está mais perto]
        bot: Etapa 2: Retirar a licença Fora do meio digital.
        """
    )


@pytest.mark.asyncio
async def test_a_meta_digital_atingida_e_dita_uma_vez(palco: Palco) -> None:
    await _montar(palco, None)
    await palco.assistente.database.run(
        lambda work: publicar(work, "Aferir balança", (NO_BALCAO,), (NO_BALCAO,))
    )
    await do_tema_2(palco, "titular_2")
    await _entrar(palco, "titular_2")
    assert (await _na_segunda(palco, "titular_2")).startswith("Meta atingida: 50% dos serviços no Portal")
    await palco.passar(days=14)
    assert palco.novas("titular_2") == []


@pytest.mark.asyncio
async def test_o_ganho_de_quatro_semanas_vem_da_historia_guardada(palco: Palco) -> None:
    await _montar(palco, date(2028, 6, 30), *(f"Emitir selo {n}" for n in range(10)))
    await palco.passar(days=5, hours=22)

    def havia_um_mes(work: Work) -> None:
        dia = date(2026, 11, 30)
        for n in (28, 21):
            antes = date.fromordinal(dia.toordinal() - n)
            work.session.add(
                MedidaDoDia(siorg=INMETRO, dia=antes, levantados=11, cadastrados=0, no_portal=0, digitais=0)
            )

    await palco.assistente.database.run(havia_um_mes)
    palco.novas("titular")
    await palco.passar(days=7)
    (lembrete,) = palco.novas("titular")
    assert legivel(lembrete).startswith("Faltam 10 serviços no Portal de Serviços. Ritmo")


@pytest.mark.asyncio
async def test_no_feriado_do_estado_do_orgao_o_lembrete_espera_o_dia_seguinte(palco: Palco) -> None:
    await titular(palco, "3")  # IBGE, in Rio de Janeiro: Saint George, 23/04, is a Friday in 2027
    await _entrar(palco, "titular")
    await palco.encenar(
        """
        titular: /lembretes
        bot: ...
        titular: [Mudar o dia]
        bot: ...
        titular: sexta
        bot: Próximo: sexta, 27/11/2026
        """
    )
    await palco.passar(days=149, hours=2)  # Thursday, 22/04/2027: what waited comes
    assert len(palco.novas("titular")) == 1
    await palco.encenar(
        """
        titular: /lembretes
        bot: Próximo: segunda, 26/04/2027, às 9h. Em feriado, passa para o dia útil seguinte.
        """
    )
