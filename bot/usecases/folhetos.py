"""Letters in PDF: what is asked in a chat is kept as a request, and drawn on its way to Telegram."""

import json
from collections.abc import Sequence

from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.domain.slug import slug
from bot.messages import Attachment, K, Message, Paragraph, Screen, say
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, botao
from bot.usecases.ficha import servico_de_quem
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, nome_do_orgao, orgao_de, quem


def do_servico(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Send the letter of one service."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.EXPORTAR_SERVICO)
    registrar(work, "exportar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    anexo = _pedido(work, row.siorg, [(row.id or 0, row.versao)], slug(row.nome) or "servico", inteiro=False)
    legenda = Paragraph((Message(K("folheto.servico"), {"nome": row.nome}),))
    return (Screen((legenda,), ((botao(K("servico.ver"), "servico", row.id), MENU),), anexo),)


def do_orgao(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Send the letters of all services of an organ that are more than a name, with an index."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.EXPORTAR_SERVICO, siorg)
    rascunhos.largar(work, said.chat_id)
    orgao = orgao_de(work, siorg)
    escritos = (ServicoRow.estado != Estado.LEVANTADO.value, col(ServicoRow.fora_do_inventario).is_(None))
    busca = select(ServicoRow.id, ServicoRow.versao).where(ServicoRow.siorg == siorg, *escritos)
    todos = [(numero or 0, versao) for numero, versao in work.session.exec(busca.order_by(ServicoRow.nome))]
    voltar = (botao(K("servicos.voltar"), "servicos", siorg), MENU)
    nomes = {"orgao": nome_do_orgao(orgao)}
    if not todos:
        raise Recusa(say(Message(K("folheto.vazio"), nomes), buttons=(voltar,)))
    registrar(work, "exportar_servicos", pessoa_id=pessoa.id, siorg=siorg)
    anexo = _pedido(work, siorg, todos, f"servicos-{slug(orgao.sigla or orgao.nome)}", inteiro=True)
    legenda = Paragraph((Message(K("folheto.orgao"), nomes, count=len(todos)),))
    return (Screen((legenda,), (voltar,), anexo),)


def _pedido(
    work: Work, siorg: str, versoes: Sequence[tuple[int, int]], nome: str, *, inteiro: bool
) -> Attachment:
    hoje = work.now.astimezone(work.instalacao.fuso).date()
    pedido = {"siorg": siorg, "versoes": versoes, "inteiro": inteiro, "dia": hoje.isoformat()}
    return work.keep(json.dumps(pedido).encode(), f"{nome}.pdf", "pdf")
