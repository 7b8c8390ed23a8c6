"""Whoever sent a link undoes an acceptance: the wrong account loses the role at once."""

from bot.domain.papeis import Acao
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Convite
from bot.storage.work import Work
from bot.usecases import contas, mandatos, menu
from bot.usecases.botoes import MENU, botao, pelo_numero
from bot.usecases.convites import de_ponto_focal, indicacoes_de, vinculos_de
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem
from bot.usecases.remetente import como_refazer


def confirmar_desfazer(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask before undoing an acceptance, or a move to another account."""
    convite = _para_desfazer(work, said, convite_id)
    mudanca = contas.mudanca_de(work, convite)
    if mudanca is None:
        pergunta, rotulo = (
            Message(K("convite.desfazer_pergunta"), {"nome": convite.nome}),
            K("convite.desfazer_sim"),
        )
    else:
        params: dict[str, Param] = {"nome": convite.nome, "conta": mudanca.conta_nome or convite.nome}
        pergunta, rotulo = Message(K("convite.voltar_pergunta"), params), K("convite.voltar_sim")
    return (say(pergunta, buttons=((botao(rotulo, "convite.desfeito", convite.id),), (MENU,))),)


def desfazer(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Undo an acceptance: the mandate ends, the link never works again, the account is told.

    Undo a move: what it took goes back to the first account, and nothing else changes.
    """
    convite = _para_desfazer(work, said, convite_id)
    autora = quem(work, said.user_id)
    mudanca = contas.mudanca_de(work, convite)
    indicacoes = indicacoes_de(work, convite)
    acao = "desfazer_indicacao" if mudanca is None else "desfazer_mudanca"
    registrar_em(work, acao, indicacoes, pessoa_id=autora.id)
    botoes = como_refazer(convite, indicacoes)
    convite.desfeito_em = work.now
    feito = _acabar(work, convite) if mudanca is None else _devolver(work, convite, mudanca)
    registrar(work, "desfazer_aceite", pessoa_id=autora.id, siorg=convite.siorg, alvo=convite.id)
    return (say(feito, buttons=botoes),)


def _acabar(work: Work, convite: Convite) -> Message:
    vinculos = vinculos_de(work, convite)
    for indicacao in indicacoes_de(work, convite):
        indicacao.situacao, indicacao.respondida_em = "desfeita", work.now
    for vinculo in vinculos:
        mandatos.encerrar(work, vinculo)
    for pessoa_id in {vinculo.pessoa_id for vinculo in vinculos}:
        _contar(work, convite, mandatos.conta_de(work, pessoa_id), K("convite.foi_desfeito"))
    return Message(K("convite.aceite_desfeito"), {"nome": convite.nome})


def _devolver(work: Work, convite: Convite, mudanca: contas.Mudanca) -> Message:
    pessoa = contas.voltar(work, mudanca)
    _contar(work, convite, convite.aceito_por, K("convite.mudanca_desfeita"))
    _contar(work, convite, pessoa.conta, K("convite.voltou_a_esta_conta"))
    return Message(K("convite.voltou"), {"nome": convite.nome, "conta": pessoa.conta_nome or pessoa.nome})


def _para_desfazer(work: Work, said: Incoming, convite_id: str) -> Convite:
    convite = pelo_numero(work, Convite, convite_id)
    if convite is None or convite.aceito_em is None or convite.desfeito_em is not None:
        raise Recusa(say(Message(K("convite.nada_a_desfazer")), buttons=((MENU,),)))
    acao = Acao.DESFAZER_ACEITE if de_ponto_focal(convite) else Acao.DESFAZER_CONVITE
    quem(work, said.user_id).exigir(acao, convite.siorg)
    if not vinculos_de(work, convite):
        raise Recusa(say(Message(K("convite.nada_a_desfazer")), buttons=((MENU,),)))
    return convite


def _contar(work: Work, convite: Convite, conta: int | None, o_que: K) -> None:
    if conta is None:
        return
    work.say_later(conta, say(Message(o_que, {"nome": convite.nome})), once=f"desfeito:{convite.id}:{conta}")
    menu.atualizar(work, conta)
