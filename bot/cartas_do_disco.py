"""Letters read from files and folders, for the commands of the terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cartas.pacotes import TERMINACOES, Vinda, abrir_pacote
from bot.cartas.recusa import CartaRecusada
from bot.messages import K, Message


def arquivos(caminhos: Sequence[Path]) -> list[Path]:
    """Return the files that may hold letters: those named, and those in the folders named, in order."""
    return [arquivo for caminho in caminhos for arquivo in _dele(caminho)]


def _dele(caminho: Path) -> Iterator[Path]:
    if not caminho.is_dir():
        yield caminho
        return
    for dentro in sorted(caminho.rglob("*")):
        escondido = any(parte.startswith(".") for parte in dentro.relative_to(caminho).parts)
        if not escondido and dentro.suffix.lower() in TERMINACOES and not dentro.is_dir():
            yield dentro


def vindas(arquivo: Path) -> Iterator[Vinda]:
    """Yield the letters in a file, or why it is refused; one letter at a time is in memory."""
    try:
        with arquivo.open("rb") as aberto:
            yield from abrir_pacote(arquivo.name, aberto)
    except CartaRecusada as recusada:
        yield Vinda(str(arquivo), problema=recusada.problema)
    except OSError:
        yield Vinda(str(arquivo), problema=Message(K("carta.nao_abriu")))
