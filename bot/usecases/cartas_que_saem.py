"""A service as the letter that goes back to the Portal: the one it came in, with what changed here."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.cartas.emenda import emendar
from bot.cartas.escrita import escrever, nome_do_arquivo
from bot.domain.estados import Estado
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.forms.servico_valores import servico_de
from bot.storage.tables import CartaRow, Orgao, ServicoRow

DE_UMA_VEZ = 50  # services read in one go


@dataclass(frozen=True, slots=True)
class Saida:
    """One letter that goes out; `ordem` is where to go on reading."""

    ordem: int
    siorg: str
    arquivo: str
    dados: bytes


def carta_de(row: ServicoRow, carta: CartaRow | None, orgao: FatoOrgao) -> tuple[str, bytes]:
    """Return the file name and the bytes of the letter of a service."""
    servico = servico_de(row.valores, orgao)
    if carta is None:
        return nome_do_arquivo(servico), escrever(servico)
    if carta.valores == row.valores:
        return carta.arquivo, carta.dados
    return carta.arquivo, emendar(carta.dados, servico_de(carta.valores, orgao), servico)


def quantas(session: Session, siorg: str) -> tuple[int, int]:
    """Return how many services have a letter, and how many only a name; "" for those of all organs."""
    busca = select(ServicoRow.estado)
    estados = list(session.exec(busca.where(ServicoRow.siorg == siorg) if siorg else busca))
    nomes = estados.count(Estado.LEVANTADO.value)
    return len(estados) - nomes, nomes


def proximas(session: Session, siorg: str, depois: int) -> Iterator[Saida]:
    """Yield the letters that follow the service `depois`, some at a time; nothing at the end."""
    busca = (
        select(ServicoRow, CartaRow, Orgao)
        .join(Orgao, col(Orgao.siorg) == col(ServicoRow.siorg))
        .outerjoin(CartaRow, col(CartaRow.servico_id) == col(ServicoRow.id))
        .where(col(ServicoRow.id) > depois, ServicoRow.estado != Estado.LEVANTADO.value)
        .order_by(col(ServicoRow.id))
        .limit(DE_UMA_VEZ)
    )
    for row, carta, orgao in session.exec(busca.where(ServicoRow.siorg == siorg) if siorg else busca):
        fato = FatoOrgao(orgao.siorg, orgao.nome, orgao.sigla, orgao.db_id or "")
        yield Saida(row.id or 0, row.siorg, *carta_de(row, carta, fato))
