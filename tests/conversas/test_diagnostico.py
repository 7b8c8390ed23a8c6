"""The digital diagnosis (`/diagnostico`): what comes first, what is written, and the migration to its end."""

import pytest
from sqlmodel import select

from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico, Recurso, VersaoDoDiagnostico
from bot.storage.work import Work
from bot.usecases import guardar, metas
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO, encerrar_mandatos, titular
from tests.conversas.diagnosticos import do_tema_2, orgao_com_servicos
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_metas import NA_WEB, publicar

ATE_A_ETAPA = """
    titular_2: /diagnostico
    bot: Diagnóstico e migração … Digitais: 1 dos 3 no Portal de Serviços (33%). Falta 1 para a meta de 50%. 2 serviços têm etapa fora do meio digital. Vem primeiro o que falta menos. Falta uma etapa só em 1 serviço: é o ganho mais perto. 1 serviço ainda não tem etapas cadastradas. Obter licença de pesca Falta 1 de 2 etapas. No Portal de Serviços. Sem diagnóstico ainda. Aferir balança comercial Faltam 2 de 2 etapas. … Emitir certificado As etapas ainda não foram cadastradas. Sem diagnóstico ainda. [Obter licença de pesca] [Aferir balança comercial] [Emitir certificado] [Menu]
    titular_2: [Obter licença de pesca]
    bot: Etapa 1: Pedir a licença Tem canal digital. Etapa 2: Retirar a licença Fora do meio digital. Sem diagnóstico ainda. [Etapa 2: Retirar a licença] [Ver o serviço] [Ver o diagnóstico]
    titular_2: [Etapa 2: Retirar a licença]
    bot: Etapa 2: Retirar a licença Serviço: Obter licença de pesca Fora do meio digital. Sem diagnóstico ainda. [Fazer o diagnóstico] [Registrar demanda de dados]
"""  # noqa: E501

ATE_O_RESUMO = f"""
    {ATE_A_ETAPA}
    titular_2: [Fazer o diagnóstico]
    bot: O que impede esta etapa de ser digital? [Exige a presença da pessoa]
    titular_2: 2
    bot: Uma escolhida: Pede papel ou assinatura à mão [Pronto]
    titular_2: A pessoa mora longe do posto
    bot: 2 escolhidas: Pede papel ou assinatura à mão, A pessoa mora longe do posto [Pronto]
    titular_2: [Pronto]
    bot: Quais sistemas e bases de dados precisam ser integrados? [Pular]
    titular_2: SEI\\nSiafi
    bot: 2 escolhidas: SEI, Siafi
    titular_2: [Pronto]
    bot: Quais parceiros e fornecedores participam?
    titular_2: [Pular]
    bot: Quais normas é preciso simplificar?
    titular_2: Portaria 12/2015, aceitar assinatura eletrônica
    bot: A lista tem 1 item
    titular_2: [Pronto]
    bot: Em que pé está a migração? [A iniciar] [Em andamento] [Parada] [Concluída]
    titular_2: [Em andamento]
    bot: Quem cuida da migração?
    titular_2: Lia Prata, TI
    bot: Quando a migração deve terminar?
    titular_2: 30/06/2027
    bot: Confira o diagnóstico … Previsão: 30/06/2027 [Guardar diagnóstico]
"""

ATE_GUARDAR = f"""
    {ATE_O_RESUMO}
    titular_2: [Guardar diagnóstico]
    bot: Diagnóstico guardado. Etapa 2: Retirar a licença … O que impede: Pede papel ou assinatura à mão; A pessoa mora longe do posto Sistemas e bases a integrar: SEI; Siafi Normas a simplificar: Portaria 12/2015, aceitar assinatura eletrônica Migração: Em andamento Quem cuida: Lia Prata, TI Previsão: 30/06/2027 Escrito por Noé Salgado [Mudar o diagnóstico] [Concluir a migração] [Registrar demanda de dados]
"""  # noqa: E501


@pytest.mark.asyncio
async def test_vem_primeiro_o_que_falta_menos_e_o_diagnostico_atravessa_um_reinicio(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_O_RESUMO)
    await palco.recomecar()
    await palco.encenar(
        """
        titular_2: [Guardar diagnóstico]
        bot: Diagnóstico guardado. [Mudar o diagnóstico]
        titular_2: /diagnostico
        bot: Obter licença de pesca Falta 1 de 2 etapas. No Portal de Serviços. Migração em andamento. Previsão: 30/06/2027. Aferir
        """  # noqa: E501
    )


@pytest.mark.asyncio
async def test_o_que_se_nomeou_uma_vez_vira_opcao_e_um_nome_parecido_pode_entrar(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        titular_2: /diagnostico
        bot: ...
        titular_2: 2
        bot: ...
        titular_2: 2
        bot: Etapa 2: Pagar a taxa … Sem diagnóstico ainda.
        titular_2: [Fazer o diagnóstico]
        bot: ...
        titular_2: [O pagamento não é on-line]
        bot: ...
        titular_2: [Pronto]
        bot: Quais sistemas e bases de dados precisam ser integrados? [SEI] [Siafi] [Pular]
        titular_2: sei
        bot: Uma escolhida: SEI
        titular_2: sia
        bot: Há opções parecidas. Toque em uma, ou envie “sia” de novo [Siafi]
        titular_2: sia
        bot: 2 escolhidas: SEI, sia
        """
    )


@pytest.mark.asyncio
async def test_concluida_o_canal_e_pedido_a_quem_pode_editar_e_a_meta_anda(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        titular_2: [Concluir a migração]
        bot: Migração concluída. Pedi o canal digital a quem cuida do cadastro: Rui Tavares. … Migração: Concluída [Mudar o diagnóstico] [Registrar demanda de dados] [Pedir de novo o canal]
        bot para titular: Noé Salgado concluiu uma migração. Serviço: Obter licença de pesca Etapa 2: Retirar a licença Você recebe isto porque cuida do cadastro. [Registrar o canal digital] [Menu]
        titular: [Registrar o canal digital]
        bot: Por qual canal a pessoa faz a etapa “Retirar a licença”? [Web]
        titular: [Web]
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/pesca
        bot: A etapa “Retirar a licença” tem mais algum canal?
        titular: [Encerrar os canais]
        bot: Resumo do serviço [Guardar serviço]
        titular: [Guardar serviço]
        bot: Serviço guardado.
        titular_2: /diagnostico
        bot: 1 serviço já tem canal digital em todas as etapas e ainda não está assim no Portal de Serviços. Aferir balança comercial
        """  # noqa: E501
    )
    await palco.assistente.database.run(_levar_ao_portal)
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: Digitais: 2 dos 3 no Portal de Serviços (66%). A meta de 50% está atingida.
        """
    )
    (tela,) = await palco.tocar("titular", "a:migracao.canal:1")
    assert tela.text.startswith("Esta etapa já tem canal digital no cadastro.")


def _levar_ao_portal(work: Work) -> None:
    row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Obter licença de pesca")).one()
    esta = guardar.versao(work, row, row.versao)
    assert esta is not None
    guardar.marcar_no_portal(
        work, quem(work, PESSOAS["titular"][0]), row, "https://www.servicos.gov.br/x", esta
    )
    assert metas.contagem(work, INMETRO).digitais == 2


@pytest.mark.asyncio
async def test_pedir_o_canal_de_novo_no_mesmo_dia_nao_repete_o_aviso(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        titular_2: [Concluir a migração]
        bot: Migração concluída.
        bot para titular: Noé Salgado concluiu uma migração.
        titular_2: [Pedir de novo o canal]
        bot: O canal já foi pedido hoje a quem cuida do cadastro: Rui Tavares. Dá para pedir de novo amanhã.
        """
    )
    assert not palco.novas("titular")
    palco.relogio.avancar(days=1)
    await palco.encenar(
        """
        titular_2: [Pedir de novo o canal]
        bot: Pedi o canal digital a quem cuida do cadastro: Rui Tavares.
        bot para titular: Noé Salgado concluiu uma migração.
        """
    )


@pytest.mark.asyncio
async def test_quem_tem_os_dois_temas_abre_o_canal_ela_mesma(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await titular(palco, nome="titular_2")
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        titular_2: [Concluir a migração]
        bot: Migração concluída. Falta registrar o canal digital da etapa. [Registrar o canal digital]
        titular_2: [Registrar o canal digital]
        bot: Por qual canal a pessoa faz a etapa “Retirar a licença”? [Web]
        titular_2: /voltar
        bot: A etapa “Retirar a licença” tem mais algum canal? [Encerrar os canais]
        titular_2: [Encerrar os canais]
        bot: Resumo do serviço
        """
    )


@pytest.mark.asyncio
async def test_sem_ninguem_no_cadastro_a_conclusao_fica_guardada_e_isso_e_dito(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await encerrar_mandatos(palco)
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        titular_2: [Concluir a migração]
        bot: Migração concluída. Ninguém cuida do cadastro neste órgão agora.
        """
    )


@pytest.mark.asyncio
async def test_um_botao_antigo_de_concluir_nao_conclui_outra_versao(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    await palco.encenar(
        """
        titular_2: [Concluir a migração]
        bot: Migração concluída.
        """
    )
    (tela,) = await palco.tocar("titular_2", "a:migracao.concluir:1:1")
    assert tela.text.startswith("Este diagnóstico mudou depois dessa tela. Nada foi feito.")
    (tela,) = await palco.tocar("titular_2", "a:diagnostico.etapa:2:00000000")
    assert tela.text.startswith("Essa etapa mudou no cadastro.")
    (tela,) = await palco.tocar("titular_2", "a:migracao.canal:1")
    assert tela.text.startswith("Só os pontos focais em Prestação de Serviços Públicos cadastram")


@pytest.mark.asyncio
async def test_de_duas_pessoas_fica_o_que_so_uma_mudou_e_o_resto_e_escolhido(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await do_tema_2(palco, "substituto_2")
    await palco.encenar(
        f"""
        {ATE_GUARDAR}
        substituto_2: /diagnostico
        bot: ...
        substituto_2: 1
        bot: ...
        substituto_2: 1
        bot: ...
        substituto_2: [Mudar o diagnóstico]
        bot: Confira o diagnóstico
        titular_2: [Mudar o diagnóstico]
        bot: Confira o diagnóstico
        titular_2: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular_2: [Migração]
        bot: ...
        titular_2: [Quem cuida]
        bot: Quem cuida da migração?
        titular_2: Noé, gabinete
        bot: ...
        titular_2: [Voltar ao resumo]
        bot: Confira o diagnóstico
        titular_2: [Guardar diagnóstico]
        bot: Diagnóstico guardado. … Quem cuida: Noé, gabinete
        substituto_2: [Mudar uma resposta]
        bot: ...
        substituto_2: [Migração]
        bot: ...
        substituto_2: [Quem cuida]
        bot: ...
        substituto_2: Lia, ouvidoria
        bot: ...
        substituto_2: [Previsão]
        bot: ...
        substituto_2: 31/12/2027
        bot: ...
        substituto_2: [Voltar ao resumo]
        bot: ...
        substituto_2: [Guardar diagnóstico]
        bot: Noé Salgado guardou outra versão … Quem cuida Você: Lia, ouvidoria Noé Salgado: Noé, gabinete [Ficar com as minhas respostas] [Manter as da outra pessoa]
        """  # noqa: E501
    )
    await palco.recomecar()
    await palco.encenar(
        """
        substituto_2: [Manter as da outra pessoa]
        bot: Diagnóstico guardado. … Quem cuida: Noé, gabinete Previsão: 31/12/2027
        """
    )
    (tela,) = await palco.tocar("substituto_2", f"a:diagnostico.juntar:{await _rascunho(palco)}:2:m")
    assert tela.text.startswith("Esse botão é de uma conversa já terminada")
    numeros = select(VersaoDoDiagnostico.numero)
    assert await palco.assistente.database.run(lambda work: list(work.session.exec(numeros))) == [1, 2, 3]


async def _rascunho(palco: Palco) -> str:
    dele = select(Rascunho.id).where(Rascunho.chat_id == PESSOAS["substituto_2"][0])
    return await palco.assistente.database.run(lambda work: work.session.exec(dele).one())


@pytest.mark.asyncio
async def test_uma_etapa_que_mudou_de_nome_leva_o_seu_diagnostico(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    await palco.assistente.database.run(_renomear_a_etapa)
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: ...
        titular_2: 1
        bot: Etapa 2: Receber a carteira Fora do meio digital. Migração em andamento.
        titular_2: 1
        bot: Isto foi escrito quando a etapa se chamava “Retirar a licença”. Confira se ainda vale.
        """
    )


def _renomear_a_etapa(work: Work) -> None:
    row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == "Obter licença de pesca")).one()
    um, dois = row.valores["etapas"]
    valores = {**row.valores, "etapas": [um, {**dois, "titulo": "Receber a carteira"}]}
    guardar.guardar(work, quem(work, PESSOAS["titular"][0]), row, valores, row.versao)


@pytest.mark.asyncio
async def test_uma_duvida_no_meio_da_lista_de_motivos_nao_vira_motivo(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        f"""
        {ATE_A_ETAPA}
        titular_2: [Fazer o diagnóstico]
        bot: ...
        titular_2: o que é interoperação?
        bot: É a resposta ou uma pergunta?
        """
    )


@pytest.mark.asyncio
async def test_as_proximas_acoes_das_metas_levam_ao_diagnostico(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        """
        titular_2: /metas
        bot: Metas … [Ver etapas: Obter licença de…]
        titular_2: [Ver etapas: Obter licença de…]
        bot: Obter licença de pesca Diagnóstico por etapa.
        """.replace("Metas … [", "Metas [")
    )


@pytest.mark.asyncio
async def test_sem_inventario_e_sem_nada_fora_do_meio_digital_isso_e_dito(palco: Palco) -> None:
    await titular(palco)
    await do_tema_2(palco, "titular_2")
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: Ainda não há serviços na lista do órgão, e o diagnóstico parte deles. [Ver metas e ritmo] [Menu]
        """
    )
    await palco.assistente.database.run(lambda work: publicar(work, "Consultar selo", (NA_WEB,), (NA_WEB,)))
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: Todas as etapas de todos os serviços têm canal digital. Não há o que diagnosticar.
        """
    )


@pytest.mark.asyncio
async def test_de_um_servico_que_e_so_um_nome_o_diagnostico_e_do_servico_todo(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: ...
        titular_2: [Emitir certificado]
        bot: O serviço todo As etapas ainda não foram cadastradas. [Ver o diagnóstico do serviço]
        titular_2: 1
        bot: O serviço todo Serviço: Emitir certificado
        titular_2: [Fazer o diagnóstico]
        bot: O que impede esta etapa de ser digital? Emitir certificado O serviço todo
        """
    )


@pytest.mark.asyncio
async def test_com_dois_orgaos_pergunta_qual(palco: Palco) -> None:
    await do_tema_2(palco, "titular_2", INMETRO, ANAC)
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: Diagnóstico de qual órgão? [Menu]
        titular_2: 2
        bot: Diagnóstico e migração
        """
    )


@pytest.mark.asyncio
async def test_a_migracao_que_passou_da_previsao_aparece_atrasada(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    palco.relogio.avancar(days=365)
    await palco.encenar(
        """
        titular_2: /diagnostico
        bot: 1 migração passou da data prevista. Obter licença de pesca … Migração atrasada: a previsão era 30/06/2027.
        """  # noqa: E501
    )


@pytest.mark.asyncio
async def test_dos_menus_de_comandos_so_o_do_tema_digital_traz_o_diagnostico(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.dizer("titular_2", "/start")
    await palco.dizer("titular", "/start")
    assert palco.comandos("titular_2")[0] == "diagnostico"
    assert len(palco.comandos("titular_2")) == 6
    assert "diagnostico" not in palco.comandos("titular")
    deles = await palco.assistente.database.run(
        lambda work: [work.session.exec(select(t)).all() for t in (Diagnostico, Recurso)]
    )
    assert deles == [[], []]
