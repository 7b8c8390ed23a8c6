"""Rules on sentences and paragraphs: short, direct, active, one way of saying each thing (section 5.2)."""

import re

from bot.domain.dados import linhas
from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar, em_volta
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

FRASE_LONGA = 30  # words; the guide only says short, plain-language guides stop at 20 to 25
PARAGRAFO_LONGO = 150
PARAGRAFO_ENORME = 250
PARAGRAFOS_DA_DESCRICAO = 2

_PROSA = frozenset({Tipo.PROSA})
_LIDOS = frozenset({Tipo.LINHA, Tipo.ITEM, Tipo.PROSA})
_UM_PARAGRAFO = frozenset({"etapas/descricao"})
_DESCRICAO = frozenset({"descricao"})

_E_OU = re.compile(r"\be\s?/\s?ou\b|\bou\s?/\s?e\b", re.IGNORECASE)
_BARRA = re.compile(r"(?<![\w/.-])(?:([a-zà-ÿ]{3,}) ?/ ?([a-zà-ÿ]{3,})|([A-Z]{3,})/([A-Z]{3,}))(?![\w/])")
_NOMES_COM_BARRA = frozenset({"PIS/PASEP", "PIS / PASEP"})
_ENTRE_PARENTESES = re.compile(r"\(\s?([^\W\d]+|\d[\d.,]*)[^)]*\)")
_ALGARISMOS = re.compile(r"\d[\d.,]*")
_POR_EXTENSO = frozenset(linha["numero"] for linha in linhas("numeros"))
_SER = ("é", "são", "será", "serão", "ser", "foi", "foram", "seja", "sejam", "sendo", "forem", "serem")
_AUXILIARES = frozenset(_SER)
_PASSIVA = re.compile(
    rf"\b(?:{'|'.join(_SER)})(?: não| \w+mente)? "
    r"(\w{2,}(?:ad|id)[oa]s?|feit[oa]s?|pag[oa]s?|entregues?|expedid[oa]s?|abert[oa]s?|escrit[oa]s?)\b",
    re.IGNORECASE,
)
_NAO_PASSIVA = re.compile(
    r"(?:vál|ráp|líqu|sól|ún|conhec|cas|aposent|form|empreg|comprometid|dev|desempreg|separad|cuidad|estad"
    r"|interess|segur|advog|deput|licenci|obrig|adequ)(?:id|ad)?[oa]s?",
    re.IGNORECASE,
)
_DE_LEI = frozenset({"art", "arts", "artigo", "artigos", "inciso", "incisos", "alínea", "caput"})
_ARTIGO_DE_LEI = re.compile(
    r"\b[Aa]rt(?:igo)?s?\.? ?\d+|§ ?\d|\b[Ii]ncisos? [IVXL]+\b|\b[Aa]línea\b|\b[Cc]aput\b"
)
_ABREVIATURA = re.compile(
    r"(?<![\w/])(?:([pcs])/(?= ?\w)|([Oo]bs|[Qq]td|[Qq]tde|[Dd]epto|[Dd]pto|[Ff]ls|[Rr]esp|[Dd]ocs?|[Ee]x"
    r"|[Pp]ág|[Rr]ef|[Mm]áx|[Mm]ín|[Ii]nfo)[.:])"
)
_SEM_ABREVIAR = {
    "p": "para",
    "c": "com",
    "s": "sem",
    "obs": "observação",
    "qtd": "quantidade",
    "qtde": "quantidade",
    "depto": "departamento",
    "dpto": "departamento",
    "fls": "folhas",
    "resp": "responsável",
    "doc": "documento",
    "docs": "documentos",
    "ex": "por exemplo",
    "pág": "página",
    "ref": "referência",
    "máx": "máximo",
    "mín": "mínimo",
    "info": "informação",
}


def _e_ou(texto: Texto) -> Message | None:
    achado = _E_OU.search(texto.prosa) if "/" in texto.prosa else None
    return achado and _em_volta(K("regras.texto.e_ou"), texto, achado)


def _barra(texto: Texto) -> Message | None:
    for achado in _BARRA.finditer(texto.prosa) if "/" in texto.prosa else ():
        if achado[0] not in _NOMES_COM_BARRA and not _E_OU.search(achado[0]):
            sugestao = " ou ".join(filter(None, achado.groups()))
            return Message(K("regras.texto.barra"), {"trecho": achado[0], "troca": sugestao})
    return None


def _numero(texto: Texto) -> Message | None:
    for achado in _ENTRE_PARENTESES.finditer(texto.prosa) if "(" in texto.prosa else ():
        antes, dentro = texto.prosa[: achado.start()].split()[-1:], achado[1]
        dois = {*antes, dentro}
        algarismos = next(filter(_ALGARISMOS.fullmatch, dois), None)
        if antes and algarismos and any(um.lower() in _POR_EXTENSO for um in dois):
            trecho = f"{antes[0]} {achado[0]}"
            return Message(K("regras.texto.numero_repetido"), {"trecho": trecho, "troca": algarismos})
    return None


def _passiva(texto: Texto) -> Message | None:
    for achado in _PASSIVA.finditer(texto.prosa) if _AUXILIARES & texto.palavras else ():
        if not _NAO_PASSIVA.fullmatch(achado[1]):
            return _em_volta(K("regras.texto.passiva"), texto, achado)
    return None


def _lei(texto: Texto) -> Message | None:
    achado = _ARTIGO_DE_LEI.search(texto.prosa) if _DE_LEI & texto.palavras or "§" in texto.prosa else None
    return achado and _em_volta(K("regras.texto.artigo_de_lei"), texto, achado)


def _abreviatura(texto: Texto) -> Message | None:
    achado = _ABREVIATURA.search(texto.prosa) if _SEM_ABREVIAR.keys() & texto.palavras else None
    if achado is None:
        return None
    troca = _SEM_ABREVIAR[(achado[1] or achado[2]).lower()]
    return Message(K("regras.texto.abreviatura"), {"trecho": achado[0], "troca": troca})


def _frase(texto: Texto) -> Message | None:
    if len(texto.prosa) < FRASE_LONGA * 4:
        return None
    maior = max(texto.frases, key=lambda frase: len(frase.split()), default="")
    palavras = len(maior.split())
    if palavras <= FRASE_LONGA:
        return None
    return Message(K("regras.texto.frase_longa"), {"trecho": citar(maior, 45), "palavras": palavras})


def _paragrafo(texto: Texto) -> Message | None:
    return _paragrafo_entre(texto, PARAGRAFO_LONGO, PARAGRAFO_ENORME, K("regras.texto.paragrafo_longo"))


def _paragrafo_enorme(texto: Texto) -> Message | None:
    return _paragrafo_entre(texto, PARAGRAFO_ENORME, None, K("regras.texto.paragrafo_enorme"))


def _paragrafo_entre(texto: Texto, acima: int, ate: int | None, chave: K) -> Message | None:
    if len(texto.prosa) < acima * 4:
        return None
    maior = max(texto.paragrafos, key=len, default="")
    palavras = len(maior.split())
    if palavras <= acima or (ate is not None and palavras > ate):
        return None
    return Message(chave, {"trecho": citar(maior, 45), "palavras": palavras})


def _varios_paragrafos(texto: Texto) -> Message | None:
    quantos = len(_corridos(texto))
    if quantos <= PARAGRAFOS_DA_DESCRICAO:
        return None
    terceiro = citar(_corridos(texto)[PARAGRAFOS_DA_DESCRICAO], 45)
    return Message(K("regras.descricao.paragrafos"), {"quantos": quantos, "trecho": terceiro})


def _um_paragrafo(texto: Texto) -> Message | None:
    corridos = _corridos(texto)
    if len(corridos) < 2:
        return None
    return Message(K("regras.etapa.descricao.paragrafo"), {"trecho": citar(corridos[1], 45)})


def _corridos(texto: Texto) -> list[str]:
    """Return the paragraphs that are no item of a list."""
    return [linha for linha in texto.paragrafos if linha[0].isalpha() or linha[0] in '“"(']


def _em_volta(chave: K, texto: Texto, achado: re.Match[str]) -> Message:
    return Message(chave, {"trecho": em_volta(texto.prosa, achado.start(), achado.end())})


REGRAS = (
    RegraDeTexto("texto.e_ou", Severidade.MELHORAR, GUIA_TEXTO, _e_ou, _LIDOS),
    RegraDeTexto("texto.paragrafo_enorme", Severidade.MELHORAR, GUIA_TEXTO, _paragrafo_enorme, _PROSA),
    RegraDeTexto("texto.numero_repetido", Severidade.MELHORAR, GUIA_TEXTO, _numero, _LIDOS),
    RegraDeTexto("texto.frase_longa", Severidade.DICA, GUIA_TEXTO, _frase, _PROSA),
    RegraDeTexto("texto.paragrafo_longo", Severidade.DICA, GUIA_TEXTO, _paragrafo, _PROSA),
    RegraDeTexto("texto.passiva", Severidade.DICA, GUIA_TEXTO, _passiva, _PROSA),
    RegraDeTexto("texto.barra", Severidade.DICA, GUIA_TEXTO, _barra, _LIDOS),
    RegraDeTexto("texto.artigo_de_lei", Severidade.DICA, GUIA_TEXTO, _lei, _PROSA),
    RegraDeTexto("texto.abreviatura", Severidade.DICA, GUIA_TEXTO, _abreviatura, _LIDOS),
    RegraDeTexto("descricao.paragrafos", Severidade.DICA, "2.1 GUIA", _varios_paragrafos, campos=_DESCRICAO),
    RegraDeTexto(
        "etapa.descricao.paragrafo", Severidade.DICA, "2.3 GUIA", _um_paragrafo, campos=_UM_PARAGRAFO
    ),
)
