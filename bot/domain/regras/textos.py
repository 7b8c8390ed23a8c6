"""The texts of a service, in the order of the form."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.regras.campos import campo_de
from bot.domain.regras.texto import Texto, ler
from bot.domain.servico import Canal, Custo, Etapa, Servico, Solicitante


class Lugar(NamedTuple):
    """What stands at a path of the form; `canal` is the kind of channel that an address is of."""

    caminho: str
    escrito: str
    canal: str = ""


def textos(servico: Servico) -> tuple[tuple[str, Texto], ...]:
    """Return every text of `servico` that is not empty, after its path."""
    escritos = (lugar for lugar in _todos(servico) if lugar.escrito)
    campos = ((lugar, campo_de(lugar.caminho)) for lugar in escritos)
    return tuple((lugar.caminho, ler(campo, lugar.escrito, lugar.canal)) for lugar, campo in campos if campo)


def _todos(servico: Servico) -> Iterator[Lugar]:
    yield Lugar("nome", servico.nome)
    yield Lugar("sigla", servico.sigla)
    yield from _itens("nomes_populares", servico.nomes_populares)
    yield Lugar("descricao", servico.descricao)
    yield Lugar("contato", servico.contato)
    yield Lugar("link", servico.link_digital)
    for posicao, solicitante in enumerate(servico.solicitantes):
        yield from _solicitante(f"solicitantes/{posicao}", solicitante)
    for posicao, etapa in enumerate(servico.etapas):
        yield from _etapa(f"etapas/{posicao}", etapa)
    if servico.tempo is not None:
        yield Lugar("tempo_comentario", servico.tempo.comentario)
    if servico.validade is not None:
        yield Lugar("validade_descricao", servico.validade.descricao)
    yield from _itens("palavras_chave", servico.palavras_chave)
    yield from _itens("legislacoes", servico.legislacoes)
    for nome, texto in (
        ("condicoes_acessibilidade", servico.condicoes_acessibilidade),
        ("tratamento_prioritario", servico.tratamento_prioritario),
        ("tratamento_dispensado", servico.tratamento_dispensado),
    ):
        yield Lugar(nome, texto)


def _solicitante(em: str, solicitante: Solicitante) -> Iterator[Lugar]:
    yield Lugar(f"{em}/tipo", solicitante.tipo)
    yield Lugar(f"{em}/requisitos", solicitante.requisitos)


def _etapa(em: str, etapa: Etapa) -> Iterator[Lugar]:
    yield Lugar(f"{em}/titulo", etapa.titulo)
    yield Lugar(f"{em}/descricao", etapa.descricao)
    yield from _canais(em, etapa.canais)
    yield from _itens(f"{em}/documentos", etapa.documentos)
    yield from _custos(em, etapa.custos)
    if etapa.tempo is not None:
        yield Lugar(f"{em}/tempo_comentario", etapa.tempo.comentario)
    yield from _casos(em, etapa)


def _casos(em: str, etapa: Etapa) -> Iterator[Lugar]:
    for posicao, com_documentos in enumerate(etapa.casos_de_documentos):
        caso = f"{em}/casos_documentos/{posicao}"
        yield Lugar(f"{caso}/nome", com_documentos.nome)
        yield from _itens(f"{caso}/documentos", com_documentos.documentos)
    for posicao, com_custos in enumerate(etapa.casos_de_custos):
        caso = f"{em}/casos_custos/{posicao}"
        yield Lugar(f"{caso}/nome", com_custos.nome)
        yield from _custos(caso, com_custos.custos)
    for posicao, com_canais in enumerate(etapa.casos_de_canais):
        caso = f"{em}/casos_canais/{posicao}"
        yield Lugar(f"{caso}/nome", com_canais.nome)
        yield from _canais(caso, com_canais.canais)


def _canais(em: str, canais: tuple[Canal, ...]) -> Iterator[Lugar]:
    for ordem, canal in enumerate(canais):
        onde = f"{em}/canais/{ordem}"
        yield Lugar(f"{onde}/endereco", canal.endereco, canal.tipo)
        yield Lugar(f"{onde}/se_indisponivel", canal.se_indisponivel)


def _custos(em: str, custos: tuple[Custo, ...]) -> Iterator[Lugar]:
    for ordem, custo in enumerate(custos):
        onde = f"{em}/custos/{ordem}"
        yield Lugar(f"{onde}/nome", custo.nome)
        yield Lugar(f"{onde}/calculo", custo.calculo)
        yield Lugar(f"{onde}/moeda", custo.moeda)


def _itens(em: str, itens: tuple[str, ...]) -> Iterator[Lugar]:
    return (Lugar(f"{em}/{posicao}", item) for posicao, item in enumerate(itens))
