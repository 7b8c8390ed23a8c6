"""Names: what looks like a first name alone."""

import pytest

from bot.domain.nomes import so_o_primeiro


@pytest.mark.parametrize("nome", ["Ana", " Ana ", "Ana M.", "J. P.", "Maria-Clara"])
def test_um_nome_so_parece_incompleto(nome: str) -> None:
    assert so_o_primeiro(nome)


@pytest.mark.parametrize("nome", ["Ana Lúcia", "Rui Tavares", "J. Tavares Reis", "Ana M. Prado", "Li Wu"])
def test_nome_e_sobrenome_bastam(nome: str) -> None:
    assert not so_o_primeiro(nome)
