"""Letters written as services: many new ones at once, or one over a service that is there already."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel

from bot.domain.estados import Estado
from bot.domain.juncao import Disputa, juntar
from bot.storage.tables import CartaRow, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.cartas_recebidas import Preparada
from bot.usecases.quem import Quem

Recebida = tuple[Preparada, bytes]
IMPORTAR = "importar"
# plain tables: for many rows at once, what the session adds takes as long again
_SERVICO, _VERSAO, _CARTA, _ATO = (
    SQLModel.metadata.tables[nome] for nome in ("servico", "versao_do_servico", "carta", "ato")
)


def novas(work: Work, pessoa: Quem, recebidas: Sequence[Recebida]) -> list[int]:
    """Write one service for each letter, on the Portal when it came from there; return their numbers.

    That the names are free is for the caller to see to.
    """
    if not recebidas:
        return []
    feitos = insert(_SERVICO).returning(_SERVICO.c.id, sort_by_parameter_order=True)
    linhas = [_linha(work, pessoa, pronta) for pronta, _ in recebidas]
    numeros = [int(numero) for (numero,) in work.connection.execute(feitos, linhas)]
    pares = list(zip(numeros, recebidas, strict=True))
    work.connection.execute(insert(_VERSAO), [_versao(work, pessoa, n, pronta) for n, (pronta, _) in pares])
    work.connection.execute(insert(_CARTA), [_carta(work, n, recebida) for n, recebida in pares])
    work.connection.execute(insert(_ATO), [*_atos(work, pessoa, pares)])
    return numeros


def sobre(work: Work, pessoa: Quem, row: ServicoRow, recebida: Recebida) -> tuple[Disputa, ...]:
    """Write a letter over a service. What was edited here stays, beside the version that the letter brings;
    return the fields in which the two differ and ours stayed.
    """
    pronta = recebida[0]
    carta = work.session.get(CartaRow, row.id)
    nossos, base = dict(row.valores), carta.valores if carta is not None else {}
    editado = row.estado != Estado.LEVANTADO.value and nossos not in (base, pronta.valores)
    guardar.guardar(work, pessoa, row, pronta.valores, row.versao, acao=IMPORTAR)
    _guardar_carta(work, row, carta, recebida)
    daqui = guardar.versao(work, row, row.versao)
    if pronta.endereco and daqui is not None:
        guardar.marcar_no_portal(work, pessoa, row, endereco(work, pronta), daqui)
    if not editado:
        return ()
    juncao = juntar(base, nossos, pronta.valores)
    guardar.guardar(work, pessoa, row, juncao.valores, row.versao, acao="juntar")
    return juncao.disputas


def endereco(work: Work, pronta: Preparada) -> str:
    """Return the page of the service on the Portal."""
    return f"{work.instalacao.fatos['portal_endereco']}/servico/{pronta.endereco}"


def _linha(work: Work, pessoa: Quem, pronta: Preparada) -> dict[str, Any]:
    no_portal = bool(pronta.endereco)
    rascunho = Estado.RASCUNHO if pronta.medidas["faltas"] else Estado.PRONTO
    return {
        "siorg": pronta.siorg,
        "nome": pronta.nome,
        "slug": pronta.slug,
        "estado": (Estado.NO_PORTAL if no_portal else rascunho).value,
        "versao": 1,
        "valores": pronta.valores,
        "publicado": pronta.valores if no_portal else None,
        "publicado_em": work.now if no_portal else None,
        "endereco_no_portal": endereco(work, pronta) if no_portal else None,
        **pronta.medidas,
        "criado_por": pessoa.id,
        "criado_em": work.now,
        "alterado_por": pessoa.id,
        "alterado_em": work.now,
    }


def _atos(work: Work, pessoa: Quem, pares: Sequence[tuple[int, Recebida]]) -> Iterator[dict[str, Any]]:
    for siorg in {pronta.siorg for _, (pronta, _) in pares}:
        dele = [n for n, (pronta, _) in pares if pronta.siorg == siorg]
        do_portal = [n for n, (pronta, _) in pares if pronta.siorg == siorg and pronta.endereco]
        yield {
            "quando": work.now,
            "pessoa_id": pessoa.id,
            "siorg": siorg,
            "acao": "importar_cartas",
            "detalhes": {"servicos": dele, "no_portal": do_portal},
        }


def _versao(work: Work, pessoa: Quem, numero: int, pronta: Preparada) -> dict[str, Any]:
    return {
        "servico_id": numero,
        "numero": 1,
        "valores": pronta.valores,
        "autora": pessoa.id,
        "quando": work.now,
        "acao": IMPORTAR,
    }


def _carta(work: Work, numero: int, recebida: Recebida) -> dict[str, Any]:
    pronta, dados = recebida
    return {
        "servico_id": numero,
        "numero": pronta.numero or None,
        "arquivo": pronta.arquivo,
        "dados": dados,
        "valores": pronta.valores,
        "importada_em": work.now,
    }


def _guardar_carta(work: Work, row: ServicoRow, carta: CartaRow | None, recebida: Recebida) -> None:
    nova = _carta(work, row.id or 0, recebida)
    if carta is None:
        work.session.add(CartaRow(**nova))
        return
    for nome, valor in nova.items():
        setattr(carta, nome, valor)
