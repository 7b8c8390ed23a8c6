"""`pontofocal importar`: letters put into the database by a process of its own, beside the bot."""

import asyncio
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO

from bot.app import open_database
from bot.cartas.recusa import CartaRecusada
from bot.cartas_do_disco import arquivos, vindas
from bot.delivery.content import Content
from bot.messages import K, Message
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.engines import file_of
from bot.storage.work import Work
from bot.usecases import importacao
from bot.usecases.cartas_recebidas import Conjunto
from bot.usecases.guardar_cartas import Recebida
from bot.usecases.importacao import Como, Feito
from bot.usecases.quem import Quem

Andamento = Callable[[Sequence[Path]], Iterator[Path]]  # shows how far the files are

FATIA = 0.012  # seconds of work in one transaction: a conversation waits for little more
PAUSA = 0.012  # seconds in which another process gets its turn to write
COMECO, TETO = 8, 32  # letters in the first transaction, and in any; fewer cost more each than they give
SEM_ESPERA = 100  # letters in one transaction of PostgreSQL, where nobody waits for it


@dataclass(slots=True)
class Resumo:
    """What became of the letters. `linhas`: for each that deserves it, its file and what to say."""

    lidos: int = 0
    como: Counter[Como] = field(default_factory=Counter)
    avisos: int = 0
    linhas: list[tuple[str, Message]] = field(default_factory=list)

    def recusar(self, arquivo: str, problema: Message) -> None:
        """Count a file that was refused."""
        self.como[Como.RECUSADO] += 1
        self.linhas.append((arquivo, problema))

    def anotar(self, feito: Feito) -> None:
        """Count what became of a letter."""
        if feito.como is Como.RECUSADO:
            self.recusar(feito.arquivo, feito.aviso or Message(K("carta.nome_tomado")))
            return
        self.como[feito.como] += 1
        if feito.aviso is not None:
            self.avisos += 1
            self.linhas.append((feito.arquivo, feito.aviso))


def importar(settings: Settings, content: Content, caminhos: Sequence[Path], andamento: Andamento) -> Resumo:
    """Import every letter found in files and folders; raise `DatabaseAway`."""
    return asyncio.run(_importar(settings, content, caminhos, andamento))


async def _importar(
    settings: Settings, content: Content, caminhos: Sequence[Path], andamento: Andamento
) -> Resumo:
    resumo = Resumo()
    with TemporaryFile() as a_espera:  # read whole before the first one is seen; memory stays as it is
        for recebida in _prontas(andamento(arquivos(caminhos)), resumo):
            pickle.dump(recebida, a_espera)
        a_espera.seek(0)
        database = open_database(settings, content)
        try:
            await _por_no_lugar(database, _lidas(a_espera), resumo)
        finally:
            database.close()
    return resumo


def _lidas(a_espera: IO[bytes]) -> Iterator[Recebida]:
    with suppress(EOFError):
        while True:
            yield pickle.load(a_espera)


def _prontas(achados: Iterator[Path], resumo: Resumo) -> Iterator[Recebida]:
    conjunto = Conjunto()
    for vinda in (vinda for arquivo in achados for vinda in vindas(arquivo)):
        if vinda.problema is not None:
            resumo.recusar(vinda.nome, vinda.problema)
            continue
        try:
            pronta = conjunto.preparar(vinda.nome, vinda.dados)
        except CartaRecusada as recusada:
            resumo.recusar(vinda.nome, recusada.problema)
            continue
        resumo.lidos += 1
        yield pronta, vinda.dados


async def _por_no_lugar(database: Database, recebidas: Iterator[Recebida], resumo: Resumo) -> None:
    """Put the letters in place, slice by slice: in a SQLite file of so many as take about `FATIA`."""
    pessoa = await database.run(importacao.do_terminal, background=True)
    um_escritor = file_of(database.url) is not None
    quantas = COMECO if um_escritor else SEM_ESPERA
    while juntas := list(islice(recebidas, quantas)):
        comecou = monotonic()
        feitos, demorou = await database.run(partial(_escrever, pessoa, juntas), background=True)
        for feito in feitos:
            resumo.anotar(feito)
        if um_escritor:  # who waits for the file gets as long as this took
            quantas = max(COMECO, quantas // 2) if demorou > FATIA else min(TETO, quantas + 4)
            await asyncio.sleep(max(PAUSA, monotonic() - comecou))


def _escrever(pessoa: Quem, juntas: Sequence[Recebida], work: Work) -> tuple[list[Feito], float]:
    comecou = monotonic()
    feitos = importacao.importar(work, pessoa, juntas)
    return feitos, monotonic() - comecou


def em_json(resumo: Resumo, say: Callable[[Message], str]) -> str:
    """Return the summary as one line of JSON."""
    contas = dict(_contas(resumo))
    linhas = [{"arquivo": arquivo, "texto": say(dito)} for arquivo, dito in resumo.linhas]
    return json.dumps({**contas, "linhas": linhas}, ensure_ascii=False)


def em_texto(resumo: Resumo, say: Callable[[Message], str]) -> Iterator[str]:
    """Yield one line for each file that needs a look, then the summary."""
    for arquivo, dito in resumo.linhas:
        yield say(Message(K("importar.linha"), {"arquivo": arquivo, "texto": dito}))
    yield say(Message(K("importar.resumo"), dict(_contas(resumo))))


def _contas(resumo: Resumo) -> Iterator[tuple[str, int]]:
    yield "lidos", resumo.lidos
    yield "novos", resumo.como[Como.NOVO]
    yield "atualizados", resumo.como[Como.ATUALIZADO]
    yield "iguais", resumo.como[Como.IGUAL]
    yield "avisos", resumo.avisos
    yield "recusados", resumo.como[Como.RECUSADO]
