"""The command `sandbox`: nothing set up, nothing left behind, never a real bot or a real database."""

import asyncio
import signal
import socket
from pathlib import Path

import psutil
import pytest

from bot.sandbox.process import PORT
from tests.sandbox.ensaio import Ensaio, comando, ensaio, porta_livre

REAL = {
    "PONTOFOCAL_TOKEN": "123456789:um-token-de-verdade-que-nao-se-usa",
    "PONTOFOCAL_API_URL": "http://127.0.0.1:9",
    "PONTOFOCAL_DATABASE_URL": "sqlite:////nao/existe/real.sqlite3",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
}


def porta() -> tuple[str, str]:
    return "--porta", str(porta_livre())


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def entrar(um: Ensaio) -> None:
    """Let the central team come in by the invitation on its phone."""
    link = (await um.telefone("sti"))["convite"]
    await um.pedir("telefones/sti/abrir", {"link": link})
    sti = await um.ate("sti", lambda t: any(m["botoes"] for m in t["mensagens"]))
    (mensagem,) = (m for m in sti["mensagens"] if m["botoes"])
    aceitar = mensagem["botoes"][0][0]["dado"]
    await um.pedir("telefones/sti/botao", {"mensagem": mensagem["id"], "dado": aceitar})
    await um.ate("sti", lambda t: "orgaos" in {c["comando"] for c in t["comandos"]})


@pytest.mark.asyncio
async def test_comeca_sem_nada_preparado_e_responde(tmp_path: Path) -> None:
    async with ensaio(tmp_path, *porta()) as um:
        telefones = {t["id"]: t for t in (await um.estado())["telefones"]}
        assert set(telefones) == {"sti", "indicador", "titular", "substituto"}
        assert [t for t in telefones if telefones[t]["convite"]] == ["sti"]
        await entrar(um)
        assert (await um.telefone("sti"))["convite"] is None
    assert left_in(tmp_path) == []


@pytest.mark.asyncio
async def test_nunca_usa_o_token_o_banco_nem_o_proxy_de_verdade(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PONTOFOCAL_TOKEN={REAL['PONTOFOCAL_TOKEN']}\n", encoding="utf-8")
    async with ensaio(tmp_path, *porta(), **REAL) as um:
        await entrar(um)
        assert not any(name.startswith("PONTOFOCAL_") for name in um.vizinho.environ())
        assert um.endereco.partition("segredo=")[2] not in um.vizinho.cmdline()


@pytest.mark.asyncio
@pytest.mark.parametrize("sinal", [signal.SIGINT, signal.SIGTERM])
async def test_encerra_os_dois_processos(tmp_path: Path, sinal: signal.Signals) -> None:
    async with ensaio(tmp_path, *porta()) as um:
        vizinho = um.vizinho
        um.process.send_signal(sinal)
        assert await um.fim() == (0, "")
        assert not psutil.pid_exists(vizinho.pid)


@pytest.mark.asyncio
async def test_se_um_morre_o_outro_encerra(tmp_path: Path) -> None:
    async with ensaio(tmp_path, *porta()) as um:
        vizinho = um.vizinho
        um.process.kill()
        await asyncio.to_thread(vizinho.wait, 5)
    async with ensaio(tmp_path, *porta()) as outro:
        outro.vizinho.kill()
        codigo, dito = await outro.fim()
        assert codigo == 2 and dito.count("\n") == 1 and "O ensaio parou" in dito


@pytest.mark.asyncio
async def test_porta_ocupada_e_porta_de_costume(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = await comando(tmp_path, "sandbox", "--porta", str(taken.getsockname()[1]))
        _, said = await process.communicate()
        assert process.returncode == 2 and said.decode().count("\n") == 1
    async with ensaio(tmp_path) as um, ensaio(tmp_path) as outro:
        assert um.endereco.partition("?")[0] != outro.endereco.partition("?")[0]
        assert f":{PORT}/" not in outro.endereco


@pytest.mark.asyncio
async def test_o_banco_de_outro_nao_e_tocado(tmp_path: Path, database_url: str) -> None:
    alheio = await comando(tmp_path, "sandbox", "--banco", database_url, *porta())
    _, said = await alheio.communicate()
    assert alheio.returncode == 2 and said.decode().count("\n") == 1 and "banco vazio" in said.decode()


@pytest.mark.asyncio
async def test_o_banco_indicado_fica(tmp_path: Path, banco_vazio: str) -> None:
    async with ensaio(tmp_path, "--banco", banco_vazio, *porta()) as um:
        await entrar(um)
        segundo = await comando(tmp_path, "sandbox", "--banco", banco_vazio, *porta())
        _, said = await segundo.communicate()
        assert segundo.returncode == 2 and "em uso" in said.decode()
        um.process.send_signal(signal.SIGTERM)
        assert await um.fim() == (0, "")
    async with ensaio(tmp_path, "--banco", banco_vazio, *porta()) as de_novo:
        assert (await de_novo.telefone("sti"))["convite"] is None
        await de_novo.pedir("telefones/sti/texto", {"texto": "/orgaos"})
        sti = await de_novo.ate("sti", lambda t: len(t["mensagens"]) > 1)
        assert "Acervos Vivos" in str(sti["mensagens"][-1]["botoes"])
        await de_novo.pedir("recomecar", {})
        await de_novo.ate("sti", lambda t: t["convite"])


@pytest.mark.asyncio
async def test_vazio_comeca_sem_demonstracao(tmp_path: Path) -> None:
    async with ensaio(tmp_path, "--vazio", *porta()) as um:
        assert (await um.estado())["vazio"] is True
        await entrar(um)
        await um.pedir("telefones/sti/texto", {"texto": "/orgaos"})
        sti = await um.ate("sti", lambda t: "Nenhum órgão" in t["mensagens"][-1]["texto"])
        assert "Acervos Vivos" not in str(sti)


@pytest.mark.asyncio
async def test_o_relogio_avanca_e_o_convite_vencido_e_refeito(tmp_path: Path) -> None:
    async with ensaio(tmp_path, *porta()) as um:
        vencido = (await um.telefone("sti"))["convite"]
        await um.pedir("relogio", {"avancar_segundos": 6 * 3600})
        await um.ate("sti", lambda t: t["convite"] != vencido)
        await um.pedir("telefones/sti/abrir", {"link": vencido})
        await um.ate("sti", lambda t: len(t["mensagens"]) == 2 and not t["mensagens"][1]["botoes"])


@pytest.mark.asyncio
async def test_comecar_de_novo_depois_de_avancar_o_relogio(tmp_path: Path) -> None:
    async with ensaio(tmp_path, *porta()) as um:
        await entrar(um)
        await um.pedir("relogio", {"avancar_segundos": 6 * 86_400})
        await um.pedir("telefones/sti/texto", {"texto": "/orgaos"})
        await um.ate("sti", lambda t: "Acervos Vivos" in str(t["mensagens"][-1]["botoes"]))
        await um.pedir("recomecar", {})
        sti = await um.ate("sti", lambda t: t["convite"])
        assert sti["mensagens"] == []
        assert "start" in {c["comando"] for c in sti["comandos"]}
        await entrar(um)
        um.process.send_signal(signal.SIGINT)
        assert await um.fim() == (0, "")
