"""Passwords of the Portal that a ponto focal 1 still waits for: on the central team's list until solved."""

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Indicacao
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import botao, pelo_numero
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import nome_do_orgao, orgao_de, quem

NA_TELA = 8


def senhas(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """List the pontos focais who still have no password of the Portal."""
    quem(work, said.user_id).exigir(Acao.RESOLVER_SENHA)
    voltar = (botao(K("orgaos.voltar"), "orgaos"),)
    pendentes = sem_senha(work)
    if not pendentes:
        return (say(Message(K("senhas.nenhuma")), buttons=(voltar,)),)
    botoes = tuple(
        (botao(Message(K("senhas.resolver"), {"nome": i.nome}), "senha.resolvida", i.id),)
        for i in pendentes[:NA_TELA]
    )
    linhas = tuple(_linha(work, indicacao) for indicacao in pendentes[:NA_TELA])
    titulo = Message(K("senhas.titulo"), count=len(pendentes))
    return (Screen((Paragraph((titulo,)), Paragraph(linhas)), (*botoes, voltar)),)


def senha_resolvida(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Take a ponto focal off the list, and tell her."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.RESOLVER_SENHA)
    indicacao = pelo_numero(work, Indicacao, indicacao_id)
    if indicacao is not None and indicacao.senha_portal == "nao":
        indicacao.senha_portal = "sim"
        registrar(work, "resolver_senha", pessoa_id=pessoa.id, siorg=indicacao.siorg, alvo=indicacao.id)
        vinculo = mandatos.vinculo_da_indicacao(work, indicacao)
        if vinculo is not None:
            aviso = say(Message(K("senhas.sua_senha")))
            mandatos.avisar(work, vinculo.pessoa_id, aviso, once=f"senha:{indicacao.id}")
        work.session.flush()
    return senhas(work, said)


def sem_senha(work: Work) -> list[Indicacao]:
    """Return the accepted nominations whose holder said she has no password."""
    busca = select(Indicacao).where(Indicacao.senha_portal == "nao", Indicacao.situacao == "aceita")
    return list(work.session.exec(busca.order_by(Indicacao.siorg, col(Indicacao.id))))


def _linha(work: Work, indicacao: Indicacao) -> Message:
    orgao = nome_do_orgao(orgao_de(work, indicacao.siorg))
    return Message(K("senhas.linha"), {"nome": indicacao.nome, "email": indicacao.email, "orgao": orgao})
