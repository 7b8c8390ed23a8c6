"""What the central team sees: the organs it opened, who nominates there, who has not come in (`/orgaos`)."""

from collections.abc import Iterator

from sqlmodel import select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Convite, Orgao
from bot.storage.work import Work
from bot.usecases import mandatos, senhas
from bot.usecases.botoes import MENU, botao, pagina
from bot.usecases.convites import de_quem_indica
from bot.usecases.incoming import Incoming
from bot.usecases.links import linha_da_indicacao
from bot.usecases.quem import nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import largar

POR_PAGINA = 8


def orgaos(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the organs that were opened, a page at a time, and what waits for the central team."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    largar(work, said.chat_id)
    abertos = list(work.session.exec(select(Orgao).order_by(Orgao.nome)))
    desta, vizinhas = pagina(abertos, numero, POR_PAGINA, "orgaos")
    botoes = [(botao(K("orgaos.convidar"), "orgao.convidar"),)]
    botoes += [(botao(nome_do_orgao(o), "orgao", o.siorg),) for o in desta]
    pendentes = senhas.sem_senha(work)
    if pendentes:
        botoes.append((botao(Message(K("orgaos.senhas"), count=len(pendentes)), "senhas"),))
    titulo = Message(K("orgaos.titulo"), count=len(abertos))
    return (say(titulo, buttons=(*botoes, *vizinhas, (MENU,))),)


def orgao(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Show one organ: who nominates, who was nominated, who has not come in yet."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    aberto = orgao_de(work, siorg)
    todos = de_quem_indica(work, siorg)
    pendentes = [c for c in todos if c.aceito_em is None and c.cancelado_em is None]
    aceitos = [c for c in todos if c.aceito_em and c.desfeito_em is None and c.pessoa_id is None]
    paragrafos = (
        Paragraph((Message(K("orgao.titulo"), {"orgao": nome_do_orgao(aberto)}),)),
        Paragraph(tuple(_quem_indica(work, siorg, pendentes))),
        Paragraph(tuple(_indicadas(work, siorg))),
    )
    botoes = [
        (botao(Message(K("orgao.renovar"), {"nome": c.nome}), "orgao.renovar", c.id),) for c in pendentes
    ]
    botoes += [
        (botao(Message(K("orgao.quem_indica"), {"nome": c.nome}), "indicador", c.id),) for c in aceitos
    ]
    botoes.append((botao(K("orgao.convidar_outra"), "orgao.convidar", siorg),))
    return (Screen(paragrafos, (*botoes, (botao(K("orgaos.voltar"), "orgaos"),))),)


def indicador(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Show somebody who nominates, and what can be done: undo, or a link for a new account."""
    quem(work, said.user_id).exigir(Acao.DESFAZER_CONVITE)
    convite = work.session.get(Convite, int(convite_id))
    if convite is None or convite.siorg is None:
        return (say(Message(K("link.desconhecido"))),)
    condicao = Message(K(f"condicao.{convite.condicao or 'secretario'}"))
    params: dict[str, Param] = {"nome": convite.nome, "email": convite.email or "", "condicao": condicao}
    botoes = (
        (botao(K("link.outra_conta"), "orgao.renovar", convite.id),),
        (botao(K("convite.desfazer"), "convite.desfazer", convite.id),),
        (botao(K("orgao.voltar"), "orgao", convite.siorg),),
    )
    return (say(Message(K("orgao.indicador"), params), buttons=botoes),)


def _quem_indica(work: Work, siorg: str, pendentes: list[Convite]) -> Iterator[Message]:
    yield Message(K("orgao.quem_indica_titulo"))
    pessoas = mandatos.quem_indica(work, siorg)
    if not pessoas and not pendentes:
        yield Message(K("orgao.ninguem_indica"))
    for pessoa in pessoas:
        yield Message(K("orgao.entrou"), {"nome": pessoa.nome, "conta": pessoa.conta_nome})
    for convite in pendentes:
        params: dict[str, Param] = {"nome": convite.nome, "ate": convite.expira_em}
        vencido = convite.expira_em <= work.now
        yield (
            Message(K("orgao.link_vencido"), params) if vencido else Message(K("orgao.link_enviado"), params)
        )


def _indicadas(work: Work, siorg: str) -> Iterator[Message]:
    yield Message(K("orgao.indicadas_titulo"))
    vivas = mandatos.indicacoes_vivas(work, siorg)
    if not vivas:
        yield Message(K("orgao.ninguem_indicado"))
    for indicacao in vivas:
        yield linha_da_indicacao(indicacao)
