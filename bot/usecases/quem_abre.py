"""Whom a link is not for: whoever holds its role already, and whoever sends it."""

from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Convite, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases.botoes import MENU, botao
from bot.usecases.convites import acao_de_enviar, indicacoes_de
from bot.usecases.links import papeis_por_extenso, papel_por_extenso
from bot.usecases.quem import Quem


def impedimento(work: Work, pessoa: Quem, convite: Convite) -> Screen | None:
    """Return why this person cannot take what the link brings; None when she can."""
    if pessoa.pessoa is None:
        return None
    if pessoa.pessoa.id == convite.pessoa_id:
        return say(Message(K("convite.ja_nesta_conta")), buttons=((MENU,),))
    porque = _ja_tem(work, pessoa.pessoa, convite)
    return None if porque is None else say(porque, buttons=((MENU,),))


def envia(pessoa: Quem, convite: Convite) -> bool:
    """Tell whether she may send this link, and so opens it to see what it is."""
    return convite.siorg is not None and pessoa.pode(acao_de_enviar(convite), convite.siorg)


def para_encaminhar(work: Work, convite: Convite) -> Screen:
    """Return what somebody who sends a link reads when she opens it: whose it is, and how to hand it over."""
    params: dict[str, Param] = {"nome": convite.nome, "papel": papel_do_convite(work, convite)}
    sou_eu = botao(K("convite.sou_eu"), "convite.sou_eu", convite.id)
    return say(Message(K("convite.para_encaminhar"), params), buttons=((sou_eu,), (MENU,)))


def papel_do_convite(work: Work, convite: Convite) -> Message:
    """Return the role that a link brings, in words."""
    indicacoes = indicacoes_de(work, convite)
    return papeis_por_extenso(indicacoes) if indicacoes else papel_por_extenso(convite.papel, None)


def _ja_tem(work: Work, pessoa: Pessoa, convite: Convite) -> Message | None:
    if convite.papel == Papel.STI.value and _vinculo(work, pessoa, convite, None):
        return Message(K("convite.ja_e_da_equipe"), {"nome": convite.nome})
    indicacoes = indicacoes_de(work, convite)
    trazidos: list[tuple[str | None, str]] = [(i.tema, i.papel) for i in indicacoes]
    for tema, papel in trazidos or [(None, convite.papel)]:
        outro = _vinculo(work, pessoa, convite, tema)
        if outro is not None:
            problema = "convite.ja_e" if outro.papel == papel else "convite.duas_pessoas"
            return Message(K(problema), {"papel": papel_por_extenso(outro.papel, outro.tema)})
    return None


def _vinculo(work: Work, pessoa: Pessoa, convite: Convite, tema: str | None) -> Vinculo | None:
    busca = select(Vinculo).where(
        Vinculo.pessoa_id == pessoa.id,
        Vinculo.siorg == convite.siorg,
        Vinculo.tema == tema,
        col(Vinculo.fim).is_(None),
    )
    return work.session.exec(busca).first()
