"""Advice on names and titles, and the verbs behind it."""

import pytest

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
