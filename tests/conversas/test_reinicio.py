"""A registration goes on where it stopped: after days, after a restart, after a mandate that ended."""

import pytest

from tests.conversas.cadastros import (
    ANAC,
    ATE_A_ETAPA_1,
    ATE_AS_AREAS,
    ATE_AS_PALAVRAS,
    ATE_O_RESUMO,
    INMETRO,
    em_andamento,
    encerrar_mandatos,
    titular,
)
from tests.conversas.palco import Palco


@pytest.mark.asyncio
async def test_dias_depois_e_de_volta_de_um_reinicio_continua_na_mesma_pergunta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: Pedir o passaporte
        bot: Por qual canal a pessoa faz a etapa “Pedir o passaporte”?
        titular: [Presencial]
        bot: Qual é o endereço do canal Presencial?
        titular: [Salvar e sair]
        bot: Guardei o serviço "Obter passaporte comum para viajar". Continue quando quiser
        """
    )
    antes = await em_andamento(palco)
    palco.relogio.avancar(days=9)
    await palco.recomecar()
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Você tem 1 serviço em andamento [Cadastrar outro serviço]
        titular: 1
        bot: Parte 3 de 4: Etapas Qual é o endereço do canal Presencial?
        """
    )
    assert await em_andamento(palco) == antes
    await palco.encenar(
        """
        titular: Rua das Flores, 10, Recife
        bot: A etapa “Pedir o passaporte” tem mais algum canal?
        titular: /menu
        bot: Guardei o serviço "Obter passaporte comum para viajar" para você continuar depois.
        titular: 1
        bot: A etapa “Pedir o passaporte” tem mais algum canal?
        """
    )


@pytest.mark.asyncio
async def test_o_reinicio_nao_se_nota_no_conselho_na_busca_na_lista_nem_no_resumo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: Formulário
        bot: Você enviou: Formulário [Manter como enviei]
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Manter como enviei]
        bot: Por qual canal a pessoa faz a etapa “Formulário”?
        titular: [Próximas]
        bot: [Anteriores] [Próximas]
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: 1
        bot: Qual é o endereço do canal Web: Acompanhar?
        titular: /cancelar
        bot: O que você quer fazer com o serviço
        titular: [Sim, descartar tudo]
        bot: Descartei o serviço
        """
    )
    await palco.encenar(ATE_AS_AREAS)
    await palco.encenar(
        """
        titular: assistencia
        bot: opções para “assistencia”. [Assistência Social]
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Assistência Social]
        bot: Uma escolhida: Assistência Social
        titular: pronto
        bot: Com que palavras as pessoas procuram o serviço?
        titular: passaporte\\nviagem
        bot: A lista tem 2 itens.
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Desfazer o último envio]
        bot: A lista ainda está vazia.
        titular: passaporte\\nviagem\\nexterior
        bot: A lista tem 3 itens.
        titular: pronto
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Etapas]
        bot: [Etapa 2: Receber o passaporte no posto]
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Etapa 2: Receber o passaporte no posto]
        bot: Etapa 2: Receber o passaporte no posto [Canal 2: Telefone]
        """
    )


@pytest.mark.asyncio
async def test_uma_lista_aberta_continua_aberta_depois_de_salvar(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_PALAVRAS)
    await palco.encenar(
        """
        titular: passaporte
        bot: A lista tem 1 item: 1. passaporte
        titular: salvar e sair
        bot: Guardei o serviço
        titular: [Continuar de onde parei]
        bot: Com que palavras as pessoas procuram o serviço? … A lista tem 1 item: 1. passaporte
        titular: viagem\\nexterior
        bot: A lista tem 3 itens. Os últimos: 1. passaporte 2. viagem 3. exterior
        """
    )


@pytest.mark.asyncio
async def test_quem_perde_o_mandato_no_meio_sabe_por_que_e_nada_se_perde(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    antes = await em_andamento(palco)
    await encerrar_mandatos(palco)
    await palco.encenar(
        """
        titular: [Salvar e sair]
        bot: Esse botão é de outra conversa: … Ela está guardada como você deixou. [Continuar de onde parei]
        titular: [Continuar de onde parei]
        bot: Você não tem papel ativo agora. … Continua guardado, com tudo o que você respondeu: o serviço
        titular: /cadastrar
        bot: Você não tem papel ativo agora.
        """
    )
    assert await em_andamento(palco) == antes
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Você tem 1 serviço em andamento
        titular: 1
        bot: O que a pessoa faz na etapa 1?
        """
    )


@pytest.mark.asyncio
async def test_sem_o_mandato_do_orgao_o_resumo_nao_guarda_e_o_rascunho_fica(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await palco.encenar(
        ATE_O_RESUMO.replace(
            "bot: Quem pode pedir o serviço?",
            """bot: Qual órgão responde pelo serviço?
            titular: inmetro
            bot: Quem pode pedir o serviço?""",
            1,
        )
    )
    antes = await em_andamento(palco)
    await encerrar_mandatos(palco, siorg=INMETRO)
    await palco.encenar(
        """
        titular: [Guardar serviço]
        bot: Só os pontos focais em Prestação de Serviços Públicos … Resumo do serviço [Guardar serviço]
        """
    )
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
async def test_um_cadastro_aberto_e_largado_sem_resposta_nao_se_acumula(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: /menu
        bot: Guardei um serviço ainda sem nome
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: Obter passaporte comum para viajar
        bot: O que a pessoa consegue com este serviço?
        titular: /cadastrar
        bot: Você tem 1 serviço em andamento
        """
    )
