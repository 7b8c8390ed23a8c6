"""What an input means. The order is the one of the design, "General": command, button or its label or number,
`?`, the open field, where a text that looks like a question is asked back; with no form open, a question.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.callbacks import Act, Choice, Move, UnknownButton, unpack
from bot.forms.engine import Asked, Moved, Tapped
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import (
    arquivos,
    campo,
    convites,
    pergunta_no_formulario,
    rascunhos,
    resposta_ao_comunicado,
    sigilo,
    tela_do_convite,
)
from bot.usecases.acoes import acao_de
from bot.usecases.botoes import MENU, Rows, botao, desconhecido
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
from bot.usecases.inicio import nao_sei
from bot.usecases.matching import find_button
from bot.usecases.meu_rascunho import e_de
from bot.usecases.quem import Recusa


def ouvir(work: Work, said: Incoming) -> None:
    """Understand a text, a tap, or something that is neither, and answer it; groups are left alone."""
    if not said.private:
        return
    try:
        screens = _entender(work, said)
    except Recusa as recusa:
        screens = (recusa.screen,)
    responder(work, said, screens)


def responder(work: Work, said: Incoming, screens: tuple[Screen, ...]) -> None:
    """Say `screens`; a tap's first one replaces the message that was tapped."""
    aim = said.message_id if said.kind == "tap" else None
    quer_texto = _quer_texto(rascunhos.aberto(work, said.chat_id))
    for screen in screens:
        by_name = quer_texto and not pergunta_no_formulario.pede_escolha(_dados(screen))
        work.say(said.chat_id, replace(screen, by_name=by_name), aim=aim)
        aim = None


def _dados(screen: Screen) -> Iterator[str]:
    return (button.data for row in screen.buttons for button in row)


def mover(work: Work, said: Incoming, move: str) -> tuple[Screen, ...]:
    """Do `/voltar` or `/pular` on the open question."""
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is None:
        return (_nada_aberto(work, said),)
    return campo.responder(work, said, rascunho, Asked(move))


def cancelar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask what becomes of the open draft: go on, keep it, or throw it away."""
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is None:
        return (_nada_aberto(work, said),)
    saida = FLUXOS[rascunho.fluxo].saida
    if saida is not None:
        return saida.sair(work, said, rascunho)
    nome = rascunhos.nome_do_rascunho(rascunho)
    guardar = botao(K("rascunho.guardar"), "rascunho.guardar", rascunho.id)
    descartar = botao(K("rascunho.descartar"), "rascunho.descartar", rascunho.id)
    pergunta = Message(K("rascunho.cancelar"), {"rascunho": nome})
    botoes = ((rascunhos.botao_continuar(rascunho),), (guardar,), (descartar,))
    return (say(pergunta, buttons=botoes),)


def _nada_aberto(work: Work, said: Incoming) -> Screen:
    aberto = tela_do_convite.outra_vez(work, said)
    return aberto or say(Message(K("entrada.nada_aberto")), buttons=((MENU,),))


def _entender(work: Work, said: Incoming) -> tuple[Screen, ...]:
    if said.kind == "tap":
        return _botao(work, said, said.data)
    rascunho = rascunhos.aberto(work, said.chat_id)
    inteira = _ouvida_inteira(work, said, rascunho)
    if inteira:
        return inteira
    if said.kind != "text":
        return arquivos.receber(work, said) or _nao_e_texto(work, said)
    data = _botao_dito(work, said, rascunho)
    if data is not None:
        return _botao(work, said, data)
    if rascunho is None:
        return (nao_sei(work, said),)
    return _texto_do_campo(work, said, rascunho)


def _ouvida_inteira(work: Work, said: Incoming, rascunho: Rascunho | None) -> tuple[Screen, ...]:
    """Return what a reply to an announcement brings about, or a message that its form takes whole."""
    if said.kind == "edited":
        return ()
    resposta = resposta_ao_comunicado.ouvir(work, said) if said.kind == "text" else ()
    fluxo = FLUXOS[rascunho.fluxo] if rascunho is not None else None
    if resposta or rascunho is None or fluxo is None or fluxo.ouvir is None:
        return resposta
    if said.kind == "text" and (said.text == "?" or _botao_dito(work, said, rascunho)):
        return ()
    try:
        return fluxo.ouvir(work, said, rascunho)
    except Recusa as recusa:  # the question comes again after it
        return (campo.pergunta(work, rascunho).after(*_linhas(recusa.screen)),)


def _botao_dito(work: Work, said: Incoming, rascunho: Rascunho | None) -> str | None:
    """Return the data of the button that was said; where a text is due, a number is not one."""
    botoes = work.chat(said.chat_id).buttons or []
    if rascunho is not None and FLUXOS[rascunho.fluxo].ouvir is not None:
        numeros = not any(_e_do_rascunho(dado, rascunho) for _, dado in botoes)
    else:
        numeros = not _quer_texto(rascunho) or pergunta_no_formulario.pede_escolha(dado for _, dado in botoes)
    return find_button(botoes, said.text, numbers=numeros)


def _e_do_rascunho(dado: str, rascunho: Rascunho) -> bool:
    try:
        botao = unpack(dado)
    except UnknownButton:
        return False
    return isinstance(botao, Choice | Move) and botao.draft == rascunho.id


def _linhas(tela: Screen) -> list[Message]:
    return [linha for paragrafo in tela.paragraphs for linha in paragrafo.lines]


def _quer_texto(rascunho: Rascunho | None) -> bool:
    return rascunho is not None and rascunhos.quer_texto_livre(FLUXOS[rascunho.fluxo], rascunho)


def _texto_do_campo(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    resto, aviso = sigilo.separar(said.text)
    if aviso is None:
        return pergunta_no_formulario.ouvir(work, said, rascunho, said.text)
    if not resto:
        return (campo.pergunta(work, rascunho).after(aviso),)
    tela, *outras = pergunta_no_formulario.ouvir(work, said, rascunho, resto)
    return (tela.after(aviso), *outras)


def _nao_e_texto(work: Work, said: Incoming) -> tuple[Screen, ...]:
    problema = arquivos.problema(work, said) or Message(K(f"entrada.{said.kind}"))
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is None:
        convite = convites.aberto_por(work, said.user_id)
        if convite is not None:
            return (tela_do_convite.tela(work, convite, problema),)
        return (say(problema, buttons=((MENU,),)),)
    return (campo.pergunta(work, rascunho).after(problema),)


def _botao(work: Work, said: Incoming, data: str) -> tuple[Screen, ...]:
    try:
        botao = unpack(data)
    except UnknownButton:
        return (desconhecido(),)
    if not isinstance(botao, Act):
        return _botao_de_rascunho(work, said, botao)
    acao = acao_de(botao)
    return (desconhecido(),) if acao is None else acao(work, said, *botao.args)


def _botao_de_rascunho(work: Work, said: Incoming, botao: Choice | Move) -> tuple[Screen, ...]:
    aberto = rascunhos.aberto(work, said.chat_id)
    if aberto is not None and aberto.id == botao.draft:
        entrada = Tapped(botao) if isinstance(botao, Choice) else Moved(botao)
        return campo.responder(work, said, aberto, entrada)
    outro = work.session.get(Rascunho, botao.draft)
    if outro is None or not e_de(work, said, outro):
        return (desconhecido(),)
    return (_de_outro_rascunho(work, outro, aberto),)


def _de_outro_rascunho(work: Work, outro: Rascunho, aberto: Rascunho | None) -> Screen:
    nome = rascunhos.nome_do_rascunho(outro)
    if outro.situacao in rascunhos.VIVOS:
        aviso = Message(K("botao.outro_rascunho"), {"rascunho": nome})
        botoes: Rows = ((rascunhos.botao_continuar(outro),),)
    else:
        aviso, botoes = Message(K(f"botao.{outro.situacao}"), {"rascunho": nome}), ((MENU,),)
    if aberto is not None:
        return campo.pergunta(work, aberto).after(aviso)
    return say(aviso, buttons=botoes)
