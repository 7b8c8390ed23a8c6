"""A text as words: folded, with chat abbreviations written out, cut into sentences."""

import re
import unicodedata

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|%|[^\W\d_]+\d*")
_PERCENT = re.compile(r"(?<=\d)\s+%")
_SENTENCE = re.compile(r"(?<=[?!;\n])\s*|(?<=[.:,])\s+|\s+[-–—]\s+")
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_BARE = str.maketrans("áàâãäéèêëíìîïóòôõöúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")


def fold(text: str) -> str:
    """Return `text` in small letters without accents; a letter held down ("muuuito") is written once."""
    bare = text.lower().translate(_BARE)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _REPEATED.sub(r"\1", bare)


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, hyphens and slashes opened: "STI/MP" gives "sti", "mp"."""
    return _WORD.findall(_PERCENT.sub("%", fold(text)))


def sentences(text: str) -> list[str]:
    """Return the sentences and clauses of `text`, in order, none empty."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def by_ear(word: str) -> str:
    """Return how a folded word sounds in Portuguese: "prestasao" and "prestacao" are one."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word


_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"(coes|soes|zoes)$", "sois"),
        (r"(cao|sao|zao|cam|sam|caum|saum)$", "sau"),
        (r"ch|sh", "x"),
        (r"ph", "f"),
        (r"qu(?=[ei])|q(?=[ei])", "k"),
        (r"gu(?=[ei])", "g"),
        (r"lh", "li"),
        (r"nh", "ni"),
        (r"h", ""),
        (r"c(?=[ei])|ss|sc(?=[ei])|xc(?=[ei])", "s"),
        (r"[ckq]", "k"),
        (r"z|x", "s"),
        (r"w|u", "u"),
        (r"y", "i"),
        (r"l(?=[^aeiou]|$)", "u"),
        (r"m(?=[^aeiou]|$)", "n"),
        (r"ou", "o"),
        (r"ei(?=[rj])", "e"),
        (r"(.)\1", r"\1"),
    )
)
