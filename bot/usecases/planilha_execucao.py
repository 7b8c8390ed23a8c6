"""A spreadsheet of services is put in place, a few a transaction; then what came of it is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import structlog
from sqlmodel import col, select

from bot.domain.levantamento import Destino, Escolha
from bot.domain.slug import slug
from bot.forms.readers import shown
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.planilhas.escrita import escrever
from bot.storage.engines import is_away
from bot.storage.tables import Pessoa, Rascunho, ServicoRow
from bot.storage.tables_das_planilhas import LinhaDaPlanilha
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.ainda_nomes import voltar
from bot.usecases.botoes import botao, desconhecido
from bot.usecases.desfazer_lista import vistos
from bot.usecases.incoming import Incoming
from bot.usecases.levantamento import devolver, melhorar, mudar_nomes
from bot.usecases.lista_em_conferencia import Conferencia, aberta, revisao
from bot.usecases.meu_rascunho import e_de
from bot.usecases.planilha_contas import contado, plano, problemas_de
from bot.usecases.planilha_guardada import FLUXO, Planilha, esquecer_linhas, linhas_de
from bot.usecases.planilha_nos_servicos import Postos, por_no_lugar
from bot.usecases.planilha_propostas import FALHOU, Problema, por_nome, propor
from bot.usecases.quem import Quem, Recusa

DE_UMA_VEZ = 2  # services put in place in one transaction: a slice of some 10 ms
LINHAS = 5  # numbers of rows told with a problem
NA_TELA = 10  # problems told on the screen; all of them are in a file

_log = structlog.get_logger()
Vez = list[Any]  # the name, the service that it means (None: a new one), the numbers of its rows


def guardar_planilha(work: Work, said: Incoming, rascunho_id: str, na_duvida: str) -> tuple[Screen, ...]:
    """Begin to put in place what was confirmed; the rest is done in slices after this one."""
    conferencia, pessoa = aberta(work, said, rascunho_id)
    if not conferencia.de_planilha:
        raise Recusa(desconhecido())
    if na_duvida not in (Escolha.O_DE_ANTES, Escolha.DIFERENTES):
        raise Recusa(revisao(conferencia))
    rascunho, destino = conferencia.rascunho, conferencia.destino(Escolha(na_duvida))
    planilha = Planilha.from_json(rascunho.contexto["planilha"])
    nomes = por_nome(linhas_de(work, rascunho.id), planilha.mapa)
    voltaram = devolver(work, pessoa, conferencia)
    mudados = dict(mudar_nomes(work, pessoa, destino))
    donos = _donos(work, conferencia, destino)
    vezes: dict[int | str, Vez] = {}
    for chave, (nome, linhas) in nomes.dos_servicos.items():
        dono = donos.get(chave)
        if dono is not None:
            novo = isinstance(dono, str)
            vez = vezes.setdefault(dono, [dono if novo else nome, None if novo else dono, []])
            vez[2] += [linha.numero for linha in linhas]
    rascunho.contexto = {
        "params": rascunho.contexto["params"],
        "planilha": planilha.to_json(),
        "vezes": list(vezes.values()),
        "novos": [],
        "mudados": mudados,
        **vistos(work, voltaram),
        "contas": {"completados": 0, "iguais": 0, "mantidos": 0, "mudados": len(mudados)},
        "problemas": [plano(p) for p in (*planilha.problemas, *nomes.problemas)],
        "avulsas": list(nomes.avulsas),
    }
    rascunhos.encerrar(work, rascunho)
    work.then = adiantar
    return (say(Message(K("planilha.guardando"), count=len(vezes))),)


def adiantar(work: Work) -> bool:
    """Put the next services of a confirmed spreadsheet in place; return whether there may be more to do.

    With the last one, tell what came of it. Rows of spreadsheets that were given up are dropped.
    """
    rascunho = work.session.exec(
        select(Rascunho)
        .join(LinhaDaPlanilha, col(LinhaDaPlanilha.rascunho_id) == col(Rascunho.id))
        .where(col(Rascunho.situacao).not_in(rascunhos.VIVOS))
        .limit(1)
    ).first()
    if rascunho is None:
        return False
    vezes = rascunho.contexto.get("vezes", [])
    if vezes:
        _por_no_lugar(work, rascunho, vezes[:DE_UMA_VEZ])
        rascunho.contexto = {**rascunho.contexto, "vezes": vezes[DE_UMA_VEZ:]}
    if len(vezes) <= DE_UMA_VEZ:
        esquecer_linhas(work, rascunho.id)
        if "vezes" in rascunho.contexto:
            work.say(rascunho.chat_id, _feita(rascunho))
    return True


def conferir_problemas(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Send every cell that has to be looked at, with its row and what became of it."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    feita = rascunho is not None and rascunho.fluxo == FLUXO and "problemas" in rascunho.contexto
    if rascunho is None or not feita or not e_de(work, said, rascunho):
        raise Recusa(desconhecido())
    larguras = {"linha": 8, "coluna": 30, "texto": 60, "motivo": 60}
    colunas = [(work.label(Message(K(f"planilha.folha.{nome}"))), n) for nome, n in larguras.items()]
    linhas = [
        (str(p.numero), p.coluna, p.texto, work.label(Message(K(f"planilha.motivo.{p.motivo}"))))
        for p in problemas_de(rascunho.contexto)
    ]
    anexo = work.keep(escrever(work.label(Message(K("planilha.aba"))), colunas, linhas), "conferir.xlsx")
    return (
        Screen((Paragraph((Message(K("planilha.tudo_a_conferir")),)),), voltar(rascunho.siorg or ""), anexo),
    )


def _donos(work: Work, conferencia: Conferencia, destino: Destino) -> Mapping[str, int | str]:
    """Return, for each name by its slug, the service that it means, or the name of a new one."""
    do_orgao = select(ServicoRow.slug, ServicoRow.id).where(
        ServicoRow.siorg == conferencia.rascunho.siorg, col(ServicoRow.fora_do_inventario).is_(None)
    )
    donos: dict[str, int | str] = {este: numero or 0 for este, numero in work.session.exec(do_orgao)}
    return donos | {slug(nome): d for nome, d in zip(conferencia.lista.novos, destino.donos, strict=True)}


def _por_no_lugar(work: Work, rascunho: Rascunho, vezes: Sequence[Vez]) -> None:
    planilha = Planilha.from_json({**rascunho.contexto["planilha"], "problemas": []})
    pessoa = Quem(work.session.get_one(Pessoa, rascunho.pessoa_id), ())
    numeros = {numero for _, _, linhas in vezes for numero in linhas}
    linhas = {linha.numero: linha for linha in linhas_de(work, rascunho.id, numeros)}
    contexto: Mapping[str, Any] = rascunho.contexto
    for nome, servico_id, delas in vezes:
        try:
            with work.session.begin_nested():  # a service that fails takes back only what it wrote itself
                proposta = propor(nome, [linhas[n] for n in delas], planilha.rotulos, planilha.mapa)
                postos = por_no_lugar(work, pessoa, rascunho.siorg or "", [(servico_id, proposta)])
        except Exception as problema:
            if is_away(problema):
                raise
            _log.error("planilha.failed", draft=rascunho.id, rows=delas, exc_info=problema)
            contexto = contado(contexto, Postos(), [Problema(n, "", nome, FALHOU) for n in delas])
        else:
            contexto = contado(contexto, postos, proposta.problemas)
    rascunho.contexto = dict(contexto)


def _feita(rascunho: Rascunho) -> Screen:
    contexto, siorg = rascunho.contexto, rascunho.siorg or ""
    contas, problemas = contexto["contas"], problemas_de(rascunho.contexto)
    ditas = [Message(K("planilha.novos"), count=len(contexto["novos"]))]
    ditas += [Message(K(f"planilha.{nome}"), count=n) for nome, n in contas.items() if n]
    if contexto["avulsas"]:
        numeros = ", ".join(map(str, contexto["avulsas"][:NA_TELA]))
        ditas.append(Message(K("planilha.avulsas"), {"linhas": numeros}, len(contexto["avulsas"])))
    baixar = botao(K("planilha.baixar"), "planilha.conferir", rascunho.id)
    passos = (*(((baixar,),) if problemas else ()), *melhorar(siorg, contexto["novos"]))
    linhas = tuple(_ditos(problemas))
    partes = (Paragraph(tuple(ditas)), *((Paragraph(linhas),) if linhas else ()))
    desfazer = botao(K("planilha.desfazer"), "inventario.desfazer", rascunho.id)
    return Screen(partes, (*passos, *voltar(siorg), *(((desfazer,),) if contexto["novos"] else ())))


def _ditos(problemas: Sequence[Problema]) -> Iterator[Message]:
    """Yield the first problems, those that are the same in several rows together."""
    if problemas:
        yield Message(K("planilha.a_conferir"), count=len(problemas))
    iguais: dict[tuple[str, str, str], list[int]] = {}
    for p in problemas:
        iguais.setdefault((p.coluna, p.texto, p.motivo), []).append(p.numero)
    for (coluna, texto, motivo), linhas in list(iguais.items())[:NA_TELA]:
        onde = Message(K("planilha.linhas"), {"linhas": ", ".join(map(str, linhas[:LINHAS]))}, len(linhas))
        params: dict[str, Param] = {"onde": onde, "coluna": coluna, "texto": shown(texto)}
        params["motivo"] = Message(K(f"planilha.motivo.{motivo}"))
        yield Message(_como_dizer(coluna, texto), params)
    faltam = sum(map(len, list(iguais.values())[NA_TELA:]))
    if faltam:
        yield Message(K("planilha.mais_a_conferir"), count=faltam)


def _como_dizer(coluna: str, texto: str) -> K:
    if not texto:
        return K("planilha.sem_o_texto")
    return K("planilha.celula") if coluna else K("planilha.linha_inteira")
