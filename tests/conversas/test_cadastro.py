"""A service is registered question by question: wrong answers, going back, skipping, the costs."""

import pytest

from tests.conversas.cadastros import ATE_A_ETAPA_1, ATE_O_RESUMO, ATE_O_TEMPO, titular
from tests.conversas.palco import Palco


@pytest.mark.asyncio
async def test_cada_resposta_errada_diz_o_que_mudar_e_a_pergunta_volta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        f"""
        titular: /cadastrar
        bot: Parte 1 de 4: Dados básicos Qual é o nome do serviço?
        titular: {"x" * 151}
        bot: O texto passou 1 letra. O limite é 150
        titular: duas\\nlinhas
        bot: Aqui cabe uma linha só. Envie o texto sem quebra de linha. Parte 1 de 4
        titular: Obter passaporte comum para viajar
        bot: O que a pessoa consegue com este serviço?
        titular: {"y" * 3002}
        bot: O texto passou 2 letras. O limite é 3.000
        titular: ...
        bot: “...” só guarda o lugar da resposta. [Manter como enviei]
        titular: Você recebe o passaporte.
        bot: O serviço é gratuito para quem pede? [É gratuito] [Tem custo]
        titular: depende
        bot: Não reconheci “depende”. Toque em uma opção ou escreva o número dela.
        titular: 7
        bot: Não reconheci “7”.
        titular: não
        bot: Parte 2 de 4: Solicitantes Quem pode pedir o serviço?
        titular: {"z" * 501}
        bot: O texto passou 1 letra. O limite é 500
        titular: Cidadãos\\nEmpresas
        bot: “Cidadãos” e “Empresas” parecem grupos diferentes. [Manter como enviei]
        titular: Cidadãos brasileiros
        bot: Mais algum tipo de solicitante pode pedir o serviço?
        titular: talvez
        bot: Não reconheci essa resposta. Toque em um botão ou escreva o número dele.
        titular: não
        bot: Parte 3 de 4: Etapas O que a pessoa faz na etapa 1?
        titular: Formulário
        bot: Diga o que a pessoa faz, com um verbo no lugar de “Formulário”. [Manter como enviei]
        titular: Pedir o passaporte
        bot: Por qual canal a pessoa faz a etapa “Pedir o passaporte”?
        titular: telepatia
        bot: Não achei nenhuma opção com “telepatia”.
        titular: web
        bot: Qual é o endereço do canal Web?
        titular: entre no site e peça
        bot: “entre no site e peça” não é um link. [Manter como enviei]
        titular: https://www.gov.br/pf
        bot: A etapa “Pedir o passaporte” tem mais algum canal?
        titular: quem sabe
        bot: Não reconheci essa resposta.
        titular: pronto
        bot: O serviço tem mais alguma etapa depois de “Pedir o passaporte”?
        titular: 99
        bot: Não reconheci essa resposta.
        titular: nao
        bot: Parte 4 de 4: Tempo e assuntos Quanto tempo o serviço leva
        titular: rápido
        bot: Não reconheci “rápido”.
        titular: no máximo
        bot: Qual é esse tempo?
        titular: logo
        bot: Não entendi esse tempo. Envie um número com minutos
        titular: de 5 a 10 dias
        bot: Aqui cabe um número só, como 30 dias úteis.
        titular: 30 dias
        bot: Em que unidade está esse tempo? [dias corridos] [dias úteis]
        titular: anos
        bot: Não reconheci “anos”.
        titular: dias
        bot: Achei 2 opções para “dias”. [dias corridos] [dias úteis]
        titular: 2
        bot: Para quais segmentos da sociedade é o serviço?
        titular: todos
        bot: Não reconheci “todos”.
        titular: pronto
        bot: Falta escolher 1 opção.
        titular: cidadao
        bot: Uma escolhida: Cidadãos
        titular: pronto
        bot: De quais áreas de interesse o serviço trata?
        titular: pronto
        bot: Falta escolher 1 opção.
        titular: turismo
        bot: Uma escolhida: Turismo
        titular: pronto
        bot: Com que palavras as pessoas procuram o serviço?
        titular: passaporte
        bot: A lista tem 1 item: 1. passaporte
        titular: pronto
        bot: Faltam 2 itens. A lista precisa de pelo menos 3.
        titular: {"p" * 151}\\nviagem\\nPASSAPORTE
        bot: ficou de fora. O texto passou 1 letra. O limite é 150 e termina em
        titular: exterior
        bot: A lista tem 3 itens.
        titular: pronto
        bot: Resumo do serviço [Guardar serviço] [Completar o que falta] [Mudar uma resposta]
        titular: guarda
        bot: Não reconheci essa resposta. Toque em um botão ou escreva o número dele.
        titular: guardar serviço
        bot: Serviço guardado. Obter passaporte comum para viajar
        """
    )


@pytest.mark.asyncio
async def test_o_nome_recebe_conselho_e_pode_ficar_como_foi_enviado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: teste
        bot: Você enviou: teste “teste” parece um teste. [Manter como enviei] [Salvar e sair]
        titular: Emissão de passaporte
        bot: Você enviou: Emissão de passaporte Comece por um verbo. Tente “Emitir passaporte”.
        titular: EMITIR PASSAPORTE COMUM.
        bot: Tente “Emitir passaporte comum”. Tire o ponto final depois de “COMUM”.
        titular: [Manter como enviei]
        bot: O que a pessoa consegue com este serviço?
        titular: /voltar
        bot: Qual é o nome do serviço? … Resposta guardada: EMITIR PASSAPORTE COMUM. [Manter]
        titular: Passaporte
        bot: Tente “Emitir passaporte”.
        titular: manter como enviei
        bot: O que a pessoa consegue com este serviço?
        titular: /voltar
        bot: Resposta guardada: Passaporte
        titular: manter
        bot: O que a pessoa consegue com este serviço?
        """
    )


@pytest.mark.asyncio
async def test_voltar_passa_pelos_grupos_e_sai_do_item_recem_comecado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: /voltar
        bot: Mais algum tipo de solicitante pode pedir o serviço?
        titular: [Adicionar solicitante]
        bot: Quem pode pedir o serviço?
        titular: /voltar
        bot: Mais algum tipo de solicitante pode pedir o serviço?
        titular: [Voltar]
        bot: Quem pode pedir o serviço? … Resposta guardada: Cidadãos brasileiros [Manter]
        titular: [Voltar]
        bot: O serviço é gratuito para quem pede? … Resposta guardada: Tem custo
        titular: [Manter]
        bot: Mais algum tipo de solicitante
        titular: [Seguir para as etapas]
        bot: O que a pessoa faz na etapa 1?
        titular: Pedir o passaporte
        bot: Por qual canal
        titular: [Web]
        bot: Qual é o endereço do canal Web?
        titular: /voltar
        bot: Por qual canal a pessoa faz a etapa “Pedir o passaporte”? … Resposta guardada: Web
        titular: /voltar
        bot: O que a pessoa faz na etapa 1? … Resposta guardada: Pedir o passaporte
        titular: Solicitar o passaporte
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/pf
        bot: A etapa “Solicitar o passaporte” tem mais algum canal?
        titular: [Encerrar os canais]
        bot: O serviço tem mais alguma etapa
        titular: [Adicionar etapa]
        bot: O que a pessoa faz na etapa 2?
        titular: voltar
        bot: O serviço tem mais alguma etapa depois de “Solicitar o passaporte”?
        titular: /voltar
        bot: A etapa “Solicitar o passaporte” tem mais algum canal?
        titular: /voltar
        bot: Qual é o endereço do canal Web? … Resposta guardada: https://www.gov.br/pf
        """
    )


@pytest.mark.asyncio
async def test_pular_so_vale_onde_a_resposta_e_opcional(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: /pular
        bot: Esta resposta é necessária e não dá para pular. Se precisar de tempo, salve e continue depois.
        titular: /voltar
        bot: Esta é a primeira pergunta. Não há outra antes dela.
        titular: /cancelar
        bot: O que você quer fazer com um serviço ainda sem nome? [Continuar de onde parei]
        titular: [Continuar de onde parei]
        bot: Qual é o nome do serviço?
        titular: [Salvar e sair]
        bot: Guardei um serviço ainda sem nome. [Continuar de onde parei]
        titular: /pular
        bot: Nenhuma pergunta está aberta agora.
        """
    )


@pytest.mark.asyncio
async def test_no_resumo_nao_ha_o_que_pular_e_ao_completar_ha(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_RESUMO)
    await palco.encenar(
        """
        titular: /pular
        bot: Aqui não há pergunta para pular. Use um dos botões. Resumo do serviço
        titular: [Completar o que falta]
        bot: O serviço tem uma sigla? [Voltar] [Pular] [Voltar ao resumo] [Salvar e sair]
        titular: /pular
        bot: Com que outros nomes as pessoas procuram o serviço?
        titular: [Pular]
        bot: Onde a pessoa tira dúvidas sobre este serviço?
        """
    )


@pytest.mark.asyncio
async def test_completar_pergunta_tudo_o_que_e_opcional_e_os_custos_de_um_servico_pago(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_RESUMO)
    await palco.encenar(
        """
        titular: [Completar o que falta]
        bot: O serviço tem uma sigla?
        titular: PASS
        bot: Com que outros nomes as pessoas procuram o serviço?
        titular: Passaporte azul\\nDocumento de viagem
        bot: A lista tem 2 itens.
        titular: pronto
        bot: Onde a pessoa tira dúvidas sobre este serviço?
        titular: (61) 3333-0000
        bot: A pessoa faz o serviço inteiro pela internet? [É 100% digital] [Não é 100% digital]
        titular: sim
        bot: Em que endereço a pessoa começa o pedido pela internet?
        titular: não sei
        bot: “não sei” não parece um endereço da internet.
        titular: www.gov.br/passaporte
        bot: O que se exige de “Cidadãos brasileiros” para pedir o serviço?
        titular: Ter 18 anos
        bot: O que a pessoa faz quando o canal Web está fora do ar?
        titular: Ligue para 0800 000 0000.
        bot: Como a pessoa faz a etapa “Pedir o passaporte pela internet”?
        titular: Entre no site e preencha o formulário.
        bot: Que documentos a etapa “Pedir o passaporte pela internet” pede?
        titular: Identidade\\nFoto
        bot: A lista tem 2 itens.
        titular: [Pronto]
        bot: A pessoa paga alguma coisa na etapa “Pedir o passaporte pela internet”?
        titular: [Adicionar custo]
        bot: O que a pessoa paga na etapa “Pedir o passaporte pela internet”?
        titular: Taxa de emissão
        bot: O valor de “Taxa de emissão” é sempre o mesmo? [Valor fixo] [Valor variável]
        titular: fixo
        bot: Qual é o valor de “Taxa de emissão”? [Pular]
        titular: uns 200
        bot: Não entendi esse valor. Envie só o número, com vírgula para os centavos: 1.250,90.
        titular: R$ 257,25
        bot: Em que moeda se paga “Taxa de emissão”?
        titular: /pular
        bot: A pessoa paga mais alguma coisa na etapa “Pedir o passaporte pela internet”?
        titular: sim
        bot: O que a pessoa paga na etapa
        titular: Taxa de urgência
        bot: O valor de “Taxa de urgência” é sempre o mesmo?
        titular: varia
        bot: Como se calcula o valor de “Taxa de urgência”?
        titular: Depende do prazo pedido.
        bot: Em que moeda se paga “Taxa de urgência”?
        titular: USD
        bot: A pessoa paga mais alguma coisa
        titular: [Encerrar os custos]
        bot: Quanto tempo leva a etapa “Pedir o passaporte pela internet”?
        titular: no máximo
        bot: Qual é esse tempo?
        titular: 40 minutos
        bot: O que a pessoa precisa saber sobre o tempo de “Pedir o passaporte pela internet”?
        titular: /pular
        bot: Algum grupo de pessoas tem outros documentos na etapa “Pedir o passaporte pela internet”?
        titular: [Adicionar caso]
        bot: Que grupo de pessoas tem uma regra própria aqui?
        titular: Menores de 18 anos
        bot: Que documentos o caso “Menores de 18 anos” pede?
        titular: Autorização dos responsáveis
        bot: A lista tem 1 item
        titular: pronto
        bot: Mais algum grupo tem outros documentos na etapa “Pedir o passaporte pela internet”?
        titular: não
        bot: Algum grupo de pessoas tem outros custos na etapa “Pedir o passaporte pela internet”?
        titular: não
        bot: Algum grupo de pessoas tem outros canais na etapa “Pedir o passaporte pela internet”?
        titular: sim
        bot: Que grupo de pessoas tem uma regra própria aqui?
        titular: Quem mora no exterior
        bot: Por qual canal se atende o caso “Quem mora no exterior”?
        titular: telefone
        bot: Qual é o endereço do canal Telefone?
        titular: 0800 000 0001
        bot: Quanto tempo a pessoa espera, no máximo, no canal Telefone?
        titular: 5
        bot: Essa espera é em quê?
        titular: minutos
        bot: O caso “Quem mora no exterior” tem mais algum canal?
        titular: não
        bot: Mais algum grupo tem outros canais na etapa
        titular: não
        bot: Quanto tempo a pessoa espera, no máximo, no canal Presencial?
        titular: 20 minutos
        bot: Quanto tempo a pessoa espera, no máximo, no canal Telefone?
        titular: /pular
        bot: Como a pessoa faz a etapa “Receber o passaporte no posto”?
        titular: /pular
        bot: Que documentos a etapa “Receber o passaporte no posto” pede?
        titular: /pular
        bot: A pessoa paga alguma coisa na etapa “Receber o passaporte no posto”?
        titular: não
        bot: Quanto tempo leva a etapa “Receber o passaporte no posto”?
        titular: /pular
        bot: Algum grupo de pessoas tem outros documentos na etapa “Receber o passaporte no posto”?
        titular: [Encerrar os casos]
        bot: Algum grupo de pessoas tem outros custos na etapa “Receber o passaporte no posto”?
        titular: [Encerrar os casos]
        bot: Algum grupo de pessoas tem outros canais na etapa “Receber o passaporte no posto”?
        titular: [Encerrar os casos]
        bot: O que mais a pessoa precisa saber sobre o tempo?
        titular: O prazo para enquanto faltam documentos.
        bot: O documento que a pessoa recebe tem validade? [Vale por um prazo] [Não vence]
        titular: vale por um prazo
        bot: Por quanto tempo o documento vale?
        titular: muito
        bot: Não entendi esse prazo.
        titular: 10 anos
        bot: O que a pessoa precisa saber sobre a validade?
        titular: /pular
        bot: Que leis e normas tratam do serviço?
        titular: Lei do Passaporte
        bot: A lista tem 1 item
        titular: pronto
        bot: Que outros serviços têm a ver com este?
        titular: o de visto
        bot: Não achei “o de visto” entre os serviços daqui.
        titular: 3537
        bot: Uma escolhida: 3537
        titular: pronto
        bot: Como são o acesso, a sinalização, a limpeza e o conforto dos lugares?
        titular: Há rampa.
        bot: Quem é atendido antes?
        titular: Idosos.
        bot: Que tratamento a pessoa pode esperar no atendimento?
        titular: Com respeito.
        bot: Resumo do serviço [Guardar serviço]
        titular: [Guardar serviço]
        bot: Serviço guardado.
        titular: [Baixar XML]
        bot: Arquivo XML
        """
    )
    carta = palco.pessoa("titular").messages[-1]
    assert carta.file is not None
    texto = carta.file.data.decode()
    for trecho in (
        "<sigla>PASS</sigla>",
        "<item>Documento de viagem</item>",
        "<contato>(61) 3333-0000</contato>",
        "<servico-digital>true</servico-digital>",
        "<link-servico-digital>https://www.gov.br/passaporte</link-servico-digital>",
        "<requisitos>Ter 18 anos</requisitos>",
        "<item>Foto</item>",
        "<valor>257,25</valor>",
        "<valorVariavel>Depende do prazo pedido.</valorVariavel>",
        "<moeda>USD</moeda>",
        '<canal-de-prestacao tipo="web" procedimento-sistema-indisponivel="Ligue para 0800 000 0000.">',
        '<canal-de-prestacao tipo="presencial" tempo-estimado-periodo="minutos" tempo-estimado-espera="20">',
        '<canal-de-prestacao tipo="telefone" tempo-estimado-periodo="minutos" tempo-estimado-espera="5">',
        '<ate max="40" unidade="minutos"/>',
        '<caso descricao="Menores de 18 anos">',
        "<quantidade>10</quantidade>",
        "<item>Lei do Passaporte</item>",
        "<item>3537</item>",
        "<condicoes-acessibilidade>Há rampa.</condicoes-acessibilidade>",
        "<tratamento-prioritario>Idosos.</tratamento-prioritario>",
        "<descricao>O prazo para enquanto faltam documentos.</descricao>",
    ):
        assert trecho in texto


@pytest.mark.asyncio
async def test_o_servico_que_passa_a_ter_custo_pergunta_o_que_se_paga(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_RESUMO.replace("titular: [Tem custo]", "titular: [É gratuito]"))
    await palco.encenar(
        """
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Dados básicos]
        bot: Gratuidade: É gratuito
        titular: [Gratuidade]
        bot: O serviço é gratuito para quem pede? … Resposta guardada: É gratuito
        titular: [Tem custo]
        bot: A pessoa paga alguma coisa na etapa “Pedir o passaporte pela internet”?
        titular: [Encerrar os custos]
        bot: Algum grupo de pessoas tem outros custos na etapa “Pedir o passaporte pela internet”?
        titular: [Encerrar os casos]
        bot: A pessoa paga alguma coisa na etapa “Receber o passaporte no posto”?
        titular: [Adicionar custo]
        bot: O que a pessoa paga na etapa “Receber o passaporte no posto”?
        titular: Taxa
        bot: O valor de “Taxa” é sempre o mesmo?
        titular: [Valor fixo]
        bot: Qual é o valor de “Taxa”?
        titular: 20
        bot: A pessoa paga mais alguma coisa
        titular: [Encerrar os custos]
        bot: Algum grupo de pessoas tem outros custos na etapa “Receber o passaporte no posto”?
        titular: [Encerrar os casos]
        bot: Gratuidade: Tem custo
        """
    )


@pytest.mark.asyncio
async def test_o_tempo_entre_dois_numeros_e_o_imediato_perguntam_so_o_que_falta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_O_TEMPO)
    await palco.encenar(
        """
        titular: [Entre dois tempos]
        bot: De quanto a quanto?
        titular: 10 dias
        bot: Faltou um dos números. Envie o menor e o maior: de 5 a 10 dias úteis.
        titular: de 10 a 5 dias
        bot: Não entendi esse tempo.
        titular: de 5 a 10
        bot: Em que unidade está esse tempo?
        titular: /voltar
        bot: De quanto a quanto? … Resposta guardada: de 5 a 10
        titular: 5 a 10 dias corridos
        bot: Para quais segmentos da sociedade é o serviço?
        titular: /voltar
        bot: De quanto a quanto?
        titular: /voltar
        bot: Quanto tempo o serviço leva, do pedido ao resultado? … Resposta guardada: Entre dois tempos
        titular: [É imediato]
        bot: Para quais segmentos da sociedade é o serviço?
        """
    )
