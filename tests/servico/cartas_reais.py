"""The real letters: what a person answers with one in hand, and its core, to compare with what comes out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bot.domain.orgaos import numero_siorg
from bot.domain.tempo import TipoDeTempo, Unidade, rotulos_de_unidade
from bot.forms.form import Answers
from bot.forms.servico_opcoes import FIXO, NAO, NAO_VENCE, SIM, VARIAVEL, VENCE
from tests.servico.pessoa import sem_repetidos

REFERENCIA = Path(__file__).parents[2].parent / "shared" / "reference"
_N = "{http://servicos.gov.br/v3/schema}"

Elemento = etree._Element
Arvore = tuple[str, tuple[tuple[str, str], ...], str, tuple["Arvore", ...]]  # name, attributes, text, inside

# what the Portal writes by itself: numbers of its own, constants, the name of the organ
DO_PORTAL = frozenset(
    (
        "id",
        "dbId",
        "porcentagem",
        "porcentagem-manual",
        "porcentagem-digital",
        "idSegmento",
        "idServicoSegmento",
    )
) | {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"}
SEM_CONTEUDO = ("atendimento-imediato", "nao-estimado-ainda")  # elements that say something by being there

BLOCOS = ("documentos", "custos", "canais-de-prestacao")
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
        **_valores_da_validade(raiz),
        legislacoes=_itens(raiz, "legislacoes"),
        relacionados=_itens(raiz, "servicos-relacionados"),
        condicoes_acessibilidade=_texto(raiz, "condicoes-acessibilidade"),
        tratamento_prioritario=_texto(raiz, "tratamento-prioritario"),
        tratamento_dispensado=_texto(raiz, "tratamento-dispensado-atendimento"),
    )


def _valores_da_validade(raiz: Elemento) -> Answers:
    validade = raiz.find(f"{_N}validade-documento")
    if validade is None or not _texto(validade, "tipo"):
        return {}
    vence = _texto(validade, "tipo") == "Válido por"
    return _presentes(
        validade=VENCE if vence else NAO_VENCE,
        validade_prazo=f"{_texto(validade, 'quantidade')} {_texto(validade, 'unidade')}" if vence else None,
        validade_descricao=_texto(validade, "descricao"),
    )


def _valores_da_etapa(etapa: Elemento) -> Answers:
    documentos, custos, canais = (etapa.find(f"{_N}{nome}") for nome in BLOCOS)
    assert documentos is not None
    assert custos is not None
    assert canais is not None
    return _presentes(
        titulo=_texto(etapa, "titulo"),
        canais=_valores_dos_canais(_filhos(canais, "default", "*")),
        descricao=_texto(etapa, "descricao"),
        documentos=_itens(documentos, "default"),
        custos=[_valores_do_custo(custo) for custo in _filhos(custos, "default", "*")],
        **_valores_do_tempo(etapa),
        casos_documentos=[
            _presentes(nome=caso.get("descricao"), documentos=_documentos_do_caso(caso))
            for caso in _filhos(documentos, "caso")
        ],
        casos_custos=[
            _presentes(nome=caso.get("descricao"), custos=[_valores_do_custo(custo) for custo in caso])
            for caso in _filhos(custos, "caso")
        ],
        casos_canais=[
            _presentes(nome=caso.get("descricao"), canais=_valores_dos_canais(caso))
            for caso in _filhos(canais, "caso")
        ],
    )


def _documentos_do_caso(caso: Elemento) -> list[str]:
    return [_texto(documento, "descricao") or (documento.text or "") for documento in caso]


def _valores_dos_canais(canais: Iterable[Elemento]) -> list[Answers]:
    return [
        _presentes(
            tipo=canal.get("tipo"),
            endereco=_texto(canal, "descricao"),
            espera=_espera(canal),
            se_indisponivel=canal.get("procedimento-sistema-indisponivel"),
        )
        for canal in canais
    ]


def _espera(canal: Elemento) -> str:
    quanto, unidade = (canal.get(f"tempo-estimado-{nome}") or "" for nome in ("espera", "periodo"))
    return f"{quanto} {unidade}".strip() if quanto else ""


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
    if tempo is None or len(tempo) == 0:
        return {}
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


def essencia(xml: bytes) -> Arvore:
    """Return the whole letter to compare: as a tree, without what the Portal numbers or nobody fills.

    Also put in one form: what only the older letters write in another way, and what an answer in a chat
    cannot tell apart (see `_sem_distincao`). Used for the original and for what was exported.
    """
    return _arvore(_raiz(xml))


def _arvore(elemento: Elemento) -> Arvore:
    nome = _nome(elemento)
    if nome == "orgao":
        return nome, (("id", str(numero_siorg(str(elemento.get("id"))))),), "", ()
    atributos = tuple(sorted((n, v) for n, v in elemento.attrib.items() if n not in DO_PORTAL and v))
    filhos = (_arvore(filho) for filho in elemento if _nome(filho) not in DO_PORTAL)
    texto = (elemento.text or "") if len(elemento) == 0 else ""
    return _sem_distincao((nome, atributos, texto, tuple(filho for filho in filhos if not _vazia(filho))))


def _vazia(arvore: Arvore) -> bool:
    nome, atributos, texto, filhos = arvore
    if (nome, texto) in {("servico-digital", "false")}:
        return True
    return nome not in SEM_CONTEUDO and not (atributos or texto or filhos)


def _sem_distincao(arvore: Arvore) -> Arvore:
    """Give one form to what a chat cannot tell apart.

    A unit of waiting without its number is nothing. What never ends has no number of years. A keyword that
    differs from an earlier one only in case is there once. In older letters a document of a case is an item.
    """
    nome, atributos, texto, filhos = arvore
    nomes = {atributo for atributo, _ in atributos}
    if "tempo-estimado-periodo" in nomes and "tempo-estimado-espera" not in nomes:
        atributos = tuple(par for par in atributos if par[0] != "tempo-estimado-periodo")
    if nome == "validade-documento" and ("tipo", (), "Sem validade", ()) in filhos:
        filhos = tuple(filho for filho in filhos if filho[0] not in ("quantidade", "unidade"))
    if nome == "palavras-chave":
        unicas = sem_repetidos([filho[2] for filho in filhos])
        filhos = tuple(("item", (), unica, ()) for unica in unicas)
    if nome == "caso":
        filhos = tuple(map(_documento, filhos))
    return nome, atributos, texto, filhos


def _documento(filho: Arvore) -> Arvore:
    nome, atributos, texto, _ = filho
    if nome != "item":
        return filho
    return "documento", atributos, "", (("descricao", (), texto, ()),)


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
