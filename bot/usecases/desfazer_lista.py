"""A list or a spreadsheet that was just stored is taken back: what nobody touched since leaves again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.ainda_nomes import voltar
from bot.usecases.botoes import desconhecido
from bot.usecases.incoming import Incoming
from bot.usecases.lista_em_conferencia import DESFEITA, nomeados
from bot.usecases.meu_rascunho import e_de
from bot.usecases.quem import Recusa, quem
from bot.usecases.rascunhos import VIVOS


def vistos(work: Work, numeros: Iterable[int | None]) -> dict[str, Any]:
    """Return what a list that was stored keeps for its undoing: its services, each with its version."""
    deles = select(ServicoRow.id, ServicoRow.versao).where(col(ServicoRow.id).in_(list(numeros)))
    versoes = {str(numero): versao for numero, versao in work.session.exec(deles)}
    return {"levantados": list(map(int, versoes)), "versoes": versoes}


def desfazer(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Take out what one list created; what somebody touched since then stays, and is named."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    if rascunho is None or not rascunho.siorg or not _guardada(rascunho) or not e_de(work, said, rascunho):
        raise Recusa(desconhecido())
    siorg, contexto = rascunho.siorg, rascunho.contexto
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    rows = _no_inventario(work, contexto["levantados"])
    em_edicao = _em_edicao(work, rows)
    saem = [row for row in rows if _intocado(row, contexto.get("versoes", {})) and row.id not in em_edicao]
    guardar.tirar_do_inventario(work, pessoa, siorg, [row.id for row in saem], work.label(Message(DESFEITA)))
    for numero, (antes, depois) in contexto["mudados"].items():
        row = work.session.get_one(ServicoRow, int(numero))
        if row.nome == depois:
            guardar.renomear(work, pessoa, row, antes)
    rascunho.contexto = {**contexto, "mudados": {}}
    ficam = [row.nome for row in rows if row not in saem]
    return (_desfeita(siorg, len(saem), ficam, contexto.get("contas", {}).get("completados", 0)),)


def _guardada(rascunho: Rascunho) -> bool:
    """Tell whether a list was stored whole; of a spreadsheet some may still wait."""
    return "levantados" in rascunho.contexto and not rascunho.contexto.get("vezes")


def _no_inventario(work: Work, numeros: Sequence[int]) -> Sequence[ServicoRow]:
    ainda = (col(ServicoRow.id).in_(numeros), col(ServicoRow.fora_do_inventario).is_(None))
    return work.session.exec(select(ServicoRow).where(*ainda).order_by(ServicoRow.nome)).all()


def _em_edicao(work: Work, rows: Iterable[ServicoRow]) -> set[int]:
    """Return which of them somebody has begun to edit."""
    deles = (col(Rascunho.alvo).in_([str(row.id) for row in rows]), col(Rascunho.situacao).in_(VIVOS))
    return {int(alvo) for alvo in work.session.exec(select(Rascunho.alvo).where(*deles)) if alvo}


def _intocado(row: ServicoRow, versoes: Mapping[str, int]) -> bool:
    return row.publicado is None and row.versao == versoes.get(str(row.id), 1)


def _desfeita(siorg: str, tirados: int, ficam: Sequence[str], completados: int) -> Screen:
    partes: list[tuple[Message, ...]] = [(Message(K("inventario.desfeito"), count=tirados),)]
    partes += [tuple(nomeados(K("inventario.ficaram"), ficam))] if ficam else []
    partes += [(Message(K("inventario.ficam_os_dados"), count=completados),)] if completados else []
    return Screen(tuple(map(Paragraph, partes)), voltar(siorg))
