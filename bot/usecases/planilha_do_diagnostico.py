"""The diagnosis of an organ as a spreadsheet: a row for each etapa off-line, to be sent back filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.diagnostico import Migracao, Motivo, Valores
from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen
from bot.planilhas.escrita import escrever
from bot.planilhas.linhas import LINHAS
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases import planilha_das_demandas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.diagnostico_do_servico import nome_da_etapa
from bot.usecases.diagnostico_em_palavras import CAMPOS, por_extenso, rotulo
from bot.usecases.ganhos import Ganho, ganhos
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import nome_do_orgao, orgao_de, quem

CABEM = LINHAS - 1  # rows that can be read back, the header left out
FIXAS = ("referencia", "servico", "etapa")
LARGURAS = {"referencia": 22, "servico": 44, "etapa": 40, "situacao": 16, "previsao": 14}
LARGURA = 34
_REFERENCIA = re.compile(r"(\d{1,9})\.([0-9a-f]{8})\.(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Referencia:
    """What a row is about: the service, the mark of its etapa, and the version that the row shows."""

    servico: int
    marca: str
    versao: int

    def __str__(self) -> str:
        return f"{self.servico}.{self.marca}.{self.versao}"


def ler_referencia(escrita: str) -> Referencia | None:
    """Return what a reference says; None for anything else."""
    achada = _REFERENCIA.fullmatch(escrita.strip())
    return None if achada is None else Referencia(int(achada[1]), achada[2], int(achada[3]))


def em_celula(work: Work, campo: str, valores: Valores) -> str:
    """Return an answer as a cell holds it: one value a line."""
    return "\n".join(por_extenso(work, campo, valores.get(campo)))


def enviar(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Send the spreadsheet of an organ."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_DIAGNOSTICO, siorg)
    rascunhos.largar(work, said.chat_id)
    orgao = orgao_de(work, siorg)
    linhas = [linha for ganho in ganhos(work, siorg) for linha in _linhas(work, ganho)]
    nome = f"diagnostico-{(orgao.sigla or siorg).lower()}.xlsx"
    demandas = planilha_das_demandas.aba(work, siorg)
    dados = escrever(_aba(work), _colunas(work), linhas[:CABEM], _guia(work), demandas)
    anexo = work.keep(dados, nome)
    registrar(work, "exportar_diagnostico", pessoa_id=pessoa.id, siorg=siorg)
    ditas = [Message(K("diagnostico.em_planilha"), {"orgao": nome_do_orgao(orgao)}, min(CABEM, len(linhas)))]
    if pessoa.pode(Acao.DIAGNOSTICAR, siorg):
        ditas.append(Message(K("diagnostico.planilha_volta")))
    if len(linhas) > CABEM:
        ditas.append(Message(K("diagnostico.planilha_cortada"), count=len(linhas) - CABEM))
    voltar: Rows = ((botao(K("diagnostico.voltar"), "diagnostico", siorg), MENU),)
    return (Screen((Paragraph(tuple(ditas)),), voltar, anexo),)


def nomes_das_colunas(work: Work) -> dict[str, str]:
    """Return how each column is called, by field."""
    fixas = {campo: work.label(Message(K(f"diagnostico.coluna.{campo}"))) for campo in FIXAS}
    return fixas | {campo: work.label(rotulo(campo)) for campo in CAMPOS}


def _aba(work: Work) -> str:
    return work.label(Message(K("diagnostico.aba")))


def _colunas(work: Work) -> list[tuple[str, int]]:
    return [(nome, LARGURAS.get(campo, LARGURA)) for campo, nome in nomes_das_colunas(work).items()]


def _linhas(work: Work, ganho: Ganho) -> Iterator[Sequence[str]]:
    for etapa in ganho.diagnostico.etapas:
        feito: Diagnostico | None = ganho.diagnostico.feitos.get(etapa.chave)
        if etapa.digital and feito is None:
            continue
        valores, versao = (feito.valores, feito.versao) if feito is not None else ({}, 0)
        celulas = (em_celula(work, campo, valores) for campo in CAMPOS)
        referencia = str(Referencia(ganho.id, etapa.marca, versao))
        yield (referencia, ganho.nome, work.label(nome_da_etapa(etapa)), *celulas)


def _guia(work: Work) -> tuple[str, list[tuple[str, str]]]:
    """Return the second sheet: what goes in each column, and the words that may be chosen."""
    motivos = "\n".join(work.label(Message(K(f"motivo.{um.value}"))) for um in Motivo)
    migracoes = "\n".join(work.label(Message(K(f"migracao.{uma.value}"))) for uma in Migracao)
    instrucoes = [(work.label(rotulo(campo)), work.label(_instrucao(campo))) for campo in CAMPOS]
    opcoes = [(work.label(rotulo("motivos")), motivos), (work.label(rotulo("situacao")), migracoes)]
    como = (work.label(Message(K("diagnostico.guia.como"))), work.label(Message(K("diagnostico.guia.texto"))))
    return work.label(Message(K("diagnostico.guia"))), [como, *instrucoes, *opcoes]


def _instrucao(campo: str) -> Message:
    return Message(K(f"diagnostico.guia.{campo}"))
