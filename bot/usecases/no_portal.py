"""A service that is on the Portal already: its address there is asked and recorded."""

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.inventario import NO_PORTAL
from bot.messages import K, Message, Screen
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem
from bot.usecases.rascunhos import Comeco, Fluxo


def perguntar(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask the address of the service's page on the Portal."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    comeco = Comeco(
        siorg=row.siorg, alvo=str(row.id), contexto={"passageiro": True, "params": {"nome": row.nome}}
    )
    return (rascunhos.abrir(work, said, CONFIRMAR_NO_PORTAL, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Record the address and show the card."""
    row = work.session.get_one(ServicoRow, int(rascunho.alvo or 0))
    guardar.marcar_no_portal(work, pessoa, row, values["endereco"])
    return (ficha(work, pessoa, row).after(Message(K("no_portal.anotado"))),)


CONFIRMAR_NO_PORTAL = Fluxo(
    "no_portal", NO_PORTAL, concluir, Acao.CADASTRAR_SERVICO, titulo="endereco", direto=True
)
