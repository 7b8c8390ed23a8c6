"""How each organ stood at the end of each day, kept by the clock; what was missed comes from facts."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import func
from sqlmodel import col, exists, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.digital import medida_digital
from bot.domain.metas import Contagem
from bot.forms.medidas import SO_O_NOME
from bot.forms.servico_valores import servico_de
from bot.storage.tables import Ato, Orgao, ServicoRow, VersaoDoServico
from bot.storage.tables_das_metas import MedidaDoDia
from bot.storage.work import Work
from bot.usecases import guardar, metas
from bot.usecases.indicacao import hoje

UM_DIA = timedelta(days=1)
DE_CADA_VEZ, DIAS_DE_CADA_VEZ = 4, 7  # organs, and days of each: a slice; live work goes first
NO_PORTAL, SAIU_DO_PORTAL = "no_portal_servico", "saiu_do_portal_servico"
TIROU, DEVOLVEU = "tirar_servico", "devolver_servico"


def medir_os_dias(work: Work) -> None:
    """Keep the counts of the days that are over, organ by organ."""
    ontem = hoje(work) - UM_DIA
    for siorg in list(work.session.exec(_por_medir(work, ontem).limit(DE_CADA_VEZ))):
        for dia in _dias(work, siorg, ontem):
            work.session.add(_medida(work, siorg, dia))


def historia(work: Work, siorg: str) -> dict[date, MedidaDoDia]:
    """Return what was kept of an organ, by day."""
    medidas = select(MedidaDoDia).where(MedidaDoDia.siorg == siorg).order_by(col(MedidaDoDia.dia))
    return {medida.dia: medida for medida in work.session.exec(medidas)}


def contagem_em(work: Work, siorg: str, fim: datetime) -> tuple[Contagem, bool]:
    """Return the counts as they were just before `fim`, and whether it is known which of them were digital.

    What nobody touched since is as it is now; of the others the versions and acts on record tell.
    """
    mexidos = _mexidos_desde(work, siorg, fim)
    quietos = metas.contagem(
        work, siorg, col(ServicoRow.criado_em) < fim, col(ServicoRow.id).not_in([row.id for row in mexidos])
    )
    eram = [_como_era(work, row, fim) for row in mexidos]
    contavam = [era for era in eram if era is not None]
    return Contagem(
        levantados=quietos.levantados + len(contavam),
        cadastrados=quietos.cadastrados + sum(cadastrado for cadastrado, _, _ in contavam),
        no_portal=quietos.no_portal + sum(no_portal for _, no_portal, _ in contavam),
        digitais=quietos.digitais + sum(bool(digital) for _, _, digital in contavam),
    ), all(digital is not None for _, _, digital in contavam)


def _por_medir(work: Work, ontem: date) -> SelectOfScalar[str]:
    tem_servico = exists().where(
        col(ServicoRow.siorg) == Orgao.siorg, col(ServicoRow.criado_em) < _fim(work, ontem)
    )
    medido = exists().where(col(MedidaDoDia.siorg) == Orgao.siorg, col(MedidaDoDia.dia) == ontem)
    return select(Orgao.siorg).where(tem_servico, ~medido).order_by(Orgao.siorg)


def _dias(work: Work, siorg: str, ontem: date) -> Iterator[date]:
    """Yield the days that are not kept yet, from the first service on."""
    ultimo = select(func.max(MedidaDoDia.dia)).where(MedidaDoDia.siorg == siorg)
    primeiro = select(func.min(ServicoRow.criado_em)).where(ServicoRow.siorg == siorg)
    kept = work.session.exec(ultimo).one()
    dia = kept + UM_DIA if kept else work.session.exec(primeiro).one().astimezone(work.instalacao.fuso).date()
    for _ in range(min(DIAS_DE_CADA_VEZ, (ontem - dia).days + 1)):
        yield dia
        dia += UM_DIA


def _medida(work: Work, siorg: str, dia: date) -> MedidaDoDia:
    conta, sabido = contagem_em(work, siorg, _fim(work, dia))
    return MedidaDoDia(
        siorg=siorg,
        dia=dia,
        levantados=conta.levantados,
        cadastrados=conta.cadastrados,
        no_portal=conta.no_portal,
        digitais=conta.digitais if sabido else None,
    )


def _fim(work: Work, dia: date) -> datetime:
    """Return the instant at which the day is over."""
    return datetime.combine(dia + UM_DIA, time(), work.instalacao.fuso).astimezone(work.now.tzinfo)


def _mexidos_desde(work: Work, siorg: str, fim: datetime) -> list[ServicoRow]:
    atos = select(Ato.alvo).where(
        Ato.siorg == siorg, col(Ato.quando) >= fim, col(Ato.acao).endswith("_servico", autoescape=True)
    )
    numeros = {int(alvo) for alvo in work.session.exec(atos.distinct()) if alvo and alvo.isdecimal()}
    if not numeros:
        return []
    deles = (col(ServicoRow.id).in_(numeros), col(ServicoRow.criado_em) < fim)
    return list(work.session.exec(select(ServicoRow).where(*deles)))


def _como_era(work: Work, row: ServicoRow, fim: datetime) -> tuple[bool, bool, bool | None] | None:
    """Return whether it was registered, on the Portal and digital there; None where it did not count."""
    if _ultimo_ato(work, row, fim, TIROU, DEVOLVEU) == TIROU:
        return None
    texto = _ultimo_texto(work, row, fim)
    publicada = _no_portal(work, row, fim)
    no_portal = publicada is not None
    cadastrado = no_portal or (texto is not None and not texto.valores.keys() <= SO_O_NOME)
    return cadastrado, no_portal, _digital(work, row, publicada) if publicada is not None else False


def _no_portal(work: Work, row: ServicoRow, fim: datetime) -> int | None:
    """Return which version was on the Portal: 0 when that is not on record; None when none was."""
    dele = (Ato.siorg == row.siorg, Ato.alvo == str(row.id), col(Ato.quando) < fim)
    ida_ou_volta = select(Ato).where(*dele, col(Ato.acao).in_((NO_PORTAL, SAIU_DO_PORTAL)))
    ato = work.session.exec(ida_ou_volta.order_by(col(Ato.id).desc()).limit(1)).first()
    if ato is not None:
        return int(ato.detalhes.get("versao", 0)) if ato.acao == NO_PORTAL else None
    return 1 if _veio_do_portal(work, row) else None


def _veio_do_portal(work: Work, row: ServicoRow) -> bool:
    """Tell whether it began as a letter that was on the Portal already."""
    vindas = select(Ato.detalhes).where(
        Ato.siorg == row.siorg, Ato.acao == "importar_cartas", Ato.quando == row.criado_em
    )
    return any(row.id in detalhes.get("no_portal", ()) for detalhes in work.session.exec(vindas))


def _digital(work: Work, row: ServicoRow, numero: int) -> bool | None:
    versao = guardar.versao(work, row, numero)
    if versao is None:
        return None
    lidos = {nome: versao.valores[nome] for nome in metas.LIDOS if nome in versao.valores}
    return medida_digital(servico_de(lidos, guardar.fato_do_orgao(work, row.siorg))).digital


def _ultimo_texto(work: Work, row: ServicoRow, fim: datetime) -> VersaoDoServico | None:
    antes = (VersaoDoServico.servico_id == row.id, col(VersaoDoServico.quando) < fim)
    ultima = select(VersaoDoServico).where(*antes).order_by(col(VersaoDoServico.numero).desc())
    return work.session.exec(ultima.limit(1)).first()


def _ultimo_ato(work: Work, row: ServicoRow, fim: datetime, *acoes: str) -> str | None:
    dele = (Ato.siorg == row.siorg, Ato.alvo == str(row.id), col(Ato.quando) < fim, col(Ato.acao).in_(acoes))
    return work.session.exec(select(Ato.acao).where(*dele).order_by(col(Ato.id).desc()).limit(1)).first()
