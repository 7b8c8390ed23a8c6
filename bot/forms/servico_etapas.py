"""The questions about the etapas of a service (sections 2.3 and 2.5), the cases of some people included."""

from dataclasses import replace

from bot.domain.servico import COM_ESPERA
from bot.domain.tempo import ler_prazo
from bot.forms import servico_leitura as leitura
from bot.forms import servico_opcoes as opcoes
from bot.forms.form import Field, Group, Kind, Scope
from bot.forms.readers import text
from bot.forms.servico_tempo import TEMPO_DA_ETAPA

_NA_ETAPA = "servico.etapas"
_NO_CASO = "servico.etapas.caso"


def _com_espera(scope: Scope) -> bool:
    return scope.items[-1].get("tipo") in COM_ESPERA


def _espera_sem_unidade(scope: Scope) -> bool:
    espera = scope.items[-1].get("espera")
    return _com_espera(scope) and espera is not None and ler_prazo(espera).unidade is None


def _pela_internet(scope: Scope) -> bool:
    tipo = str(scope.items[-1].get("tipo"))
    return tipo.startswith("web") or tipo == "aplicativo-movel"


def _tem_custo(scope: Scope) -> bool:
    return bool(scope.root.get("gratuito") == opcoes.NAO)


def _custo_fixo(scope: Scope) -> bool:
    return bool(scope.get("forma") == opcoes.FIXO)


def _custo_variavel(scope: Scope) -> bool:
    return bool(scope.get("forma") == opcoes.VARIAVEL)


CANAIS = Group(
    name="canais",
    title="tipo",
    fields=(
        Field(name="tipo", kind=Kind.ONE, options=opcoes.CANAIS),
        Field(name="endereco", read=text(at_most=500), advise=leitura.conselho("etapas/canais/endereco")),
        Field(name="espera", read=leitura.prazo_unico, optional=True, core=False, when=_com_espera),
        Field(
            name="espera_unidade",
            kind=Kind.ONE,
            options=opcoes.UNIDADES,
            optional=True,
            core=False,
            when=_espera_sem_unidade,
        ),
        Field(
            name="se_indisponivel",
            read=text(at_most=500),
            optional=True,
            core=False,
            when=_pela_internet,
            advise=leitura.conselho("etapas/canais/se_indisponivel"),
        ),
    ),
)

CUSTOS = Group(
    name="custos",
    title="nome",
    at_least=0,
    core=False,
    when=_tem_custo,
    fields=(
        Field(
            name="nome", read=text(at_most=150, one_line=True), advise=leitura.conselho("etapas/custos/nome")
        ),
        Field(name="forma", kind=Kind.ONE, options=opcoes.FORMAS_DE_CUSTO),
        Field(name="valor", read=leitura.valor_fixo, optional=True, when=_custo_fixo),
        Field(
            name="calculo",
            read=text(at_most=250, one_line=True),
            optional=True,
            when=_custo_variavel,
            advise=leitura.conselho("etapas/custos/calculo"),
        ),
        Field(name="moeda", read=text(at_most=3, one_line=True), optional=True, core=False),
    ),
)

DOCUMENTOS = Field(
    name="documentos",
    kind=Kind.ITEMS,
    read=text(at_most=500),
    optional=True,
    core=False,
    advise_item=leitura.conselho("etapas/documentos"),
)


def _no_caso(grupo: Group, *proprios: str) -> Group:
    """Return the same questions inside a case: those in `proprios` have words of their own there."""
    campos = tuple(
        replace(campo, words=f"{_NO_CASO if campo.name in proprios else _NA_ETAPA}.{grupo.name}.{campo.name}")
        for campo in grupo.fields
    )
    return replace(grupo, fields=campos, words=f"{_NO_CASO}.{grupo.name}")


def _casos(conteudo: Field | Group) -> Group:
    nome = Field(
        name="nome",
        read=text(at_most=150, one_line=True),
        words=f"{_NO_CASO}.nome",
        advise=leitura.conselho("etapas/casos/nome"),
    )
    return Group(
        name=f"casos_{conteudo.name}",
        title="nome",
        at_least=0,
        core=False,
        when=conteudo.when,
        fields=(nome, conteudo),
    )


CASOS = (
    _casos(replace(DOCUMENTOS, optional=False, core=True, words=f"{_NO_CASO}.documentos")),
    _casos(replace(_no_caso(CUSTOS, "nome"), at_least=1, core=True)),
    _casos(_no_caso(CANAIS, "tipo")),
)

ETAPAS = Group(
    name="etapas",
    title="titulo",
    fields=(
        Field(name="titulo", read=text(at_most=150, one_line=True), advise=leitura.conselho("etapas/titulo")),
        CANAIS,
        Field(
            name="descricao",
            read=text(at_most=500),
            optional=True,
            core=False,
            advise=leitura.conselho("etapas/descricao"),
        ),
        DOCUMENTOS,
        CUSTOS,
        *TEMPO_DA_ETAPA,
        *CASOS,
    ),
)
