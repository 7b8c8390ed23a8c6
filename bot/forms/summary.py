"""The summary of a form: what was answered, what is missing, and what one may do now."""

from collections.abc import Iterator

from bot.forms.answers import get
from bot.forms.brief import joined, value_label
from bot.forms.buttons import move, moves
from bot.forms.form import Field, Group, Part, Scope
from bot.forms.missing import Missing, missing_of
from bot.forms.turn import Here
from bot.forms.walk import Inside, Place, level
from bot.forms.words import form_word, item_label, item_title, part_word, word
from bot.messages import K, Label, Message, Paragraph, Screen

BRIEF = (80, 40, 20)  # letters of an answer: the longest with which the screen stays in one message
ROOM = 3000  # letters that answers and their labels may take together
LABEL_ROOM = 24  # letters that a line's label is counted as
LACKING = 4  # answers that lack and are named
ITEMS = 6  # items of a group that are named


def summary(here: Here) -> Screen:
    """Return the summary, with confirming, completing and changing as buttons."""
    lacks = missing_of(here.places, here.context)
    title = Paragraph((form_word(here.form, "resumo", here.context),))
    confirm = move(here, "confirmar", form_word(here.form, "confirmar", here.context))
    complete = ("completar",) if lacks.required or lacks.optional else ()
    change = ("mudar",) if here.places else ()
    around = here.context.around
    rows = ((confirm,), *around.buttons, *moves(here, *complete, *change, "salvar"))
    return Screen((*around.paragraphs, title, *_parts(here), *_lacking(lacks)), rows)


def _parts(here: Here) -> tuple[Paragraph, ...]:
    for limit in BRIEF:
        paragraphs = tuple(_answered(here, limit))
        if sum(_size(line) for paragraph in paragraphs for line in paragraph.lines) < ROOM:
            break
    return paragraphs


def _size(line: Message) -> int:
    answer = line.params.get("resposta", "")
    return LABEL_ROOM + (len(answer) if isinstance(answer, str) else LABEL_ROOM)


def _answered(here: Here, limit: int) -> Iterator[Paragraph]:
    for part in here.form.parts:
        if part.when(Scope(here.state.answers)):
            lines = tuple(lines_of(here, part, limit))
            if lines:
                name = Message(
                    K("formulario.resumo.parte"), {"parte": part_word(here.form, part.name, here.context)}
                )
                yield Paragraph((name, *lines))


def lines_of(here: Here, part: Part, limit: int) -> Iterator[Message]:
    """Yield a line for each answer of `part`, one for each item of its groups."""
    for place in level(here.form, here.state.answers, part):
        value = get(here.state.answers, place.path)
        if isinstance(place.node, Group):
            yield from _item_lines(here, place, place.node, value or [], limit)
        elif value is not None:
            yield answer_line(here, place, place.node, limit)


def answer_line(here: Here, place: Place, field: Field, limit: int) -> Message:
    """Return "rótulo: resposta" of one field, or that it has no answer."""
    label, value = word(place, "rotulo", here.context), get(here.state.answers, place.path)
    if value is None:
        return Message(K("formulario.resumo.sem_resposta"), {"rotulo": label})
    shown = value_label(field, value, here.context, limit)
    return Message(K("formulario.resumo.linha"), {"rotulo": label, "resposta": shown})


def item_name(here: Here, inside: Inside, item: dict[str, object]) -> Message:
    """Return the name of an item: "Etapa 2: Pagar a taxa"."""
    label, title = item_label(inside, here.context), item_title(inside, item, here.context)
    if title == label:
        return label
    return Message(K("formulario.resumo.linha"), {"rotulo": label, "resposta": title})


def _item_lines(
    here: Here, place: Place, group: Group, items: list[dict[str, object]], limit: int
) -> Iterator[Message]:
    for index, item in enumerate(items[:ITEMS]):
        yield item_name(here, Inside(group, place.words, index), item)
    if len(items) > ITEMS:
        yield Message(K("formulario.resumo.mais_itens"), count=len(items) - ITEMS)


def _lacking(lacks: Missing) -> Iterator[Paragraph]:
    for key, missed in (
        (K("formulario.resumo.falta"), lacks.required),
        (K("formulario.resumo.opcionais"), lacks.optional),
    ):
        if missed:
            names: Label = joined([label for _, label in missed], 40, LACKING)
            yield Paragraph((Message(key, {"nomes": names}, count=len(missed)),))
