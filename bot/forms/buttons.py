"""The buttons around a question: options first, moves last, in the order a person counts them."""

from collections.abc import Iterable, Sequence

from bot.callbacks import Choice, Move, option_id, pack
from bot.forms.brief import cut_label
from bot.forms.form import Field, Option
from bot.forms.options import A_PAGE
from bot.forms.turn import Here
from bot.forms.walk import core_is_answered, previous
from bot.messages import Button, K, Label, Message

Rows = tuple[tuple[Button, ...], ...]
LABEL = 40  # letters of a label
PAGE = "pagina."  # followed by the number of a page, so that tapping twice turns once

LABELS = {
    "voltar": K("formulario.botao.voltar"),
    "pular": K("formulario.botao.pular"),
    "salvar": K("formulario.botao.salvar"),
    "resumo": K("formulario.botao.resumo"),
    "manter": K("formulario.botao.manter"),
    "aceitar": K("formulario.botao.aceitar"),
    "sempre": K("formulario.botao.sempre"),
    "apagar": K("formulario.botao.apagar"),
    "pronto": K("formulario.botao.pronto"),
    "juntar": K("formulario.botao.juntar"),
    "desfazer": K("formulario.botao.desfazer"),
    "tirar": K("formulario.botao.tirar"),
    "fechar": K("formulario.botao.fechar"),
    "todas": K("formulario.botao.todas"),
    "completar": K("formulario.botao.completar"),
    "completar_aqui": K("formulario.botao.completar_aqui"),
    "mudar": K("formulario.botao.mudar"),
    "acima": K("formulario.botao.acima"),
    "remover": K("formulario.botao.remover"),
    "sim": K("formulario.botao.sim_remover"),
    "nao": K("formulario.botao.nao_remover"),
}


def move(here: Here, name: str, label: Label | None = None) -> Button:
    """Return the button of a move, with its usual words unless others are given."""
    if label is None and name == "salvar":
        label = here.context.leave
    shown = Message(LABELS[name]) if label is None else label
    return Button(shown, pack(Move(here.context.draft, here.state.serial, name)))


def moves(here: Here, *names: str) -> Rows:
    """Return one row for each of the moves named."""
    return tuple((move(here, name),) for name in names)


def choices(here: Here, options: Iterable[Option], chosen: Sequence[str] = ()) -> Rows:
    """Return one row for each option, those in `chosen` with a mark."""
    return tuple((_choice(here, option, option.value in chosen),) for option in options)


def _choice(here: Here, option: Option, marked: bool) -> Button:
    label = cut_label(option.label, LABEL)
    data = pack(Choice(here.context.draft, here.state.serial, option_id(option.value)))
    return Button(Message(K("formulario.opcao.escolhida"), {"opcao": label}) if marked else label, data)


def page_of(here: Here, count: int) -> range:
    """Return the indexes of the page that is looked at, of `count` things."""
    last = max(0, (count - 1) // A_PAGE)
    first = min(max(0, here.state.view.get("pagina", 0)), last) * A_PAGE
    return range(first, min(first + A_PAGE, count))


def paging(here: Here, count: int) -> Rows:
    """Return the row that turns pages, nothing when all fits on one."""
    page, row = page_of(here, count), []
    number = page.start // A_PAGE
    if page.start > 0:
        row.append(move(here, f"{PAGE}{number - 1}", Message(K("formulario.botao.anteriores"))))
    if page.stop < count:
        row.append(move(here, f"{PAGE}{number + 1}", Message(K("formulario.botao.proximas"))))
    return (tuple(row),) if row else ()


def navigation(here: Here) -> Rows:
    """Return the last rows of a question: back, skip, to the summary, save and leave."""
    row = []
    if goes_back(here):
        row.append(move(here, "voltar"))
    if may_skip(here):
        row.append(move(here, "pular"))
    last = ("resumo", "salvar") if may_see_summary(here) else ("salvar",)
    return (*((tuple(row),) if row else ()), tuple(move(here, name) for name in last))


def goes_back(here: Here) -> bool:
    """Tell whether there is a question, or a place of the summary, to go back to."""
    return from_summary(here) or previous(here.places, here.place) is not None


def from_summary(here: Here) -> bool:
    """Tell whether the open question was picked on the summary."""
    return here.state.at is not None and "lugar" in here.state.view


def may_skip(here: Here) -> bool:
    """Tell whether the open question takes no answer for an answer, and has none yet."""
    if here.place is None or not isinstance(here.place.node, Field):
        return False
    return here.place.node.optional and (here.value is None or here.value == [])


def may_see_summary(here: Here) -> bool:
    """Tell whether the summary is open already and the question may be left for later."""
    state = here.state
    if state.at is None and not state.full and "extra" not in state.view:
        return False
    return state.view.get("livre", False) or core_is_answered(here.places)
