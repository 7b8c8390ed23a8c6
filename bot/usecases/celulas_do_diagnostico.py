"""The cells of the diagnosis that comes back: which were edited, and what they say now."""

from collections.abc import Mapping
from typing import Any

from bot.domain.diagnostico import Migracao, Motivo
from bot.forms.diagnostico import NOME, NORMA
from bot.forms.form import Invalid
from bot.forms.readers import day, shown
from bot.forms.search import fold
from bot.messages import K, Message, Param
from bot.planilhas.colunas import Colunas
from bot.planilhas.linhas import Linha, em_texto
from bot.storage.work import Work
from bot.usecases import sigilo
from bot.usecases.diagnostico_em_palavras import rotulo
from bot.usecases.planilha_do_diagnostico import em_celula

LISTAS = ("motivos", "sistemas", "parceiros", "normas")


class NaoLida(ValueError):
    """A cell was edited and cannot be understood; `problema` says which and what to write."""

    def __init__(self, problema: Message) -> None:
        super().__init__(problema.key)
        self.problema = problema


class Celulas:
    """Reads the cells of rows by field; a column that was taken out changes nothing."""

    def __init__(self, work: Work, colunas: Colunas) -> None:
        self._work = work
        self._colunas = colunas
        self._motivos = {fold(work.label(Message(K(f"motivo.{um.value}")))): um.value for um in Motivo}
        self._migracoes = {fold(work.label(Message(K(f"migracao.{um.value}")))): um.value for um in Migracao}

    def ler(self, linha: Linha, campo: str, antes: Mapping[str, Any]) -> tuple[Any, bool]:
        """Return the answer in a cell and whether it was edited since it showed `antes`; raise `NaoLida`."""
        indice = self._colunas.indices.get(campo)
        if indice is None:
            return None, False
        texto = linha.celulas[indice] if indice < len(linha.celulas) else ""
        if texto == em_texto(em_celula(self._work, campo, antes)):
            return antes.get(campo), False
        if sigilo.problema(texto) is not None:
            raise NaoLida(Message(K("diagnostico.celula_sigilo"), {"campo": rotulo(campo)}))
        try:
            return self._valor(campo, texto), True
        except Invalid:
            fatos: dict[str, Param] = {"campo": rotulo(campo), "texto": shown(texto)}
            raise NaoLida(Message(K("diagnostico.celula"), fatos)) from None

    def _valor(self, campo: str, texto: str) -> Any:
        if not texto:
            return None
        if campo == "previsao":
            return day(texto)
        if campo == "situacao":
            return self._migracao(texto)
        if campo not in LISTAS:
            return NOME(texto)
        partes = texto.splitlines() if campo == "normas" else texto.replace(";", "\n").splitlines()
        ler = NORMA if campo == "normas" else self._motivo if campo == "motivos" else NOME
        return list(dict.fromkeys(ler(parte) for parte in partes if parte.strip()))

    def _migracao(self, texto: str) -> str:
        situacao = self._migracoes.get(fold(texto))
        if situacao is None:
            raise Invalid(Message(K("formulario.problema.opcao"), {"texto": texto}))
        return situacao

    def _motivo(self, texto: str) -> str:
        return self._motivos.get(fold(texto)) or str(NOME(texto))
