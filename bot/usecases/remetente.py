"""Whoever sent a link hears what became of it."""

from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Convite, Indicacao
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.convites import de_ponto_focal, indicacoes_de
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso


def avisar(work: Work, convite: Convite, screen: Screen, motivo: str) -> None:
    """Tell whoever sent the link, and whoever made the nominations that it carries."""
    for pessoa_id in _quem_ouve(work, convite):
        mandatos.avisar(work, pessoa_id, screen, once=f"{motivo}:{convite.id}:{pessoa_id}")


def avisar_aceite(work: Work, said: Incoming, convite: Convite, indicacoes: list[Indicacao]) -> None:
    """Tell which account accepted, with the button that undoes it."""
    papel = papeis_por_extenso(indicacoes) if indicacoes else papel_por_extenso(convite.papel, None)
    params: dict[str, Param] = {"nome": convite.nome, "papel": papel, "conta": conta_por_extenso(said)}
    avisar(
        work,
        convite,
        _com_desfazer(convite, Message(K("convite.aceito"), params), K("convite.desfazer")),
        "aceite",
    )


def avisar_mudanca(work: Work, convite: Convite, nome: str, conta: str) -> None:
    """Tell which account took over a person's roles, with the button that undoes it."""
    aviso = Message(K("convite.mudou"), {"nome": nome, "conta": conta})
    avisar(work, convite, _com_desfazer(convite, aviso, K("convite.desfazer_mudanca")), "mudanca")


def como_refazer(convite: Convite, indicacoes: list[Indicacao]) -> Rows:
    """Return the buttons that lead from a link that failed to a new one."""
    if indicacoes:
        return ((botao(K("indicacao.ver"), "indicacao.ver", indicacoes[0].id),), (MENU,))
    if convite.siorg is not None and not de_ponto_focal(convite):
        return ((botao(K("orgao.ver"), "orgao", convite.siorg),), (MENU,))
    return ((MENU,),)


def _com_desfazer(convite: Convite, aviso: Message, rotulo: K) -> Screen:
    botoes = ((botao(rotulo, "convite.desfazer", convite.id),),)
    return say(aviso, Message(K("convite.confira_a_conta")), buttons=botoes)


def _quem_ouve(work: Work, convite: Convite) -> list[int | None]:
    if not de_ponto_focal(convite):
        central = [p.id for p in mandatos.equipe_central(work) if p.conta != convite.aceito_por]
        return [convite.criado_por] if convite.criado_por in central else [*central]
    autoras = [convite.criado_por, *(i.indicada_por for i in indicacoes_de(work, convite))]
    ouvem = (p for autora in autoras for p in mandatos.responsaveis(work, convite.siorg, autora))
    return list(dict.fromkeys(ouvem))


def conta_por_extenso(said: Incoming) -> str:
    """Return the Telegram account as its owner shows it: name and, where there is one, @name."""
    return f"{said.full_name} (@{said.username})" if said.username else said.full_name
