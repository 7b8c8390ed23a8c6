"""What the rules find in a service: which rule, how grave, where, and what to change."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.regras.lugares import onde
from bot.messages import K, Message


class Severidade(StrEnum):
    """How grave a finding is, the gravest first."""

    IMPEDE = "impede"  # publication waits for it
    MELHORAR = "melhorar"  # breaks a rule of the standard, and never blocks
    DICA = "dica"  # would read better, or be easier to find


@dataclass(frozen=True, slots=True)
class Achado:
    """One finding. `caminho` is the field of the form (`etapas/1/canais/0/endereco`), positions from 0.

    `conselho` names what to change in this very text; `mensagem` says the place first. `fonte` is the section
    of the standard and its tag (`5.2 GUIA`).
    """

    regra: str
    severidade: Severidade
    caminho: str
    conselho: Message
    fonte: str

    @property
    def mensagem(self) -> Message:
        """The place and the advice: what a list of findings shows."""
        return Message(K("regras.em"), {"onde": onde(self.caminho), "conselho": self.conselho})
