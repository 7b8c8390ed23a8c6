"""The tag that opens an element, with other attributes; what stays keeps its bytes."""

import re
from collections.abc import Mapping

from bot.cartas.xml import no_atributo

_ATRIBUTO = re.compile(rb"(\s+)([^\s=]+)(\s*=\s*)(?:\"[^\"]*\"|'[^']*')")


def com_atributos(tag: bytes, antes: Mapping[str, str], depois: Mapping[str, str]) -> bytes:
    """Return `tag` with what is different in `depois`; attributes that neither side knows stay."""
    if antes == depois:
        return tag
    escritos = {achado[2].decode(): achado[0] for achado in _ATRIBUTO.finditer(tag)}
    primeiro = _ATRIBUTO.search(tag)
    nome = tag[: primeiro.start()] if primeiro else sem_fim(tag)
    fim = tag[len(nome) + sum(map(len, escritos.values())) :]
    for atributo in antes.keys() - depois.keys():
        escritos.pop(atributo, None)
    anterior = ""
    for atributo, valor in depois.items():
        if valor != antes.get(atributo):
            escritos = _com(escritos, atributo, f' {atributo}="{no_atributo(valor)}"'.encode(), anterior)
        if atributo in escritos:
            anterior = atributo
    return nome + b"".join(escritos.values()) + fim


def sem_fim(tag: bytes) -> bytes:
    """Return the tag without what ends it: `>`, or `/>` and the spaces before."""
    return tag.removesuffix(b"/>").rstrip() if tag.endswith(b"/>") else tag.removesuffix(b">")


def _com(escritos: dict[str, bytes], nome: str, escrito: bytes, anterior: str) -> dict[str, bytes]:
    """Return the attributes with this one in its place, or, when new, after the one that it follows."""
    if nome in escritos:
        return escritos | {nome: escrito}
    feitos: dict[str, bytes] = {}
    for um, seu in escritos.items():
        feitos[um] = seu
        if um == anterior:
            feitos[nome] = escrito
    return feitos | {nome: escrito}
