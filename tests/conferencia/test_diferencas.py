"""Two texts of a service compared field by field, and two people's changes brought together."""

from copy import deepcopy
from typing import Any

import pytest

from bot.domain.diferencas import diferencas, recorte
from bot.domain.juncao import Mudanca, juntar
from bot.domain.vagas import Lado

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


def _documentos(*itens: str) -> dict[str, Any]:
    return _etapa(0, documentos=list(itens))


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
        (_etapa(0, canais=[]), [("etapas", 0, "canais", 0)]),
        (_com(etapas=BASE["etapas"][:1]), [("etapas", 1)]),
        (_com(etapas=[{"titulo": "Pagar"}, *BASE["etapas"]]), [("etapas", 0)]),
        (_com(etapas=BASE["etapas"][::-1]), [("etapas",)]),
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
    assert juntar(BASE, meus, dela, {0: Lado.DELA}).valores == dela


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


def test_quem_muda_uma_etapa_e_quem_poe_outra_antes_nao_se_atrapalham() -> None:
    nova = {"titulo": "Pagar a taxa", "canais": [{"tipo": "web", "endereco": "c"}]}
    meus = _com(etapas=[nova, *BASE["etapas"]])
    juncao = juntar(BASE, meus, _etapa(1, titulo="Buscar"))
    assert [etapa["titulo"] for etapa in juncao.valores["etapas"]] == ["Pagar a taxa", "Pedir", "Buscar"]
    assert juncao.disputas == ()
    assert [(d.caminho, d.como) for d in juncao.minhas] == [(("etapas", 0), Mudanca.ENTROU)]
    assert [(d.caminho, d.como) for d in juncao.dela] == [(("etapas", 2, "titulo"), Mudanca.CAMPO)]


def test_a_etapa_que_uma_tirou_e_a_outra_mudou_e_perguntada() -> None:
    meus = _com(etapas=BASE["etapas"][:1])
    juncao = juntar(BASE, meus, _etapa(1, titulo="Receber em casa"))
    (disputa,) = juncao.disputas
    assert (disputa.caminho, disputa.como, disputa.meu) == (("etapas", 1), Mudanca.SAIU, {})
    assert juncao.valores == meus
    escolhido = juntar(BASE, meus, _etapa(1, titulo="Receber em casa"), {0: Lado.DELA}).valores
    assert escolhido["etapas"][1]["titulo"] == "Receber em casa"


def test_a_etapa_que_mudou_de_lugar_leva_o_que_a_outra_pessoa_escreveu() -> None:
    juncao = juntar(BASE, _com(etapas=BASE["etapas"][::-1]), _etapa(0, descricao="Pela internet"))
    assert juncao.disputas == ()
    assert juncao.valores["etapas"][1] == {**BASE["etapas"][0], "descricao": "Pela internet"}


def test_duas_ordens_diferentes_sao_uma_pergunta() -> None:
    base, meus, dela = ({"areas": list(letras)} for letras in ("abc", "bac", "acb"))
    assert len(juntar(base, meus, dela).disputas) == 1
    grupo = {"etapas": [{"titulo": letra * 9} for letra in "abc"]}
    um = {"etapas": [grupo["etapas"][n] for n in (1, 0, 2)]}
    outro = {"etapas": [grupo["etapas"][n] for n in (0, 2, 1)]}
    (disputa,) = juntar(grupo, um, outro).disputas
    assert (disputa.caminho, disputa.como) == (("etapas",), Mudanca.ORDEM)
    assert juntar(grupo, um, outro, {0: Lado.DELA}).valores == outro


def test_documentos_que_cada_uma_pos_ficam_e_o_mesmo_mudado_pelas_duas_e_perguntado() -> None:
    juncao = juntar(
        _documentos("RG", "Laudo"), _documentos("RG", "Laudo", "Foto"), _documentos("CPF", "RG", "Laudo")
    )
    assert juncao.valores["etapas"][0]["documentos"] == ["CPF", "RG", "Laudo", "Foto"]
    assert juncao.disputas == ()
    juncao = juntar(
        _documentos("RG", "Laudo"),
        _documentos("RG", "Laudo médico", "Foto"),
        _documentos("RG", "Laudo técnico"),
    )
    (disputa,) = juncao.disputas
    assert disputa.meu == {"documentos": ["RG", "Laudo médico", "Foto"]}
    assert disputa.dela == {"documentos": ["RG", "Laudo técnico", "Foto"]}
