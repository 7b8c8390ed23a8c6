"""Nudges come when they are due: one row for each due moment of a person, decided once."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, func, select

from bot.domain.lembretes import Desejo, Frequencia, proximo, quando_cabe
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Parametro, Pessoa, Rascunho, Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases.assunto_do_lembrete import PONTOS_FOCAIS, Assunto, assunto, mandatos_de_ponto_focal
from bot.usecases.botoes import botao

NOVOS, DEVIDOS = 4, 2  # slices of less than 20 ms: 4 and 7 ms each; live work goes first
VISTO = "lembretes.vinculo"  # the last mandate that was given its first nudge


def agendar_novos(work: Work) -> bool:
    """Give the people of new mandates their first due moment; return True while there are more."""
    visto = work.session.get(Parametro, VISTO) or Parametro(chave=VISTO, valor="0")
    novos = list(
        work.session.exec(
            select(Vinculo).where(col(Vinculo.id) > int(visto.valor)).order_by(col(Vinculo.id)).limit(NOVOS)
        )
    )
    for vinculo in novos:
        if vinculo.papel in PONTOS_FOCAIS and vinculo.fim is None:
            agendar(work, vinculo.pessoa_id)
        visto.valor = str(vinculo.id)
    if novos:
        work.session.add(visto)
    return len(novos) == NOVOS


def lembrar(work: Work) -> bool:
    """Decide a slice of what is due: it goes out, waits for an allowed hour, or has nothing to say."""
    devidos = list(
        work.session.exec(
            select(Lembrete)
            .where(Lembrete.situacao == "espera", col(Lembrete.vence) <= work.now)
            .order_by(col(Lembrete.vence), col(Lembrete.id))
            .limit(DEVIDOS)
        )
    )
    for lembrete in devidos:
        _decidir(work, lembrete)
    return len(devidos) == DEVIDOS


def desejo_de(work: Work, pessoa_id: int) -> Desejo:
    """Return how a person wants nudges: weekly, on Mondays, when the day begins, unless she changed it."""
    ajuste = ajuste_de(work, pessoa_id)
    return Desejo(Frequencia(ajuste.frequencia), ajuste.dia, ajuste.hora, ZoneInfo(ajuste.fuso))


def ajuste_de(work: Work, pessoa_id: int) -> AjusteDosLembretes:
    """Return her settings; those of the installation, not stored, when she changed none."""
    instalacao = work.instalacao
    return work.session.get(AjusteDosLembretes, pessoa_id) or AjusteDosLembretes(
        pessoa_id=pessoa_id,
        frequencia=Frequencia.SEMANAL.value,
        dia=0,
        hora=instalacao.calendario.horario.start,
        fuso=str(instalacao.fuso),
    )


def na_espera(work: Work, pessoa_id: int) -> Lembrete | None:
    """Return her next due moment."""
    espera = select(Lembrete).where(Lembrete.pessoa_id == pessoa_id, Lembrete.situacao == "espera")
    return work.session.exec(espera).first()


def agendar(work: Work, pessoa_id: int, depois: datetime | None = None) -> None:
    """Give the person her next due moment after `depois` (now); the one that waited gives way to it."""
    work.session.flush()
    antes = na_espera(work, pessoa_id)
    if antes is not None:
        work.session.delete(antes)
        work.session.flush()
    ultimo = work.session.exec(select(func.max(Lembrete.dia)).where(Lembrete.pessoa_id == pessoa_id)).one()
    desejo = desejo_de(work, pessoa_id)
    vence = proximo(desejo, work.instalacao.calendario, depois or work.now, ultimo)
    if vence is not None:
        dia = vence.astimezone(desejo.fuso).date()
        work.session.add(Lembrete(pessoa_id=pessoa_id, dia=dia, vence=vence))
        work.session.flush()


def _decidir(work: Work, lembrete: Lembrete) -> None:
    desejo = desejo_de(work, lembrete.pessoa_id)
    cabe = quando_cabe(desejo, work.instalacao.calendario, work.now, _respondeu(work, lembrete.pessoa_id))
    if cabe > work.now:
        lembrete.vence, lembrete.dia = cabe, cabe.astimezone(desejo.fuso).date()
        return
    pessoa = work.session.get(Pessoa, lembrete.pessoa_id)
    if pessoa is None or not mandatos_de_ponto_focal(work, lembrete.pessoa_id):
        lembrete.situacao = "desligado"
        return
    lembrete.dia = work.now.astimezone(desejo.fuso).date()
    sobre = assunto(work, lembrete.pessoa_id)
    if sobre is None or pessoa.conta is None:
        lembrete.situacao = "sem_assunto"
    else:
        _enviar(work, lembrete, sobre, pessoa.conta)
    agendar(work, lembrete.pessoa_id)


def _enviar(work: Work, lembrete: Lembrete, sobre: Assunto, conta: int) -> None:
    lembrete.situacao, lembrete.enviado_em = "enviado", work.now
    lembrete.assunto, lembrete.siorg, lembrete.alvo = sobre.nome, sobre.siorg, sobre.alvo
    once = f"lembrete:{lembrete.pessoa_id}:{lembrete.dia.isoformat()}"
    work.say_later(conta, tela(lembrete, sobre), once=once)


def tela(lembrete: Lembrete, sobre: Assunto) -> Screen:
    """Return a nudge: one thing to do, why it came, and how to change or stop it."""
    return say(
        sobre.linha,
        Message(K("lembrete.por_que")),
        buttons=(
            (botao(K(f"lembrete.abrir.{sobre.nome}"), "lembrete.abrir", lembrete.id),),
            (botao(K("lembretes.adiar"), "lembretes.adiar"), botao(K("lembretes.botao"), "lembretes")),
        ),
    )


def _respondeu(work: Work, pessoa_id: int) -> datetime | None:
    ultima: datetime | None = work.session.exec(
        select(func.max(Rascunho.mexido_em)).where(Rascunho.pessoa_id == pessoa_id)
    ).one()
    return ultima
