"""Rules on what is free and what is paid (sections 2.1, 2.5 and 9)."""

import re
from collections.abc import Iterator

from bot.domain.regras.achado import Severidade
from bot.domain.regras.blocos import custos_de
from bot.domain.regras.regra import DADOS, Aviso, Regra
from bot.domain.regras.texto import preenchido
from bot.domain.servico import Custo, Servico
from bot.messages import K, Message

_VALOR = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ALGARISMO = re.compile(r"[1-9]")


def _gratuito_com_custo(servico: Servico) -> Iterator[Aviso]:
    caminho, custo = next(custos_de(servico), ("", Custo("")))
    if servico.gratuito and caminho:
        yield "gratuito", Message(K("regras.gratuito.com_custo"), {"custo": custo.nome or custo.valor})


def _sem_custo(servico: Servico) -> Iterator[Aviso]:
    if servico.gratuito is False and servico.etapas and not any(custos_de(servico)):
        yield "gratuito", Message(K("regras.custo.falta"))


def _sem_nome(servico: Servico) -> Iterator[Aviso]:
    for caminho, custo in custos_de(servico):
        if not preenchido(custo.nome):
            yield f"{caminho}/nome", Message(K("regras.custo.sem_nome"))


def _sem_valor(servico: Servico) -> Iterator[Aviso]:
    for caminho, custo in custos_de(servico):
        if custo.variavel and not preenchido(custo.calculo):
            yield f"{caminho}/calculo", Message(K("regras.custo.sem_calculo"), {"custo": custo.nome})
        elif not custo.variavel and not preenchido(custo.valor):
            yield f"{caminho}/valor", Message(K("regras.custo.sem_valor"), {"custo": custo.nome})


def _valor(servico: Servico) -> Iterator[Aviso]:
    for caminho, custo in custos_de(servico):
        if not custo.variavel and preenchido(custo.valor) and not _VALOR.fullmatch(custo.valor):
            yield f"{caminho}/valor", Message(K("regras.custo.valor"), {"valor": custo.valor})


def _zero(servico: Servico) -> Iterator[Aviso]:
    for caminho, custo in custos_de(servico):
        if not custo.variavel and _VALOR.fullmatch(custo.valor) and not _ALGARISMO.search(custo.valor):
            yield f"{caminho}/valor", Message(K("regras.custo.zero"), {"custo": custo.nome})


REGRAS = (
    Regra("gratuito.com_custo", Severidade.MELHORAR, "2.1 GUIA", _gratuito_com_custo),
    Regra("custo.falta", Severidade.MELHORAR, DADOS, _sem_custo),
    Regra("custo.sem_nome", Severidade.MELHORAR, "2.5 GUIA", _sem_nome),
    Regra("custo.sem_valor", Severidade.MELHORAR, DADOS, _sem_valor),
    Regra("custo.valor", Severidade.MELHORAR, "2.5 XSD", _valor),
    Regra("custo.zero", Severidade.DICA, "2.5 GUIA", _zero),
)
