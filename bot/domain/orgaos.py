"""Organs and entities by their SIORG number; names change with reforms, the number stays (section 4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.domain.dados import linhas, lista

PREFIXO = "http://estruturaorganizacional.dados.gov.br/id/unidade-organizacional/"
_NUMERO = re.compile(r"(?:\S*/unidade-organizacional/)?(\d+)(?:-\S*)?/?")


@dataclass(frozen=True, slots=True)
class Orgao:
    """An organ or entity; `portal` is its number in the Portal's own database, empty when not known.

    `tambem`: other spellings that people and letters use.
    """

    siorg: str
    nome: str
    sigla: str = ""
    portal: str = ""
    tambem: tuple[str, ...] = ()

    @property
    def nome_com_sigla(self) -> str:
        """The name as the Portal shows it: `Nome (SIGLA)`."""
        return f"{self.nome} ({self.sigla})" if self.sigla else self.nome

    @property
    def endereco(self) -> str:
        """The address that stands for the organ in the letters."""
        return PREFIXO + self.siorg


@cache
def orgaos() -> Mapping[str, Orgao]:
    """Return the known organs and entities by SIORG number."""
    return {
        linha["siorg"]: Orgao(
            linha["siorg"], linha["nome"], linha["sigla"], linha["portal"], lista(linha["tambem"])
        )
        for linha in linhas("orgaos")
    }


def numero_siorg(identificador: str) -> str | None:
    """Return the number in an address of SIORG (`/id/` or `/doc/`), its slug, or alone; None without one."""
    achado = _NUMERO.fullmatch(identificador.strip())
    return achado[1] if achado else None
