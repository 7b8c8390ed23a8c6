"""What the central team sees: the organs it opened, who nominates there, who has not come in (`/orgaos`)."""

from collections.abc import Iterator

from sqlmodel import select

from bot.domain.papeis import Acao, Papel
from bot.forms.search import fold
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases import convites, mandatos, outra_conta, prazo, senhas
from bot.usecases.botoes import MENU, Rows, botao, pagina, pelo_numero
from bot.usecases.convites import Estado, de_quem_indica, estado, vinculos_de
from bot.usecases.incoming import Incoming
from bot.usecases.indicacoes import ver_indicacao
from bot.usecases.links import linha_da_indicacao
from bot.usecases.quem import Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import largar

POR_PAGINA = 8
SITUACOES = {
    Estado.VALIDO: K("orgao.link_valido"),
    Estado.EXPIRADO: K("orgao.link_expirado"),
    Estado.CANCELADO: K("orgao.link_cancelado"),
    Estado.DESFEITO: K("orgao.link_desfeito"),
}


def orgaos(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the organs that were opened, a page at a time, and what waits for the central team."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    largar(work, said.chat_id)
    abertos = sorted(work.session.exec(select(Orgao)), key=lambda aberto: fold(aberto.nome))
    desta, vizinhas = pagina(abertos, numero, POR_PAGINA, "orgaos")
    botoes = [(botao(K("orgaos.convidar"), "orgao.convidar"),), (botao(K("abertura.botao"), "abertura"),)]
    if abertos:
        botoes.append((botao(K("orgaos.procurar"), "orgaos.procurar"),))
        botoes.append((botao(K("faltam.botao"), "faltam"),))
    botoes += [(botao(nome_do_orgao(o), "orgao", o.siorg),) for o in desta]
    pendentes = senhas.sem_senha(work)
    if pendentes:
        botoes.append((botao(Message(K("orgaos.senhas"), count=len(pendentes)), "senhas"),))
    titulo = Message(K("orgaos.titulo"), count=len(abertos))
    return (say(titulo, buttons=(*botoes, *vizinhas, (MENU,))),)


def orgao(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Show one organ: who nominates, who was nominated, who has not come in yet."""
    quem(work, said.user_id).exigir(Acao.VER_ORGAOS)
    return (tela_do_orgao(work, siorg),)


def tela_do_orgao(work: Work, siorg: str) -> Screen:
    """Return the screen of one organ; raise `Recusa` when it was not opened."""
    aberto = orgao_de(work, siorg)
    convidadas = ultimos_convites(work, siorg)
    indicadas = mandatos.indicacoes_vivas(work, siorg)
    paragrafos = (
        Paragraph((Message(K("orgao.titulo"), {"orgao": nome_do_orgao(aberto)}), prazo.linha(aberto))),
        Paragraph((Message(K("orgao.quem_indica_titulo")), *_quem_indica(work, convidadas))),
        Paragraph((Message(K("orgao.indicadas_titulo")), *_indicadas(indicadas))),
    )
    botoes: Rows = tuple((_botao_de_quem_indica(c),) for c in convidadas)
    botoes += tuple((ver_indicacao(i),) for i in indicadas)
    botoes += ((botao(K("orgao.convidar_outra"), "orgao.convidar", siorg),), (prazo.mudar(aberto),))
    botoes += ((botao(K("comando.metas"), "metas", siorg),),)
    return Screen(paragrafos, (*botoes, (botao(K("orgaos.voltar"), "orgaos"),)))


def indicador(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Show somebody who nominates, and what can be done: undo, or a link for a new account."""
    quem(work, said.user_id).exigir(Acao.DESFAZER_CONVITE)
    convite = pelo_numero(work, Convite, convite_id)
    if convite is None or convite.siorg is None or convite.papel != Papel.INDICADOR.value:
        raise Recusa(say(Message(K("link.sem_convite")), buttons=((MENU,),)))
    linhas = [Message(K("orgao.indicador"), {"nome": convite.nome})]
    if convite.email:
        linhas.append(Message(K("indicacao.email"), {"email": convite.email}))
    if convite.condicao:
        linhas.append(Message(K(f"condicao.{convite.condicao}")))
    botoes: Rows = (
        (botao(K("link.outra_conta"), "orgao.renovar", convite.id),),
        (botao(K("convite.desfazer"), "convite.desfazer", convite.id),),
        (botao(K("orgao.voltar"), "orgao", convite.siorg),),
    )
    dela = convites.quem_aceitou(work, convite)
    espera = outra_conta.pendente(work, dela, convite.siorg) if dela is not None else None
    if espera is not None:
        linhas.append(outra_conta.linha(espera))
        botoes = (*outra_conta.cancelar_botao(espera), *botoes)
    return (Screen((Paragraph(tuple(linhas)),), botoes),)


def ultimos_convites(work: Work, siorg: str) -> list[Convite]:
    """Return the newest link of each person invited to nominate in an organ, whatever became of it."""
    deles = [c for c in de_quem_indica(work, siorg) if c.pessoa_id is None]
    return list({c.nome.casefold(): c for c in deles}.values())


def _botao_de_quem_indica(convite: Convite) -> Button:
    if _entrou(convite):
        return botao(Message(K("orgao.quem_indica"), {"nome": convite.nome}), "indicador", convite.id)
    return botao(Message(K("orgao.renovar"), {"nome": convite.nome}), "orgao.renovar", convite.id)


def _entrou(convite: Convite) -> bool:
    return convite.aceito_em is not None and convite.desfeito_em is None


def _quem_indica(work: Work, convidadas: list[Convite]) -> Iterator[Message]:
    if not convidadas:
        yield Message(K("orgao.ninguem_indica"))
    for convite in convidadas:
        yield _linha_de_quem_indica(work, convite)


def _linha_de_quem_indica(work: Work, convite: Convite) -> Message:
    params: dict[str, Param] = {"nome": convite.nome, "ate": convite.expira_em}
    situacao = estado(convite, work.now)
    if situacao is Estado.USADO:
        contas = [mandatos.conta_por_extenso(work, v.pessoa_id) for v in vinculos_de(work, convite)]
        return Message(K("orgao.entrou"), {**params, "conta": ", ".join(contas)})
    return Message(SITUACOES[situacao], params)


def _indicadas(indicadas: list[Indicacao]) -> Iterator[Message]:
    if not indicadas:
        yield Message(K("orgao.ninguem_indicado"))
    for indicacao in indicadas:
        yield linha_da_indicacao(indicacao)
