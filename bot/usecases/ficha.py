"""The card of a service: where it stands, what breaks the standard, how digital it is, what can be done."""

from collections.abc import Collection, Iterator

from bot.domain.cartao import cartao, cartao_do_nome, pontos, sobram
from bot.domain.digital import medida_digital
from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.domain.regras import achados
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import CartaRow, ServicoRow
from bot.storage.work import Work
from bot.usecases import edicoes, guardar, rascunhos
from bot.usecases.botoes import MENU, botao, pelo_numero
from bot.usecases.botoes_da_ficha import botoes_da_ficha, botoes_do_nome
from bot.usecases.cartas_que_saem import carta_de
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.nomes import outros_nomes
from bot.usecases.quem import Quem, Recusa, quem


def ver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show the card of a service; an open draft is paused, so that nothing typed here answers it."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    pausado = rascunhos.largar(work, said.chat_id)
    tela = ficha(work, pessoa, row)
    if pausado is None:
        return (tela,)
    nome = rascunhos.nome_do_rascunho(pausado)
    return (tela.after(Message(K("rascunho.pausado"), {"rascunho": nome})),)


def ver_pontos(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show everything that the rules find, the gravest first."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    titulo = Paragraph((Message(K("servico.pontos_de"), {"nome": row.nome}),))
    voltar = (botao(K("servico.ver"), "servico", row.id), MENU)
    return (
        Screen((titulo, *pontos(do_banco(work, row), publicado(work, row), _outros(work, row))), (voltar,)),
    )


def xml(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Send the service as an XML letter of the Portal."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.EXPORTAR_SERVICO)
    nome, dados = carta_de(row, work.session.get(CartaRow, row.id), guardar.fato_do_orgao(work, row.siorg))
    anexo = work.keep(dados, nome)
    registrar(work, "exportar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    voltar = ((botao(K("servico.ver"), "servico", row.id),), (MENU,))
    return (Screen((Paragraph((Message(K("servico.xml"), {"nome": row.nome}),)),), voltar, anexo),)


def ficha(work: Work, pessoa: Quem, row: ServicoRow) -> Screen:
    """Return the card: state, what breaks the standard, digital etapa by etapa, who else is at it."""
    if row.estado == Estado.LEVANTADO.value:
        return _ficha_do_nome(work, pessoa, row)
    servico = do_banco(work, row)
    todos = achados(servico, publicado(work, row), _outros(work, row))
    nome, *resto = cartao(servico, todos)
    estado = Paragraph(tuple(_estado(row)))
    etapas = Paragraph(tuple(_etapas(servico)))
    alheios = Paragraph(edicoes.avisos(work, pessoa, row))
    paragrafos = (nome, estado, *resto, etapas, alheios)
    return Screen(
        tuple(p for p in paragrafos if p.lines),
        botoes_da_ficha(pessoa, row, ha_mais=sobram(todos)),
    )


def _ficha_do_nome(work: Work, pessoa: Quem, row: ServicoRow) -> Screen:
    """Return the card of a service of which only the name is known: all the rest is still to be written."""
    nome, *pontos_do_nome = cartao_do_nome(do_banco(work, row), _outros(work, row))
    estado = Paragraph(tuple(_estado(row)))
    alheios = Paragraph(edicoes.avisos(work, pessoa, row))
    paragrafos = (nome, estado, *pontos_do_nome, alheios)
    return Screen(tuple(p for p in paragrafos if p.lines), botoes_do_nome(pessoa, row))


def servico_de_quem(work: Work, said: Incoming, servico_id: str, acao: Acao) -> tuple[ServicoRow, Quem]:
    """Return the service and who speaks; raise `Recusa` when she may not do `acao` to it."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(acao)
    row = pelo_numero(work, ServicoRow, servico_id)
    if row is None:
        raise Recusa(say(Message(K("servico.desconhecido")), buttons=((MENU,),)))
    pessoa.exigir(acao, row.siorg)
    return row, pessoa


def do_banco(work: Work, row: ServicoRow) -> Servico:
    """Return the service as the newest version has it."""
    return servico_de(row.valores, guardar.fato_do_orgao(work, row.siorg))


def publicado(work: Work, row: ServicoRow) -> Servico | None:
    """Return the service as it is on the Portal; None when it is not there."""
    return (
        None if row.publicado is None else servico_de(row.publicado, guardar.fato_do_orgao(work, row.siorg))
    )


def _outros(work: Work, row: ServicoRow) -> Collection[str]:
    return outros_nomes(work, [row.siorg], row.id)


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
