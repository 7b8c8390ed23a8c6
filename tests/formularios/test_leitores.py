"""The readers that forms share: what they take, what they give, and what they say."""

import pytest

from bot.forms import readers
from bot.forms.form import Invalid, Reader


@pytest.mark.parametrize(
    ("read", "raw", "value"),
    [
        (readers.text(at_most=3), " abc ", "abc"),
        (readers.text(), "a\nb", "a\nb"),
        (readers.email, " Ana.Lima@mp.gov.br ", "Ana.Lima@mp.gov.br"),
        (readers.web_address, "www.gov.br/x", "https://www.gov.br/x"),
        (readers.web_address, "http://gov.br", "http://gov.br"),
        (readers.whole_number(), "1.500", 1500),
        (readers.whole_number(at_least=-5), "-3", -3),
        (readers.money, "1.342,28", "1342.28"),
        (readers.money, "R$ 50", "50.00"),
        (readers.money, "50,5 reais", "50.50"),
        (readers.money, "0", "0.00"),
        (readers.day, "30/06/2027", "2027-06-30"),
        (readers.day, "1.2.2027", "2027-02-01"),
        (readers.yes_no, " SIM ", True),
        (readers.yes_no, "não", False),
    ],
)
def test_le(read: Reader, raw: str, value: object) -> None:
    assert read(raw) == value


@pytest.mark.parametrize(
    ("read", "raw", "problem"),
    [
        (readers.text(at_least=3), "ab", "curto"),
        (readers.text(at_most=3), "abcd", "longo"),
        (readers.text(one_line=True), "a\nb", "uma_linha"),
        (readers.email, "ana@", "email"),
        (readers.email, "ana lima@mp.gov.br", "email"),
        (readers.email, "ana@mp", "email"),
        (readers.web_address, "gov", "endereco"),
        (readers.web_address, "ftp://gov.br", "endereco"),
        (readers.web_address, "https://[gov.br", "endereco"),
        (readers.web_address, "dois lugares.gov.br", "endereco"),
        (readers.whole_number(), "dez", "numero"),
        (readers.whole_number(), "٣", "numero"),
        (readers.whole_number(), "9" * 5000, "numero"),
        (readers.whole_number(at_least=1), "0", "numero_baixo"),
        (readers.whole_number(at_most=9), "10", "numero_alto"),
        (readers.money, "1342.28", "valor"),
        (readers.money, "1,342.28", "valor"),
        (readers.money, "", "valor"),
        (readers.day, "31/02/2027", "data"),
        (readers.day, "amanhã", "data"),
        (readers.yes_no, "talvez", "sim_ou_nao"),
    ],
)
def test_diz_o_que_mudar(read: Reader, raw: str, problem: str) -> None:
    with pytest.raises(Invalid) as invalid:
        read(raw)
    assert invalid.value.problem.key == f"formulario.problema.{problem}"


def test_o_valor_se_mostra_como_se_escreve() -> None:
    assert readers.shown_money("1342.28") == "R$ 1.342,28"
    assert readers.shown_money("50.00") == "R$ 50,00"
