"""Ten deaths during one announcement, on each database: `python -m tests.benchmarks.mortes_do_comunicado`.

An argument is the seed. It prints what reached whom, and ends with a traceback when somebody was missed.
"""

import asyncio
import random
import sys

from bot.storage import schema
from tests.benchmarks.dez_mil import banco
from tests.entrega.mortes import anunciar_e_matar

MORTES = 10


def main() -> None:
    """Kill, look, print."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    for postgresql in (False, True):
        with banco(postgresql) as url:
            schema.upgrade(url)
            print("PostgreSQL:" if postgresql else "SQLite:", flush=True)
            print(asyncio.run(anunciar_e_matar(url, MORTES, random.Random(seed))), flush=True)


if __name__ == "__main__":
    main()
