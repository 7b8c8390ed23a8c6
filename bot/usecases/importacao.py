"""Letters that were read become services of their organs: staged first, then put in place slice by slice.

The same letter is the one with the same `dbId`, else the one with the same slug in the organ.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import delete, insert, update
from sqlmodel import SQLModel, col, select

from bot.domain.orgaos import orgaos
from bot.messages import K, Message
from bot.storage.tables import CartaRecebida, CartaRow, Orgao, Parametro, Pessoa, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar_cartas
from bot.usecases.cartas_recebidas import Preparada
from bot.usecases.diferencas import nome_da_mudanca
from bot.usecases.guardar_cartas import Recebida
from bot.usecases.lugares_das_cartas import Lugares
from bot.usecases.quem import Quem

DO_TERMINAL = "pessoa_do_terminal"
SEGUE = "segue:"  # how the name of a lot begins that goes on by itself
GUARDAR_POR = timedelta(days=2)
_RECEBIDA = SQLModel.metadata.tables["carta_recebida"]


class Como(StrEnum):
    """What became of a letter."""

    NOVO = "novo"
    ATUALIZADO = "atualizado"
    IGUAL = "igual"
    RECUSADO = "recusado"


@dataclass(frozen=True, slots=True)
class Feito:
    """What became of one letter, and what there is to say of it."""

    arquivo: str
    nome: str
    siorg: str
    como: Como
    aviso: Message | None = None
    servico: int | None = None


def do_terminal(work: Work) -> Quem:
    """Return who stands for the central team in what it imports at the terminal."""
    guardado = work.session.get(Parametro, DO_TERMINAL)
    pessoa = work.session.get(Pessoa, int(guardado.valor)) if guardado is not None else None
    if pessoa is None:
        pessoa = Pessoa(nome=work.label(Message(K("importar.quem"))), criada_em=work.now)
        work.session.add(pessoa)
        work.session.flush()
        work.session.merge(Parametro(chave=DO_TERMINAL, valor=str(pessoa.id)))
    return Quem(pessoa, ())


def receber(work: Work, pessoa: Quem, lote: str, recebidas: Sequence[Recebida]) -> None:
    """Put letters aside; nobody sees them until they are in place."""
    linhas = [
        {
            "lote": lote,
            "pessoa_id": pessoa.id,
            "dados": dados,
            "preparada": pronta.to_json(),
            "recebida_em": work.now,
        }
        for pronta, dados in recebidas
    ]
    if linhas:
        work.connection.execute(insert(_RECEBIDA), linhas)


def esquecer(work: Work, pessoa: Quem) -> None:
    """Drop what a person put aside and never imported; a lot that is being put in place goes on."""
    deles = col(CartaRecebida.pessoa_id) == pessoa.id, ~col(CartaRecebida.lote).startswith(SEGUE)
    work.session.execute(delete(CartaRecebida).where(*deles))


def seguir(work: Work, lote: str, chat_id: int, total: int) -> None:
    """Mark what is left of a lot to be put in place little by little; its chat is told at the end."""
    resto = update(CartaRecebida).where(col(CartaRecebida.lote) == lote)
    work.session.execute(resto.values(lote=f"{SEGUE}{chat_id}:{total}:{lote}"))


def em_andamento(work: Work) -> tuple[str, Pessoa, int, int, int] | None:
    """Return the lot that goes on: its name, who sent it, her chat, how many letters, and the next one."""
    busca = select(CartaRecebida.id, CartaRecebida.lote, Pessoa).join(
        Pessoa, col(Pessoa.id) == col(CartaRecebida.pessoa_id)
    )
    segue = busca.where(col(CartaRecebida.lote).startswith(SEGUE))
    achado = work.session.exec(segue.order_by(col(CartaRecebida.id)).limit(1)).first()
    if achado is None:
        return None
    ordem, lote, pessoa = achado
    chat_id, total, _ = lote.removeprefix(SEGUE).split(":")
    return lote, pessoa, int(chat_id), int(total), ordem or 0


def envelhecer(work: Work) -> None:
    """Drop what nobody imported for days."""
    velhas = delete(CartaRecebida).where(col(CartaRecebida.recebida_em) < work.now - GUARDAR_POR)
    work.session.execute(velhas)


def por_no_lugar(work: Work, pessoa: Quem, lote: str, ate: int, orgaos_dela: Collection[str]) -> list[Feito]:
    """Put the next letters of a lot in place, `ate` at most; those of other organs are dropped."""
    busca = select(_RECEBIDA.c.id, _RECEBIDA.c.preparada, _RECEBIDA.c.dados)
    deste = busca.where(_RECEBIDA.c.lote == lote).order_by(_RECEBIDA.c.id).limit(ate)
    rows = work.connection.execute(deste).all()
    lidas = ((Preparada(**preparada), dados) for _, preparada, dados in rows)
    feitos = importar(work, pessoa, [lida for lida in lidas if lida[0].siorg in orgaos_dela])
    if rows:
        feitas = _RECEBIDA.c.lote == lote, _RECEBIDA.c.id <= rows[-1].id
        work.connection.execute(delete(_RECEBIDA).where(*feitas))
    return feitos


def importar(work: Work, pessoa: Quem, recebidas: Sequence[Recebida]) -> list[Feito]:
    """Write letters as services, new or as they are now; return what became of each, in order.

    That she may, in the organs of these letters, is for the caller to see to.
    """
    abertos = abrir_orgaos(work, recebidas)
    lugares = Lugares(work, [pronta for pronta, _ in recebidas])
    por_ordem: dict[int, Feito] = {}
    novas: list[tuple[int, Recebida]] = []
    for ordem, (pronta, dados) in enumerate(recebidas):
        lugar = lugares.tomar(pronta)
        if lugar is None:
            por_ordem[ordem] = _feito(pronta, Como.RECUSADO, Message(K("carta.nome_tomado")))
        elif lugar.row is not None:
            por_ordem[ordem] = _sobre(work, pessoa, lugar.row, (pronta, dados))
        else:
            novas.append((ordem, (replace(pronta, slug=lugar.slug), dados)))
    numeros = guardar_cartas.novas(work, pessoa, [recebida for _, recebida in novas])
    for numero, (ordem, (pronta, _)) in zip(numeros, novas, strict=True):
        aviso = (
            Message(K("importar.orgao_novo"), {"orgao": pronta.orgao}) if pronta.siorg in abertos else None
        )
        por_ordem[ordem] = _feito(pronta, Como.NOVO, aviso, numero)
    return [por_ordem[ordem] for ordem in range(len(recebidas))]


def abrir_orgaos(work: Work, recebidas: Sequence[Recebida]) -> set[str]:
    """Open the organs that are not open yet; return those that are not on the federal list."""
    prontas = {pronta.siorg: pronta for pronta, _ in recebidas}
    ha = set(work.session.exec(select(Orgao.siorg).where(col(Orgao.siorg).in_(prontas))))
    faltam = [pronta for siorg, pronta in prontas.items() if siorg not in ha]
    for pronta in faltam:
        work.session.add(
            Orgao(
                siorg=pronta.siorg,
                nome=pronta.orgao,
                sigla=pronta.sigla,
                db_id=pronta.orgao_no_portal or None,
                aberto_em=work.now,
            )
        )
    work.session.flush()
    return {pronta.siorg for pronta in faltam} - orgaos().keys()


def _sobre(work: Work, pessoa: Quem, row: ServicoRow, recebida: Recebida) -> Feito:
    carta = work.session.get(CartaRow, row.id)
    if carta is not None and carta.dados == recebida[1]:
        return _feito(recebida[0], Como.IGUAL, servico=row.id)
    disputas = guardar_cartas.sobre(work, pessoa, row, recebida)
    aviso = None
    if disputas:
        campos = ", ".join(dict.fromkeys(work.label(nome_da_mudanca(work, uma)) for uma in disputas))
        aviso = Message(K("importar.conflito"), {"nome": row.nome, "campos": campos})
    return _feito(recebida[0], Como.ATUALIZADO, aviso, row.id)


def _feito(pronta: Preparada, como: Como, aviso: Message | None = None, servico: int | None = None) -> Feito:
    return Feito(pronta.arquivo, pronta.nome, pronta.siorg, como, aviso, servico)
