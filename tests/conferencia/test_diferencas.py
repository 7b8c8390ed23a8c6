"""Two texts of a service compared field by field, and two people's changes brought together."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.diferencas import diferencas, juntar, por, recorte

BASE: dict[str, Any] = {
    "nome": "Obter licença",
    "digital": "sim",
    "link": "https://a.gov.br",
    "tempo": "ate",
    "tempo_prazo": "30 dias úteis",
    "etapas": [
        {"titulo": "Pedir", "documentos": ["RG"], "canais": [{"tipo": "web", "endereco": "a"}]},
        {"titulo": "Receber", "canais": [{"tipo": "presencial", "endereco": "b"}]},
    ],
}


def _com(**mudancas: Any) -> dict[str, Any]:
    return {**deepcopy(BASE), **mudancas}


def _etapa(posicao: int, **mudancas: Any) -> dict[str, Any]:
    valores = deepcopy(BASE)
    valores["etapas"][posicao].update(mudancas)
    return valores


@pytest.mark.parametrize(
    ("depois", "campos"),
    [
        (_com(), []),
        (_com(nome="Outro"), [("nome",)]),
        (_com(sigla="X"), [("sigla",)]),
        (_com(link="https://b.gov.br"), [("digital",)]),
        (_com(tempo="ate", tempo_prazo="10 dias úteis"), [("tempo",)]),
        (_etapa(1, titulo="Buscar"), [("etapas", 1, "titulo")]),
        (_etapa(0, documentos=["RG", "CPF"]), [("etapas", 0, "documentos")]),
        (_etapa(0, canais=[]), [("etapas", 0, "canais")]),
        (_com(etapas=BASE["etapas"][:1]), [("etapas",)]),
    ],
)
def test_cada_campo_que_mudou_e_so_ele(depois: dict[str, Any], campos: list[tuple[Any, ...]]) -> None:
    assert [uma.caminho for uma in diferencas(BASE, depois)] == campos


def test_o_que_so_uma_mudou_entra_sem_pergunta() -> None:
    juncao = juntar(BASE, _etapa(0, titulo="Solicitar"), _etapa(1, descricao="No balcão"))
    assert [e.get("titulo") for e in juncao.valores["etapas"]] == ["Solicitar", "Receber"]
    assert juncao.valores["etapas"][1]["descricao"] == "No balcão"
    assert juncao.disputas == ()
    assert [d.caminho for d in juncao.minhas] == [("etapas", 0, "titulo")]
    assert [d.caminho for d in juncao.dela] == [("etapas", 1, "descricao")]


def test_o_tempo_e_seu_numero_nunca_vem_de_pessoas_diferentes() -> None:
    meus, dela = _com(tempo="atendimento-imediato"), _com(tempo_prazo="10 dias úteis")
    del meus["tempo_prazo"]
    juncao = juntar(BASE, meus, dela)
    (disputa,) = juncao.disputas
    assert disputa.caminho == ("tempo",)
    por(juncao.valores, disputa.caminho, disputa.dela)
    assert juncao.valores == dela


def test_a_mesma_mudanca_das_duas_nao_e_disputa() -> None:
    juncao = juntar(BASE, _com(nome="Igual"), _com(nome="Igual"))
    assert (juncao.minhas, juncao.dela, juncao.disputas) == ((), (), ())


def test_um_texto_longo_mostra_so_o_que_mudou() -> None:
    antes = "Frase igual. " * 100 + "O prazo é de cinco dias." + " Outra frase." * 100
    um, outro = recorte(antes, antes.replace("cinco", "dez"))
    assert "cinco" in um
    assert "dez" in outro
    assert max(len(um), len(outro)) < 200
    assert um.startswith("…") and um.endswith("…")


TEXTOS = st.sampled_from(["a", "b", "c"])
ETAPA = st.fixed_dictionaries({"titulo": TEXTOS}, optional={"descricao": TEXTOS, "tempo": TEXTOS})
VALORES = st.fixed_dictionaries(
    {"nome": TEXTOS},
    optional={
        "sigla": TEXTOS,
        "tempo": TEXTOS,
        "tempo_prazo": TEXTOS,
        "etapas": st.lists(ETAPA, min_size=1, max_size=3),
        "areas": st.lists(TEXTOS, max_size=2),
    },
)


@given(VALORES, VALORES, VALORES)
def test_escolher_sempre_o_da_outra_pessoa_da_o_texto_dela_mais_o_que_so_eu_mudei(
    base: dict[str, Any], meus: dict[str, Any], dela: dict[str, Any]
) -> None:
    juncao = juntar(base, meus, dela)
    for disputa in juncao.disputas:
        por(juncao.valores, disputa.caminho, disputa.dela)
    minhas = {diferenca.caminho for diferenca in juncao.minhas}
    assert {uma.caminho for uma in diferencas(dela, juncao.valores)} <= minhas


@given(VALORES, VALORES)
def test_sem_mudanca_da_outra_fica_o_meu_e_vice_versa(base: dict[str, Any], um: dict[str, Any]) -> None:
    assert juntar(base, um, base).valores == um
    assert not diferencas(um, juntar(base, base, um).valores)
