"""One field of the Portal's editor as it is copied from a chat; a long one in several pieces."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from bot.callbacks import option_id
from bot.messages import K, Message, Param, message_to_json

LETRAS = 2800  # what a message holds beside its title and its buttons, in UTF-16 units
_POR_LINHA = 60  # counted for each line: Telegram marks up a hundred stretches of a message at most


@dataclass(frozen=True, slots=True)
class Campo:
    """One field of the editor: `chave` is its place in the service, `linhas` what is copied into it."""

    chave: str
    rotulo: Message
    linhas: tuple[Message, ...]

    @property
    def marca(self) -> str:
        """Eight digits that stand for this text in this field: another text has another mark."""
        return option_id(json.dumps([self.chave, *map(message_to_json, self.linhas)], ensure_ascii=False))

    @property
    def letras(self) -> int:
        """About how long the field is on a screen, in UTF-16 units."""
        return sum(map(_letras, self.linhas))


def que_cabem(campos: Iterable[Campo]) -> Iterator[Campo]:
    """Yield each field, one too long for a message as several, in order."""
    for campo in campos:
        grupos = list(_grupos(campo)) if campo.letras > LETRAS else [campo.linhas]
        if len(grupos) == 1:
            yield campo
            continue
        for numero, linhas in enumerate(grupos, 1):
            onde: dict[str, Param] = {"campo": campo.rotulo, "numero": numero, "total": len(grupos)}
            yield Campo(f"{campo.chave}#{numero}", Message(K("editor.pedaco"), onde), linhas)


def _grupos(campo: Campo) -> Iterator[tuple[Message, ...]]:
    grupo: list[Message] = []
    for linha in chain.from_iterable(map(_cortada, campo.linhas)):
        if grupo and sum(map(_letras, grupo)) + _letras(linha) > LETRAS:
            yield tuple(grupo)
            grupo = []
        grupo.append(linha)
    yield tuple(grupo)


def _cortada(linha: Message) -> Iterator[Message]:
    """Yield the line, or its long text in pieces, between words: joined, they are that very text."""
    texto = linha.params.get("texto", "")
    while isinstance(texto, str) and _letras(linha) > LETRAS:
        corte = _onde_cortar(texto)
        yield replace(linha, params={**linha.params, "texto": texto[:corte]})
        texto = texto[corte:]
        linha = Message(K("editor.texto"), {"texto": texto})
    yield linha


def _onde_cortar(texto: str) -> int:
    cabe = len(texto.encode("utf-16-le")[: (LETRAS - 2 * _POR_LINHA) * 2].decode("utf-16-le", "ignore"))
    return max(texto.rfind("\n", cabe // 2, cabe), texto.rfind(" ", cabe // 2, cabe)) + 1 or cabe


def _letras(linha: Message) -> int:
    textos = (valor for valor in linha.params.values() if isinstance(valor, str))
    return sum(len(texto.encode("utf-16-le")) // 2 for texto in textos) + _POR_LINHA
