"""The screen of the open question: part, question and rule, what is there already, options, moves."""

from collections.abc import Iterator, Sequence

from bot.forms.advice import waiting
from bot.forms.answers import is_list
from bot.forms.brief import cut, cut_label, value_label
from bot.forms.buttons import Rows, choices, move, moves, navigation, page_of, paging
from bot.forms.form import Field, Group, Kind, Option
from bot.forms.lists import split
from bot.forms.options import A_PAGE, found, options_of
from bot.forms.turn import Here
from bot.forms.walk import Place, is_answered, part_of
from bot.forms.words import part_word, word
from bot.messages import K, Message, Paragraph, Param, Screen

PRESENT = 600  # letters shown of the present answer
CUT = 40  # letters of a label that a keyboard shows whole
LAST = 5  # items of a list that stay in view
ITEM = 120  # letters shown of one of them


def question(here: Here, place: Place) -> Screen:
    """Return the screen that asks the question of `place`."""
    if isinstance(place.node, Group):
        return _group_question(here, place, place.node)
    field = place.node
    offered, first = _offered(here, place, field)
    body, buttons = _answering(here, field, sum(map(len, first)) + 1)
    asked = Paragraph((word(place, "pergunta", here.context), word(place, "regra", here.context)))
    present = () if is_list(field) else tuple(_present(here, place, field))
    paragraphs = (*_progress(here, place), asked, *present, *offered, *body)
    return Screen(paragraphs, (*first, *buttons, *_keeping(here, place, field), *navigation(here)))


def _offered(here: Here, place: Place, field: Field) -> tuple[tuple[Paragraph, ...], Rows]:
    """Return the answers that one tap gives: the usual one, or the one that waits."""
    told, rows = waiting(here, place, field)
    if here.usual is None:
        return told, rows
    return (*_usual(here, field), *told), (*moves(here, "sempre"), *rows)


def _answering(here: Here, field: Field, number: int) -> tuple[tuple[Paragraph, ...], Rows]:
    match field.kind:
        case Kind.TEXT:
            return _text(here)
        case Kind.ITEMS:
            return _items(here, field)
        case Kind.ONE | Kind.MANY:
            return _choosing(here, field, number)


def _progress(here: Here, place: Place) -> Iterator[Paragraph]:
    number, total = part_of(here.form, here.places, place.branch.part)
    if total > 1:
        name = part_word(here.form, place.branch.part.name, here.context)
        counted: dict[str, Param] = {"parte": name, "numero": number, "total": total}
        yield Paragraph((Message(K("formulario.parte"), counted),))


def _group_question(here: Here, place: Place, group: Group) -> Screen:
    count = len(here.value or ())
    asked = word(place, "mais", here.context, None if count else 0)
    add = move(here, "adicionar", word(place, "adicionar", here.context))
    go_on = move(here, "seguir", word(place, "seguir", here.context))
    rows = ((add,), (go_on,)) if count >= group.at_least else ((add,),)
    return Screen((*_progress(here, place), Paragraph((asked,))), (*rows, *navigation(here)))


def _present(here: Here, place: Place, field: Field) -> Iterator[Paragraph]:
    if here.value is not None and here.held("pendente") is None:
        shown = value_label(field, here.value, here.context, PRESENT)
        yield Paragraph((Message(K("formulario.resposta_atual"), {"resposta": shown}),))


def _usual(here: Here, field: Field) -> Iterator[Paragraph]:
    shown = value_label(field, here.usual, here.context, PRESENT)
    yield Paragraph((Message(K("formulario.de_sempre"), {"resposta": shown}),))


def _keeping(here: Here, place: Place, field: Field) -> Rows:
    """Keep or take away the answer that an earlier visit left."""
    if here.state.at is None or here.held("pendente") is not None or not is_answered(field, place.here):
        return ()
    if here.value is None:
        return ()
    kept = () if is_list(field) else moves(here, "manter")
    return (*kept, *moves(here, "apagar")) if field.optional else kept


def _text(here: Here) -> tuple[tuple[Paragraph, ...], Rows]:
    held = here.held("texto")
    if held is None:
        return (), ()
    waiting = Message(K("formulario.texto.continua"), {"fim": cut(held[-40:], 40)}, count=len(held))
    return (Paragraph((waiting,)),), moves(here, "pronto")


def _choosing(here: Here, field: Field, number: int) -> tuple[tuple[Paragraph, ...], Rows]:
    options = options_of(field, here.context)
    left = found(here, options)
    page = [left[index] for index in page_of(here, len(left))]
    chosen = (here.value or ()) if field.kind is Kind.MANY else ()
    lines = [
        *(_chosen(here, field, chosen) if chosen else ()),
        *(_search(here, options, left) if len(options) > A_PAGE or len(left) < len(options) else ()),
        *_whole_labels(page, first=number),
    ]
    whole = moves(here, "todas") if here.state.view.get("busca") else ()
    ready = moves(here, "pronto") if field.kind is Kind.MANY and len(chosen) >= max(1, field.at_least) else ()
    rows = (*choices(here, page, chosen), *paging(here, len(left)), *whole, *ready)
    return tuple(Paragraph((line,)) for line in lines), rows


def _chosen(here: Here, field: Field, chosen: Sequence[str]) -> Iterator[Message]:
    shown = value_label(field, list(chosen), here.context, PRESENT)
    yield Message(K("formulario.escolhas"), {"escolhas": shown}, count=len(chosen))


def _search(here: Here, options: Sequence[Option], left: Sequence[Option]) -> Iterator[Message]:
    query = here.state.view.get("busca")
    if query:
        yield Message(K("formulario.busca.achados"), {"busca": cut(query, CUT)}, count=len(left))
    else:
        yield Message(K("formulario.busca.convite"), count=len(options))


def _whole_labels(page: Sequence[Option], first: int) -> Iterator[Message]:
    """Name all options of a page in the text, by the number one types, when a label is cut on its button."""
    if any(isinstance(option.label, str) and len(option.label) > CUT for option in page):
        for number, option in enumerate(page, start=first):
            named = {"numero": number, "opcao": cut_label(option.label, 250)}
            yield Message(K("formulario.opcao.inteira"), named)


def _items(here: Here, field: Field) -> tuple[tuple[Paragraph, ...], Rows]:
    items = here.value or []
    if here.state.view.get("tirar") and items:
        return _taking(here, items)
    envio = here.state.view.get("envio") or {}
    joined = len(split(envio.get("texto", ""))) > 1 and not envio.get("junto")
    names = [
        *(("pronto",) if items and len(items) >= field.at_least else ()),
        *(("juntar",) if joined else ()),
        *(("desfazer",) if envio else ()),
        *(("tirar",) if items else ()),
    ]
    return (Paragraph(tuple(_last_items(items))),), moves(here, *names)


def _last_items(items: Sequence[object]) -> Iterator[Message]:
    yield Message(K("formulario.itens.quantos"), count=len(items))
    for number, item in list(enumerate(items, start=1))[-LAST:]:
        yield Message(K("formulario.itens.item"), {"numero": number, "item": cut(str(item), ITEM)})


def _taking(here: Here, items: Sequence[object]) -> tuple[tuple[Paragraph, ...], Rows]:
    options = [Option(str(item), cut(str(item), CUT)) for item in items]
    page = [options[index] for index in page_of(here, len(options))]
    asked = Paragraph((Message(K("formulario.itens.qual_tirar")),))
    return (asked,), (*choices(here, page), *paging(here, len(options)), *moves(here, "fechar"))
