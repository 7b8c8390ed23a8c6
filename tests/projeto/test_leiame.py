"""The README tells every command, setting and chat command, and tells none that is not there."""

import re
from pathlib import Path

import pytest

from bot.__main__ import commands
from bot.settings import PREFIX, Settings
from bot.usecases.comandos import COMANDOS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TERMINAL = {command.name for command in commands().registered_commands}


@pytest.mark.parametrize("command", sorted(filter(None, TERMINAL)))
def test_o_leiame_conta_cada_comando_de_terminal(command: str) -> None:
    assert f"`pontofocal {command}" in README


@pytest.mark.parametrize("command", sorted(COMANDOS))
def test_o_leiame_conta_cada_comando_da_conversa(command: str) -> None:
    assert f"`/{command}`" in README


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_o_leiame_conta_cada_ajuste(setting: str) -> None:
    assert f"`{PREFIX}{setting.upper()}`" in README


def test_o_leiame_nao_conta_o_que_nao_existe() -> None:
    told = set(re.findall(rf"`{PREFIX}(\w+)`", README))
    assert {name.lower() for name in told} <= set(Settings.model_fields)
    assert set(re.findall(r"`pontofocal (\w+)", README)) <= TERMINAL
    assert set(re.findall(r"`/(\w+)`", README)) - {"vivo", "pronto", "metricas"} <= set(COMANDOS)


def test_o_leiame_aponta_pastas_que_existem() -> None:
    for path in re.findall(r"`((?:bot|handlers|locales)/[\w./]*\w)`", README):
        assert (ROOT / path).exists(), path
