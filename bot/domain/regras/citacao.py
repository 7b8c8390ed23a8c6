"""Passages of a text, short enough to quote in an advice."""

CITAVEL = 60  # letters: a passage must be recognised, not read again
MARGEM = 24  # letters of context on each side


def citar(texto: str, at_most: int = CITAVEL) -> str:
    """Return `texto` in one line, cut after a word when it is long."""
    linha = " ".join(texto.split())
    if len(linha) <= at_most:
        return linha
    cortada = linha[:at_most]
    return f"{cortada[: cortada.rfind(' ')] if ' ' in cortada else cortada}…"


def em_volta(texto: str, inicio: int, fim: int) -> str:
    """Return what stands from `inicio` to `fim` with the words around it, in one line."""
    antes = texto[max(0, inicio - MARGEM) : inicio]
    depois = texto[fim : fim + MARGEM]
    comeco = antes if inicio <= MARGEM else f"…{antes.partition(' ')[2] or antes}"
    resto = depois if fim + MARGEM >= len(texto) else f"{depois.rpartition(' ')[0] or depois}…"
    return " ".join(f"{comeco}{texto[inicio:fim]}{resto}".split())


def citar_fim(texto: str) -> str:
    """Return the last words of `texto`."""
    linha = " ".join(texto.split())
    return linha if len(linha) <= MARGEM else f"…{linha[-MARGEM:].partition(' ')[2] or linha[-MARGEM:]}"
