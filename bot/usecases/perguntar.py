"""Somebody hands a question over to the central team, and asks again when a doubt is left.

Source: design, conversation 11.
"""

from dataclasses import replace

from bot.domain.papeis import Acao
from bot.forms.fila import PERGUNTA
from bot.forms.form import Answers
from bot.forms.typed import tidy
from bot.messages import K, Message, Param, Screen, say
from bot.respostas.parece import Parece, parece_pergunta
from bot.storage.tables import Rascunho
from bot.storage.tables_das_duvidas import Pergunta
from bot.storage.work import Work
from bot.usecases import fila, sigilo
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.expediente import quando_responde
from bot.usecases.incoming import Incoming
from bot.usecases.perguntas import (
    Autora,
    abertas_de,
    autora,
    citada,
    guardar_rascunho,
    igual_a,
    minha,
    o_que_se_disse,
    quem_e,
)
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo, Saida, aberto, abrir, botao_continuar, descartar

DE_VISITANTE = 3  # open questions of somebody who has no invitation


def oferecer(work: Work, said: Incoming, tela: Screen) -> Screen:
    """Return the screen that did not help, with the button that hands the question over before its last row.

    A CPF or a password in the question is taken out of it, and told. Of a visitor only a question is kept:
    after anything else the button asks for one.
    """
    texto, aviso = sigilo.separar(tidy(said.text).strip())
    botoes = botao_de_perguntar(work, said, texto)
    *antes, ultima = tela.buttons
    tela = replace(tela, buttons=(*antes, *botoes, ultima))
    return tela.after(aviso) if aviso is not None else tela


def botao_de_perguntar(work: Work, said: Incoming, texto: str = "") -> Rows:
    """Return the row that hands `texto` over, kept until it is tapped; none for the central team itself."""
    if quem(work, said.user_id).pode(Acao.RESPONDER_PERGUNTAS):
        return ()
    de = autora(work, said)
    if not texto or (de.pessoa is None and parece_pergunta(texto) is Parece.NAO):
        return ((botao(K("comando.perguntar"), "perguntar"),),)
    pergunta = guardar_rascunho(work, de, texto)
    return ((botao(K("comando.perguntar"), "pergunta.ver", pergunta.id),),)


def perguntar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask what she wants to know."""
    if quem(work, said.user_id).pode(Acao.RESPONDER_PERGUNTAS):
        return fila.fila(work, said)
    _exigir_lugar(work, autora(work, said))
    return (_pedir_texto(work, said),)


def sobre_comunicado(work: Work, said: Incoming, comunicado_id: int, texto: str) -> Screen:
    """Ask what she wants to say about an announcement that begins with `texto`."""
    _exigir_lugar(work, autora(work, said))
    tela = _pedir_texto(work, said, sobre=comunicado_id)
    return tela.after(Message(K("pergunta.sobre_comunicado"), {"texto": texto}))


def enviar_sobre(work: Work, said: Incoming, comunicado_id: int) -> tuple[Screen, ...]:
    """Show a reply to an announcement as it will go; a CPF or a password in it is taken out, and told."""
    texto, aviso = sigilo.separar(tidy(said.text).strip())
    if not texto:
        return (sobre_comunicado(work, said, comunicado_id, "…").after(*([aviso] if aviso else [])),)
    de = autora(work, said)
    pergunta = guardar_rascunho(work, de, texto, comunicado_id=comunicado_id)
    tela = _conferir(work, _por_enviar(work, de, str(pergunta.id)))
    return (tela.after(aviso) if aviso is not None else tela,)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show a question as it will go, or what became of it."""
    return (_conferir(work, _por_enviar(work, autora(work, said), numero)),)


def mudar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask for another text in the place of the one that was not sent."""
    pergunta = _por_enviar(work, autora(work, said), numero)
    return (_pedir_texto(work, said, muda=pergunta.id),)


def nao_enviar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Forget a question that was not sent."""
    _por_enviar(work, autora(work, said), numero).situacao = "desistida"
    return (_nao_enviada(work, said),)


def enviar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Hand the question over, and say when an answer may come."""
    de = autora(work, said)
    pergunta = _por_enviar(work, de, numero)
    _exigir_lugar(work, de, pergunta)
    pergunta.situacao, pergunta.enviada_em = "aberta", work.now
    enviada = Message(K("pergunta.enviada"), {"pergunta": citada(pergunta.texto)})
    return (say(enviada, quando_responde(work), buttons=_de_volta(work, said)),)


def ainda_tenho_duvida(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask what is still not clear: it goes to the team with what was said before."""
    de = autora(work, said)
    anterior = minha(work, de, numero)
    _exigir_lugar(work, de)
    return (_pedir_texto(work, said, continua=anterior.id),)


def agradecer(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Keep that the answer helped: whoever answered finds it on the card."""
    pergunta = minha(work, autora(work, said), numero)
    pergunta.agradecida_em = pergunta.agradecida_em or work.now
    return (say(Message(K("pergunta.agradecida")), buttons=((MENU,),)),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep the text that was typed, and show it as it will go."""
    contexto = rascunho.contexto
    de = Autora(rascunho.chat_id, contexto["nome"], pessoa.pessoa)
    pergunta = work.session.get(Pergunta, contexto["muda"]) if contexto["muda"] else None
    if pergunta is None or pergunta.situacao != "rascunho":
        sobre = contexto.get("sobre")
        pergunta = guardar_rascunho(work, de, values["texto"], contexto["continua"], sobre)
    pergunta.texto = values["texto"]
    try:
        return (_conferir(work, _por_enviar(work, de, str(pergunta.id))),)
    except Recusa as recusa:
        return (recusa.screen,)


def sair(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Leave the question unasked."""
    descartar(work, rascunho)
    return (_nao_enviada(work, said),)


PERGUNTAR = Fluxo(
    "pergunta",
    PERGUNTA,
    concluir,
    titulo="",
    direto=True,
    saida=Saida(Message(K("pergunta.nao_perguntar")), sair),
)


def _pedir_texto(
    work: Work,
    said: Incoming,
    *,
    muda: int | None = None,
    continua: int | None = None,
    sobre: int | None = None,
) -> Screen:
    nome = autora(work, said).nome
    contexto = {"passageiro": True, "nome": nome, "muda": muda, "continua": continua, "sobre": sobre}
    return abrir(work, said, PERGUNTAR, quem(work, said.user_id), Comeco(contexto=contexto))


def _por_enviar(work: Work, de: Autora, numero: str) -> Pergunta:
    """Return her question while it waits to be sent; raise `Recusa`, saying what became of any other."""
    pergunta = minha(work, de, numero)
    if pergunta.situacao == "desistida":
        outra = botao(K("comando.perguntar"), "perguntar")
        raise Recusa(say(Message(K("pergunta.desistiu")), buttons=((outra,), (MENU,))))
    if pergunta.situacao in ("respondida", "encerrada"):
        raise Recusa(o_que_se_disse(pergunta))
    ja = pergunta if pergunta.situacao == "aberta" else igual_a(pergunta, abertas_de(work, de))
    if ja is not None:
        raise Recusa(_ja_esta(work, ja))
    return pergunta


def _ja_esta(work: Work, pergunta: Pergunta) -> Screen:
    desde: dict[str, Param] = {
        "pergunta": citada(pergunta.texto),
        "quando": pergunta.enviada_em or pergunta.criada_em,
    }
    return say(Message(K("pergunta.ja_esta"), desde), quando_responde(work), buttons=((MENU,),))


def _nao_enviada(work: Work, said: Incoming) -> Screen:
    return say(Message(K("pergunta.nao_enviada")), buttons=_de_volta(work, said))


def _de_volta(work: Work, said: Incoming) -> Rows:
    """Return the ways on: to the form where the question came up, and to the menu."""
    rascunho = aberto(work, said.chat_id)
    return ((MENU,),) if rascunho is None else ((botao_continuar(rascunho),), (MENU,))


def _exigir_lugar(work: Work, de: Autora, esta: Pergunta | None = None) -> None:
    """Raise `Recusa` for a visitor who waits for as many answers as she may."""
    if de.pessoa is not None or len(abertas_de(work, de)) < DE_VISITANTE:
        return
    guardada = () if esta is None else ((botao(K("pergunta.tentar"), "pergunta.ver", esta.id),),)
    cheia = Message(K("pergunta.muitas"), {"quantas": DE_VISITANTE})
    raise Recusa(say(cheia, quando_responde(work), buttons=(*guardada, (MENU,))))


def _conferir(work: Work, pergunta: Pergunta) -> Screen:
    return say(
        Message(K("pergunta.conferir"), {"pergunta": pergunta.texto}),
        Message(K("pergunta.com_seu_nome"), {"quem": quem_e(work, pergunta)}),
        buttons=(
            (botao(K("pergunta.enviar"), "pergunta.enviar", pergunta.id),),
            (botao(K("pergunta.mudar"), "pergunta.mudar", pergunta.id),),
            (botao(K("pergunta.nao_enviar"), "pergunta.nao_enviar", pergunta.id),),
        ),
    )
