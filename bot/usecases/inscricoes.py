"""Who takes part in an oficina: places under its capacity, the waitlist in order, a place that is freed.

The one writer runs one use case at a time, so counting and taking a place cannot be interleaved.
"""

from dataclasses import dataclass

from sqlmodel import col, func, select

from bot.domain.oficinas import PARA_DIZER_NAO, VESPERA, Situacao, situacao
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.telas_das_oficinas import a_sua_vaga, com_agenda

OCUPAM = ("confirmada", "espera")


@dataclass(frozen=True, slots=True)
class Participante:
    """Who wants a place; `chat_id` None: enrolled by a focal point, not here yet."""

    nome: str
    chat_id: int | None = None
    email: str | None = None
    area: str = ""
    orgao: str = ""
    siorg: str | None = None
    pessoa_id: int | None = None
    inscrita_por: int | None = None


def situacao_de(work: Work, oficina: Oficina) -> Situacao:
    """Return what an oficina is now."""
    return situacao(oficina.situacao, oficina.encerra, oficina.inicio, oficina.fim, work.now)


def quantas(work: Work, oficina: Oficina, em: str) -> int:
    """Return how many enrolments of an oficina are in a state."""
    delas = (Inscricao.oficina_id == oficina.id, Inscricao.situacao == em)
    return work.session.exec(select(func.count(col(Inscricao.id))).where(*delas)).one()


def livres(work: Work, oficina: Oficina) -> int:
    """Return how many places are left; never fewer than none."""
    return max(0, oficina.vagas - quantas(work, oficina, "confirmada"))


def inscricao_de(work: Work, oficina: Oficina, chat_id: int) -> Inscricao | None:
    """Return the enrolment of a chat, whatever became of it."""
    busca = select(Inscricao).where(Inscricao.oficina_id == oficina.id, Inscricao.chat_id == chat_id)
    return work.session.exec(busca).first()


def inscrever(work: Work, oficina: Oficina, quem: Participante) -> Inscricao:
    """Give somebody a place, or the end of the waitlist; who has either keeps what she has.

    Whoever was enrolled by her e-mail and comes in herself takes that enrolment over.
    """
    dela = _a_dela(work, oficina, quem)
    if dela is None:
        dela = Inscricao(oficina_id=oficina.id or 0, nome=quem.nome, situacao="", ordem=0, mexida_em=work.now)
        work.session.add(dela)
    _quem_e(dela, quem)
    if dela.situacao not in OCUPAM:
        _entrar(work, oficina, dela)
    work.session.flush()
    return dela


def posicao(work: Work, inscricao: Inscricao) -> int:
    """Return the place in the waitlist, from 1."""
    antes = (
        Inscricao.oficina_id == inscricao.oficina_id,
        Inscricao.situacao == "espera",
        col(Inscricao.ordem) <= inscricao.ordem,
    )
    return work.session.exec(select(func.count(col(Inscricao.id))).where(*antes)).one()


def sair(work: Work, oficina: Oficina, inscricao: Inscricao, como: str = "desistiu") -> None:
    """Give up a place or the waitlist; a place that is freed goes to the first who can be told."""
    inscricao.situacao, inscricao.mexida_em = como, work.now
    work.session.flush()
    chamar_a_espera(work, oficina)


def recusar(work: Work, oficina: Oficina, quem: Participante) -> Inscricao:
    """Remember that somebody does not go."""
    dela = _a_dela(work, oficina, quem)
    if dela is not None:
        sair(work, oficina, dela, "recusou")
        return dela
    dela = Inscricao(
        oficina_id=oficina.id or 0, nome=quem.nome, situacao="recusou", ordem=0, mexida_em=work.now
    )
    _quem_e(dela, quem)
    work.session.add(dela)
    work.session.flush()
    return dela


def chamar_a_espera(work: Work, oficina: Oficina) -> None:
    """Give the free places to the waitlist in order, until the start; who blocked us waits on."""
    if work.now >= oficina.inicio or oficina.situacao != "aberta":
        return
    ha = livres(work, oficina)
    espera = select(Inscricao).where(Inscricao.oficina_id == oficina.id, Inscricao.situacao == "espera")
    for inscricao in work.session.exec(espera.order_by(col(Inscricao.ordem))).all() if ha else ():
        if ha and not _nao_recebe(work, inscricao):
            _chamar(work, oficina, inscricao)
            ha -= 1
    work.session.flush()


def _chamar(work: Work, oficina: Oficina, inscricao: Inscricao) -> None:
    inscricao.situacao, inscricao.mexida_em = "confirmada", work.now
    inscricao.avisada = oficina.sequencia
    _ja_passou(work, oficina, inscricao)
    ate = min(work.now + PARA_DIZER_NAO, oficina.inicio)
    once = f"oficina:vaga:{inscricao.id}:{work.now.isoformat()}"
    if inscricao.chat_id is not None:
        tela = a_sua_vaga(work, oficina, inscricao, ate)
        work.say_later(inscricao.chat_id, com_agenda(work, oficina, tela), once=once)
    elif inscricao.inscrita_por is not None:
        tela = a_sua_vaga(work, oficina, inscricao, ate, de_outra=True)
        mandatos.avisar(work, inscricao.inscrita_por, tela, once=once)


def _entrar(work: Work, oficina: Oficina, inscricao: Inscricao) -> None:
    cabe = livres(work, oficina) > 0 and quantas(work, oficina, "espera") == 0
    inscricao.situacao = "confirmada" if cabe else "espera"
    inscricao.ordem = _proxima_ordem(work, oficina)
    inscricao.avisada, inscricao.mexida_em = oficina.sequencia, work.now
    _ja_passou(work, oficina, inscricao)


def _ja_passou(work: Work, oficina: Oficina, inscricao: Inscricao) -> None:
    """Who comes in on the last day has just read when it is: she is not reminded of it a day before."""
    inscricao.vespera_em = work.now if work.now >= oficina.inicio - VESPERA else None
    inscricao.hora_em = None


def _nao_recebe(work: Work, inscricao: Inscricao) -> bool:
    return inscricao.chat_id is not None and work.chat(inscricao.chat_id).blocked_at is not None


def _a_dela(work: Work, oficina: Oficina, quem: Participante) -> Inscricao | None:
    if quem.chat_id is not None and (dela := inscricao_de(work, oficina, quem.chat_id)) is not None:
        return dela
    if not quem.email:
        return None
    busca = select(Inscricao).where(
        Inscricao.oficina_id == oficina.id,
        func.lower(Inscricao.email) == quem.email.lower(),
    )
    achada = work.session.exec(busca.order_by(col(Inscricao.id))).first()
    de_outra_conta = achada is not None and quem.chat_id is not None and achada.chat_id is not None
    return None if de_outra_conta else achada


def _quem_e(dela: Inscricao, quem: Participante) -> None:
    dela.chat_id = quem.chat_id or dela.chat_id
    dela.nome = quem.nome or dela.nome
    dela.email = quem.email or dela.email
    dela.area, dela.orgao = quem.area or dela.area, quem.orgao or dela.orgao
    dela.siorg = quem.siorg or dela.siorg
    dela.pessoa_id = quem.pessoa_id or dela.pessoa_id
    dela.inscrita_por = quem.inscrita_por or dela.inscrita_por


def _proxima_ordem(work: Work, oficina: Oficina) -> int:
    ultima: int | None = work.session.exec(
        select(func.max(Inscricao.ordem)).where(Inscricao.oficina_id == oficina.id)
    ).one()
    return (ultima or 0) + 1
