"""How an organ walks towards each goal: what is, what was day by day, what is needed, what is likely."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.metas import Contagem, Parcela
from bot.domain.previsao import Previsao, ganho, prever
from bot.domain.ritmo import Ritmo, em_atraso, ritmo
from bot.messages import K
from bot.storage.tables import Orgao
from bot.storage.work import Work
from bot.usecases import metas
from bot.usecases.historico_das_metas import historia
from bot.usecases.indicacao import hoje

RECENTES = 4  # weeks
SEM_PRAZO = timedelta(weeks=13)  # how far a forecast looks where there is no deadline ahead


@dataclass(frozen=True, slots=True)
class Marcha:
    """One goal of an organ. `serie` and `metas`: what was reached and what it was measured against, by day.

    `ganho`: in the last four weeks; None while that is not known.
    """

    titulo: K
    nome: K
    parcela: Parcela
    serie: Mapping[date, int | None]
    metas: Mapping[date, int]
    ritmo: Ritmo | None
    atraso: bool
    ganho: int | None
    previsao: Previsao | None


def marchas(work: Work, orgao: Orgao) -> tuple[Contagem, tuple[Marcha, Marcha]]:
    """Return the counts of today, and how the organ walks towards its two goals."""
    dia, conta = hoje(work), metas.contagem(work, orgao.siorg)
    dias: dict[date, tuple[Contagem, bool]] = {
        d: (Contagem(m.levantados, m.cadastrados, m.no_portal, m.digitais or 0), m.digitais is not None)
        for d, m in historia(work, orgao.siorg).items()
        if d < dia
    }
    dias[dia] = conta, True
    no_portal = {d: c.meta_no_portal for d, (c, _) in dias.items()}
    digitais = {d: c.meta_digital for d, (c, sabido) in dias.items() if sabido}
    return conta, (
        _marcha(K("quadro.no_portal"), K("quadro.feitos"), no_portal, orgao.prazo, dia, conta.levantados),
        _marcha(K("quadro.digital"), K("quadro.digitais"), digitais, orgao.prazo, dia, conta.levantados),
    )


def _marcha(
    titulo: K, nome: K, dias: Mapping[date, Parcela], prazo: date | None, hoje: date, teto: int
) -> Marcha:
    parcela = dias[hoje]
    serie = {dia: um.parte for dia, um in dias.items()}
    ate = prazo if prazo is not None and prazo > hoje else hoje + SEM_PRAZO
    return Marcha(
        titulo,
        nome,
        parcela,
        serie,
        {dia: um.necessarios for dia, um in dias.items()},
        ritmo(parcela, prazo, hoje),
        em_atraso(parcela, prazo, hoje),
        ganho(serie, hoje, RECENTES),
        prever(serie, hoje, ate, teto) if parcela.faltam else None,
    )
