"""Questions outside a form: the answer with its source, near titles, or an honest "não sei"."""

from bot.domain.papeis import Mandato
from bot.messages import Button, K, Message, Screen, say
from bot.respostas.conhecimento import Entrada
from bot.respostas.dizer import dizer, fontes
from bot.respostas.do_orgao import pede_numeros
from bot.respostas.responder import Desfecho, Resposta
from bot.respostas.seguimento import pede_mais
from bot.storage.work import Work
from bot.usecases import ajudou, numeros_do_orgao, seguimento, sem_resposta
from bot.usecases.assuntos import VER as VER_ASSUNTOS
from bot.usecases.botoes import MENU, Rows, botao, desconhecido
from bot.usecases.incoming import Incoming
from bot.usecases.perguntar import oferecer
from bot.usecases.quem import quem

_AO_CERTO = 0.8  # confidence with which a text that may be no question at all is answered
_RELACIONADAS = 3


def responder(work: Work, said: Incoming) -> Screen | None:
    """Return the answer to a text taken as a question; None when it is not known."""
    numeros = numeros_do_orgao.responder(work, said)
    if numeros is not None:
        return numeros
    falta = numeros_do_orgao.sem_orgao(work, said)
    tela = _do_conhecimento(work, said)
    if falta is None:
        return tela
    return tela.after(falta) if tela is not None else say(falta, buttons=((MENU,),))


def _do_conhecimento(work: Work, said: Incoming) -> Screen | None:
    antes = seguimento.anterior(work, said)
    if antes is not None and pede_mais(said.text):
        return _mais(work, antes)
    tema = _tema(quem(work, said.user_id).mandatos)
    resposta = work.respondedor.responder(said.text, tema=tema, anterior=antes)
    if resposta.desfecho in (Desfecho.NAO_SEI, Desfecho.PERTO):
        sem_resposta.anotar(work, said.text)
    if resposta.desfecho is Desfecho.NAO_SEI:
        return None
    if resposta.desfecho is Desfecho.PERTO:
        return oferecer(work, said, _perto(resposta))
    seguimento.lembrar(work, said, resposta.entradas)
    return tela(work, resposta)


def sabe(work: Work, said: Incoming, texto: str, *, ao_certo: bool) -> bool:
    """Tell whether there is an answer to `texto`; near titles count, unless it must be `ao_certo`."""
    if pede_numeros(texto):
        return True
    resposta = work.respondedor.responder(texto, anterior=seguimento.anterior(work, said))
    if ao_certo:
        return resposta.desfecho is Desfecho.RESPONDIDA and resposta.confianca >= _AO_CERTO
    return resposta.desfecho in (Desfecho.RESPONDIDA, Desfecho.PERTO)


def nao_sei(work: Work, said: Incoming) -> Screen:
    """Say so, and what can be asked."""
    return oferecer(work, said, say(Message(K("duvida.nao_sei")), buttons=((VER_ASSUNTOS,), (MENU,))))


def ver(work: Work, said: Incoming, chave: str) -> tuple[Screen, ...]:
    """Show the entry that a button names."""
    entrada = work.respondedor.entradas.get(chave)
    if entrada is None or entrada.tipo != "resposta":
        return (desconhecido(),)
    seguimento.lembrar(work, said, (entrada,))
    return (tela(work, Resposta(Desfecho.RESPONDIDA, (entrada,), confianca=1.0)),)


def tela(work: Work, resposta: Resposta) -> Screen:
    """Show an answer with its source, and ask whether it helped."""
    de_onde = fontes(resposta)
    linhas = [*_apoio(resposta), *dizer(resposta)]
    if de_onde:
        linhas.append(Message(K("duvida.fonte"), {"fonte": "; ".join(de_onde)}))
    seguir = relacionadas(work, resposta.entradas)
    return say(*linhas, buttons=(*ajudou.botoes(resposta), *seguir, (MENU,)))


def _apoio(resposta: Resposta) -> tuple[Message, ...]:
    if not resposta.apoiada:
        return ()
    return (Message(K("duvida.apoiada"), {"assunto": resposta.entradas[0].titulo}),)


def _mais(work: Work, chave: str) -> Screen:
    """Return what else is known around an entry: nothing is made up, so there is no other wording of it."""
    entrada = work.respondedor.entradas[chave]
    perto = relacionadas(work, (entrada,))
    dito = K("duvida.mais" if perto else "duvida.nada_mais")
    return say(Message(dito, {"assunto": entrada.titulo}), buttons=(*perto, (MENU,)))


def relacionadas(work: Work, entradas: tuple[Entrada, ...]) -> Rows:
    """Return buttons to the entries that belong with what was told."""
    ditas = {entrada.chave for entrada in entradas}
    chaves = dict.fromkeys(
        chave for entrada in entradas for chave in entrada.relacionadas if chave not in ditas
    )
    conhecidas = (work.respondedor.entradas.get(chave) for chave in chaves)
    return tuple((_botao(um),) for um in list(conhecidas)[:_RELACIONADAS] if um is not None)


def _perto(resposta: Resposta) -> Screen:
    botoes = tuple((_botao(entrada),) for entrada in resposta.entradas)
    return say(Message(K("duvida.nao_sei_ao_certo")), buttons=(*botoes, (MENU,)))


def _botao(entrada: Entrada) -> Button:
    return botao(entrada.titulo, "duvida.ver", entrada.chave)


def _tema(mandatos: tuple[Mandato, ...]) -> str:
    """Return the theme of a person who has one only: "prestacao" or "ampliacao"."""
    temas = {mandato.funcao.tema for mandato in mandatos if mandato.funcao.tema is not None}
    return temas.pop().value.removesuffix("_digital") if len(temas) == 1 else ""
