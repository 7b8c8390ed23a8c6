"""The names of an organ's services: a new one that another service has, or nearly, is told as it is typed."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from bot.domain.regras.unico import igual_a, parecido_com
from bot.forms.state import Path
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases.botoes import botao

NADA = Screen(())


def outros_nomes(work: Work, siorgs: Sequence[str], este: int | None) -> dict[str, int]:
    """Return the number of each service that counts in these organs, by its name; `este` is left out."""
    deles = select(ServicoRow.nome, ServicoRow.id).where(
        col(ServicoRow.siorg).in_(siorgs), col(ServicoRow.fora_do_inventario).is_(None)
    )
    return {nome: numero or 0 for nome, numero in work.session.exec(deles) if numero != este}


def comentar(work: Work, rascunho: Rascunho, path: Path, valor: Any) -> Screen:
    """Return which service has the name typed, or nearly, with a button that opens that one."""
    if path != ("nome",):
        return NADA
    siorgs = (
        [rascunho.siorg] if rascunho.siorg else [siorg for siorg, _ in rascunho.contexto.get("orgaos", ())]
    )
    outros = outros_nomes(work, siorgs, int(rascunho.alvo) if rascunho.alvo else None)
    for chave, outro in (
        (K("servico.nome_ja_existe"), igual_a(str(valor), outros)),
        (K("servico.nome_parecido"), parecido_com(str(valor), outros)),
    ):
        if outro is not None:
            abrir = botao(K("servico.abrir_o_que_existe"), "servico", outros[outro])
            return say(Message(chave, {"outro": outro}), buttons=((abrir,),))
    return NADA
