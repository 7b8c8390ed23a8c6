"""The services that a new one may start from ("começar de um parecido")."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.quem import quem

POR_PAGINA = 8


def parecidos(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the services of her organs that have answers to share, by name, a page at a time."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    rascunhos.largar(work, said.chat_id)
    deles = _deles(pessoa.orgaos(Acao.CADASTRAR_SERVICO))
    total = work.session.exec(select(func.count()).select_from(ServicoRow).where(*deles)).one()
    comeco, vizinhas = vizinhas_de(total, numero, POR_PAGINA, "servico.parecidos")
    nomes = select(ServicoRow.id, ServicoRow.nome).where(*deles).order_by(ServicoRow.nome, col(ServicoRow.id))
    achados = work.session.exec(nomes.offset(comeco).limit(POR_PAGINA)).all()
    botoes: Rows = tuple((botao(nome, "servico.parecido", servico_id),) for servico_id, nome in achados)
    novo = (botao(K("servico.do_zero"), "servico.novo"),)
    return (say(Message(K("servico.parecidos"), count=total), buttons=(*botoes, *vizinhas, novo, (MENU,))),)


def ha_parecidos(work: Work, siorgs: Sequence[str]) -> bool:
    """Tell whether one of these organs has a service with answers to share."""
    return work.session.exec(select(ServicoRow.id).where(*_deles(siorgs)).limit(1)).first() is not None


def _deles(siorgs: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(ServicoRow.siorg).in_(siorgs),
        col(ServicoRow.fora_do_inventario).is_(None),
        col(ServicoRow.estado) != Estado.LEVANTADO.value,
    )
