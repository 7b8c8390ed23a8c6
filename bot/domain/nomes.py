"""Advice on the name of a service and on the title of an etapa, as they are typed (section 5.1)."""

import re
from collections.abc import Iterator

from bot.domain.pendencias import preenchido
from bot.domain.slug import sem_acentos
from bot.domain.verbos import com_verbo, infinitivo, primeira_palavra
from bot.messages import K, Message

NOME_CURTO = 20  # the documentation of the Portal recommends 20 to 65
NOME_LONGO = 65
NOME_MAXIMO = 150
SIGLA_SOZINHA = 6  # up to this size, capitals alone may be an acronym

_PALAVRA_DE_TESTE = r"(?:teste|testando|test|asdf\w*|qwert\w*|x{3,}|abc|lorem ipsum.*)"
_TESTE = re.compile(rf"\W*(?:servico |etapa )?(?:de )?{_PALAVRA_DE_TESTE}\W*\d*\W*")


def conselhos_do_nome(nome: str) -> tuple[Message, ...]:
    """Return what would make the name easier to find, the weightiest first; empty when nothing would.

    The limit of 150 is a rule, not advice: the form holds it.
    """
    if _de_teste(nome):
        return (Message(K("servico.conselho.nome.teste")),)
    return (*_inicio(nome, K("servico.conselho.nome.verbo")), *_forma(nome), *_tamanho(nome))


def conselhos_do_titulo(titulo: str) -> tuple[Message, ...]:
    """Return what would make the title of an etapa clearer; empty when nothing would."""
    if _de_teste(titulo):
        return (Message(K("servico.conselho.titulo.teste")),)
    return (*_inicio(titulo, K("servico.conselho.titulo.verbo")), *_forma(titulo))


def _inicio(texto: str, sem_sugestao: K) -> Iterator[Message]:
    if infinitivo(primeira_palavra(texto)):
        return
    sugestao = com_verbo(texto)
    if sugestao is None:
        yield Message(sem_sugestao)
    else:
        yield Message(K("servico.conselho.troque_por_verbo"), {"sugestao": sugestao.rstrip(".")})


def _forma(texto: str) -> Iterator[Message]:
    if texto.isupper() and len(texto) > SIGLA_SOZINHA:
        yield Message(K("servico.conselho.maiusculas"))
    if texto.endswith(".") and not texto.endswith(".."):
        yield Message(K("servico.conselho.ponto_final"))


def _tamanho(nome: str) -> Iterator[Message]:
    if len(nome) < NOME_CURTO:
        yield Message(K("servico.conselho.nome.curto"), {"letras": len(nome)})
    elif len(nome) > NOME_LONGO:
        yield Message(K("servico.conselho.nome.longo"), {"letras": len(nome)})


def _de_teste(texto: str) -> bool:
    return not preenchido(texto) or bool(_TESTE.fullmatch(sem_acentos(texto).lower()))
