"""What each person finds in the menu: the commands that are hers, six at most, and the buttons of `/menu`."""

from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.work import Work
from bot.usecases import convites, rascunhos, tela_do_convite
from bot.usecases.botoes import Rows, botao
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, quem

AT_MOST = 6  # commands in a person's menu; design, "Names others rely on"
RASCUNHOS_NO_MENU = 3

POR_ACAO = (
    ("orgaos", Acao.VER_ORGAOS),
    ("fila", Acao.RESPONDER_PERGUNTAS),
    ("comunicado", Acao.COMUNICAR),
    ("indicar", Acao.INDICAR),
    ("cadastrar", Acao.CADASTRAR_SERVICO),
    ("diagnostico", Acao.DIAGNOSTICAR),
    ("servicos", Acao.VER_SERVICOS),
    ("metas", Acao.VER_SERVICOS),
    ("lembretes", Acao.RECEBER_LEMBRETES),
    ("oficinas", Acao.VER_OFICINAS),
)
SO_BOTOES = (("lembretes", Acao.VER_LEMBRETES),)  # of `/menu`: the command works, the list is full
DE_TODOS = ("menu", "ajuda", "acessibilidade", "privacidade")


def comandos_de(pessoa: Quem) -> tuple[str, ...]:
    """Return the commands of her menu, the most useful first."""
    dela = [comando for comando, acao in POR_ACAO if pessoa.pode(acao)]
    return tuple([*dela, *DE_TODOS][:AT_MOST])


def atualizar(work: Work, conta: int) -> None:
    """Show an account the commands that are its own now."""
    work.session.flush()
    work.menu(conta, comandos_de(quem(work, conta)))


def menu(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Return what the person can do here, unfinished drafts first; an open one is paused.

    Somebody without a role who has an invitation to answer can do that first of all.
    """
    pessoa = quem(work, said.user_id)
    convite = None if pessoa.mandatos else tela_do_convite.outra_vez(work, said)
    if convite is not None:
        return (convite,)
    pausado = rascunhos.largar(work, said.chat_id)
    if pessoa.pessoa is None:
        return (primeiro_contato(),)
    tela = say(
        Message(K("menu.titulo"), {"nome": pessoa.pessoa.nome}),
        Message(K("menu.o_que_fazer" if pessoa.mandatos else "menu.sem_mandato")),
        buttons=(*_convite_aberto(work, said), *_botoes(work, pessoa)),
    )
    if pausado is None:
        return (tela,)
    nome = rascunhos.nome_do_rascunho(pausado)
    return (tela.after(Message(K("rascunho.pausado"), {"rascunho": nome})),)


def primeiro_contato() -> Screen:
    """Return what somebody reads who found the bot without a link: what, for whom, how to be invited."""
    return say(
        Message(K("inicio.o_que_e")),
        Message(K("inicio.como_entrar")),
        Message(K("inicio.privacidade")),
        buttons=(
            (botao(K("privacidade.botao"), "privacidade"),),
            (botao(K("acessibilidade.botao"), "acessibilidade"),),
            (botao(K("ajuda.botao"), "ajuda"),),
        ),
    )


def _convite_aberto(work: Work, said: Incoming) -> Rows:
    convite = convites.aberto_por(work, said.user_id)
    if convite is None:
        return ()
    rotulo = Message(K("convite.continuar"), {"nome": convite.nome})
    return ((botao(rotulo, "convite.ver", convite.id),),)


def _botoes(work: Work, pessoa: Quem) -> Rows:
    continuar = [
        rascunhos.botao_continuar(r, rascunhos.continuar_este(r))
        for r in rascunhos.guardados(work, pessoa)
        if pessoa.tem_papel_em(r.siorg) and not r.contexto.get("fora_do_menu")
    ][:RASCUNHOS_NO_MENU]
    todos = dict.fromkeys(comando for comando, acao in (*POR_ACAO, *SO_BOTOES) if pessoa.pode(acao))
    dela = [botao(K(f"comando.{comando}"), comando) for comando in todos]
    if pessoa.pode(Acao.VER_DEMANDAS):
        dela.append(botao(K("demandas.botao"), "demandas"))
    if not pessoa.pode(Acao.RESPONDER_PERGUNTAS):
        dela.append(botao(K("comando.perguntar"), "perguntar"))
    resto = (botao(K("ajuda.botao"), "ajuda"), botao(K("privacidade.botao"), "privacidade"))
    return (*((b,) for b in continuar), *((b,) for b in dela), resto)
