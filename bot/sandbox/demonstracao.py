"""Demonstration data: an organ that does not exist, who nominates there, services, an oficina to come."""

import tomllib
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from sqlmodel import col, select

from bot.domain.papeis import Papel, Tema
from bot.storage.tables import Convite, Indicacao, Orgao, Pessoa, Vinculo
from bot.storage.tables_das_oficinas import Oficina
from bot.storage.work import Work
from bot.usecases import convites, guardar
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.nomear import Nomeada, nomear
from bot.usecases.quem import Quem

_DADOS = Path(__file__).parent / "dados" / "demonstracao.toml"


@cache
def dados() -> dict[str, Any]:
    """Return the data as written in `dados/demonstracao.toml`."""
    return tomllib.loads(_DADOS.read_text(encoding="utf-8"))


def semear(work: Work) -> None:
    """Put the demonstration data in an empty database. Its people have no Telegram account."""
    siorg = _abrir_orgao(work)
    indica = _entrar(work, _convite_para_indicar(work, siorg))
    autora = Quem(indica, ())
    titular, substituto = dados()["titular"], dados()["substituto"]
    nomear(work, autora, siorg, [Nomeada(Tema.PRESTACAO, Papel.TITULAR, **titular)])
    nomear(work, autora, siorg, [Nomeada(Tema.PRESTACAO, Papel.SUBSTITUTO, **substituto)])
    aceita = work.session.exec(select(Indicacao).where(Indicacao.email == titular["email"])).one()
    pessoa = _aceitar(work, aceita)
    for servico in dados()["servico"]:
        _guardar(work, siorg, pessoa, servico)
    _marcar_oficina(work, indica)


def _abrir_orgao(work: Work) -> str:
    orgao = Orgao(**dados()["orgao"], aberto_em=_dias_atras(work, 20))
    work.session.add(orgao)
    work.session.flush()
    return orgao.siorg


def _convite_para_indicar(work: Work, siorg: str) -> Convite:
    destino = convites.Destino(papel=Papel.INDICADOR, siorg=siorg, condicao="secretario", **dados()["indica"])
    convite, _ = convites.criar(work, destino)
    return convite


def _aceitar(work: Work, indicacao: Indicacao) -> Pessoa:
    convite = work.session.exec(select(Convite).where(col(Convite.id) == indicacao.convite_id)).one()
    indicacao.situacao, indicacao.respondida_em = "aceita", work.now
    indicacao.senha_portal = "sim"
    return _entrar(work, convite, indicacao)


def _entrar(work: Work, convite: Convite, indicacao: Indicacao | None = None) -> Pessoa:
    pessoa = Pessoa(nome=convite.nome, email=convite.email, conta_nome=convite.nome, criada_em=work.now)
    convite.aceito_em = work.now
    work.session.add(pessoa)
    work.session.flush()
    vinculo = Vinculo(
        pessoa_id=pessoa.id or 0,
        papel=convite.papel,
        tema=indicacao.tema if indicacao else None,
        siorg=convite.siorg,
        convite_id=convite.id,
        indicacao_id=indicacao.id if indicacao else None,
        inicio=work.now,
    )
    work.session.add(vinculo)
    registrar(work, "aceitar_convite", pessoa_id=pessoa.id, siorg=convite.siorg, alvo=convite.id)
    registrar_em(work, "aceitar_indicacao", [indicacao] if indicacao else (), pessoa_id=pessoa.id)
    return pessoa


def _guardar(work: Work, siorg: str, autora: Pessoa, servico: dict[str, Any]) -> None:
    quem = Quem(autora, ())
    row = guardar.novo(work, quem, siorg)
    guardar.guardar(work, quem, row, servico["valores"], None)
    primeira = guardar.versao(work, row, 1)
    assert primeira is not None
    row.criado_em = row.alterado_em = primeira.quando = _dias_atras(work, servico["dias_atras"])


def _marcar_oficina(work: Work, autora: Pessoa) -> None:
    dado = dict(dados()["oficina"])
    fuso, hora = work.instalacao.fuso, dado.pop("hora")
    dia = work.now.astimezone(fuso).date() + timedelta(days=dado.pop("daqui_a_dias"))
    inicio = datetime.combine(dia, time(hora), fuso)
    oficina = Oficina(
        **dado,
        inicio=inicio,
        fim=inicio + timedelta(hours=3),
        fuso=str(fuso),
        encerra=inicio,
        token=token_urlsafe(16),
        token_da_sala=token_urlsafe(16),
        criada_por=autora.id or 0,
        criada_em=work.now,
    )
    work.session.add(oficina)


def _dias_atras(work: Work, dias: int) -> datetime:
    return work.now - timedelta(days=dias)
