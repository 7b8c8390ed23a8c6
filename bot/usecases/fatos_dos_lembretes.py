"""What is known of several people at once, for their nudges: a few queries, whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import load_only
from sqlmodel import and_, col, exists, func, or_, select

from bot.domain.calendario import Lugar
from bot.domain.estados import Estado
from bot.domain.instalacao import Instalacao
from bot.domain.lembretes import Desejo, Frequencia
from bot.domain.metas import META_DIGITAL, Contagem
from bot.storage.tables import Orgao, Rascunho, ServicoRow, Vinculo
from bot.storage.tables_das_metas import MedidaDoDia
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases import metas
from bot.usecases.indicacao import hoje
from bot.usecases.marcha import RECENTES
from bot.usecases.quem_responde import Mandato, mandatos_nos_orgaos_de, quem_esta_fora
from bot.usecases.rascunhos import VIVOS

PARABENS, PARABENS_DIGITAL = "parabens", "parabens_digital"  # subjects: a goal was reached
_DIGITAL_PERDIDA = (
    col(MedidaDoDia.digitais) * META_DIGITAL.denominator < col(MedidaDoDia.no_portal) * META_DIGITAL.numerator
)


@dataclass(frozen=True, slots=True)
class Fatos:
    """`mandatos`: the running ones of each person, the oldest first. `do_tema`: those of everybody who
    answers for a theme (organ, theme). `parados`: the draft of a service last touched (person, organ).
    `prontos`: services that wait for publication. `fora`: who is away today. `antes`: how an organ stood
    four weeks ago. `diagnosticados`: the organs whose diagnosis was begun. `celebradas`: the goals reached
    (person, organ, subject) that she was congratulated on, and that were not lost again."""

    hoje: date
    mandatos: Mapping[int, list[Mandato]]
    do_tema: Mapping[tuple[str | None, str | None], list[Mandato]]
    orgaos: Mapping[str, Orgao]
    contas: Mapping[str, Contagem]
    prontos: Mapping[str, int]
    parados: Mapping[tuple[int, str], Rascunho]
    fora: Collection[int]
    antes: Mapping[str, MedidaDoDia]
    diagnosticados: Collection[str]
    celebradas: Collection[tuple[int, str | None, str | None]]


def reunir(work: Work, pessoas: Collection[int]) -> Fatos:
    """Read what the nudges of these people depend on."""
    mandatos = mandatos_nos_orgaos_de(work, pessoas)
    siorgs = {um.siorg for um in mandatos if um.siorg is not None}
    orgaos = {um.siorg: um for um in work.session.exec(select(Orgao).where(col(Orgao.siorg).in_(siorgs)))}
    contas = metas.contagens(work, siorgs)
    alguma = any(conta.meta_no_portal.atingida or conta.meta_digital.atingida for conta in contas.values())
    return Fatos(
        hoje=hoje(work),
        mandatos=_por(mandatos, lambda um: um.pessoa_id),
        do_tema=_por(mandatos, lambda um: (um.siorg, um.tema)),
        orgaos=orgaos,
        contas=contas,
        prontos=_prontos(work, siorgs),
        parados=_parados(work, pessoas),
        fora=quem_esta_fora(work, {um.pessoa_id for um in mandatos}),
        antes=_antes(work, {siorg for siorg, orgao in orgaos.items() if orgao.prazo is not None}),
        diagnosticados=_diagnosticados(work, siorgs),
        celebradas=_celebradas(work, pessoas) if alguma else set(),
    )


def desejos(work: Work, pessoas: Collection[int]) -> dict[int, Desejo]:
    """Return how each wants nudges: weekly, on Mondays, when the day begins, unless she changed it."""
    mudados = select(AjusteDosLembretes).where(col(AjusteDosLembretes.pessoa_id).in_(pessoas))
    ajustes = {ajuste.pessoa_id: ajuste for ajuste in work.session.exec(mudados)}
    padrao, lugares = ajuste_da_instalacao(work.instalacao), _lugares(work, pessoas)
    return {um: _desejo(ajustes.get(um, padrao), lugares.get(um, frozenset())) for um in pessoas}


def _lugares(work: Work, pessoas: Collection[int]) -> dict[int, frozenset[Lugar]]:
    """Return where the organs of each are; a person whose organs are nowhere special is not there."""
    conhecidos = work.instalacao.lugares
    if not conhecidos:
        return {}
    deles: defaultdict[int, set[Lugar]] = defaultdict(set)
    delas = (col(Vinculo.pessoa_id).in_(pessoas), col(Vinculo.fim).is_(None))
    for pessoa, siorg in work.session.exec(select(Vinculo.pessoa_id, Vinculo.siorg).where(*delas)):
        deles[pessoa].add(conhecidos.get(siorg or "", Lugar()))
    return {pessoa: frozenset(lugares) for pessoa, lugares in deles.items() if lugares != {Lugar()}}


def ajuste_da_instalacao(instalacao: Instalacao, pessoa_id: int = 0) -> AjusteDosLembretes:
    """Return the settings, not stored, of somebody who changed none."""
    return AjusteDosLembretes(
        pessoa_id=pessoa_id,
        frequencia=Frequencia.SEMANAL.value,
        dia=0,
        hora=instalacao.calendario.horario.start,
        fuso=str(instalacao.fuso),
    )


def responderam(work: Work, pessoas: Collection[int]) -> dict[int, datetime]:
    """Return when each last gave an answer in a form; who never did is not there."""
    ultimas = select(Rascunho.pessoa_id, func.max(Rascunho.mexido_em))
    delas = ultimas.where(col(Rascunho.pessoa_id).in_(pessoas)).group_by(col(Rascunho.pessoa_id))
    return {pessoa: quando for pessoa, quando in work.session.exec(delas) if pessoa is not None}


def _desejo(ajuste: AjusteDosLembretes, lugares: frozenset[Lugar]) -> Desejo:
    frequencia, fuso = Frequencia(ajuste.frequencia), ZoneInfo(ajuste.fuso)
    return Desejo(frequencia, ajuste.dia, ajuste.hora, fuso, lugares)


def _antes(work: Work, siorgs: Collection[str]) -> dict[str, MedidaDoDia]:
    entao = (col(MedidaDoDia.siorg).in_(siorgs), MedidaDoDia.dia == hoje(work) - timedelta(weeks=RECENTES))
    return {medida.siorg: medida for medida in work.session.exec(select(MedidaDoDia).where(*entao))}


def _diagnosticados(work: Work, siorgs: Collection[str]) -> set[str]:
    escritos = select(ServicoRow.siorg).join(Diagnostico, col(Diagnostico.servico_id) == ServicoRow.id)
    deles = (col(ServicoRow.siorg).in_(siorgs), col(Diagnostico.versao) > 0)
    return set(work.session.exec(escritos.where(*deles).distinct()))


def _celebradas(work: Work, pessoas: Collection[int]) -> set[tuple[int, str | None, str | None]]:
    depois = (col(MedidaDoDia.siorg) == Lembrete.siorg, col(MedidaDoDia.dia) >= col(Lembrete.dia))
    perdida = or_(
        and_(col(Lembrete.assunto) == PARABENS, col(MedidaDoDia.no_portal) < MedidaDoDia.levantados),
        and_(col(Lembrete.assunto) == PARABENS_DIGITAL, _DIGITAL_PERDIDA),
    )
    ditas = (
        col(Lembrete.pessoa_id).in_(pessoas),
        Lembrete.situacao == "enviado",
        col(Lembrete.assunto).in_((PARABENS, PARABENS_DIGITAL)),
    )
    achadas = select(Lembrete.pessoa_id, Lembrete.siorg, Lembrete.assunto)
    return set(work.session.exec(achadas.where(*ditas, ~exists().where(*depois, perdida))).all())


def _prontos(work: Work, siorgs: Collection[str]) -> dict[str, int]:
    prontos = (
        col(ServicoRow.siorg).in_(siorgs),
        ServicoRow.estado == Estado.PRONTO.value,
        col(ServicoRow.fora_do_inventario).is_(None),
    )
    contados = select(ServicoRow.siorg, func.count()).where(*prontos).group_by(col(ServicoRow.siorg))
    return dict(work.session.exec(contados).all())


def _parados(work: Work, pessoas: Collection[int]) -> dict[tuple[int, str], Rascunho]:
    delas = (
        col(Rascunho.pessoa_id).in_(pessoas),
        Rascunho.form == "servico",
        col(Rascunho.situacao).in_(VIVOS),
    )
    lidos = load_only(*(getattr(Rascunho, nome) for nome in ("pessoa_id", "siorg", "form", "titulo")))
    rascunhos = select(Rascunho).where(*delas).order_by(col(Rascunho.mexido_em)).options(lidos)
    return {(um.pessoa_id or 0, um.siorg or ""): um for um in work.session.exec(rascunhos)}


def _por(mandatos: Iterable[Mandato], chave: Any) -> dict[Any, list[Mandato]]:
    grupos: defaultdict[Any, list[Mandato]] = defaultdict(list)
    for mandato in mandatos:
        grupos[chave(mandato)].append(mandato)
    return grupos
