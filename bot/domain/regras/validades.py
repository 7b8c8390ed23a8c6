"""Rules on how long a document is valid (section 2.6)."""

from collections.abc import Iterator

from bot.domain.regras.achado import Severidade
from bot.domain.regras.regra import Aviso, Regra
from bot.domain.servico import Servico
from bot.messages import K, Message


def _sem_quantidade(servico: Servico) -> Iterator[Aviso]:
    validade = servico.validade
    if validade is not None and validade.vence and not (validade.quantidade and validade.unidade):
        yield "validade", Message(K("regras.validade.sem_quantidade"))


REGRAS = (Regra("validade.sem_quantidade", Severidade.MELHORAR, "2.6 GUIA", _sem_quantidade),)
