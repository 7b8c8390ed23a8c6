"""What a spreadsheet tells goes into the services: new ones begin, in others what was empty is filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import col, select

from bot.domain.completar import completar
from bot.domain.slug import slug
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.planilha_propostas import Proposta
from bot.usecases.quem import Quem

PLANILHA = "planilha"  # what goes on record

ComDono = tuple[
    int | None, Proposta
]  # the service that is meant (None: the one of that name), and what is told


@dataclass(slots=True)
class Postos:
    """What came of it. `novos`: number and name; `completados`: number and the version before; `mantidos`: in
    how many something different was already written, and stayed."""

    novos: list[tuple[int, str]] = field(default_factory=list)
    completados: list[tuple[int, int]] = field(default_factory=list)
    iguais: int = 0
    mantidos: int = 0


def por_no_lugar(work: Work, pessoa: Quem, siorg: str, propostas: Sequence[ComDono]) -> Postos:
    """Put what is told of a few services of an organ in place; permission is for the caller to see to."""
    ja_ha, novas, postos = _que_ja_ha(work, siorg, propostas), list[Proposta](), Postos()
    for numero, proposta in propostas:
        row = ja_ha.get(numero or slug(proposta.nome))
        if row is None:
            novas.append(proposta)
        else:
            _completar(work, pessoa, row, proposta, postos)
    numeros = guardar.novos(work, pessoa, siorg, [p.valores for p in novas], PLANILHA)
    postos.novos = list(zip(numeros, (p.nome for p in novas), strict=True))
    return postos


def _que_ja_ha(work: Work, siorg: str, propostas: Sequence[ComDono]) -> Mapping[int | str, ServicoRow]:
    """Return the services to complete by number; a name that somebody stored meanwhile, by slug."""
    numeros = [numero for numero, _ in propostas if numero is not None]
    slugs = [slug(proposta.nome) for numero, proposta in propostas if numero is None]
    deles = col(ServicoRow.id).in_(numeros) | col(ServicoRow.slug).in_(slugs)
    rows = work.session.exec(select(ServicoRow).where(ServicoRow.siorg == siorg, deles))
    return {chave: row for row in rows for chave in (row.id or 0, row.slug)}


def _completar(work: Work, pessoa: Quem, row: ServicoRow, proposta: Proposta, postos: Postos) -> None:
    novos = {nome: valor for nome, valor in proposta.valores.items() if nome != "nome"}
    valores, ficaram = completar(row.valores, novos)
    postos.mantidos += bool(ficaram)
    if valores == row.valores:
        postos.iguais += 1
        return
    antes = row.versao
    guardar.guardar(work, pessoa, row, valores, antes, acao=PLANILHA)
    postos.completados.append((row.id or 0, antes))
