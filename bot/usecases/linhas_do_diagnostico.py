"""Rows of the diagnosis that come back, put in place one by one: each edited cell, or why it is not kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.callbacks import option_id
from bot.domain.diagnostico import EtapaNoDiagnostico, Migracao, Valores
from bot.messages import K, Message, Param
from bot.planilhas.linhas import Linha
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases import diagnosticos, migracao
from bot.usecases.celulas_do_diagnostico import Celulas, NaoLida
from bot.usecases.diagnostico_em_palavras import CAMPOS, rotulo
from bot.usecases.diagnosticos import DoServico
from bot.usecases.planilha_do_diagnostico import Referencia
from bot.usecases.quem import Quem


@dataclass(frozen=True, slots=True)
class Atual:
    """What the database knows of the services that the rows name."""

    servicos: Mapping[int, ServicoRow]
    diagnosticos: Mapping[int, DoServico]
    versoes: Mapping[tuple[int, int], Mapping[str, Any]]  # by diagnosis and number


@dataclass(slots=True)
class Volta:
    """The rows being put in place, and what came of them so far."""

    work: Work
    pessoa: Quem
    celulas: Celulas
    atual: Atual
    novos: defaultdict[str, list[tuple[Diagnostico, Valores]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    problemas: list[tuple[str, Message]] = field(default_factory=list)
    concluidas: list[migracao.Conclusao] = field(default_factory=list)
    vistas: set[tuple[int, str]] = field(default_factory=set)

    def por(self, linha: Linha, referencia: Referencia | None) -> None:
        """Put one row in place, or tell why not."""
        row = self.atual.servicos.get(referencia.servico) if referencia is not None else None
        if referencia is None or row is None:
            return self._problema(linha, K("diagnostico.linha_sem_referencia"))
        este = (referencia.servico, referencia.marca)
        if este in self.vistas:
            return self._problema(linha, K("diagnostico.linha_repetida"))
        self.vistas.add(este)
        dele = self.atual.diagnosticos[referencia.servico]
        etapa = _etapa(dele, referencia.marca)
        if etapa is None:
            return self._problema(linha, K("diagnostico.linha_sem_etapa"))
        feito = dele.feitos.get(etapa.chave)
        valores = self._editados(linha, feito, referencia)
        return self._guardar(row, etapa, dele, _inteiros(valores))

    def _editados(self, linha: Linha, feito: Diagnostico | None, referencia: Referencia) -> dict[str, Any]:
        """Return the answers with the edited cells in them, but for those that somebody else changed."""
        agora = feito.valores if feito is not None else {}
        antes = _antes(self.atual, feito, referencia)
        valores = dict(agora)
        for campo in CAMPOS:
            try:
                novo, mudou = self.celulas.ler(linha, campo, antes)
            except NaoLida as nao_lida:
                self.problemas.append((str(linha.numero), nao_lida.problema))
                continue
            if not mudou or novo == agora.get(campo):
                continue
            if agora.get(campo) == antes.get(campo):
                valores[campo] = novo
            else:
                self._problema(linha, K("diagnostico.linha_mudou"), campo=rotulo(campo))
        return valores

    def _guardar(
        self, row: ServicoRow, etapa: EtapaNoDiagnostico, dele: DoServico, valores: dict[str, Any]
    ) -> None:
        feito = dele.feitos.get(etapa.chave)
        antes, situacao = (feito.valores, feito.situacao) if feito is not None else ({}, "")
        if valores == antes:
            return
        feito = diagnosticos.garantir(self.work, self.pessoa, row, etapa, dele)
        self.novos[row.siorg].append((feito, valores))
        if valores.get("situacao") == Migracao.CONCLUIDA != situacao:
            self.concluidas.append(migracao.Conclusao(row, etapa, feito))

    def _problema(self, linha: Linha, chave: K, **fatos: Param) -> None:
        self.problemas.append((str(linha.numero), Message(chave, fatos)))


def _inteiros(valores: dict[str, Any]) -> dict[str, Any]:
    """Return the answers as the form would have them: a state always, no date for what has ended."""
    cheios = {campo: valor for campo, valor in valores.items() if valor}
    if cheios:
        cheios.setdefault("situacao", Migracao.A_INICIAR.value)
    if cheios.get("situacao") == Migracao.CONCLUIDA:
        cheios.pop("previsao", None)
    return cheios


def _etapa(dele: DoServico, marca: str) -> EtapaNoDiagnostico | None:
    """Return the etapa that a row means: by its name now, or by the one under which it was diagnosed."""
    antigos = (dele.de(um) for um in dele.feitos.values() if option_id(um.etapa) == marca)
    return dele.da_marca(marca) or next(antigos, None)


def _antes(atual: Atual, feito: Diagnostico | None, referencia: Referencia) -> Mapping[str, Any]:
    """Return what the row showed when it went out."""
    if feito is None or feito.id is None:
        return {}
    return atual.versoes.get((feito.id, referencia.versao), {})
