"""The items of three lists side by side: one list, and what two people made of it; and their order."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from bot.domain.alinhamento import alinhar, alinhar_novos


class Lado(StrEnum):
    """Whose text stays."""

    MEU = "m"
    DELA = "d"

    @property
    def outro(self) -> "Lado":
        """The other side."""
        return Lado.DELA if self is Lado.MEU else Lado.MEU


class Vaga(NamedTuple):
    """One item: its place in the list of before, in mine and in hers; None where it is not there."""

    antes: int | None
    meu: int | None
    dela: int | None

    @property
    def lugar(self) -> int:
        """The place that people know it by: in mine, else in hers."""
        return next((lugar for lugar in (self.meu, self.dela, self.antes) if lugar is not None), 0)

    def em(self, lado: Lado) -> int:
        """Return the place on one side; -1 where it is not there."""
        lugar = self.meu if lado is Lado.MEU else self.dela
        return -1 if lugar is None else lugar


def emparelhar(antes: Sequence[Any], meus: Sequence[Any], dela: Sequence[Any]) -> tuple[Vaga, ...]:
    """Return every item of the three lists, each once."""
    em_mim, nela = alinhar(antes, meus), alinhar(antes, dela)
    novos, novos_dela = _sem_par(meus, em_mim), _sem_par(dela, nela)
    pares = alinhar_novos([meus[n] for n in novos], [dela[n] for n in novos_dela])
    das_duas = {novos[um]: novos_dela[outro] for um, outro in pares.items()}
    so_dela = [lugar for lugar in novos_dela if lugar not in das_duas.values()]
    return (
        *(Vaga(lugar, em_mim.get(lugar), nela.get(lugar)) for lugar in range(len(antes))),
        *(Vaga(None, lugar, das_duas.get(lugar)) for lugar in novos),
        *(Vaga(None, None, lugar) for lugar in so_dela),
    )


def mudou_a_ordem(vagas: Sequence[Vaga], lado: Lado) -> bool:
    """Tell whether this side, and not the other in the same way, changed the order of what both have."""
    if _seguidas(vagas, lado) == _seguidas(vagas, lado.outro):
        return False
    antigas = [vaga for vaga in _seguidas(vagas, lado) if vaga.antes is not None]
    return antigas != sorted(antigas)


def quem_ordena(vagas: Sequence[Vaga]) -> Lado | None:
    """Return whose order holds: hers when only she changed it; None when both did, each in her way."""
    if not mudou_a_ordem(vagas, Lado.DELA):
        return Lado.MEU
    return None if mudou_a_ordem(vagas, Lado.MEU) else Lado.DELA


def em_ordem(vagas: Sequence[Vaga], lado: Lado) -> list[Vaga]:
    """Return the items in the order of one side; what only the other has follows what it follows there."""
    feita = sorted((vaga for vaga in vagas if vaga.em(lado) >= 0), key=lambda vaga: vaga.em(lado))
    faltam = [vaga for vaga in vagas if vaga.em(lado) < 0 <= vaga.em(lado.outro)]
    for vaga in sorted(faltam, key=lambda vaga: vaga.em(lado.outro)):
        feita.insert(_depois_de_quem(feita, vaga, lado.outro), vaga)
    return feita


def _depois_de_quem(feita: Sequence[Vaga], vaga: Vaga, la: Lado) -> int:
    vizinhas = [posta for posta in feita if 0 <= posta.em(la) < vaga.em(la)]
    lugar = feita.index(max(vizinhas, key=lambda posta: posta.em(la))) + 1 if vizinhas else 0
    while lugar < len(feita) and feita[lugar].antes is None and feita[lugar].em(la) < 0:
        lugar += 1  # what one side added there comes before what the other did
    return lugar


def _seguidas(vagas: Sequence[Vaga], lado: Lado) -> list[Vaga]:
    comuns = (vaga for vaga in vagas if vaga.meu is not None and vaga.dela is not None)
    return sorted(comuns, key=lambda vaga: vaga.em(lado))


def _sem_par(lista: Sequence[Any], pares: Mapping[int, int]) -> list[int]:
    com_par = set(pares.values())
    return [lugar for lugar in range(len(lista)) if lugar not in com_par]
