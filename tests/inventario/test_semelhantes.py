"""Names nearly equal to one that is there already."""

import pytest

from bot.domain.semelhantes import parecidos

INVENTARIO = (
    "Emitir passaporte comum",
    "Solicitar visto de turista",
    "Registrar aeronave",
    "Licença de pesca",
)


@pytest.mark.parametrize(
    ("nome", "qual"),
    [
        ("Emitir passaporte comun", 0),
        ("Passaporte comum: emitir", 0),
        ("EMISSÃO DE PASSAPORTE COMUM", 0),
        ("Serviço de emissão de passaporte comum", 0),
        ("Solicitação de vistos de turista", 1),
        ("Registrar aeronaves", 2),
    ],
)
def test_um_nome_quase_igual_e_apontado(nome: str, qual: int) -> None:
    assert parecidos([nome], INVENTARIO) == {0: qual}


@pytest.mark.parametrize(
    "nome",
    ["Emitir certidão", "Solicitar aposentadoria", "Registrar navio", "Licença de pesquisa", "…"],
)
def test_um_nome_diferente_nao_e_apontado(nome: str) -> None:
    assert parecidos([nome], INVENTARIO) == {}


def test_numeros_diferentes_sao_servicos_diferentes() -> None:
    assert parecidos(["Obter autorização do tipo 2"], ["Obter autorização do tipo 1"]) == {}


def test_na_lista_cada_nome_so_olha_para_os_de_antes() -> None:
    assert parecidos(["Obter visto", "Obter vistos", "Obter o visto"], ["Emitir passe"]) == {1: 1, 2: 1}
