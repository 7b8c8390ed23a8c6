"""The small pieces that letters are made of: texts, lists, numbers, times."""

from collections.abc import Iterator

from bot.cartas.arvore import Elemento
from bot.domain.tempo import MAIOR_NUMERO, Tempo, TipoDeTempo, Unidade

_DO_PORTAL = frozenset({"id", "dbId", "idSegmento", "idServicoSegmento"})  # say nothing to people


def texto(elemento: Elemento | None, nome: str) -> str:
    """Return the text of the element `nome` inside, as it is; empty when that holds only spaces."""
    um = elemento.um(nome) if elemento is not None else None
    return um.texto if um is not None and um.texto.strip() else ""


def itens(lista: Elemento | None) -> tuple[str, ...]:
    """Return the texts of a list, without those that say nothing."""
    return tuple(item.texto for item in que_dizem(lista, "item") if item.texto)


def que_dizem(lista: Elemento | None, *nomes: str) -> Iterator[Elemento]:
    """Yield the elements of these names inside that say something."""
    filhos = lista.filhos if lista is not None else ()
    return (filho for filho in filhos if filho.nome in nomes and diz_algo(filho))


def diz_algo(elemento: Elemento) -> bool:
    """Tell whether an element holds more than spaces and numbers of the Portal."""
    if elemento.texto.strip() or any(v for n, v in elemento.atributos.items() if n not in _DO_PORTAL):
        return True
    return any(diz_algo(filho) for filho in elemento.filhos if filho.nome not in _DO_PORTAL)


def inteiro(escrito: str, ate: int = MAIOR_NUMERO) -> int | None:
    """Return the number written, up to `ate`; None for anything else."""
    escrito = escrito.strip()
    if not (escrito.isascii() and escrito.isdecimal() and len(escrito) <= 9):
        return None
    return numero if (numero := int(escrito)) <= ate else None


def unidade(escrita: str) -> Unidade | None:
    """Return the unit of a time; None for one that the Portal does not offer."""
    return Unidade(escrita) if escrita in tuple(Unidade) else None


def tempo(bloco: Elemento | None) -> Tempo | None:
    """Return a time; None without a kind that is known. Numbers that make no time are left out."""
    filhos = bloco.filhos if bloco is not None else ()
    tipo = next((filho for filho in filhos if filho.nome in tuple(TipoDeTempo)), None)
    if tipo is None:
        return None
    qual, comentario = TipoDeTempo(tipo.nome), texto(bloco, "descricao")
    minimo, maximo = (inteiro(tipo.atributos.get(nome, "")) for nome in ("min", "max"))
    if not qual.com_numeros or maximo is None:
        return Tempo(qual, comentario=comentario)
    if qual is not TipoDeTempo.ENTRE:
        minimo = None
    elif minimo is None or minimo > maximo:
        return Tempo(qual, comentario=comentario)
    return Tempo(qual, minimo, maximo, unidade(tipo.atributos.get("unidade", "")), comentario)
