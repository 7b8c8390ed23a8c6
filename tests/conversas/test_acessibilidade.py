"""Screen-reader mode: always a new message, options numbered in the text, and it stays on."""

import re

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ate

MARCAS = re.compile("[\U0001f000-\U0001faff\u2190-\u2bff\u2500-\u25ff]")  # emoji, arrows, bars, ticks


@pytest.mark.asyncio
async def test_no_modo_leitor_tudo_e_mensagem_nova_e_numerada(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: /start
        bot: Boas-vindas. [Uso leitor de tela]
        visitante: [Uso leitor de tela]
        bot: Modo leitor de tela: desligado [Ligar modo leitor de tela] [Menu]
        visitante: [Ligar modo leitor de tela]
        bot: Modo leitor de tela ligado. … Opções. Escreva o número ou o nome: 1. Menu
        visitante: 1
        bot: Boas-vindas. … 1. Aviso de privacidade 2. Uso leitor de tela 3. Como usar
        visitante: 2
        bot: Modo leitor de tela: ligado … 1. Desligar modo leitor de tela 2. Menu
        """
    )
    edicoes = palco.tg.calls["editMessageText"]
    await palco.encenar(
        """
        visitante: [Menu]
        bot: 1. Aviso de privacidade
        """
    )
    assert palco.tg.calls["editMessageText"] == edicoes
    await palco.recomecar()
    await palco.encenar(
        """
        visitante: /ajuda
        bot: Como usar … Opções. Escreva o número ou o nome: 1. Ver assuntos 2. Menu
        visitante: /acessibilidade
        bot: Modo leitor de tela: ligado
        visitante: 1
        bot: Modo leitor de tela desligado. Para ligar de novo: /acessibilidade.
        """
    )
    (tela,) = await palco.dizer("visitante", "/menu")
    assert "Opções" not in tela.text


@pytest.mark.asyncio
async def test_um_formulario_inteiro_so_com_numeros_e_texto(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação? [Uso leitor de tela]
        titular: [Uso leitor de tela]
        bot: Modo leitor de tela: desligado
        titular: ligar modo leitor de tela
        bot: Modo leitor de tela ligado. … 1. Voltar ao convite
        titular: 1
        bot: Você é Rui Tavares e aceita a indicação? Opções. … 1. Aceitar indicação 2. Não sou eu
        """
    )
    edicoes = palco.tg.calls["editMessageText"]
    await palco.encenar(
        """
        titular: 1
        bot: Qual é o seu cargo ou função? … Opções. Para escolher uma, escreva o nome dela: Salvar e sair
        titular: Coordenador
        bot: Em que unidade você trabalha? … o nome dela: Voltar Salvar e sair
        titular: voltar
        bot: Qual é o seu cargo ou função? … Resposta guardada: … o nome dela: Manter Salvar e sair
        titular: manter
        bot: Em que unidade você trabalha?
        titular: Ouvidoria
        bot: Com quais destes assuntos você já trabalhou? … 2. Ouvidoria
        titular: 2
        bot: Uma escolhida: Ouvidoria … 2. Tirar: Ouvidoria
        titular: pronto
        bot: Estas são as tarefas … 1. Li as tarefas e as metas 2. Voltar
        titular: 1
        bot: Você já recebeu a senha … 1. Já recebi a senha 2. Ainda não recebi
        titular: 1
        bot: Que servidores … o nome dela: Voltar Pular
        titular: pular
        bot: Confira suas respostas … 1. Confirmar e começar
        titular: 1
        bot: Tudo pronto. … 1. Cadastrar serviço 2. Menu
        """
    )
    assert palco.tg.calls["editMessageText"] == edicoes
    lidas = [m.text for m in palco.pessoa("titular").messages if m.from_bot]
    assert [texto for texto in lidas if MARCAS.search(texto)] == []


@pytest.mark.asyncio
async def test_ligar_no_meio_da_pergunta_traz_a_pergunta_de_volta(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Fazer outra indicação]
        bot: Para qual tema você quer indicar?
        indicador: /acessibilidade
        bot: Modo leitor de tela: desligado [Ligar modo leitor de tela] [Continuar de onde parei]
        indicador: 1
        bot: Modo leitor de tela ligado. … Para qual tema você quer indicar? … 1. Prestação
        indicador: 3
        bot: Foi você quem assinou o Plano de Trabalho? … 1. Eu assinei
        """
    )
