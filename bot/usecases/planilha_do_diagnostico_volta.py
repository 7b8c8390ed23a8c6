"""The spreadsheet of the diagnosis comes back: edited cells are kept, what others wrote is not lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from bot.callbacks import option_id
from bot.domain.diagnostico import EtapaNoDiagnostico, Migracao, Valores
from bot.domain.papeis import Acao
from bot.forms.readers import shown
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.planilhas.colunas import Colunas, achar_colunas
from bot.planilhas.escrita import escrever
from bot.planilhas.linhas import Aba, Linha
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico, VersaoDoDiagnostico
from bot.storage.work import Work
from bot.usecases import diagnosticos, migracao, planilha_das_demandas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.celulas_do_diagnostico import Celulas, NaoLida
from bot.usecases.diagnostico_em_palavras import CAMPOS, rotulo
from bot.usecases.diagnosticos import DoServico, casar, etapas_de
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.planilha_do_diagnostico import Referencia, ler_referencia, nomes_das_colunas
from bot.usecases.quem import Quem, Recusa, quem

NA_TELA = 8  # problems told on the screen; with more, all of them come in a spreadsheet
AO_MENOS = 4  # columns that make a sheet ours

Achada = tuple[Colunas, Sequence[Linha]]


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


def achar(work: Work, abas: Sequence[Aba]) -> Achada | None:
    """Return the columns and rows of the sheet of etapas that we wrote; None when there is none."""
    return _achar(abas, nomes_das_colunas(work))


def _achar(abas: Sequence[Aba], nomes: Mapping[str, str]) -> Achada | None:
    for aba in abas:
        achada = achar_colunas(aba.linhas, {campo: (nome,) for campo, nome in nomes.items()})
        if achada and "referencia" in achada[0].indices and len(achada[0].indices) >= AO_MENOS:
            return achada
    return None


def nao_e_nossa() -> Screen:
    """Return what is said of a spreadsheet that is not the one of the diagnosis."""
    return say(Message(K("diagnostico.planilha_outra")), buttons=_depois(""))


def receber(work: Work, said: Incoming, arquivo: Arquivo, achada: Achada) -> tuple[Screen, ...]:
    """Keep what was edited in the rows, each answer by itself, and tell row by row what was not."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.DIAGNOSTICAR)
    rascunhos.largar(work, said.chat_id)
    colunas, linhas = achada
    referidas = [(linha, ler_referencia(colunas.valor(linha, "referencia"))) for linha in linhas]
    atual = _atual(work, pessoa, [referencia for _, referencia in referidas if referencia is not None])
    if not atual.servicos:
        raise Recusa(say(Message(K("diagnostico.planilha_de_outro_orgao")), buttons=_depois("")))
    volta = Volta(work, pessoa, Celulas(work, colunas), atual)
    for linha, referencia in referidas:
        volta.por(linha, referencia)
    for siorg, novos in volta.novos.items():
        diagnosticos.guardar_varios(work, pessoa, siorg, novos)
    mudadas = sum(map(len, volta.novos.values()))
    das_demandas = _demandas(work, pessoa, arquivo, volta)
    ditas = [Message(K("diagnostico.planilha_lida"), {"arquivo": shown(arquivo.nome)}, mudadas)]
    if das_demandas:
        ditas.append(Message(K("diagnostico.demandas_lidas"), count=das_demandas))
    ditas += migracao.avisar_das_conclusoes(work, pessoa, volta.concluidas)
    problemas = Paragraph(tuple(_problemas(volta)))
    tela = Screen(
        (Paragraph(tuple(ditas)), *((problemas,) if problemas.lines else ())),
        _depois(next(iter(atual.servicos.values())).siorg),
    )
    return (tela, *_todos_os_problemas(work, volta))


def _demandas(work: Work, pessoa: Quem, arquivo: Arquivo, volta: Volta) -> int:
    """Keep what was edited of the demands; return how many changed."""
    achada = _achar(arquivo.abas, planilha_das_demandas.nomes_das_colunas(work))
    if achada is None:
        return 0
    feito = planilha_das_demandas.por(work, pessoa, *achada)
    aba = work.label(Message(K("demandas.aba")))
    volta.problemas += [(f"{numero} ({aba})", problema) for numero, problema in feito.problemas]
    return feito.mudadas


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


def _atual(work: Work, pessoa: Quem, referencias: Sequence[Referencia]) -> Atual:
    numeros = {referencia.servico for referencia in referencias}
    meus = pessoa.orgaos(Acao.DIAGNOSTICAR)
    busca = select(ServicoRow).where(col(ServicoRow.id).in_(numeros), col(ServicoRow.siorg).in_(meus))
    servicos = {row.id: row for row in work.session.exec(busca) if row.id is not None}
    deles = list(work.session.exec(select(Diagnostico).where(col(Diagnostico.servico_id).in_(servicos))))
    versoes = select(VersaoDoDiagnostico).where(
        col(VersaoDoDiagnostico.diagnostico_id).in_([um.id for um in deles])
    )
    return Atual(
        servicos,
        {
            numero: casar(
                etapas_de(row.valores.get("etapas")),
                [um for um in deles if um.servico_id == numero],
            )
            for numero, row in servicos.items()
        },
        {(uma.diagnostico_id, uma.numero): uma.valores for uma in work.session.exec(versoes)},
    )


def _problemas(volta: Volta) -> Iterator[Message]:
    for numero, problema in volta.problemas[:NA_TELA]:
        yield Message(K("diagnostico.linha_da_planilha"), {"numero": numero, "problema": problema})
    if len(volta.problemas) > NA_TELA:
        yield Message(K("diagnostico.mais_linhas"), count=len(volta.problemas) - NA_TELA)


def _todos_os_problemas(work: Work, volta: Volta) -> tuple[Screen, ...]:
    if len(volta.problemas) <= NA_TELA:
        return ()
    colunas = [
        (work.label(Message(K("folha.coluna.linha"))), 8),
        (work.label(Message(K("folha.coluna.problema"))), 90),
    ]
    linhas = ((numero, work.label(problema)) for numero, problema in volta.problemas)
    anexo = work.keep(escrever(work.label(Message(K("folha.aba"))), colunas, linhas), "linhas.xlsx")
    return (Screen((Paragraph((Message(K("diagnostico.todas_as_linhas")),)),), attachment=anexo),)


def _depois(siorg: str) -> Rows:
    return ((botao(K("diagnostico.voltar"), "diagnostico", *([siorg] if siorg else [])), MENU),)
