"""The kinds of rule: over the service, over its texts in order, over one text, over the name."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Campo, Tipo
from bot.domain.regras.texto import Texto
from bot.domain.servico import Servico
from bot.messages import K, Message

Aviso = tuple[str, Message]  # the path of the field, and what to change there

Textos = Sequence[tuple[str, Texto]]  # each after its path, in the order of the form

# Pages of the standard, by section and tag.
GUIA_CAMPOS = "2 GUIA"
GUIA_TEXTO = "5.2 GUIA"
DADOS = "9 DATA"


@dataclass(frozen=True, slots=True)
class Regra:
    """A rule that needs the service: `avisos` yields each place that breaks it."""

    id: str
    severidade: Severidade
    fonte: str
    avisos: Callable[[Servico], Iterable[Aviso]]


@dataclass(frozen=True, slots=True)
class RegraDeTextos:
    """A rule that needs the texts in order: what one explains, the next may use."""

    id: str
    severidade: Severidade
    fonte: str
    avisos: Callable[[Servico, Textos], Iterable[Aviso]]


@dataclass(frozen=True, slots=True)
class RegraDeTexto:
    """A rule that needs one text: `conselho` says what to change in it, or None when it keeps the rule.

    It holds for every field of the given kinds, or only for the fields named in `campos`.
    """

    id: str
    severidade: Severidade
    fonte: str
    conselho: Callable[[Texto], Message | None]
    tipos: frozenset[Tipo] = frozenset()
    campos: frozenset[str] = frozenset()

    def vale_para(self, campo: Campo) -> bool:
        """Tell whether the rule looks at this field."""
        return campo.tipo in self.tipos or campo.nome in self.campos


@dataclass(frozen=True, slots=True)
class RegraDeNome:
    """A rule that needs the name and the names of the organ's other services."""

    id: str
    severidade: Severidade
    fonte: str
    conselho: Callable[[str, Collection[str]], Message | None]


def rotulo(regra: str) -> Message:
    """Return the name of a rule, short enough for a button."""
    return Message(K(f"regras.rotulo.{regra}"))
