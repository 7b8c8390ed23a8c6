"""Whatever is said in whatever order: nothing raises, nothing is lost, and a restart changes nothing."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.forms import engine
from bot.forms.answers import MARK
from bot.forms.engine import Asked, Input, Moved, Typed
from bot.forms.state import Path, State
from bot.forms.turn import open_question
from tests.formularios.conversa import ATE_RESUMO, FONTES, pessoa
from tests.formularios.demo import DEMO
from tests.formularios.runner import Player, said_by

GOOD = (
    "Emitir passaporte", "sim", "não", "pronto", "Museu do Mar", "presencial", "web", "água", "5", "pular",
    "um\ndois\ntrês", "- a\n- b\n- c", "confirmar", "aposent", "tirar água", "Um.", "R$ 2,50", "?", "voltar",
    "x" * 4096,
)  # fmt: skip
DESTROYS = frozenset({"sim", "remover"})


def leaves(tree: Any, path: Path = ()) -> dict[Path, Any]:
    """Return the answers of a tree by path; what was skipped and what is only a mark left out."""
    if isinstance(tree, dict):
        inner = (leaves(value, (*path, name)) for name, value in tree.items() if not name.endswith(MARK))
    elif isinstance(tree, list) and all(isinstance(item, dict) for item in tree):
        inner = (leaves(item, (*path, index)) for index, item in enumerate(tree))
    else:
        return {} if tree is None else {path: tree}
    return {where: value for each in inner for where, value in each.items()}


class AnyConversation(RuleBasedStateMachine):
    """A person who types, taps new and old buttons, and uses commands without any sense."""

    def __init__(self) -> None:
        super().__init__()
        self.ana = Player(DEMO, FONTES)
        self.old: list[str] = []

    def _hear(self, said: Input) -> None:
        before = self.ana.state
        self.old += [button.data for button in self.ana.buttons][:3]
        place = open_question(DEMO, self.ana.context, before).place
        same = engine.answer(DEMO, self.ana.context, self.ana.turn.state, said)
        self.ana.hear(said)
        assert same == self.ana.turn
        if not (isinstance(said, Moved) and said.move.move in DESTROYS):
            kept = leaves(self.ana.state.answers)
            open_path = None if place is None else place.path
            assert all(
                kept.get(path) == value for path, value in leaves(before.answers).items() if path != open_path
            )

    @rule(text=st.one_of(st.sampled_from(GOOD), st.text(max_size=80)))
    def types(self, text: str) -> None:
        self._hear(Typed(text))

    @rule(text=st.sampled_from(GOOD))
    def answers(self, text: str) -> None:
        self._hear(self.ana.meaning(text))

    @rule(number=st.integers(0, 20))
    def taps(self, number: int) -> None:
        if self.ana.buttons:
            self._hear(said_by(self.ana.buttons[number % len(self.ana.buttons)].data))

    @precondition(lambda self: self.old)
    @rule(number=st.integers(0, 10_000))
    def taps_an_old_button(self, number: int) -> None:
        self._hear(said_by(self.old[number % len(self.old)]))

    @rule(move=st.sampled_from(("voltar", "pular", "cancelar", "salvar", "resumo")))
    def asks(self, move: str) -> None:
        self._hear(Asked(move))

    @rule()
    def jumps_to_the_summary(self) -> None:
        self.ana = pessoa(*ATE_RESUMO)

    @invariant()
    def a_restart_changes_nothing(self) -> None:
        state = self.ana.turn.state
        again = State.from_json(json.loads(json.dumps(state.to_json())))
        assert engine.resume(DEMO, self.ana.context, again) == engine.resume(DEMO, self.ana.context, state)
        assert again.to_json() == state.to_json()

    @invariant()
    def the_screen_is_one_that_telegram_takes(self) -> None:
        assert len(self.ana.text()) < 4096
        assert len(self.ana.buttons) <= 14
        assert all(0 < len(button.data.encode()) <= 64 for button in self.ana.buttons)

    @invariant()
    def the_plain_values_come_back(self) -> None:
        values = self.ana.values
        assert engine.clean(DEMO, engine.load(DEMO, values)) == values


TestAnyConversation = AnyConversation.TestCase
TestAnyConversation.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
