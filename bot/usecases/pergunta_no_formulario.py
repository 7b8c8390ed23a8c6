"""A text typed inside a form that may be a question: asked back, and nothing of it lost.

Source: design, "General".
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.callbacks import Act, option_id, pack
from bot.forms.aceite import RECUSA
from bot.forms.engine import Fits, Typed
from bot.forms.fila import ENCERRAMENTO, PERGUNTA, RESPOSTA
from bot.forms.readers import shown
from bot.forms.resposta_padrao import DEVOLUCAO, RESPOSTA_PADRAO
from bot.forms.servico import CADASTRO_SERVICO
from bot.messages import Button, K, Message, Screen, say
from bot.respostas.parece import Parece, parece_pergunta
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import campo, duvidas, rascunhos
from bot.usecases.botoes import MENU, botao
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa

_DE_PERGUNTAS = (PERGUNTA.name, RESPOSTA_PADRAO.name)  # there, questions are the answers
_TEXTOS_LIVRES = {  # real answers begin as questions do: "Como pedir…"
    form.name for form in (CADASTRO_SERVICO, RECUSA, RESPOSTA, ENCERRAMENTO, DEVOLUCAO)
}

_DA_RESPOSTA = pack(Act("pergunta.resposta")) + ":"


def ouvir(work: Work, said: Incoming, rascunho: Rascunho, texto: str) -> tuple[Screen, ...]:
    """Take a text typed on the open question: as its answer, as a question, or asking which of the two."""
    antes = _deixar(work, said, rascunho)
    telas = _como_pergunta(work, said, rascunho, texto)
    if not telas:
        telas = campo.responder(work, said, rascunho, Typed(texto))
    return telas if antes is None else (telas[0].after(antes), *telas[1:])


def e_a_resposta(work: Work, said: Incoming, rascunho_id: str, marca: str) -> tuple[Screen, ...]:
    """The text was the answer: it goes on as typed, if its question is still the open one."""
    duvida = _em_duvida(work, said, rascunho_id, marca)
    dito = _sem_uso(duvida)
    aberto = rascunhos.aberto(work, said.chat_id)
    dono = work.session.get(Rascunho, rascunho_id)
    if aberto is None or aberto.id != rascunho_id:
        vivo = dono is not None and dono.situacao in rascunhos.VIVOS
        caminho = rascunhos.botao_continuar(dono) if dono is not None and vivo else MENU
        return (campo.de_volta(work, said, say(dito, buttons=((caminho,),))),)
    work.chat(said.chat_id).em_duvida = None
    if rascunhos.numero_da_pergunta(aberto) != duvida["pergunta"]:
        return (campo.de_volta(work, said, say(dito)),)
    return campo.responder(work, said, aberto, Typed(duvida["texto"]))


def e_uma_pergunta(work: Work, said: Incoming, rascunho_id: str, marca: str) -> tuple[Screen, ...]:
    """The text was a question: the whole answer, then the form's own question again."""
    duvida = _em_duvida(work, said, rascunho_id, marca)
    work.chat(said.chat_id).em_duvida = None
    return (_respondida(work, said, duvida["texto"]),)


def ver(work: Work, said: Incoming, chave: str) -> tuple[Screen, ...]:
    """Show the entry that a button names; an open question comes back after it."""
    return tuple(campo.de_volta(work, said, tela) for tela in duvidas.ver(work, said, chave))


def pede_escolha(dados: Iterable[str]) -> bool:
    """Tell whether buttons with these data ask which of the two a text was: a number picks one of them."""
    return any(dado.startswith(_DA_RESPOSTA) for dado in dados)


def _como_pergunta(work: Work, said: Incoming, rascunho: Rascunho, texto: str) -> tuple[Screen, ...]:
    """Return nothing where `texto` is to be taken as the answer."""
    parece = parece_pergunta(texto)
    if parece is Parece.NAO or rascunho.form in _DE_PERGUNTAS:
        return ()
    cabe = rascunhos.cabe(work, FLUXOS[rascunho.fluxo], rascunho, texto)
    pelo_fim = parece is Parece.PELO_FIM
    if cabe is Fits.NOT and (pelo_fim or duvidas.sabe(work, said, texto, ao_certo=True)):
        return (_respondida(work, said, texto),)
    so_certa = not pelo_fim and rascunho.form in _TEXTOS_LIVRES
    if cabe is not Fits.MAYBE or not duvidas.sabe(work, said, texto, ao_certo=so_certa):
        return ()
    return (_qual(work, said, rascunho, texto),)


def _qual(work: Work, said: Incoming, rascunho: Rascunho, texto: str) -> Screen:
    numero = rascunhos.numero_da_pergunta(rascunho)
    work.chat(said.chat_id).em_duvida = {"rascunho": rascunho.id, "pergunta": numero, "texto": texto}
    return say(
        Message(K("pergunta.qual")),
        Message(K("pergunta.escreveu"), {"texto": shown(texto)}),
        buttons=tuple((_botao(nome, rascunho.id, texto),) for nome in ("resposta", "duvida")),
    )


def _botao(nome: str, rascunho_id: str, texto: str) -> Button:
    return botao(K(f"pergunta.e_{nome}"), f"pergunta.{nome}", rascunho_id, option_id(texto))


def _respondida(work: Work, said: Incoming, texto: str) -> Screen:
    dita = replace(said, text=texto)
    tela = duvidas.responder(work, dita) or duvidas.nao_sei(work, dita)
    return campo.de_volta(work, said, tela)


def _em_duvida(work: Work, said: Incoming, rascunho_id: str, marca: str) -> dict[str, Any]:
    duvida = work.chat(said.chat_id).em_duvida
    if duvida is None or (duvida["rascunho"], option_id(duvida["texto"])) != (rascunho_id, marca):
        tratada = say(Message(K("pergunta.ja_tratada")), buttons=((MENU,),))
        raise Recusa(campo.de_volta(work, said, tratada))
    return duvida


def _deixar(work: Work, said: Incoming, rascunho: Rascunho) -> Message | None:
    """Let go of a text of this draft that was asked about and not settled; return what to say of it."""
    chat = work.chat(said.chat_id)
    if chat.em_duvida is None or chat.em_duvida["rascunho"] != rascunho.id:
        return None
    dito = _sem_uso(chat.em_duvida)
    chat.em_duvida = None
    return dito


def _sem_uso(duvida: Mapping[str, Any]) -> Message:
    return Message(K("pergunta.sem_uso"), {"texto": duvida["texto"]})
