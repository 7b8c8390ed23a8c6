"""Findings of a whole service: order, places, lists, what was published before, and the real letters."""

from dataclasses import replace

import pytest

from bot.delivery.content import Content
from bot.domain.orgaos import orgaos
from bot.domain.regras import Achado, Severidade, achados, conselhos
from bot.domain.regras.campos import CAMPOS
from bot.domain.regras.conferencia import REGRAS_DE_TEXTO
from bot.domain.regras.texto import ler
from bot.domain.servico import Canal, CasoDeDocumentos, Etapa, Servico, Solicitante
from bot.forms.servico_valores import servico_de
from tests.regras.casos import DA_ETAPA, ETAPA, WEB, com, com_etapa
from tests.servico.cartas_reais import cartas, siorg_da, valores_da
from tests.servico.exemplo import CHEIO, MINIMO

TEXTS = Content.load().texts
SO_NOME = Servico(nome="Licença", orgao=MINIMO.orgao)


def de(regra: str, servico: Servico, publicado: Servico | None = None) -> list[Achado]:
    return [achado for achado in achados(servico, publicado) if achado.regra == regra]


def dito(achado: Achado) -> str:
    return TEXTS.label(achado.mensagem)


def impedem(servico: Servico, publicado: Servico | None = None) -> list[tuple[str, str]]:
    todos = achados(servico, publicado)
    return [(um.regra, um.caminho) for um in todos if um.severidade is Severidade.IMPEDE]


def test_o_que_impede_vem_primeiro_e_cada_gravidade_segue_o_formulario() -> None:
    todos = achados(replace(SO_NOME, etapas=(Etapa("Pagamento"), Etapa("")), descricao="Veja <b>isto</b>"))
    gravidades = [achado.severidade for achado in todos]
    assert gravidades == sorted(gravidades, key=list(Severidade).index)
    assert [caminho for _, caminho in impedem(replace(SO_NOME, etapas=(Etapa("Pagamento"), Etapa(""))))] == [
        "nome",
        "descricao",
        "gratuito",
        "solicitantes",
        "etapas/0/titulo",
        "etapas/0/canais",
        "etapas/1/titulo",
        "etapas/1/canais",
        "tempo",
        "segmentos",
        "areas",
        "palavras_chave",
    ]


def test_um_servico_completo_nao_tem_impedimento() -> None:
    assert impedem(MINIMO) == impedem(CHEIO) == []


def test_o_conselho_diz_o_lugar_e_mostra_como_fica() -> None:
    etapas = (ETAPA, replace(ETAPA, titulo="Pagamento da taxa"))
    (achado,) = de("etapa.titulo.infinitivo", com(etapas=etapas))
    assert dito(achado) == "Etapa 2, título. Comece por um verbo. Tente “Pagar a taxa”."
    (achado,) = de("canal.endereco_so_endereco", com_etapa(canais=(WEB, Canal("telefone", "Ligue para 135"))))
    assert dito(achado) == "Etapa 1, canal 2, endereço. Deixe só “135”. O resto fica na descrição."
    (achado,) = de("texto.e_ou", com(descricao="Cadastro e/ou licença"))
    assert dito(achado) == "Descrição do serviço. Em “Cadastro e/ou licença”, fique só com “ou”."


def test_os_documentos_de_um_caso_seguem_as_mesmas_regras() -> None:
    caso = CasoDeDocumentos("Idosos", ("Laudo", "RG, CPF e laudo"))
    (achado,) = de("documento.um_por_item", com_etapa(casos_de_documentos=(caso,)))
    assert achado.caminho == "etapas/0/casos_documentos/0/documentos/1"
    assert dito(achado).startswith("Etapa 1, caso 1, documento 2. “RG” e “CPF”")


def test_a_mesma_falta_em_varios_itens_de_uma_lista_e_dita_uma_vez() -> None:
    documentos = ("Laudo médico;", "Foto", "Carteira de pesca;", "Registro do barco; e")
    (achado,) = de("item.pontuacao", com_etapa(documentos=documentos))
    assert achado.caminho == "etapas/0/documentos/0"
    assert dito(achado).endswith("O mesmo vale para os itens 3, 4.")


def test_itens_que_repetem_o_primeiro_sao_ditos_de_uma_vez() -> None:
    (achado,) = de("lista.repetida", com_etapa(documentos=("Laudo", "Foto", "laudo", "Laudo.")))
    assert achado.caminho == "etapas/0/documentos/2"
    assert dito(achado).endswith("Retire um dos dois. O mesmo vale para o item 4.")


@pytest.mark.parametrize(
    ("canal", "endereco", "comeco"),
    [
        ("telefone", "https://pesca.orgao.gov.br", "“https://pesca.orgao.gov.br” é uma página."),
        ("presencial", "[Postos](https://orgao.gov.br/postos)", "“[Postos](https://orgao.gov.br/postos)” é"),
        ("web", "pesca@orgao.gov.br", "“pesca@orgao.gov.br” é um e-mail."),
        ("web-agendar", "(61) 3333-0000", "“(61) 3333-0000” é um telefone."),
        ("e-mail", "E-mail informado no pedido", "“E-mail informado no pedido” é o e-mail da pessoa."),
    ],
)
def test_um_endereco_de_outro_tipo_recebe_um_conselho_so(canal: str, endereco: str, comeco: str) -> None:
    (conselho,) = conselhos("etapas/canais/endereco", endereco, canal)
    assert TEXTS.label(conselho).startswith(comeco)


@pytest.mark.parametrize(
    ("regra", "campo", "texto"),
    [
        ("canal.tipo_de_outro", "etapas/canais/endereco", "70040-902"),
        ("contato.pagina_inicial", "contato", "[Alistamento](http://www.alistamento.orgao.mil.br/)"),
        ("texto.barra", "etapas/documentos", "Número do PIS/PASEP"),
        ("texto.terceira_pessoa", "descricao", "Os usuários deste serviço são os pescadores."),
        ("titulo.verbo_vazio", "etapas/titulo", "Realizar pagamento"),
        ("documento.vago", "etapas/documentos", "Outra foto recente"),
        ("documento.condicao", "etapas/documentos", "Certidão de casamento"),
        ("descricao.resultado", "descricao", "O serviço de pesca entrega a licença em casa."),
        ("texto.condicao_antes", "descricao", "Se inscreva no curso de pesca."),
    ],
)
def test_o_que_parece_falta_e_nao_e_fica_como_esta(regra: str, campo: str, texto: str) -> None:
    (mesma,) = (uma for uma in REGRAS_DE_TEXTO if uma.id == regra)
    assert mesma.conselho(ler(CAMPOS[campo], texto, "presencial")) is None


def test_uma_exigencia_igual_para_dois_grupos_nao_e_texto_repetido() -> None:
    grupos = tuple(Solicitante(tipo, DA_ETAPA) for tipo in ("Pescadores", "Clubes"))
    assert de("texto.reaproveitado", com(solicitantes=grupos)) == []


def test_uma_falta_que_a_carta_publicada_ja_tinha_aconselha_e_nao_impede() -> None:
    publicado = com(nome="Licença de pesca", etapas=(Etapa("Pagamento", (WEB,)),))
    mesmo = replace(publicado, descricao="Você recebe a licença em casa.")
    assert impedem(mesmo) != []
    assert impedem(mesmo, publicado) == []
    assert de("nome.infinitivo", mesmo, publicado)[0].severidade is Severidade.MELHORAR


def test_uma_falta_nova_impede_mesmo_ao_lado_de_uma_antiga() -> None:
    publicado = com(etapas=(Etapa("Pagamento", (WEB,)),))
    novo = replace(publicado, etapas=(*publicado.etapas, Etapa("Entrega", (WEB,))))
    assert impedem(novo, publicado) == [("etapa.titulo.infinitivo", "etapas/1/titulo")]


def test_uma_sigla_se_explica_uma_vez_na_ordem_em_que_a_pagina_e_lida() -> None:
    explicada = com(descricao="A Guia de Recolhimento (GRU) sai na hora.", contato="Pague a GRU.")
    assert de("texto.sigla_sem_explicacao", explicada) == []
    depois = com(descricao="Pague a GRU.", contato="A Guia de Recolhimento (GRU) sai na hora.")
    assert [achado.caminho for achado in de("texto.sigla_sem_explicacao", depois)] == ["descricao"]


@pytest.mark.parametrize(
    ("campo", "valor", "canal", "chaves"),
    [
        ("nome", "Emissão de carteira de pesca.", "", ["troque_por_verbo", "ponto_final"]),
        ("descricao", "Você recebe a licença.", "", []),
        ("descricao", "Você receberá a licença.", "", []),
        ("descricao", "Você receberá <b>a licença</b>.", "", ["html", "futuro"]),
        ("descricao", "--", "", ["obrigatorio"]),
        ("solicitantes/tipo", "Cidadãos\nEmpresas", "", ["um_por_item"]),
        ("etapas/documentos", "Nenhum", "", ["nenhum"]),
        ("etapas/casos_canais/canais/endereco", "no site", "web", ["so_pagina"]),
        ("etapas/canais/endereco", "no site", "presencial", []),
        ("campo_que_nao_tem_texto", "x", "", []),
    ],
)
def test_enquanto_se_digita_vem_o_conselho_do_campo(
    campo: str, valor: str, canal: str, chaves: list[str]
) -> None:
    assert [conselho.key.rpartition(".")[2] for conselho in conselhos(campo, valor, canal)] == chaves


def test_enquanto_se_digita_vem_no_maximo_tres_conselhos_os_graves_primeiro() -> None:
    ditos = conselhos("descricao", "Veja <b>muito</b>  e/ou &amp; o art. 3º será pago p/ NÃO " + "x" * 3000)
    assert len(ditos) == 3
    assert ditos[0].key == "regras.limite"


def test_as_cartas_reais_recebem_conselhos_legiveis() -> None:
    for carta in cartas():
        xml = carta.read_bytes()
        servico = servico_de(valores_da(xml), orgaos()[siorg_da(xml)])
        assert all(10 < len(dito(achado)) < 500 for achado in achados(servico))
        assert impedem(servico, servico) == []
