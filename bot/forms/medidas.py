"""What lists need of a service, computed when it is saved: what is wrong, digital or not, words to find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.digital import medida_digital
from bot.domain.orgaos import Orgao
from bot.domain.regras import Achado, Severidade, achados, achados_de_nome
from bot.domain.servico import Servico
from bot.forms.search import fold
from bot.forms.servico_valores import servico_de

SO_O_NOME = frozenset({"nome"})  # what a service of the inventory has before it is registered


@dataclass(frozen=True, slots=True)
class Medidas:
    """`faltas`: findings that keep it from being published.

    `regras`: between spaces, each rule that is broken; those that only give hints are left out.
    """

    faltas: int
    regras: str
    digital: bool
    busca: str


def medir(valores: Mapping[str, Any], orgao: Orgao, publicado: Mapping[str, Any] | None = None) -> Medidas:
    """Return what lists need of the service that `valores` describe; a name alone is enough.

    `publicado`: the values on the Portal; what was wrong there already keeps nothing from being published.
    """
    servico = servico_de(valores, orgao)
    if publicado is None and valores.keys() <= SO_O_NOME:
        return _medidas(servico, achados_de_nome(servico))
    return _medidas(servico, achados(servico, None if publicado is None else servico_de(publicado, orgao)))


def _medidas(servico: Servico, achou: Sequence[Achado]) -> Medidas:
    return Medidas(
        faltas=sum(achado.severidade is Severidade.IMPEDE for achado in achou),
        regras=_entre_espacos(dict.fromkeys(a.regra for a in achou if a.severidade is not Severidade.DICA)),
        digital=medida_digital(servico).digital,
        busca=fold(_nomes(servico)),
    )


def _nomes(servico: Servico) -> str:
    return " ".join((servico.nome, servico.sigla, *servico.nomes_populares))


def _entre_espacos(regras: Mapping[str, None]) -> str:
    return f" {' '.join(regras)} " if regras else ""
