"""The structure: arrows point down, and the top level is the one that was fixed."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
FIXED = {"pyproject.toml", "bot", "handlers", "locales", "tests", "README.md", "constraints.txt", "LICENSE"}


def test_as_setas_so_descem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_so_clock_le_o_relogio() -> None:
    """Ruff's banned-api says so too; this holds where ruff is not run."""
    allowed = {ROOT / "bot/clock.py", ROOT / "bot/sandbox/standin/clock.py"}
    sources = [p for folder in ("bot", "handlers") for p in (ROOT / folder).rglob("*.py")]
    readers = [p for p in sources if "datetime.now(" in p.read_text(encoding="utf-8")]
    assert set(readers) <= allowed


def test_a_raiz_tem_so_o_que_foi_combinado() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= FIXED


def test_telegram_nao_e_importado_por_quem_nao_deve() -> None:
    code = "import sys, bot.usecases.conversas, bot.forms.engine; sys.exit('telegram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
