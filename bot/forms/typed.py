"""What can be known of a typed text before any question reads it."""

import re
import unicodedata

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
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 >= A_MESSAGE
