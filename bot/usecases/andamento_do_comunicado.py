"""An announcement under way: followed in one message, paused, taken up again, stopped, done again."""

from sqlmodel import col, select

from bot.messages import K, Message, Screen, say
from bot.storage import comunicados as estados
from bot.storage.comunicados import EM_CURSO, ForaDeHora
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases import publico
from bot.usecases.botoes import botao
from bot.usecases.comunicados import achar, curto, exigir, tela
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa

QUARTOS = 4


def seguir(work: Work) -> bool:
    """Do the next slice of what announcements have to do; return whether there may be more of it."""
    return estados.seguir(work, publico.pagina)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show the card; one under way is followed there from now on."""
    exigir(work, said)
    comunicado = achar(work, numero)
    return (mostrar(work, said, comunicado) if comunicado.estado in EM_CURSO else tela(work, comunicado),)


def mostrar(work: Work, said: Incoming, comunicado: Comunicado) -> Screen:
    """Return the card, and keep where it is shown, so that it is kept up to date."""
    mensagem = said.message_id if said.kind == "tap" else None
    comunicado.painel = [said.chat_id, mensagem or 0, 0]
    work.session.add(comunicado)
    return tela(work, comunicado, com_barra=not work.chat(said.chat_id).leitor)


def pausar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Hold those who wait."""
    return (_fazer(work, said, numero, "pausar"),)


def retomar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Go on where it was held."""
    return (_fazer(work, said, numero, "retomar"),)


def confirmar_parada(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask before those who wait are left without it."""
    exigir(work, said)
    comunicado = achar(work, numero)
    if comunicado.estado not in EM_CURSO:
        raise Recusa(tela(work, comunicado))
    esperam = estados.andamento(work.connection, comunicado.id or 0).contas.get("na_fila", 0)
    sim = botao(K("comunicado.parar_sim"), "comunicado.parado", comunicado.id)
    nao = botao(K("comunicado.parar_nao"), "comunicado.ver", comunicado.id)
    return (say(Message(K("comunicado.parar_pergunta"), count=esperam), buttons=((sim,), (nao,))),)


def parar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Stop it for good: who has it keeps it, who waits does not get it."""
    return (_fazer(work, said, numero, "parar"),)


def refazer(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Send it again to those it failed for, and to nobody else."""
    return (_fazer(work, said, numero, "refazer_falhas"),)


def acompanhar(work: Work) -> None:
    """Show how far those that are being followed came, and say once when one ends."""
    seguidos = select(Comunicado).where(
        col(Comunicado.iniciado_em).is_not(None), col(Comunicado.estado).in_((*EM_CURSO, *_FINDOS))
    )
    for comunicado in work.session.exec(seguidos.where(col(Comunicado.painel).is_not(None))):
        if comunicado.terminado_em is not None:
            _acabou(work, comunicado)
        elif comunicado.estado == estados.ENVIANDO:
            _atualizar(work, comunicado)


_FINDOS = (estados.CONCLUIDO, estados.PARADO)
_O_QUE_FAZ = {
    "pausar": estados.pausar,
    "retomar": estados.retomar,
    "parar": estados.parar,
    "refazer_falhas": estados.refazer_falhas,
}


def _fazer(work: Work, said: Incoming, numero: str, o_que: str) -> Screen:
    pessoa = exigir(work, said)
    comunicado = achar(work, numero)
    try:
        _O_QUE_FAZ[o_que](work, comunicado)
    except ForaDeHora:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.fora_de_hora")))) from None
    registrar(work, f"{o_que}_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    work.then = seguir
    return mostrar(work, said, comunicado)


def _atualizar(work: Work, comunicado: Comunicado) -> None:
    """Edit the message where it is followed, while that is the last one.

    Who hears screens, and who typed the word of a button, gets a message at each quarter instead.
    """
    chat_id, mensagem, quarto = comunicado.painel or (0, 0, 0)
    chat = work.chat(chat_id)
    andamento = estados.andamento(work.connection, comunicado.id or 0)
    todos = andamento.total - andamento.contas.get("fora_do_bot", 0)
    agora = QUARTOS * (todos - andamento.contas.get("na_fila", 0)) // todos if todos else 0
    if chat.leitor or not mensagem:
        if quarto < agora < QUARTOS:
            once = f"comunicado:quarto:{comunicado.id}:{comunicado.vez}:{agora}"
            work.say_later(chat_id, tela(work, comunicado), once=once)
    elif chat.screen_message_id == mensagem:
        work.say(chat_id, tela(work, comunicado, com_barra=True), aim=mensagem)
    comunicado.painel = [chat_id, mensagem, max(quarto, agora)]


def _acabou(work: Work, comunicado: Comunicado) -> None:
    chat_id = (comunicado.painel or [0])[0]
    comunicado.painel = None
    work.session.add(comunicado)
    fim = tela(work, comunicado).after(Message(K("comunicado.acabou"), {"texto": curto(comunicado)}))
    once = f"comunicado:fim:{comunicado.id}:{comunicado.vez}:{comunicado.terminado_em}"
    work.say_later(chat_id, fim, once=once)
