"""Finds in the source every key of the catalogue that code says, and with which parameters."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

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


def rotulos() -> set[str]:
    """Return every key that labels a button, written there or in the name that is given there."""
    found: set[str] = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given = [n.args[0] for n in ast.walk(tree) if _is_button(n)]
        names = {g.id for g in given if isinstance(g, ast.Name)}
        given += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and any(isinstance(name, ast.Name) and name.id in names for name in node.targets)
        ]
        found |= {key for expr in given for key in _label_keys(expr)}
    return found


def _is_button(node: ast.AST) -> TypeGuard[ast.Call]:
    return (_is_call(node, "botao") or _is_call(node, "Button")) and bool(node.args)


def _label_keys(expr: ast.expr) -> Iterator[str]:
    """Yield the keys of `K(…)`, `Message(K(…), …)` and of either of two; not those of parameters."""
    if isinstance(expr, ast.IfExp):
        yield from (*_label_keys(expr.body), *_label_keys(expr.orelse))
    elif _is_call(expr, "Message") and expr.args:
        yield from _label_keys(expr.args[0])
    elif _is_call(expr, "K"):
        yield from _constants(expr.args[0])


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


def _is_call(node: ast.AST | None, name: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
