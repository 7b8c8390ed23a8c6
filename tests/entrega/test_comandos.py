"""The commands for whoever runs an installation: one clear line, and what to do."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.sandbox.standin.server import StandIn
from bot.storage import schema
from bot.storage.engines import address, connect

pytestmark = pytest.mark.asyncio
RAIZ = Path(__file__).parents[2]


async def _rodar(comando: str, pasta: Path, **ajustes: str) -> tuple[int | None, str]:
    """Run a command in a bare environment; return how it ended and what it said."""
    ambiente = {"PATH": os.environ["PATH"], "HOME": str(pasta), "PYTHONPATH": str(RAIZ)}
    ambiente |= {f"PONTOFOCAL_{nome.upper()}": valor for nome, valor in ajustes.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", comando),
        env=ambiente,
        cwd=pasta,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_verificar_diz_que_tudo_esta_certo(tg: StandIn, database_url: str, tmp_path: Path) -> None:
    end, said = await _rodar("verificar", tmp_path, token=tg.token, api_url=tg.url, database_url=database_url)
    assert end == 0
    assert [line.split()[:2] for line in said.splitlines()] == [
        ["certo", nome] for nome in ("Ajustes:", "Banco:", "Esquema:", "Proxy:", "Token:", "Relógio:")
    ]


async def test_verificar_diz_o_que_fazer_com_cada_erro(tg: StandIn, tmp_path: Path) -> None:
    errado = {"api_url": tg.url, "database_url": "postgresql://eu:senha@127.0.0.1:1/nada"}
    end, said = await _rodar("verificar", tmp_path, token="123456:" + "x" * 30, **errado)
    assert end == 1
    banco, token = (line for line in said.splitlines() if line.startswith("errado"))
    assert "PONTOFOCAL_DATABASE_URL" in banco and "senha" not in banco
    assert "PONTOFOCAL_TOKEN" in token


@pytest.mark.parametrize(
    ("ajustes", "nome"),
    [
        ({}, "PONTOFOCAL_TOKEN"),
        ({"token": "123"}, "número:segredo"),
        ({"token_file": "/nao/ha"}, "PONTOFOCAL_TOKEN_FILE"),
        ({"fuso": "Lua/Mar"}, "PONTOFOCAL_FUSO"),
        ({"envios_por_segundo": "0"}, "PONTOFOCAL_ENVIOS_POR_SEGUNDO"),
        ({"database_url": "mysql://x"}, "PONTOFOCAL_DATABASE_URL"),
        ({"log_level": "TUDO"}, "PONTOFOCAL_LOG_LEVEL"),
        ({"listen": "aqui"}, "PONTOFOCAL_LISTEN"),
        ({"metricas": "99999"}, "PONTOFOCAL_METRICAS"),
        ({"proxy": "socks://x"}, "PONTOFOCAL_PROXY"),
        ({"ca_bundle": "/nao/ha"}, "PONTOFOCAL_CA_BUNDLE"),
    ],
)
async def test_um_ajuste_ruim_encerra_com_uma_linha(
    tmp_path: Path, ajustes: dict[str, str], nome: str
) -> None:
    end, said = await _rodar("run", tmp_path, **ajustes)
    assert end == 2
    assert len(said.splitlines()) == 1
    assert nome in said


async def test_um_token_que_o_telegram_recusa_encerra_com_uma_linha(tg: StandIn, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'banco.sqlite3'}"
    ajustes = {"api_url": tg.url, "database_url": url, "log_level": "ERROR"}
    end, said = await _rodar("run", tmp_path, token="123456:" + "x" * 30, **ajustes)
    assert (end, len(said.splitlines())) == (2, 1)
    assert "recusou o token" in said


async def test_um_banco_de_outra_versao_nao_e_usado(tg: StandIn, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'banco.sqlite3'}"
    schema.upgrade(url)
    engine = connect(address(url))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'de_amanha'")
    engine.dispose()
    end, said = await _rodar("run", tmp_path, token=tg.token, api_url=tg.url, database_url=url)
    assert (end, len(said.splitlines())) == (2, 1)
    assert "Esquema" in said


async def test_migrar_cria_as_tabelas(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'pasta nova' / 'banco.sqlite3'}"
    end, said = await _rodar("migrar", tmp_path, database_url=url)
    assert (end, said.strip()) == (0, "O banco está na versão mais nova.")
    assert schema.state(url) is schema.Schema.CURRENT
