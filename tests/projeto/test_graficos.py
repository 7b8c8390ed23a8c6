"""The picture of the goals: drawn from what is stored, whatever there is to show, and imported late."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from bot.graficos.desenho import ALTURA, LARGURA, PONTOS, desenhar
from bot.graficos.quadro import Faixa, Painel, Quadro, escrever, ler

HOJE, PRAZO = date(2026, 11, 24), date(2027, 6, 30)
NOMES = ("No Portal", "Meta", "Ritmo necessário", "Previsão")


def painel(feitos: tuple[int | None, ...], meta: int, alvo: int | None, faixa: Faixa | None) -> Painel:
    """Return a goal whose history ends today."""
    dias = tuple(HOJE - timedelta(n) for n in reversed(range(len(feitos))))
    return Painel("No Portal", NOMES, dias, feitos, (meta,) * len(feitos), alvo, faixa)


CASOS = {
    "vazio": Quadro("INMETRO", (painel((0,), 20, None, None),), None, "Prazo"),
    "um ponto": Quadro("INMETRO", (painel((4,), 20, 20, None),), PRAZO, "Prazo: 30/06/2027"),
    "atingida": Quadro("INMETRO", (painel((58, 60, 60), 60, None, None),), PRAZO, "Prazo"),
    "vencido": Quadro("INMETRO", (painel((3,) * 90, 60, None, None),), HOJE - timedelta(30), "Prazo"),
    "quinhentos": Quadro(
        "Instituto de nome comprido " * 9,
        (
            painel((*range(300), None, None, 301), 500, 500, Faixa(PRAZO, 400, 500)),
            painel((9,) * 303, 151, 151, Faixa(PRAZO, 9, 40)),
        ),
        PRAZO,
        "Prazo",
    ),
}


@pytest.mark.parametrize("caso", CASOS)
def test_cada_quadro_volta_igual_e_vira_imagem_do_tamanho_combinado(caso: str) -> None:
    dados = escrever(CASOS[caso])
    assert ler(dados) == CASOS[caso]
    png = desenhar(dados)
    largura, altura = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (largura, altura) == (round(LARGURA * PONTOS), round(ALTURA * PONTOS))


def test_comecar_nao_importa_o_que_desenha() -> None:
    code = "import sys, bot.app, handlers; sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=".", check=False).returncode == 0


def test_preparar_desenha_uma_vez_e_so_entao_traz_o_matplotlib() -> None:
    passos = (
        "import sys; from bot.graficos.desenho import preparar",
        "antes = 'matplotlib' in sys.modules",
        "preparar()",
        "print(antes, 'matplotlib.backends.backend_agg' in sys.modules)",
    )
    feito = subprocess.run(
        [sys.executable, "-c", "; ".join(passos)], capture_output=True, text=True, check=True
    )
    assert feito.stdout.split() == ["False", "True"]
