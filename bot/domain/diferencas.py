"""What differs between two texts of one service, and long texts shown by what differs in them."""

from bot.domain.juncao import Diferenca, Valores, juntar

CONTEXTO = 60  # letters kept around what differs in a long text
LONGO = 240  # letters from which a text is shown by what differs in it


def diferencas(antes: Valores, depois: Valores) -> tuple[Diferenca, ...]:
    """Return the changes that make one text of the other, in the order of the newer one."""
    return () if antes == depois else juntar(antes, depois, antes).minhas


def recorte(um: str, outro: str) -> tuple[str, str]:
    """Return the two texts, long ones cut to what differs with a few words around it."""
    if max(len(um), len(outro)) <= LONGO:
        return um, outro
    comeco = _iguais(um, outro)
    fim = _iguais(um[comeco:][::-1], outro[comeco:][::-1])
    return _cortado(um, comeco, fim), _cortado(outro, comeco, fim)


def _iguais(um: str, outro: str) -> int:
    pares = enumerate(zip(um, outro, strict=False))
    return next((posicao for posicao, (a, b) in pares if a != b), min(len(um), len(outro)))


def _cortado(texto: str, comeco: int, fim: int) -> str:
    de, ate = max(0, comeco - CONTEXTO), min(len(texto), len(texto) - fim + CONTEXTO)
    return f"{'…' if de else ''}{texto[de:ate]}{'…' if ate < len(texto) else ''}"
