"""Old buttons say why they no longer answer, and never answer anything else."""

import pytest

from bot.callbacks import Act, Choice, pack
from tests.conversas.cadastros import ATE_A_ETAPA_1, ATE_A_FICHA, ATE_AS_AREAS, em_andamento, titular
from tests.conversas.palco import Palco, legivel

DIGITADO_ATE_OS_SOLICITANTES = """
    titular: /cadastrar
    bot: Qual é o nome do serviço?
    titular: Obter passaporte comum para viajar
    bot: O que a pessoa consegue com este serviço?
    titular: Você recebe o passaporte.
    bot: O serviço é gratuito para quem pede? [É gratuito] [Tem custo]
    titular: tem custo
    bot: Quem pode pedir o serviço?
"""

OUTRO_SERVICO = """
    titular: /cadastrar
    bot: Você tem 1 serviço em andamento [Cadastrar outro serviço]
    titular: [Cadastrar outro serviço]
    bot: Qual é o nome do serviço?
    titular: Consultar a situação do pedido
    bot: O que a pessoa consegue com este serviço?
"""


def mensagem_com(palco: Palco, rotulo: str) -> int:
    """Return the number of the newest message on the phone with that button."""
    mensagens = palco.pessoa("titular").messages
    return next(m.id for m in reversed(mensagens) for linha in m.buttons for b in linha if b.label == rotulo)


@pytest.mark.asyncio
async def test_um_botao_antigo_nao_responde_outra_pergunta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(DIGITADO_ATE_OS_SOLICITANTES)
    antes = await em_andamento(palco)
    await palco.encenar(
        """
        titular: [É gratuito]
        bot: Esse botão é de outra pergunta. Agora estamos nesta: … Quem pode pedir o serviço?
        titular: [Voltar]
        bot: O serviço é gratuito para quem pede? … Resposta guardada: Tem custo
        """
    )
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
async def test_um_botao_da_etapa_1_nao_responde_a_etapa_2(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: Pedir o passaporte
        bot: Por qual canal a pessoa faz a etapa “Pedir o passaporte”? [Web] [Presencial]
        """
    )
    da_etapa_1 = mensagem_com(palco, "Presencial")
    await palco.encenar(
        """
        titular: web
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/pf
        bot: tem mais algum canal?
        titular: não
        bot: O serviço tem mais alguma etapa
        titular: sim
        bot: O que a pessoa faz na etapa 2?
        titular: Receber o passaporte
        bot: Por qual canal a pessoa faz a etapa “Receber o passaporte”? [Web] [Presencial]
        """
    )
    antes = await em_andamento(palco)
    await palco.pessoa("titular").tap("Presencial", da_etapa_1)
    await palco.sossegar()
    assert await em_andamento(palco) == antes
    resposta = legivel(palco.novas("titular")[-1])
    assert (
        "Agora estamos nesta: Parte 3 de 4: Etapas Por qual canal a pessoa faz a etapa “Receber" in resposta
    )


@pytest.mark.asyncio
async def test_um_botao_de_outro_rascunho_diz_que_ele_esta_guardado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(DIGITADO_ATE_OS_SOLICITANTES)
    palco.relogio.avancar(minutes=5)
    await palco.encenar(OUTRO_SERVICO)
    antes = await em_andamento(palco)
    await palco.encenar(
        """
        titular: [É gratuito]
        bot: Esse botão é de outra conversa: o serviço "Obter passaporte comum para viajar". Ela está guardada
        titular: Você sabe onde está o pedido.
        bot: O serviço é gratuito para quem pede?
        titular: /cancelar
        bot: O que você quer fazer com o serviço "Consultar a situação do pedido"? [Guardar para depois]
        titular: [Guardar para depois]
        bot: Guardei o serviço "Consultar a situação do pedido".
        titular: /cadastrar
        bot: Você tem 2 serviços em andamento
        """
    )
    assert (await em_andamento(palco))["descricao"] == "Você sabe onde está o pedido."
    assert "descricao" not in antes
    await palco.encenar(
        """
        titular: 2
        bot: Quem pode pedir o serviço?
        """
    )


@pytest.mark.asyncio
async def test_um_botao_de_um_servico_ja_guardado_nao_muda_nada(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA.replace("titular: [Tem custo]", "titular: tem custo"))
    await palco.encenar(
        """
        titular: [É gratuito]
        bot: Esse botão é de uma conversa já terminada: o serviço "Obter passaporte comum para viajar".
        """
    )


@pytest.mark.asyncio
async def test_um_botao_de_um_rascunho_descartado_diz_isso(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(DIGITADO_ATE_OS_SOLICITANTES)
    await palco.encenar(
        """
        titular: /cancelar
        bot: O que você quer fazer com o serviço "Obter passaporte comum para viajar"? [Sim, descartar tudo]
        titular: [Sim, descartar tudo]
        bot: Descartei o serviço "Obter passaporte comum para viajar".
        titular: [É gratuito]
        bot: Esse botão é de uma conversa que você descartou: o serviço "Obter passaporte comum para viajar".
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        """
    )


@pytest.mark.asyncio
async def test_o_botao_de_outra_pessoa_nao_responde_no_rascunho_dela(palco: Palco) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: Obter passaporte comum para viajar
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe o passaporte.
        bot: O serviço é gratuito para quem pede? [Tem custo]
        substituto: /start
        bot: Menu de Iara Teles
        """
    )
    antes = await em_andamento(palco)
    data = next(b.target for m in palco.pessoa("titular").messages for linha in m.buttons for b in linha)
    intrusa = palco.pessoa("substituto")
    for adulterado in (data, pack(Act("rascunho.descartar", (data.split(":")[1],)))):
        await intrusa.tap_data(adulterado, intrusa.messages[-1].id)
        await palco.sossegar()
        assert "Esse botão não vale mais. Nada mudou." in legivel(intrusa.messages[-1])
    assert await em_andamento(palco) == antes
    await palco.encenar(
        """
        titular: [Tem custo]
        bot: Quem pode pedir o serviço?
        """
    )


@pytest.mark.asyncio
async def test_dados_que_nenhum_botao_tem_nao_fazem_nada(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(DIGITADO_ATE_OS_SOLICITANTES)
    antes = await em_andamento(palco)
    pessoa = palco.pessoa("titular")
    estranhos = (
        "",
        "x",
        "c:1:2",
        "c::1:a",
        f"c:{'0' * 8}:3:00000000",
        "a:apagar_tudo",
        "a:menu:1:2:3",
        "é" * 32,
    )
    for data in (*estranhos, "a:servico:abc", "a:servico:999999", "a:servicos:240:zzz", "a:orgao:240"):
        await pessoa.tap_data(data, pessoa.messages[-1].id)
        await palco.sossegar()
        assert "Algo falhou do nosso lado" not in legivel(pessoa.messages[-1]), data
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
async def test_uma_opcao_que_a_pergunta_nao_tem_nao_vale(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_AREAS)
    antes = await em_andamento(palco)
    pessoa = palco.pessoa("titular")
    _, rascunho, pergunta, _ = next(
        b.target for linha in pessoa.messages[-1].buttons for b in linha if b.target.startswith("c:")
    ).split(":")
    await pessoa.tap_data(pack(Choice(rascunho, int(pergunta), "deadbeef")), pessoa.messages[-1].id)
    await palco.sossegar()
    assert await em_andamento(palco) == antes
