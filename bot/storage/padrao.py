"""The standing answers that count now, as entries, and the mark that changes whenever they do."""

import secrets
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.respostas.conhecimento import Entrada
from bot.respostas.responder import Respondedor
from bot.storage.tables import Parametro, Pessoa
from bot.storage.tables_das_respostas import RespostaPadrao

MARCA = "respostas_padrao"  # the `Parametro` whose value tells processes to read them anew
_PREFIXO = "equipe."


def chave_de(numero: int) -> str:
    """Return the key that a standing answer has among the entries."""
    return f"{_PREFIXO}{numero}"


def mudaram(session: Session) -> None:
    """Tell every process, once this commits, that the standing answers are others now.

    The mark is no count: two databases, or one put back from a copy, never share it by chance.
    """
    session.merge(Parametro(chave=MARCA, valor=secrets.token_hex(8)))


def com_as_padrao(session: Session, respondedor: Respondedor, fuso: ZoneInfo) -> Respondedor:
    """Return who answers, with the standing answers of this database, read anew only when they changed."""
    marca = session.exec(select(Parametro.valor).where(Parametro.chave == MARCA)).first()
    return respondedor.com(marca, lambda: _vigentes(session, fuso)) if marca else respondedor


def _vigentes(session: Session, fuso: ZoneInfo) -> Sequence[Entrada]:
    vigentes = select(RespostaPadrao, Pessoa.nome).where(
        RespostaPadrao.situacao == "aprovada", col(Pessoa.id) == col(RespostaPadrao.autora)
    )
    em_ordem = session.exec(vigentes.order_by(col(RespostaPadrao.numero)))
    return [_entrada(padrao, nome, fuso) for padrao, nome in em_ordem]


def _entrada(padrao: RespostaPadrao, nome: str, fuso: ZoneInfo) -> Entrada:
    desde = padrao.revista_em or padrao.escrita_em
    return Entrada(
        chave_de(padrao.numero),
        padrao.titulo,
        padrao.texto,
        tuple(padrao.perguntas),
        fontes=(padrao.fonte,) if padrao.fonte else (),
        assinada=(nome, desde.astimezone(fuso).date()),
    )
