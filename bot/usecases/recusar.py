"""A link is turned down: by the wrong person, or by the right one with her reason.

Source: design, conversation 2.
"""

from sqlmodel import col, select

from bot.forms.aceite import RECUSA
from bot.forms.form import Answers
from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Convite, Rascunho
from bot.storage.work import Work
from bot.usecases import remetente, tela_do_convite
from bot.usecases.botoes import botao
from bot.usecases.convites import Estado, estado, indicacoes_de
from bot.usecases.historico import registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import VIVOS, Comeco, Fluxo, Saida, abrir, descartar, retomar
from bot.usecases.validade import aberto_por_mim, nao_vale


def nao_sou_eu(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask before a link stops working because it reached somebody else."""
    convite = aberto_por_mim(work, said, convite_id)
    sim = botao(K("convite.nao_era_eu"), "convite.nao_era_eu", convite.id)
    pergunta = Message(K("convite.nao_sou_eu_pergunta"), {"nome": convite.nome})
    return (say(pergunta, buttons=((sim,), (voltar_ao_convite(convite.id),))),)


def nao_era_eu(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """The link reached somebody else: it stops working, and whoever sent it is told."""
    convite = aberto_por_mim(work, said, convite_id)
    convite.cancelado_em, convite.aberto_por = work.now, None
    indicacoes = indicacoes_de(work, convite)
    registrar_em(work, "link_de_outra_pessoa", indicacoes, pessoa_id=None)
    aviso = Message(K("convite.outra_pessoa"), {"nome": convite.nome})
    remetente.avisar(
        work, convite, say(aviso, buttons=remetente.como_refazer(convite, indicacoes)), "nao-sou-eu"
    )
    return (say(Message(K("convite.nao_era_voce"))),)


def nao_posso(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask why, before the refusal goes back to whoever nominated; what was begun before goes on."""
    convite = aberto_por_mim(work, said, convite_id)
    if convite.pessoa_id is not None:  # nothing is offered that could be refused
        return nao_sou_eu(work, said, convite_id)
    comecada = _comecada(work, said, convite)
    if comecada is not None:
        return (retomar(work, said, RECUSAR, comecada),)
    comeco = Comeco(siorg=convite.siorg, alvo=str(convite.id), contexto={"fora_do_menu": True})
    return (abrir(work, said, RECUSAR, Quem(None, ()), comeco),)


def esquecer(work: Work, said: Incoming, convite: Convite) -> None:
    """Throw away a refusal that was begun and never sent: the invitation was accepted."""
    comecada = _comecada(work, said, convite)
    if comecada is not None:
        descartar(work, comecada)


def recusar(work: Work, _: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Record a refusal and its reason; whoever nominated hears it at once."""
    convite = work.session.get(Convite, int(rascunho.alvo or 0))
    situacao = estado(convite, work.now)
    if convite is None or situacao is not Estado.VALIDO:
        raise Recusa(nao_vale(rascunho.chat_id, convite, situacao))
    convite.cancelado_em, convite.aberto_por = work.now, None
    motivo = values.get("motivo") or ""
    indicacoes = indicacoes_de(work, convite)
    papel = papeis_por_extenso(indicacoes) if indicacoes else papel_por_extenso(convite.papel, None)
    for indicacao in indicacoes:
        indicacao.situacao, indicacao.motivo, indicacao.respondida_em = "recusada", motivo, work.now
    registrar_em(work, "recusar_indicacao", indicacoes, pessoa_id=None, detalhes={"motivo": motivo})
    tela = say(
        Message(K("convite.recusado"), {"nome": convite.nome, "papel": papel}),
        Message(K("convite.recusado_motivo"), {"motivo": motivo})
        if motivo
        else Message(K("convite.recusado_sem_motivo")),
        buttons=remetente.como_refazer(convite, indicacoes),
    )
    remetente.avisar(work, convite, tela, "recusa")
    return (say(Message(K("convite.recusa_enviada"))),)


def sair(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Go back to the invitation, saying that the refusal was not sent; its reason is kept."""
    aberto = tela_do_convite.outra_vez(work, said)
    if aberto is not None:
        return (aberto,)
    descartar(work, rascunho)
    convite = work.session.get(Convite, int(rascunho.alvo or 0))
    return (nao_vale(said.user_id, convite, estado(convite, work.now)),)


def voltar_ao_convite(convite_id: object) -> Button:
    """Return the button that leads back to an open invitation."""
    return botao(K("convite.voltar"), "convite.ver", convite_id)


RECUSAR = Fluxo("recusa", RECUSA, recusar, titulo="", saida=Saida(Message(K("convite.voltar")), sair))


def _comecada(work: Work, said: Incoming, convite: Convite) -> Rascunho | None:
    desta = (Rascunho.chat_id == said.chat_id, Rascunho.alvo == str(convite.id))
    viva = (Rascunho.fluxo == RECUSAR.nome, col(Rascunho.situacao).in_(VIVOS))
    return work.session.exec(select(Rascunho).where(*desta, *viva)).first()
