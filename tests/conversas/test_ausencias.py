"""Férias and "estou respondendo": who gets nudges and answers meanwhile, and one message each way."""

import pytest

from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_ACEITE, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília; the next Monday is 30/11.

COM_SUBSTITUTO = f"""
    {ATE_O_ACEITE}
    substituto abre o link de Iara
    bot: ...
    substituto: [Aceitar indicação]
    bot: ...
"""


def _lidas(palco: Palco, nome: str) -> list[str]:
    return [legivel(mensagem) for mensagem in palco.novas(nome)]


@pytest.mark.asyncio
async def test_quem_esta_fora_passa_os_lembretes_a_quem_substitui(palco: Palco) -> None:
    await ate(palco, COM_SUBSTITUTO)
    await palco.encenar(
        """
        titular: /lembretes
        bot: ...
        titular: [Estou fora ou de férias]
        bot: a partir de hoje? … vão para: Iara Teles. [Por 7 dias] [Por 30 dias] [Escolher as datas]
        titular: [Por 7 dias]
        bot: fora até 30/11/2026. Até lá, nenhum lembrete chega. … vão para: Iara Teles. [Já voltei]
        bot para substituto: Rui Tavares está fora até 30/11/2026. Enquanto isso, … vêm para você.
        """
    )
    await palco.passar(days=5, hours=22)  # Monday, 10h
    assert palco.novas("titular") == []
    (lembrete,) = _lidas(palco, "substituto")
    assert lembrete.startswith("Ainda não há serviços na lista")
    await palco.encenar(
        """
        titular: [Já voltei]
        bot: Boas-vindas de volta.
        bot para substituto: Rui Tavares voltou. Os lembretes e as respostas voltam para essa pessoa.
        titular: /lembretes
        bot: Próximo: segunda [Estou fora ou de férias]
        """
    )
    await palco.passar(days=7)
    assert palco.novas("substituto") == []
    assert len(palco.novas("titular")) == 1


@pytest.mark.asyncio
async def test_as_ferias_tem_data_e_acabam_sozinhas_no_primeiro_dia_util(palco: Palco) -> None:
    await ate(palco, COM_SUBSTITUTO)
    await palco.encenar(
        """
        titular: /lembretes
        bot: ...
        titular: [Estou fora ou de férias]
        bot: ...
        titular: [Escolher as datas]
        bot: Qual é o primeiro dia fora? [Agora não]
        titular: 26 de novembro
        bot: Não achei uma data em “26 de novembro”. … Qual é o primeiro dia fora?
        titular: 26/11/2026
        bot: Qual é o último dia fora?
        titular: 25/11/2026
        bot: O último dia vem depois do primeiro, 26/11/2026
        titular: 05/12/2029
        bot: mais de dois anos fora
        titular: 05/12/2026
        bot: Mudança guardada. … fica fora de 26/11/2026 até 05/12/2026. … Iara Teles. [Não vou mais sair]
        """
    )
    assert palco.novas("substituto") == []
    await palco.passar(days=1, hours=22)  # Thursday, 10h
    (comeco,) = _lidas(palco, "titular")
    assert comeco.startswith("Você avisou que está fora de hoje até 05/12/2026.")
    (passagem,) = _lidas(palco, "substituto")
    assert passagem.startswith("Rui Tavares está fora até 05/12/2026.")
    await palco.recomecar()
    await palco.passar(days=4)  # Monday
    assert _lidas(palco, "titular") == []
    assert len(_lidas(palco, "substituto")) == 1
    await palco.passar(days=6)  # Sunday, the day after the last one
    assert _lidas(palco, "titular") + _lidas(palco, "substituto") == []
    await palco.passar(hours=23)  # Monday, 9h
    assert any(lida.startswith("Boas-vindas de volta.") for lida in _lidas(palco, "titular"))
    (devolucao,) = _lidas(palco, "substituto")
    assert devolucao.startswith("Rui Tavares voltou.")
    await palco.recomecar()
    await palco.passar(days=7)
    assert len(_lidas(palco, "titular")) == 1
    assert _lidas(palco, "substituto") == []


@pytest.mark.asyncio
async def test_quem_desiste_das_ferias_nao_passa_nada(palco: Palco) -> None:
    await ate(palco, COM_SUBSTITUTO)
    await palco.encenar(
        """
        titular: /lembretes
        bot: ...
        titular: [Estou fora ou de férias]
        bot: ...
        titular: [Escolher as datas]
        bot: ...
        titular: [Agora não]
        bot: Seus lembretes chegam toda semana [Estou fora ou de férias]
        titular: [Estou fora ou de férias]
        bot: ...
        titular: [Escolher as datas]
        bot: ...
        titular: 02/12/2026
        bot: ...
        titular: 01/01/2027
        bot: ...
        titular: [Não vou mais sair]
        bot: Ausência cancelada. … Próximo: segunda
        """
    )
    await palco.passar(days=13)
    assert len(palco.novas("titular")) == 1
    assert palco.novas("substituto") == []


@pytest.mark.asyncio
async def test_quem_substitui_diz_que_esta_respondendo_e_deixa_de_responder(palco: Palco) -> None:
    await ate(palco, COM_SUBSTITUTO)
    await palco.encenar(
        """
        substituto: /lembretes
        bot: ...
        substituto: [Responder por Rui Tavares]
        bot: Você está respondendo. … avisei a pessoa titular. [Não responder por Rui Tavares]
        bot para titular: Iara Teles está respondendo por você. … até você voltar. [Já voltei]
        """
    )
    await palco.recomecar()
    await palco.passar(days=5, hours=22)  # Monday, 10h
    assert palco.novas("titular") == []
    assert len(palco.novas("substituto")) == 1
    await palco.encenar(
        """
        substituto: /lembretes
        bot: Motivo, se nada mudar até lá: Ainda não há serviços
        substituto: [Não responder por Rui Tavares]
        bot: Você não está mais respondendo. [Responder por Rui Tavares]
        bot para titular: Iara Teles não está mais respondendo por você.
        substituto: [Responder por Rui Tavares]
        bot: Você está respondendo.
        bot para titular: Iara Teles está respondendo por você. [Já voltei]
        titular: [Já voltei]
        bot: Boas-vindas de volta.
        bot para substituto: Rui Tavares voltou.
        """
    )
    await palco.passar(days=7)
    assert len(palco.novas("titular")) == 1
    assert palco.novas("substituto") == []


@pytest.mark.asyncio
async def test_a_resposta_da_equipe_vai_tambem_a_quem_responde_no_lugar(palco: Palco) -> None:
    await ate(palco, COM_SUBSTITUTO)
    await palco.encenar(
        """
        titular: qual a capital da austrália?
        bot: Não sei responder a isso
        titular: [Perguntar à STI/MP]
        bot: ...
        titular: [Enviar]
        bot: ...
        substituto: /lembretes
        bot: ...
        substituto: [Responder por Rui Tavares]
        bot: ...
        bot para titular: Iara Teles está respondendo por você.
        sti: /fila
        bot: ...
        sti: [Rui: qual a capital da austrália?]
        bot: ...
        sti: [Responder]
        bot: ...
        sti: É Camberra.
        bot: ...
        sti: [Enviar resposta]
        bot: ...
        bot para titular: É Camberra.
        bot para substituto: Esta pergunta é de Rui Tavares. … É Camberra. [Menu]
        """
    )
