"""A list of names before it is stored: what is new, what was there, which names may be the same service."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks import option_id
from bot.domain.semelhantes import parecidos
from bot.domain.slug import slug


class Escolha(StrEnum):
    """What somebody says of two names that are nearly equal."""

    O_DE_ANTES = "a"  # the same service: the name that came first stays
    O_NOVO = "b"  # the same service, by the newer name
    DIFERENTES = "d"  # two services


@dataclass(frozen=True, slots=True)
class Levantado:
    """A service of the inventory; `so_nome`: nothing else was written, so that the name may change."""

    id: int
    nome: str
    slug: str
    so_nome: bool = True
    fora: str | None = None  # why it was taken out of the inventory


@dataclass(frozen=True, slots=True)
class Par:
    """A new name (its place in the list) and one nearly equal before it: a new one too, or a service."""

    novo: int
    nome: str
    outro_nome: str
    outro: int | None = None
    servico: int | None = None
    so_nome: bool = True

    @property
    def id(self) -> str:
        """Eight digits that stand for the two names on a button."""
        return option_id(f"{self.outro_nome}|{self.nome}")

    @property
    def escolhas(self) -> tuple[Escolha, ...]:
        """What may be chosen: a service that is more than a name keeps it."""
        if self.so_nome:
            return tuple(Escolha)
        return Escolha.O_DE_ANTES, Escolha.DIFERENTES


@dataclass(frozen=True, slots=True)
class Lista:
    """`novos`: names to store. `repetidos`: names that the inventory has, or that came twice.

    `voltam`: services whose own list was undone. `fora`: names taken out before, as no services.
    """

    novos: tuple[str, ...]
    repetidos: tuple[str, ...] = ()
    voltam: tuple[Levantado, ...] = ()
    fora: tuple[str, ...] = ()
    pares: tuple[Par, ...] = ()


@dataclass(frozen=True, slots=True)
class Destino:
    """`guardar`: names of new services. `mudar`: the new name of a service. `iguais`: names left out.

    `donos`: for each new name, the service that it means, or the name in `guardar` that it goes by.
    """

    guardar: tuple[str, ...]
    mudar: Mapping[int, str]
    iguais: int
    donos: tuple[int | str, ...] = ()


def conferir(nomes: Iterable[str], inventario: Sequence[Levantado], desfeita: str) -> Lista:
    """Compare the names of a list with one another and with the organ's services.

    `desfeita`: why services are out whose list was undone; they come back when they are named again.
    """
    dos_slugs = {um.slug: um for um in inventario}
    novos: dict[str, str] = {}
    repetidos: list[str] = []
    voltam: list[Levantado] = []
    fora: list[str] = []
    for nome in nomes:
        este = slug(nome)
        servico = dos_slugs.get(este)
        if servico is None and este not in novos:
            novos[este] = nome
        elif servico is not None and servico.fora == desfeita and servico not in voltam:
            voltam.append(servico)
        elif servico is not None and servico.fora not in (None, desfeita):
            fora.append(nome)
        else:
            repetidos.append(nome)
    lista, contam = tuple(novos.values()), [*(um for um in inventario if um.fora is None), *voltam]
    pares = tuple(_pares(lista, contam))
    return Lista(lista, tuple(repetidos), tuple(voltam), tuple(fora), pares)


def destino(lista: Lista, escolhas: Mapping[str, Escolha], na_duvida: Escolha) -> Destino:
    """Return what becomes of each new name; a pair without a choice goes by `na_duvida`."""
    dono: list[tuple[bool, int]] = [(True, lugar) for lugar in range(len(lista.novos))]
    nome_novo: dict[tuple[bool, int], str] = {}
    for par in lista.pares:
        escolha = escolhas.get(par.id, na_duvida)
        if escolha is Escolha.DIFERENTES:
            continue
        fica = dono[par.outro] if par.outro is not None else (False, par.servico or 0)
        dono[par.novo] = fica
        if escolha is Escolha.O_NOVO:
            nome_novo[fica] = par.nome
    ficam = [lugar for lugar in range(len(lista.novos)) if dono[lugar] == (True, lugar)]
    finais = {lugar: nome_novo.get((True, lugar), lista.novos[lugar]) for lugar in ficam}
    return Destino(
        guardar=tuple(finais.values()),
        mudar={numero: nome for (da_lista, numero), nome in nome_novo.items() if not da_lista},
        iguais=len(lista.novos) - len(ficam),
        donos=tuple(finais[qual] if da_lista else qual for da_lista, qual in dono),
    )


def _pares(novos: Sequence[str], existentes: Sequence[Levantado]) -> Iterable[Par]:
    for novo, lugar in parecidos(novos, [um.nome for um in existentes]).items():
        if lugar < len(existentes):
            um = existentes[lugar]
            yield Par(novo, novos[novo], um.nome, servico=um.id, so_nome=um.so_nome)
        else:
            outro = lugar - len(existentes)
            yield Par(novo, novos[novo], novos[outro], outro=outro)
