"""Acceptance and refusal: the questions after it, the profile nobody covers, two people for each theme."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate

ABRIR_E_ACEITAR = """
    titular abre o link de Rui
    bot: Você é Rui Tavares e aceita a indicação? [Aceitar indicação] [Não sou eu] [Não posso aceitar]
    titular: aceitar indicação
    bot: Indicação aceita: titular em Prestação de Serviços Públicos. … Qual é o seu cargo ou função?
"""


@pytest.mark.asyncio
async def test_respostas_erradas_voltar_pular_e_mudar_no_resumo(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(ABRIR_E_ACEITAR)
    await palco.encenar(
        """
        titular: C
        bot: O texto tem 1 letra e
        titular: /pular
        bot: Esta resposta é necessária e não dá para pular.
        titular: ?
        bot: Serve para que as outras áreas do órgão saibam com quem falar. … Qual é o seu cargo
        titular: Coordenador-Geral
        bot: Em que unidade você trabalha?
        titular: 2
        bot: O texto tem 1 letra e
        titular: /voltar
        bot: Qual é o seu cargo ou função? … Resposta guardada: Coordenador-Geral
        titular: manter
        bot: Em que unidade você trabalha?
        titular: Ouvidoria
        bot: Com quais destes assuntos você já trabalhou? [Ouvidoria] [Pular]
        titular: culinária
        bot: Não achei nenhuma opção com “culinária”.
        titular: areas que prestam
        bot: Uma escolhida: Áreas que prestam serviços [Pronto]
        titular: pronto
        bot: Estas são as tarefas em Prestação de Serviços Públicos … Metas: cadastrar 100% dos serviços
        titular: não li
        bot: Não reconheci “não li”.
        titular: 1
        bot: Você já recebeu a senha do Portal de Serviços? … Não envie a senha
        titular: minha senha: girassol77
        bot: Não guardo senhas: a mensagem foi descartada. … Você já recebeu a senha
        titular: 2
        bot: Que servidores do órgão já estão cadastrados lá?
        titular: Marta Lopes\\nEdson Pires
        bot: A lista tem 2 itens. … Marta Lopes … Edson Pires [Pronto]
        titular: pronto
        bot: Confira suas respostas … Senha do Portal: Ainda não recebi [Confirmar e começar]
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Você]
        bot: O que você quer mudar? [Unidade]
        titular: [Unidade]
        bot: Em que unidade você trabalha? … Resposta guardada: Ouvidoria
        titular: Ouvidoria-Geral
        bot: O que você quer mudar? … Unidade: Ouvidoria-Geral [Voltar ao resumo]
        titular: [Voltar ao resumo]
        bot: Confira suas respostas … Unidade: Ouvidoria-Geral
        titular: confirmar e começar
        bot: Tudo pronto. … ficou sabendo que falta a sua senha [Cadastrar serviço] [Menu]
        """
    )


@pytest.mark.asyncio
async def test_sair_reiniciar_e_continuar_de_onde_parou(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(ABRIR_E_ACEITAR)
    await palco.encenar(
        """
        titular: Coordenador-Geral
        bot: Em que unidade você trabalha?
        titular: [Salvar e sair]
        bot: Guardei suas respostas sobre a indicação. [Continuar de onde parei] [Menu]
        """
    )
    await palco.recomecar()
    await palco.passar(days=3)
    await palco.encenar(
        """
        titular: /menu
        bot: Menu de Rui Tavares [Continuar: suas respostas sobre a indicação] [Cadastrar serviço]
        titular: 1
        bot: Em que unidade você trabalha?
        titular: /privacidade
        bot: Aviso de privacidade … Em que unidade você trabalha?
        titular: /ajuda
        bot: Como usar … Em que unidade você trabalha?
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: Ouvidoria
        bot: Com quais destes assuntos você já trabalhou?
        """
    )


@pytest.mark.asyncio
async def test_quem_indicou_sabe_o_que_do_perfil_ninguem_cobre(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        bot para indicador: Rui Tavares aceitou o convite
        bot: Rui Tavares concluiu o aceite. … ninguém marcou ainda … • Informação ao cidadão (SIC) • Central
        substituto abre o link de Iara
        bot: ...
        substituto: [Aceitar indicação]
        bot: ...
        substituto: Analista
        bot: ...
        substituto: Comunicação
        bot: ...
        """
    )
    assuntos = [
        *("Informação ao cidadão (SIC)", "Central de atendimento", "Projetos de tecnologia"),
        *("Planejamento estratégico", "Melhoria da gestão", "Comunicação social", "Carta de serviços"),
        "Áreas que prestam serviços",
    ]
    for assunto in assuntos:
        await palco.dizer("substituto", assunto)
    for fala in ("pronto", "1", "1", "/pular", "[Confirmar e começar]"):
        await palco.dizer("substituto", fala)
    await palco.encenar(
        """
        bot para indicador: Iara Teles aceitou o convite
        bot: Iara Teles concluiu o aceite. Em Prestação de Serviços Públicos, todo o perfil sugerido já está
        indicador: /indicar
        bot: ...
        indicador: [Substituto em Prestação: Iara Teles]
        bot: Cargo: Analista. Unidade: Comunicação. … • Carta de serviços
        """
    )


@pytest.mark.asyncio
async def test_a_recusa_volta_a_quem_indicou_com_o_motivo(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: [Não posso aceitar]
        bot: Por que você não pode aceitar? [Pular]
        titular: Mudei de unidade <em março> & não volto
        bot: Sua recusa … Motivo: Mudei de unidade <em março> & não volto [Enviar recusa]
        titular: [Enviar recusa]
        bot: Avisei quem enviou o convite. Se mudar de ideia, peça um novo link.
        bot para indicador: Rui Tavares não pode aceitar: titular … Motivo: Mudei de unidade <em março> [Menu]
        titular abre o link de Rui
        bot: Este link foi trocado por outro ou cancelado.
        indicador: [Ver esta indicação]
        bot: não pôde aceitar … Motivo: Mudei de unidade <em março> & não volto [Indicar outra pessoa]
        indicador: [Fazer novo link]
        bot: Link de Rui Tavares
        """
    )
    assert (await palco.tabelas())["vinculo"][2:] == []
    await palco.encenar(ABRIR_E_ACEITAR)


@pytest.mark.asyncio
async def test_a_recusa_pode_vir_sem_motivo(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: 3
        bot: Por que você não pode aceitar?
        titular: /pular
        bot: Sua recusa
        titular: [Enviar recusa]
        bot: Avisei quem enviou o convite.
        bot para indicador: Rui Tavares não pode aceitar: titular em Prestação de Serviços Públicos. Não disse
        """
    )


@pytest.mark.asyncio
async def test_quem_comeca_a_recusar_ainda_pode_aceitar(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: [Não posso aceitar]
        bot: Por que você não pode aceitar?
        titular: Não tenho tempo
        bot: Sua recusa, ainda não enviada … Motivo: Não tenho tempo [Enviar recusa] [Voltar ao convite]
        titular: [Voltar ao convite]
        bot: Sua recusa não foi enviada. O convite continua aberto. … aceita a indicação? [Aceitar indicação]
        titular: não posso
        bot: Sua recusa, ainda não enviada … Motivo: Não tenho tempo [Enviar recusa] [Voltar ao convite]
        titular: voltar ao convite
        bot: Sua recusa não foi enviada. O convite continua aberto.
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        titular: [Enviar recusa]
        bot: Esse botão é de uma conversa que você descartou: a recusa ainda não enviada. Nada mudou.
        """
    )


@pytest.mark.asyncio
async def test_titular_e_substituto_sao_duas_contas_tambem_no_aceite(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Iara
        bot: Você é Iara Teles e aceita a indicação?
        """
    )
    await palco.encenar(ABRIR_E_ACEITAR)
    convites = (await palco.tabelas())["convite"]
    de_iara = next(linha[0] for linha in convites if "Iara Teles" in linha)
    (tela,) = await palco.tocar("titular", f"a:convite.aceitar:{de_iara}")
    assert "Titular e substituto precisam ser duas pessoas." in tela.text
    await palco.encenar(
        """
        titular abre o link de Iara
        bot: Você já é titular em Prestação de Serviços Públicos neste órgão. … ser duas pessoas.
        substituto abre o link de Iara
        bot: Você é Iara Teles e aceita a indicação?
        substituto: [Aceitar indicação]
        bot: Indicação aceita: substituto em Prestação de Serviços Públicos.
        """
    )


@pytest.mark.asyncio
async def test_mudar_de_conta_tambem_nao_junta_titular_e_substituto(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        substituto abre o link de Iara
        bot: ...
        substituto: [Aceitar indicação]
        bot: ...
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Link para outra conta]
        bot: ...
        indicador: [Fazer o link]
        bot: ...
        titular abre o link de Rui
        bot: Este link leva seus papéis a outra conta do Telegram. Abra o link na conta nova.
        substituto abre o link de Rui
        bot: Você já é substituto em Prestação de Serviços Públicos neste órgão.
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        """
    )


@pytest.mark.asyncio
async def test_uma_pessoa_serve_aos_dois_temas_com_um_link_so(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for fala in ("[Começar a indicação]", "[Os dois temas]", "[Eu assinei]", "Rui Tavares"):
        await palco.dizer("indicador", fala)
    for fala in ("rui@inmetro.gov.br", "[Pular]", "[As mesmas pessoas]", "[Confirmar indicação]"):
        await palco.dizer("indicador", fala)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: Rui Tavares foi a pessoa indicada como titular nos dois temas
        titular: [Aceitar indicação]
        bot: Indicação aceita: titular nos dois temas. … Qual é o seu cargo ou função?
        titular: Coordenador
        bot: ...
        titular: Ouvidoria
        bot: Com quais destes assuntos você já trabalhou?
        titular: /pular
        bot: Estas são as tarefas em Prestação de Serviços Públicos
        titular: 1
        bot: Estas são as tarefas em Ampliação da Oferta de Serviços Públicos Digitais … 50%
        titular: 1
        bot: Você já recebeu a senha do Portal de Serviços?
        titular: 1
        bot: ...
        titular: /pular
        bot: ...
        titular: [Confirmar e começar]
        bot: Tudo pronto. [Cadastrar serviço] [Ver serviços cadastrados] [Menu]
        bot para indicador: Rui Tavares aceitou o convite (titular nos dois temas).
        bot: Em Prestação de Serviços Públicos, ninguém marcou ainda
        bot: Em Ampliação da Oferta de Serviços Públicos Digitais, ninguém marcou ainda
        """
    )


@pytest.mark.asyncio
async def test_o_ponto_focal_2_comeca_pelos_servicos_cadastrados(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for fala in ("[Começar a indicação]", "2", "1", "Noé Salgado", "noe@inmetro.gov.br", "[Pular]"):
        await palco.dizer("indicador", fala)
    await palco.dizer("indicador", "[Confirmar indicação]")
    await palco.encenar(
        """
        titular_2 abre o link de Noé
        bot: ...
        titular_2: [Aceitar indicação]
        bot: ...
        titular_2: Gerente de dados
        bot: ...
        titular_2: TI
        bot: Com quais destes assuntos você já trabalhou? [Dados e informações] [Gestão estratégica]
        titular_2: pular
        bot: Estas são as tarefas em Ampliação da Oferta de Serviços Públicos Digitais
        titular_2: 1
        bot: Confira suas respostas
        titular_2: 1
        bot: Comece por conhecer os serviços já cadastrados [Ver serviços cadastrados]
        titular_2: [Ver serviços cadastrados]
        bot: Nenhum serviço no inventário ainda. [Menu]
        titular_2: /cadastrar
        bot: Só os pontos focais em Prestação de Serviços Públicos cadastram serviços deste órgão.
        """
    )
    do_menu = ["diagnostico", "servicos", "metas", "lembretes", "oficinas", "menu"]
    assert palco.comandos("titular_2") == do_menu
