"""50,000 people of whom 2,000 are due a nudge: how long they take to be chosen and put in the outbox.

`python -m tests.benchmarks.lembretes [--postgresql]` prints it in seconds, the longest slices, and how long
live replies take meanwhile and in the quiet, in milliseconds; it ends with 1 when a promise is broken.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Iterator
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, func, insert, select

from bot.app import open_database
from bot.delivery.content import Content
from bot.domain.estados import Estado
from bot.domain.papeis import Papel, Tema
from bot.messages import K, Message, say
from bot.settings import Settings
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.queues import chat, outbox
from bot.storage.tables import Orgao, Parametro, Pessoa, ServicoRow, Vinculo
from bot.storage.tables_dos_lembretes import Lembrete
from bot.storage.work import Work
from bot.usecases.lembretes import VISTO, lembrar
from tests.benchmarks.dez_mil import banco

PESSOAS, DEVIDOS, SERVICOS = 50_000, 2_000, 50_000
PONTOS = tuple(
    (tema.value, papel.value) for papel in (Papel.TITULAR, Papel.SUBSTITUTO) for tema in Tema
)  # of each organ
ORGAOS = PESSOAS // len(PONTOS)
UM_SEGUNDO, MAIS_TARDE, FATIA = 1.0, 50.0, 20.0  # the promises: seconds, then milliseconds
CADA = 0.01  # seconds between live replies
AGORA = datetime(2026, 11, 30, 12, tzinfo=UTC)  # Monday, 9h in Brasília


async def main(url: str) -> int:
    """Fill a database, measure, print; return the exit code."""
    ajustes = Settings(token=SecretStr("1:x"), database_url=url, _env_file=None)
    database = open_database(ajustes, Content.load("America/Sao_Paulo"), lambda: AGORA)
    await database.run(lambda work: _encher(work.connection))
    await database.run(lambda work: lembrar(work) and None)  # the first slice also imports and prepares
    calma = await _respostas(database, asyncio.sleep(2))
    fatias, de_cpu = list[float](), list[float]()
    inicio = time.perf_counter()
    ocupada = await _respostas(database, _lembrar(database, fatias, de_cpu))
    with_replies = time.perf_counter() - inicio
    feitos = await database.run(_por_sair)
    database.close()
    demora = sum(fatias) / 1000
    print(f"chosen and in the outbox: {feitos} in {demora:.2f} s of the writer, {with_replies:.2f} s in all")
    print(f"slices: {len(fatias)}, p95 {_p95(fatias):.1f} ms, worst {max(fatias):.1f} ms")
    print(f"of the processor: {sum(de_cpu) / 1000:.2f} s, slices p95 {_p95(de_cpu):.1f} ms")
    print(f"live replies in the quiet: p95 {_p95(calma):.1f} ms, worst {max(calma):.1f} ms")
    print(f"live replies meanwhile: p95 {_p95(ocupada):.1f} ms, worst {max(ocupada):.1f} ms")
    later = _p95(ocupada) - _p95(calma)
    return int(feitos != DEVIDOS or with_replies > UM_SEGUNDO or later > MAIS_TARDE or _p95(fatias) > FATIA)


async def _lembrar(database: Database, fatias: list[float], de_cpu: list[float]) -> None:
    def uma_fatia(work: Work) -> bool:
        antes, cpu = time.perf_counter(), time.thread_time()
        mais = lembrar(work)
        work.flush()
        fatias.append((time.perf_counter() - antes) * 1000)
        de_cpu.append((time.thread_time() - cpu) * 1000)
        return mais

    while await database.run(uma_fatia, background=True):
        continue


async def _respostas(database: Database, enquanto: Awaitable[None]) -> list[float]:
    """Return how long each of the live replies took that came while something else was done."""
    feito, tempos, em_curso = asyncio.ensure_future(enquanto), list[float](), set[asyncio.Task[None]]()
    numero = 0
    while not feito.done():
        numero += 1
        em_curso.add(asyncio.create_task(_responder(database, numero, tempos)))
        await asyncio.sleep(CADA)
    await asyncio.gather(feito, *em_curso)
    return tempos


async def _responder(database: Database, numero: int, tempos: list[float]) -> None:
    conta = 10_000 + PESSOAS - numero  # somebody who is not due
    antes = time.perf_counter()
    await database.run(lambda work: work.say(conta, say(Message(K("lembretes.guardado")))))
    tempos.append((time.perf_counter() - antes) * 1000)


def _p95(tempos: list[float]) -> float:
    return quantiles(tempos, n=20)[-1]


def _encher(connection: Connection) -> None:
    connection.execute(insert(Parametro), [{"chave": VISTO, "valor": str(PESSOAS)}])
    connection.execute(insert(Orgao), [_orgao(n) for n in range(ORGAOS)])
    connection.execute(insert(Pessoa), [_pessoa(n) for n in range(1, PESSOAS + 1)])
    connection.execute(insert(ServicoRow), list(_servicos()))
    for tabela, linha in ((Vinculo, _vinculo), (Lembrete, _lembrete), (chat, _chat)):
        connection.execute(insert(tabela), [linha(n) for n in range(1, PESSOAS + 1)])
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")


def _orgao(n: int) -> dict[str, Any]:
    nome = f"Instituto Nacional de Exemplo {n}"
    return {"siorg": str(n), "nome": nome, "sigla": f"INE{n}", "prazo": AGORA.date(), "aberto_em": AGORA}


def _pessoa(n: int) -> dict[str, Any]:
    return {"id": n, "nome": f"Pessoa {n}", "conta": 10_000 + n, "conta_nome": "", "criada_em": AGORA}


def _servicos() -> Iterator[dict[str, Any]]:
    quem = {"criado_por": 1, "criado_em": AGORA, "alterado_por": 1, "alterado_em": AGORA}
    estados = (Estado.NO_PORTAL, Estado.LEVANTADO, Estado.RASCUNHO)
    textos = {"valores": {"descricao": "Texto. " * 400}, "faltas": 0, "regras": "", "busca": "x" * 200}
    for n in range(SERVICOS):
        estado = estados[n // ORGAOS % len(estados)].value
        nomes = {"nome": f"Serviço {n}", "slug": f"servico-{n}", "versao": 1, "digital": False}
        yield {"siorg": str(n % ORGAOS), "estado": estado, **nomes, **textos, **quem}


def _vinculo(n: int) -> dict[str, Any]:
    tema, papel = PONTOS[(n - 1) // ORGAOS]
    quem = {"pessoa_id": n, "papel": papel, "sem_resumo": False, "inicio": AGORA}
    return {**quem, "tema": tema, "siorg": str((n - 1) % ORGAOS)}


def _lembrete(n: int) -> dict[str, Any]:
    vence = AGORA if n <= DEVIDOS else AGORA + timedelta(days=1)
    return {"pessoa_id": n, "tipo": "lembrete", "dia": vence.date(), "vence": vence, "situacao": "espera"}


def _chat(n: int) -> dict[str, Any]:
    return {"chat_id": 10_000 + n, "buttons": [], "leitor": False}


def _por_sair(work: Work) -> int:
    de_lembrete = outbox.c.once.startswith("lembrete:")
    return work.connection.execute(select(func.count()).where(de_lembrete)).scalar_one()


if __name__ == "__main__":
    with banco("--postgresql" in sys.argv) as onde:
        schema.upgrade(onde)
        sys.exit(asyncio.run(main(onde)))
