"""Links: made, opened, accepted, refused, undone, renewed. Source: design, "Links".

A token has 128 random bits; the database keeps its digest only, and it is spent when accepted.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlmodel import col, select

from bot.domain.papeis import Acao, Papel
from bot.storage.tables import Convite, Indicacao, Parametro, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases.historico import detalhes_do_ato

BOT = "bot_usuario"  # the parameter that holds the bot's name on Telegram
MUDANCA = "mudar_de_conta"  # the act that records what a move took
VIVAS = ("aguardando", "aceita", "recusada", "desfeita")  # nominations that still count


class Estado(Enum):
    """What may be said of a link when somebody opens it; the value names its words."""

    VALIDO = "valido"
    DESCONHECIDO = "desconhecido"
    EXPIRADO = "expirado"
    USADO = "usado"
    CANCELADO = "cancelado"
    DESFEITO = "desfeito"


@dataclass(frozen=True, slots=True)
class Destino:
    """Whom a new link is for."""

    papel: Papel
    nome: str
    siorg: str | None = None
    email: str | None = None
    condicao: str | None = None
    pessoa_id: int | None = None  # set: the link moves this person to another account
    criado_por: int | None = None


def criar(work: Work, destino: Destino) -> tuple[Convite, str]:
    """Store a new link and return it with its token, which nothing can recover later.

    A link that moves a person makes the earlier ones that would move her in that organ useless.
    """
    if destino.pessoa_id is not None:
        _cancelar_mudancas(work, destino.pessoa_id, destino.siorg)
    convite, token = preparar(work, destino)
    work.session.flush()
    return convite, token


def preparar(work: Work, destino: Destino) -> tuple[Convite, str]:
    """Return a new link and its token; its number comes with the next flush, so that many cost one."""
    token = secrets.token_urlsafe(16)
    convite = Convite(
        digest=_digest(token),
        papel=destino.papel.value,
        siorg=destino.siorg,
        nome=destino.nome,
        email=destino.email,
        condicao=destino.condicao,
        pessoa_id=destino.pessoa_id,
        criado_por=destino.criado_por,
        criado_em=work.now,
        expira_em=work.now + work.instalacao.validades[destino.papel],
    )
    work.session.add(convite)
    return convite, token


def link(work: Work, token: str) -> str:
    """Return the address that opens the bot with `token`."""
    return inicio_dos_links(work) + token


def inicio_dos_links(work: Work) -> str:
    """Return what every link of this bot begins with."""
    bot = work.session.get(Parametro, BOT)
    return f"https://t.me/{bot.valor if bot else ''}?start="


def procurar(work: Work, token: str) -> tuple[Convite | None, Estado]:
    """Return the link of `token` and what may be said of it now."""
    convite = work.session.exec(select(Convite).where(Convite.digest == _digest(token))).first()
    return convite, estado(convite, work.now)


def estado(convite: Convite | None, now: datetime) -> Estado:
    """Return what may be said of a link at `now`."""
    if convite is None:
        return Estado.DESCONHECIDO
    if convite.desfeito_em is not None:
        return Estado.DESFEITO
    if convite.cancelado_em is not None:
        return Estado.CANCELADO
    if convite.aceito_em is not None:
        return Estado.USADO
    return Estado.EXPIRADO if convite.expira_em <= now else Estado.VALIDO


def cancelar(work: Work, convite_id: int | None) -> None:
    """Make a link that nobody accepted useless."""
    convite = work.session.get(Convite, convite_id) if convite_id else None
    if convite is not None and convite.aceito_em is None and convite.cancelado_em is None:
        convite.cancelado_em = work.now


def soltar(work: Work, indicacao: Indicacao) -> None:
    """Make a nomination's link useless, unless another nomination of the same person still waits on it."""
    convite = work.session.get(Convite, indicacao.convite_id) if indicacao.convite_id else None
    if convite is not None and all(i.id == indicacao.id for i in indicacoes_de(work, convite)):
        cancelar(work, convite.id)


def _cancelar_mudancas(work: Work, pessoa_id: int, siorg: str | None) -> None:
    busca = select(Convite.id).where(
        Convite.pessoa_id == pessoa_id, Convite.siorg == siorg, col(Convite.aceito_em).is_(None)
    )
    for convite_id in list(work.session.exec(busca)):
        cancelar(work, convite_id)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def aberto_por(work: Work, conta: int) -> Convite | None:
    """Return the link that an account opened last and has not answered yet, if it still works."""
    aberto = (Convite.aberto_por == conta, Convite.expira_em > work.now)
    sem_fim = (
        c.is_(None) for c in (col(Convite.aceito_em), col(Convite.cancelado_em), col(Convite.desfeito_em))
    )
    busca = select(Convite).where(*aberto, *sem_fim).order_by(col(Convite.id).desc())
    return work.session.exec(busca).first()


def de_quem_indica(work: Work, siorg: str) -> list[Convite]:
    """Return every link made for whoever nominates in an organ, the oldest first."""
    busca = select(Convite).where(Convite.siorg == siorg, Convite.papel == Papel.INDICADOR.value)
    return list(work.session.exec(busca.order_by(col(Convite.id))))


def indicacoes_de(work: Work, convite: Convite) -> list[Indicacao]:
    """Return the nominations that a link carries: none for the central team and whoever nominates."""
    if convite.pessoa_id is not None:
        numeros = [v.indicacao_id for v in vinculos_de(work, convite)]
        movidas = select(Indicacao).where(col(Indicacao.id).in_(numeros)).order_by(col(Indicacao.id))
        return list(work.session.exec(movidas))
    busca = select(Indicacao).where(Indicacao.convite_id == convite.id, col(Indicacao.situacao).in_(VIVAS))
    return list(work.session.exec(busca.order_by(col(Indicacao.id))))


def vinculos_de(work: Work, convite: Convite) -> list[Vinculo]:
    """Return the running mandates that a link gave, or that it moves (or moved) to another account."""
    busca = select(Vinculo).where(col(Vinculo.fim).is_(None)).order_by(col(Vinculo.id))
    if convite.pessoa_id is None:
        busca = busca.where(Vinculo.convite_id == convite.id)
    elif convite.aceito_por is None:
        busca = busca.where(Vinculo.pessoa_id == convite.pessoa_id, Vinculo.siorg == convite.siorg)
    else:
        conta = select(Pessoa.id).where(Pessoa.conta == convite.aceito_por).scalar_subquery()
        levados = detalhes_do_ato(work, MUDANCA, convite.siorg, convite.id).get("vinculos", [])
        busca = busca.where(col(Vinculo.id).in_(levados), col(Vinculo.pessoa_id) == conta)
    return list(work.session.exec(busca))


def quem_aceitou(work: Work, convite: Convite) -> int | None:
    """Return who holds now what a link gave; None when nobody does."""
    busca = select(Vinculo.pessoa_id).where(Vinculo.convite_id == convite.id, col(Vinculo.fim).is_(None))
    return work.session.exec(busca).first()


def acao_de_enviar(convite: Convite) -> Acao:
    """Return what one must be allowed to do to send such a link."""
    return Acao.RENOVAR_LINK if de_ponto_focal(convite) else Acao.CONVIDAR_INDICADOR


def de_ponto_focal(convite: Convite) -> bool:
    """Tell whether a link makes a ponto focal, and not one of the central team or who nominates."""
    return convite.papel in (Papel.TITULAR.value, Papel.SUBSTITUTO.value)
