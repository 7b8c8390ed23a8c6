"""The knowledge is whole: each command, field and section of the manual has an entry that the model knows."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from bot.delivery.knowledge import conhecimento
from bot.forms.form import Field, Group
from bot.forms.servico import CADASTRO_SERVICO
from bot.respostas.conhecimento import Entrada, impressao
from bot.usecases.comandos import COMANDOS

ENTRADAS = conhecimento().entradas
RESPOSTAS = [entrada for entrada in ENTRADAS if entrada.tipo == "resposta"]
CHAVES = {entrada.chave for entrada in ENTRADAS}
DO_MANUAL = (
    *("perfil-1", "perfil-2", "atividades-1", "atividades-2", "metas-1", "metas-2", "meta-100", "meta-50"),
    *("indicacao", "titular-substituto", "divulgacao", "oficinas", "senha-portal", "portal", "cadastro"),
    *("publicacao", "melhoria", "diagnostico", "migracao", "interoperacao", "plano-trabalho", "diferenca"),
    *("egd", "sti", "sic", "ti", "areas-finalisticas", "carta-de-servicos"),
)


def test_o_modelo_foi_aprendido_destas_perguntas() -> None:
    modelo = conhecimento().modelo
    assert modelo is not None
    assert modelo.origem == impressao(conhecimento()), "run: python -m tests.respostas.treinar"


def test_cada_chave_e_cada_jeito_de_perguntar_aparece_uma_vez() -> None:
    assert [chave for chave, n in Counter(e.chave for e in ENTRADAS).items() if n > 1] == []
    assert all(entrada.perguntas for entrada in ENTRADAS)


@pytest.mark.parametrize("chave", DO_MANUAL)
def test_cada_parte_do_manual_tem_resposta(chave: str) -> None:
    assert chave in CHAVES


@pytest.mark.parametrize("comando", sorted(COMANDOS))
def test_cada_comando_da_conversa_tem_resposta(comando: str) -> None:
    assert any(comando in entrada.comandos for entrada in RESPOSTAS)


def _campos(campos: Iterable[Field | Group], antes: str = "") -> list[str]:
    nomes = []
    for campo in campos:
        nome = f"{antes}{campo.name}"
        nomes.append(nome)
        if isinstance(campo, Group):
            nomes += _campos(campo.fields, f"{nome}.")
    return nomes


@pytest.mark.parametrize("campo", _campos(CADASTRO_SERVICO.fields()))
def test_cada_campo_do_cadastro_tem_resposta(campo: str) -> None:
    assert any(campo in entrada.campos for entrada in RESPOSTAS)


@pytest.mark.parametrize("entrada", RESPOSTAS, ids=lambda e: e.chave)
def test_cada_resposta_cabe_e_se_entende(entrada: Entrada) -> None:
    assert 0 < len(entrada.titulo) <= 30
    assert len(entrada.resposta) <= 1800
    assert entrada.fontes
    assert not re.match(r"(?i)(sim|não)\b", entrada.resposta)
    assert set(entrada.relacionadas) <= CHAVES
    assert set(entrada.por_tema.values()) <= CHAVES
    assert set(entrada.nao_diz) <= {*conhecimento().aspectos, "quantidade"}
