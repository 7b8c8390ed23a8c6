"""The diagnosis of an etapa is written, by two people too: what only one changed is kept of both."""

from typing import Any

from bot.domain.diagnostico import EtapaNoDiagnostico, Migracao, Recursos, Valores, juntar
from bot.domain.papeis import Acao
from bot.forms import engine
from bot.forms.diagnostico import DIAGNOSTICO, PARCEIROS, SISTEMAS
from bot.forms.form import Answers, Option, Sources
from bot.forms.state import State
from bot.messages import K, Message, Paragraph, Screen
from bot.storage.tables import Pessoa, Rascunho, ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases import migracao, rascunhos
from bot.usecases.botoes import botao, desconhecido
from bot.usecases.diagnostico_do_servico import nome_da_etapa, tela_da_etapa, tela_do_servico
from bot.usecases.diagnostico_em_palavras import por_extenso, rotulo
from bot.usecases.diagnosticos import do_servico, garantir, guardar, recursos
from bot.usecases.ficha import servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo

MINHAS, DELAS = "m", "d"  # whose answers stay where both people changed the same ones


def escrever(work: Work, said: Incoming, servico_id: str, marca: str) -> tuple[Screen, ...]:
    """Ask the diagnosis of an etapa; one begun before goes on where it stopped."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.DIAGNOSTICAR)
    dele = do_servico(work, row)
    etapa = dele.da_marca(marca)
    if etapa is None:
        rascunhos.largar(work, said.chat_id)
        return (tela_do_servico(work, row).after(Message(K("diagnostico.etapa_mudou"))),)
    alvo = f"{row.id}:{marca}"
    feito = dele.feitos.get(etapa.chave)
    valores, versao = (feito.valores, feito.versao) if feito is not None else ({}, 0)
    for meu in rascunhos.guardados(work, pessoa, ESCREVER_DIAGNOSTICO.nome, row.siorg):
        if meu.alvo == alvo and (meu.base == versao or _minhas(meu) != meu.contexto["antes"]):
            return (rascunhos.retomar(work, said, ESCREVER_DIAGNOSTICO, meu),)
        if meu.alvo == alvo:
            rascunhos.descartar(work, meu)  # opened, left, and overtaken: nothing of hers is in it
    comeco = Comeco(
        siorg=row.siorg,
        alvo=alvo,
        base=versao,
        contexto=_contexto(work, row, etapa, feito),
        valores=valores,
        sabido={"sobre": row.nome},
        no_resumo=versao > 0,
    )
    return (rascunhos.abrir(work, said, ESCREVER_DIAGNOSTICO, pessoa, comeco),)


def _contexto(
    work: Work, row: ServicoRow, etapa: EtapaNoDiagnostico, feito: Diagnostico | None
) -> dict[str, Any]:
    return {
        "params": {"servico": row.nome, "etapa": work.label(nome_da_etapa(etapa))},
        SISTEMAS: [um.nome for um in recursos(work, row.siorg, Recursos.SISTEMA)],
        PARCEIROS: [um.nome for um in recursos(work, row.siorg, Recursos.PARCEIRO)],
        "antes": feito.valores if feito is not None else {},
        "diagnostico": feito.id if feito is not None else None,
    }


def fontes(contexto: Contexto) -> Sources:
    """Return what the organ named before."""
    return {fonte: tuple(Option(nome, nome) for nome in contexto[fonte]) for fonte in (SISTEMAS, PARCEIROS)}


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep the diagnosis; where somebody else changed the same answers meanwhile, show both."""
    row, etapa, feito = _alvo(work, pessoa, rascunho)
    juntas = juntar(rascunho.contexto["antes"], values, feito.valores)
    if juntas.disputados:
        rascunhos.largar(work, rascunho.chat_id)
        return (_disputa(work, rascunho, feito, values, juntas.disputados),)
    return (_guardar(work, pessoa, row, etapa, feito, juntas.valores),)


def escolher(work: Work, said: Incoming, rascunho_id: str, versao: str, lado: str) -> tuple[Screen, ...]:
    """Keep my answers or the other person's where both changed the same ones."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.DIAGNOSTICAR)
    rascunho = meu_rascunho(work, said, rascunho_id)
    if rascunho.fluxo != ESCREVER_DIAGNOSTICO.nome:
        raise Recusa(desconhecido())
    pessoa.exigir(Acao.DIAGNOSTICAR, rascunho.siorg)
    row, etapa, feito = _alvo(work, pessoa, rascunho)
    minhas = _minhas(rascunho)
    juntas = juntar(rascunho.contexto["antes"], minhas, feito.valores, ganham_as_minhas=lado == MINHAS)
    if str(feito.versao) != versao:
        return (_disputa(work, rascunho, feito, minhas, juntas.disputados),)
    rascunhos.encerrar(work, rascunho)
    return (_guardar(work, pessoa, row, etapa, feito, juntas.valores),)


def _alvo(work: Work, pessoa: Quem, rascunho: Rascunho) -> tuple[ServicoRow, EtapaNoDiagnostico, Diagnostico]:
    """Return the service, the etapa and its diagnosis; raise `Recusa` when the etapa is there no more."""
    numero, marca = (rascunho.alvo or "").split(":")
    row = work.session.get_one(ServicoRow, int(numero))
    dele = do_servico(work, row)
    antigo = rascunho.contexto["diagnostico"]
    feito = work.session.get(Diagnostico, antigo) if antigo else None
    etapa = dele.de(feito) if feito is not None else dele.da_marca(marca)
    if etapa is None:
        raise Recusa(tela_do_servico(work, row).after(Message(K("diagnostico.etapa_mudou_no_rascunho"))))
    return row, etapa, garantir(work, pessoa, row, etapa, dele)


def _minhas(rascunho: Rascunho) -> Answers:
    return engine.clean(DIAGNOSTICO, State.from_json(rascunho.estado).answers)


def _guardar(
    work: Work,
    pessoa: Quem,
    row: ServicoRow,
    etapa: EtapaNoDiagnostico,
    feito: Diagnostico,
    valores: Valores,
) -> Screen:
    antes = feito.situacao
    guardar(work, pessoa, row.siorg, feito, valores)
    notas = [Message(K("diagnostico.guardado"))]
    if feito.situacao == Migracao.CONCLUIDA and antes != Migracao.CONCLUIDA:
        notas += migracao.avisar_da_conclusao(work, pessoa, row, etapa, feito)
    tela = tela_da_etapa(work, pessoa, row, etapa, do_servico(work, row))
    return tela.after(*notas)


def _disputa(
    work: Work, rascunho: Rascunho, feito: Diagnostico, minhas: Valores, campos: tuple[str, ...]
) -> Screen:
    outra = work.session.get(Pessoa, feito.alterado_por)
    nome = outra.nome if outra is not None else ""
    aviso = Message(K("diagnostico.disputa"), {"quem": nome, "quando": feito.alterado_em})
    campos_ditos = (
        Paragraph(
            (
                Message(K("diagnostico.disputa.campo"), {"campo": rotulo(campo)}),
                Message(K("diagnostico.disputa.minha"), {"valor": _dito(work, campo, minhas)}),
                Message(
                    K("diagnostico.disputa.dela"), {"quem": nome, "valor": _dito(work, campo, feito.valores)}
                ),
            )
        )
        for campo in campos
    )
    ficar = (
        (botao(K("diagnostico.disputa.guardar"), "diagnostico.juntar", rascunho.id, feito.versao, MINHAS),),
        (botao(K("diagnostico.disputa.manter"), "diagnostico.juntar", rascunho.id, feito.versao, DELAS),),
    )
    return Screen((Paragraph((aviso,)), *campos_ditos), ficar)


def _dito(work: Work, campo: str, valores: Valores) -> str:
    return "; ".join(por_extenso(work, campo, valores.get(campo))) or work.label(
        Message(K("diagnostico.disputa.vazio"))
    )


ESCREVER_DIAGNOSTICO = Fluxo(
    "diagnostico", DIAGNOSTICO, concluir, Acao.DIAGNOSTICAR, fontes=fontes, titulo="sobre"
)
