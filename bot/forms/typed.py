"""What can be known of a typed text before any question reads it."""

import re
import unicodedata

A_WORD = 46  # letters: no word is longer, so that a text is split no earlier than this before its end
A_MESSAGE = 4096  # UTF-16 units of one message, a limit of Telegram: a longer text is split by it

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_EMPTY = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f")


def tidy(raw: str) -> str:
    """Return `raw` without the code points that neither XML nor a database can hold."""
    return _NOT_TEXT.sub("", raw)


def is_blank(text: str) -> bool:
    """Tell whether `text` shows nothing: only spaces, line breaks and marks without a width."""
    return all(unicodedata.category(c)[0] in "ZC" or c in _LOOKS_EMPTY for c in text)


def is_whole_message(text: str) -> bool:
    """Tell whether `text` fills a message, so that what follows may be its continuation."""
    return _units(text) >= A_MESSAGE


def may_go_on(text: str) -> bool:
    """Tell whether a list may go on in the next message: it was split near its end, at a space or a line."""
    return _units(text) >= A_MESSAGE - A_WORD


def joined(text: str, after: str, *, full: bool) -> str:
    """Return a list that Telegram split, put together; the space or line break at the cut was not sent.

    What begins with a small letter goes on with the line. `full`: the message before was filled to its last
    letter, and so was cut inside a word.
    """
    if full and (after[:1].islower() or text[-1:].isupper()):
        return text + after
    return f"{text} {after}" if after[:1].islower() else f"{text}\n{after}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
