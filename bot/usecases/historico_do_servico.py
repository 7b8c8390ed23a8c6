"""Who changed what in a service, version by version, field by field; any of them can be restored."""

from collections.abc import Iterator

from sqlmodel import col, select

from bot.callbacks import number_in
from bot.cartas.previa import previa
from bot.domain.diferencas import diferencas
from bot.domain.papeis import Acao
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from bot.messages import Button, K, Message, Paragraph, Param, Screen
from bot.storage.tables import Pessoa, ServicoRow, VersaoDoServico
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.diferencas import em_palavras, nomes_das_mudancas
from bot.usecases.ficha import do_banco, ficha, servico_de_quem
from bot.usecases.guardar import Conflito
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa
from bot.usecases.relacionados import nomes_dos_relacionados
from bot.usecases.saidas import saidas_e_voltas

POR_PAGINA = 5
CAMPOS_NA_LINHA = 3
ACOES = {
    "guardar": K("historico.guardar"),
    "levantar": K("historico.levantar"),
    "renomear": K("historico.renomear"),
    "juntar": K("historico.juntar"),
    "importar": K("historico.importar"),
    "planilha": K("historico.planilha"),
    "restaurar": K("historico.restaurar"),
    "descartar": K("historico.descartar"),
}


def previa_de(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show the service as the citizen will read it."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    voltar = ((botao(K("servico.ver"), "servico", row.id),), (MENU,))
    return (Screen(_previa(work, do_banco(work, row)), voltar).after(Message(K("previa.aviso"))),)


def historico(work: Work, said: Incoming, servico_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the versions, the newest first, with who saved each, when, and which fields it changed.

    Above them: who took it out of the inventory and why, who brought it back.
    """
    row, _ = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    desta, vizinhas = pagina(range(row.versao, 0, -1), numero, POR_PAGINA, "servico.historico", row.id)
    versoes = _versoes(work, row, desta[-1] - 1, desta[0])
    linhas = tuple(Paragraph(tuple(_linhas(work, versoes, versao))) for versao in desta)
    titulo = Paragraph((Message(K("historico.titulo"), {"nome": row.nome}, count=row.versao),))
    saidas = Paragraph(saidas_e_voltas(work, row))
    botoes: Rows = tuple((_ver_versao(row, versao),) for versao in desta)
    voltar = (botao(K("servico.ver"), "servico", row.id), MENU)
    return (Screen((titulo, *((saidas,) if saidas.lines else ()), *linhas), (*botoes, *vizinhas, voltar)),)


def mudancas(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show what the newest text changes in the one that is on the Portal, field by field."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    mudou = diferencas(row.publicado, row.valores) if row.publicado is not None else ()
    titulo = Paragraph((Message(K("historico.mudancas"), {"nome": row.nome}, count=len(mudou)),))
    botoes: Rows = ((botao(K("servico.ver"), "servico", row.id), MENU),)
    if mudou and pessoa.pode(Acao.PUBLICAR_SERVICO, row.siorg):
        botoes = ((botao(K("publicacao.descartar"), "publicacao.descarte", row.id),), *botoes)
    return (Screen((titulo, *(Paragraph(em_palavras(work, uma)) for uma in mudou)), botoes),)


def versao(work: Work, said: Incoming, servico_id: str, numero: str) -> tuple[Screen, ...]:
    """Show what one version changed, field by field."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    esta = _versao(work, row, numero)
    antes = guardar.versao(work, row, esta.numero - 1)
    mudou = diferencas(antes.valores, esta.valores) if antes else ()
    paragrafos = [Paragraph(tuple(_linhas(work, _por_numero(esta), esta.numero)))]
    paragrafos += [Paragraph(em_palavras(work, uma)) for uma in mudou]
    if antes is None:
        paragrafos.append(Paragraph((Message(K("historico.primeira")),)))
    return (Screen(tuple(paragrafos), _botoes_da_versao(pessoa, row, esta)),)


def previa_da_versao(work: Work, said: Incoming, servico_id: str, numero: str) -> tuple[Screen, ...]:
    """Show one version as the citizen would have read it."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.VER_SERVICOS)
    esta = _versao(work, row, numero)
    servico = servico_de(esta.valores, guardar.fato_do_orgao(work, row.siorg))
    voltar = ((botao(K("historico.voltar"), "servico.historico", row.id),), (MENU,))
    aviso = Message(K("previa.da_versao"), {"numero": esta.numero, "quando": esta.quando})
    return (Screen(_previa(work, servico), voltar).after(aviso),)


def confirmar(work: Work, said: Incoming, servico_id: str, numero: str) -> tuple[Screen, ...]:
    """Ask whether to restore a version, with the fields that change back."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    esta = _versao(work, row, numero)
    mudam = nomes_das_mudancas(work, diferencas(row.valores, esta.valores))
    pergunta = Message(K("historico.confirmar"), {"numero": esta.numero}, count=len(mudam))
    sim = botao(K("historico.sim"), "servico.restaurado", row.id, esta.numero, row.versao)
    nao = botao(K("historico.voltar"), "servico.historico", row.id)
    botoes: Rows = ((sim,), (nao,)) if mudam else ((nao,),)
    return (Screen((Paragraph((pergunta, *mudam)),), botoes),)


def restaurar(work: Work, said: Incoming, servico_id: str, numero: str, sobre: str) -> tuple[Screen, ...]:
    """Write an old version as the newest one, unless somebody wrote another since it was asked."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    esta = _versao(work, row, numero)
    guardar.nome_livre(work, row.siorg, esta.valores["nome"], row)
    feito = guardar.guardar(work, pessoa, row, esta.valores, number_in(sobre), acao="restaurar")
    if isinstance(feito, Conflito):
        return tuple(
            tela.after(Message(K("historico.mudou"))) for tela in confirmar(work, said, servico_id, numero)
        )
    return (ficha(work, pessoa, row).after(Message(K("historico.restaurada"), {"numero": esta.numero})),)


def _previa(work: Work, servico: Servico) -> tuple[Paragraph, ...]:
    return previa(servico, nomes_dos_relacionados(work.session, servico.relacionados))


def _versao(work: Work, row: ServicoRow, numero: str) -> VersaoDoServico:
    achada = guardar.versao(work, row, number_in(numero) or 0)
    if achada is None:
        raise Recusa(desconhecido())
    return achada


def _versoes(work: Work, row: ServicoRow, de: int, ate: int) -> dict[int, VersaoDoServico]:
    numero = col(VersaoDoServico.numero)
    delas = select(VersaoDoServico).where(VersaoDoServico.servico_id == row.id, numero >= de, numero <= ate)
    return _por_numero(*work.session.exec(delas))


def _por_numero(*versoes: VersaoDoServico) -> dict[int, VersaoDoServico]:
    return {uma.numero: uma for uma in versoes}


def _linhas(work: Work, versoes: dict[int, VersaoDoServico], numero: int) -> Iterator[Message]:
    esta, antes = versoes[numero], versoes.get(numero - 1)
    autora = work.session.get(Pessoa, esta.autora)
    quem_e_quando: dict[str, Param] = {
        "numero": numero,
        "quem": autora.nome if autora else "",
        "quando": esta.quando,
        "acao": Message(ACOES.get(esta.acao, ACOES["guardar"])),
    }
    yield Message(K("historico.linha"), quem_e_quando)
    if antes is not None:
        mudou = diferencas(antes.valores, esta.valores)
        yield from nomes_das_mudancas(work, mudou[:CAMPOS_NA_LINHA])
        if len(mudou) > CAMPOS_NA_LINHA:
            yield Message(K("historico.e_mais"), count=len(mudou) - CAMPOS_NA_LINHA)


def _ver_versao(row: ServicoRow, numero: int) -> Button:
    return botao(Message(K("historico.ver_versao"), {"numero": numero}), "servico.versao", row.id, numero)


def _botoes_da_versao(pessoa: Quem, row: ServicoRow, esta: VersaoDoServico) -> Rows:
    botoes: Rows = ((botao(K("historico.ver_previa"), "servico.versao.previa", row.id, esta.numero),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg) and esta.numero != row.versao:
        restaurar_esta = botao(K("historico.restaurar_esta"), "servico.restaurar", row.id, esta.numero)
        botoes += ((restaurar_esta,),)
    return (*botoes, (botao(K("historico.voltar"), "servico.historico", row.id), MENU))
