"""The services of an organ (`/servicos`): listed, narrowed by what matters, each with its card."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from bot.cartas.escrita import escrever, nome_do_arquivo
from bot.domain.cartao import cartao
from bot.domain.digital import medida_digital
from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from bot.messages import Button, K, Message, Paragraph, Screen, say
from bot.storage.tables import Orgao, ServicoRow
from bot.storage.work import Work
from bot.usecases import conflito, guardar, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.filtro import Filtro, ler
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem

POR_PAGINA = 8
REGRAS_NO_FILTRO = 6
SEM_FILTRO = Filtro()


def servicos(
    work: Work, said: Incoming, siorg: str = "", numero: str = "1", filtro: str = ""
) -> tuple[Screen, ...]:
    """List the services of an organ, a page at a time; with several organs, ask which."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, siorg or None)
    rascunhos.largar(work, said.chat_id)
    if not siorg:
        meus = _orgaos(work, pessoa)
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


def ver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show the card of a service."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    return (ficha(work, pessoa, row),)


def xml(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Send the service as an XML letter of the Portal."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.EXPORTAR_SERVICO)
    servico = do_banco(work, row)
    anexo = work.keep(escrever(servico), nome_do_arquivo(servico))
    registrar(work, "exportar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    voltar = ((botao(K("servico.ver"), "servico", row.id),), (MENU,))
    return (Screen((Paragraph((Message(K("servico.xml"), {"nome": row.nome}),)),), voltar, anexo),)


def ficha(work: Work, pessoa: Quem, row: ServicoRow) -> Screen:
    """Return the card: state, what breaks the standard, digital etapa by etapa, who else is at it."""
    servico = do_banco(work, row)
    nome, *resto = cartao(servico)
    estado = Paragraph(tuple(_estado(row)))
    etapas = Paragraph(tuple(_etapas(servico)))
    alheios = Paragraph(conflito.avisos(work, pessoa, row))
    paragrafos = (nome, estado, *resto, etapas, alheios)
    return Screen(tuple(p for p in paragrafos if p.lines), _botoes_da_ficha(pessoa, row))


def servico_de_quem(work: Work, said: Incoming, servico_id: str, acao: Acao) -> tuple[ServicoRow, Quem]:
    """Return the service and who speaks; raise `Recusa` when she may not do `acao` to it."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(acao)
    row = work.session.get(ServicoRow, int(servico_id)) if servico_id.isdecimal() else None
    if row is None:
        raise Recusa(say(Message(K("servico.desconhecido")), buttons=((MENU,),)))
    pessoa.exigir(acao, row.siorg)
    return row, pessoa


def do_banco(work: Work, row: ServicoRow) -> Servico:
    """Return the service as the newest version has it."""
    return servico_de(row.valores, guardar.fato_do_orgao(work, row.siorg))


def _lista(work: Work, pessoa: Quem, siorg: str, numero: str, filtro: Filtro) -> Screen:
    condicoes = (*_do_orgao(siorg), *filtro.condicoes(_regras(work, siorg) if filtro.regra else ()))
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
        *_titulo(work, siorg, total, filtro),
        buttons=(*botoes, *vizinhas, *_botoes_da_lista(pessoa, siorg, total, filtro), (MENU,)),
    )


def _titulo(work: Work, siorg: str, total: int, filtro: Filtro) -> Iterator[Message]:
    orgao = {"orgao": nome_do_orgao(orgao_de(work, siorg))}
    if filtro == SEM_FILTRO:
        yield Message(K("servicos.titulo"), orgao, count=total)
        return
    yield Message(K("servicos.filtrados"), orgao, count=total)
    yield from (Message(K("filtro.linha"), {"filtro": uma}) for uma in filtro.palavras())


def _botoes_da_lista(pessoa: Quem, siorg: str, total: int, filtro: Filtro) -> Rows:
    botoes: Rows = ()
    if total > 1 or filtro.escrito:
        procurar = botao(K("servicos.procurar"), "servicos.procurar", siorg)
        botoes = ((procurar, botao(K("servicos.filtrar"), "servicos.filtrar", siorg, filtro.escrito)),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        botoes += ((botao(K("servico.cadastrar"), "cadastrar"),),)
    return botoes


def _com_filtro(pagina: Button, filtro: Filtro) -> Button:
    return replace(pagina, data=f"{pagina.data}:{filtro.escrito}")


def _opcoes(work: Work, siorg: str, agora: Filtro) -> Iterator[tuple[Message, Filtro]]:
    """Yield each way to narrow further, in words with its count; those that leave nothing are left out."""
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


def _contas(work: Work, siorg: str, agora: Filtro) -> Counter[str]:
    condicoes = (*_do_orgao(siorg), *agora.condicoes(()))
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


def _regras(work: Work, siorg: str) -> tuple[str, ...]:
    linhas = work.session.exec(select(ServicoRow.regras).where(*_do_orgao(siorg)).distinct())
    return tuple(dict.fromkeys(regra for linha in linhas for regra in linha.split()))


def _do_orgao(siorg: str) -> tuple[ColumnElement[bool], ...]:
    return col(ServicoRow.siorg) == siorg, col(ServicoRow.fora_do_inventario).is_(None)


def _qual_orgao(meus: list[Orgao], numero: str) -> Screen:
    desta, vizinhas = pagina(meus, numero, POR_PAGINA, "servicos.orgaos")
    botoes: Rows = tuple((botao(nome_do_orgao(orgao), "servicos", orgao.siorg),) for orgao in desta)
    procurar = ((botao(K("servicos.procurar"), "servicos.procurar"),),) if meus else ()
    return say(Message(K("servicos.qual_orgao")), buttons=(*botoes, *vizinhas, *procurar, (MENU,)))


def orgaos(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask of which organ, at another page of them."""
    return servicos(work, said, "", numero)


def _orgaos(work: Work, pessoa: Quem) -> list[Orgao]:
    alcance = select(Orgao).order_by(Orgao.nome)
    if any(m.siorg is None for m in pessoa.mandatos):
        com_servicos = select(ServicoRow.siorg).distinct()
        return list(work.session.exec(alcance.where(col(Orgao.siorg).in_(com_servicos))))
    meus = pessoa.orgaos(Acao.VER_SERVICOS)
    return list(work.session.exec(alcance.where(col(Orgao.siorg).in_(meus))))


def _estado(row: ServicoRow) -> Iterator[Message]:
    yield Message(K("servico.estado"), {"estado": Message(K(f"estado.{row.estado}"))})
    if row.endereco_no_portal and row.publicado_em:
        yield Message(
            K("servico.no_portal"), {"endereco": row.endereco_no_portal, "quando": row.publicado_em}
        )
    if row.fora_do_inventario is not None:
        yield Message(K("servico.fora"), {"motivo": row.fora_do_inventario})


def _etapas(servico: Servico) -> Iterator[Message]:
    """Yield which etapas have a digital channel, unless all of them or none has."""
    por_etapa = medida_digital(servico).por_etapa
    if len(set(por_etapa)) < 2:
        return
    for numero, (etapa, digital) in enumerate(zip(servico.etapas, por_etapa, strict=True), 1):
        chave = K("servico.etapa_digital") if digital else K("servico.etapa_nao_digital")
        yield Message(chave, {"numero": numero, "titulo": etapa.titulo})


def _botoes_da_ficha(pessoa: Quem, row: ServicoRow) -> Rows:
    botoes: Rows = ((botao(K("servico.previa"), "servico.previa", row.id),),)
    if pessoa.pode(Acao.EXPORTAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.baixar_xml"), "servico.xml", row.id),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.editar"), "servico.editar", row.id),),)
    botoes += ((botao(K("servico.historico"), "servico.historico", row.id),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.parecido"), "servico.parecido", row.id),),)
        botoes += ((botao(K("servico.novo"), "servico.novo"),),)
    return (*botoes, (botao(K("servicos.voltar"), "servicos", row.siorg), MENU))
