"""Which organs are in a situation that an announcement may be about, all of them at once."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from sqlalchemy import exists
from sqlmodel import col, select

from bot.domain.metas import Contagem, Parcela
from bot.domain.ritmo import em_atraso, ritmo
from bot.storage.tables import Orgao, ServicoRow
from bot.storage.tables_das_metas import MedidaDoDia
from bot.storage.work import Work
from bot.usecases.indicacao import hoje
from bot.usecases.metas import contagens

QUATRO_SEMANAS = timedelta(weeks=4)
SEM_LINK, SEM_SENHA = "sem_link", "sem_senha"  # of a person; the others are of her organ


def orgaos_em(work: Work, situacoes: Iterable[str]) -> set[str]:
    """Return the organs that are in one of `situacoes`."""
    achadas = [DOS_ORGAOS[situacao](work) for situacao in situacoes if situacao in DOS_ORGAOS]
    return set().union(*achadas)


def _sem_inventario(work: Work) -> set[str]:
    tem = exists().where(col(ServicoRow.siorg) == Orgao.siorg, col(ServicoRow.fora_do_inventario).is_(None))
    return set(work.session.exec(select(Orgao.siorg).where(~tem)))


def _sem_prazo(work: Work) -> set[str]:
    return set(work.session.exec(select(Orgao.siorg).where(col(Orgao.prazo).is_(None))))


def _abaixo_do_ritmo(work: Work) -> set[str]:
    com_prazo = list(work.session.exec(select(Orgao).where(col(Orgao.prazo).is_not(None))))
    contas = contagens(work, [orgao.siorg for orgao in com_prazo])
    antes = _ha_quatro_semanas(work)
    return {o.siorg for o in com_prazo if _esta_abaixo(work, o, contas[o.siorg], antes.get(o.siorg))}


def _ha_quatro_semanas(work: Work) -> dict[str, MedidaDoDia]:
    daquele_dia = select(MedidaDoDia).where(MedidaDoDia.dia == hoje(work) - QUATRO_SEMANAS)
    return {medida.siorg: medida for medida in work.session.exec(daquele_dia)}


def _esta_abaixo(work: Work, orgao: Orgao, conta: Contagem, antes: MedidaDoDia | None) -> bool:
    no_portal = antes.no_portal if antes else None
    digitais = antes.digitais if antes else None
    metas = ((conta.meta_no_portal, no_portal), (conta.meta_digital, digitais))
    return any(_falta_ritmo(work, orgao, parcela, eram) for parcela, eram in metas)


def _falta_ritmo(work: Work, orgao: Orgao, parcela: Parcela, eram: int | None) -> bool:
    dia = hoje(work)
    if em_atraso(parcela, orgao.prazo, dia):
        return True
    preciso = ritmo(parcela, orgao.prazo, dia)
    return preciso is not None and eram is not None and preciso.abaixo(parcela.parte - eram, 28)


DOS_ORGAOS: Mapping[str, Callable[[Work], set[str]]] = {
    "abaixo_do_ritmo": _abaixo_do_ritmo,
    "sem_inventario": _sem_inventario,
    "sem_prazo": _sem_prazo,
}
SITUACOES = (*DOS_ORGAOS, SEM_SENHA, SEM_LINK)
