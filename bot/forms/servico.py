"""The form that registers a service to the standard (section 2): core first, the rest from the summary."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.regras.nucleo import PALAVRAS_CHAVE
from bot.forms import servico_leitura as leitura
from bot.forms import servico_opcoes as opcoes
from bot.forms.answers import clean, load
from bot.forms.form import Answers, Field, Form, Group, Kind, Part, Scope
from bot.forms.readers import text, web_address
from bot.forms.servico_etapas import ETAPAS
from bot.forms.servico_tempo import TEMPO_DO_SERVICO

ORGAOS = "orgaos"  # source of options: the organs for which the person registers services
SERVICOS = "servicos"  # source of options: the other services of her organs
DE_SEMPRE = (  # what an organ says in the same words from one service to the next
    "contato",
    "segmentos",
    "areas",
    "condicoes_acessibilidade",
    "tratamento_prioritario",
    "tratamento_dispensado",
)
_PROPRIOS = ("nome", "sigla", "nomes_populares", "descricao", "link", "palavras_chave", "relacionados")
_ORGAO_UNICO = "orgao_unico"  # told at the start, so that nobody chooses from a list of one


def inicio(siorgs: Sequence[str]) -> Answers:
    """Return the answers that a new registration starts with, given the organs of the person."""
    return {_ORGAO_UNICO: siorgs[0]} if len(siorgs) == 1 else {}


def sem_o_proprio(valores: Mapping[str, Any]) -> Answers:
    """Return the plain values of a service that one like it may share, without what is its own."""
    return {nome: valor for nome, valor in valores.items() if nome not in _PROPRIOS}


def varios_orgaos(scope: Scope) -> bool:
    """Tell whether it has to be asked of which organ the service is."""
    return _ORGAO_UNICO not in scope.root


def _digital(scope: Scope) -> bool:
    return bool(scope.get("digital") == opcoes.SIM)


def _vence(scope: Scope) -> bool:
    return bool(scope.get("validade") == opcoes.VENCE)


def _com_validade(scope: Scope) -> bool:
    return scope.get("validade") is not None


DADOS_BASICOS = (
    Field(name="nome", read=text(at_most=150, one_line=True), advise=leitura.conselho("nome")),
    Field(
        name="sigla",
        read=text(at_most=15, one_line=True),
        optional=True,
        core=False,
        advise=leitura.conselho("sigla"),
    ),
    Field(
        name="nomes_populares",
        kind=Kind.ITEMS,
        read=text(at_most=150, one_line=True),
        optional=True,
        core=False,
        advise_item=leitura.conselho("nomes_populares"),
    ),
    Field(name="descricao", read=text(at_most=3000), advise=leitura.conselho("descricao")),
    Field(
        name="contato",
        read=text(at_most=500),
        optional=True,
        core=False,
        advise=leitura.conselho("contato"),
    ),
    Field(name="gratuito", kind=Kind.ONE, options=opcoes.GRATUIDADE),
    Field(name="orgao", kind=Kind.ONE, options=ORGAOS, when=varios_orgaos),
    Field(name="digital", kind=Kind.ONE, options=opcoes.DIGITAL, optional=True, core=False),
    Field(name="link", read=web_address, core=False, when=_digital),
)

SOLICITANTES = Group(
    name="solicitantes",
    title="tipo",
    fields=(
        Field(name="tipo", read=text(at_most=500), advise=leitura.conselho("solicitantes/tipo")),
        Field(
            name="requisitos",
            read=text(at_most=1000),
            optional=True,
            core=False,
            advise=leitura.conselho("solicitantes/requisitos"),
        ),
    ),
)

VALIDADE = (
    Field(name="validade", kind=Kind.ONE, options=opcoes.VALIDADES, optional=True, core=False),
    Field(name="validade_prazo", read=leitura.validade, core=False, when=_vence),
    Field(
        name="validade_descricao",
        read=text(at_most=500),
        optional=True,
        core=False,
        when=_com_validade,
        advise=leitura.conselho("validade_descricao"),
    ),
)

OUTRAS_INFORMACOES = (
    *TEMPO_DO_SERVICO,
    *VALIDADE,
    Field(name="segmentos", kind=Kind.MANY, options=opcoes.SEGMENTOS),
    Field(name="areas", kind=Kind.MANY, options=opcoes.AREAS),
    Field(
        name="palavras_chave",
        kind=Kind.ITEMS,
        read=text(at_most=150, one_line=True),
        at_least=PALAVRAS_CHAVE,
        advise_item=leitura.conselho("palavras_chave"),
    ),
)

LEIS_E_ATENDIMENTO = (
    Field(
        name="legislacoes",
        kind=Kind.ITEMS,
        read=text(at_most=500),
        optional=True,
        core=False,
        advise_item=leitura.conselho("legislacoes"),
    ),
    Field(
        name="relacionados",
        kind=Kind.MANY,
        options=SERVICOS,
        other=leitura.numero_no_portal,
        optional=True,
        core=False,
    ),
    Field(
        name="condicoes_acessibilidade",
        read=text(at_most=1000),
        optional=True,
        core=False,
        advise=leitura.conselho("condicoes_acessibilidade"),
    ),
    Field(
        name="tratamento_prioritario",
        read=text(at_most=1000),
        optional=True,
        core=False,
        advise=leitura.conselho("tratamento_prioritario"),
    ),
    Field(
        name="tratamento_dispensado",
        read=text(at_most=1000),
        optional=True,
        core=False,
        advise=leitura.conselho("tratamento_dispensado"),
    ),
)

CADASTRO_SERVICO = Form(
    name="servico",
    parts=(
        Part(name="basicos", fields=DADOS_BASICOS),
        Part(name="solicitantes", fields=(SOLICITANTES,)),
        Part(name="etapas", fields=(ETAPAS,)),
        Part(name="outras", fields=OUTRAS_INFORMACOES),
        Part(name="leis", fields=LEIS_E_ATENDIMENTO),
    ),
)


def que_cabem(valores: Mapping[str, Any]) -> Answers:
    """Return the plain values that the form asks for: what it would give back when nothing was changed."""
    cabem = clean(CADASTRO_SERVICO, load(CADASTRO_SERVICO, valores))
    return {nome: valor for nome, valor in cabem.items() if nome != "orgao"}
