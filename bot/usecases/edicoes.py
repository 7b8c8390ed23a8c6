"""Who is editing a service: drafts that are alive beside its newest version."""

from sqlmodel import col, select

from bot.domain.diferencas import diferencas
from bot.forms import engine
from bot.forms.form import Answers
from bot.forms.servico import CADASTRO_SERVICO
from bot.forms.state import State
from bot.messages import K, Message
from bot.storage.tables import Pessoa, Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.quem import Quem

CADASTRO = "servico"  # the flow of the drafts of services


def avisos(work: Work, pessoa: Quem, row: ServicoRow) -> tuple[Message, ...]:
    """Return who else has an unfinished draft of the service, and since when; nothing, if nobody has.

    One that was left without a change is nobody's work.
    """
    alheios = select(Rascunho, Pessoa).join(Pessoa, col(Pessoa.id) == col(Rascunho.pessoa_id))
    vivos = alheios.where(
        Rascunho.alvo == str(row.id),
        col(Rascunho.situacao).in_(rascunhos.VIVOS),
        Rascunho.fluxo == CADASTRO,
        Rascunho.pessoa_id != (pessoa.pessoa.id if pessoa.pessoa else None),
    )
    return tuple(
        Message(K("conflito.alguem_edita"), {"quem": autora.nome, "quando": rascunho.mexido_em})
        for rascunho, autora in work.session.exec(vivos.order_by(col(Rascunho.mexido_em).desc()))
        if rascunho.situacao == "aberto" or not intacto(work, rascunho, row)
    )


def mudou_depois(work: Work, rascunho: Rascunho, row: ServicoRow) -> tuple[Message, ...]:
    """Return that the service has a newer version than the draft started from; nothing, if it has not."""
    if rascunho.base in (None, row.versao):
        return ()
    return (Message(K("conflito.mudou_depois"), {"quem": autora_de(work, row), "quando": row.alterado_em}),)


def intacto(work: Work, rascunho: Rascunho, row: ServicoRow) -> bool:
    """Tell whether the draft still says what the version says that it started from."""
    base = guardar.versao(work, row, rascunho.base or 0)
    return base is not None and not diferencas(base.valores, meus_valores(rascunho))


def meus_valores(rascunho: Rascunho) -> Answers:
    """Return the draft's values as they would be stored."""
    meus = engine.clean(CADASTRO_SERVICO, State.from_json(rascunho.estado).answers)
    return {nome: valor for nome, valor in meus.items() if nome != "orgao"}


def autora_de(work: Work, row: ServicoRow) -> str:
    """Return the name of who wrote the newest version."""
    autora = work.session.get(Pessoa, row.alterado_por)
    return autora.nome if autora else ""
