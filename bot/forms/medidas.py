"""What lists need of a service, computed when it is saved: what is wrong, digital or not, words to find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.digital import medida_digital
from bot.domain.orgaos import Orgao
from bot.domain.regras import Achado, Severidade, achados
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


def medir(valores: Mapping[str, Any], orgao: Orgao, publicado: Mapping[str, Any] | None = None) -> Medidas:
    """Return what lists need of the service that `valores` describe; a name alone is enough.

    `publicado`: the values on the Portal; what was wrong there already keeps nothing from being published.
    """
    servico = servico_de(valores, orgao)
    achou = achados(servico, None if publicado is None else servico_de(publicado, orgao))
    return Medidas(
        faltas=sum(achado.severidade is Severidade.IMPEDE for achado in achou),
        regras=_entre_espacos(_o_que_ha(achou)),
        digital=medida_digital(servico).digital,
        busca=fold(_nomes(servico)),
    )


def _o_que_ha(achou: Sequence[Achado]) -> Mapping[str, None]:
    """Return the rules and the fields; a field with nothing but hints is left out."""
    regras = [achado.regra for achado in achou]
    graves = (achado for achado in achou if achado.severidade is not Severidade.DICA)
    campos = [CAMPO + achado.caminho.partition("/")[0] for achado in graves]
    return dict.fromkeys((*regras, *campos))


def _nomes(servico: Servico) -> str:
    return " ".join((servico.nome, servico.sigla, *servico.nomes_populares))


def _entre_espacos(regras: Mapping[str, None]) -> str:
    return f" {' '.join(regras)} " if regras else ""
