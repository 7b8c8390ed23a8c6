"""A link that moves somebody to another account: asked before it is made, cancelled until it is accepted."""

from sqlmodel import col, select

from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Convite
from bot.storage.work import Work
from bot.usecases import convites, mandatos
from bot.usecases.botoes import MENU, Rows, botao, pelo_numero
from bot.usecases.convites import Estado, estado
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.remetente import como_refazer


def perguntar(work: Work, nome: str, pessoa_id: int, siorg: str, botoes: tuple[Button, Button]) -> Screen:
    """Say what the link would do, and to which account; `botoes`: make it, go back."""
    conta = mandatos.conta_por_extenso(work, pessoa_id) or nome
    params = {"nome": nome, "conta": conta, "orgao": nome_do_orgao(orgao_de(work, siorg))}
    return say(
        Message(K("link.outra_conta_pergunta"), {"nome": nome}),
        Message(K("link.outra_conta_efeito"), params),
        buttons=tuple((b,) for b in botoes),
    )


def pendente(work: Work, pessoa_id: int | None, siorg: str | None) -> Convite | None:
    """Return the link that would move this person, while it waits to be accepted."""
    busca = select(Convite).where(Convite.pessoa_id == pessoa_id, Convite.siorg == siorg)
    ultimo = work.session.exec(busca.order_by(col(Convite.id).desc())).first()
    return ultimo if estado(ultimo, work.now) is Estado.VALIDO else None


def linha(convite: Convite) -> Message:
    """Return the line on a person's page about the link that waits."""
    return Message(K("link.outra_conta_espera"), {"ate": convite.expira_em})


def cancelar_botao(convite: Convite) -> Rows:
    """Return the button that takes such a link back."""
    return ((botao(K("link.outra_conta_cancelar"), "convite.cancelar", convite.id),),)


def cancelar(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Take back a link that would move somebody to another account, while nobody accepted it."""
    pessoa = quem(work, said.user_id)
    convite = pelo_numero(work, Convite, convite_id)
    if convite is None:
        raise Recusa(say(Message(K("link.sem_convite")), buttons=((MENU,),)))
    pessoa.exigir(convites.acao_de_enviar(convite), convite.siorg)
    if convite.pessoa_id is None or estado(convite, work.now) is not Estado.VALIDO:
        raise Recusa(say(Message(K("link.nada_a_cancelar")), buttons=_o_que_resta(work, convite)))
    indicacoes = convites.indicacoes_de(work, convite)
    convites.cancelar(work, convite.id)
    registrar(work, "cancelar_convite", pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id)
    registrar_em(work, "cancelar_link_de_mudanca", indicacoes, pessoa_id=pessoa.id)
    feito = Message(K("link.outra_conta_cancelado"), {"nome": convite.nome})
    return (say(feito, buttons=como_refazer(convite, indicacoes)),)


def _o_que_resta(work: Work, convite: Convite) -> Rows:
    if convite.pessoa_id is None or convite.aceito_em is None or convite.desfeito_em is not None:
        return ((MENU,),)
    return ((botao(K("convite.desfazer_mudanca"), "convite.desfazer", convite.id),), (MENU,))
