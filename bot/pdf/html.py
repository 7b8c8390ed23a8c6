"""The HTML that some letters hold in their texts, as the Markdown that the others have; the rest stays."""

import re
from html import unescape

_LINK = re.compile(r"<a\s[^>]*?href=[\"'](https?://[^\"'\s)]+)[\"'][^>]*>([^<\[\]]+)</a>", re.IGNORECASE)
_ITEM = re.compile(r"\s*<li\b[^>]*>\s*", re.IGNORECASE)
_QUEBRA = re.compile(r"<br\s*/?>|</?(?:p|div|ul|ol|h[1-6]|tr)\b[^>]*>", re.IGNORECASE)
_FORTE = re.compile(r"<(b|strong)>\s*([^<*\n]+?)\s*</\1>", re.IGNORECASE)
_OUTRAS = re.compile(
    r"</?(?:a|b|strong|i|em|u|li|span|font|img|table|tbody|td|th|sup)\b[^>]*>", re.IGNORECASE
)


def sem_html(texto: str) -> str:
    """Return the text with its tags as line breaks, bullets, links and strong words, its entities read."""
    if "<" in texto:
        texto = _ITEM.sub("\n* ", _LINK.sub(r"[\2](\1)", texto))
        texto = _FORTE.sub(r"**\2**", _QUEBRA.sub("\n", texto))
        texto = _OUTRAS.sub("", texto)
    return unescape(texto)
