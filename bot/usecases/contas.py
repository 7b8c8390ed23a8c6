"""Roles and drafts move to another Telegram account, and come back when it was the wrong one.

Source: design, "Links". A move is on record with what it took, so that undoing it takes back nothing else.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from bot.storage.tables import Convite, Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases.convites import MUDANCA
from bot.usecases.historico import detalhes_do_ato, registrar
from bot.usecases.mandatos import pessoa_da_conta
from bot.usecases.rascunhos import VIVOS


@dataclass(frozen=True, slots=True)
class Mudanca:
    """What a move took: the mandates and drafts by number, from whom, to whom, and the account they left."""

    de: int
    para: int
    conta: int | None
    conta_nome: str
    vinculos: list[int]
    rascunhos: list[str]


def mudar(work: Work, convite: Convite, pessoa: Pessoa, conta: int, conta_nome: str) -> Mudanca:
    """Give a person's roles and drafts in the link's organ to another account, and put it on record.

    Whoever made the link answers for that organ only: what she has elsewhere stays with the old account.
    """
    antes, antes_nome = pessoa.conta, pessoa.conta_nome
    vinculos = [v.id or 0 for v in _em_vigor(work, pessoa) if v.siorg == convite.siorg]
    dona = pessoa_da_conta(work, conta) or _dona_da_conta(work, pessoa, convite.siorg, conta)
    dona.conta_nome = conta_nome
    rascunhos = [r for r in _por_acabar(work, pessoa) if dona is pessoa or r.siorg == convite.siorg]
    _dar_papeis(work, vinculos, dona)
    _dar_rascunhos(work, rascunhos, dona)
    mudanca = Mudanca(
        pessoa.id or 0, dona.id or 0, antes, antes_nome, vinculos, [rascunho.id for rascunho in rascunhos]
    )
    registrar(
        work, MUDANCA, pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id, detalhes=asdict(mudanca)
    )
    return mudanca


def mudanca_de(work: Work, convite: Convite) -> Mudanca | None:
    """Return what the move of an accepted link took; None where nothing is on record."""
    detalhes: dict[str, Any] = detalhes_do_ato(work, MUDANCA, convite.siorg, convite.id)
    return Mudanca(**detalhes) if detalhes else None


def voltar(work: Work, mudanca: Mudanca) -> Pessoa:
    """Give back what a move took, and nothing else; return who has it now."""
    pessoa = _quem_recebe(work, mudanca)
    meus = {r.id: r for r in _por_acabar(work, work.session.get_one(Pessoa, mudanca.para))}
    _dar_papeis(work, mudanca.vinculos, pessoa)
    _dar_rascunhos(work, (meus[numero] for numero in mudanca.rascunhos if numero in meus), pessoa)
    return pessoa


def _quem_recebe(work: Work, mudanca: Mudanca) -> Pessoa:
    pessoa = work.session.get_one(Pessoa, mudanca.de)
    if mudanca.para != mudanca.de:
        return pessoa
    outra = pessoa_da_conta(work, mudanca.conta) if mudanca.conta is not None else None
    if outra is not None:  # the old account took another link meanwhile
        return outra
    proprios = [v for v in _em_vigor(work, pessoa) if v.id not in mudanca.vinculos]
    conta, conta_nome = pessoa.conta, pessoa.conta_nome
    pessoa.conta, pessoa.conta_nome = mudanca.conta, mudanca.conta_nome
    work.session.flush()
    if proprios:  # what the wrong account has of its own stays with it
        convite = work.session.get(Convite, proprios[0].convite_id) if proprios[0].convite_id else None
        nome = convite.nome if convite is not None else conta_nome
        outra = Pessoa(nome=nome, conta=conta, conta_nome=conta_nome, criada_em=work.now)
        _separar(work, pessoa, mudanca, outra, [v.id or 0 for v in proprios])
    return pessoa


def _separar(work: Work, pessoa: Pessoa, mudanca: Mudanca, outra: Pessoa, proprios: list[int]) -> None:
    work.session.add(outra)
    work.session.flush()
    _dar_papeis(work, proprios, outra)
    _dar_rascunhos(work, (r for r in _por_acabar(work, pessoa) if r.id not in mudanca.rascunhos), outra)


def _dona_da_conta(work: Work, pessoa: Pessoa, siorg: str | None, conta: int) -> Pessoa:
    """Return who speaks through the new account: herself, or somebody new while the old one keeps a role."""
    if all(vinculo.siorg == siorg for vinculo in _em_vigor(work, pessoa)):
        pessoa.conta = conta
        return pessoa
    dona = Pessoa(nome=pessoa.nome, email=pessoa.email, conta=conta, criada_em=work.now)
    work.session.add(dona)
    work.session.flush()
    return dona


def _em_vigor(work: Work, pessoa: Pessoa) -> list[Vinculo]:
    busca = select(Vinculo).where(Vinculo.pessoa_id == pessoa.id, col(Vinculo.fim).is_(None))
    return list(work.session.exec(busca))


def _por_acabar(work: Work, pessoa: Pessoa) -> list[Rascunho]:
    busca = select(Rascunho).where(Rascunho.pessoa_id == pessoa.id, col(Rascunho.situacao).in_(VIVOS))
    return list(work.session.exec(busca))


def _dar_papeis(work: Work, vinculos: Iterable[int], para: Pessoa) -> None:
    destes = (col(Vinculo.id).in_(list(vinculos)), col(Vinculo.fim).is_(None))
    work.session.execute(update(Vinculo).where(*destes).values(pessoa_id=para.id))


def _dar_rascunhos(work: Work, rascunhos: Iterable[Rascunho], para: Pessoa) -> None:
    """Hand unfinished drafts over, paused: nobody's open question changes under her hands."""
    for rascunho in rascunhos:
        chat = work.chat(rascunho.chat_id)
        if chat.rascunho_id == rascunho.id:
            chat.rascunho_id = None
        rascunho.pessoa_id, rascunho.situacao = para.id, "pausado"
        rascunho.chat_id = para.conta or rascunho.chat_id
