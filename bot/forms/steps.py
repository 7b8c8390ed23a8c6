"""What an input means for the open question: the place where text, option or move is told from another."""

from collections.abc import Callable, Mapping

from bot.forms import change, choose, gather, moves
from bot.forms.advice import suggestion, takes_suggestion
from bot.forms.buttons import PAGE
from bot.forms.form import Field, Group, Kind
from bot.forms.options import options_of
from bot.forms.search import exact, fold
from bot.forms.take import text
from bot.forms.turn import Here, Step
from bot.forms.typed import tidy
from bot.forms.walk import Place
from bot.forms.words import word
from bot.messages import K, Message

HELP = "?"

QUESTION: Mapping[str, Callable[[Here], Step | None]] = {
    "voltar": moves.back,
    "pular": moves.skip,
    "salvar": moves.save,
    "cancelar": moves.cancel,
    "resumo": moves.to_summary,
}
FIELD: Mapping[str, moves.OnField] = {
    "manter": moves.keep,
    "aceitar": moves.accept,
    "usar": moves.use,
    "sempre": moves.take_usual,
    "apagar": moves.erase,
    "pronto": moves.done,
    "juntar": gather.join,
    "desfazer": gather.undo,
    "tirar": gather.ask_which,
    "fechar": gather.ask_none,
    "todas": choose.show_all,
}
GROUP: Mapping[str, moves.OnGroup] = {"adicionar": moves.another, "seguir": moves.go_on}
SUMMARY: Mapping[str, Callable[[Here], Step | None]] = {
    "voltar": change.up,
    "pular": moves.skip,
    "salvar": moves.save,
    "cancelar": moves.cancel,
    "confirmar": change.confirm,
    "completar": change.complete,
    "completar_aqui": change.complete_here,
    "mudar": change.change,
    "resumo": change.to_summary,
    "acima": change.up,
    "remover": change.ask_removal,
    "sim": change.remove,
    "nao": change.keep_item,
}
SAID_TO_GROUP = {"sim": "adicionar", "adicionar": "adicionar", "mais": "adicionar"} | dict.fromkeys(
    ("nao", "seguir", "pronto", "pular"), "seguir"
)


SAID_TO_OPTIONS = frozenset({"pronto", "pular", "voltar", "manter", "aceitar"})
TO_KEEP = frozenset({"manter", "continuar"})  # typed about a value that waits
A_WORD = 20  # letters over which a text is not looked at as a word for a button


def typed(here: Here, raw: str) -> Step:
    """Read a typed text: `?`, a word that stands for a button, or the answer.

    Whether a text is a question and not the answer is to be found out here, before the field reads it.
    """
    said, place = tidy(raw), here.place
    if said.strip() == HELP:
        return Step(here.state, (_help(here),))
    if place is None:
        return _by_word(here, {name: name for name in SUMMARY}, said)
    if isinstance(place.node, Group):
        return _by_word(here, SAID_TO_GROUP | {"voltar": "voltar"}, said)
    match place.node.kind:
        case Kind.TEXT:
            return _text(here, place, place.node, said)
        case Kind.ITEMS:
            return gather.items(here, place, place.node, said)
        case Kind.ONE | Kind.MANY:
            return _option(here, place, place.node, said)


def _help(here: Here) -> Message:
    if here.place is None:
        return Message(K("formulario.ajuda.resumo"))
    if isinstance(here.place.node, Group):
        return Message(K("formulario.ajuda.mais"))
    return word(here.place, "ajuda", here.context)


def _by_word(here: Here, words: Mapping[str, str], said: str) -> Step:
    name = words.get(_word(said))
    step = moved(here, name) if name else None
    return step or Step(here.state, (Message(K("formulario.problema.botao")),))


def _word(said: str) -> str:
    return fold(said) if len(said) <= A_WORD else ""


def _text(here: Here, place: Place, field: Field, said: str) -> Step:
    if here.held("texto") is not None and _word(said) == "pronto":
        return moves.done(here, place, field) or Step(here.state)
    better = suggestion(here, place, field)
    if better is not None and takes_suggestion(said, better):
        return moves.use(here, place, field) or Step(here.state)
    if here.held("pendente") is not None and _word(said) in TO_KEEP:
        return moves.accept(here, place, field) or Step(here.state)
    return text(here, place, field, said)


def _option(here: Here, place: Place, field: Field, said: str) -> Step:
    name = _word(said)
    if name == "manter" and here.held("pendente") is not None:
        name = "aceitar"
    if name in SAID_TO_OPTIONS and exact(options_of(field, here.context), said) is None:
        step = moved(here, name)
        if step is not None:
            return step
    return choose.typed_option(here, place, field, said)


def tapped(here: Here, identity: str) -> Step | None:
    """Take the option that a button of the open question stands for; None when there is none."""
    place = here.place
    if place is None or not isinstance(place.node, Field):
        return None
    if place.node.kind is Kind.ITEMS:
        return gather.take_away(here, place, identity)
    return choose.tapped_option(here, place, place.node, identity)


def moved(here: Here, name: str) -> Step | None:
    """Do a move; None when the open question has no such move."""
    place = here.place
    if name.startswith(PAGE):
        return moves.turn_page(here, name.removeprefix(PAGE))
    if place is None:
        if name.startswith(change.OPENS):
            return change.open_entry(here, name.removeprefix(change.OPENS))
        return SUMMARY[name](here) if name in SUMMARY else None
    if name in QUESTION:
        return QUESTION[name](here)
    if isinstance(place.node, Group):
        return GROUP[name](here, place, place.node) if name in GROUP else None
    return FIELD[name](here, place, place.node) if name in FIELD else None
