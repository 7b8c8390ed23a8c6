"""What hostile files cost: time and memory of each kind, `python -m tests.benchmarks.hostis`."""

import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.cartas.cenario import CONTENT
from tests.cartas.hostis import hostis
from tests.cartas.test_hostis import recusas

MB = 1024 * 1024


def main() -> None:
    """Print a line for each kind, then the worst."""
    piores = [0.0, 0.0]
    with TemporaryDirectory() as pasta:
        for qual, nome, dados, _ in hostis():
            arquivo = Path(pasta) / nome
            arquivo.write_bytes(dados)
            tamanho = len(dados)
            del dados
            tracemalloc.start()
            comecou = perf_counter()
            dito = [CONTENT.texts.label(problema) for problema in recusas(arquivo)]
            demorou = perf_counter() - comecou
            pico = tracemalloc.get_traced_memory()[1] / MB
            tracemalloc.stop()
            piores = [max(piores[0], demorou), max(piores[1], pico)]
            print(f"{qual:28} {tamanho / MB:8.2f} MB {demorou * 1000:8.1f} ms {pico:7.2f} MB  {dito[0]}")
    print(f"worst: {piores[0] * 1000:.0f} ms (traced), {piores[1]:.1f} MB at the peak")


if __name__ == "__main__":
    main()
