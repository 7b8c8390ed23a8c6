"""Demands for interoperation: which base, whose, which data, what for, and where each of them stands."""

from sqlalchemy import Select
from sqlalchemy import select as de_colunas
from sqlmodel import col, func, select

from bot.domain.diagnostico import SituacaoDaDemanda
from bot.domain.papeis import Acao
from bot.forms.brief import cut
from bot.forms.form import Answers
from bot.messages import K, Message, Paragraph, Screen
from bot.storage.tables import Orgao, ServicoRow
from bot.storage.tables_do_diagnostico import Demanda, Diagnostico, Recurso
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina, pelo_numero
from bot.usecases.ficha import servico_de_quem
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem

EM_LINHA = 120  # letters of what is needed that a list shows
POR_PAGINA = 6
ABERTAS = tuple(
    s.value for s in SituacaoDaDemanda if s not in (SituacaoDaDemanda.ATENDIDA, SituacaoDaDemanda.NEGADA)
)


def ver(work: Work, said: Incoming, demanda_id: str) -> tuple[Screen, ...]:
    """Show a demand whole."""
    demanda, _, pessoa = da_pessoa(work, said, demanda_id, Acao.VER_DIAGNOSTICO)
    rascunhos.largar(work, said.chat_id)
    return (tela(work, pessoa, demanda),)


def situacao(work: Work, said: Incoming, demanda_id: str, nova_situacao: str) -> tuple[Screen, ...]:
    """Record where a demand stands now."""
    demanda, row, pessoa = da_pessoa(work, said, demanda_id, Acao.DIAGNOSTICAR)
    rascunhos.largar(work, said.chat_id)
    if nova_situacao not in set(SituacaoDaDemanda):
        raise Recusa(desconhecido())
    escrever(work, pessoa, row.siorg, demanda, {**valores_da(demanda), "situacao": nova_situacao})
    return (tela(work, pessoa, demanda).after(Message(K("demanda.guardada"))),)


def do_orgao(work: Work, said: Incoming, siorg: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the demands of an organ, a page at a time."""
    quem(work, said.user_id).exigir(Acao.VER_DIAGNOSTICO, siorg)
    rascunhos.largar(work, said.chat_id)
    orgao = orgao_de(work, siorg)
    deles = todas().where(col(ServicoRow.siorg) == siorg).order_by(col(Recurso.nome), col(Demanda.id))
    achadas = [(demanda, base) for demanda, base, *_ in work.session.execute(deles)]
    desta, vizinhas = pagina(achadas, numero, POR_PAGINA, "demandas.orgao", siorg)
    linhas = (
        Paragraph((Message(K("demandas.numerada"), {"numero": n, "demanda": em_linha(demanda, base)}),))
        for n, (demanda, base) in enumerate(desta, 1)
    )
    titulo = Message(K("demandas.do_orgao"), {"orgao": nome_do_orgao(orgao)}, len(achadas))
    voltar = (botao(K("diagnostico.voltar"), "diagnostico", siorg), MENU)
    botoes = tuple(
        (
            botao(
                Message(K("demandas.abrir"), {"numero": n, "base": cut(base.nome, 18)}), "demanda", demanda.id
            ),
        )
        for n, (demanda, base) in enumerate(desta, 1)
    )
    return (Screen((Paragraph((titulo,)), *linhas), (*botoes, *vizinhas, voltar)),)


def do_diagnostico(work: Work, feito: Diagnostico | None) -> list[tuple[Demanda, Recurso]]:
    """Return the demands of an etapa, each with its base."""
    if feito is None:
        return []
    suas = select(Demanda, Recurso).join(Recurso, col(Recurso.id) == col(Demanda.base_id))
    return list(work.session.exec(suas.where(Demanda.diagnostico_id == feito.id).order_by(col(Demanda.id))))


def quantas_do_orgao(work: Work, siorg: str) -> int:
    """Return how many demands an organ has."""
    deles = select(func.count(col(Demanda.id))).join(Recurso, col(Recurso.id) == col(Demanda.base_id))
    return work.session.exec(deles.where(Recurso.siorg == siorg)).one()


def em_linha(demanda: Demanda, base: Recurso) -> Message:
    """Return a demand in one line."""
    fatos = {"base": base.nome, "dono": base.dono, "dados": cut(demanda.dados, EM_LINHA)}
    return Message(K("demanda.linha"), {**fatos, "situacao": _situacao(demanda)})


def todas() -> Select[Demanda, Recurso, Diagnostico, int | None, str, Orgao]:
    """Select every demand with its base, its diagnosis, its service and its organ."""
    return (
        de_colunas(Demanda, Recurso, Diagnostico, col(ServicoRow.id), col(ServicoRow.nome), Orgao)
        .join(Recurso, col(Recurso.id) == col(Demanda.base_id))
        .join(Diagnostico, col(Diagnostico.id) == col(Demanda.diagnostico_id))
        .join(ServicoRow, col(ServicoRow.id) == col(Diagnostico.servico_id))
        .join(Orgao, col(Orgao.siorg) == col(ServicoRow.siorg))
    )


def valores_da(demanda: Demanda) -> dict[str, str]:
    """Return a demand as the answers of its form."""
    return {
        "base": str(demanda.base_id),
        "dados": demanda.dados,
        "para_que": demanda.para_que,
        "situacao": demanda.situacao,
    }


def escrever(work: Work, pessoa: Quem, siorg: str, demanda: Demanda, valores: Answers) -> None:
    """Write what changed of a demand; what it was stays on record."""
    antes = valores_da(demanda)
    if valores == antes:
        return
    demanda.base_id, demanda.situacao = int(valores["base"]), valores["situacao"]
    demanda.dados, demanda.para_que = valores["dados"], valores["para_que"]
    demanda.versao += 1
    demanda.alterado_por, demanda.alterado_em = pessoa.id, work.now
    detalhes = {"antes": antes, "depois": dict(valores)}
    registrar(work, "mudar_demanda", pessoa_id=pessoa.id, siorg=siorg, alvo=demanda.id, detalhes=detalhes)


def da_pessoa(work: Work, said: Incoming, demanda_id: str, acao: Acao) -> tuple[Demanda, ServicoRow, Quem]:
    """Return a demand, its service and who speaks; raise `Recusa` when she may not do `acao` to it."""
    quem(work, said.user_id).exigir(acao)
    demanda = pelo_numero(work, Demanda, demanda_id)
    if demanda is None:
        raise Recusa(desconhecido())
    feito = work.session.get_one(Diagnostico, demanda.diagnostico_id)
    row, pessoa = servico_de_quem(work, said, str(feito.servico_id), acao)
    return demanda, row, pessoa


def tela(work: Work, pessoa: Quem, demanda: Demanda) -> Screen:
    """Return the screen of a demand."""
    feito = work.session.get_one(Diagnostico, demanda.diagnostico_id)
    row = work.session.get_one(ServicoRow, feito.servico_id)
    base = work.session.get_one(Recurso, demanda.base_id)
    dono = {"orgao": nome_do_orgao(orgao_de(work, row.siorg)), "servico": row.nome}
    titulo = Paragraph((Message(K("demanda.titulo")), Message(K("demanda.de_quem"), dono)))
    voltar: Rows = (
        (botao(K("diagnostico.ver_servico"), "diagnostico.servico", row.id),),
        (botao(K("demandas.do_orgao_voltar"), "demandas.orgao", row.siorg), MENU),
    )
    botoes = _mudar(demanda) if pessoa.pode(Acao.DIAGNOSTICAR, row.siorg) else ()
    return Screen((titulo, Paragraph(tuple(ditos(demanda, base)))), (*botoes, *voltar))


def ditos(demanda: Demanda, base: Recurso) -> tuple[Message, ...]:
    """Return each answer of a demand in a line."""
    return (
        Message(K("demanda.base_dita"), {"base": base.nome, "dono": base.dono}),
        Message(K("demanda.dados_ditos"), {"dados": demanda.dados}),
        Message(K("demanda.para_que_dito"), {"para_que": demanda.para_que}),
        Message(K("demanda.situacao_dita"), {"situacao": _situacao(demanda)}),
    )


def _mudar(demanda: Demanda) -> Rows:
    outras = [s for s in SituacaoDaDemanda if s.value != demanda.situacao]
    marcar = tuple(
        botao(
            Message(K("demanda.marcar"), {"situacao": Message(K(f"demanda.situacao.{s.value}"))}),
            "demanda.situacao",
            demanda.id,
            s.value,
        )
        for s in outras
    )
    return (
        marcar[:2],
        marcar[2:],
        (botao(K("demanda.mudar"), "demanda.editar", demanda.id),),
    )


def _situacao(demanda: Demanda) -> Message:
    return Message(K(f"demanda.situacao.{demanda.situacao}"))
