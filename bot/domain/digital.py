"""How digital a service is, etapa by etapa: the measure of the official panel (section 8)."""

from dataclasses import dataclass
from itertools import chain

from bot.domain.servico import Etapa, Servico
from bot.domain.vocabularios import canais


@dataclass(frozen=True, slots=True)
class MedidaDigital:
    """Which etapas have a digital channel, in order; the panel counts the service when all do."""

    por_etapa: tuple[bool, ...]

    @property
    def digitais(self) -> int:
        """How many etapas have a digital channel."""
        return sum(self.por_etapa)

    @property
    def digital(self) -> bool:
        """Whether the panel counts the service as digital: it has etapas, and each has a digital channel."""
        return bool(self.por_etapa) and all(self.por_etapa)


def medida_digital(servico: Servico) -> MedidaDigital:
    """Return the panel's measure of `servico`."""
    return MedidaDigital(tuple(etapa_digital(etapa) for etapa in servico.etapas))


def etapa_digital(etapa: Etapa) -> bool:
    """Tell whether some channel of the etapa is digital, those of a case included; an unknown kind is not.

    The measure asks that the etapa has a digital channel, not that it serves everybody: so is a counter
    beside a web page read, and so is a case that has the page for itself.
    """
    todos = chain(etapa.canais, *(caso.canais for caso in etapa.casos_de_canais))
    tipos = (canais().get(canal.tipo) for canal in todos)
    return any(tipo is not None and tipo.digital for tipo in tipos)
