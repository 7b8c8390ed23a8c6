"""The demonstration data: complete services, and an organ where something waits."""

from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree
from sqlmodel import Session, select

from bot.app import open_database
from bot.cartas.escrita import escrever
from bot.delivery.content import Content
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.orgaos import orgaos
from bot.domain.pendencias import pendencias
from bot.forms import engine
from bot.forms.servico import CADASTRO_SERVICO, inicio
from bot.forms.servico_valores import servico_de, valores_de
from bot.forms.walk import walk
from bot.sandbox.demonstracao import dados, semear
from bot.settings import Settings
from bot.storage.tables import Indicacao, Orgao, ServicoRow
from bot.storage.tables_das_oficinas import Oficina

SERVICOS = [servico["valores"] for servico in dados()["servico"]]
ORGAO = FatoOrgao(**dados()["orgao"])


def nome(valores: dict[str, Any]) -> str:
    return str(valores["nome"])


@pytest.mark.parametrize("valores", SERVICOS, ids=nome)
def test_ao_servico_nao_falta_nada(valores: dict[str, Any]) -> None:
    assert pendencias(servico_de(valores, ORGAO)) == ()


@pytest.mark.parametrize("valores", SERVICOS, ids=nome)
def test_o_formulario_entende_cada_valor(valores: dict[str, Any]) -> None:
    answers = {**engine.load(CADASTRO_SERVICO, valores), **inicio([ORGAO.siorg])}
    core = [place for place in walk(CADASTRO_SERVICO, answers) if place.core]
    assert core and all(place.answered for place in core)
    assert valores_de(servico_de(valores, ORGAO)) == valores


@pytest.mark.parametrize("valores", SERVICOS, ids=nome)
def test_o_servico_sai_em_xml(valores: dict[str, Any]) -> None:
    raiz = etree.fromstring(escrever(servico_de(valores, ORGAO)))
    assert raiz.findtext("{*}nome") == valores["nome"]
    assert len(raiz.findall("{*}etapas/{*}etapa")) == len(valores["etapas"])


def test_o_orgao_de_demonstracao_nao_existe() -> None:
    assert ORGAO.siorg not in orgaos()
    assert ORGAO.nome not in {orgao.nome for orgao in orgaos().values()}


@pytest.mark.asyncio
async def test_a_semente_entra_no_banco(database_url: str) -> None:
    settings = Settings(database_url=database_url, _env_file=None)
    database = open_database(settings, Content.load(), lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    try:
        await database.run(semear)
        orgao, situacoes, servicos, vagas = await database.read(_o_que_ha)
    finally:
        database.close()
    assert vagas == dados()["oficina"]["vagas"]
    assert (orgao, situacoes, servicos) == (ORGAO.nome, ["aceita", "aguardando"], len(SERVICOS))


def _o_que_ha(session: Session) -> tuple[str, list[str], int, int]:
    situacoes = sorted(session.exec(select(Indicacao.situacao)))
    servicos, vagas = len(session.exec(select(ServicoRow)).all()), session.exec(select(Oficina.vagas)).one()
    return session.exec(select(Orgao.nome)).one(), situacoes, servicos, vagas
