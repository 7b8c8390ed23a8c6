"""The services of an organ that are not digital, the cheapest gains first: those that lack fewest etapas."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, func, select

from bot.domain.diagnostico import O_SERVICO, atrasada
from bot.domain.estados import Estado
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases.diagnosticos import DoServico, casar, etapas_de
from bot.usecases.indicacao import hoje
from bot.usecases.metas import NO_PORTAL


@dataclass(frozen=True, slots=True)
class Ganho:
    """A service that would count for goal 2, and what it lacks."""

    id: int
    nome: str
    estado: str
    diagnostico: DoServico

    @property
    def sem_etapas(self) -> bool:
        """Whether its etapas are not registered yet, so that what it lacks is not known."""
        return self.diagnostico.etapas[0].chave == O_SERVICO

    @property
    def faltam(self) -> int:
        """How many etapas have no digital channel."""
        return sum(not etapa.digital for etapa in self.diagnostico.etapas)

    @property
    def etapas(self) -> int:
        """How many etapas it has."""
        return 0 if self.sem_etapas else len(self.diagnostico.etapas)

    @property
    def pendentes(self) -> list[Diagnostico]:
        """The diagnoses written of the etapas that lack a digital channel."""
        fora = [etapa for etapa in self.diagnostico.etapas if not etapa.digital]
        feitos = (self.diagnostico.feitos.get(etapa.chave) for etapa in fora)
        return [um for um in feitos if um is not None and um.versao]

    @property
    def lugar(self) -> tuple[object, ...]:
        """Where it stands in the list: known etapas first, then the fewest, then what is on the Portal."""
        return (self.sem_etapas, self.faltam, self.estado not in NO_PORTAL, self.nome.casefold(), self.id)


def ganhos(work: Work, siorg: str) -> list[Ganho]:
    """Return the services that lack a digital channel somewhere, the cheapest gain first."""
    diagnosticos = _diagnosticos(work, siorg)
    etapas = col(ServicoRow.valores)["etapas"]
    nao_digitais = select(ServicoRow.id, ServicoRow.nome, ServicoRow.estado, etapas).where(
        ServicoRow.siorg == siorg,
        col(ServicoRow.fora_do_inventario).is_(None),
        col(ServicoRow.digital).is_(False),
    )
    achados = [
        Ganho(numero or 0, nome, estado, casar(etapas_de(das_etapas), diagnosticos[numero or 0]))
        for numero, nome, estado, das_etapas in work.session.exec(nao_digitais)
    ]
    return sorted(achados, key=lambda um: um.lugar)


def a_levar(work: Work, siorg: str) -> int:
    """Return how many services are digital in their newest text and wait to be put on the Portal so."""
    prontos = select(func.count(col(ServicoRow.id))).where(
        ServicoRow.siorg == siorg,
        col(ServicoRow.fora_do_inventario).is_(None),
        col(ServicoRow.digital).is_(True),
        ServicoRow.estado != Estado.NO_PORTAL.value,
    )
    return work.session.exec(prontos).one()


def atrasadas(work: Work, todos: list[Ganho]) -> int:
    """Return how many migrations of etapas still off-line have passed their planned date."""
    agora = hoje(work)
    return sum(atrasada(um.situacao, um.previsao, agora) for ganho in todos for um in ganho.pendentes)


def _diagnosticos(work: Work, siorg: str) -> Mapping[int, list[Diagnostico]]:
    do_orgao = select(Diagnostico).join(ServicoRow, col(ServicoRow.id) == col(Diagnostico.servico_id))
    por_servico = defaultdict[int, list[Diagnostico]](list)
    for um in work.session.exec(do_orgao.where(ServicoRow.siorg == siorg).order_by(col(Diagnostico.id))):
        por_servico[um.servico_id].append(um)
    return por_servico
