"""People who talk to the use cases themselves, each message in a transaction of its own, without HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, update
from sqlmodel import col, select

from bot.delivery.content import Content
from bot.delivery.pieces import length
from bot.domain.papeis import Papel, Tema
from bot.storage.engines import address
from bot.storage.queues import outbox
from bot.storage.tables import Pessoa, ServicoRow, VersaoDoServico, Vinculo
from bot.storage.work import Work
from bot.usecases import conversas, guardar
from bot.usecases.comandos import comandar
from bot.usecases.convidar import abrir_orgao
from bot.usecases.incoming import Incoming
from bot.usecases.quem import quem

CONTENT = Content.load()
INMETRO = "240"
CONTAS = {"rui": 9003, "iara": 9004, "ana": 9001}
NOMES = {"rui": "Rui Tavares", "iara": "Iara Teles", "ana": "Ana Lúcia Prado"}


class Mesa:
    """One database, and what each person reads; the clock moves on by a minute with each message."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = create_engine(address(url))
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
        self.maior = 0  # letters of the longest message so far

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Give one transaction."""
        with self.engine.begin() as connection:
            yield from self._work(connection)

    def _work(self, connection: Connection) -> Iterator[Work]:
        work = Work(connection, CONTENT.texts.label, self.now, CONTENT.instalacao)
        yield work
        work.flush()
        connection.execute(update(outbox).values(state="sent"))
        work.close()

    def sentar(self, nome: str, papel: Papel = Papel.TITULAR, siorg: str | None = INMETRO) -> None:
        """Give somebody a mandate."""
        with self.work() as work:
            abrir_orgao(work, INMETRO)
            pessoa = Pessoa(nome=NOMES[nome], conta=CONTAS[nome], criada_em=self.now)
            work.session.add(pessoa)
            work.session.flush()
            tema = None if papel is Papel.STI else Tema.PRESTACAO.value
            work.session.add(
                Vinculo(pessoa_id=pessoa.id or 0, papel=papel.value, tema=tema, siorg=siorg, inicio=self.now)
            )

    def servico(self, nome: str, valores: dict[str, Any]) -> int:
        """Store a service as somebody would; return its number."""
        with self.work() as work:
            pessoa = quem(work, CONTAS[nome])
            row = guardar.novo(work, pessoa, INMETRO)
            guardar.guardar(work, pessoa, row, valores, None)
            return row.id or 0

    def diz(self, nome: str, texto: str) -> str:
        """Let somebody type (a command, a label, a text); return all she reads then."""
        self.now += timedelta(minutes=1)
        comando = texto.removeprefix("/") if texto.startswith("/") else ""
        said = _incoming(nome, "command" if comando else "text", text=texto, command=comando)
        return self._ouve(said, comandar if comando else conversas.ouvir)

    def toca(self, nome: str, dado: str) -> str:
        """Let somebody tap a button that carries `dado`; return all she reads then."""
        self.now += timedelta(minutes=1)
        return self._ouve(_incoming(nome, "tap", data=dado, message_id=1), conversas.ouvir)

    def botoes(self, nome: str) -> list[str]:
        """Return the labels of the buttons on her screen."""
        with self.work() as work:
            return [rotulo for rotulo, _ in work.chat(CONTAS[nome]).buttons]

    def row(self, servico_id: int) -> ServicoRow:
        """Return the service as it is now."""
        with self.work() as work:
            row = work.session.get(ServicoRow, servico_id)
            assert row is not None
            work.session.refresh(row)
            work.session.expunge(row)
            return row

    def versoes(self, servico_id: int) -> list[VersaoDoServico]:
        """Return every version, the oldest first."""
        dele = select(VersaoDoServico).where(VersaoDoServico.servico_id == servico_id)
        with self.work() as work:
            achadas = list(work.session.exec(dele.order_by(col(VersaoDoServico.numero))))
            work.session.expunge_all()
        assert [uma.numero for uma in achadas] == list(range(1, len(achadas) + 1))
        return achadas

    def _ouve(self, said: Incoming, usecase: Any) -> str:
        with self.work() as work:
            usecase(work, said)
            telas = [row.screen for row in work.outgoing]
        textos = [r.text for tela in telas for r in CONTENT.texts.render(tela, numbered=False)]
        self.maior = max([self.maior, *map(length, textos)])
        return "\n".join(textos)


def _incoming(nome: str, kind: Any, **rest: Any) -> Incoming:
    conta = CONTAS[nome]
    return Incoming(0, conta, conta, NOMES[nome], None, NOMES[nome], True, kind, **rest)
