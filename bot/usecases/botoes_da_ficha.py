"""What can be done with a service from its card, by its state and by who looks."""

from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.messages import Button, K
from bot.storage.tables import ServicoRow
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.quem import Quem


def botoes_da_ficha(pessoa: Quem, row: ServicoRow, *, ha_mais: bool) -> Rows:
    """Return what she can do with a registered service; `ha_mais`: the card names not every finding."""
    botoes: Rows = ((botao(K("servico.pontos"), "servico.pontos", row.id),),) if ha_mais else ()
    botoes += ((botao(K("servico.previa"), "servico.previa", row.id),),)
    if row.estado == Estado.NO_PORTAL_COM_ALTERACOES.value:
        botoes += ((botao(K("servico.mudancas"), "servico.mudancas", row.id),),)
    if pessoa.pode(Acao.PUBLICAR_SERVICO, row.siorg):
        botoes += _a_publicar(row)
    if pessoa.pode(Acao.EXPORTAR_SERVICO, row.siorg):
        botoes += ((baixar_xml(row), botao(K("folheto.baixar"), "servico.pdf", row.id)),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.editar"), "servico.editar", row.id),),)
    botoes += ((botao(K("servico.historico"), "servico.historico", row.id),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.parecido"), "servico.parecido", row.id),),)
        botoes += ((botao(K("servico.novo"), "servico.novo"),), *_do_inventario(row))
    if pessoa.pode(Acao.PUBLICAR_SERVICO, row.siorg):
        botoes += (*ja_no_portal(row), *_saiu_do_portal(row))
    return (
        *botoes,
        *_no_diagnostico(pessoa, row),
        (botao(K("servicos.voltar"), "servicos", row.siorg), MENU),
    )


def _no_diagnostico(pessoa: Quem, row: ServicoRow) -> Rows:
    if row.digital or not pessoa.pode(Acao.VER_DIAGNOSTICO, row.siorg):
        return ()
    return ((botao(K("diagnostico.do_servico_botao"), "diagnostico.servico", row.id),),)


def baixar_xml(row: ServicoRow) -> Button:
    """Return the button that sends the letter."""
    return botao(K("servico.baixar_xml"), "servico.xml", row.id)


def botoes_do_nome(pessoa: Quem, row: ServicoRow) -> Rows:
    """Return what she can do with a service that is only a name."""
    botoes: Rows = ()
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes = (*_do_nome_em_diante(row), *_do_inventario(row))
    if pessoa.pode(Acao.PUBLICAR_SERVICO, row.siorg):
        botoes += ja_no_portal(row)
    historico = (botao(K("servico.historico"), "servico.historico", row.id),)
    return (*botoes, historico, (botao(K("servicos.voltar"), "servicos", row.siorg), MENU))


def _do_nome_em_diante(row: ServicoRow) -> Rows:
    """Return what can be done with a name that counts."""
    if row.fora_do_inventario is not None:
        return ()
    cadastrar = botao(K("servico.cadastrar_este"), "servico.editar", row.id)
    conferir = botao(K("criterios.botao"), "criterios", row.id)
    mudar = botao(K("inventario.mudar_nome"), "inventario.mudar_nome", row.id)
    return (cadastrar,), (conferir,), (mudar,)


def _do_inventario(row: ServicoRow) -> Rows:
    if row.fora_do_inventario is not None:
        return ((botao(K("inventario.devolver"), "inventario.devolver", row.id),),)
    nao_e = botao(K("inventario.nao_e_servico"), "inventario.motivos", row.id)
    return ((nao_e,),) if row.publicado is None else ()


def _a_publicar(row: ServicoRow) -> Rows:
    """Return the way to the Portal of a text that is not there and that nothing keeps from it."""
    if row.estado in (Estado.PRONTO.value, Estado.NO_PORTAL_COM_ALTERACOES.value) and _conta(row):
        return ((botao(K("levar.botao"), "levar", row.id),),)
    return ()


def ja_no_portal(row: ServicoRow) -> Rows:
    """Return how to tell that this very text is on the Portal, while that is not known."""
    if row.estado == Estado.NO_PORTAL.value or not _conta(row):
        return ()
    if row.endereco_no_portal is None:
        return ((botao(K("no_portal.botao"), "no_portal", row.id, row.versao),),)
    return ((botao(K("publicacao.atualizei"), "publicacao.atualizado", row.id, row.versao),),)


def _saiu_do_portal(row: ServicoRow) -> Rows:
    return ((botao(K("publicacao.saiu"), "publicacao.saida", row.id),),) if row.publicado is not None else ()


def _conta(row: ServicoRow) -> bool:
    return row.fora_do_inventario is None
