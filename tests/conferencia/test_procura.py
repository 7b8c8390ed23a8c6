"""Search forgives slips, accents and order, and puts the likeliest first."""

from dataclasses import replace

import pytest

from bot.domain.procura import Indice
from bot.forms.search import fold
from bot.forms.servico_valores import valores_de
from bot.storage.tables import ServicoRow
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conferencia.mesa import CONTAS, INMETRO, Mesa
from tests.servico.exemplo import MINIMO

NOMES = (
    "Obter passaporte comum para viajar",
    "Renovar passaporte diplomático",
    "Emitir certidão de antecedentes criminais",
    "Registrar embarcação de pesca",
    "Obter licença de pesca amadora",
    "Solicitar bolsa de pesquisa",
    "Consultar CPF",
)
INDICE = Indice()
for lugar, nome in enumerate(NOMES):
    INDICE.por(lugar, fold(nome))


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
    assert INDICE.procurar(fold(digitado))[0] == primeiro


@pytest.mark.parametrize("digitado", ["", "de", "vacina", "xyz123", "?!"])
def test_o_que_nao_existe_nao_e_achado(digitado: str) -> None:
    assert INDICE.procurar(fold(digitado)) == []


def test_todos_os_parecidos_sao_achados() -> None:
    assert set(INDICE.procurar("passaporte")) == {0, 1}
    assert set(INDICE.procurar("pesca")) == {3, 4}


def test_o_nome_trocado_ou_tirado_deixa_de_ser_achado() -> None:
    indice = Indice()
    indice.por(1, "obter passaporte")
    indice.por(2, "obter licenca")
    indice.por(1, "renovar visto")
    indice.tirar(2)
    indice.tirar(9)
    assert (indice.procurar("passaporte"), indice.procurar("visto"), indice.procurar("obter")) == (
        [],
        [1],
        [],
    )


def test_so_se_acha_entre_os_que_a_pessoa_ve() -> None:
    assert INDICE.procurar("pesca", {4, 5}) == [4]


def _acha(mesa: Mesa, texto: str) -> str:
    mesa.toca("rui", f"a:servicos.procurar:{INMETRO}")
    return mesa.diz("rui", texto)


def test_a_procura_sabe_de_cada_mudanca(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    assert "achei 1 serviço" in _acha(mesa, "pesca")
    outro = mesa.servico("iara", valores_de(replace(MINIMO, nome="Obter passaporte comum")))
    assert "achei 1 serviço" in _acha(mesa, "passaporte")
    with mesa.work() as work:
        row = work.session.get_one(ServicoRow, numero)
        novos = {**row.valores, "nome": "Obter visto de turista"}
        guardar.guardar(work, quem(work, CONTAS["iara"]), row, novos, row.versao)
    assert "achei 1 serviço" in _acha(mesa, "visto")
    assert "não achei serviço" in _acha(mesa, "pesca")
    with mesa.work() as work:
        guardar.tirar_do_inventario(work, quem(work, CONTAS["rui"]), INMETRO, [outro], "etapa")
    assert "não achei serviço" in _acha(mesa, "passaporte")
    with mesa.work() as work:
        guardar.devolver_ao_inventario(work, quem(work, CONTAS["rui"]), INMETRO, [outro])
    assert "achei 1 serviço" in _acha(mesa, "passaporte")
    with mesa.work() as work:
        guardar.levantar(work, quem(work, CONTAS["rui"]), INMETRO, ["Registrar embarcação"])
    assert "achei 1 serviço" in _acha(mesa, "embarcação")
