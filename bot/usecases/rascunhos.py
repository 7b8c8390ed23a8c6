"""Drafts: opened, answered, paused, resumed, finished. Every answer is stored as it is given."""

import secrets
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.forms import engine
from bot.forms.engine import Context, Event, Fits, Input, Turn
from bot.forms.form import Answers, Form, Sources
from bot.forms.state import Path, State
from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases.botoes import MENU, botao
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, quem

Contexto = Mapping[str, Any]  # plain JSON, stored with the draft
Concluir = Callable[[Work, Quem, Rascunho, Answers], tuple[Screen, ...]]
VIVOS = ("aberto", "pausado")
TITULO_NO_BOTAO = 28  # letters
ADIANTE = "adiante"  # in a context: the screen shows what follows the last answer, not the open question


def sem_fontes(_: Contexto) -> Sources:
    """Need no options beyond those of the form."""
    return {}


def sem_ofertas(_contexto: Contexto, _answers: Answers, _siorg: str | None) -> Answers:
    """Offer no answer."""
    return {}


def sem_nada_em_volta(_work: Work, _rascunho: Rascunho) -> Screen:
    """Confirm the answers alone."""
    return Screen(())


@dataclass(frozen=True, slots=True)
class Saida:
    """How a form is left that is no work to be kept for later: what the button says, and where it leads."""

    rotulo: Message
    sair: Callable[[Work, Incoming, Rascunho], tuple[Screen, ...]]


def sem_comentario(_work: Work, _rascunho: Rascunho, _path: Path, _valor: Any) -> Screen:
    """Know nothing of an answer beside the form."""
    return Screen(())


@dataclass(frozen=True, slots=True)
class Fluxo:
    """A form put to use: what happens at its end, who may do that, where its options come from.

    `ofertas`: answers to offer by field, given the draft's context, its answers and its organ.
    `em_volta`: what its summary confirms beside the answers, worked out anew each time it is shown.
    `comentar`: what is known of an answer beside the form, told before it is kept.
    `titulo`: the answer that names a draft of this form in lists. `direto`: the last answer ends it, with no
    summary to confirm: a search, not something that is kept. `fica_aberto`: what the last answer leads to is
    looked at first, and an action of its own ends the draft (`encerrar`). `ouvir`: reads a message whole, its
    formatting and its file, in the place of the form.
    """

    nome: str
    form: Form
    concluir: Concluir
    acao: Acao | None = None
    fontes: Callable[[Contexto], Sources] = sem_fontes
    ofertas: Callable[[Contexto, Answers, str | None], Answers] = sem_ofertas
    em_volta: Callable[[Work, Rascunho], Screen] = sem_nada_em_volta
    comentar: Callable[[Work, Rascunho, Path, Any], Screen] = sem_comentario
    titulo: str = "nome"
    direto: bool = False
    saida: Saida | None = None  # None: "salvar e sair"
    fica_aberto: bool = False
    ouvir: Callable[[Work, Incoming, Rascunho], tuple[Screen, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Comeco:
    """How a draft begins: for whom, about what, with which answers already known."""

    siorg: str | None = None
    alvo: str | None = None
    base: int | None = None  # the version of `alvo` that `valores` are
    contexto: Contexto = field(default_factory=dict)
    valores: Answers | None = None  # answers already given, as plain values
    sabido: Answers = field(default_factory=dict)  # facts that conditions of the form read
    no_resumo: bool = False


def abrir(work: Work, said: Incoming, fluxo: Fluxo, quem: Quem, comeco: Comeco) -> Screen:
    """Open a draft of `fluxo` in this chat and return its first screen; another open draft is paused."""
    largar(work, said.chat_id)
    rascunho = Rascunho(
        id=secrets.token_hex(4),
        fluxo=fluxo.nome,
        form=fluxo.form.name,
        pessoa_id=quem.pessoa.id if quem.pessoa else None,
        chat_id=said.chat_id,
        siorg=comeco.siorg,
        alvo=comeco.alvo,
        base=comeco.base,
        contexto=dict(comeco.contexto),
        estado={},
        criado_em=work.now,
        mexido_em=work.now,
    )
    answers = {**engine.load(fluxo.form, comeco.valores or {}), **comeco.sabido}
    turn = engine.start(
        fluxo.form, _context(work, fluxo, rascunho, answers), answers, summary=comeco.no_resumo
    )
    _guardar(work, fluxo, rascunho, turn)
    work.session.add(rascunho)
    work.chat(said.chat_id).rascunho_id = rascunho.id
    return turn.screen


def mostrar(work: Work, fluxo: Fluxo, rascunho: Rascunho) -> Screen:
    """Return the screen of the draft's open question."""
    estado = _estado(rascunho)
    return engine.resume(fluxo.form, _context(work, fluxo, rascunho, estado.answers), estado).screen


def retomar(work: Work, said: Incoming, fluxo: Fluxo, rascunho: Rascunho) -> Screen:
    """Make a paused draft the open one of this chat again, at the question where it stopped."""
    largar(work, said.chat_id)
    rascunho.situacao = "aberto"
    rascunho.chat_id = said.chat_id
    rascunho.contexto = {**rascunho.contexto, ADIANTE: False}
    work.chat(said.chat_id).rascunho_id = rascunho.id
    return mostrar(work, fluxo, rascunho)


def mais_um(work: Work, fluxo: Fluxo, rascunho: Rascunho, grupo: Path) -> Screen:
    """Ask for one more item of a group of the draft; return its first question."""
    estado = _estado(rascunho)
    contexto = _context(work, fluxo, rascunho, estado.answers)
    turn = engine.another_item(fluxo.form, contexto, estado, grupo)
    _guardar(work, fluxo, rascunho, turn)
    return turn.screen


def responder(
    work: Work, said: Incoming, fluxo: Fluxo, rascunho: Rascunho, entrada: Input
) -> tuple[Screen, ...]:
    """Read one input as an answer of the draft; return what to show, the next question or the outcome."""
    estado = _estado(rascunho)
    turn = engine.answer(fluxo.form, _context(work, fluxo, rascunho, estado.answers), estado, entrada)
    if turn.event is Event.DONE or (fluxo.direto and engine.is_complete(fluxo.form, turn.state)):
        return _concluir(work, said, fluxo, rascunho, turn)
    _guardar(work, fluxo, rascunho, turn)
    rascunho.contexto = {**rascunho.contexto, ADIANTE: False}
    if turn.event is Event.SAVED and fluxo.saida is not None:
        return fluxo.saida.sair(work, said, rascunho)
    if turn.event is Event.SAVED:
        largar(work, said.chat_id)
        return (guardado(rascunho),)
    return (turn.screen,)


def quer_texto_livre(fluxo: Fluxo, rascunho: Rascunho) -> bool:
    """Tell whether the open question takes free text, so that a number is no button."""
    if rascunho.contexto.get(ADIANTE):
        return False
    return engine.wants_free_text(fluxo.form, _estado(rascunho))


def cabe(work: Work, fluxo: Fluxo, rascunho: Rascunho, texto: str) -> Fits:
    """Tell what a typed text is to the open question; what a search is given is always what it looks for."""
    if fluxo.direto:
        return Fits.PLAINLY
    estado = _estado(rascunho)
    return engine.fits(fluxo.form, _context(work, fluxo, rascunho, estado.answers), estado, texto)


def numero_da_pergunta(rascunho: Rascunho) -> int:
    """Return the serial of the open question: another question, or the same one later, has another."""
    return _estado(rascunho).serial


def aberto(work: Work, chat_id: int) -> Rascunho | None:
    """Return the chat's open draft."""
    rascunho_id = work.chat(chat_id).rascunho_id
    return work.session.get(Rascunho, rascunho_id) if rascunho_id else None


def largar(work: Work, chat_id: int) -> Rascunho | None:
    """Pause the chat's open draft, keeping every answer; return it, if there was one.

    One whose context says `passageiro` (a search) is not worth coming back to: it just ends.
    """
    rascunho = aberto(work, chat_id)
    work.chat(chat_id).rascunho_id = None
    if rascunho is not None and rascunho.contexto.get("passageiro"):
        rascunho.situacao = "descartado"
        return None
    if rascunho is not None and rascunho.situacao == "aberto":
        rascunho.situacao = "pausado"
    return rascunho


def descartar(work: Work, rascunho: Rascunho) -> None:
    """End a draft on the person's wish."""
    _fechar(work, rascunho, "descartado")


def encerrar(work: Work, rascunho: Rascunho) -> None:
    """End a draft whose work is done."""
    _fechar(work, rascunho, "concluido")


def _fechar(work: Work, rascunho: Rascunho, situacao: str) -> None:
    rascunho.situacao = situacao
    chat = work.chat(rascunho.chat_id)
    if chat.rascunho_id == rascunho.id:
        chat.rascunho_id = None


def guardados(work: Work, quem: Quem, fluxo: str | None = None, siorg: str | None = None) -> list[Rascunho]:
    """Return her unfinished drafts, the latest first."""
    if quem.pessoa is None:
        return []
    dela = Rascunho.pessoa_id == quem.pessoa.id
    desejados = select(Rascunho).where(dela, col(Rascunho.situacao).in_(VIVOS))
    if fluxo is not None:
        desejados = desejados.where(Rascunho.fluxo == fluxo)
    if siorg is not None:
        desejados = desejados.where(Rascunho.siorg == siorg)
    return list(work.session.exec(desejados.order_by(col(Rascunho.mexido_em).desc())))


def em_branco(fluxo: Fluxo, rascunho: Rascunho) -> bool:
    """Tell whether nothing was answered yet."""
    return not engine.clean(fluxo.form, _estado(rascunho).answers)


def nome_do_rascunho(rascunho: Rascunho) -> Message:
    """Return how a draft is called in a list: its title, or what kind of form it is."""
    if rascunho.titulo:
        return Message(K(f"rascunho.{rascunho.form}.com_titulo"), {"titulo": rascunho.titulo})
    return Message(K(f"rascunho.{rascunho.form}.sem_titulo"))


def guardado(rascunho: Rascunho) -> Screen:
    """Return the screen that says a draft is kept, and how to go on."""
    return say(
        Message(K("rascunho.guardado"), {"rascunho": nome_do_rascunho(rascunho)}),
        buttons=((botao_continuar(rascunho),), (MENU,)),
    )


def botao_continuar(rascunho: Rascunho, label: Message | None = None) -> Button:
    """Return the button that goes on with a draft."""
    return botao(label or K("rascunho.continuar"), "rascunho.continuar", rascunho.id)


def _concluir(work: Work, said: Incoming, fluxo: Fluxo, rascunho: Rascunho, turn: Turn) -> tuple[Screen, ...]:
    pessoa = quem(work, said.user_id)
    if fluxo.acao is not None:
        pessoa.exigir(fluxo.acao, rascunho.siorg)
    screens = fluxo.concluir(work, pessoa, rascunho, engine.clean(fluxo.form, turn.state.answers))
    if fluxo.fica_aberto or rascunho.situacao == "pausado":  # held: a choice is due before the end
        rascunho.contexto = {**rascunho.contexto, ADIANTE: fluxo.fica_aberto}
        return screens
    _guardar(work, fluxo, rascunho, turn)
    encerrar(work, rascunho)
    return screens


def _guardar(work: Work, fluxo: Fluxo, rascunho: Rascunho, turn: Turn) -> None:
    rascunho.estado = turn.state.to_json()
    rascunho.mexido_em = work.now
    titulo = turn.state.answers.get(fluxo.titulo)
    rascunho.titulo = titulo if isinstance(titulo, str) else ""


def _context(work: Work, fluxo: Fluxo, rascunho: Rascunho, answers: Answers) -> Context:
    contexto = rascunho.contexto
    return Context(
        draft=rascunho.id,
        sources=fluxo.fontes(contexto),
        params=contexto.get("params", {}),
        usual=fluxo.ofertas(contexto, answers, rascunho.siorg),
        remark=partial(fluxo.comentar, work, rascunho),
        around=fluxo.em_volta(work, rascunho),
        leave=fluxo.saida.rotulo if fluxo.saida is not None else None,
    )


def _estado(rascunho: Rascunho) -> State:
    return State.from_json(rascunho.estado)


def continuar_este(rascunho: Rascunho) -> Message:
    """Return the label of a button that goes on with one draft among several."""
    if not rascunho.titulo:
        return Message(K("rascunho.continuar_este"), {"rascunho": nome_do_rascunho(rascunho)})
    curto = textwrap.shorten(rascunho.titulo, TITULO_NO_BOTAO, placeholder="…")
    return Message(K("rascunho.continuar_este"), {"rascunho": curto})
