"""The questions about a time: of the whole service, or of one etapa (section 2.4 of the standard)."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.tempo import TipoDeTempo, ler_prazo
from bot.forms import servico_leitura as leitura
from bot.forms import servico_opcoes as opcoes
from bot.forms.form import Field, Kind, Scope
from bot.forms.readers import text

_DO_SERVICO = "servico"
_DA_ETAPA = "servico.etapas"


def _aqui(scope: Scope) -> Mapping[str, Any]:
    return scope.items[-1] if scope.items else scope.root


def _um_numero(scope: Scope) -> bool:
    return _aqui(scope).get("tempo") in (TipoDeTempo.ATE, TipoDeTempo.EM_MEDIA)


def _dois_numeros(scope: Scope) -> bool:
    return bool(_aqui(scope).get("tempo") == TipoDeTempo.ENTRE)


def _sem_unidade(scope: Scope) -> bool:
    nome = "tempo_entre" if _dois_numeros(scope) else "tempo_prazo" if _um_numero(scope) else ""
    prazo = _aqui(scope).get(nome)
    return prazo is not None and ler_prazo(prazo).unidade is None


def _com_tempo(scope: Scope) -> bool:
    return _aqui(scope).get("tempo") is not None


def _numeros(core: bool) -> Iterable[Field]:
    yield Field(
        name="tempo_prazo",
        read=leitura.prazo_unico,
        when=_um_numero,
        core=core,
        words=f"{_DO_SERVICO}.tempo_prazo",
    )
    yield Field(
        name="tempo_entre",
        read=leitura.prazo_entre,
        when=_dois_numeros,
        core=core,
        words=f"{_DO_SERVICO}.tempo_entre",
    )
    yield Field(
        name="tempo_unidade",
        kind=Kind.ONE,
        options=opcoes.UNIDADES,
        when=_sem_unidade,
        core=core,
        words=f"{_DO_SERVICO}.tempo_unidade",
    )


TEMPO_DO_SERVICO = (
    Field(name="tempo", kind=Kind.ONE, options=opcoes.TIPOS_DE_TEMPO),
    *_numeros(core=True),
    Field(
        name="tempo_comentario",
        read=text(at_most=500),
        optional=True,
        core=False,
        advise=leitura.conselho("tempo_comentario"),
    ),
)

TEMPO_DA_ETAPA = (
    Field(name="tempo", kind=Kind.ONE, options=opcoes.TIPOS_DE_TEMPO, optional=True, core=False),
    *_numeros(core=False),
    Field(
        name="tempo_comentario",
        read=text(at_most=500),
        optional=True,
        core=False,
        when=_com_tempo,
        advise=leitura.conselho("etapas/tempo_comentario"),
        words=f"{_DA_ETAPA}.tempo_comentario",
    ),
)
