"""A spreadsheet of services as it came: its columns found, and what is never kept taken out of its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.planilhas.linhas import Aba, Linha
from bot.usecases import sigilo
from bot.usecases.planilha_colunas import NOME, Achada, achar
from bot.usecases.planilha_propostas import Problema

SIGILO = "sigilo"
_TALVEZ = re.compile(r"senha|\d{3}\.?\d{3}\.?\d{3}-?\d{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vinda:
    """The sheet of services, the cells that were emptied, and the names of other sheets of services."""

    achada: Achada
    problemas: Sequence[Problema]
    outras: Sequence[str]


def preparar(abas: Sequence[Aba]) -> Vinda | None:
    """Return the sheet of services ready to be kept, None without a header; slow, so not for the writer."""
    achada = achar(abas)
    if achada is None:
        return None
    problemas = list[Problema]()
    linhas = [_sem_sigilo(linha, achada.rotulos, problemas) for linha in achada.linhas]
    outras = [aba.nome for aba in abas if aba.nome != achada.nome and _e_de_servicos(aba)]
    return Vinda(replace(achada, linhas=linhas), problemas, outras)


def _e_de_servicos(aba: Aba) -> bool:
    achada = achar((aba,))
    return achada is not None and NOME in achada.mapa.values()


def _sem_sigilo(linha: Linha, rotulos: Sequence[str], problemas: list[Problema]) -> Linha:
    secretas = [n for n, celula in enumerate(linha.celulas) if _secreta(celula)]
    problemas += (Problema(linha.numero, rotulos[n], "", SIGILO) for n in secretas)
    if not secretas:
        return linha
    celulas = ("" if n in secretas else celula for n, celula in enumerate(linha.celulas))
    return replace(linha, celulas=tuple(celulas))


def _secreta(celula: str) -> bool:
    return _TALVEZ.search(celula) is not None and sigilo.problema(celula) is not None
