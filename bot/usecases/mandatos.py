"""Mandates begin and end; who holds them is told, and nobody's draft is lost."""

from sqlalchemy import update
from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Indicacao, Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases.convites import VIVAS
from bot.usecases.links import papel_por_extenso


def pessoa_da_conta(work: Work, conta: int) -> Pessoa | None:
    """Return the person behind a Telegram account."""
    return work.session.exec(select(Pessoa).where(Pessoa.conta == conta)).first()


def avisar(work: Work, pessoa_id: int | None, screen: Screen, *, once: str) -> None:
    """Send a screen to a person's own chat, if she still has one."""
    pessoa = work.session.get(Pessoa, pessoa_id) if pessoa_id else None
    if pessoa is not None and pessoa.conta is not None:
        work.say_later(pessoa.conta, screen, once=once)


def vinculo_da_indicacao(work: Work, indicacao: Indicacao) -> Vinculo | None:
    """Return the running mandate that a nomination gave."""
    return work.session.exec(
        select(Vinculo).where(Vinculo.indicacao_id == indicacao.id, col(Vinculo.fim).is_(None))
    ).first()


def encerrar(work: Work, vinculo: Vinculo) -> None:
    """End a mandate now; drafts of that organ stay, paused."""
    vinculo.fim = work.now
    pessoa = work.session.get(Pessoa, vinculo.pessoa_id)
    if pessoa is None or pessoa.conta is None:
        return
    chat = work.chat(pessoa.conta)
    rascunho = work.session.get(Rascunho, chat.rascunho_id) if chat.rascunho_id else None
    if rascunho is not None and rascunho.siorg == vinculo.siorg:
        rascunho.situacao = "pausado"
        chat.rascunho_id = None


def indicacoes_vivas(work: Work, siorg: str) -> list[Indicacao]:
    """Return the nominations of an organ that still count, by theme and role."""
    vivas = work.session.exec(
        select(Indicacao)
        .where(Indicacao.siorg == siorg, col(Indicacao.situacao).in_(VIVAS))
        .order_by(col(Indicacao.tema).desc(), col(Indicacao.papel).desc(), col(Indicacao.id))
    )
    return list(vivas)


def quem_indica(work: Work, siorg: str) -> list[Pessoa]:
    """Return the people who nominate in an organ now."""
    return list(
        work.session.exec(
            select(Pessoa)
            .join(Vinculo, col(Vinculo.pessoa_id) == col(Pessoa.id))
            .where(Vinculo.siorg == siorg, Vinculo.papel == Papel.INDICADOR.value, col(Vinculo.fim).is_(None))
        )
    )


def equipe_central(work: Work) -> list[Pessoa]:
    """Return the people of the central team."""
    return list(
        work.session.exec(
            select(Pessoa)
            .join(Vinculo, col(Vinculo.pessoa_id) == col(Pessoa.id))
            .where(Vinculo.papel == Papel.STI.value, col(Vinculo.fim).is_(None))
        )
    )


def mudar_de_conta(work: Work, pessoa: Pessoa, conta: int, conta_nome: str) -> int | None:
    """Give the person's roles and drafts to another Telegram account; return the account that lost them.

    Where the new account already is somebody here, the roles and drafts pass to that person.
    """
    antiga = pessoa.conta
    outra = pessoa_da_conta(work, conta)
    if antiga is not None:
        work.chat(antiga).rascunho_id = None
    if outra is None:
        pessoa.conta, pessoa.conta_nome = conta, conta_nome
        dona = pessoa
    else:
        dona = outra
        work.session.execute(
            update(Vinculo)
            .where(col(Vinculo.pessoa_id) == pessoa.id, col(Vinculo.fim).is_(None))
            .values(pessoa_id=outra.id)
        )
    work.session.execute(
        update(Rascunho)
        .where(col(Rascunho.pessoa_id) == pessoa.id)
        .values(
            pessoa_id=dona.id,
            chat_id=conta,
        )
    )
    work.session.execute(
        update(Rascunho)
        .where(col(Rascunho.pessoa_id) == dona.id, col(Rascunho.situacao) == "aberto")
        .values(situacao="pausado")
    )
    return antiga if antiga != conta else None


def substituir(work: Work, antiga: Indicacao, nome_de_quem_chega: str) -> None:
    """End the mandate of a nomination that another one replaces; who held it is told."""
    antiga.situacao = "substituida"
    vinculo = vinculo_da_indicacao(work, antiga)
    if vinculo is None:
        return
    encerrar(work, vinculo)
    papel = papel_por_extenso(antiga.papel, antiga.tema)
    aviso = Message(K("mandato.substituido"), {"papel": papel, "nome": nome_de_quem_chega})
    avisar(work, vinculo.pessoa_id, say(aviso), once=f"substituido:{antiga.id}")


def conta_de(work: Work, pessoa_id: int) -> int | None:
    """Return the Telegram account that speaks for a person now."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.conta if pessoa else None
