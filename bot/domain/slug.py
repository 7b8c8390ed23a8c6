"""The name of a service in addresses and file names (section 2.9)."""

import re
import unicodedata
from functools import lru_cache

_ESPACO = re.compile(r"[\s/._]+")
_RESTO = re.compile(r"[^a-z0-9-]")
_HIFENS = re.compile(r"-{2,}")


@lru_cache(maxsize=16_384)  # each card compares the names of all the services of its organ
def slug(nome: str) -> str:
    """Return `nome` without accents, in lower case, words joined by hyphens; empty when nothing is left."""
    com_hifens = _ESPACO.sub("-", sem_acentos(nome).lower())
    return _HIFENS.sub("-", _RESTO.sub("", com_hifens)).strip("-")


def sem_acentos(texto: str) -> str:
    """Return `texto` with accented letters replaced by the plain ones."""
    return sem_marcas(unicodedata.normalize("NFD", texto))


def sem_marcas(decomposto: str) -> str:
    """Return a decomposed text without the marks that combine with the letter before them."""
    for letra in filter(unicodedata.combining, set(decomposto)):
        decomposto = decomposto.replace(letra, "")
    return decomposto
