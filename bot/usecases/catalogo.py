"""Organs by everything that people call them, for spreadsheets: nobody is there to be asked which one."""

import re
from collections.abc import Iterable

from bot.domain.orgaos import Orgao, numero_siorg
from bot.forms.orgaos import opcoes_de_orgaos
from bot.forms.search import fold, names_of, search

SUGESTOES = 30  # names of one spreadsheet for which a likely organ is looked for
_ENTRE_NOME_E_SIGLA = re.compile(r"\s+[-–—/]\s*|\s*[-–—/]\s+|[()]")


class Catalogo:
    """The organs that may be meant: those of the federal list, and those opened here."""

    def __init__(self, orgaos: Iterable[Orgao]) -> None:
        self._orgaos = {orgao.siorg: orgao for orgao in orgaos}
        self._opcoes = opcoes_de_orgaos(self._orgaos.values())
        self._nomes: dict[str, set[str]] = {}
        for opcao in self._opcoes:
            for nome in names_of(opcao).whole:
                self._nomes.setdefault(nome, set()).add(opcao.value)
        self._sugestoes: dict[str, str] = {}

    def achar(self, escrito: str) -> str | None:
        """Return the SIORG number of what is called so, by nobody else; None otherwise."""
        numero = numero_siorg(escrito)
        if numero is not None:
            return numero if numero in self._orgaos else None
        return self._chamado(escrito) or self._em_partes(escrito)

    def parecido(self, escrito: str) -> str:
        """Return the name of the one organ that was probably meant; empty when that is not clear."""
        chave = fold(escrito)
        if chave not in self._sugestoes and len(self._sugestoes) < SUGESTOES:
            achados = search(self._opcoes, escrito)
            self._sugestoes[chave] = (
                self._orgaos[achados[0].value].nome_com_sigla if len(achados) == 1 else ""
            )
        return self._sugestoes.get(chave, "")

    def _chamado(self, escrito: str) -> str | None:
        achados = self._nomes.get(fold(escrito), set())
        return next(iter(achados)) if len(achados) == 1 else None

    def _em_partes(self, escrito: str) -> str | None:
        """Understand "Nome - SIGLA", "SIGLA/Nome": every part that names an organ names the same one."""
        partes = [parte for parte in _ENTRE_NOME_E_SIGLA.split(escrito) if parte.strip()]
        achados = {achado for parte in partes if (achado := self._chamado(parte))}
        return achados.pop() if len(partes) == 2 and len(achados) == 1 else None
