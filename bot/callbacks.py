"""What a button carries: typed, at most 64 bytes, and never able to answer another question or draft."""

from dataclasses import dataclass
from zlib import crc32

AT_MOST = 64  # bytes of callback data, a limit of Telegram
LARGEST = 2**31 - 1  # that a column of whole numbers holds on every database


class UnknownButton(ValueError):
    """The data was not packed by this version of the assistant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of one question of one draft: `c:7f3a9c01:12:1a2b3c4d`."""

    draft: str  # the conversation it belongs to
    question: int  # its serial in that draft: a repeated group asks the same field many times
    option: str  # `option_id` of the value, stable when a list grows


@dataclass(frozen=True, slots=True)
class Move:
    """A step around the open question (`voltar`, `pular`, `pronto`, …): `m:7f3a9c01:12:voltar`."""

    draft: str
    question: int
    move: str


@dataclass(frozen=True, slots=True)
class Act:
    """An action outside a form, with short arguments: `a:convite.desfazer:42`."""

    name: str
    args: tuple[str, ...] = ()


Callback = Choice | Move | Act


def number_in(argument: str) -> int | None:
    """Return the whole number, 0 to `LARGEST`, that an argument of a button says; None for anything else."""
    plain = argument.isascii() and argument.isdecimal()
    number = int(argument) if plain and len(argument) <= len(str(LARGEST)) else LARGEST + 1
    return number if number <= LARGEST else None


def option_id(value: str) -> str:
    """Return the eight hexadecimal digits that stand for an option's value on its button."""
    return f"{crc32(value.encode()):08x}"


def pack(callback: Callback) -> str:
    """Return the text a button carries; raise `ValueError` over 64 bytes or with a separator inside."""
    match callback:
        case Choice(draft, question, option):
            parts = ["c", draft, str(question), option]
        case Move(draft, question, move):
            parts = ["m", draft, str(question), move]
        case Act(name, args):
            parts = ["a", name, *args]
    packed = ":".join(parts)
    if packed.count(":") != len(parts) - 1 or len(packed.encode()) > AT_MOST:
        raise ValueError(f"callback data cannot be packed: {packed!r}")
    return packed


def unpack(data: str) -> Callback:
    """Return what `pack` packed; raise `UnknownButton` for anything else."""
    match data.split(":"):
        case ["c", draft, question, option] if (serial := number_in(question)) is not None:
            return Choice(draft, serial, option)
        case ["m", draft, question, move] if (serial := number_in(question)) is not None:
            return Move(draft, serial, move)
        case ["a", name, *args] if data.isprintable():
            return Act(name, tuple(args))
    raise UnknownButton(data)
