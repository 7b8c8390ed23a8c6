"""What the picture of an organ's goals shows, as values that are stored until it is drawn."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Faixa:
    """Between `de` and `ate` services on day `dia`: what a forecast says."""

    dia: date
    de: int
    ate: int


@dataclass(frozen=True, slots=True)
class Painel:
    """One goal. `feitos` and `meta` have one number for each of `dias`, in order; None is a gap.

    `nomes`: the words of the legend, for `feitos`, `meta`, `ritmo`, `previsao`. `alvo`: where the pace that
    is needed ends, on the deadline; None where no pace is shown.
    """

    titulo: str
    nomes: tuple[str, str, str, str]
    dias: tuple[date, ...]
    feitos: tuple[int | None, ...]
    meta: tuple[int, ...]
    alvo: int | None = None
    previsao: Faixa | None = None


@dataclass(frozen=True, slots=True)
class Quadro:
    """The whole picture. `prazo`: the deadline, with the word that names it."""

    titulo: str
    paineis: tuple[Painel, ...]
    prazo: date | None
    nome_do_prazo: str


def escrever(quadro: Quadro) -> bytes:
    """Return the picture's values as JSON."""
    return json.dumps(asdict(quadro), default=date.isoformat, ensure_ascii=False, sort_keys=True).encode()


def ler(dados: bytes) -> Quadro:
    """Return what `escrever` wrote."""
    lido = json.loads(dados)
    paineis = tuple(_painel(painel) for painel in lido["paineis"])
    return Quadro(lido["titulo"], paineis, _dia(lido["prazo"]), lido["nome_do_prazo"])


def _painel(lido: dict[str, Any]) -> Painel:
    previsao = lido["previsao"]
    return Painel(
        titulo=lido["titulo"],
        nomes=tuple(lido["nomes"]),
        dias=tuple(date.fromisoformat(dia) for dia in lido["dias"]),
        feitos=tuple(lido["feitos"]),
        meta=tuple(lido["meta"]),
        alvo=lido["alvo"],
        previsao=Faixa(date.fromisoformat(previsao["dia"]), previsao["de"], previsao["ate"])
        if previsao
        else None,
    )


def _dia(escrito: str | None) -> date | None:
    return date.fromisoformat(escrito) if escrito else None
