"""Mandates begin and end; who holds them is told, and nobody's draft is lost."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from bot.domain.papeis import Papel, Tema
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Indicacao, Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases.convites import VIVAS, soltar
from bot.usecases.historico import registrar_em
from bot.usecases.links import papel_por_extenso


def pessoa_da_conta(work: Work, conta: int) -> Pessoa | None:
    """Return the person behind a Telegram account."""
    return work.session.exec(select(Pessoa).where(Pessoa.conta == conta)).first()


def avisar(
    work: Work, pessoa_id: int | None, screen: Screen, *, once: str, due: datetime | None = None
) -> bool:
    """Send a screen to a person's own chat, if she still has one, at `due` (now, by default).

    Return False when nothing goes out: she has no chat, or was told `once` already.
    """
    pessoa = work.session.get(Pessoa, pessoa_id) if pessoa_id else None
    if pessoa is None or pessoa.conta is None:
        return False
    return work.say_later(pessoa.conta, screen, once=once, due=due)


def avisar_quem_indicou(
    work: Work, indicacao: Indicacao, screen: Screen, *, once: str, due: datetime | None = None
) -> None:
    """Tell whoever answers for a nomination now."""
    for pessoa_id in responsaveis(work, indicacao.siorg, indicacao.indicada_por):
        avisar(work, pessoa_id, screen, once=f"{once}:{pessoa_id}", due=due)


def responsaveis(work: Work, siorg: str | None, autora: int | None) -> Sequence[int | None]:
    """Return who hears of an organ's nominations: `autora` while she still may, or who nominates there now.

    With nobody left to nominate, the central team hears of it.
    """
    indicam = [p.id for p in quem_indica(work, siorg)] if siorg else []
    central = [p.id for p in equipe_central(work)]
    return [autora] if autora in (*indicam, *central) else indicam or central


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
    return _com_papel(work, Papel.INDICADOR, siorg)


def equipe_central(work: Work) -> list[Pessoa]:
    """Return the people of the central team."""
    return _com_papel(work, Papel.STI, None)


def _com_papel(work: Work, papel: Papel, siorg: str | None) -> list[Pessoa]:
    delas = select(Vinculo.pessoa_id).where(
        Vinculo.papel == papel.value, Vinculo.siorg == siorg, col(Vinculo.fim).is_(None)
    )
    busca = select(Pessoa).where(col(Pessoa.id).in_(delas)).order_by(col(Pessoa.id))
    return list(work.session.exec(busca))


def pontos_focais(work: Work, siorg: str, tema: Tema) -> list[Pessoa]:
    """Return who answers for a theme of an organ now, the titular first."""
    do_tema = (Vinculo.siorg == siorg, Vinculo.tema == tema.value, col(Vinculo.fim).is_(None))
    delas = select(Pessoa).join(Vinculo, col(Vinculo.pessoa_id) == col(Pessoa.id)).where(*do_tema)
    return list(work.session.exec(delas.order_by(col(Vinculo.papel).desc(), col(Vinculo.id))))


def substituir(work: Work, antiga: Indicacao, nome_de_quem_chega: str) -> int | None:
    """End a nomination that another replaces, and its mandate; tell who held it, return her account."""
    soltar(work, antiga)
    antiga.situacao = "substituida"
    registrar_em(work, "substituir", [antiga], pessoa_id=None, detalhes={"por": nome_de_quem_chega})
    vinculo = vinculo_da_indicacao(work, antiga)
    if vinculo is None:
        return None
    encerrar(work, vinculo)
    papel = papel_por_extenso(antiga.papel, antiga.tema)
    aviso = Message(K("mandato.substituido"), {"papel": papel, "nome": nome_de_quem_chega})
    avisar(work, vinculo.pessoa_id, say(aviso), once=f"substituido:{antiga.id}")
    return conta_de(work, vinculo.pessoa_id)


def conta_de(work: Work, pessoa_id: int) -> int | None:
    """Return the Telegram account that speaks for a person now."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.conta if pessoa else None


def conta_por_extenso(work: Work, pessoa_id: int) -> str:
    """Return how the Telegram account that speaks for a person now is called."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.conta_nome if pessoa else ""
