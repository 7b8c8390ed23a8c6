"""A wheel in an empty environment, away from the repository, carries words, data, page and migrations."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of the working tree."""
    out = tmp_path_factory.mktemp("roda")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT))
    return next(out.glob("*.whl"))


def test_a_roda_leva_tudo(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    for folder in ("bot", "handlers", "locales"):
        for path in (ROOT / folder).rglob("*"):
            name = str(path.relative_to(ROOT))
            if path.is_file() and "__pycache__" not in name:
                assert name in inside, name


def test_a_roda_funciona_longe_do_repositorio(wheel: Path, tmp_path: Path) -> None:
    """The third-party packages are this environment's own: what is tested is our wheel."""
    venv.create(tmp_path / "venv", with_pip=False)
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    ZipFile(wheel).extractall(site)
    others = [p for p in sys.path if p.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PONTOFOCAL_DATABASE_URL": f"sqlite:///{tmp_path}/banco.sqlite3",
    }
    python = str(tmp_path / "venv" / "bin" / "python")
    where = _run(python, "-c", "import bot; print(bot.__file__)", cwd=tmp_path, env=environment)
    assert where.startswith(str(site))
    migrated = _run(python, "-m", "bot", "migrar", cwd=tmp_path, env=environment)
    assert "versão mais nova" in migrated
    helped = _run(python, "-m", "bot", "--help", cwd=tmp_path, env=environment)
    assert "sandbox" in helped


def _run(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
