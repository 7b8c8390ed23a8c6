"""Which service of an organ a letter is about: the one with its `dbId`, else its slug; else a new one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from sqlmodel import col, select

from bot.domain.slug import slug
from bot.storage.tables import CartaRow, ServicoRow
from bot.storage.work import Work
from bot.usecases.cartas_recebidas import Preparada


@dataclass(frozen=True, slots=True)
class Lugar:
    """Where a letter goes: over a service, or, when `row` is None, to a new one with this slug."""

    slug: str
    row: ServicoRow | None


class Lugares:
    """The places of some letters, each taken once. A `dbId` counts only inside the organ of the letter."""

    def __init__(self, work: Work, prontas: Sequence[Preparada]) -> None:
        self._por_numero = _por_numero(work, prontas)
        self._por_slug = _por_slug(work, prontas)
        self._tomados: set[tuple[str, str]] = set()

    def tomar(self, pronta: Preparada) -> Lugar | None:
        """Return the place of a letter; None when another service of the organ has its name."""
        row = self._por_numero.get((pronta.siorg, pronta.numero)) if pronta.numero else None
        if row is not None and row.nome == pronta.nome:
            return Lugar(row.slug, row)
        livre = next((um for um in _nomes(pronta) if self._cabe(pronta, um, row)), None)
        if livre is None or (row is not None and livre != pronta.slug):
            return None
        self._tomados.add((pronta.siorg, livre))
        do_slug = self._por_slug.get((pronta.siorg, livre))
        return Lugar(livre, row or (do_slug[0] if do_slug else None))

    def _cabe(self, pronta: Preparada, nome: str, row: ServicoRow | None) -> bool:
        onde = (pronta.siorg, nome)
        if onde in self._tomados:
            return False
        if onde not in self._por_slug:
            return True
        outro, numero = self._por_slug[onde]
        return outro is row or (row is None and not (numero and pronta.numero))


def _nomes(pronta: Preparada) -> Iterator[str]:
    """Yield the slugs that a letter may have: of its name, else of its file."""
    yield pronta.slug
    if do_arquivo := slug(PurePosixPath(pronta.arquivo).stem):
        yield do_arquivo


def _por_numero(work: Work, prontas: Sequence[Preparada]) -> Mapping[tuple[str, str | None], ServicoRow]:
    numeros = {pronta.numero for pronta in prontas if pronta.numero}
    cartas = select(ServicoRow, CartaRow.numero).join(
        CartaRow, col(CartaRow.servico_id) == col(ServicoRow.id)
    )
    achadas = work.session.exec(cartas.where(col(CartaRow.numero).in_(numeros)))
    return {(row.siorg, numero): row for row, numero in achadas}


def _por_slug(
    work: Work, prontas: Sequence[Preparada]
) -> Mapping[tuple[str, str], tuple[ServicoRow, str | None]]:
    nomes = {nome for pronta in prontas for nome in _nomes(pronta)}
    rows = select(ServicoRow, CartaRow.numero).outerjoin(
        CartaRow, col(CartaRow.servico_id) == col(ServicoRow.id)
    )
    deles = col(ServicoRow.siorg).in_({pronta.siorg for pronta in prontas}), col(ServicoRow.slug).in_(nomes)
    return {(row.siorg, row.slug): (row, numero) for row, numero in work.session.exec(rows.where(*deles))}
