"""A question typed inside a form: asked back in doubt, answered, and the form goes on where it was."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate

NO_NOME = f"""
    {ATE_O_ACEITE}
    titular: /cadastrar
    bot: Qual é o nome do serviço?
"""
NA_DESCRICAO = f"""
    {NO_NOME}
    titular: Emitir passaporte comum para brasileiros
    bot: O que a pessoa consegue com este serviço?
"""


@pytest.mark.asyncio
async def test_e_uma_pergunta_respondida_inteira_e_a_do_formulario_volta(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: quem me indica?
        bot: Guardei o que você escreveu: “quem me indica?” [É a resposta] [É uma pergunta]
        titular: [É uma pergunta]
        bot: Fonte: Manual, abertura. … O que a pessoa consegue com este serviço? [Titular e substituto]
        titular: Você recebe o passaporte que permite viajar para outros países.
        bot: O serviço é gratuito para quem pede?
        """
    )


@pytest.mark.asyncio
async def test_e_a_resposta_segue_como_foi_escrita(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: Como cadastrar um serviço?
        bot: É a resposta ou uma pergunta?
        titular: é a resposta
        bot: O serviço é gratuito para quem pede?
        """
    )
    assert "'descricao': 'Como cadastrar um serviço?'" in str((await palco.tabelas())["rascunho"])


@pytest.mark.asyncio
async def test_o_numero_do_botao_vale_so_na_tela_que_pergunta_qual_das_duas(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: quem me indica?
        bot: É a resposta ou uma pergunta?
        titular: 2
        bot: Secretário Executivo … O que a pessoa consegue com este serviço?
        titular: 2
        bot: ...
        """
    )
    rascunhos = str((await palco.tabelas())["rascunho"])
    assert "'pendente': [['descricao'], '2']" in rascunhos or "'descricao': '2'" in rascunhos


@pytest.mark.asyncio
async def test_o_que_ficou_em_duvida_atravessa_um_reinicio(palco: Palco) -> None:
    await ate(palco, NO_NOME)
    await palco.dizer("titular", "quem indica o ponto focal?")
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [É a resposta]
        bot: quem indica o ponto focal?
        """
    )


@pytest.mark.asyncio
async def test_o_que_se_escreve_depois_e_tratado_e_o_anterior_e_dito(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: quem me indica?
        bot: É a resposta ou uma pergunta?
        titular: Você recebe o passaporte que permite viajar para outros países.
        bot: Esta mensagem sua não virou resposta: “quem me indica?”. … O serviço é gratuito para quem pede?
        titular: [É uma pergunta]
        bot: Essa mensagem já foi tratada. Nada mudou. … O serviço é gratuito para quem pede?
        """
    )


@pytest.mark.asyncio
async def test_duas_em_duvida_seguidas_cada_botao_e_da_sua(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.dizer("titular", "quem me indica?")
    primeira = palco.pessoa("titular").messages[-1]
    await palco.encenar(
        """
        titular: qual é a meta?
        bot: Esta mensagem sua não virou resposta: “quem me indica?”. … É a resposta ou uma pergunta?
        """
    )
    (tela,) = await palco.tocar("titular", primeira.buttons[0][0][1])
    assert tela.text.startswith("Essa mensagem já foi tratada.")


@pytest.mark.asyncio
async def test_depois_de_voltar_o_texto_nao_responde_outra_pergunta(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: quem me indica?
        bot: É a resposta ou uma pergunta?
        titular: /voltar
        bot: Qual é o nome do serviço?
        """
    )
    botoes = [m for m in palco.pessoa("titular").messages if "É a resposta" in m.text]
    dado = botoes[-1].buttons[0][0][1]
    (tela,) = await palco.tocar("titular", dado)
    assert tela.text.startswith("Esta mensagem sua não virou resposta: “quem me indica?”.")
    assert "Qual é o nome do serviço?" in tela.text
    assert "quem me indica" not in str((await palco.tabelas())["rascunho"])


@pytest.mark.asyncio
async def test_com_o_rascunho_guardado_o_texto_espera_por_ele(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: Como cadastrar um serviço?
        bot: É a resposta ou uma pergunta?
        titular: /menu
        bot: ...
        """
    )
    botoes = [m for m in palco.pessoa("titular").messages if "É a resposta" in m.text]
    dado = botoes[-1].buttons[0][0][1]
    (tela,) = await palco.tocar("titular", dado)
    assert "“Como cadastrar um serviço?”" in tela.text
    await palco.dizer("titular", "[Continuar de onde parei]")
    (tela,) = await palco.tocar("titular", dado)
    assert "O serviço é gratuito para quem pede?" in tela.text
    assert "'descricao': 'Como cadastrar um serviço?'" in str((await palco.tabelas())["rascunho"])


@pytest.mark.asyncio
async def test_em_campo_de_opcao_a_pergunta_e_respondida_na_hora(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        """
        indicador: [Começar a indicação]
        bot: Para qual tema você quer indicar?
        indicador: qual a diferença entre os dois temas?
        bot: Fonte: … Para qual tema você quer indicar? [Os dois temas]
        indicador: qual a capital da austrália?
        bot: Não sei responder a isso. … Para qual tema você quer indicar? [Os dois temas]
        indicador: quem indica o substituto
        bot: Fonte: … Para qual tema você quer indicar? [Os dois temas]
        indicador: Os dois temas
        bot: Foi você quem assinou o Plano de Trabalho?
        indicador: ?
        bot: Foi você quem assinou o Plano de Trabalho?
        """
    )


@pytest.mark.asyncio
async def test_onde_a_resposta_nunca_e_pergunta_ela_e_respondida_na_hora(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        """
        indicador: [Começar a indicação]
        bot: Para qual tema você quer indicar?
        indicador: 1
        bot: ...
        indicador: [Eu assinei]
        bot: Quem será titular
        indicador: Rui Tavares
        bot: Qual é o e-mail de trabalho
        indicador: quem indica o substituto?
        bot: Fonte: … Qual é o e-mail de trabalho
        """
    )


@pytest.mark.asyncio
async def test_quem_ainda_nao_aceitou_tambem_pergunta_no_meio(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        titular: o que faz o ponto focal 1?
        bot: É a resposta ou uma pergunta? [É a resposta] [É uma pergunta]
        titular: [É uma pergunta]
        bot: Fonte: … Qual é o seu cargo ou função?
        titular: [Senha do Portal de Serviços]
        bot: Fonte: … Qual é o seu cargo ou função?
        titular: Coordenador-Geral
        bot: Em que unidade você trabalha?
        """
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "texto",
    [
        "Como pedir a licença de pesca amadora pela internet",
        "Quem não tem a língua portuguesa como materna se cadastra para o teste",
        "Emitir o passaporte comum",
        "Você recebe o passaporte em casa, quando pede pela internet",
    ],
)
async def test_o_que_so_comeca_como_pergunta_segue_como_resposta(palco: Palco, texto: str) -> None:
    await ate(palco, NA_DESCRICAO)
    (tela,) = await palco.dizer("titular", texto)
    assert "É a resposta ou uma pergunta?" not in tela.text


@pytest.mark.asyncio
async def test_lista_colada_nunca_e_pergunta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.dizer("titular", "[Cadastrar serviço]")
    await palco.encenar(
        """
        titular: /servicos
        bot: ...
        """
    )
    (tela,) = await palco.dizer("titular", "[Incluir lista de serviços]")
    (tela,) = await palco.dizer("titular", "quem me indica?\\nqual é a meta?\\ncomo cadastrar um serviço?")
    assert "É a resposta ou uma pergunta?" not in tela.text


@pytest.mark.asyncio
async def test_no_modo_leitor_de_tela_as_duas_saidas_vem_numeradas(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.encenar(
        """
        titular: /acessibilidade
        bot: ...
        titular: [Ligar modo leitor de tela]
        bot: O que a pessoa consegue com este serviço?
        titular: quem me indica?
        bot: É a resposta ou uma pergunta? … 1. É a resposta 2. É uma pergunta
        titular: 2
        bot: Secretário Executivo … O que a pessoa consegue com este serviço?
        """
    )


@pytest.mark.asyncio
async def test_um_cpf_na_pergunta_nao_fica_guardado(palco: Palco) -> None:
    await ate(palco, NA_DESCRICAO)
    await palco.dizer("titular", "sou 529.982.247-25, quem me indica?")
    assert "529.982" not in str(await palco.tabelas())
