"""The two goals of the work plan, as arithmetic on counts. Source: manual, goals; standard, section 8."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.digital import medida_digital
from bot.domain.servico import Servico

META_NO_PORTAL = Fraction(1)  # of the inventory
META_DIGITAL = Fraction(1, 2)  # of what is on the Portal


@dataclass(frozen=True, slots=True)
class Parcela:
    """So many of a whole, against a goal (a fraction of the whole)."""

    parte: int
    todo: int
    meta: Fraction

    @property
    def mensuravel(self) -> bool:
        """Whether there is a whole to measure against."""
        return self.todo > 0

    @property
    def por_cento(self) -> int:
        """Return the whole percentage, rounded down so that 100 means all; 0 when nothing can be measured."""
        return self.parte * 100 // self.todo if self.todo else 0

    @property
    def necessarios(self) -> int:
        """How many reach the goal, rounded up."""
        return -(-self.todo * self.meta.numerator // self.meta.denominator)

    @property
    def faltam(self) -> int:
        """How many more reach the goal; never negative."""
        return max(0, self.necessarios - self.parte)

    @property
    def atingida(self) -> bool:
        """Whether the goal is reached; an empty whole reaches none."""
        return self.mensuravel and self.faltam == 0


@dataclass(frozen=True, slots=True)
class Contagem:
    """Services of an organ: all that it has, begun or ready, on the Portal, and digital among those there.

    Each number but `cadastrados` is a part of `levantados`; `digitais` is a part of `no_portal`.
    """

    levantados: int
    cadastrados: int  # more than a name: drafts, ready ones and those on the Portal
    no_portal: int
    digitais: int  # on the Portal, by the panel's measure: each etapa has a digital channel

    @property
    def a_caminho(self) -> int:
        """How many are begun and not yet on the Portal."""
        return self.cadastrados - self.no_portal

    @property
    def meta_no_portal(self) -> Parcela:
        """Goal 1: on the Portal, of the inventory."""
        return Parcela(self.no_portal, self.levantados, META_NO_PORTAL)

    @property
    def meta_digital(self) -> Parcela:
        """Goal 2: digital by the panel's measure, of those on the Portal."""
        return Parcela(self.digitais, self.no_portal, META_DIGITAL)


@dataclass(frozen=True, slots=True)
class OutrasMedidas:
    """What else is called digital, of so many services; none of the three is the goal's measure."""

    servicos: int
    com_algum_canal: int  # some etapa has a digital channel
    com_a_marca: int  # the tick "100% digital" of the letter
    etapas_digitais: int
    etapas: int


def outras_medidas(servicos: Iterable[Servico]) -> OutrasMedidas:
    """Return the three other measures of these services."""
    lidos = [(servico, medida_digital(servico)) for servico in servicos]
    return OutrasMedidas(
        servicos=len(lidos),
        com_algum_canal=sum(medida.digitais > 0 for _, medida in lidos),
        com_a_marca=sum(servico.digital for servico, _ in lidos),
        etapas_digitais=sum(medida.digitais for _, medida in lidos),
        etapas=sum(len(medida.por_etapa) for _, medida in lidos),
    )
