"""Search forgives slips, accents and order, and puts the likeliest first."""

import pytest

from bot.domain.procura import procurar
from bot.forms.search import fold

NOMES = (
    "Obter passaporte comum para viajar",
    "Renovar passaporte diplomático",
    "Emitir certidão de antecedentes criminais",
    "Registrar embarcação de pesca",
    "Obter licença de pesca amadora",
    "Solicitar bolsa de pesquisa",
    "Consultar CPF",
)
DOBRADOS = [fold(nome) for nome in NOMES]


@pytest.mark.parametrize(
    ("digitado", "primeiro"),
    [
        ("passaporte comum", 0),
        ("pasaporte diplomatico", 1),
        ("DIPLOMÁTICO passaporte", 1),
        ("sertidao antecedente", 2),
        ("licensa de pesca", 4),
        ("embarcaçao", 3),
        ("pesq", 5),
        ("cpf", 6),
        ("quero obter a licença de pesca", 4),
    ],
)
def test_erros_acentos_e_ordem_nao_atrapalham(digitado: str, primeiro: int) -> None:
    assert procurar(fold(digitado), DOBRADOS)[0] == primeiro


@pytest.mark.parametrize("digitado", ["", "de", "vacina", "xyz123", "?!"])
def test_o_que_nao_existe_nao_e_achado(digitado: str) -> None:
    assert procurar(fold(digitado), DOBRADOS) == []


def test_todos_os_parecidos_sao_achados() -> None:
    assert set(procurar("passaporte", DOBRADOS)) == {0, 1}
    assert set(procurar("pesca", DOBRADOS)) == {3, 4}
