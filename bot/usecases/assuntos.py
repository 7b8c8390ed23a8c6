"""What can be asked, to be looked through: subjects, the titles of each, and from a title its answer."""

from bot.messages import K, Message, Screen, say
from bot.respostas.conhecimento import Entrada
from bot.storage.work import Work
from bot.usecases import campo
from bot.usecases.botoes import MENU, botao, desconhecido, pagina
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa

GRUPOS = ("manual", "padrao", "assistente", "equipe")
NA_TELA = 8
VER = botao(K("assuntos.botao"), "assuntos")


def assuntos(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """List the subjects that have answers; an open question comes back after them."""
    contados = ((grupo, len(_do_grupo(work, grupo))) for grupo in GRUPOS)
    botoes = tuple(
        (botao(Message(K(f"assuntos.grupo.{grupo}"), {"quantos": quantos}), "assuntos.titulos", grupo),)
        for grupo, quantos in contados
        if quantos
    )
    return (campo.de_volta(work, said, say(Message(K("assuntos.quais")), buttons=(*botoes, (MENU,)))),)


def titulos(work: Work, said: Incoming, grupo: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the titles of one subject, a page at a time; each opens its answer."""
    entradas = _do_grupo(work, grupo) if grupo in GRUPOS else []
    if not entradas:
        raise Recusa(desconhecido())
    desta, vizinhas = pagina(entradas, numero, NA_TELA, "assuntos.titulos", grupo)
    botoes = tuple((botao(entrada.titulo, "duvida.ver", entrada.chave),) for entrada in desta)
    titulo = Message(K("assuntos.titulos"), {"grupo": Message(K(f"assuntos.nome.{grupo}"))}, len(entradas))
    tela = say(titulo, buttons=(*botoes, *vizinhas, (VER,), (MENU,)))
    return (campo.de_volta(work, said, tela),)


def _do_grupo(work: Work, grupo: str) -> list[Entrada]:
    entradas = work.respondedor.entradas.values()
    return [entrada for entrada in entradas if entrada.tipo == "resposta" and _grupo(entrada) == grupo]


def _grupo(entrada: Entrada) -> str:
    """Return the subject of an entry: the first word of its key; the manual's keys have one word only."""
    primeira, ponto, _ = entrada.chave.partition(".")
    return primeira if ponto else "manual"
