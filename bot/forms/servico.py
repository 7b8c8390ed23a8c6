"""The registration of a service to the standard: its core first, the other questions from the summary.

Source: standard, section 2 (limits of the editors' guide first); design, conversation 6.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.pendencias import PALAVRAS_CHAVE
from bot.domain.tempo import TipoDeTempo, ler_prazo
from bot.forms import servico_leitura as leitura
from bot.forms import servico_opcoes as opcoes
from bot.forms.form import Answers, Field, Form, Group, Kind, Part, Scope
from bot.forms.readers import text, web_address

ORGAOS = "orgaos"  # source of options: the organs for which the person registers services
_PROPRIOS = ("nome", "sigla", "nomes_populares", "descricao", "link", "palavras_chave")
_ORGAO_UNICO = "orgao_unico"  # told at the start, so that nobody chooses from a list of one


def inicio(siorgs: Sequence[str]) -> Answers:
    """Return the answers that a new registration starts with, given the organs of the person."""
    return {_ORGAO_UNICO: siorgs[0]} if len(siorgs) == 1 else {}


def sem_o_proprio(valores: Mapping[str, Any]) -> Answers:
    """Return the plain values of a service that one like it may share, without what is its own."""
    return {nome: valor for nome, valor in valores.items() if nome not in _PROPRIOS}


def _varios_orgaos(scope: Scope) -> bool:
    return _ORGAO_UNICO not in scope.root


def _tem_custo(scope: Scope) -> bool:
    return bool(scope.root.get("gratuito") == opcoes.NAO)


def _digital(scope: Scope) -> bool:
    return bool(scope.get("digital") == opcoes.SIM)


def _custo_fixo(scope: Scope) -> bool:
    return bool(scope.get("forma") == opcoes.FIXO)


def _custo_variavel(scope: Scope) -> bool:
    return bool(scope.get("forma") == opcoes.VARIAVEL)


def _um_numero(scope: Scope) -> bool:
    return scope.get("tempo") in (TipoDeTempo.ATE, TipoDeTempo.EM_MEDIA)


def _dois_numeros(scope: Scope) -> bool:
    return bool(scope.get("tempo") == TipoDeTempo.ENTRE)


def _sem_unidade(scope: Scope) -> bool:
    nome = "tempo_entre" if _dois_numeros(scope) else "tempo_prazo" if _um_numero(scope) else ""
    prazo = scope.get(nome)
    return prazo is not None and ler_prazo(prazo).unidade is None


DADOS_BASICOS = (
    Field(name="nome", read=text(at_most=150, one_line=True), advise=leitura.conselho_do_nome),
    Field(name="sigla", read=text(at_most=15, one_line=True), optional=True, core=False),
    Field(
        name="nomes_populares",
        kind=Kind.ITEMS,
        read=text(at_most=150, one_line=True),
        optional=True,
        core=False,
    ),
    Field(name="descricao", read=text(at_most=3000), advise=leitura.conselho_do_texto),
    Field(name="contato", read=text(at_most=500), optional=True, core=False),
    Field(name="gratuito", kind=Kind.ONE, options=opcoes.GRATUIDADE),
    Field(name="orgao", kind=Kind.ONE, options=ORGAOS, when=_varios_orgaos),
    Field(name="digital", kind=Kind.ONE, options=opcoes.DIGITAL, optional=True, core=False),
    Field(name="link", read=web_address, core=False, when=_digital),
)

SOLICITANTES = Group(
    name="solicitantes",
    title="tipo",
    fields=(
        Field(name="tipo", read=text(at_most=500), advise=leitura.conselho_do_solicitante),
        Field(name="requisitos", read=text(at_most=1000), optional=True, core=False),
    ),
)

CANAIS = Group(
    name="canais",
    title="tipo",
    fields=(
        Field(name="tipo", kind=Kind.ONE, options=opcoes.CANAIS),
        Field(name="endereco", read=text(at_most=500), advise=leitura.conselho_do_endereco),
    ),
)

CUSTOS = Group(
    name="custos",
    title="nome",
    at_least=0,
    core=False,
    when=_tem_custo,
    fields=(
        Field(name="nome", read=text(at_most=150, one_line=True)),
        Field(name="forma", kind=Kind.ONE, options=opcoes.FORMAS_DE_CUSTO),
        Field(name="valor", read=leitura.valor_fixo, optional=True, when=_custo_fixo),
        Field(name="calculo", read=text(at_most=250, one_line=True), optional=True, when=_custo_variavel),
        Field(name="moeda", read=text(at_most=3, one_line=True), optional=True, core=False),
    ),
)

ETAPAS = Group(
    name="etapas",
    title="titulo",
    fields=(
        Field(name="titulo", read=text(at_most=150, one_line=True), advise=leitura.conselho_do_titulo),
        CANAIS,
        Field(name="descricao", read=text(at_most=500), optional=True, core=False),
        Field(name="documentos", kind=Kind.ITEMS, read=text(at_most=500), optional=True, core=False),
        CUSTOS,
    ),
)

OUTRAS_INFORMACOES = (
    Field(name="tempo", kind=Kind.ONE, options=opcoes.TIPOS_DE_TEMPO),
    Field(name="tempo_prazo", read=leitura.prazo_unico, when=_um_numero),
    Field(name="tempo_entre", read=leitura.prazo_entre, when=_dois_numeros),
    Field(name="tempo_unidade", kind=Kind.ONE, options=opcoes.UNIDADES, when=_sem_unidade),
    Field(name="tempo_comentario", read=text(at_most=500), optional=True, core=False),
    Field(name="segmentos", kind=Kind.MANY, options=opcoes.SEGMENTOS),
    Field(name="areas", kind=Kind.MANY, options=opcoes.AREAS),
    Field(
        name="palavras_chave",
        kind=Kind.ITEMS,
        read=text(at_most=150, one_line=True),
        at_least=PALAVRAS_CHAVE,
    ),
)

CADASTRO_SERVICO = Form(
    name="servico",
    parts=(
        Part(name="basicos", fields=DADOS_BASICOS),
        Part(name="solicitantes", fields=(SOLICITANTES,)),
        Part(name="etapas", fields=(ETAPAS,)),
        Part(name="outras", fields=OUTRAS_INFORMACOES),
    ),
)
