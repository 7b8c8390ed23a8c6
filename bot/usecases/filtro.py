"""Which services of an organ a list shows: by state, by the digital measure, by what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement
from sqlmodel import col

from bot.callbacks import option_id
from bot.domain.estados import Estado
from bot.messages import K, Message
from bot.storage.tables import ServicoRow

LETRAS = {estado: letra for estado, letra in zip(Estado, "lrpna", strict=True)}
COM_FALTA, SEM_FALTA, DA_REGRA = "f", "c", "k"
SO_OS_DE_FORA = "x--"


@dataclass(frozen=True, slots=True)
class Filtro:
    """What a list is narrowed to; `None` and the empty text narrow nothing.

    `faltas`: whether something keeps the service from being published. `regra`: the `option_id` of a rule
    that is broken. `fora`: those taken out of the inventory, by itself alone. A button carries it as
    `escrito`, at most 11 letters: `rn-`, `--f`, `--k1a2b3c4d`, `x--`.
    """

    estado: Estado | None = None
    digital: bool | None = None
    faltas: bool | None = None
    regra: str = ""
    fora: bool = False

    @property
    def escrito(self) -> str:
        """The filter as a button carries it; empty when it narrows nothing."""
        if self == Filtro():
            return ""
        if self.fora:
            return SO_OS_DE_FORA
        estado = LETRAS[self.estado] if self.estado else "-"
        digital = "-" if self.digital is None else "s" if self.digital else "n"
        faltas = "-" if self.faltas is None else COM_FALTA if self.faltas else SEM_FALTA
        return f"{estado}{digital}{DA_REGRA + self.regra if self.regra else faltas}"

    def palavras(self) -> Iterator[Message]:
        """Yield what the filter leaves, in words."""
        if self.fora:
            yield Message(K("filtro.fora"))
        if self.estado:
            yield Message(K(f"estado.{self.estado.value}"))
        if self.digital is not None:
            yield Message(K("filtro.digital") if self.digital else K("filtro.nao_digital"))
        if self.faltas is not None:
            yield Message(K("filtro.com_falta") if self.faltas else K("filtro.sem_falta"))

    def condicoes(self, regras: Iterable[str]) -> Iterator[ColumnElement[bool]]:
        """Yield what the rows must satisfy; `regras` are those that some service breaks."""
        fora = col(ServicoRow.fora_do_inventario)
        yield fora.is_not(None) if self.fora else fora.is_(None)
        if self.estado:
            yield col(ServicoRow.estado) == self.estado.value
        if self.digital is not None:
            yield col(ServicoRow.digital).is_(self.digital)
        if self.faltas is not None:
            yield (col(ServicoRow.faltas) > 0) if self.faltas else (col(ServicoRow.faltas) == 0)
        if self.regra:
            yield col(ServicoRow.regras).contains(f" {self.regra_entre(regras)} ", autoescape=True)

    def regra_entre(self, regras: Iterable[str]) -> str:
        """Return the rule that is broken; empty when it is not among `regras`."""
        return next((regra for regra in regras if option_id(regra) == self.regra), "")

    def com_regra(self, regra: str) -> "Filtro":
        """Return the filter narrowed to services that break one rule."""
        return replace(self, faltas=None, regra=option_id(regra))


def ler(escrito: str) -> Filtro:
    """Return the filter that a button carries; one that no button carries narrows nothing."""
    if escrito == SO_OS_DE_FORA:
        return Filtro(fora=True)
    if len(escrito) < 3:
        return Filtro()
    estado = next((e for e, letra in LETRAS.items() if letra == escrito[0]), None)
    digital = {"s": True, "n": False}.get(escrito[1])
    faltas = {COM_FALTA: True, SEM_FALTA: False}.get(escrito[2])
    return Filtro(estado, digital, faltas, escrito[3:] if escrito[2] == DA_REGRA else "")
