"""Any letter: unchanged it is the same bytes; changed into another one it reads as that one."""

from dataclasses import replace

from hypothesis import HealthCheck, Phase, assume, given, settings

from bot.cartas.emenda import emendar
from bot.cartas.leitura import ler
from bot.domain.orgaos import Orgao
from bot.domain.servico import Servico
from bot.forms.form import Answers
from bot.forms.servico import que_cabem
from bot.forms.servico_valores import servico_de, valores_de
from tests.cartas.letras import cartas

ORGAO = Orgao("4321", "Instituto do Exemplo")
SEM_PRESSA = settings(
    deadline=None,
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def valores(xml: bytes) -> Answers:
    return que_cabem(valores_de(ler(xml).servico))


def lidos(xml: bytes) -> Answers:
    return {nome: valor for nome, valor in valores_de(ler(xml).servico).items() if nome != "orgao"}


def servico(xml: bytes) -> Servico:
    return servico_de(valores(xml), ORGAO)


@given(cartas())
@SEM_PRESSA
def test_o_que_se_le_e_o_que_o_formulario_devolve(xml: bytes) -> None:
    assert que_cabem(valores(xml)) == valores(xml)
    assert emendar(xml, servico(xml), servico(xml)) == xml


@given(cartas())
@SEM_PRESSA
def test_trocar_o_nome_so_troca_o_nome(xml: bytes) -> None:
    de = servico(xml)
    nova = emendar(xml, de, replace(de, nome="Um nome novo & só ele"))
    assert valores(nova) == {**valores(xml), "nome": "Um nome novo & só ele"}
    iguais = next((n for n, (a, b) in enumerate(zip(xml, nova, strict=False)) if a != b), len(xml))
    resto = xml[iguais:] if de.nome == "" else xml[iguais:].partition(b"</nome>")[2]
    assert nova.endswith(resto[resto.find(b"<") :] if de.nome == "" else resto)


@given(cartas(), cartas())
@SEM_PRESSA
def test_uma_carta_vira_qualquer_outra_e_guarda_o_que_nao_entende(xml: bytes, outra: bytes) -> None:
    assume(lidos(xml) == valores(xml))  # what the form does not ask for now comes back when it does
    nova = emendar(xml, servico(xml), servico(outra))
    assert valores(nova) == valores(outra)
    assert nova.count(b"<!-- nota -->") <= xml.count(b"<!-- nota -->")
    assert ler(nova).numero == ler(xml).numero
