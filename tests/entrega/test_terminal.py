"""A command called in the wrong way, and the help, at the terminal: in Portuguese, one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[2]
INGLES = ("Usage", "Options", "Commands", "Error", "Missing", "Show this", "required", "Try ", "No such")


def rodar(pasta: Path, *dito: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a bare environment."""
    ambiente = {"PATH": os.environ["PATH"], "HOME": str(pasta), "PYTHONPATH": str(RAIZ)}
    comando = (sys.executable, "-W", "error", "-m", "bot", *dito)
    return subprocess.run(comando, cwd=pasta, env=ambiente, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("dito", "comando", "problema"),
    [
        ("ligar", "", "O comando ligar não existe. Os comandos são: sandbox, run,"),
        ("--nada", "", "A opção --nada não existe."),
        ("convidar", " convidar", "Falta a opção --papel."),
        ("convidar --papel sti", " convidar", "Falta a opção --nome."),
        ("convidar --papel sti --nome", " convidar", "Falta escrever o valor depois de --nome."),
        ("convidar --pap sti", " convidar", "A opção --pap não existe."),
        ("sandbox --porta abc", " sandbox", "A porta precisa ser um número de 1 a 65535."),
        ("sandbox --porta 70000", " sandbox", "A porta precisa ser um número de 1 a 65535."),
        ("sandbox --vazio=sim", " sandbox", "A opção --vazio não leva valor. Escreva só --vazio."),
        ("run agora", " run", "O comando não usa “agora”. Tire essa parte."),
        ("run -v", " run", "A opção -v não existe."),
        ("verificar --tudo", " verificar", "A opção --tudo não existe."),
        ("migrar --help=1", " migrar", "A opção --help não leva valor. Escreva só --help."),
    ],
)
def test_um_comando_mal_escrito_e_dito_em_uma_linha(
    tmp_path: Path, dito: str, comando: str, problema: str
) -> None:
    fim = rodar(tmp_path, *dito.split())
    assert (fim.returncode, fim.stdout, fim.stderr.count("\n")) == (2, "", 1)
    assert fim.stderr.startswith(problema)
    assert fim.stderr.endswith(f"Ajuda: python -m bot{comando} --help\n")


@pytest.mark.parametrize(
    ("comando", "contado"),
    [
        ("", "Comandos: sandbox Abre um ensaio completo"),
        ("run", "Opções: --help Mostra esta ajuda."),
        ("verificar", "Confere ajustes, banco,"),
        ("migrar", "Leva o esquema do banco"),
        ("sandbox", "--porta PORTA Porta da página."),
        ("convidar", "--nome NOME Nome completo da pessoa. Obrigatória."),
    ],
)
def test_a_ajuda_e_em_portugues(tmp_path: Path, comando: str, contado: str) -> None:
    fim = rodar(tmp_path, *comando.split(), "--help")
    assert (fim.returncode, fim.stderr) == (0, "")
    assert fim.stdout.startswith("Uso: python -m bot")
    assert contado in " ".join(fim.stdout.split())
    assert not [palavra for palavra in INGLES if palavra in fim.stdout]


def test_sem_comando_mostra_quais_ha(tmp_path: Path) -> None:
    fim = rodar(tmp_path)
    assert (fim.returncode, fim.stdout) == (2, "")
    assert fim.stderr == rodar(tmp_path, "--help").stdout
