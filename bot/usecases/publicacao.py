"""What is known of a service's page on the Portal: updated there, taken down, its newer text discarded."""

from bot.callbacks import number_in
from bot.domain.diferencas import diferencas
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido
from bot.usecases.diferencas import nomes_das_mudancas
from bot.usecases.edicoes import autora_de
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.guardar import Conflito
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa


def atualizado(
    work: Work, said: Incoming, servico_id: str, versao: str, sabendo: str = ""
) -> tuple[Screen, ...]:
    """Record that the text of version `versao` is on the Portal now, at the address already known.

    Where there is a newer one she is asked which of them it is; `sabendo`: the newest that she was told of.
    """
    row, pessoa = _no_portal(work, said, servico_id)
    vista = guardar.versao(work, row, number_in(versao) or 0)
    if vista is None or row.endereco_no_portal is None:
        raise Recusa(desconhecido())
    if str(row.versao) not in (versao, sabendo):
        return (_qual_texto(work, row, vista.numero),)
    guardar.marcar_no_portal(work, pessoa, row, row.endereco_no_portal, vista)
    return (ficha(work, pessoa, row).after(Message(K("no_portal.anotado"))),)


def _qual_texto(work: Work, row: ServicoRow, vista: int) -> Screen:
    quem_e_quando: dict[str, Param] = {"quem": autora_de(work, row), "quando": row.alterado_em}
    pergunta = Message(K("publicacao.qual_texto"), {**quem_e_quando, "nome": row.nome})
    o_novo = botao(K("no_portal.o_novo"), "publicacao.atualizado", row.id, row.versao)
    o_de_antes = botao(K("no_portal.o_de_antes"), "publicacao.atualizado", row.id, vista, row.versao)
    nenhum = botao(K("no_portal.nenhum"), "servico", row.id)
    return say(pergunta, buttons=((o_novo,), (o_de_antes,), (nenhum,)))


def confirmar_saida(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask whether the service left the Portal."""
    row, _ = _no_portal(work, said, servico_id)
    rascunhos.largar(work, said.chat_id)
    sim = botao(K("publicacao.sim_saiu"), "publicacao.saiu", row.id)
    return (say(Message(K("publicacao.saiu_mesmo"), {"nome": row.nome}), buttons=((sim,), (_ver(row),))),)


def saiu(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Record that the service is on the Portal no more; its text stays here."""
    row, pessoa = _no_portal(work, said, servico_id)
    guardar.tirar_do_portal(work, pessoa, row)
    return (ficha(work, pessoa, row).after(Message(K("publicacao.anotada_a_saida"))),)


def confirmar_descarte(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask whether to go back to the text that is on the Portal, with the fields that change back."""
    row, _ = _no_portal(work, said, servico_id)
    rascunhos.largar(work, said.chat_id)
    mudam = nomes_das_mudancas(work, diferencas(row.valores, row.publicado or {}))
    pergunta = Message(K("publicacao.descartar_mesmo"), {"nome": row.nome}, count=len(mudam))
    sim = botao(K("publicacao.sim_descartar"), "publicacao.descartado", row.id, row.versao)
    botoes: Rows = ((sim,), (_ver(row),)) if mudam else ((_ver(row),),)
    return (Screen((Paragraph((pergunta, *mudam)),), botoes),)


def descartar(work: Work, said: Incoming, servico_id: str, sobre: str) -> tuple[Screen, ...]:
    """Write the text of the Portal as the newest one, unless somebody wrote another since it was asked."""
    row, pessoa = _no_portal(work, said, servico_id)
    do_portal = row.publicado or {}
    guardar.nome_livre(work, row.siorg, do_portal["nome"], row)
    feito = guardar.guardar(work, pessoa, row, do_portal, number_in(sobre), acao="descartar")
    if isinstance(feito, Conflito):
        (tela,) = confirmar_descarte(work, said, servico_id)
        return (tela.after(Message(K("publicacao.mudou"))),)
    return (ficha(work, pessoa, row).after(Message(K("publicacao.descartadas"))),)


def _no_portal(work: Work, said: Incoming, servico_id: str) -> tuple[ServicoRow, Quem]:
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    if row.publicado is None:
        raise Recusa(say(Message(K("publicacao.nao_esta"), {"nome": row.nome}), buttons=((_ver(row), MENU),)))
    return row, pessoa


def _ver(row: ServicoRow) -> Button:
    return botao(K("servico.ver"), "servico", row.id)
