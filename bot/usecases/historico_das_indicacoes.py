"""What happened to the nominations of an organ, event by event, each with its own moment."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Param, Screen
from bot.storage.tables import Ato, Indicacao, Pessoa
from bot.storage.work import Work
from bot.usecases.botoes import botao, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.links import papel_por_extenso
from bot.usecases.quem import nome_do_orgao, orgao_de, quem

POR_PAGINA = 8
EVENTOS = {
    "indicar": K("indicacao.evento.indicar"),
    "renovar_link": K("indicacao.evento.renovar_link"),
    "link_de_mudanca": K("indicacao.evento.link_de_mudanca"),
    "cancelar_link_de_mudanca": K("indicacao.evento.cancelar_link_de_mudanca"),
    "link_de_outra_pessoa": K("indicacao.evento.link_de_outra_pessoa"),
    "aceitar_indicacao": K("indicacao.evento.aceitar_indicacao"),
    "recusar_indicacao": K("indicacao.evento.recusar_indicacao"),
    "substituir": K("indicacao.evento.substituir"),
    "marcar_termino": K("indicacao.evento.marcar_termino"),
    "encerrar_mandato": K("indicacao.evento.encerrar_mandato"),
    "cancelar_indicacao": K("indicacao.evento.cancelar_indicacao"),
    "mandato_venceu": K("indicacao.evento.mandato_venceu"),
    "mudar_indicacao": K("indicacao.evento.mudar_indicacao"),
    "desfazer_indicacao": K("indicacao.evento.desfazer_indicacao"),
    "desfazer_mudanca": K("indicacao.evento.desfazer_mudanca"),
}


def historico(work: Work, said: Incoming, siorg: str, numero: str = "1") -> tuple[Screen, ...]:
    """List what happened to the organ's nominations, the latest first, a page at a time."""
    quem(work, said.user_id).exigir(Acao.VER_INDICACOES, siorg)
    destes = (Ato.siorg == siorg, col(Ato.acao).in_(EVENTOS))
    total = work.session.exec(select(func.count()).select_from(Ato).where(*destes)).one()
    comeco, vizinhas = vizinhas_de(total, numero, POR_PAGINA, "indicacao.historico", siorg)
    busca = select(Ato).where(*destes).order_by(col(Ato.id).desc()).offset(comeco).limit(POR_PAGINA)
    paragrafos = [Paragraph(_linhas(work, ato)) for ato in work.session.exec(busca)]
    params: dict[str, Param] = {"orgao": nome_do_orgao(orgao_de(work, siorg))}
    titulo = Message(K("indicacao.historico_titulo"), params, count=total)
    voltar = (botao(K("indicacao.voltar"), "indicar", siorg),)
    return (Screen((Paragraph((titulo,)), *paragrafos), (*vizinhas, voltar)),)


def _linhas(work: Work, ato: Ato) -> tuple[Message, ...]:
    indicacao = work.session.get_one(Indicacao, int(ato.alvo or 0))
    autora = work.session.get(Pessoa, ato.pessoa_id) if ato.pessoa_id else None
    papel = papel_por_extenso(indicacao.papel, indicacao.tema)
    quando = Message(K("indicacao.evento"), {"quando": ato.quando, "papel": papel})
    params = {"nome": indicacao.nome, "quem": autora.nome if autora else "", **_do_ato(ato.detalhes)}
    linhas = (quando, Message(EVENTOS[ato.acao], params))
    motivo = ato.detalhes.get("motivo")
    return (*linhas, Message(K("indicacao.motivo"), {"motivo": motivo})) if motivo else linhas


def _do_ato(detalhes: Mapping[str, str]) -> dict[str, Param]:
    """Return the facts of one event that its words name, its day as a date."""
    dia = {"dia": date.fromisoformat(detalhes["dia"])} if "dia" in detalhes else {}
    return {**detalhes, **dia}
