"""A service of our own invention, with every field filled, and one with the least."""

from bot.domain.orgaos import Orgao
from bot.domain.servico import (
    Canal,
    CasoDeCanais,
    CasoDeCustos,
    CasoDeDocumentos,
    Custo,
    Espera,
    Etapa,
    Servico,
    Solicitante,
)
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade
from bot.domain.validade import UnidadeDeValidade, Validade

ORGAO = Orgao("4321", "Instituto do Exemplo & Cia", "IEX", portal="77")

MINIMO = Servico(
    nome="Obter licença de pesca",
    orgao=Orgao("4321", "Instituto do Exemplo"),
    descricao="Você recebe a licença.",
    gratuito=True,
    solicitantes=(Solicitante("Pescadores"),),
    tempo=Tempo(TipoDeTempo.IMEDIATO),
    etapas=(Etapa("Pedir a licença", (Canal("web", "https://pesca.orgao.gov.br"),)),),
    segmentos=("Cidadãos",),
    areas=("Turismo",),
    palavras_chave=("pesca", "peixe", "licença"),
)

CHEIO = Servico(
    nome="Obter licença de pesca",
    orgao=ORGAO,
    descricao="Você recebe <b>a licença</b>  & mais.\n\nVale um ano.",
    gratuito=False,
    sigla="LP",
    nomes_populares=("Carteira de pescador",),
    contato="(61) 3333-0000",
    digital=True,
    link_digital="https://pesca.orgao.gov.br/novo?a=1&b=2",
    solicitantes=(Solicitante("Pescadores", "Ter 18 anos"), Solicitante("Clubes de pesca")),
    tempo=Tempo(TipoDeTempo.ENTRE, 5, 10, Unidade.DIAS_UTEIS, "Conta da entrega dos documentos."),
    etapas=(
        Etapa(
            titulo="Pedir a licença",
            canais=(
                Canal("web", "https://pesca.orgao.gov.br", se_indisponivel='Use o "0800".\nDe graça.'),
                Canal("presencial", "Rua 1,\nBrasília", espera=Espera(15, Unidade.DIAS_UTEIS)),
            ),
            descricao="Preencha o pedido.",
            documentos=("Identidade", "Foto"),
            custos=(
                Custo("Taxa", valor="1.342,28"),
                Custo("Frete", moeda="USD", variavel=True, calculo="Por quilo"),
                Custo("Selo"),
            ),
            tempo=Tempo(TipoDeTempo.EM_MEDIA, None, 5, Unidade.MINUTOS),
            casos_de_documentos=(CasoDeDocumentos("Menores de 18 anos", ("Autorização",)),),
            casos_de_custos=(CasoDeCustos("Estrangeiros", (Custo("Taxa dobrada", valor="20"),)),),
            casos_de_canais=(
                CasoDeCanais("Quem mora no exterior", (Canal("telefone", "0800", espera=Espera(5)),)),
            ),
        ),
    ),
    validade=Validade(True, 5, UnidadeDeValidade.ANOS, "Renove antes."),
    segmentos=("Cidadãos", "Outro segmento"),
    areas=("Turismo", "Água"),
    palavras_chave=("pesca", "peixe", "licença"),
    legislacoes=("[Lei da Pesca](https://leis.orgao.gov.br/1)",),
    relacionados=("933", "servico:7"),
    condicoes_acessibilidade="Há rampa.",
    tratamento_prioritario="Idosos têm prioridade.",
    tratamento_dispensado="Atendemos com respeito.",
)
