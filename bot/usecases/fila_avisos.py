"""What the clock brings about: the central team hears of new questions, and old ones are forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, update
from sqlmodel import col, select

from bot.messages import K, Message, say
from bot.storage.tables_das_duvidas import Pergunta
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, botao

ENTRE_AVISOS = timedelta(hours=1)
NAO_ENVIADA = timedelta(days=7)  # a button of "não sei" works for so long
DE_CADA_VEZ = 200  # a slice; live work goes first


def avisar_da_fila(work: Work) -> None:
    """Tell the team how many questions are new: in its working hours, once an hour at most."""
    if not work.instalacao.expediente.em_horario(work.now) or _avisada_ha_pouco(work):
        return
    novas = (col(Pergunta.situacao) == "aberta", col(Pergunta.avisada_em).is_(None))
    quantas = work.session.exec(select(func.count(col(Pergunta.id))).where(*novas)).one()
    equipe = mandatos.equipe_central(work)
    if not quantas or not equipe:
        return
    work.session.exec(update(Pergunta).where(*novas).values(avisada_em=work.now))
    tela = say(
        Message(K("fila.novas"), count=quantas),
        Message(K("fila.por_que")),
        buttons=((botao(K("fila.ver_abertas"), "fila"),), (MENU,)),
    )
    for pessoa in equipe:
        mandatos.avisar(work, pessoa.id, tela, once=f"fila:novas:{work.now.isoformat()}:{pessoa.id}")


def esquecer_perguntas(work: Work) -> None:
    """Delete a slice of the questions that were kept for long enough, and of those never sent."""
    velhas = work.now - work.instalacao.guardar_perguntas_por
    por_enviar = col(Pergunta.situacao).in_(("rascunho", "desistida"))
    passou = or_(
        col(Pergunta.criada_em) < velhas,
        por_enviar & (col(Pergunta.criada_em) < work.now - NAO_ENVIADA),
    )
    busca = select(Pergunta.id).where(passou).order_by(col(Pergunta.id)).limit(DE_CADA_VEZ)
    numeros = list(work.session.exec(busca))
    if not numeros:
        return
    work.session.exec(update(Pergunta).where(col(Pergunta.continua_id).in_(numeros)).values(continua_id=None))
    work.session.exec(delete(Pergunta).where(col(Pergunta.id).in_(numeros)))


def _avisada_ha_pouco(work: Work) -> bool:
    ultima: datetime | None = work.session.exec(select(func.max(Pergunta.avisada_em))).one()
    return ultima is not None and work.now < ultima + ENTRE_AVISOS
