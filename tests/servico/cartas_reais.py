"""The real letters: what a person answers with one in hand, and its core, to compare with what comes out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bot.domain.orgaos import numero_siorg
from bot.domain.tempo import TipoDeTempo, Unidade, rotulos_de_unidade
from bot.forms.form import Answers
from bot.forms.servico_opcoes import FIXO, NAO, SIM, VARIAVEL

REFERENCIA = Path(__file__).parents[2].parent / "shared" / "reference"
_N = "{http://servicos.gov.br/v3/schema}"

Elemento = etree._Element

REPETIDA = ("a palavra-chave repetida fica uma vez só", "formulario.itens.repetidos")

# What breaks a rule that the assistant holds, and the key of what it answers.
RECUSADAS = {
    "cadastrar-empresa-estrategica-de-defesa": ("o canal tem endereço", "formulario.problema.obrigatoria"),
    "cadastrar-se-para-participar-de-processo-de-compras-publicas-pelo-sistema-comprasnet": REPETIDA,
    "obter-financiamento-do-fies": REPETIDA,
    "optar-pelo-simples-nacional": ("o serviço tem um solicitante", "formulario.problema.obrigatoria"),
}


def cartas() -> list[Path]:
    """Return the files of the 40 real letters; skip the test where they are not at hand."""
    achadas = sorted((REFERENCIA / "cartas").glob("*.xml"))
    if not achadas:
        pytest.skip("the folder shared/reference beside the repository holds the real letters")
    return achadas


def siorg_da(xml: bytes) -> str:
    """Return the SIORG number of the organ of a letter."""
    orgao = _raiz(xml).find(f"{_N}orgao")
    assert orgao is not None
    numero = numero_siorg(str(orgao.get("id")))
    assert numero is not None
    return numero


def valores_da(xml: bytes) -> Answers:
    """Return what a person would answer with the letter in hand, in the shape of the form's plain values."""
    raiz = _raiz(xml)
    return _presentes(
        nome=_texto(raiz, "nome"),
        sigla=_texto(raiz, "sigla"),
        nomes_populares=_itens(raiz, "nomes-populares"),
        descricao=_texto(raiz, "descricao"),
        contato=_texto(raiz, "contato"),
        gratuito={"true": SIM, "false": NAO}.get(_texto(raiz, "gratuito")),
        orgao=siorg_da(xml),
        digital={"true": SIM, "false": NAO}.get(_texto(raiz, "servico-digital")),
        link=_texto(raiz, "link-servico-digital"),
        solicitantes=[
            _presentes(tipo=_texto(um, "tipo"), requisitos=_texto(um, "requisitos"))
            for um in _filhos(raiz, "solicitantes", "solicitante")
        ],
        etapas=[_valores_da_etapa(etapa) for etapa in _filhos(raiz, "etapas", "etapa")],
        **_valores_do_tempo(raiz),
        segmentos=_itens(raiz, "segmentos-da-sociedade"),
        areas=_itens(raiz, "areas-de-interesse"),
        palavras_chave=_itens(raiz, "palavras-chave"),
    )


def _valores_da_etapa(etapa: Elemento) -> Answers:
    return _presentes(
        titulo=_texto(etapa, "titulo"),
        canais=[
            _presentes(tipo=canal.get("tipo"), endereco=_texto(canal, "descricao"))
            for canal in _filhos(etapa, "canais-de-prestacao", "default", "canal-de-prestacao")
        ],
        descricao=_texto(etapa, "descricao"),
        documentos=_itens(etapa, "documentos", "default"),
        custos=[_valores_do_custo(custo) for custo in _filhos(etapa, "custos", "default", "custo")],
    )


def _valores_do_custo(custo: Elemento) -> Answers:
    moeda = _texto(custo, "moeda")
    return _presentes(
        nome=_texto(custo, "descricao"),
        forma=VARIAVEL if _texto(custo, "statusCustoVariavel") == "1" else FIXO,
        valor=_texto(custo, "valor"),
        calculo=_texto(custo, "valorVariavel"),
        moeda=moeda if moeda != "R$" else None,
    )


def _valores_do_tempo(raiz: Elemento) -> Answers:
    tempo = raiz.find(f"{_N}tempo-total-estimado")
    assert tempo is not None
    tipo, comentario = tempo[0], _texto(tempo, "descricao")
    nome = TipoDeTempo(_nome(tipo))
    if not nome.com_numeros:
        return _presentes(tempo=nome.value, tempo_comentario=comentario)
    unidade = rotulos_de_unidade()[Unidade(str(tipo.get("unidade")))][0]
    maximo = f"{tipo.get('max')} {unidade}"
    entre = nome is TipoDeTempo.ENTRE
    return _presentes(
        tempo=nome.value,
        tempo_prazo=None if entre else maximo,
        tempo_entre=f"de {tipo.get('min')} a {maximo}" if entre else None,
        tempo_comentario=comentario,
    )


def nucleo(xml: bytes) -> dict[str, Any]:
    """Return what the form asks for, as a letter holds it: for the original and for what was exported.

    An element that is absent and one that is empty are the same here; what the Portal numbers is left out.
    """
    raiz = _raiz(xml)
    return {
        **{nome: _texto(raiz, nome) for nome in ("nome", "sigla", "descricao", "contato", "gratuito")},
        "nomes-populares": _itens(raiz, "nomes-populares"),
        "servico-digital": _texto(raiz, "servico-digital") or "false",
        "link-servico-digital": _texto(raiz, "link-servico-digital"),
        "orgao": siorg_da(xml),
        "solicitantes": [
            (_texto(um, "tipo"), _texto(um, "requisitos"))
            for um in _filhos(raiz, "solicitantes", "solicitante")
        ],
        "tempo": [
            (_nome(parte), dict(parte.attrib), parte.text or "")
            for parte in _filhos(raiz, "tempo-total-estimado", "*")
        ],
        "etapas": [_nucleo_da_etapa(etapa) for etapa in _filhos(raiz, "etapas", "etapa")],
        "segmentos": _itens(raiz, "segmentos-da-sociedade"),
        "areas": _itens(raiz, "areas-de-interesse"),
        "palavras-chave": _itens(raiz, "palavras-chave"),
    }


def _nucleo_da_etapa(etapa: Elemento) -> dict[str, Any]:
    return {
        "titulo": _texto(etapa, "titulo"),
        "descricao": _texto(etapa, "descricao"),
        "documentos": _itens(etapa, "documentos", "default"),
        "custos": [
            [(_nome(parte), parte.text or "") for parte in custo]
            for custo in _filhos(etapa, "custos", "default", "custo")
        ],
        "canais": [
            (canal.get("tipo"), _texto(canal, "descricao"))
            for canal in _filhos(etapa, "canais-de-prestacao", "default", "canal-de-prestacao")
        ],
    }


def _raiz(xml: bytes) -> Elemento:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _filhos(elemento: Elemento, *nomes: str) -> Iterator[Elemento]:
    return elemento.iterfind("/".join(f"{_N}{nome}" for nome in nomes))


def _texto(elemento: Elemento, nome: str) -> str:
    return str(elemento.findtext(f"{_N}{nome}") or "")


def _itens(elemento: Elemento, *nomes: str) -> list[str]:
    return [item.text or "" for item in _filhos(elemento, *nomes, "item")]


def _nome(elemento: Elemento) -> str:
    return str(etree.QName(elemento).localname)


def _presentes(**valores: Any) -> Answers:
    return {nome: valor for nome, valor in valores.items() if valor not in (None, "", [])}
