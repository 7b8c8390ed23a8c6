"""What was asked and not answered: kept without who asked, a year at most, gathered by likeness."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ate

CPF = "529.982.247-25"  # a number that passes the check digits and belongs to nobody here
ENTRA = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central.
"""


async def _guardadas(palco: Palco) -> list[object]:
    return [linha[1] for linha in (await palco.tabelas())["sem_resposta"]]


@pytest.mark.asyncio
async def test_as_parecidas_ficam_juntas_e_as_mais_perguntadas_vem_primeiro(palco: Palco) -> None:
    await ate(palco, ENTRA)
    await palco.encenar(
        """
        visitante: quem paga a passagem?
        bot: Não sei responder a isso.
        visitante: o portal aceita certificado digital?
        bot: Não sei
        intruso: DA PRA USAR CERTIFICADO DIGITAL NO PORTAL??
        bot: Não sei
        sti: /fila
        bot: [Cuidar das respostas]
        sti: [Cuidar das respostas]
        bot: 2 assuntos perguntados estão sem resposta. [Perguntas sem resposta]
        sti: [Perguntas sem resposta]
        bot: 2 vezes: DA PRA USAR CERTIFICADO DIGITAL NO PORTAL?? 1 vez: quem paga a passagem?
        sti: [DA PRA USAR CERTIFICADO DIGITAL NO PORTAL??]
        bot: Perguntado 2 vezes … • o portal aceita certificado digital? [Escrever resposta padrão]
        sti: [Ver perguntas sem resposta]
        bot: Primeiro, os mais perguntados. [quem paga a passagem?] [Voltar às respostas]
        """
    )


@pytest.mark.asyncio
async def test_a_lista_vazia_e_dita_e_a_longa_tem_paginas(palco: Palco) -> None:
    await ate(palco, ENTRA)
    (vazia,) = await palco.tocar("sti", "a:sem_resposta")
    assert "Nenhuma pergunta está sem resposta." in vazia.text
    for fim in ("gato", "cavalo", "papagaio", "jacaré", "tatu", "onça", "abelha", "pato", "burro"):
        await palco.dizer("visitante", f"quem viu o {fim}?")
    await palco.encenar(
        """
        sti: /fila
        bot: [Cuidar das respostas]
        sti: [Cuidar das respostas]
        bot: 9 assuntos perguntados estão sem resposta.
        sti: [Perguntas sem resposta]
        bot: 9 assuntos … 1 vez: quem viu o burro? [Próxima página]
        sti: [Próxima página]
        bot: 1 vez: quem viu o gato? [Página anterior]
        """
    )


@pytest.mark.asyncio
async def test_quem_perguntou_e_o_que_nunca_se_guarda_ficam_de_fora(palco: Palco) -> None:
    await palco.dizer("visitante", f"Meu CPF é {CPF}. qual a capital da austrália?")
    assert await _guardadas(palco) == []
    await palco.dizer("visitante", "Sou Nilo Reis, de Caicó. qual a capital da austrália?")
    assert await _guardadas(palco) == ["qual a capital da austrália?"]
    linha = (await palco.tabelas())["sem_resposta"][0]
    assert palco.pessoa("visitante").id not in linha


@pytest.mark.asyncio
async def test_o_que_nao_pergunta_nada_nao_fica(palco: Palco) -> None:
    for texto in ("moro em Caicó", "???", "blá blá", "bom dia"):
        await palco.dizer("visitante", texto)
    assert await _guardadas(palco) == []


@pytest.mark.asyncio
async def test_o_que_foi_respondido_nao_fica(palco: Palco) -> None:
    await palco.dizer("visitante", "quem me indica?")
    assert await _guardadas(palco) == []


@pytest.mark.asyncio
async def test_depois_de_doze_meses_a_pergunta_sai(palco: Palco) -> None:
    await ate(palco, ENTRA)
    await palco.dizer("visitante", "quem paga a passagem?")
    numero = (await palco.tabelas())["sem_resposta"][0][0]
    await palco.passar(days=364)
    assert await _guardadas(palco) == ["quem paga a passagem?"]
    await palco.passar(days=2)
    assert await _guardadas(palco) == []
    (tela,) = await palco.tocar("sti", f"a:sem_resposta.grupo:{numero}")
    assert tela.text.startswith("Essa pergunta não está mais na lista")
