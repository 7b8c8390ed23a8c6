"""Rules on how digital a service says it is, against what its etapas offer (sections 2.1, 3.1 and 8)."""

from collections.abc import Iterator

from bot.domain.digital import etapa_digital, medida_digital
from bot.domain.regras.achado import Severidade
from bot.domain.regras.regra import Aviso, Regra
from bot.domain.regras.texto import preenchido
from bot.domain.servico import Servico
from bot.messages import K, Message


def _etapa_sem_canal(servico: Servico) -> Iterator[Aviso]:
    for posicao, etapa in enumerate(servico.etapas if servico.digital else ()):
        if etapa.canais and not etapa_digital(etapa):
            yield f"etapas/{posicao}/canais", Message(K("regras.digital.etapa_sem_canal_digital"))


def _sem_marca(servico: Servico) -> Iterator[Aviso]:
    if not servico.digital and medida_digital(servico).digital:
        yield "digital", Message(K("regras.digital.sem_marca"))


def _link_sem_marca(servico: Servico) -> Iterator[Aviso]:
    if not servico.digital and preenchido(servico.link_digital):
        yield "digital", Message(K("regras.digital.link_sem_marca"), {"link": servico.link_digital})


REGRAS = (
    Regra("digital.etapa_sem_canal_digital", Severidade.MELHORAR, "8 GUIA", _etapa_sem_canal),
    Regra("digital.link_sem_marca", Severidade.DICA, "2.1 GUIA", _link_sem_marca),
    Regra("digital.sem_marca", Severidade.DICA, "8 GUIA", _sem_marca),
)
