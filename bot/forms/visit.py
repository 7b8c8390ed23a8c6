"""The screens of the summary's places: a part or an item, its answers, and what may be opened there."""

from bot.forms.answers import get
from bot.forms.buttons import Rows, move, moves, page_of, paging
from bot.forms.change import OPENS
from bot.forms.form import Group
from bot.forms.places import Does, Entry, Lugar, entries, group_at, lacking
from bot.forms.summary import item_name
from bot.forms.turn import Here
from bot.forms.walk import Inside
from bot.messages import K, Message, Paragraph, Screen


def changing(here: Here, lugar: Lugar) -> Screen:
    """Return the screen of one place of the summary."""
    if here.state.view.get("remover"):
        asked = Message(K("formulario.mudar.remover"), {"item": _name(here, lugar)})
        return Screen((Paragraph((asked,)),), moves(here, "sim", "nao"))
    every = entries(here, lugar)
    page = [(index, every[index]) for index in page_of(here, len(every))]
    lines = tuple(entry.line for _, entry in page if entry.does is Does.ASK)
    paragraphs = (Paragraph((_title(here, lugar),)), *((Paragraph(lines),) if lines else ()))
    return Screen(paragraphs, (*_opening(here, page), *paging(here, len(every)), *_leaving(here, lugar)))


def _title(here: Here, lugar: Lugar) -> Message:
    if len(lugar) < 3:
        return Message(K("formulario.mudar.titulo"))
    return Message(K("formulario.mudar.no_item"), {"item": _name(here, lugar)})


def _opening(here: Here, page: list[tuple[int, Entry]]) -> Rows:
    return tuple((move(here, f"{OPENS}{index}", entry.label),) for index, entry in page)


def _leaving(here: Here, lugar: Lugar) -> Rows:
    if not lugar:
        return moves(here, "resumo")
    completing = moves(here, "completar_aqui") if lacking(here, lugar) else ()
    removing = moves(here, "remover") if len(lugar) > 2 else ()
    return (*completing, *removing, (move(here, "acima"), move(here, "resumo")))


def _name(here: Here, lugar: Lugar) -> Message | str:
    place, index = group_at(here, lugar), lugar[-1]
    if place is None or not isinstance(place.node, Group) or not isinstance(index, int):
        return ""
    return item_name(here, Inside(place.node, place.words, index), get(here.state.answers, lugar[1:]))
