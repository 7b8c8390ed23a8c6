"""The etapas of a letter: documents, costs and channels, for everybody and for the cases of some people."""

from collections.abc import Iterable, Iterator

from bot.cartas.xml import Bloco, No, Texto, bloco
from bot.domain.servico import Canal, Custo, Etapa
from bot.domain.tempo import Tempo, Unidade, rotulos_de_unidade


def etapa(etapa: Etapa) -> No:
    """Return the element of one etapa."""
    partes = (
        Texto("titulo", etapa.titulo),
        Texto("descricao", etapa.descricao),
        _documentos(etapa),
        _custos(etapa),
        *_tempo_da_etapa(etapa.tempo),
        _canais(etapa),
    )
    return Bloco("etapa", partes)


def _documentos(etapa: Etapa) -> No:
    casos = (_caso(caso.nome, map(_documento, caso.documentos)) for caso in etapa.casos_de_documentos)
    return bloco("documentos", (bloco("default", itens(etapa.documentos)), *casos))


def _documento(nome: str) -> No:
    return Bloco("documento", (Texto("descricao", nome),))


def _custos(etapa: Etapa) -> No:
    casos = (_caso(caso.nome, map(_custo, caso.custos)) for caso in etapa.casos_de_custos)
    return bloco("custos", (bloco("default", map(_custo, etapa.custos)), *casos))


def _canais(etapa: Etapa) -> No:
    casos = (_caso(caso.nome, map(_canal, caso.canais)) for caso in etapa.casos_de_canais)
    return bloco("canais-de-prestacao", (bloco("default", map(_canal, etapa.canais)), *casos))


def _caso(nome: str, conteudo: Iterable[No]) -> No:
    return bloco("caso", conteudo, ("descricao", nome))


def _tempo_da_etapa(tempo: Tempo | None) -> Iterator[No]:
    if tempo is not None:
        comentario = (Texto("descricao", tempo.comentario),) if tempo.comentario else ()
        yield Bloco("tempo-total-estimado", (tipo_de_tempo(tempo), *comentario))


def _custo(custo: Custo) -> No:
    valor = (Texto("valor", custo.valor),) if custo.valor and not custo.variavel else ()
    itens = (
        Texto("descricao", custo.nome),
        Texto("moeda", custo.moeda),
        *valor,
        Texto("valorVariavel", custo.calculo if custo.variavel else ""),
        Texto("statusCustoVariavel", "1" if custo.variavel else "0"),
    )
    return Bloco("custo", itens)


def _canal(canal: Canal) -> No:
    espera = canal.espera
    atributos = (
        ("tipo", canal.tipo),
        ("procedimento-sistema-indisponivel", canal.se_indisponivel),
        ("tempo-estimado-periodo", _rotulo(espera.unidade) if espera else ""),
        ("tempo-estimado-espera", str(espera.quanto) if espera else ""),
    )
    presentes = tuple((nome, valor) for nome, valor in atributos if valor)
    return Bloco("canal-de-prestacao", (Texto("descricao", canal.endereco),), presentes)


def _rotulo(unidade: Unidade | None) -> str:
    return rotulos_de_unidade()[unidade][0] if unidade else ""


def tipo_de_tempo(tempo: Tempo) -> No:
    """Return the element that says which kind of time it is, with its numbers."""
    atributos = (
        ("min", tempo.minimo),
        ("max", tempo.maximo),
        ("unidade", tempo.unidade),
    )
    presentes = tuple((nome, str(valor)) for nome, valor in atributos if valor is not None)
    return Bloco(tempo.tipo.value, atributos=presentes)


def itens(textos: Iterable[str]) -> Iterator[No]:
    """Yield one item for each text."""
    return (Texto("item", texto) for texto in textos)
