"""People who register a service with its real letter in hand: what they press and type, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.callbacks import pack
from bot.forms.engine import Asked, Input, Moved, Tapped, Typed
from bot.forms.form import Answers
from bot.forms.servico import CADASTRO_SERVICO
from bot.forms.state import State
from bot.forms.walk import current
from bot.sandbox.standin.people import User
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from tests.servico.pessoa import proxima

Aberto = tuple[str, State]  # the open draft of a chat: its id and where it stands
CONSELHO = "Confira "
QUESTAO, RESUMO = "Parte ", "Resumo do serviço"


@dataclass(slots=True)
class Registro:
    """How a letter fared: its answers, what the bot said against them, and the file that came out.

    `nucleo`: how many answers it took to the summary for the first time; `respostas`: all of them.
    """

    nome: str
    valores: Answers
    respostas: int = 0
    nucleo: int = 0
    avisos: list[str] = field(default_factory=list)
    xml: bytes | None = None


@dataclass(slots=True)
class Leitor:
    """One person with a phone, who registers letters one after another; `vez` is her letter now."""

    telefone: User
    cartas: list[Registro]
    vez: Registro | None = None
    antes: State | None = None
    feitas: list[Registro] = field(default_factory=list)

    @property
    def ocupado(self) -> bool:
        """Whether there is something left to do."""
        return self.vez is not None or bool(self.cartas)

    async def agir(self, aberto: Aberto | None) -> None:
        """Do the next thing: begin a letter, answer the open question, take the file, or give up."""
        if self.vez is None:
            await self._comecar()
        elif aberto is not None:
            await self._responder(self.vez, *aberto)
        elif self.vez.respostas == 0:
            await self.telefone.tap("Cadastrar outro serviço")
        else:
            await self._levar(self.vez)

    async def _comecar(self) -> None:
        self.vez, self.antes = self.cartas.pop(0), None
        await self.telefone.say("/cadastrar")

    async def _responder(self, vez: Registro, rascunho: str, state: State) -> None:
        if vez.respostas and (aviso := self._aviso()):
            vez.avisos.append(aviso)
        if state == self.antes:  # the same answer would be refused again
            await self.telefone.say("/menu")
            self._encerrar(vez)
            return
        if not vez.nucleo and current(CADASTRO_SERVICO, state) is None:
            vez.nucleo = vez.respostas
        vez.respostas += 1
        self.antes = state
        await self._dizer(proxima(CADASTRO_SERVICO, state, rascunho, vez.valores), vez.respostas)

    def _aviso(self) -> str:
        """Return what the screen refuses before its question; advice on what was kept is not that."""
        dito = self.telefone.messages[-1].text
        antes = "" if dito.startswith((QUESTAO, RESUMO)) else dito.partition("\n\n")[0]
        return "\n".join(linha for linha in antes.splitlines() if not linha.startswith(CONSELHO))

    async def _dizer(self, dito: Input, quantas: int) -> None:
        match dito:
            case Typed(texto):
                await self.telefone.say(texto)
            case Asked(move):
                await self.telefone.say(f"/{move}")
            case Tapped(choice):
                await self._apertar(pack(choice), quantas)
            case Moved(move):
                await self._apertar(pack(move), quantas)

    async def _apertar(self, data: str, quantas: int) -> None:
        """Tap the button or, every third time, write its label; either way it must be on the screen."""
        if quantas % 3:
            await self.telefone.tap(data, self.telefone.messages[-1].id)
            return
        botoes = [botao for linha in self.telefone.messages[-1].buttons for botao in linha]
        await self.telefone.say(next(botao.label for botao in botoes if botao.target == data))

    async def _levar(self, vez: Registro) -> None:
        arquivo = self.telefone.messages[-1].file
        if arquivo is None:
            await self.telefone.tap("Baixar XML", self.telefone.messages[-1].id)
            return
        vez.xml = arquivo.data
        self._encerrar(vez)

    def _encerrar(self, vez: Registro) -> None:
        self.feitas.append(vez)
        self.vez = None


def abertos(work: Work, contas: list[int]) -> Mapping[int, Aberto]:
    """Return the open draft of each chat that has one."""
    achados = ((conta, work.chat(conta).rascunho_id) for conta in contas)
    rascunhos = ((conta, work.session.get(Rascunho, id)) for conta, id in achados if id)
    return {conta: (r.id, State.from_json(r.estado)) for conta, r in rascunhos if r is not None}
