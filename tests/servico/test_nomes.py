"""Advice on names and titles, and the verbs behind it."""

import pytest

from bot.domain.enderecos import conselhos_do_endereco
from bot.domain.nomes import conselhos_do_nome, conselhos_do_titulo
from bot.domain.verbos import com_verbo, infinitivo, primeira_palavra


@pytest.mark.parametrize(
    "palavra",
    [
        "Obter",
        "Emitir",
        "Registrar",
        "Consultar",
        "Naturalizar-se",
        "Alistar-se",
        "Pôr",
        "Propor",
        "Compor",
        "Ir",
        "Ver",
        "Pré-matricular-se",
        "obter",
        "OBTER",
        "Excluir",
        "Incluir",
        "Usar",
    ],
)
def test_um_verbo_no_infinitivo_e_reconhecido(palavra: str) -> None:
    assert infinitivo(palavra)


@pytest.mark.parametrize(
    "palavra",
    [
        "Passaporte",
        "Emissão",
        "Lugar",
        "Mulher",
        "Parecer",
        "Setor",
        "Valor",
        "Por",
        "Professor",
        "Emita",
        "",
    ],
)
def test_um_nome_nao_passa_por_verbo(palavra: str) -> None:
    assert not infinitivo(palavra)


@pytest.mark.parametrize(
    ("nome", "sugestao"),
    [
        ("Emissão de passaporte", "Emitir passaporte"),
        ("Emissão do passaporte diplomático", "Emitir o passaporte diplomático"),
        ("Renovação das licenças", "Renovar as licenças"),
        ("Inscrição no exame nacional", "Inscrever-se no exame nacional"),
        ("Participação em feiras", "Participar de feiras"),
        ("Participação na feira", "Participar da feira"),
        ("Adesão ao programa", "Aderir ao programa"),
        ("Comparecimento à seleção", "Comparecer à seleção"),
        ("Acesso à informação", "Acessar a informação"),
        ("Licença de construção", "Obter licença de construção"),
        ("Passaporte", "Emitir passaporte"),
        ("Divulgação", "Divulgar"),
        ("Emissão eletrônica de guias", None),
        ("Feiras do campo", None),
    ],
)
def test_um_substantivo_vira_verbo_quando_se_sabe_qual(nome: str, sugestao: str | None) -> None:
    assert com_verbo(nome) == sugestao


@pytest.mark.parametrize(
    ("texto", "palavra"),
    [
        ("Obter visto", "Obter"),
        ("Se apto, comparecer à seleção", "comparecer"),
        ("Após a prova, receber o resultado", "receber"),
        ("“Obter” visto", "Obter"),
        ("1. Obter visto", "Obter"),
        ("Pagar, se houver taxa, a guia", "Pagar"),
        ("...", ""),
    ],
)
def test_a_primeira_palavra_vem_depois_da_condicao(texto: str, palavra: str) -> None:
    assert primeira_palavra(texto) == palavra


@pytest.mark.parametrize(
    ("nome", "conselhos"),
    [
        ("Obter licença para pescar", []),
        ("Naturalizar-se como brasileiro", []),
        ("Emissão de carteira de pesca", ["servico.conselho.troque_por_verbo"]),
        ("Feira nacional do pescador", ["servico.conselho.nome.verbo"]),
        ("Apply for a fishing licence", ["servico.conselho.nome.verbo"]),
        ("OBTER LICENÇA PARA PESCAR", ["servico.conselho.maiusculas"]),
        ("Obter licença para pescar.", ["servico.conselho.ponto_final"]),
        ("Obter licença", ["servico.conselho.nome.curto"]),
        ("Obter " + "x" * 59, []),
        ("Obter " + "x" * 60, ["servico.conselho.nome.longo"]),
        ("Obter " + "x" * 14, []),
        ("Obter " + "x" * 13, ["servico.conselho.nome.curto"]),
        ("teste", ["servico.conselho.nome.teste"]),
        ("Serviço de teste 2", ["servico.conselho.nome.teste"]),
        ("asdfgh", ["servico.conselho.nome.teste"]),
        ("--------", ["servico.conselho.nome.teste"]),
        ("Testar a qualidade da água", []),
        (
            "EMISSÃO DE CARTEIRA DE PESCA.",
            [
                "servico.conselho.troque_por_verbo",
                "servico.conselho.maiusculas",
                "servico.conselho.ponto_final",
            ],
        ),
    ],
)
def test_o_nome_recebe_os_conselhos_que_merece(nome: str, conselhos: list[str]) -> None:
    assert [conselho.key for conselho in conselhos_do_nome(nome)] == conselhos


@pytest.mark.parametrize(
    ("titulo", "conselhos"),
    [
        ("Pagar a taxa", []),
        ("Inscrever-se", []),
        ("Se aprovado, pagar a taxa", []),
        ("Pagamento da taxa", ["servico.conselho.troque_por_verbo"]),
        ("Balcão da cidade", ["servico.conselho.titulo.verbo"]),
        ("Pagar a taxa.", ["servico.conselho.ponto_final"]),
        ("xxx", ["servico.conselho.titulo.teste"]),
    ],
)
def test_o_titulo_da_etapa_recebe_os_conselhos_que_merece(titulo: str, conselhos: list[str]) -> None:
    assert [conselho.key for conselho in conselhos_do_titulo(titulo)] == conselhos


@pytest.mark.parametrize(
    ("canal", "endereco", "serve"),
    [
        ("web", "https://pedidos.orgao.gov.br/novo?id=1", True),
        ("web", "www.orgao.gov.br", True),
        ("web", "Entre em www.orgao.gov.br e peça", False),
        ("web-agendar", "no site do órgão", False),
        ("aplicativo-movel", "https://loja.example/app", True),
        ("e-mail", "pedidos@orgao.gov.br", True),
        ("e-mail", "www.orgao.gov.br", False),
        ("telefone", "(61) 3333-0000", True),
        ("telefone", "135", True),
        ("telefone", "Central de atendimento", False),
        ("presencial", "Qualquer agência", True),
        ("postal", "Caixa postal 10, Brasília", True),
        ("canal-que-ninguem-conhece", "qualquer texto", True),
    ],
)
def test_o_endereco_deve_ser_do_tipo_do_canal(canal: str, endereco: str, serve: bool) -> None:
    assert (conselhos_do_endereco(canal, endereco) == ()) is serve
