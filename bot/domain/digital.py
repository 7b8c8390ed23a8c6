"""How digital a service is, etapa by etapa: the measure of the official panel (section 8)."""

from dataclasses import dataclass

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
    """Tell whether some channel of the etapa is digital; an unknown kind of channel is not."""
    tipos = (canais().get(canal.tipo) for canal in etapa.canais)
    return any(tipo is not None and tipo.digital for tipo in tipos)
