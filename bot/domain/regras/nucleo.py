"""Rules on the core that publication demands: what is missing (section 2 of the editors' guide)."""

from collections.abc import Iterator
from functools import partial

from bot.domain.regras.achado import Severidade
from bot.domain.regras.blocos import canais_de
from bot.domain.regras.regra import Aviso, Regra
from bot.domain.regras.texto import preenchido
from bot.domain.servico import Servico
from bot.messages import K, Message

PALAVRAS_CHAVE = 3  # the least the Portal accepts


def _nome(servico: Servico) -> Iterator[Aviso]:
    if not preenchido(servico.nome):
        yield "nome", Message(K("regras.falta.nome"))


def _descricao(servico: Servico) -> Iterator[Aviso]:
    if not preenchido(servico.descricao):
        yield "descricao", Message(K("regras.falta.descricao"))


def _gratuito(servico: Servico) -> Iterator[Aviso]:
    if servico.gratuito is None:
        yield "gratuito", Message(K("regras.falta.gratuito"))


def _orgao(servico: Servico) -> Iterator[Aviso]:
    if not preenchido(servico.orgao.siorg):
        yield "orgao", Message(K("regras.falta.orgao"))


def _link(servico: Servico) -> Iterator[Aviso]:
    if servico.digital and not preenchido(servico.link_digital):
        yield "link", Message(K("regras.falta.link"))


def _solicitantes(servico: Servico) -> Iterator[Aviso]:
    if not any(preenchido(solicitante.tipo) for solicitante in servico.solicitantes):
        yield "solicitantes", Message(K("regras.falta.solicitantes"))


def _tipo_de_solicitante(servico: Servico) -> Iterator[Aviso]:
    tipos = [preenchido(solicitante.tipo) for solicitante in servico.solicitantes]
    for posicao, dito in enumerate(tipos):
        if not dito and any(tipos):
            yield f"solicitantes/{posicao}/tipo", Message(K("regras.falta.tipo_de_solicitante"))


def _etapas(servico: Servico) -> Iterator[Aviso]:
    if not servico.etapas:
        yield "etapas", Message(K("regras.falta.etapas"))


def _titulo(servico: Servico) -> Iterator[Aviso]:
    for posicao, etapa in enumerate(servico.etapas):
        if not preenchido(etapa.titulo):
            yield f"etapas/{posicao}/titulo", Message(K("regras.falta.titulo"))


def _canais(servico: Servico) -> Iterator[Aviso]:
    for posicao, etapa in enumerate(servico.etapas):
        if not etapa.canais:
            yield f"etapas/{posicao}/canais", Message(K("regras.falta.canais"))


def _enderecos(servico: Servico) -> Iterator[Aviso]:
    for caminho, canal in canais_de(servico):
        if not preenchido(canal.endereco):
            yield f"{caminho}/endereco", Message(K("regras.falta.endereco"))


def _tempo(servico: Servico) -> Iterator[Aviso]:
    if servico.tempo is None:
        yield "tempo", Message(K("regras.falta.tempo"))


def _segmentos(servico: Servico) -> Iterator[Aviso]:
    if not any(map(preenchido, servico.segmentos)):
        yield "segmentos", Message(K("regras.falta.segmentos"))


def _areas(servico: Servico) -> Iterator[Aviso]:
    if not any(map(preenchido, servico.areas)):
        yield "areas", Message(K("regras.falta.areas"))


def _palavras_chave(servico: Servico) -> Iterator[Aviso]:
    faltam = PALAVRAS_CHAVE - sum(map(preenchido, servico.palavras_chave))
    if faltam > 0:
        yield "palavras_chave", Message(K("regras.falta.palavras_chave"), count=faltam)


_impede = partial(Regra, severidade=Severidade.IMPEDE)

REGRAS = (
    _impede("nome.falta", fonte="2.1 GUIA", avisos=_nome),
    _impede("descricao.falta", fonte="2.1 GUIA", avisos=_descricao),
    _impede("gratuito.falta", fonte="2.1 GUIA", avisos=_gratuito),
    _impede("orgao.falta", fonte="2.7 GUIA", avisos=_orgao),
    _impede("digital.sem_link", fonte="2.1 GUIA", avisos=_link),
    _impede("solicitantes.falta", fonte="2.2 GUIA", avisos=_solicitantes),
    _impede("solicitante.tipo.falta", fonte="2.2 GUIA", avisos=_tipo_de_solicitante),
    _impede("etapas.falta", fonte="2.3 GUIA", avisos=_etapas),
    _impede("etapa.titulo.falta", fonte="2.3 GUIA", avisos=_titulo),
    _impede("etapa.canais.falta", fonte="2.3 GUIA", avisos=_canais),
    _impede("canal.endereco.falta", fonte="2.3 GUIA", avisos=_enderecos),
    _impede("tempo.falta", fonte="2.4 GUIA", avisos=_tempo),
    _impede("segmentos.falta", fonte="2.7 GUIA", avisos=_segmentos),
    _impede("areas.falta", fonte="2.7 GUIA", avisos=_areas),
    _impede("palavras.falta", fonte="2.7 GUIA", avisos=_palavras_chave),
)
