"""Promise 1 for announcements: killed at any moment, nobody is missed; repeats are few, and counted.

`python -m tests.benchmarks.mortes_do_comunicado` does it with ten deaths on each database.
"""

import random

import pytest

from tests.entrega.mortes import anunciar_e_matar

MORTES = 2


@pytest.mark.asyncio
async def test_morto_no_meio_do_comunicado_ninguem_e_esquecido(database_url: str) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    print(await anunciar_e_matar(database_url, MORTES, random.Random(seed)))
