"""The digital diagnosis: what keeps an etapa off-line, where its migration stands, demands for data.

Source: manual, theme 2, "Atividades"; design, conversation 10.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.callbacks import option_id
from bot.domain.slug import slug

Valores = Mapping[str, Any]  # the answers of a form, as plain JSON
O_SERVICO = ""  # the key of a service of which no etapa is known yet


class Motivo(StrEnum):
    """What commonly keeps an etapa off-line; people may write others."""

    PRESENCA = "presenca"
    PAPEL = "papel"
    SEM_SISTEMA = "sem_sistema"
    SEM_INTEGRACAO = "sem_integracao"
    NORMA = "norma"
    PAGAMENTO = "pagamento"
    ENTREGA = "entrega"
    RECURSOS = "recursos"


class Migracao(StrEnum):
    """Where the migration of an etapa stands."""

    A_INICIAR = "a_iniciar"
    EM_ANDAMENTO = "em_andamento"
    PARADA = "parada"
    CONCLUIDA = "concluida"


class SituacaoDaDemanda(StrEnum):
    """Where a demand for interoperation stands."""

    IDENTIFICADA = "identificada"
    PEDIDA = "pedida"
    EM_NEGOCIACAO = "em_negociacao"
    ATENDIDA = "atendida"
    NEGADA = "negada"


class Recursos(StrEnum):
    """What an organ names once and then chooses."""

    SISTEMA = "sistema"
    PARCEIRO = "parceiro"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class EtapaNoDiagnostico:
    """An etapa as the diagnosis knows it: `chave` tells it from the others of its service.

    `numero` is its place, from 1; 0 is the whole service.
    """

    chave: str
    numero: int
    titulo: str
    digital: bool

    @property
    def marca(self) -> str:
        """Eight digits that stand for it on a button and in a spreadsheet."""
        return option_id(self.chave)


def chaves(titulos: Iterable[str]) -> tuple[str, ...]:
    """Return a key for each title, in order; a title that comes again gets its number."""
    vezes = Counter[str]()
    feitas = []
    for titulo in titulos:
        esta = slug(titulo) or "etapa"
        vezes[esta] += 1
        feitas.append(esta if vezes[esta] == 1 else f"{esta}--{vezes[esta]}")
    return tuple(feitas)


def atrasada(situacao: str, previsao: date | None, hoje: date) -> bool:
    """Tell whether the planned date of a migration has passed without its end."""
    return previsao is not None and previsao < hoje and situacao != Migracao.CONCLUIDA


@dataclass(frozen=True, slots=True)
class Juntas:
    """Two people's answers together; `disputados`: fields that both changed, each in her way."""

    valores: dict[str, Any]
    disputados: tuple[str, ...]


def juntar(antes: Valores, minhas: Valores, delas: Valores, *, ganham_as_minhas: bool = False) -> Juntas:
    """Put what I changed since `antes` on top of what others changed; they keep what is disputed.

    With `ganham_as_minhas` it is mine that stays.
    """
    valores, disputados = dict(delas), []
    for campo in dict.fromkeys((*antes, *minhas, *delas)):
        era, meu, dela = antes.get(campo), minhas.get(campo), delas.get(campo)
        if meu in (era, dela):
            continue
        if dela == era or ganham_as_minhas:
            valores[campo] = meu
        if dela != era:
            disputados.append(campo)
    return Juntas({nome: valor for nome, valor in valores.items() if valor is not None}, tuple(disputados))
