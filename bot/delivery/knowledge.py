"""The answers of an installation, read from `locales/` when first asked for."""

from functools import cache

from bot.delivery.content import LOCALES
from bot.respostas.conhecimento import Conhecimento, ler
from bot.respostas.modelo import APRENDIDO
from bot.respostas.responder import Respondedor

FOLDER = LOCALES / "pt_BR" / "respostas"


@cache
def conhecimento() -> Conhecimento:
    """Return every entry, the lexicon and the model learnt from them."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))
    learnt = FOLDER / APRENDIDO
    return ler(texts, learnt.read_bytes() if learnt.exists() else None)


@cache
def respondedor() -> Respondedor:
    """Return who answers questions, one for the whole process; the first call takes about half a second."""
    return Respondedor(conhecimento())
