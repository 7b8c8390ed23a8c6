"""The first contact, help, privacy, screen-reader mode, and the honest "não sei"."""

from dataclasses import replace

from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.work import Work
from bot.usecases import abertura, convites, duvidas, minha_inscricao, rascunhos, tela_do_convite
from bot.usecases.assuntos import VER
from bot.usecases.botoes import MENU, Rows, botao, desconhecido
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
from bot.usecases.menu import atualizar, comandos_de, menu
from bot.usecases.quem import Recusa, quem
from bot.usecases.recusar import voltar_ao_convite


def comecar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Answer `/start`: open the link it carries, or show the menu, or what this is."""
    if said.args:
        rascunhos.largar(work, said.chat_id)
        carga = said.args.split()[0]
        de_oficina = minha_inscricao.abrir_link(work, said, carga)
        if de_oficina is not None:
            return (de_oficina,)
        return (abertura.abrir_link(work, said, carga),)
    if quem(work, said.user_id).pessoa is not None:
        atualizar(work, said.user_id)
    return menu(work, said)


def ajuda(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Say how to use the assistant and which commands are hers; an open question comes back after it."""
    pessoa = quem(work, said.user_id)
    comandos = comandos_de(pessoa)
    linhas = [Message(K("ajuda.como_usar"))]
    linhas += [
        Message(K("ajuda.comando"), {"comando": c, "descricao": Message(K(f"comando.{c}"))}) for c in comandos
    ]
    linhas.append(Message(K("ajuda.no_formulario")))
    if not pessoa.pode(Acao.RESPONDER_PERGUNTAS):
        linhas.append(Message(K("ajuda.perguntar")))
    tela = _depois(work, said, *linhas)
    return (replace(tela, buttons=(*tela.buttons[:-1], (VER,), *tela.buttons[-1:])),)


def privacidade(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Show the whole privacy notice; an open question comes back after it."""
    partes = ("finalidade", "base", "controlador", "dados", "guarda", "perguntas", "direitos", "telegram")
    aviso = [Message(K("privacidade.titulo")), *(Message(K(f"privacidade.{p}")) for p in partes)]
    return (_depois(work, said, *aviso),)


def acessibilidade(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Say how screens are shown now, and offer the other way."""
    ligado = work.chat(said.chat_id).leitor
    estado = K("acessibilidade.ligado" if ligado else "acessibilidade.desligado")
    rotulo = K("acessibilidade.desligar" if ligado else "acessibilidade.ligar")
    mudar = botao(rotulo, "acessibilidade.mudar", "nao" if ligado else "sim")
    return (say(Message(estado), buttons=((mudar,), *_de_volta(work, said))),)


def mudar_acessibilidade(work: Work, said: Incoming, ligar: str) -> tuple[Screen, ...]:
    """Turn screen-reader mode on or off; an open question comes back in the new way."""
    if ligar not in ("sim", "nao"):
        raise Recusa(desconhecido())
    work.chat(said.chat_id).leitor = ligar == "sim"
    return (_depois(work, said, Message(K(f"acessibilidade.mudou_{ligar}"))),)


def nao_sei(work: Work, said: Incoming) -> Screen:
    """Answer a text that is neither a command nor an answer: as a question.

    Of somebody with an invitation open, or with no role left, only what ends in "?" is taken for one.
    """
    antes = tela_do_convite.outra_vez(work, said) or _sem_papel(work, said)
    if antes is not None and not said.text.rstrip().endswith("?"):
        return antes
    return duvidas.responder(work, said) or antes or duvidas.nao_sei(work, said)


def _sem_papel(work: Work, said: Incoming) -> Screen | None:
    pessoa = quem(work, said.user_id)
    if pessoa.pessoa is None or pessoa.mandatos:
        return None
    return say(Message(K("mandato.texto_depois_do_fim")), buttons=((MENU,),))


def comando_desconhecido(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Say that there is no such command, and which there are."""
    return (_depois(work, said, Message(K("comando.desconhecido"), {"comando": said.command})),)


def _depois(work: Work, said: Incoming, *antes: Message) -> Screen:
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is None:
        return say(*antes, buttons=_de_volta(work, said))
    tela = rascunhos.mostrar(work, FLUXOS[rascunho.fluxo], rascunho)
    return Screen((*say(*antes).paragraphs, *tela.paragraphs), tela.buttons)


def _de_volta(work: Work, said: Incoming) -> Rows:
    """Return the button that leads back: to the open question, the invitation just read, or the menu."""
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is not None:
        return ((rascunhos.botao_continuar(rascunho),),)
    convite = convites.aberto_por(work, said.user_id)
    return ((MENU,),) if convite is None else ((voltar_ao_convite(convite.id),),)
