"""The services of an organ of which only the name is known."""

from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.messages import K, Message, say
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.quem import Recusa


def ainda_nomes(work: Work, siorg: str) -> list[tuple[int, str]]:
    """Return number and name of each that counts, by name."""
    contam = (
        ServicoRow.siorg == siorg,
        ServicoRow.estado == Estado.LEVANTADO.value,
        col(ServicoRow.fora_do_inventario).is_(None),
    )
    desejados = select(ServicoRow.id, ServicoRow.nome).where(*contam)
    linhas = work.session.exec(desejados.order_by(ServicoRow.nome, col(ServicoRow.id)))
    return [(numero or 0, nome) for numero, nome in linhas]


def so_o_nome(row: ServicoRow) -> None:
    """Raise `Recusa` for a service that is more than a name."""
    if row.estado != Estado.LEVANTADO.value:
        ver = botao(K("servico.ver"), "servico", row.id)
        raise Recusa(
            say(Message(K("inventario.ja_tem_cadastro"), {"nome": row.nome}), buttons=((ver, MENU),))
        )


def voltar(siorg: str) -> Rows:
    """Return the row that leads back to the list."""
    return ((botao(K("servicos.voltar"), "servicos", siorg), MENU),)
