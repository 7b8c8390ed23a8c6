"""The command `convidar`: a link for somebody who is not in the bot yet, while it runs or not."""

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session

from bot.clock import wall_clock
from bot.delivery.content import Content
from bot.invitation import invite
from bot.messages import Message
from bot.sandbox.standin.server import StandIn
from bot.settings import BadSetting, Settings
from bot.storage.engines import address
from bot.storage.tables import Parametro
from bot.usecases.convites import BOT
from tests.conversas.palco import Palco
from tests.sandbox.ensaio import comando

CONTENT = Content.load()


def com_nome_do_bot(url: str) -> Settings:
    """Leave the bot's name where a run leaves it."""
    engine = create_engine(address(url))
    with Session(engine) as session:
        session.add(Parametro(chave=BOT, valor="UmBot"))
        session.commit()
    engine.dispose()
    return Settings(database_url=url, _env_file=None)


def dito(feito: Message) -> str:
    return CONTENT.texts.label(feito)


def test_o_link_da_equipe_central_vale_uma_hora(database_url: str) -> None:
    feito, link = invite(com_nome_do_bot(database_url), CONTENT, "sti", "Ana & Filhos", "")
    assert re.fullmatch(r"https://t\.me/UmBot\?start=[\w-]{22}", link)
    assert dito(feito).startswith("Convite de Ana & Filhos para a equipe central. Vale até ")


def test_o_link_de_quem_indica_abre_o_orgao(database_url: str) -> None:
    feito, _ = invite(com_nome_do_bot(database_url), CONTENT, "indicador", "Bruno", "26")
    assert "Bruno para indicar os pontos focais (" in dito(feito)


@pytest.mark.parametrize(
    ("papel", "siorg", "chave"),
    [
        ("titular", "26", "convidar.papel.desconhecido"),
        ("indicador", "", "convidar.orgao.falta"),
        ("sti", "26", "convidar.orgao.sobra"),
        ("indicador", "0", "convidar.orgao.desconhecido"),
    ],
)
def test_o_que_nao_serve_e_dito_em_uma_linha(
    sqlite_template: Path, tmp_path: Path, papel: str, siorg: str, chave: str
) -> None:
    path = tmp_path / "banco.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    settings = com_nome_do_bot(f"sqlite:///{path}")
    with pytest.raises(BadSetting) as recusa:
        invite(settings, CONTENT, papel, "Ana", siorg)
    assert recusa.value.problem.key == chave
    assert "\n" not in dito(recusa.value.problem)


@pytest.mark.asyncio
async def test_sem_esquema_diz_para_migrar(tmp_path: Path) -> None:
    antes = await comando(tmp_path, "convidar", "--papel", "sti", "--nome", "Ana")
    _, said = await antes.communicate()
    assert (antes.returncode, said.decode().count("\n")) == (2, 1) and "pontofocal migrar" in said.decode()


@pytest.mark.asyncio
async def test_sem_nome_guardado_pergunta_ao_telegram(tmp_path: Path) -> None:
    async with StandIn() as tg:
        telegram = {"PONTOFOCAL_TOKEN": tg.token, "PONTOFOCAL_API_URL": tg.url}
        migrar = await comando(tmp_path, "migrar")
        await migrar.communicate()
        sem_token = await comando(tmp_path, "convidar", "--papel", "sti", "--nome", "Ana")
        _, falta = await sem_token.communicate()
        com_token = await comando(tmp_path, "convidar", "--papel", "sti", "--nome", "Ana", **telegram)
        said, problems = await com_token.communicate()
    assert (sem_token.returncode, falta.decode().count("\n")) == (2, 1)
    assert (com_token.returncode, problems) == (0, b"")
    lines = said.decode().splitlines()
    assert lines[1].startswith(f"https://t.me/{tg.world.username}?start=")
    assert lines[2].startswith("Atenção: “Ana” parece ser só o primeiro nome. O link vale assim mesmo.")
    assert "▀" in said.decode(), "no QR code"


@pytest.mark.asyncio
async def test_funciona_com_o_bot_no_ar(palco: Palco, tmp_path: Path, database_url: str) -> None:
    palco.relogio.now = wall_clock()
    fora = {"PONTOFOCAL_DATABASE_URL": database_url}
    process = await comando(tmp_path, "convidar", "--papel", "sti", "--nome", "Ana Lúcia Prado", **fora)
    said, problems = await process.communicate()
    assert (process.returncode, problems) == (0, b"")
    (mensagem,) = await palco.abrir("sti", said.decode().splitlines()[1])
    assert "Atenção" not in said.decode()
    assert "Você é Ana Lúcia Prado e quer entrar?" in mensagem.text
