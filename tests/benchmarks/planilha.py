"""A spreadsheet of 500 services: how long each of its transactions keeps the writer, inventory of 1,000.

`python -m tests.benchmarks.planilha [--postgresql]` prints each step, in milliseconds of CPU: rows kept
aside, names compared, the tap that confirms, and the slices after it, median and worst; first all new, then
all completed.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from itertools import islice
from statistics import median

from bot.clock import wall_clock
from bot.planilhas.linhas import Aba, Linha
from bot.storage import schema
from bot.storage.database import Database
from bot.usecases import guardar
from bot.usecases.conversas import ouvir
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.planilha_execucao import adiantar
from bot.usecases.planilha_vinda import preparar
from bot.usecases.quem import quem
from tests.benchmarks.dez_mil import banco
from tests.benchmarks.inventario import nomes_diferentes
from tests.conferencia.mesa import CONTAS, CONTENT, INMETRO, Mesa
from tests.planilhas.sessenta import CABECALHO, servico

INVENTARIO, SERVICOS = 1_000, 500


def main() -> int:
    """Fill an inventory, bring the spreadsheet twice, print; return the exit code."""
    nomes = nomes_diferentes()
    with banco("--postgresql" in sys.argv) as url:
        schema.upgrade(url)
        mesa = Mesa(url)
        mesa.sentar("rui")
        with mesa.work() as work:
            guardar.levantar(work, quem(work, CONTAS["rui"]), INMETRO, list(islice(nomes, INVENTARIO)))
        linhas = [servico(n, nome) for n, nome in enumerate(islice(nomes, SERVICOS))]
        for passo, acrescimo in (("new", ()), ("completed", ("Lei nº 1",))):
            _trazer(mesa, url, passo, _aba(linhas, acrescimo))
        mesa.engine.dispose()
    return 0


def _aba(linhas: list[tuple[object, ...]], acrescimo: tuple[str, ...]) -> Aba:
    """Return the rows as they were read; the second time each says a law more."""
    textos = [tuple("" if valor is None else str(valor) for valor in linha) for linha in linhas]
    cabecalho = (*CABECALHO, *(("Requisitos",) if acrescimo else ()))
    cheias = [cabecalho, *((*texto, *acrescimo) for texto in textos)]
    return Aba("", tuple(Linha(numero, celulas) for numero, celulas in enumerate(cheias, start=1)))


def _trazer(mesa: Mesa, url: str, passo: str, aba: Aba) -> None:
    conta = CONTAS["rui"]
    said = Incoming(0, conta, conta, "Rui", None, "Rui", True, "document", arquivo=_arquivo(aba))
    recebida = _demora(lambda: _ouvir(mesa, said))
    comparada = _demora(lambda: mesa.diz("rui", "Usar estas colunas"))
    guardar_todos = [r for r in mesa.botoes("rui") if r.startswith(("Guardar", "Completar"))][-1]
    confirmada = _demora(lambda: mesa.diz("rui", guardar_todos))
    fatias = asyncio.run(_fatias(url))
    print(
        f"{passo:<9} aside {recebida:6.1f}   compare {comparada:6.1f}   confirm {confirmada:6.1f}   "
        f"slices {len(fatias)}: median {median(fatias):5.1f}, worst {max(fatias):5.1f}"
    )


async def _fatias(url: str) -> list[float]:
    """Do what was confirmed as the assistant does; return what each transaction took, commit included."""
    database = Database(url, words=CONTENT.texts.label, clock=wall_clock, instalacao=CONTENT.instalacao)
    database.open()
    fatias, ha_mais = [], True
    while ha_mais:
        antes = time.process_time()
        ha_mais = await database.run(adiantar, background=True)
        fatias.append((time.process_time() - antes) * 1000)
    database.close()
    return fatias


def _arquivo(aba: Aba) -> Arquivo:
    return Arquivo("x", "a.csv", (aba,), servicos=preparar((aba,)))


def _ouvir(mesa: Mesa, said: Incoming) -> None:
    with mesa.work() as work:
        ouvir(work, said)


def _demora(fazer: Callable[[], object]) -> float:
    antes = time.process_time()
    fazer()
    return (time.process_time() - antes) * 1000


if __name__ == "__main__":
    sys.exit(main())
