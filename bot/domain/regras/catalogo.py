"""Rules on the closed lists, on repeated items and on how many areas (sections 2.7, 3 and 4)."""

import unicodedata
from collections.abc import Iterator

from bot.domain.orgaos import orgaos
from bot.domain.regras.achado import Severidade
from bot.domain.regras.blocos import canais_de
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import Aviso, Regra
from bot.domain.regras.texto import preenchido
from bot.domain.servico import Servico
from bot.domain.vocabularios import areas, canais, segmentos
from bot.messages import K, Message

AREAS_DEMAIS = 10  # letters with more name areas in which the service does not act


def _area(servico: Servico) -> Iterator[Aviso]:
    for posicao, area in enumerate(servico.areas):
        if preenchido(area) and area not in areas():
            yield f"areas/{posicao}", Message(K("regras.area.fora_da_lista"), {"area": area})


def _areas_demais(servico: Servico) -> Iterator[Aviso]:
    if len(servico.areas) > AREAS_DEMAIS:
        yield "areas", Message(K("regras.areas.demais"), {"quantas": len(servico.areas)})


def _segmento(servico: Servico) -> Iterator[Aviso]:
    for posicao, segmento in enumerate(servico.segmentos):
        if preenchido(segmento) and segmento not in segmentos():
            yield f"segmentos/{posicao}", Message(K("regras.segmento.fora_da_lista"), {"segmento": segmento})


def _canal(servico: Servico) -> Iterator[Aviso]:
    for caminho, canal in canais_de(servico):
        if canal.tipo not in canais():
            yield f"{caminho}/tipo", Message(K("regras.canal.fora_da_lista"), {"tipo": canal.tipo or "-"})


def _orgao(servico: Servico) -> Iterator[Aviso]:
    siorg = servico.orgao.siorg
    if preenchido(siorg) and siorg not in orgaos():
        yield "orgao", Message(K("regras.orgao.fora_da_lista"), {"numero": siorg})


def _repetidos(servico: Servico) -> Iterator[Aviso]:
    for caminho, itens in _listas(servico):
        if len(itens) < 2:
            continue
        vistos: dict[str, int] = {}
        for posicao, item in enumerate(itens):
            antes = vistos.setdefault(_igual(item), posicao)
            if antes != posicao and preenchido(item):
                conselho = Message(K("regras.lista.repetida"), {"item": citar(item), "antes": antes + 1})
                yield f"{caminho}/{posicao}", conselho


def _listas(servico: Servico) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "nomes_populares", servico.nomes_populares
    yield "solicitantes", tuple(solicitante.tipo for solicitante in servico.solicitantes)
    yield "etapas", tuple(etapa.titulo for etapa in servico.etapas)
    for posicao, etapa in enumerate(servico.etapas):
        yield f"etapas/{posicao}/documentos", etapa.documentos
        for numero, caso in enumerate(etapa.casos_de_documentos):
            yield f"etapas/{posicao}/casos_documentos/{numero}/documentos", caso.documentos
        yield f"etapas/{posicao}/canais", tuple(f"{canal.tipo} {canal.endereco}" for canal in etapa.canais)
    yield "areas", servico.areas
    yield "palavras_chave", servico.palavras_chave
    yield "legislacoes", servico.legislacoes


def _igual(item: str) -> str:
    simples = unicodedata.normalize("NFD", item).encode("ascii", "ignore").decode()
    return " ".join((simples or item).lower().strip(" .;,").split())


REGRAS = (
    Regra("canal.fora_da_lista", Severidade.MELHORAR, "3.1 XSD", _canal),
    Regra("segmento.fora_da_lista", Severidade.MELHORAR, "3.2 XSD", _segmento),
    Regra("area.fora_da_lista", Severidade.MELHORAR, "3.2 DATA", _area),
    Regra("lista.repetida", Severidade.MELHORAR, "2 GUIA", _repetidos),
    Regra("areas.demais", Severidade.DICA, "2.7 GUIA", _areas_demais),
    Regra("orgao.fora_da_lista", Severidade.DICA, "4 DATA", _orgao),
)
