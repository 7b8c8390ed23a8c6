"""Which services of an organ a list shows: by state, by the digital measure, by what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement
from sqlmodel import col

from bot.callbacks import option_id
from bot.domain.estados import Estado
from bot.forms.medidas import CAMPO
from bot.messages import K, Message
from bot.storage.tables import ServicoRow

LETRAS = {estado: letra for estado, letra in zip(Estado, "lrpna", strict=True)}
COM_FALTA, SEM_FALTA, NO_CAMPO = "f", "c", "k"


@dataclass(frozen=True, slots=True)
class Filtro:
    """What a list is narrowed to; `None` and the empty text narrow nothing.

    `faltas`: whether something keeps the service from being published. `campo`: the `option_id` of a field
    to mend. A button carries it as `escrito`, at most 11 letters: `rn-`, `--f`, `--k1a2b3c4d`.
    """

    estado: Estado | None = None
    digital: bool | None = None
    faltas: bool | None = None
    campo: str = ""

    @property
    def escrito(self) -> str:
        """The filter as a button carries it; empty when it narrows nothing."""
        if self == Filtro():
            return ""
        estado = LETRAS[self.estado] if self.estado else "-"
        digital = "-" if self.digital is None else "s" if self.digital else "n"
        faltas = "-" if self.faltas is None else COM_FALTA if self.faltas else SEM_FALTA
        return f"{estado}{digital}{NO_CAMPO + self.campo if self.campo else faltas}"

    def palavras(self) -> Iterator[Message]:
        """Yield what the filter leaves, in words."""
        if self.estado:
            yield Message(K(f"estado.{self.estado.value}"))
        if self.digital is not None:
            yield Message(K("filtro.digital") if self.digital else K("filtro.nao_digital"))
        if self.faltas is not None:
            yield Message(K("filtro.com_falta") if self.faltas else K("filtro.sem_falta"))

    def condicoes(self, campos: Iterable[str]) -> Iterator[ColumnElement[bool]]:
        """Yield what the rows must satisfy; `campos` are the fields to mend that there are."""
        if self.estado:
            yield col(ServicoRow.estado) == self.estado.value
        if self.digital is not None:
            yield col(ServicoRow.digital).is_(self.digital)
        if self.faltas is not None:
            yield (col(ServicoRow.faltas) > 0) if self.faltas else (col(ServicoRow.faltas) == 0)
        if self.campo:
            yield col(ServicoRow.regras).contains(f" {CAMPO}{self.campo_entre(campos)} ", autoescape=True)

    def campo_entre(self, campos: Iterable[str]) -> str:
        """Return the name of the field to mend; empty when it is not among `campos`."""
        return next((campo for campo in campos if option_id(campo) == self.campo), "")

    def no_campo(self, campo: str) -> "Filtro":
        """Return the filter narrowed to services with something to mend in one field."""
        return replace(self, faltas=None, campo=option_id(campo))


def ler(escrito: str) -> Filtro:
    """Return the filter that a button carries; one that no button carries narrows nothing."""
    if len(escrito) < 3:
        return Filtro()
    estado = next((e for e, letra in LETRAS.items() if letra == escrito[0]), None)
    digital = {"s": True, "n": False}.get(escrito[1])
    faltas = {COM_FALTA: True, SEM_FALTA: False}.get(escrito[2])
    return Filtro(estado, digital, faltas, escrito[3:] if escrito[2] == NO_CAMPO else "")
