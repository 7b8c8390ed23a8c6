"""A database of the first version keeps its services, measured and with their first version on record."""

import json
from dataclasses import replace

from alembic import command
from sqlalchemy import Connection, create_engine, text

from bot.forms.servico_valores import valores_de
from bot.storage import schema
from bot.storage.engines import address
from tests.servico.exemplo import MINIMO

ANTES = "6396889f8b89"


def test_os_servicos_de_antes_viram_a_versao_1(database_url: str) -> None:
    engine = create_engine(address(database_url))
    with engine.begin() as connection:
        config = schema._config(connection)
        command.downgrade(config, ANTES)
        _semear(connection)
    schema.upgrade(database_url)
    assert schema.differences(database_url) == []
    with engine.connect() as connection:
        servicos = connection.execute(
            text("SELECT nome, estado, versao, faltas, digital, busca FROM servico ORDER BY id")
        ).all()
        versoes = connection.execute(
            text("SELECT servico_id, numero, autora, quando, acao FROM versao_do_servico ORDER BY servico_id")
        ).all()
        base = connection.execute(text("SELECT base FROM rascunho")).scalar()
    engine.dispose()
    assert [tuple(s)[:3] for s in servicos] == [(MINIMO.nome, "pronto", 1), ("Só o nome", "rascunho", 1)]
    assert servicos[0].faltas == 0
    assert bool(servicos[0].digital)
    assert servicos[1].busca == "so o nome"
    assert servicos[1].faltas > 1
    assert [(v.servico_id, v.numero, v.autora, v.acao) for v in versoes] == [
        (1, 1, 1, "guardar"),
        (2, 1, 1, "guardar"),
    ]
    assert "2026-11-20" in str(versoes[0].quando)
    assert base == 1


def _semear(connection: Connection) -> None:
    connection.execute(
        text("INSERT INTO orgao (siorg, nome, sigla, aberto_em) VALUES ('240', 'Inmetro', '', :em)"),
        {"em": "2026-11-20 12:00:00"},
    )
    connection.execute(
        text("INSERT INTO pessoa (id, nome, conta_nome, criada_em) VALUES (1, 'Rui', '', :em)"),
        {"em": "2026-11-20 12:00:00"},
    )
    for numero, valores in enumerate((valores_de(replace(MINIMO)), {"nome": "Só o nome"}), 1):
        connection.execute(
            text(
                "INSERT INTO servico (id, siorg, nome, slug, valores, criado_por, criado_em, alterado_por,"
                " alterado_em) VALUES (:id, '240', :nome, :slug, :valores, 1, :em, 1, :em)"
            ),
            {
                "id": numero,
                "nome": valores["nome"],
                "slug": f"s{numero}",
                "valores": json.dumps(valores),
                "em": "2026-11-20 12:00:00",
            },
        )
    connection.execute(
        text(
            "INSERT INTO rascunho (id, fluxo, form, chat_id, alvo, titulo, estado, contexto, situacao,"
            " criado_em, mexido_em) VALUES ('r', 'servico', 'servico', 7, '2', '', '{}', '{}', 'pausado',"
            " :em, :em)"
        ),
        {"em": "2026-11-20 12:00:00"},
    )
