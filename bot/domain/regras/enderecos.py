"""Rules on the address of a channel: only the address, of the kind the channel asks for (5.2)."""

import re
from functools import lru_cache

from bot.domain.dados import linhas
from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar, em_volta
from bot.domain.regras.formato import de_teste
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import LIDOS, Texto
from bot.domain.vocabularios import Endereco, canais
from bot.messages import K, Message

_PAGINA = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_TELEFONE = re.compile(r"[\d\s()+./-]{3,}")
_UMA_PAGINA = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;]")
_UM_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SO_LINK = re.compile(r"\W*(?:\[[^\]\n]*\]\s?\()?(?:https?://|www\.)[^\s)]+\W*", re.IGNORECASE)
_OUTROS = {  # what a whole address can be, and the kind of channel that it asks for
    Endereco.PAGINA: (_SO_LINK, K("regras.canal.e_pagina")),
    Endereco.EMAIL: (_EMAIL, K("regras.canal.e_email")),
    Endereco.TELEFONE: (
        re.compile(r"(?=(?:\D*\d){8})(?!\d{5}-?\d{3}$)[\d\s()+-]+|0800[\d\s-]+"),
        K("regras.canal.e_telefone"),
    ),
}
_DA_PESSOA = re.compile(
    r"\be-?mail\b.*\b(?:informad|cadastrad|indicad|fornecid|registrad)[oa]|\bpor e-?mail (?:ao|à|para)\b",
    re.IGNORECASE | re.DOTALL,
)
_SEPARAVEIS = {Endereco.PAGINA: ("://", _UMA_PAGINA), Endereco.EMAIL: ("@", _UM_EMAIL)}
_UM_TELEFONE = re.compile(r"0800[ -]?\d{3}[ -]?\d{4}|(?:\(?\d{2}\)?[ -]?)?\d{4,5}[ -]?\d{4}|\b1\d{2}\b")
_INSTRUCOES = frozenset(linha["palavra"] for linha in linhas("instrucoes"))
_ENDERECO = frozenset({Tipo.ENDERECO})


def _tipo(texto: Texto) -> Endereco:
    tipo = canais().get(texto.canal)
    return tipo.endereco if tipo else Endereco.LUGAR


def _so_endereco(texto: Texto) -> Message | None:
    if not texto.preenchido or de_teste(texto.texto) or _varios(texto) or _de_outro(texto):
        return None
    match _tipo(texto):
        case Endereco.PAGINA:
            return _so(texto, _PAGINA, _UMA_PAGINA, K("regras.canal.so_pagina"))
        case Endereco.EMAIL:
            da_pessoa = _DA_PESSOA.search(texto.texto) is not None
            falta = K("regras.canal.email_da_pessoa") if da_pessoa else K("regras.canal.so_email")
            return _so(texto, _EMAIL, _UM_EMAIL, falta)
        case Endereco.TELEFONE:
            return _so(texto, _TELEFONE, _UM_TELEFONE, K("regras.canal.so_telefone"))
        case Endereco.LUGAR:
            return _so_lugar(texto)


@lru_cache(maxsize=LIDOS)  # two rules ask
def _de_outro(texto: Texto) -> Message | None:
    if texto.canal not in canais():
        return None
    for endereco, (forma, conselho) in _OUTROS.items():
        if endereco is not _tipo(texto) and forma.fullmatch(texto.texto.strip()):
            return Message(conselho, {"trecho": citar(texto.texto)})
    return None


def _so(texto: Texto, inteiro: re.Pattern[str], parte: re.Pattern[str], falta: K) -> Message | None:
    endereco = texto.texto.strip()
    if inteiro.fullmatch(endereco):
        return None
    aproveitavel = parte.search(endereco)
    if aproveitavel is None:
        return Message(falta, {"trecho": citar(endereco)})
    return Message(K("regras.canal.deixe_so"), {"endereco": citar(aproveitavel[0], 90)})


def _so_lugar(texto: Texto) -> Message | None:
    instrucoes = _INSTRUCOES & texto.palavras
    if not instrucoes:
        return None
    inicio, palavra = min((texto.baixa.find(palavra), palavra) for palavra in instrucoes)
    trecho = em_volta(texto.prosa, inicio, inicio + len(palavra))
    return Message(K("regras.canal.so_lugar"), {"trecho": trecho})


def _varios(texto: Texto) -> Message | None:
    marca, parte = _SEPARAVEIS.get(_tipo(texto), ("", _UMA_PAGINA))
    ha_varios = marca and texto.texto.count(marca) > 1
    achados = list(dict.fromkeys(parte.findall(texto.texto))) if ha_varios else []
    if len(achados) < 2:
        return None
    um, outro = citar(achados[0]), citar(achados[1])
    return Message(K("regras.canal.um_por_item"), {"quantos": len(achados), "um": um, "outro": outro})


REGRAS = (
    RegraDeTexto("canal.tipo_de_outro", Severidade.MELHORAR, "2.3 GUIA", _de_outro, _ENDERECO),
    RegraDeTexto("canal.um_por_item", Severidade.MELHORAR, "2.3 GUIA", _varios, _ENDERECO),
    RegraDeTexto("canal.endereco_so_endereco", Severidade.MELHORAR, GUIA_TEXTO, _so_endereco, _ENDERECO),
)
