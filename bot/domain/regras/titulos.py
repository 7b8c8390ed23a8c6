"""Rules on the name of a service and the title of an etapa (section 5.1)."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.formato import de_teste
from bot.domain.regras.limites import unidades
from bot.domain.regras.regra import RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.domain.verbos import com_verbo, infinitivo, primeira_palavra
from bot.messages import K, Message

NOME_CURTO = 20
NOME_LONGO = 65
SIGLA_SOZINHA = 6  # up to this size, capitals alone may be an acronym

_NOME = frozenset({"nome"})
_TITULO = frozenset({"etapas/titulo"})
_SIGLA_SOLTA = re.compile(r"\s*[-–—,/]\s*([A-Z][A-Za-z]*[A-Z][A-Z-]*)\s*\.?$")


def _verbo(texto: Texto, sem_sugestao: K) -> Message | None:
    nome = texto.texto
    if not texto.preenchido or de_teste(nome) or infinitivo(primeira_palavra(nome)):
        return None
    if com_verbo(_arrumado(nome)) is None:
        return Message(sem_sugestao, {"comeco": primeira_palavra(nome) or nome})
    return Message(K("regras.titulo.troque_por_verbo"), {"sugestao": _melhor(nome)})


def _melhor(nome: str) -> str:
    """Return the name as the rules would have it, as far as they can tell."""
    arrumado = _arrumado(nome)
    return com_verbo(arrumado) or arrumado


def _arrumado(nome: str) -> str:
    inteiro = nome.strip().rstrip(".")
    if inteiro.isupper() and len(inteiro) > SIGLA_SOZINHA:
        inteiro = inteiro.lower()
    return inteiro[:1].upper() + inteiro[1:]


def _verbo_no_nome(texto: Texto) -> Message | None:
    return _verbo(texto, K("regras.nome.infinitivo"))


def _verbo_no_titulo(texto: Texto) -> Message | None:
    return _verbo(texto, K("regras.etapa.titulo.infinitivo"))


def _nome_de_teste(texto: Texto) -> Message | None:
    return Message(K("regras.nome.teste"), {"nome": texto.texto}) if de_teste(texto.texto) else None


def _titulo_de_teste(texto: Texto) -> Message | None:
    return Message(K("regras.etapa.titulo.teste"), {"titulo": texto.texto}) if de_teste(texto.texto) else None


def _maiusculas(texto: Texto) -> Message | None:
    nome = texto.texto
    if not nome.isupper() or len(nome) <= SIGLA_SOZINHA or de_teste(nome):
        return None
    return Message(K("regras.titulo.maiusculas"), {"sugestao": _melhor(nome)})


def _ponto_final(texto: Texto) -> Message | None:
    nome = texto.texto.rstrip()
    if not texto.preenchido or not nome.endswith(".") or nome.endswith(".."):
        return None
    return Message(K("regras.titulo.ponto_final"), {"fim": nome.split()[-1].rstrip(".")})


def _curto(texto: Texto) -> Message | None:
    letras = unidades(texto.texto)
    if letras >= NOME_CURTO or not texto.preenchido or de_teste(texto.texto):
        return None
    if com_verbo(_arrumado(texto.texto)) is not None:  # a name is suggested: to ask for more confuses
        return None
    return Message(K("regras.nome.curto"), {"letras": letras, "nome": texto.texto})


def _longo(texto: Texto) -> Message | None:
    letras = unidades(texto.texto)
    corte = texto.texto[:NOME_LONGO].rpartition(" ")[0]
    return (
        Message(K("regras.nome.longo"), {"letras": letras, "corte": corte}) if letras > NOME_LONGO else None
    )


def _sigla_no_fim(texto: Texto) -> Message | None:
    solta = _SIGLA_SOLTA.search(texto.texto)
    if solta is None or texto.texto.isupper():
        return None
    return Message(
        K("regras.nome.sigla"), {"sugestao": _melhor(f"{texto.texto[: solta.start()]} ({solta[1]})")}
    )


REGRAS = (
    RegraDeTexto("nome.teste", Severidade.IMPEDE, "5.1 DOCS", _nome_de_teste, campos=_NOME),
    RegraDeTexto("nome.infinitivo", Severidade.IMPEDE, "5.1 GUIA", _verbo_no_nome, campos=_NOME),
    RegraDeTexto("etapa.titulo.teste", Severidade.IMPEDE, "5.1 DOCS", _titulo_de_teste, campos=_TITULO),
    RegraDeTexto("etapa.titulo.infinitivo", Severidade.IMPEDE, "5.1 GUIA", _verbo_no_titulo, campos=_TITULO),
    RegraDeTexto("titulo.maiusculas", Severidade.MELHORAR, "5.1 DOCS", _maiusculas, campos=_NOME | _TITULO),
    RegraDeTexto("titulo.ponto_final", Severidade.MELHORAR, "5.1 DOCS", _ponto_final, campos=_NOME | _TITULO),
    RegraDeTexto("nome.sigla", Severidade.DICA, "5.1 DOCS", _sigla_no_fim, campos=_NOME),
    RegraDeTexto("nome.curto", Severidade.DICA, "5.1 DOCS", _curto, campos=_NOME),
    RegraDeTexto("nome.longo", Severidade.DICA, "5.1 DOCS", _longo, campos=_NOME),
)
