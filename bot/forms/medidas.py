"""What lists need of a service, computed when it is saved: what is wrong, digital or not, words to find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.digital import medida_digital
from bot.domain.orgaos import Orgao
from bot.domain.pendencias import Pendencia, pendencias
from bot.domain.servico import Servico
from bot.forms.search import fold
from bot.forms.servico_valores import servico_de

CAMPO = "@"  # begins the name of a field among the rules


@dataclass(frozen=True, slots=True)
class Medidas:
    """`faltas`: findings that keep it from being published.

    `regras`: between spaces, each rule that is broken and each field to mend (`@etapas`).
    """

    faltas: int
    regras: str
    digital: bool
    busca: str


def medir(valores: Mapping[str, Any], orgao: Orgao) -> Medidas:
    """Return what lists need of the service that `valores` describe; a name alone is enough."""
    servico = servico_de(valores, orgao)
    faltam = pendencias(servico)
    return Medidas(
        faltas=len(faltam),
        regras=_entre_espacos(_o_que_ha(faltam)),
        digital=medida_digital(servico).digital,
        busca=fold(_nomes(servico)),
    )


def _o_que_ha(faltam: Iterable[Pendencia]) -> Mapping[str, None]:
    campos = (CAMPO + falta.caminho.partition("/")[0] for falta in faltam)
    return dict.fromkeys(campos)


def _nomes(servico: Servico) -> str:
    return " ".join((servico.nome, servico.sigla, *servico.nomes_populares))


def _entre_espacos(regras: Mapping[str, None]) -> str:
    return f" {' '.join(regras)} " if regras else ""
