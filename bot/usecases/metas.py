"""How an organ stands towards its two goals, counted by the database."""

from collections import Counter

from sqlalchemy import func
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.metas import Contagem
from bot.messages import K, Message
from bot.storage.tables import ServicoRow
from bot.storage.work import Work

NO_PORTAL = (Estado.NO_PORTAL.value, Estado.NO_PORTAL_COM_ALTERACOES.value)


def contagem(work: Work, siorg: str) -> Contagem:
    """Count the services of the organ's inventory."""
    do_orgao = (ServicoRow.siorg == siorg, col(ServicoRow.fora_do_inventario).is_(None))
    grupos = select(ServicoRow.estado, ServicoRow.digital, func.count()).where(*do_orgao)
    por_estado, digitais = Counter[str](), 0
    for estado, digital, n in work.session.exec(
        grupos.group_by(col(ServicoRow.estado), col(ServicoRow.digital))
    ):
        por_estado[estado] += n
        digitais += n if digital and estado in NO_PORTAL else 0
    levantados = por_estado.total()
    return Contagem(
        levantados=levantados,
        cadastrados=levantados - por_estado[Estado.LEVANTADO.value],
        no_portal=sum(por_estado[estado] for estado in NO_PORTAL),
        digitais=digitais,
    )


def linhas(work: Work, siorg: str) -> tuple[Message, ...]:
    """Return both goals in two lines; one, while there is no inventory."""
    conta = contagem(work, siorg)
    if not conta.meta_no_portal.mensuravel:
        return (Message(K("metas.sem_inventario")),)
    no_portal, digital = conta.meta_no_portal, conta.meta_digital
    primeira = Message(
        K("metas.no_portal"),
        {
            "parte": no_portal.parte,
            "todo": no_portal.todo,
            "por_cento": no_portal.por_cento,
            "cadastrados": conta.cadastrados,
            "a_caminho": conta.a_caminho,
        },
    )
    if not digital.mensuravel:
        return primeira, Message(K("metas.nenhum_no_portal"))
    contas = {"parte": digital.parte, "todo": digital.todo, "por_cento": digital.por_cento}
    return primeira, Message(K("metas.digital"), {**contas})
