"""The etapas of a letter read: documents, costs and channels, of everybody and of the cases."""

from collections.abc import Iterator

from bot.cartas.arvore import Elemento
from bot.cartas.trechos import inteiro, que_dizem, tempo, texto
from bot.domain.servico import Canal, CasoDeCanais, CasoDeCustos, CasoDeDocumentos, Custo, Espera, Etapa
from bot.domain.tempo import Unidade, rotulos_de_unidade


def etapa(elemento: Elemento) -> Etapa:
    """Return one etapa."""
    documentos, custos, canais = (
        elemento.um(nome) for nome in ("documentos", "custos", "canais-de-prestacao")
    )
    return Etapa(
        titulo=texto(elemento, "titulo"),
        canais=tuple(_canais(_de_todos(canais))),
        descricao=texto(elemento, "descricao"),
        documentos=tuple(_documentos(_de_todos(documentos))),
        custos=tuple(_custos(_de_todos(custos))),
        tempo=tempo(elemento.um("tempo-total-estimado")),
        casos_de_documentos=tuple(
            CasoDeDocumentos(_nome(caso), tuple(_documentos(caso))) for caso in _casos(documentos)
        ),
        casos_de_custos=tuple(CasoDeCustos(_nome(caso), tuple(_custos(caso))) for caso in _casos(custos)),
        casos_de_canais=tuple(CasoDeCanais(_nome(caso), tuple(_canais(caso))) for caso in _casos(canais)),
    )


def _de_todos(bloco: Elemento | None) -> Elemento | None:
    return bloco.um("default") if bloco is not None else None


def _casos(bloco: Elemento | None) -> Iterator[Elemento]:
    return que_dizem(bloco, "caso")


def _nome(caso: Elemento) -> str:
    return caso.atributos.get("descricao", "")


def _documentos(lista: Elemento | None) -> Iterator[str]:
    """Yield the documents: an item each, or a `documento` with its `descricao`, as in the cases."""
    for documento in que_dizem(lista, "item", "documento"):
        if nome := documento.texto or texto(documento, "descricao"):
            yield nome


def _custos(lista: Elemento | None) -> Iterator[Custo]:
    for custo in que_dizem(lista, "custo"):
        yield Custo(
            nome=texto(custo, "descricao"),
            moeda=texto(custo, "moeda"),
            variavel=texto(custo, "statusCustoVariavel") == "1",
            valor=texto(custo, "valor"),
            calculo=texto(custo, "valorVariavel"),
        )


def _canais(lista: Elemento | None) -> Iterator[Canal]:
    for canal in que_dizem(lista, "canal-de-prestacao"):
        yield Canal(
            tipo=canal.atributos.get("tipo", ""),
            endereco=texto(canal, "descricao"),
            espera=_espera(canal),
            se_indisponivel=canal.atributos.get("procedimento-sistema-indisponivel", ""),
        )


def _espera(canal: Elemento) -> Espera | None:
    quanto = inteiro(canal.atributos.get("tempo-estimado-espera", ""))
    if quanto is None:
        return None
    return Espera(quanto, _unidade(canal.atributos.get("tempo-estimado-periodo", "")))


def _unidade(rotulo: str) -> Unidade | None:
    return next((unidade for unidade, (nome, _) in rotulos_de_unidade().items() if nome == rotulo), None)
