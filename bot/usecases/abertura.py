"""A link is opened, and its role accepted. Source: design, conversation 3, "Links"."""

from bot.domain.papeis import Papel
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Convite, Indicacao, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases import (
    aceite,
    contas,
    mandatos,
    menu,
    quem_abre,
    rascunhos,
    recusar,
    remetente,
    tela_do_convite,
)
from bot.usecases.botoes import MENU, botao, desconhecido, pelo_numero
from bot.usecases.convites import VIVAS, Estado, estado, indicacoes_de, procurar, vinculos_de
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.validade import aberto_por_mim, nao_vale


def abrir_link(work: Work, said: Incoming, token: str) -> Screen:
    """Show what a link is for, and ask; a link that does not work, or is not for her, says why."""
    convite, situacao = procurar(work, token)
    if convite is None or situacao is not Estado.VALIDO:
        return nao_vale(said.user_id, convite, situacao)
    pessoa = quem(work, said.user_id)
    porque = quem_abre.impedimento(work, pessoa, convite)
    if porque is not None:
        return porque
    if quem_abre.envia(pessoa, convite):
        return quem_abre.para_encaminhar(work, convite)
    convite.aberto_por = said.user_id
    return tela_do_convite.tela(work, convite)


def reabrir(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask again, after the person read something else or began to write a refusal."""
    convite = aberto_por_mim(work, said, convite_id)
    ficou = tela_do_convite.o_que_ficou(rascunhos.largar(work, said.chat_id))
    return (tela_do_convite.tela(work, convite, ficou),)


def sou_eu(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Show the invitation to somebody who sends such links and is the person invited, too."""
    convite = pelo_numero(work, Convite, convite_id)
    situacao = estado(convite, work.now)
    if convite is None or situacao is not Estado.VALIDO:
        raise Recusa(nao_vale(said.user_id, convite, situacao))
    if not quem_abre.envia(quem(work, said.user_id), convite):
        raise Recusa(desconhecido())
    convite.aberto_por = said.user_id
    return reabrir(work, said, convite_id)


def aceitar(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Accept a link: the role begins, whoever sent it is told by which account."""
    convite = aberto_por_mim(work, said, convite_id)
    indicacoes = indicacoes_de(work, convite)
    porque = quem_abre.impedimento(work, quem(work, said.user_id), convite)
    if porque is not None:
        raise Recusa(porque)
    recusar.esquecer(work, said, convite)
    if convite.pessoa_id is not None:
        return (_mudar_de_conta(work, said, convite, indicacoes),)
    pessoa = _pessoa(work, said, convite)
    convite.aceito_em, convite.aceito_por = work.now, said.user_id
    for indicacao in indicacoes:
        _comecar_mandato(work, convite, pessoa, indicacao)
    if not indicacoes:
        _vincular(work, convite, pessoa, None)
    registrar(work, "aceitar_convite", pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id)
    registrar_em(work, "aceitar_indicacao", indicacoes, pessoa_id=pessoa.id)
    remetente.avisar_aceite(work, said, convite, indicacoes)
    menu.atualizar(work, said.user_id)
    if indicacoes:
        return (aceite.comecar(work, said, indicacoes),)
    return (_comece_por(work, convite),)


def _pessoa(work: Work, said: Incoming, convite: Convite) -> Pessoa:
    pessoa = mandatos.pessoa_da_conta(work, said.user_id)
    if pessoa is None:
        pessoa = Pessoa(nome=convite.nome, conta=said.user_id, criada_em=work.now)
        work.session.add(pessoa)
    pessoa.email = convite.email or pessoa.email
    pessoa.conta_nome = remetente.conta_por_extenso(said)
    work.session.flush()
    return pessoa


def _comecar_mandato(work: Work, convite: Convite, pessoa: Pessoa, indicacao: Indicacao) -> None:
    indicacao.situacao, indicacao.respondida_em = "aceita", work.now
    antiga = work.session.get(Indicacao, indicacao.substitui_id) if indicacao.substitui_id else None
    if antiga is not None and antiga.situacao in VIVAS:
        conta = mandatos.substituir(work, antiga, indicacao.nome)
        if conta is not None:
            menu.atualizar(work, conta)
    _vincular(work, convite, pessoa, indicacao)


def _vincular(work: Work, convite: Convite, pessoa: Pessoa, indicacao: Indicacao | None) -> None:
    work.session.add(
        Vinculo(
            pessoa_id=pessoa.id or 0,
            papel=indicacao.papel if indicacao else convite.papel,
            tema=indicacao.tema if indicacao else None,
            siorg=convite.siorg,
            convite_id=convite.id,
            indicacao_id=indicacao.id if indicacao else None,
            inicio=work.now,
        )
    )


def _mudar_de_conta(work: Work, said: Incoming, convite: Convite, indicacoes: list[Indicacao]) -> Screen:
    pessoa = work.session.get(Pessoa, convite.pessoa_id)
    if pessoa is None or not vinculos_de(work, convite):
        raise Recusa(say(Message(K("link.cancelado"))))
    nome, conta = pessoa.nome, remetente.conta_por_extenso(said)
    antiga = contas.mudar(work, convite, pessoa, said.user_id, conta).conta
    convite.aceito_em, convite.aceito_por = work.now, said.user_id
    registrar_em(work, "mudar_indicacao", indicacoes, pessoa_id=pessoa.id, detalhes={"conta": conta})
    menu.atualizar(work, said.user_id)
    if antiga is not None:
        work.say_later(antiga, say(Message(K("convite.conta_mudou"))), once=f"conta:{convite.id}")
        menu.atualizar(work, antiga)
    remetente.avisar_mudanca(work, convite, nome, conta)
    return say(Message(K("convite.mudanca_feita"), {"nome": nome}), buttons=((MENU,),))


def _comece_por(work: Work, convite: Convite) -> Screen:
    if convite.papel == Papel.STI.value:
        return say(
            Message(K("convite.comece.sti")), buttons=((botao(K("comando.orgaos"), "orgaos"),), (MENU,))
        )
    orgao = nome_do_orgao(orgao_de(work, convite.siorg or ""))
    botoes = ((botao(K("indicacao.comecar"), "indicar"),), (MENU,))
    return say(Message(K("convite.comece.indicador"), {"orgao": orgao}), buttons=botoes)
