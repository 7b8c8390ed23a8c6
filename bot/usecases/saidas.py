"""When a service left the inventory or came back, and went to the Portal or left it: who, and why."""

from sqlmodel import col, select

from bot.messages import K, Message
from bot.storage.tables import Ato, Pessoa, ServicoRow
from bot.storage.work import Work

NO_HISTORICO = 5
LINHAS = {
    "tirar_servico": K("historico.tirou"),
    "devolver_servico": K("historico.devolveu"),
    "no_portal_servico": K("historico.foi_ao_portal"),
    "saiu_do_portal_servico": K("historico.saiu_do_portal"),
}


def saidas_e_voltas(work: Work, row: ServicoRow) -> tuple[Message, ...]:
    """Return the latest times that it left one of them or came into it, the newest first."""
    dele = (Ato.siorg == row.siorg, Ato.alvo == str(row.id), col(Ato.acao).in_(LINHAS))
    atos = select(Ato, Pessoa.nome).join(Pessoa, col(Pessoa.id) == Ato.pessoa_id).where(*dele)
    return tuple(
        Message(
            LINHAS[ato.acao], {"quem": nome, "quando": ato.quando, "motivo": ato.detalhes.get("motivo", "")}
        )
        for ato, nome in work.session.exec(atos.order_by(col(Ato.id).desc()).limit(NO_HISTORICO))
    )
