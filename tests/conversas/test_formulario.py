"""How any question is answered in the chat: summary, lists, searches, labels, numbers, screen readers."""

from unicodedata import category

import pytest

from tests.conversas.cadastros import (
    ATE_A_ETAPA_1,
    ATE_AS_AREAS,
    ATE_AS_PALAVRAS,
    ATE_O_RESUMO,
    ATE_O_TEMPO,
    titular,
)
from tests.conversas.palco import Palco, legivel


@pytest.mark.asyncio
async def test_do_resumo_muda_se_o_segundo_canal_da_segunda_etapa(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_RESUMO)
    await palco.encenar(
        """
        titular: [Mudar uma resposta]
        bot: O que você quer mudar? [Dados básicos] [Solicitantes] [Etapas] [Tempo e assuntos]
        titular: etapas
        bot: [Etapa 1: Pedir o passaporte pela internet] [Etapa 2: Receber o passaporte no posto]
        titular: [Etapa 2: Receber o passaporte no posto]
        bot: Etapa 2: Receber o passaporte no posto [Canal 1: Presencial] [Canal 2: Telefone]
        titular: [Canal 2: Telefone]
        bot: Canal 2: Telefone O que você quer mudar? Canal: Telefone Endereço do canal: (81) 3333-0000
        titular: [Endereço do canal]
        bot: Qual é o endereço do canal Telefone? … Resposta guardada: (81) 3333-0000 [Manter] [Voltar]
        titular: (81) 4444-1111
        bot: Canal 2: Telefone … Endereço do canal: (81) 4444-1111
        titular: [Canal]
        bot: Por qual canal … “Receber o passaporte no posto”? … Resposta guardada: Telefone
        titular: sms
        bot: Canal 2: SMS … Canal: SMS Endereço do canal: (81) 4444-1111
        titular: [Endereço do canal]
        bot: Qual é o endereço do canal SMS?
        titular: /voltar
        bot: Canal 2: SMS … Endereço do canal: (81) 4444-1111
        titular: [Voltar]
        bot: Etapa 2: Receber o passaporte no posto [Canal 2: SMS]
        titular: [Voltar ao resumo]
        bot: Resumo do serviço [Guardar serviço]
        """
    )


@pytest.mark.asyncio
async def test_do_resumo_tira_se_uma_etapa_e_poe_se_outra(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_RESUMO)
    await palco.encenar(
        """
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Etapas]
        bot: [Adicionar etapa]
        titular: [Etapa 1: Pedir o passaporte pela internet]
        bot: Etapa 1: Pedir o passaporte pela internet [Remover]
        titular: [Remover]
        bot: Remover Etapa 1: Pedir o passaporte pela internet? As respostas desse item também saem.
        titular: [Não remover]
        bot: Etapa 1: Pedir o passaporte pela internet
        titular: remover
        bot: Remover Etapa 1: Pedir o passaporte pela internet? [Sim, remover]
        titular: sim, remover
        bot: [Etapa 1: Receber o passaporte no posto] [Adicionar etapa]
        titular: [Etapa 1: Receber o passaporte no posto]
        bot: Etapa 1: Receber o passaporte no posto
        titular: [Remover]
        bot: É preciso ter pelo menos 1. Adicione outro antes de remover este.
        titular: [Voltar]
        bot: [Adicionar etapa]
        titular: [Adicionar etapa]
        bot: O que a pessoa faz na etapa 2?
        titular: Avaliar o atendimento
        bot: Por qual canal a pessoa faz a etapa “Avaliar o atendimento”?
        titular: [Web]
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/avaliar
        bot: A etapa “Avaliar o atendimento” tem mais algum canal?
        titular: [Encerrar os canais]
        bot: O serviço tem mais alguma etapa depois de “Avaliar o atendimento”?
        titular: [Encerrar as etapas]
        bot: [Etapa 1: Receber o passaporte no posto] [Etapa 2: Avaliar o atendimento]
        titular: [Voltar ao resumo]
        bot: Etapa 1: Receber o passaporte no posto Etapa 2: Avaliar o atendimento
        """
    )


@pytest.mark.asyncio
async def test_uma_lista_colada_vira_itens_e_pode_voltar_a_ser_um_so(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_PALAVRAS)
    await palco.encenar(
        """
        titular: - passaporte\\n- viagem\\n- exterior
        bot: A lista tem 3 itens. Os últimos: 1. passaporte 2. viagem 3. exterior [Pronto] [É um item só]
        titular: Exterior\\nturismo
        bot: Já estava na lista: Exterior. … A lista tem 4 itens.
        titular: [Desfazer o último envio]
        bot: A lista tem 3 itens.
        titular: [Tirar um item]
        bot: Qual item sai da lista? [passaporte] [viagem] [exterior] [Não tirar nada]
        titular: [viagem]
        bot: A lista tem 2 itens. Os últimos: 1. passaporte 2. exterior
        titular: visto\\nde entrada
        bot: A lista tem 4 itens.
        titular: [É um item só]
        bot: Aqui cabe uma linha só. … A lista tem 4 itens.
        titular: pronto
        bot: Resumo do serviço
        titular: [Completar o que falta]
        bot: O serviço tem uma sigla?
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Etapas]
        bot: O que você quer mudar?
        titular: 1
        bot: Documentos: sem resposta
        titular: [Documentos]
        bot: Que documentos a etapa “Pedir o passaporte pela internet” pede?
        titular: Certidão de nascimento,\\nem cópia simples
        bot: A lista tem 2 itens.
        titular: é um item só
        bot: A lista tem 1 item: 1. Certidão de nascimento, em cópia simples
        titular: [Pronto]
        bot: Documentos: Certidão de nascimento, em cópia simples
        """
    )


@pytest.mark.asyncio
async def test_uma_lista_que_o_telegram_divide_fica_inteira(palco: Palco) -> None:
    palavras = [f"palavra {numero:04} {'do serviço ' * 3}".strip() for numero in range(250)]
    await titular(palco)
    await palco.encenar(ATE_AS_PALAVRAS)
    partes = await palco.dizer("titular", "\n".join(palavras))
    assert len("\n".join(palavras)) > 2 * 4096
    assert len(partes) == 3
    assert "A lista tem 250 itens." in legivel(partes[-1])
    await palco.dizer("titular", "pronto")
    await palco.encenar(
        """
        titular: [Guardar serviço]
        bot: Serviço guardado.
        titular: [Baixar XML]
        bot: Arquivo XML
        """
    )
    carta = palco.pessoa("titular").messages[-1].file
    assert carta is not None
    texto = carta.data.decode()
    assert [palavra for palavra in palavras if f"<item>{palavra}</item>" not in texto] == []


@pytest.mark.asyncio
async def test_as_areas_sao_achadas_sem_acento_com_erro_e_por_paginas(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_AREAS)
    await palco.encenar(
        """
        titular: tributacao
        bot: Uma escolhida: Tributação
        titular: tursmo
        bot: 2 escolhidas: Tributação, Turismo
        titular: imposto
        bot: Tributação já está entre as escolhidas. Para tirar, toque no botão dela.
        titular: xptoxpto
        bot: Não achei nenhuma opção com “xptoxpto”. Escreva outra palavra do nome ou toque em uma opção.
        titular: assistencia
        bot: opções para “assistencia”. [Assistência Social] [Sair da procura] [Pronto]
        titular: [Assistência Social]
        bot: 3 escolhidas: Tributação, Turismo, Assistência Social
        titular: [Sair da procura]
        bot: São 131 opções. [Abastecimento] [Próximas]
        titular: [Próximas]
        bot: [Alimento] [Anteriores] [Próximas]
        titular: anteriores
        bot: [Abastecimento] [Próximas]
        titular: tirar turismo
        bot: 2 escolhidas: Tributação, Assistência Social
        titular: [Abastecimento]
        bot: 3 escolhidas: Tributação, Assistência Social, Abastecimento [Tirar: Abastecimento]
        titular: [Tirar: Abastecimento]
        bot: 2 escolhidas: Tributação, Assistência Social
        titular: agua; clima
        bot: 4 escolhidas: Tributação, Assistência Social, Água, Clima
        titular: /voltar
        bot: Para quais segmentos da sociedade é o serviço? Escolha um ou mais. … Uma escolhida: Cidadãos
        titular: pronto
        bot: 4 escolhidas: Tributação, Assistência Social, Água, Clima
        """
    )


@pytest.mark.asyncio
async def test_dois_toques_seguidos_valem_os_dois(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_AREAS)
    pessoa = palco.pessoa("titular")
    await pessoa.tap("Água")
    await pessoa.tap("Abastecimento")
    await palco.sossegar()
    assert "2 escolhidas: Água, Abastecimento" in legivel(palco.novas("titular")[-1])


@pytest.mark.asyncio
async def test_cada_botao_tem_rotulo_e_numero_que_se_escrevem(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: Passaporte
        bot: [Manter como enviei] [Salvar e sair]
        titular: MANTER COMO ENVIEI.
        bot: O que a pessoa consegue com este serviço?
        titular: 2
        bot: Você enviou: 2 “2” não diz nada a quem lê. [Manter como enviei] [Voltar] [Salvar e sair]
        titular: manter como enviei
        bot: O serviço é gratuito para quem pede? [É gratuito] [Tem custo] [Voltar] [Salvar e sair]
        titular: 3
        bot: O que a pessoa consegue … Resposta guardada: 2 [Manter] [Voltar] [Salvar e sair]
        titular: Voltar
        bot: Qual é o nome do serviço? … Resposta guardada: Passaporte
        titular: manter
        bot: O serviço é gratuito para quem pede?
        titular: e gratuito
        bot: Quem pode pedir o serviço?
        titular: 1
        bot: Você enviou: 1 “1” não diz nada a quem lê. Escreva com palavras. [Manter como enviei]
        titular: manter como enviei
        bot: Mais algum tipo de solicitante [Adicionar solicitante] [Seguir para as etapas]
        titular: 1
        bot: Quem pode pedir o serviço?
        titular: Empresas
        bot: Mais algum tipo de solicitante
        titular: seguir para as etapas
        bot: O que a pessoa faz na etapa 1?
        titular: Pedir o passaporte
        bot: Por qual canal [Web] [Presencial] [Próximas]
        titular: próximas
        bot: [Anteriores] [Próximas]
        titular: anteriores
        bot: [Web] [Presencial] [Próximas]
        titular: 2
        bot: Qual é o endereço do canal Presencial?
        titular: salvar e sair
        bot: Guardei o serviço "Passaporte". [Continuar de onde parei] [Menu]
        titular: 1
        bot: Qual é o endereço do canal Presencial?
        """
    )


@pytest.mark.asyncio
async def test_num_campo_de_texto_um_numero_e_texto(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: 1
        bot: Você enviou: 1 … Diga o que a pessoa faz, com um verbo no lugar de “1”. [Manter como enviei]
        titular: [Manter como enviei]
        bot: Por qual canal a pessoa faz a etapa “1”?
        titular: [Telefone]
        bot: Qual é o endereço do canal Telefone?
        titular: 158
        bot: A etapa “1” tem mais algum canal?
        """
    )


@pytest.mark.asyncio
async def test_no_modo_leitor_de_tela_cada_resposta_e_mensagem_nova_com_opcoes_no_texto(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /acessibilidade
        bot: Modo leitor de tela: desligado
        titular: [Ligar modo leitor de tela]
        bot: Modo leitor de tela ligado.
        """
    )
    await palco.encenar(ATE_O_TEMPO)
    antes = len(palco.pessoa("titular").messages)
    await palco.encenar(
        """
        titular: [No máximo]
        bot: Qual é esse tempo? … Para escolher uma, escreva o nome dela: Voltar Salvar e sair
        titular: 6 dias úteis
        bot: Para quais segmentos … 1. Cidadãos 2. Órgãos e entidades públicas 3. Empresas
        titular: 3
        bot: Uma escolhida: Empresas … 5. Pronto 6. Voltar 7. Salvar e sair
        titular: 5
        bot: De quais áreas de interesse o serviço trata? … 1. Abastecimento … 9. Próximas
        titular: 9
        bot: 1. Alimento … 9. Anteriores 10. Próximas
        """
    )
    novas = palco.pessoa("titular").messages[antes:]
    assert [mensagem.edits for mensagem in novas] == [0] * len(novas)
    assert not [c for mensagem in novas for c in legivel(mensagem) if category(c) == "So"]


@pytest.mark.asyncio
async def test_a_interrogacao_explica_o_campo_e_a_pergunta_fica(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: ?
        bot: Etapa é o que a pessoa faz, na ordem em que faz … O que a pessoa faz na etapa 1?
        titular: Pedir o passaporte
        bot: Por qual canal
        titular: ?
        bot: Canal é o meio pelo qual a pessoa é atendida nesta etapa.
        titular: web
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/pf
        bot: tem mais algum canal?
        titular: ?
        bot: Se houver mais um, adicione
        """
    )
