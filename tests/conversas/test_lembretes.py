"""Nudges: what comes on a Monday at nine, what its buttons open, and every setting of `/lembretes`."""

import pytest
from sqlmodel import select

from bot.storage.tables_dos_lembretes import Lembrete
from bot.storage.work import Work
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília; the next Monday is 30/11.


async def _ate_a_segunda(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.passar(days=5, hours=20)  # Monday, 8h
    palco.novas("titular")


@pytest.mark.asyncio
async def test_na_segunda_as_9h_chega_um_lembrete_que_abre_o_que_falta(palco: Palco) -> None:
    await _ate_a_segunda(palco)
    await palco.passar(minutes=30)
    assert palco.novas("titular") == []
    await palco.passar(minutes=31)
    await palco.encenar(
        """
        bot para titular: Ainda não há serviços na lista … Você recebe isto por ser ponto focal.
        titular: [Levantar os serviços]
        bot: Envie
        """
    )
    ((assunto, aberto),) = await palco.assistente.database.run(_enviados)
    assert (assunto, aberto) == ("sem_inventario", True)
    await palco.passar(hours=3)
    await palco.recomecar()
    await palco.passar(days=1)
    assert palco.novas("titular") == []


@pytest.mark.asyncio
async def test_quem_responde_um_formulario_recebe_meia_hora_depois(palco: Palco) -> None:
    await _ate_a_segunda(palco)
    await palco.dizer("titular", "/cadastrar")
    palco.relogio.avancar(minutes=50)
    await palco.dizer("titular", "Emitir passaporte")
    await palco.passar(minutes=25)
    assert palco.novas("titular") == []
    await palco.passar(minutes=10)
    assert len(palco.novas("titular")) == 1


@pytest.mark.asyncio
async def test_cada_ajuste_muda_o_proximo(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        titular: /lembretes
        bot: segunda, às 9h (horário de Brasília). Próximo: segunda, 30/11/2026, às 9h. [Mudar o dia]
        titular: /lembretes
        bot: Motivo, se nada mudar até lá: Ainda não há serviços [Mudar frequência ou desligar] [Mudar a hora]
        titular: /lembretes
        bot: Seus lembretes [Mudar o fuso] [Daqui a uma semana] [Estou fora ou de férias]
        titular: [Mudar o dia]
        bot: Em que dia da semana? [segunda] [sexta] [Voltar aos lembretes]
        titular: quarta
        bot: Mudança guardada. … Próximo: quarta, 25/11/2026, às 9h.
        titular: [Mudar a hora]
        bot: A que horas? [9h] [17h]
        titular: 14h
        bot: Próximo: quarta, 25/11/2026, às 14h.
        titular: [Mudar o fuso]
        bot: Qual é o horário de onde você está? [horário de Brasília] [horário do Acre]
        titular: [horário do Acre]
        bot: quarta, às 14h (horário do Acre).
        titular: [Daqui a uma semana]
        bot: Próximo: quarta, 02/12/2026, às 14h.
        titular: [Mudar frequência ou desligar]
        bot: De quanto em quanto tempo
        titular: [Uma vez por mês]
        bot: uma vez por mês: quarta … Próximo: quarta, 02/12/2026
        titular: [Mudar frequência ou desligar]
        bot: ...
        titular: [Em cada dia útil]
        bot: nos dias úteis, às 14h … Próximo: terça, 24/11/2026
        titular: [Mudar frequência ou desligar]
        bot: ...
        titular: [Desligar os lembretes]
        bot: Seus lembretes estão desligados.
        """
    )
    await palco.passar(days=30)
    assert palco.novas("titular") == []


@pytest.mark.asyncio
async def test_so_o_ponto_focal_mexe_e_so_nos_proprios(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.passar(days=5, hours=22)
    for dado in (
        "lembretes",
        "lembretes.mudar:dia:1",
        "lembretes.adiar",
        "lembretes.fora:7",
        "lembretes.datas",
        "lembretes.voltei",
        "lembretes.assumir:1",
        "lembretes.deixar:1",
        "lembrete.abrir:1",
    ):
        await palco.dizer("indicador", "/acessibilidade")  # a fresh message to tap
        (tela,) = await palco.tocar("indicador", f"a:{dado}")
        assert tela.text.startswith("Só os pontos focais recebem lembretes.")
    for dado in (
        "lembretes.mudar:dia:6",
        "lembretes.escolher:x",
        "lembrete.abrir:99",
        "lembretes.mudar:hora:3",
        "lembretes.assumir:3",
        "lembretes.deixar:99",
    ):
        await palco.dizer("titular", "/acessibilidade")
        (tela,) = await palco.tocar("titular", f"a:{dado}")
        assert tela.text.startswith("Esse botão não vale mais.")


def _enviados(work: Work) -> list[tuple[str | None, bool]]:
    enviados = work.session.exec(select(Lembrete).where(Lembrete.situacao == "enviado"))
    return [(um.assunto, um.aberto_em is not None) for um in enviados]
