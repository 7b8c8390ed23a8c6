"""What an organ repeats is offered; one part is completed at a time; the largest letter is edited."""

from functools import partial
from typing import Any

import pytest

from bot.forms.servico_valores import servico_de
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.guardar import fato_do_orgao
from bot.usecases.quem import quem
from tests.conversas.cadastros import ATE_A_FICHA, ATE_O_RESUMO, INMETRO, em_andamento, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.servico.cartas_reais import cartas, essencia, siorg_da, valores_da

DE_ANTES: dict[str, Any] = {
    "nome": "Renovar passaporte comum",
    "contato": "(61) 3333-0000, das 8h às 18h",
    "segmentos": ["Cidadãos"],
    "areas": ["Turismo"],
    "tratamento_prioritario": "Pessoas com 60 anos ou mais passam antes.",
}
TELEGRAM = 4096  # letters of a message


def guardar_servico(work: Work, conta: int, siorg: str, valores: dict[str, Any]) -> None:
    pessoa = quem(work, conta)
    guardar.guardar(work, pessoa, guardar.novo(work, pessoa, siorg), valores, None)


async def com_servico(palco: Palco, valores: dict[str, Any], siorg: str = INMETRO) -> None:
    """Seat the titular, with one service registered already."""
    await titular(palco, siorg)
    conta = PESSOAS["titular"][0]
    await palco.assistente.database.run(partial(guardar_servico, conta=conta, siorg=siorg, valores=valores))


@pytest.mark.asyncio
async def test_o_segundo_servico_recebe_com_um_toque_o_que_o_orgao_repete(palco: Palco) -> None:
    await com_servico(palco, DE_ANTES)
    ate_os_segmentos, _, _ = ATE_O_RESUMO.partition("titular: [Cidadãos]")
    await palco.encenar(ate_os_segmentos)
    await palco.encenar(
        """
        titular: /voltar
        bot: Qual é esse tempo?
        titular: [Manter]
        bot: Para quais segmentos … No serviço mais recente: Cidadãos [Usar a resposta de sempre]
        titular: [Usar a resposta de sempre]
        bot: De quais áreas de interesse o serviço trata? … No serviço mais recente: Turismo
        titular: usar a resposta de sempre
        bot: Com que palavras as pessoas procuram o serviço?
        titular: passaporte\\nviagem\\nexterior
        bot: A lista tem 3 itens.
        titular: [Pronto]
        bot: Resumo do serviço
        titular: [Completar o que falta]
        bot: O serviço tem uma sigla?
        titular: /pular
        bot: Com que outros nomes
        titular: /pular
        bot: Onde a pessoa tira dúvidas … No serviço mais recente: (61) 3333-0000, das 8h às 18h
        titular: [Usar a resposta de sempre]
        bot: A pessoa faz o serviço inteiro pela internet?
        """
    )
    respostas = await em_andamento(palco)
    assert {nome: respostas[nome] for nome in ("contato", "segmentos", "areas")} == {
        nome: DE_ANTES[nome] for nome in ("contato", "segmentos", "areas")
    }


@pytest.mark.asyncio
async def test_sem_servico_anterior_nada_e_oferecido(palco: Palco) -> None:
    await titular(palco)
    ate_os_segmentos, _, _ = ATE_O_RESUMO.partition("titular: [Cidadãos]")
    await palco.encenar(ate_os_segmentos)
    assert "sempre" not in palco.pessoa("titular").messages[-1].text
    rotulos = [b.label for linha in palco.pessoa("titular").messages[-1].buttons for b in linha]
    assert "Usar a resposta de sempre" not in rotulos


@pytest.mark.asyncio
async def test_uma_parte_se_completa_sozinha_e_volta_a_ela(palco: Palco) -> None:
    await com_servico(palco, DE_ANTES)
    await palco.encenar(ATE_O_RESUMO)
    await palco.encenar(
        """
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Leis e atendimento]
        bot: Leis e normas: sem resposta [Completar esta parte]
        titular: [Completar esta parte]
        bot: Que leis e normas tratam do serviço?
        titular: /pular
        bot: Que outros serviços têm a ver com este? [Renovar passaporte comum]
        titular: renovar
        bot: Uma escolhida: Renovar passaporte comum
        titular: pronto
        bot: Como são o acesso, a sinalização, a limpeza e o conforto dos lugares?
        titular: Há rampa.
        bot: Quem é atendido antes? … No serviço mais recente: Pessoas com 60 anos ou mais passam antes.
        titular: [Usar a resposta de sempre]
        bot: Que tratamento a pessoa pode esperar no atendimento?
        titular: [Pular]
        bot: Serviços relacionados: Renovar passaporte comum [Completar esta parte] [Voltar ao resumo]
        """
    )


@pytest.mark.asyncio
async def test_uma_etapa_se_completa_sozinha_e_o_servico_nao_se_relaciona_consigo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    await palco.encenar(
        """
        titular: [Editar serviço]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Etapas]
        bot: O que você quer mudar?
        titular: 2
        bot: Título da etapa: Receber o passaporte no posto [Completar esta parte]
        titular: [Completar esta parte]
        bot: Quanto tempo a pessoa espera, no máximo, no canal Presencial?
        titular: [Voltar ao resumo]
        bot: Título da etapa: Receber o passaporte no posto
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Leis e atendimento]
        bot: Serviços relacionados: sem resposta
        titular: [Serviços relacionados]
        bot: Que outros serviços têm a ver com este?
        titular: passaporte
        bot: Não achei “passaporte” entre os serviços daqui.
        """
    )


@pytest.mark.asyncio
async def test_do_segundo_servico_em_diante_cabe_em_doze_respostas(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    roteiro = """
        titular: /cadastrar
        bot: Qual é o nome do serviço? [Salvar e sair] [Começar de um parecido]
        titular: [Começar de um parecido]
        bot: De qual serviço aproveito as respostas? [Obter passaporte comum para viajar] [Começar do zero]
        titular: [Obter passaporte comum para viajar]
        bot: Aproveitei as respostas de "Obter passaporte comum para viajar". … Qual é o nome do serviço?
        titular: Obter passaporte diplomático
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe o passaporte para missões.
        bot: Com que palavras as pessoas procuram o serviço?
        titular: diplomata\\nmissão\\nembaixada
        bot: A lista tem 3 itens.
        titular: pronto
        bot: Resumo do serviço
        titular: [Guardar serviço]
        bot: Serviço guardado.
        """
    await palco.encenar(roteiro)
    assert roteiro.count("titular:") <= 12


@pytest.mark.asyncio
async def test_a_maior_carta_e_aberta_editada_na_ultima_etapa_e_exportada(palco: Palco) -> None:
    xml = max((carta.read_bytes() for carta in cartas()), key=len)
    valores = valores_da(xml)
    siorg = siorg_da(xml)
    await com_servico(palco, valores, siorg)
    ultima = len(valores["etapas"])
    await palco.encenar(
        f"""
        titular: /servicos
        bot: 1 serviço no inventário. [{valores["nome"]}]
        titular: [{valores["nome"]}]
        bot: {valores["nome"]}
        titular: [Editar serviço]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Etapas]
        bot: O que você quer mudar?
        titular: Etapa {ultima}: {valores["etapas"][-1]["titulo"]}
        bot: Título da etapa: {valores["etapas"][-1]["titulo"][:30]}
        titular: [Título da etapa]
        bot: O que a pessoa faz na etapa {ultima}?
        titular: Receber a decisão
        bot: Título da etapa: Receber a decisão
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Guardar serviço]
        bot: Serviço guardado.
        titular: [Baixar XML]
        bot: Arquivo XML
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    valores["etapas"][-1]["titulo"] = "Receber a decisão"
    orgao = await palco.assistente.database.run(lambda work: fato_do_orgao(work, siorg))
    assert servico_de(valores_da(arquivo.data), orgao) == servico_de(valores, orgao)
    antes, depois = essencia(xml), essencia(arquivo.data)
    assert [parte for parte in antes[3] if parte[0] != "etapas"] == [
        parte for parte in depois[3] if parte[0] != "etapas"
    ]
    assert max(len(message.text) for message in palco.pessoa("titular").messages) <= TELEGRAM
