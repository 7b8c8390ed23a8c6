"""Whoever sent a link undoes an acceptance: the wrong account loses the role at once."""

from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Convite
from bot.storage.work import Work
from bot.usecases import mandatos, menu
from bot.usecases.botoes import MENU, botao, pelo_numero
from bot.usecases.convites import de_ponto_focal, indicacoes_de, vinculos_de
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem
from bot.usecases.remetente import como_refazer


def confirmar_desfazer(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask before undoing an acceptance."""
    convite = _para_desfazer(work, said, convite_id)
    pergunta = Message(K("convite.desfazer_pergunta"), {"nome": convite.nome})
    sim = botao(K("convite.desfazer_sim"), "convite.desfeito", convite.id)
    return (say(pergunta, buttons=((sim,), (MENU,))),)


def desfazer(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Undo an acceptance: the mandate ends, the link never works again, the account is told."""
    convite = _para_desfazer(work, said, convite_id)
    vinculos, indicacoes = vinculos_de(work, convite), indicacoes_de(work, convite)
    convite.desfeito_em = work.now
    for vinculo in vinculos:
        mandatos.encerrar(work, vinculo)
    for indicacao in indicacoes:
        indicacao.situacao, indicacao.respondida_em = "desfeita", work.now
    for pessoa_id in {vinculo.pessoa_id for vinculo in vinculos}:
        _contar(work, convite, pessoa_id)
    autora = quem(work, said.user_id)
    registrar(work, "desfazer_aceite", pessoa_id=autora.id, siorg=convite.siorg, alvo=convite.id)
    feito = Message(K("convite.aceite_desfeito"), {"nome": convite.nome})
    return (say(feito, buttons=como_refazer(convite, indicacoes)),)


def _para_desfazer(work: Work, said: Incoming, convite_id: str) -> Convite:
    convite = pelo_numero(work, Convite, convite_id)
    if convite is None or convite.aceito_em is None or convite.desfeito_em is not None:
        raise Recusa(say(Message(K("convite.nada_a_desfazer")), buttons=((MENU,),)))
    acao = Acao.DESFAZER_ACEITE if de_ponto_focal(convite) else Acao.DESFAZER_CONVITE
    quem(work, said.user_id).exigir(acao, convite.siorg)
    if not vinculos_de(work, convite):
        raise Recusa(say(Message(K("convite.nada_a_desfazer")), buttons=((MENU,),)))
    return convite


def _contar(work: Work, convite: Convite, pessoa_id: int) -> None:
    conta = mandatos.conta_de(work, pessoa_id)
    if conta is None:
        return
    aviso = say(Message(K("convite.foi_desfeito"), {"nome": convite.nome}))
    work.say_later(conta, aviso, once=f"desfeito:{convite.id}:{pessoa_id}")
    menu.atualizar(work, conta)
