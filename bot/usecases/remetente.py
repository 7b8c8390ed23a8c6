"""Whoever sent a link hears what became of it."""

from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Convite, Indicacao
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.convites import indicacoes_de
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso


def avisar(work: Work, convite: Convite, screen: Screen, motivo: str) -> None:
    """Tell whoever sent the link; one made on the command line is told to the central team."""
    if convite.criado_por is not None:
        mandatos.avisar(work, convite.criado_por, screen, once=f"{motivo}:{convite.id}")
        return
    for pessoa in mandatos.equipe_central(work):
        if pessoa.conta != convite.aceito_por:
            mandatos.avisar(work, pessoa.id, screen, once=f"{motivo}:{convite.id}:{pessoa.id}")


def avisar_aceite(work: Work, said: Incoming, convite: Convite, indicacoes: list[Indicacao]) -> None:
    """Tell which account accepted, with the button that undoes it."""
    papel = papeis_por_extenso(indicacoes) if indicacoes else papel_por_extenso(convite.papel, None)
    params: dict[str, Param] = {"nome": convite.nome, "papel": papel, "conta": conta_por_extenso(said)}
    tela = say(
        Message(K("convite.aceito"), params),
        Message(K("convite.confira_a_conta")),
        buttons=((botao(K("convite.desfazer"), "convite.desfazer", convite.id),),),
    )
    avisar(work, convite, tela, "aceite")


def como_refazer(work: Work, convite: Convite) -> Rows:
    """Return the buttons that lead from a link that failed to a new one."""
    indicacoes = indicacoes_de(work, convite)
    if not indicacoes:
        return ((MENU,),)
    return ((botao(K("indicacao.ver"), "indicacao.ver", indicacoes[0].id),), (MENU,))


def conta_por_extenso(said: Incoming) -> str:
    """Return the Telegram account as its owner shows it: name and, where there is one, @name."""
    return f"{said.full_name} (@{said.username})" if said.username else said.full_name
