"""What stands under "nome" is a person's name, or is pointed out; names in capitals are set as names are."""

import pytest

from bot.domain.nomes import Estranheza, em_letras_comuns, estranheza
from bot.domain.orgaos import orgaos


@pytest.mark.parametrize(
    ("nome", "esperada"),
    [
        ("rui@inmetro.gov.br", Estranheza.EMAIL),
        ("A definir", Estranheza.AINDA_SEM),
        ("XXX", Estranheza.AINDA_SEM),
        ("Não há", Estranheza.AINDA_SEM),
        ("Vago", Estranheza.AINDA_SEM),
        ("Secretária-Executiva", Estranheza.PAPEL),
        ("Chefe de Gabinete", Estranheza.PAPEL),
        ("Ponto focal titular", Estranheza.PAPEL),
        ("INMETRO", Estranheza.ORGAO),
        ("Ministério da Saúde", Estranheza.ORGAO),
        ("Ouvidoria", Estranheza.ORGAO),
        ("Ana", Estranheza.SO_O_PRIMEIRO),
    ],
)
def test_o_que_nao_e_nome_se_reconhece(nome: str, esperada: Estranheza) -> None:
    assert estranheza(nome) is esperada


@pytest.mark.parametrize(
    "nome",
    [
        *("Ana Luz", "Vagner Lopes", "Assis Chefe", "Xavier Xisto"),
        *("D'Ávila Prado", "Rui B. Tavares", "Setembrino Silva"),
    ],
)
def test_um_nome_de_pessoa_nao_se_estranha(nome: str) -> None:
    assert estranheza(nome) is None


def test_o_nome_de_todo_orgao_se_estranha() -> None:
    assert [orgao.nome for orgao in orgaos().values() if estranheza(orgao.nome) is None] == []


@pytest.mark.parametrize(
    ("escrito", "nome"),
    [
        ("HELENA D'ÁVILA DA SILVA-PRADO", "Helena D'Ávila da Silva-Prado"),
        ("joão dos reis e souza", "João dos Reis e Souza"),
        ("JOÃO PAULO II", "João Paulo II"),
        ("INMETRO", "INMETRO"),
        ("Rui McTavish de Souza", "Rui McTavish de Souza"),
    ],
)
def test_um_nome_em_maiusculas_se_escreve_como_nome(escrito: str, nome: str) -> None:
    assert em_letras_comuns(escrito) == nome
