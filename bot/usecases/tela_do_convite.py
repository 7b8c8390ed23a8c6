"""The invitation as it is shown: when its link opens, and again while it waits for an answer."""

from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Convite, Rascunho
from bot.storage.work import Work
from bot.usecases import convites, rascunhos
from bot.usecases.botoes import botao
from bot.usecases.convites import de_ponto_focal, indicacoes_de
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso
from bot.usecases.quem import nome_do_orgao, orgao_de

RECUSA = "recusa"  # the form in which a refusal is written


def tela(work: Work, convite: Convite, antes: Message | None = None) -> Screen:
    """Return the screen that says what a link is for, and asks; `antes` stands for the welcome, later on."""
    tipo = _tipo(convite)
    return say(
        antes or Message(K("convite.boas_vindas")),
        _apresentacao(work, convite),
        Message(K("convite.privacidade")),
        Message(K(f"convite.pergunta.{tipo}"), {"nome": convite.nome}),
        buttons=(
            (botao(K(f"convite.aceitar.{tipo}"), "convite.aceitar", convite.id),),
            _recusas(convite),
            (botao(K("privacidade.botao"), "privacidade"),),
            (botao(K("acessibilidade.botao"), "acessibilidade"),),
        ),
    )


def outra_vez(work: Work, said: Incoming) -> Screen | None:
    """Return the invitation that this account opened and has not answered, saying so; None without one.

    An open draft is paused: the next text is no answer of it.
    """
    convite = convites.aberto_por(work, said.user_id)
    if convite is None:
        return None
    largado = rascunhos.largar(work, said.chat_id)
    return tela(work, convite, o_que_ficou(largado) or Message(K("convite.ainda_aberto")))


def o_que_ficou(largado: Rascunho | None) -> Message | None:
    """Return what to say, on the way back to an invitation, of the draft that was paused for it."""
    if largado is None:
        return None
    if largado.form == RECUSA:
        return Message(K("convite.recusa_nao_enviada"))
    return Message(K("rascunho.pausado"), {"rascunho": rascunhos.nome_do_rascunho(largado)})


def _recusas(convite: Convite) -> tuple[Button, ...]:
    nao_sou_eu = botao(K("convite.nao_sou_eu"), "convite.nao_sou_eu", convite.id)
    if convite.pessoa_id is not None:
        return (nao_sou_eu,)
    return (nao_sou_eu, botao(K("convite.nao_posso"), "convite.nao_posso", convite.id))


def _tipo(convite: Convite) -> str:
    if convite.pessoa_id is not None:
        return "mudanca"
    return "ponto_focal" if de_ponto_focal(convite) else convite.papel


def _apresentacao(work: Work, convite: Convite) -> Message:
    tipo = _tipo(convite)
    if tipo in ("mudanca", "sti"):
        return Message(K(f"convite.para.{tipo}"), {"nome": convite.nome})
    orgao = nome_do_orgao(orgao_de(work, convite.siorg or ""))
    if tipo == "indicador":
        return Message(K("convite.para.indicador"), {"nome": convite.nome, "orgao": orgao})
    papel = papeis_por_extenso(indicacoes_de(work, convite))
    return Message(K("convite.para.ponto_focal"), {"nome": convite.nome, "orgao": orgao, "papel": papel})
