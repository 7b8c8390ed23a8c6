"""Stretches of conversation that many transcripts begin with."""

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco

ATE_O_CONVITE = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central. [Acompanhar órgãos] [Menu]
    sti: [Acompanhar órgãos]
    bot: Nenhum órgão aberto ainda. [Convidar quem indica]
    sti: [Convidar quem indica]
    bot: Em qual órgão?
    sti: inmetro
    bot: Qual é o nome de quem indica?
    sti: Helena Duarte Prado
    bot: Por que essa pessoa indica? [Ocupa a Secretaria-Executiva]
    sti: 1
    bot: Qual é o e-mail de trabalho dela?
    sti: helena.prado@inmetro.gov.br
    bot: Convite para quem indica [Fazer o convite]
    sti: [Fazer o convite]
    bot: Convite de Helena Duarte Prado feito: [Ver este órgão]
    bot: Link de Helena Duarte Prado [Encaminhar pelo Telegram] [Copiar link]
    indicador abre o link de Helena
    bot: Você é Helena Duarte Prado e quer entrar? [Entrar para indicar] [Não sou eu] [Não posso aceitar]
    indicador: [Entrar para indicar]
    bot: Você já pode indicar os pontos focais [Começar a indicação]
"""

ATE_A_INDICACAO = f"""
    {ATE_O_CONVITE}
    indicador: [Começar a indicação]
    bot: Para qual tema você quer indicar? [Os dois temas]
    indicador: Prestação de Serviços Públicos
    bot: Foi você quem assinou o Plano de Trabalho?
    indicador: [Eu assinei]
    bot: Quem será titular em Prestação de Serviços Públicos?
    indicador: Rui Tavares
    bot: Qual é o e-mail de trabalho
    indicador: rui.tavares@inmetro.gov.br
    bot: Quem será substituto em Prestação de Serviços Públicos? [Pular]
    indicador: Iara Teles
    bot: Qual é o e-mail de trabalho
    indicador: iara.teles@inmetro.gov.br
    bot: Confira a indicação [Confirmar indicação]
    indicador: [Confirmar indicação]
    bot: Indicação registrada
    bot: Link de Rui Tavares
    bot: Link de Iara Teles
    bot: Rascunho do ofício.
"""

ATE_O_ACEITE = f"""
    {ATE_A_INDICACAO}
    titular abre o link de Rui
    bot: Você é Rui Tavares e aceita a indicação? [Aceitar indicação]
    titular: [Aceitar indicação]
    bot: Qual é o seu cargo ou função?
    titular: Coordenador-Geral
    bot: Em que unidade você trabalha?
    titular: Ouvidoria
    bot: Com quais destes assuntos você já trabalhou? [Pular]
    titular: [Ouvidoria]
    bot: Uma escolhida: Ouvidoria [Pronto]
    titular: pronto
    bot: Estas são as tarefas em Prestação de Serviços Públicos
    titular: [Li as tarefas e as metas]
    bot: Você já recebeu a senha do Portal de Serviços?
    titular: [Já recebi a senha]
    bot: Que servidores do órgão já estão cadastrados lá?
    titular: /pular
    bot: Confira suas respostas [Confirmar e começar]
    titular: [Confirmar e começar]
    bot: Tudo pronto. [Cadastrar serviço]
"""

UM_SERVICO = """
    titular: /cadastrar
    bot: Qual é o nome do serviço?
    titular: Emitir passaporte comum para brasileiros
    bot: O que a pessoa consegue com este serviço?
    titular: Você recebe o passaporte que permite viajar para outros países.
    bot: O serviço é gratuito para quem pede?
    titular: [Tem custo]
    bot: Quem pode pedir o serviço?
    titular: Cidadãos brasileiros
    bot: Mais algum tipo de solicitante
    titular: [Seguir para as etapas]
    bot: O que a pessoa faz na etapa 1?
    titular: Pedir o passaporte pela internet
    bot: Por qual canal a pessoa faz a etapa
    titular: [Web]
    bot: Qual é o endereço do canal Web?
    titular: https://www.gov.br/pf/passaporte
    bot: tem mais algum canal?
    titular: [Encerrar os canais]
    bot: O serviço tem mais alguma etapa
    titular: [Encerrar as etapas]
    bot: Quanto tempo o serviço leva
    titular: [No máximo]
    bot: Qual é esse tempo?
    titular: 6 dias úteis
    bot: ...
    titular: [Cidadãos]
    bot: ...
    titular: pronto
    bot: ...
    titular: turismo
    bot: ...
    titular: pronto
    bot: ...
    titular: passaporte\\nviagem\\nexterior
    bot: ...
    titular: pronto
    bot: Resumo do serviço [Guardar serviço]
    titular: [Guardar serviço]
    bot: Serviço guardado. [Baixar XML]
"""


async def ate(palco: Palco, roteiro: str) -> None:
    """Let the central team come in by the command line's link, then play a stretch from there."""
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(roteiro)
