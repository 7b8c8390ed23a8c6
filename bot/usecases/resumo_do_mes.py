"""The monthly summary of an organ's goals, to who nominates there: on the first business day, once."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.papeis import Acao, Papel
from bot.messages import Button, K, Message, Paragraph, Screen, say
from bot.storage.tables import Orgao, Vinculo
from bot.storage.work import Work
from bot.usecases import mandatos, prazo
from bot.usecases.botoes import MENU, botao
from bot.usecases.historico_das_metas import UM_DIA, historia
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.marcha import marchas
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem
from bot.usecases.tela_das_metas import em_palavras

DE_CADA_VEZ = 10  # a slice; live work goes first
ATE = timedelta(days=10)  # after a longer downtime the summary of that month is let go


def resumir_o_mes(work: Work) -> None:
    """Send the summaries that are due, in working hours, to who was there all the month summed up."""
    calendario, dia = work.instalacao.calendario, hoje(work)
    primeiro = calendario.proximo_dia_util(dia.replace(day=1) - UM_DIA)
    if not calendario.em_horario(work.now) or not primeiro <= dia <= primeiro + ATE:
        return
    mes = f"{dia:%Y-%m}"
    for vinculo in list(work.session.exec(_devidos(work, primeiro, mes))):
        vinculo.resumo_do_mes = mes
        tela = _resumo(work, orgao_de(work, vinculo.siorg or ""), dia)
        mandatos.avisar(work, vinculo.pessoa_id, tela, once=f"resumo:{vinculo.id}:{mes}")


def parar(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Send no more summaries of this organ to her."""
    return (_mudar(work, said, siorg, sem_resumo=True),)


def receber(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Send her the summaries of this organ again."""
    return (_mudar(work, said, siorg, sem_resumo=False),)


def _devidos(work: Work, primeiro: date, mes: str) -> SelectOfScalar[Vinculo]:
    do_mes_contado = (primeiro.replace(day=1) - UM_DIA).replace(day=1)
    comecou = datetime.combine(do_mes_contado, time(), work.instalacao.fuso)
    ainda_nao = or_(col(Vinculo.resumo_do_mes).is_(None), col(Vinculo.resumo_do_mes) < mes)
    indica = (
        Vinculo.papel == Papel.INDICADOR.value,
        col(Vinculo.fim).is_(None),
        col(Vinculo.inicio) < comecou,
    )
    devidos = select(Vinculo).where(*indica, col(Vinculo.sem_resumo).is_(False), ainda_nao)
    return devidos.order_by(col(Vinculo.id)).limit(DE_CADA_VEZ)


def _resumo(work: Work, orgao: Orgao, dia: date) -> Screen:
    fim = dia.replace(day=1) - UM_DIA
    titulo = Message(K("resumo.titulo"), {"mes": f"{fim:%m/%Y}", "orgao": nome_do_orgao(orgao)})
    conta, as_duas = marchas(work, orgao)
    paragrafos = [Paragraph((titulo, *_no_mes(work, orgao, fim), prazo.linha(orgao)))]
    if not conta.meta_no_portal.mensuravel:
        paragrafos.append(Paragraph((Message(K("metas.sem_inventario")),)))
    paragrafos += [
        Paragraph(tuple(em_palavras(marcha, orgao))) for marcha in as_duas if marcha.parcela.mensuravel
    ]
    paragrafos.append(Paragraph((Message(K("resumo.por_que")),)))
    parar_este = botao(K("resumo.parar"), "resumo.parar", orgao.siorg)
    return Screen(
        tuple(paragrafos), ((botao(K("comando.metas"), "metas", orgao.siorg),), (parar_este,), (MENU,))
    )


def _no_mes(work: Work, orgao: Orgao, fim: date) -> Iterator[Message]:
    """Yield what the month brought; nothing where its beginning or its end was not kept."""
    dias = historia(work, orgao.siorg)
    antes, depois = dias.get(fim.replace(day=1) - UM_DIA), dias.get(fim)
    if antes is not None and depois is not None:
        yield Message(K("resumo.no_mes"), count=max(0, depois.no_portal - antes.no_portal))


def _mudar(work: Work, said: Incoming, siorg: str, *, sem_resumo: bool) -> Screen:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.INDICAR, siorg)
    for vinculo in _dela(work, pessoa, siorg):
        vinculo.sem_resumo = sem_resumo
    outro = _botao(siorg, sem_resumo=sem_resumo)
    return say(Message(K("resumo.parado" if sem_resumo else "resumo.volta")), buttons=((outro,), (MENU,)))


def _dela(work: Work, pessoa: Quem, siorg: str) -> list[Vinculo]:
    dela = (Vinculo.pessoa_id == pessoa.id, Vinculo.siorg == siorg, col(Vinculo.fim).is_(None))
    return list(work.session.exec(select(Vinculo).where(*dela, Vinculo.papel == Papel.INDICADOR.value)))


def _botao(siorg: str, *, sem_resumo: bool) -> Button:
    if sem_resumo:
        return botao(K("resumo.receber"), "resumo.receber", siorg)
    return botao(K("resumo.parar"), "resumo.parar", siorg)
