"""A list of names: how long reading, comparing and storing it keep the writer, on an inventory of 1,000.

`python -m tests.benchmarks.inventario [--postgresql]` prints, for lists of 50, 150 and 300 names, the median
and the worst of 5 runs of each step, in milliseconds, in a transaction of its own.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import count, islice, product
from statistics import median

from bot.storage import schema
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.benchmarks.dez_mil import COISAS, DE_QUE, VERBOS, banco
from tests.conferencia.mesa import CONTAS, INMETRO, Mesa

INVENTARIO, LISTAS, VEZES = 1_000, (50, 150, 300), 5


def main() -> int:
    """Fill an inventory, measure, print; return the exit code."""
    nomes = nomes_diferentes()
    with banco("--postgresql" in sys.argv) as url:
        schema.upgrade(url)
        mesa = Mesa(url)
        mesa.sentar("rui")
        with mesa.work() as work:
            guardar.levantar(work, quem(work, CONTAS["rui"]), INMETRO, list(islice(nomes, INVENTARIO)))
        for tamanho in LISTAS:
            vezes = [_uma_lista(mesa, list(islice(nomes, tamanho))) for _ in range(VEZES)]
            for passo, tempos in zip(("read", "compare", "store"), zip(*vezes, strict=True), strict=True):
                print(
                    f"{tamanho:>3} names, {passo:<8} {median(tempos):6.1f} ms   worst {max(tempos):6.1f} ms"
                )
        mesa.engine.dispose()
    return 0


def _uma_lista(mesa: Mesa, nomes: list[str]) -> tuple[float, float, float]:
    mesa.toca("rui", f"a:inventario.levantar:{INMETRO}")
    lida = _demora(lambda: mesa.diz("rui", "\n".join(nomes)))
    comparada = _demora(lambda: mesa.diz("rui", "pronto"))
    guardar_todos = [rotulo for rotulo in mesa.botoes("rui") if rotulo.startswith("Guardar")][-1]
    guardada = _demora(lambda: mesa.diz("rui", guardar_todos))
    return lida, comparada, guardada


def _demora(fazer: Callable[[], object]) -> float:
    antes = time.perf_counter()
    fazer()
    return (time.perf_counter() - antes) * 1000


def nomes_diferentes() -> Iterator[str]:
    """Yield names that are all different."""
    for numero, (verbo, coisa, de_que) in zip(count(), _sem_fim(), strict=False):
        yield f"{verbo} {coisa} de {de_que} {numero}"


def _sem_fim() -> Iterator[tuple[str, str, str]]:
    while True:
        yield from product(VERBOS, COISAS, DE_QUE)


if __name__ == "__main__":
    sys.exit(main())
