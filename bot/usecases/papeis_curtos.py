"""Roles in few words, for lists on a narrow screen: "titular em Prestação", "quem indica"."""

from collections.abc import Sequence

from bot.messages import K, Message

PapelETema = tuple[str, str | None]


def papeis_curtos(papeis: Sequence[PapelETema]) -> Message:
    """Return the one or two roles that a link brings; none stands for who nominates."""
    if not papeis or papeis[0][1] is None:
        return Message(K("papel.indicador.curto"))
    if len(papeis) == 1:
        return _curto(*papeis[0])
    if len({papel for papel, _ in papeis}) == 1:
        return Message(K(f"papel.{papeis[0][0]}.nos_dois"))
    return Message(K("papel.dois"), {"um": _curto(*papeis[0]), "outro": _curto(*papeis[1])})


def _curto(papel: str, tema: str | None) -> Message:
    return Message(K(f"papel.{papel}.em"), {"tema": Message(K(f"tema.{tema}.curto"))})
