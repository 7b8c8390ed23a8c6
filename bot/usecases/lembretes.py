"""Nudges come when they are due: one row for each due moment of a person, decided once."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache

from sqlmodel import col, delete, func, insert, select, update

from bot.domain.lembretes import Desejo, ate_quando, proximo, quando_cabe
from bot.messages import K, Message, Screen, say
from bot.storage import outbox
from bot.storage.outbox import Push
from bot.storage.tables import Parametro, Pessoa, Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases.assunto_do_lembrete import Assunto, assunto_de
from bot.usecases.botoes import botao
from bot.usecases.fatos_dos_lembretes import (
    Fatos,
    ajuste_da_instalacao,
    desejos,
    responderam,
    reunir,
)
from bot.usecases.quem_responde import PONTOS_FOCAIS

NOVOS, DEVIDOS, RECOLHIDOS = 100, 30, 100  # slices of less than 20 ms; live work goes first
VISTO = "lembretes.vinculo"  # the last mandate that was given its first nudge
MARCA = "lembrete:"  # of nudges in the outbox

Decisao = tuple[str, Assunto | None]  # what comes of a due moment; what the nudge is about, if one goes out
ESPERA: Decisao = ("espera", None)  # for an allowed hour
DESLIGADO: Decisao = ("desligado", None)  # she is a focal point no more
SEM_ASSUNTO: Decisao = ("sem_assunto", None)


def agendar_novos(work: Work) -> bool:
    """Give the people of new mandates their first due moment; return True while there are more."""
    visto = work.session.get(Parametro, VISTO) or Parametro(chave=VISTO, valor="0")
    novos = list(
        work.session.exec(
            select(Vinculo).where(col(Vinculo.id) > int(visto.valor)).order_by(col(Vinculo.id)).limit(NOVOS)
        )
    )
    if novos:
        _agendar_varios(work, {v.pessoa_id for v in novos if v.papel in PONTOS_FOCAIS and v.fim is None})
        visto.valor = str(novos[-1].id)
        work.session.add(visto)
    return len(novos) == NOVOS


def recolher(work: Work) -> bool:
    """Take back a slice of what could not go out in time: it is due again, and decided anew."""
    velhos = outbox.stale(work.connection, MARCA, work.now, at_most=RECOLHIDOS)
    deles = select(Lembrete).where(col(Lembrete.id).in_(_retirados(work, velhos)))
    lembretes = list(work.session.exec(deles))
    _desmarcar(work, {lembrete.pessoa_id for lembrete in lembretes})
    for lembrete in lembretes:
        lembrete.situacao, lembrete.vence, lembrete.enviado_em = "espera", work.now, None
    return len(velhos) == RECOLHIDOS


def lembrar(work: Work) -> bool:
    """Decide a slice of what is due: it goes out, waits for an allowed hour, or has nothing to say."""
    devidos = work.session.exec(
        select(Lembrete.pessoa_id, Lembrete.id, Lembrete.vence)
        .where(Lembrete.situacao == "espera", col(Lembrete.vence) <= work.now)
        .order_by(col(Lembrete.vence), col(Lembrete.id))
        .limit(DEVIDOS)
    ).all()
    if devidos:
        _decidir_varios(work, {pessoa: (numero or 0, vence) for pessoa, numero, vence in devidos})
    return len(devidos) == DEVIDOS


def desejo_de(work: Work, pessoa_id: int) -> Desejo:
    """Return how a person wants nudges."""
    return desejos(work, (pessoa_id,))[pessoa_id]


def ajuste_de(work: Work, pessoa_id: int) -> AjusteDosLembretes:
    """Return her settings; those of the installation, not stored, when she changed none."""
    ajuste = work.session.get(AjusteDosLembretes, pessoa_id)
    return ajuste or ajuste_da_instalacao(work.instalacao, pessoa_id)


def na_espera(work: Work, pessoa_id: int) -> Lembrete | None:
    """Return her next due moment."""
    espera = select(Lembrete).where(Lembrete.pessoa_id == pessoa_id, Lembrete.situacao == "espera")
    return work.session.exec(espera).first()


def agendar(work: Work, pessoa_id: int, depois: datetime | None = None) -> None:
    """Give the person her next due moment after `depois` (now).

    The one that waited gives way to it, and so does the nudge of today that did not go out yet.
    """
    deste_dia = select(Lembrete).where(Lembrete.pessoa_id == pessoa_id, Lembrete.situacao == "enviado")
    ultimo = work.session.exec(deste_dia.order_by(col(Lembrete.dia).desc()).limit(1)).first()
    if ultimo is not None and _retirados(work, [f"{MARCA}{ultimo.id}"]):
        ultimo.situacao, ultimo.enviado_em = "recolhido", None
    _agendar_varios(work, {pessoa_id}, depois)


def _agendar_varios(work: Work, pessoas: Collection[int], depois: datetime | None = None) -> None:
    _desmarcar(work, pessoas)
    dias = select(Lembrete.pessoa_id, func.max(Lembrete.dia)).where(col(Lembrete.pessoa_id).in_(pessoas))
    ultimos = dict(work.session.exec(dias.group_by(col(Lembrete.pessoa_id))).all())
    _marcar(work, desejos(work, pessoas), ultimos, depois or work.now)


def _desmarcar(work: Work, pessoas: Collection[int]) -> None:
    espera = (col(Lembrete.pessoa_id).in_(pessoas), col(Lembrete.situacao) == "espera")
    work.session.exec(delete(Lembrete).where(*espera))


def _marcar(work: Work, querem: Mapping[int, Desejo], ultimos: Mapping[int, date], depois: datetime) -> None:
    """Write the next due moment of people who have none that waits; `ultimos`: the day of their last one."""
    proximos = cache(lambda desejo, ultimo: proximo(desejo, work.instalacao.calendario, depois, ultimo))
    linhas = []
    for pessoa, desejo in querem.items():
        vence = proximos(desejo, ultimos.get(pessoa))
        if vence is not None:
            dia = vence.astimezone(desejo.fuso).date()
            linhas.append({"pessoa_id": pessoa, "dia": dia, "vence": vence, "situacao": "espera"})
    if linhas:
        work.session.exec(insert(Lembrete), params=linhas)


def _retirados(work: Work, onces: Collection[str]) -> list[int]:
    """Take nudges out of the outbox; return the numbers of those that were still there."""
    return [int(once.removeprefix(MARCA)) for once in outbox.withdraw(work.connection, onces)]


def _decidir_varios(work: Work, devidos: Mapping[int, tuple[int, datetime]]) -> None:
    """Decide what is due to these people: of each, the number and the instant of her due moment."""
    querem = desejos(work, devidos)
    cabem = _quando_cabem(work, querem)
    agora = [pessoa for pessoa, cabe in cabem.items() if cabe <= work.now]
    fatos, contas = reunir(work, agora), _contas(work, agora)
    decisoes = {pessoa: _decidir(fatos, pessoa, contas.get(pessoa)) for pessoa in agora}
    dias = {pessoa: cabe.astimezone(querem[pessoa].fuso).date() for pessoa, cabe in cabem.items()}
    work.session.execute(
        update(Lembrete),
        [
            {
                "id": numero,
                "dia": dias[pessoa],
                "vence": vence if pessoa in decisoes else cabem[pessoa],
                **_colunas(*decisoes.get(pessoa, ESPERA), work.now),
            }
            for pessoa, (numero, vence) in devidos.items()
        ],
    )
    work.push_all(
        [
            _fala(work, devidos[pessoa][0], sobre, contas[pessoa], querem[pessoa])
            for pessoa, (_, sobre) in decisoes.items()
            if sobre is not None
        ]
    )
    _marcar(work, {um: querem[um] for um in agora if decisoes[um] != DESLIGADO}, dias, work.now)


def _fala(work: Work, numero: int, sobre: Assunto, conta: int, desejo: Desejo) -> Push:
    ate = ate_quando(desejo, work.instalacao.calendario, work.now)
    return Push(conta, tela(numero, sobre), f"{MARCA}{numero}", ate)


def _quando_cabem(work: Work, querem: Mapping[int, Desejo]) -> dict[int, datetime]:
    calendario, respostas = work.instalacao.calendario, responderam(work, querem)
    cabe = cache(lambda desejo, respondeu: quando_cabe(desejo, calendario, work.now, respondeu))
    return {pessoa: cabe(desejo, respostas.get(pessoa)) for pessoa, desejo in querem.items()}


def _contas(work: Work, pessoas: Collection[int]) -> dict[int, int]:
    contas = select(Pessoa.id, Pessoa.conta).where(col(Pessoa.id).in_(pessoas))
    return {pessoa: conta for pessoa, conta in work.session.exec(contas) if pessoa and conta is not None}


def _decidir(fatos: Fatos, pessoa_id: int, conta: int | None) -> Decisao:
    if not fatos.mandatos.get(pessoa_id):
        return DESLIGADO
    sobre = assunto_de(fatos, pessoa_id)
    return SEM_ASSUNTO if sobre is None or conta is None else ("enviado", sobre)


def _colunas(situacao: str, sobre: Assunto | None, agora: datetime) -> dict[str, object]:
    if sobre is None:
        return {"situacao": situacao, **dict.fromkeys(("enviado_em", "assunto", "siorg", "alvo"))}
    do_que = {"assunto": sobre.nome, "siorg": sobre.siorg, "alvo": sobre.alvo}
    return {"situacao": situacao, "enviado_em": agora, **do_que}


def tela(numero: int, sobre: Assunto) -> Screen:
    """Return a nudge: one thing to do, why it came, and how to change or stop it."""
    return say(
        sobre.linha,
        Message(K("lembrete.por_que")),
        buttons=(
            (botao(K(f"lembrete.abrir.{sobre.nome}"), "lembrete.abrir", numero),),
            (
                botao(K("lembretes.adiar"), "lembretes.adiar", numero),
                botao(K("lembretes.botao"), "lembretes", numero),
            ),
        ),
    )
