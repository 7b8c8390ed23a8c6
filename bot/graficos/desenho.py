"""Draws the picture of the goals: readable 600 points wide, on a light card of its own in any chat.

matplotlib is imported when first drawn: it takes as long as all the rest of the assistant.
"""

import textwrap
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from bot.graficos.quadro import Painel, Quadro, escrever, ler

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAPEL, TINTA, MEIO_TOM = "#f7f7f4", "#1d2530", "#8a929c"
FEITO, RITMO, PRAZO = "#0b5fa5", "#b45309", "#6d28d9"  # told apart in grey too: each has its own stroke
LARGURA, ALTURA, PONTOS = 6.0, 8.4, 180  # inches, and points in each: 1080 by 1512
LETRAS = 38  # of the title in a line
MARCAS = 3  # days written under the axis
FOLGA = timedelta(days=7)  # after a history of a single day


def desenhar(dados: bytes) -> bytes:
    """Return the picture (PNG) of the values that `quadro.escrever` wrote; takes some 0.3 s of a thread."""
    from matplotlib.figure import Figure

    quadro = ler(dados)
    figura = Figure(figsize=(LARGURA, ALTURA), dpi=PONTOS, facecolor=PAPEL)
    titulo = textwrap.shorten(quadro.titulo, LETRAS * 2, placeholder="…")
    figura.suptitle(
        textwrap.fill(titulo, LETRAS), x=0.04, y=0.985, ha="left", fontsize=14, weight="bold", color=TINTA
    )
    eixos = figura.subplots(len(quadro.paineis), 1, squeeze=False)
    for painel, (eixo,) in zip(quadro.paineis, eixos, strict=True):
        _painel(eixo, painel, quadro)
    figura.subplots_adjust(left=0.11, right=0.95, top=0.86, bottom=0.13, hspace=0.72)
    saida = BytesIO()
    figura.savefig(saida, format="png", facecolor=PAPEL)
    return saida.getvalue()


def preparar() -> None:
    """Draw a picture for nobody: the first one on a machine takes seconds, to find the letters it has."""
    dia = date(2018, 1, 1)
    painel = Painel("1", ("1", "2", "3", "4"), (dia,), (1,), (2,))
    desenhar(escrever(Quadro("1", (painel,), None, "")))


def _painel(eixo: "Axes", painel: Painel, quadro: Quadro) -> None:
    dias = [_numero(dia) for dia in painel.dias]
    feitos = [float("nan") if feito is None else feito for feito in painel.feitos]
    _feitos, meta, ritmo, previsao = painel.nomes
    ate_o_fim = [*dias, _numero(_fim(painel, quadro.prazo))]
    eixo.step(
        ate_o_fim,
        [*painel.meta, painel.meta[-1]],
        where="post",
        color=MEIO_TOM,
        lw=2.5,
        ls="--",
        label=meta,
    )
    eixo.step(dias, feitos, where="post", color=FEITO, lw=3.5, label=_feitos)
    eixo.plot(dias[-1:], feitos[-1:], "o", color=FEITO, ms=9)
    agora = painel.feitos[-1] or 0
    if painel.previsao is not None:
        faixa = painel.previsao
        ate = [dias[-1], _numero(faixa.dia)]
        eixo.fill_between(
            ate, [agora, faixa.de], [agora, faixa.ate], color=FEITO, alpha=0.22, lw=0, label=previsao
        )
    if quadro.prazo is not None:
        prazo = _numero(quadro.prazo)
        if painel.alvo is not None:
            eixo.plot([dias[-1], prazo], [agora, painel.alvo], ls=":", lw=3, color=RITMO, label=ritmo)
        eixo.axvline(prazo, color=PRAZO, lw=2, ls="-.", label=quadro.nome_do_prazo)
    _moldura(eixo, painel, quadro.prazo)


def _moldura(eixo: "Axes", painel: Painel, prazo: date | None) -> None:
    from matplotlib.ticker import MaxNLocator

    faixa = painel.previsao
    comeco, fim = min(painel.dias[0], prazo or painel.dias[0]), _fim(painel, prazo)
    margem = (_numero(fim) - _numero(comeco)) * 0.04
    eixo.set_xlim(_numero(comeco) - margem, _numero(fim) + margem)
    topo = max(*painel.meta, *(feito or 0 for feito in painel.feitos), faixa.ate if faixa else 0, 1)
    eixo.set_ylim(0, topo * 1.12)
    marcas = [comeco + (fim - comeco) * parte / (MARCAS - 1) for parte in range(MARCAS)]
    eixo.set_xticks([_numero(dia) for dia in marcas], [f"{dia:%d/%m/%y}" for dia in marcas])
    eixo.yaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    eixo.set_title(painel.titulo, loc="left", fontsize=15, weight="bold", color=TINTA, pad=10)
    eixo.tick_params(labelsize=13, colors=TINTA, length=0)
    eixo.tick_params(axis="x", pad=9)
    eixo.set_facecolor(PAPEL)
    eixo.grid(axis="y", color="#d9dcd8", lw=1)
    eixo.set_axisbelow(True)
    for lado in ("top", "right", "left"):
        eixo.spines[lado].set_visible(False)
    eixo.legend(
        loc="upper left",
        bbox_to_anchor=(-0.1, -0.15),
        ncols=2,
        fontsize=12,
        frameon=False,
        labelcolor=TINTA,
        handlelength=1.8,
        columnspacing=1.2,
    )


def _fim(painel: Painel, prazo: date | None) -> date:
    """Return the last day under the axis."""
    faixa = painel.previsao
    return max(painel.dias[-1], prazo or painel.dias[-1], faixa.dia if faixa else painel.dias[0] + FOLGA)


def _numero(dia: date) -> float:
    return float(dia.toordinal())
