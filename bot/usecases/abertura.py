"""A link is opened, and its role accepted or refused. Source: design, conversation 3, "Links"."""

from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.forms.aceite import RECUSA
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Convite, Indicacao, Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases import aceite, mandatos, menu, remetente
from bot.usecases.botoes import MENU, botao
from bot.usecases.convites import Estado, de_ponto_focal, estado, indicacoes_de, procurar
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso, papel_por_extenso
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de
from bot.usecases.rascunhos import Comeco, Fluxo, abrir


def abrir_link(work: Work, said: Incoming, token: str) -> Screen:
    """Show what a link is for, and ask; a link that no longer works says why and what to do."""
    convite, situacao = procurar(work, token)
    if convite is None or situacao is not Estado.VALIDO:
        return _nao_vale(said, convite, situacao)
    convite.aberto_por = said.user_id
    tipo = _tipo(convite)
    return say(
        Message(K("convite.boas_vindas")),
        _apresentacao(work, convite),
        Message(K("convite.privacidade")),
        Message(K(f"convite.pergunta.{tipo}"), {"nome": convite.nome}),
        buttons=(
            (botao(K(f"convite.aceitar.{tipo}"), "convite.aceitar", convite.id),),
            (
                botao(K("convite.nao_sou_eu"), "convite.nao_sou_eu", convite.id),
                botao(K("convite.nao_posso"), "convite.nao_posso", convite.id),
            ),
            (botao(K("privacidade.botao"), "privacidade"),),
            (botao(K("acessibilidade.botao"), "acessibilidade"),),
        ),
    )


def aceitar(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Accept a link: the role begins, whoever sent it is told by which account."""
    convite = _aberto_por_mim(work, said, convite_id)
    if convite.pessoa_id is not None:
        return (_mudar_de_conta(work, said, convite),)
    indicacoes = indicacoes_de(work, convite)
    _duas_pessoas_por_tema(work, said, indicacoes)
    pessoa = _pessoa(work, said, convite)
    convite.aceito_em, convite.aceito_por = work.now, said.user_id
    for indicacao in indicacoes:
        _comecar_mandato(work, convite, pessoa, indicacao)
    if not indicacoes:
        _vincular(work, convite, pessoa, None)
    registrar(work, "aceitar_convite", pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id)
    remetente.avisar_aceite(work, said, convite, indicacoes)
    menu.atualizar(work, said.user_id)
    if indicacoes:
        return (aceite.comecar(work, said, indicacoes),)
    return (_comece_por(work, convite),)


def nao_sou_eu(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """The link reached somebody else: it stops working, and whoever sent it is told."""
    convite = _aberto_por_mim(work, said, convite_id)
    convite.cancelado_em = work.now
    aviso = Message(K("convite.outra_pessoa"), {"nome": convite.nome})
    remetente.avisar(work, convite, say(aviso, buttons=remetente.como_refazer(work, convite)), "nao-sou-eu")
    return (say(Message(K("convite.nao_era_voce"))),)


def nao_posso(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Ask why, before the refusal goes back to whoever nominated."""
    convite = _aberto_por_mim(work, said, convite_id)
    return (abrir(work, said, RECUSAR, Quem(None, ()), Comeco(siorg=convite.siorg, alvo=str(convite.id))),)


def recusar(work: Work, _: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Record a refusal and its reason; whoever nominated hears it at once."""
    convite = work.session.get(Convite, int(rascunho.alvo or 0))
    if convite is None or estado(convite, work.now) is not Estado.VALIDO:
        raise Recusa(say(Message(K("link.cancelado"))))
    convite.cancelado_em = work.now
    motivo = values.get("motivo") or ""
    indicacoes = indicacoes_de(work, convite)
    papel = papeis_por_extenso(indicacoes) if indicacoes else papel_por_extenso(convite.papel, None)
    for indicacao in indicacoes:
        indicacao.situacao, indicacao.motivo, indicacao.respondida_em = "recusada", motivo, work.now
    tela = say(
        Message(K("convite.recusado"), {"nome": convite.nome, "papel": papel}),
        Message(K("convite.recusado_motivo"), {"motivo": motivo})
        if motivo
        else Message(K("convite.recusado_sem_motivo")),
        buttons=remetente.como_refazer(work, convite),
    )
    remetente.avisar(work, convite, tela, "recusa")
    return (say(Message(K("convite.recusa_enviada"))),)


RECUSAR = Fluxo("recusa", RECUSA, recusar, titulo="")


def _nao_vale(said: Incoming, convite: Convite | None, situacao: Estado) -> Screen:
    if convite is not None and situacao is Estado.USADO and convite.aceito_por == said.user_id:
        return say(Message(K("link.ja_aceito")), buttons=((MENU,),))
    return say(Message(K(f"link.{situacao.value}")))


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


def _aberto_por_mim(work: Work, said: Incoming, convite_id: str) -> Convite:
    convite = work.session.get(Convite, int(convite_id)) if convite_id.isdecimal() else None
    situacao = estado(convite, work.now)
    if convite is None or situacao is not Estado.VALIDO:
        raise Recusa(_nao_vale(said, convite, situacao))
    if convite.aberto_por != said.user_id:
        raise Recusa(say(Message(K("link.aberto_por_outra"))))
    return convite


def _duas_pessoas_por_tema(work: Work, said: Incoming, indicacoes: list[Indicacao]) -> None:
    pessoa = mandatos.pessoa_da_conta(work, said.user_id)
    if pessoa is None:
        return
    for indicacao in indicacoes:
        outro = work.session.exec(
            select(Vinculo).where(
                Vinculo.pessoa_id == pessoa.id,
                Vinculo.siorg == indicacao.siorg,
                Vinculo.tema == indicacao.tema,
                col(Vinculo.fim).is_(None),
            )
        ).first()
        if outro is not None:
            papel = papel_por_extenso(outro.papel, outro.tema)
            raise Recusa(say(Message(K("convite.duas_pessoas"), {"papel": papel})))


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
    if antiga is not None and antiga.situacao == "aceita":
        mandatos.substituir(work, antiga, indicacao.nome)
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


def _mudar_de_conta(work: Work, said: Incoming, convite: Convite) -> Screen:
    pessoa = work.session.get(Pessoa, convite.pessoa_id)
    if pessoa is None:
        raise Recusa(say(Message(K("link.cancelado"))))
    nome, conta = pessoa.nome, remetente.conta_por_extenso(said)
    antiga = mandatos.mudar_de_conta(work, pessoa, said.user_id, conta)
    convite.aceito_em, convite.aceito_por = work.now, said.user_id
    menu.atualizar(work, said.user_id)
    if antiga is not None:
        work.say_later(antiga, say(Message(K("convite.conta_mudou"))), once=f"conta:{convite.id}")
        menu.atualizar(work, antiga)
    registrar(work, "mudar_de_conta", pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id)
    aviso = Message(K("convite.mudou"), {"nome": nome, "conta": conta})
    remetente.avisar(work, convite, say(aviso), "mudanca")
    return say(Message(K("convite.mudanca_feita"), {"nome": nome}), buttons=((MENU,),))


def _comece_por(work: Work, convite: Convite) -> Screen:
    if convite.papel == Papel.STI.value:
        return say(
            Message(K("convite.comece.sti")), buttons=((botao(K("comando.orgaos"), "orgaos"),), (MENU,))
        )
    orgao = nome_do_orgao(orgao_de(work, convite.siorg or ""))
    botoes = ((botao(K("indicacao.comecar"), "indicar"),), (MENU,))
    return say(Message(K("convite.comece.indicador"), {"orgao": orgao}), buttons=botoes)
