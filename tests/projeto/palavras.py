"""Finds in the source every key of the catalogue that code says, and with which parameters."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]


@dataclass(frozen=True, slots=True)
class Uso:
    """One `Message(K("…"), {…}, count=…)` in the source; `params` None when they are not written out."""

    key: str
    params: frozenset[str] | None
    counted: bool
    where: str


def chaves_escritas() -> set[str]:
    """Return every key written out as `K("…")`, or as one of two: `K("…" if … else "…")`."""
    return {key for call, _ in _calls("K") for key in _constants(call.args[0])}


def padroes() -> set[str]:
    """Return the regular expression of every key put together as `K(f"…")`."""
    return {pattern for call, _ in _calls("K") for pattern in _patterns(call.args[0])}


def _constants(key: ast.expr) -> Iterator[str]:
    match key:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _constants(one)
            yield from _constants(other)


def _patterns(key: ast.expr) -> Iterator[str]:
    match key:
        case ast.JoinedStr(values=values):
            yield "".join(
                re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w.]+" for v in values
            )
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)


def usos() -> Iterator[Uso]:
    """Yield every message whose key is written out, with the parameters given where that can be seen."""
    for call, where in _calls("Message"):
        key = call.args[0] if call.args else None
        if not (_is_call(key, "K") and isinstance(key.args[0], ast.Constant)):
            continue
        counted = len(call.args) > 2 or any(k.arg == "count" for k in call.keywords)
        yield Uso(key.args[0].value, _params(call), counted, where)


def _params(call: ast.Call) -> frozenset[str] | None:
    if len(call.args) < 2:
        return None if any(k.arg == "params" for k in call.keywords) else frozenset()
    given = call.args[1]
    if not isinstance(given, ast.Dict) or any(not isinstance(k, ast.Constant) for k in given.keys):
        return None
    return frozenset(k.value for k in given.keys if isinstance(k, ast.Constant))


def _calls(name: str) -> Iterator[tuple[ast.Call, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _is_call(node, name) and node.args:
                yield node, f"{path.relative_to(ROOT)}:{node.lineno}"


def _is_call(node: ast.AST | None, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
