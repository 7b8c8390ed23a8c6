"""The services of an organ (`/servicos`): listed, and narrowed by what matters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import func
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.domain.regras import rotulo
from bot.messages import Button, K, Message, Screen, say
from bot.storage.tables import Orgao, ServicoRow
from bot.storage.work import Work
from bot.usecases import metas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.filtro import Filtro, ler
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem

POR_PAGINA = 8
REGRAS_NO_FILTRO = 10
SEM_FILTRO, SO_FORA = Filtro(), Filtro(fora=True)


def servicos(
    work: Work, said: Incoming, siorg: str = "", numero: str = "1", filtro: str = ""
) -> tuple[Screen, ...]:
    """List the services of an organ, a page at a time; with several organs, ask which."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, siorg or None)
    rascunhos.largar(work, said.chat_id)
    if not siorg:
        meus = orgaos_de(work, pessoa)
        if len(meus) != 1:
            return (_qual_orgao(meus, numero),)
        siorg = meus[0].siorg
    return (_lista(work, pessoa, siorg, numero, ler(filtro)),)


def filtrar(work: Work, said: Incoming, siorg: str, filtro: str = "") -> tuple[Screen, ...]:
    """Show what the list can be narrowed to, with how many services each leaves."""
    quem(work, said.user_id).exigir(Acao.VER_SERVICOS, siorg)
    rascunhos.largar(work, said.chat_id)
    agora = ler(filtro)
    botoes = tuple((_ao_filtro(siorg, rotulo, novo),) for rotulo, novo in _opcoes(work, siorg, agora))
    todos = botao(K("filtro.tirar"), "servicos", siorg)
    return (say(Message(K("filtro.titulo")), buttons=(*botoes, (todos,), (MENU,))),)


def _lista(work: Work, pessoa: Quem, siorg: str, numero: str, filtro: Filtro) -> Screen:
    quebradas = _quebradas(work, siorg, SEM_FILTRO) if filtro.regra else Counter[str]()
    condicoes = (col(ServicoRow.siorg) == siorg, *filtro.condicoes(quebradas))
    total = work.session.exec(select(func.count()).select_from(ServicoRow).where(*condicoes)).one()
    desta, vizinhas = pagina(range(total), numero, POR_PAGINA, "servicos", siorg)
    if filtro.escrito:
        vizinhas = tuple(tuple(_com_filtro(b, filtro) for b in linha) for linha in vizinhas)
    nomes = (
        select(ServicoRow.id, ServicoRow.nome).where(*condicoes).order_by(ServicoRow.nome, col(ServicoRow.id))
    )
    comeco = desta[0] if desta else 0
    linhas = work.session.exec(nomes.offset(comeco).limit(POR_PAGINA)).all()
    botoes: Rows = tuple((botao(nome, "servico", servico_id),) for servico_id, nome in linhas)
    return say(
        *_titulo(work, siorg, total, filtro, filtro.regra_entre(quebradas)),
        buttons=(*botoes, *vizinhas, *_botoes_da_lista(work, pessoa, siorg, total, filtro), (MENU,)),
    )


def _titulo(work: Work, siorg: str, total: int, filtro: Filtro, regra: str) -> Iterator[Message]:
    orgao = {"orgao": nome_do_orgao(orgao_de(work, siorg))}
    if filtro == SEM_FILTRO:
        yield Message(K("servicos.titulo"), orgao, count=total)
        yield from metas.linhas(work, siorg)
        return
    yield Message(K("servicos.filtrados"), orgao, count=total)
    palavras = [*filtro.palavras(), *([rotulo(regra)] if regra else [])]
    yield from (Message(K("filtro.linha"), {"filtro": uma}) for uma in palavras)


def _botoes_da_lista(work: Work, pessoa: Quem, siorg: str, total: int, filtro: Filtro) -> Rows:
    botoes: Rows = ()
    if total > 1 or filtro.escrito or _contar(work, siorg, SO_FORA):
        procurar = botao(K("servicos.procurar"), "servicos.procurar", siorg)
        botoes = ((procurar, botao(K("servicos.filtrar"), "servicos.filtrar", siorg, filtro.escrito)),)
    if filtro == SEM_FILTRO and metas.ha_no_portal(work, siorg):
        botoes += ((botao(K("metas.botao"), "metas.outras", siorg),),)
    if total and filtro == SEM_FILTRO and pessoa.pode(Acao.EXPORTAR_SERVICO, siorg):
        botoes += ((botao(K("folheto.baixar_todos"), "servicos.pdf", siorg),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        botoes += ((botao(K("servico.cadastrar"), "cadastrar"),),)
        botoes += ((botao(K("inventario.levantar"), "inventario.levantar", siorg),),)
    return botoes


def _com_filtro(pagina: Button, filtro: Filtro) -> Button:
    return replace(pagina, data=f"{pagina.data}:{filtro.escrito}")


def _opcoes(work: Work, siorg: str, agora: Filtro) -> Iterator[tuple[Message, Filtro]]:
    """Yield each way to narrow further, in words with its count; those that leave nothing are left out."""
    de_fora = _contar(work, siorg, SO_FORA)
    if de_fora and not agora.fora:
        (palavras,) = SO_FORA.palavras()
        yield Message(K("filtro.opcao"), {"filtro": palavras}, count=de_fora), SO_FORA
    agora = SEM_FILTRO if agora.fora else agora
    contas = _contas(work, siorg, agora)
    opcoes = [(estado.value, Filtro(estado), replace(agora, estado=estado)) for estado in Estado]
    opcoes += [(f"digital:{sim}", Filtro(digital=sim), replace(agora, digital=sim)) for sim in (True, False)]
    opcoes += [
        (f"faltas:{sim}", Filtro(faltas=sim), replace(agora, faltas=sim, regra="")) for sim in (True, False)
    ]
    for conta, so_esta, novo in opcoes:
        if contas[conta] and novo != agora:
            (palavras,) = so_esta.palavras()
            yield Message(K("filtro.opcao"), {"filtro": palavras}, count=contas[conta]), novo
    for regra, quantos in _quebradas(work, siorg, agora).most_common(REGRAS_NO_FILTRO):
        yield Message(K("filtro.opcao"), {"filtro": rotulo(regra)}, count=quantos), agora.com_regra(regra)


def _contar(work: Work, siorg: str, filtro: Filtro) -> int:
    """Return how many services of the organ a filter without a rule leaves."""
    deles = (col(ServicoRow.siorg) == siorg, *filtro.condicoes(()))
    return work.session.exec(select(func.count()).select_from(ServicoRow).where(*deles)).one()


def _contas(work: Work, siorg: str, agora: Filtro) -> Counter[str]:
    condicoes = (col(ServicoRow.siorg) == siorg, *agora.condicoes(_quebradas(work, siorg, SEM_FILTRO)))
    com_falta = col(ServicoRow.faltas) > 0
    colunas = select(ServicoRow.estado, ServicoRow.digital, com_falta, func.count()).where(*condicoes)
    contas = Counter[str]()
    for estado, digital, falta, quantos in work.session.exec(
        colunas.group_by(col(ServicoRow.estado), col(ServicoRow.digital), com_falta)
    ):
        for nome in (estado, f"digital:{bool(digital)}", f"faltas:{bool(falta)}"):
            contas[nome] += quantos
    return contas


def _ao_filtro(siorg: str, rotulo: Message, filtro: Filtro) -> Button:
    return botao(rotulo, "servicos", siorg, 1, filtro.escrito)


def _quebradas(work: Work, siorg: str, agora: Filtro) -> Counter[str]:
    """Return the rules that are broken, with in how many services."""
    condicoes = (col(ServicoRow.siorg) == siorg, *replace(agora, regra="").condicoes(()))
    por_regras = select(ServicoRow.regras, func.count()).where(*condicoes).group_by(col(ServicoRow.regras))
    contas = Counter[str]()
    for regras, quantos in work.session.exec(por_regras):
        for regra in regras.split():
            contas[regra] += quantos
    return contas


def _qual_orgao(meus: list[Orgao], numero: str) -> Screen:
    desta, vizinhas = pagina(meus, numero, POR_PAGINA, "servicos.orgaos")
    botoes: Rows = tuple((botao(nome_do_orgao(orgao), "servicos", orgao.siorg),) for orgao in desta)
    procurar = ((botao(K("servicos.procurar"), "servicos.procurar"),),) if meus else ()
    return say(Message(K("servicos.qual_orgao")), buttons=(*botoes, *vizinhas, *procurar, (MENU,)))


def orgaos(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask of which organ, at another page of them."""
    return servicos(work, said, "", numero)


def orgaos_de(work: Work, pessoa: Quem) -> list[Orgao]:
    """Return the organs whose services she may see, by name."""
    alcance = select(Orgao).order_by(Orgao.nome)
    if any(m.siorg is None for m in pessoa.mandatos):
        com_servicos = select(ServicoRow.siorg).distinct()
        return list(work.session.exec(alcance.where(col(Orgao.siorg).in_(com_servicos))))
    meus = pessoa.orgaos(Acao.VER_SERVICOS)
    return list(work.session.exec(alcance.where(col(Orgao.siorg).in_(meus))))
