"""Promise 1: the process is killed at random moments, and nothing is lost, doubled or left unanswered.

Twenty people each have a service in progress, open at its keywords: every text they send is one more item.
"""

import asyncio
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from bot.clock import wall_clock
from bot.delivery.content import Content
from bot.forms.servico import inicio
from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn
from bot.storage.database import Database
from bot.storage.queues import inbox, outbox
from bot.storage.tables import Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases.convidar import abrir_orgao
from bot.usecases.incoming import Incoming
from bot.usecases.quem import quem
from bot.usecases.rascunhos import Comeco, abrir
from bot.usecases.servicos import CADASTRAR

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
SIORG = "41066"
GENTE = range(7001, 7021)
MORTES = {"sqlite": 30, "postgresql": 15}
QUASE_TUDO = {
    "nome": "Obter autorização de sobrevoo para aeronaves civis",
    "descricao": "Você recebe a autorização para sobrevoar uma área.",
    "gratuito": "sim",
    "solicitantes": [{"tipo": "Empresas aéreas"}],
    "etapas": [
        {
            "titulo": "Pedir a autorização",
            "canais": [{"tipo": "web", "endereco": "https://www.gov.br/defesa"}],
        }
    ],
    "tempo": "atendimento-imediato",
    "segmentos": ["Empresas"],
    "areas": ["Administração"],
}


@dataclass(slots=True)
class Falas:
    """What each person said, and when the process was killed."""

    ditas: dict[int, list[str]] = field(default_factory=lambda: {n: [] for n in GENTE})
    mortes: list[datetime] = field(default_factory=list)
    fim: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.mark.asyncio
async def test_trinta_mortes_enquanto_vinte_pessoas_conversam(database_url: str, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    sorte = random.Random(seed)
    async with StandIn() as tg:
        await _preparar(database_url)
        falas = Falas()
        gente = [_conversar(tg, tg.user(n, "Pessoa", str(n)), falas, random.Random(seed + n)) for n in GENTE]
        conversas = [asyncio.create_task(conversa) for conversa in gente]
        ambiente = _ambiente(tg, database_url, tmp_path)
        enviadas = [0]
        mortes = MORTES[database_url.partition(":")[0]]
        for _ in range(mortes):
            await _viver_e_morrer(tg, ambiente, sorte, falas)
            enviadas.append(len(tg.sent))
        processo = await _nascer(ambiente)
        falas.fim.set()
        await asyncio.gather(*conversas)
        await tg.until(lambda: not tg.pending, within=30)
        await _ate_nada_dever(database_url)
        processo.terminate()
        await processo.wait()
        await _conferir(database_url, tg, falas)
        ao_trabalho = sum(antes < depois for antes, depois in pairwise(enviadas))
        print(f"{ao_trabalho} of {mortes} deaths came while replies were being sent")
        assert ao_trabalho >= mortes // 2


async def _conferir(database_url: str, tg: StandIn, falas: Falas) -> None:
    respostas, rascunhos, recebidas = await _no_banco(database_url, _fotografar)
    assert sum(map(len, falas.ditas.values())) > 10 * len(GENTE)
    assert set(recebidas) == {"handled"}
    for numero in GENTE:
        ditas = falas.ditas[numero]
        assert rascunhos[numero] == ditas  # nothing lost, nothing twice, in order
        assert respostas[numero] == len(ditas)  # one reply for each, not one more
        chegaram = [(s.text, s.at) for s in tg.sent if s.chat == numero]
        assert len({text for text, _ in chegaram}) == len(ditas)  # every owed reply arrived
        _no_maximo_uma_repetida_por_morte(chegaram, falas.mortes)


def _no_maximo_uma_repetida_por_morte(chegaram: list[tuple[str, datetime]], mortes: list[datetime]) -> None:
    repetidas = [at for (one, _), (other, at) in pairwise(chegaram) if one == other]
    assert len(repetidas) == len(chegaram) - len({text for text, _ in chegaram})
    depois_de = [sum(morte < at for morte in mortes) for at in repetidas]
    assert len(set(depois_de)) == len(depois_de)


async def _conversar(tg: StandIn, pessoa: User, falas: Falas, sorte: random.Random) -> None:
    while not falas.fim.is_set():
        texto = f"palavra {pessoa.id} {len(falas.ditas[pessoa.id])}"
        await pessoa.say(texto)
        falas.ditas[pessoa.id].append(texto)
        await asyncio.sleep(sorte.uniform(0.05, 0.6))


async def _viver_e_morrer(tg: StandIn, ambiente: dict[str, str], sorte: random.Random, falas: Falas) -> None:
    """One death in five comes while the process starts, the others soon after its first reply."""
    enviadas = len(tg.sent)
    processo = await _nascer(ambiente)
    if sorte.random() < 0.2:
        await asyncio.sleep(sorte.uniform(0.1, 1.5))
    else:
        await tg.until(lambda: len(tg.sent) > enviadas, within=20)
        await asyncio.sleep(sorte.uniform(0, 0.5))
    processo.send_signal(signal.SIGKILL)
    await processo.wait()
    falas.mortes.append(wall_clock())


async def _nascer(ambiente: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=ambiente, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )


def _ambiente(tg: StandIn, database_url: str, tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PONTOFOCAL_TOKEN": tg.token,
        "PONTOFOCAL_API_URL": tg.url,
        "PONTOFOCAL_DATABASE_URL": database_url,
    }


async def _preparar(database_url: str) -> None:
    await _no_banco(database_url, lambda work: [_por_no_meio(work, numero) for numero in GENTE])


def _por_no_meio(work: Work, numero: int) -> None:
    abrir_orgao(work, SIORG)
    pessoa = Pessoa(nome=f"Pessoa {numero}", conta=numero, criada_em=work.now)
    work.session.add(pessoa)
    work.session.flush()
    mandato = {"papel": "titular", "tema": "prestacao", "siorg": SIORG}
    work.session.add(Vinculo(pessoa_id=pessoa.id or 0, inicio=work.now, **mandato))
    work.session.flush()
    said = Incoming(0, numero, numero, "Pessoa", None, "Pessoa", True, "text")
    comeco = Comeco(siorg=SIORG, valores=QUASE_TUDO, sabido=inicio([SIORG]))
    abrir(work, said, CADASTRAR, quem(work, numero), comeco)


def _fotografar(work: Work) -> tuple[dict[int, int], dict[int, list[str]], list[str]]:
    vivas = work.connection.execute(select(outbox.c.chat_id).where(outbox.c.live)).scalars().all()
    rascunhos = work.session.execute(select(Rascunho.chat_id, Rascunho.estado)).all()
    recebidas = work.connection.execute(select(inbox.c.state)).scalars().all()
    itens = {chat: estado["answers"]["palavras_chave"] for chat, estado in rascunhos}
    return {numero: vivas.count(numero) for numero in GENTE}, itens, list(recebidas)


async def _ate_nada_dever(database_url: str) -> None:
    abertas = select(outbox.c.id).where(outbox.c.state.in_(("waiting", "sending")))
    esperando = select(inbox.c.id).where(inbox.c.state == "waiting")
    with _aberto(database_url) as banco:
        for _ in range(150):
            if not await banco.read(lambda session: session.execute(abertas.union_all(esperando)).all()):
                return
            await asyncio.sleep(0.2)
    raise AssertionError("something is still owed")


async def _no_banco(database_url: str, fazer: Callable[[Work], T]) -> T:
    with _aberto(database_url) as banco:
        return await banco.run(fazer)


@contextmanager
def _aberto(database_url: str) -> Iterator[Database]:
    content = Content.load()
    banco = Database(database_url, words=content.texts.label, clock=wall_clock, instalacao=content.instalacao)
    banco.open()
    try:
        yield banco
    finally:
        banco.close()
