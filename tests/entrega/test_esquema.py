"""The migrations make the very tables that the code uses, on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.storage import schema
from bot.storage.engines import DatabaseAway, address
from bot.storage.schema import Schema


def test_as_migracoes_fazem_as_tabelas_do_codigo(database_url: str) -> None:
    assert schema.state(database_url) is Schema.CURRENT
    assert schema.differences(database_url) == []


def test_migrar_de_novo_nao_muda_nada(database_url: str) -> None:
    schema.upgrade(database_url)
    assert schema.state(database_url) is Schema.CURRENT


def test_um_banco_vazio_antigo_ou_estranho_e_reconhecido(database_url: str, tmp_path: Path) -> None:
    assert schema.state(f"sqlite:///{tmp_path / 'novo.sqlite3'}") is Schema.EMPTY
    _execute(database_url, "UPDATE alembic_version SET version_num = 'de_amanha'")
    assert schema.state(database_url) is Schema.UNKNOWN
    _execute(database_url, "DROP TABLE alembic_version")
    assert schema.state(database_url) is Schema.UNKNOWN


def test_um_banco_inacessivel_e_dito_assim(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAway):
        schema.state("postgresql://ninguem@127.0.0.1:1/nada")
    (tmp_path / "pasta.sqlite3").mkdir()
    with pytest.raises(DatabaseAway):
        schema.state(f"sqlite:///{tmp_path / 'pasta.sqlite3'}")


def _execute(url: str, statement: str) -> None:
    engine = create_engine(address(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
