"""Plays a form as a chat would: `python -m tests.formularios.runner [bot.forms.servico:CADASTRO_SERVICO]`.

What is typed is understood in the order of the product: command, label or number of the screen, `?`, field.
Between two turns the state goes through JSON, so every transcript also proves that a restart is harmless.
Words come from `locales/` where they exist; else the key is shown with its parameters.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from bot.callbacks import Choice, Move, unpack
from bot.delivery.texts import MissingWords, Texts
from bot.forms import engine
from bot.forms.engine import Asked, Context, Event, Input, Moved, Tapped, Turn, Typed
from bot.forms.form import Answers, Form, Option
from bot.forms.lists import same
from bot.forms.state import State
from bot.messages import Button, Label, Message, Param

WORDS = Path(__file__).parents[2] / "locales" / "pt_BR"

COMMANDS = ("voltar", "pular", "cancelar", "salvar")


@lru_cache(maxsize=1)
def words() -> Texts:
    """Return the words of the product."""
    return Texts.load(WORDS)


class Player:
    """One person and one form: says things, and sees the screen that answers them."""

    def __init__(
        self,
        form: Form,
        sources: Mapping[str, tuple[Option, ...]] | None = None,
        answers: Answers | None = None,
        *,
        summary: bool = False,
        texts: Texts | None = None,
    ) -> None:
        self.form = form
        self.context = Context("d1", sources or {})
        self.texts = texts or words()
        self.turn: Turn = engine.start(form, self.context, answers, summary=summary)
        self.heard: list[Input] = []

    @property
    def state(self) -> State:
        """Return the state as a database gives it back."""
        return State.from_json(json.loads(json.dumps(self.turn.state.to_json())))

    @property
    def values(self) -> Answers:
        """Return the plain values answered so far."""
        return engine.clean(self.form, self.state.answers)

    @property
    def buttons(self) -> list[Button]:
        """Return the buttons of the screen, in the order they are counted."""
        return [button for row in self.turn.screen.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        """Return what the buttons of the screen say."""
        return [self.word(button.label) for button in self.buttons]

    @property
    def keys(self) -> list[str]:
        """Return the keys of all that the screen says."""
        return [line.key for paragraph in self.turn.screen.paragraphs for line in paragraph.lines]

    def word(self, label: Label) -> str:
        """Return the text of a label, its key and parameters when it has no words."""
        if isinstance(label, str):
            return label
        params = {name: self._param(value) for name, value in label.params.items()}
        try:
            return self.texts.label(Message(label.key, params, label.count))
        except MissingWords:
            shown = params | ({} if label.count is None else {"n": str(label.count)})
            return f"[{label.key}{''.join(f' {name}={value}' for name, value in shown.items())}]"

    def _param(self, value: Param) -> Param:
        return self.word(value) if isinstance(value, Message) else value

    def text(self) -> str:
        """Return the screen as text: its paragraphs, and its buttons with their numbers."""
        paragraphs = ["\n".join(self.word(line) for line in p.lines) for p in self.turn.screen.paragraphs]
        buttons = "\n".join(f"  {number}. [{label}]" for number, label in enumerate(self.labels, start=1))
        return "\n\n".join(part for part in (*paragraphs, buttons) if part)

    def say(self, *texts: str) -> "Player":
        """Type texts one after another, as the person would in a chat."""
        for text in texts:
            self.hear(self.meaning(text))
        return self

    def tap(self, label: str) -> "Player":
        """Tap the button with this label."""
        found = [button for button in self.buttons if same(self.word(button.label)) == same(label)]
        assert len(found) == 1, (label, self.text())
        return self.press(found[0].data)

    def press(self, data: str) -> "Player":
        """Tap a button by what it carries, even one of a screen gone by."""
        return self.hear(said_by(data))

    def hear(self, said: Input) -> "Player":
        """Give one input to the engine."""
        self.heard.append(said)
        self.turn = engine.answer(self.form, self.context, self.state, said)
        return self

    def meaning(self, text: str) -> Input:
        """Return what a typed text means on the present screen."""
        if text.startswith("/") and text[1:] in COMMANDS:
            return Asked(text[1:])
        buttons = self.buttons
        free = engine.wants_free_text(self.form, self.state)
        if text.isdecimal() and not free and 1 <= int(text) <= len(buttons):
            return said_by(buttons[int(text) - 1].data)
        named = [button for button in buttons if same(self.word(button.label)) == same(text)]
        return said_by(named[0].data) if len(named) == 1 else Typed(text)


def said_by(data: str) -> Input:
    """Return the input that a tap on a button with `data` is."""
    callback = unpack(data)
    assert isinstance(callback, Choice | Move)
    return Tapped(callback) if isinstance(callback, Choice) else Moved(callback)


def play(player: Player, inputs: Iterable[str]) -> Iterable[str]:
    """Yield the screens of a conversation, until the form is left."""
    yield player.text()
    for text in inputs:
        yield player.say(text).text()
        if player.turn.event is not Event.OPEN:
            yield f"({player.turn.event.value}) {json.dumps(player.values, ensure_ascii=False)}"
            return


def main() -> None:
    """Play the form named on the command line with the lines of standard input; `\\n` is a line break."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("form", nargs="?", default="tests.formularios.demo:DEMO")
    module, name = parser.parse_args().form.split(":")
    sources = {"orgaos": (Option("10", "Instituto do Sono"), Option("20", "Museu do Mar"))}
    player = Player(getattr(import_module(module), name), sources)
    lines = (line.rstrip("\n").replace("\\n", "\n") for line in sys.stdin)
    for screen in play(player, lines):
        print(f"\n{'-' * 60}\n{screen}\n", flush=True)


if __name__ == "__main__":
    main()
