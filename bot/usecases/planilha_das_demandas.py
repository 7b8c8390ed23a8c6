"""The demands for data on a sheet of their own of the diagnosis: sent out, and what was edited kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from bot.domain.diagnostico import SituacaoDaDemanda
from bot.domain.papeis import Acao
from bot.forms.diagnostico import TEXTO_DA_DEMANDA
from bot.forms.form import Invalid
from bot.forms.readers import shown
from bot.forms.search import fold
from bot.messages import K, Message, Param
from bot.planilhas.colunas import Colunas
from bot.planilhas.escrita import Coluna, Tabela
from bot.planilhas.linhas import Linha, em_texto
from bot.storage.tables import Ato, ServicoRow
from bot.storage.tables_do_diagnostico import Demanda, Diagnostico, Recurso
from bot.storage.work import Work
from bot.usecases import sigilo
from bot.usecases.demandas import escrever, todas, valores_da
from bot.usecases.quem import Quem

CAMPOS = ("dados", "para_que", "situacao")
LARGURAS = {"referencia": 22, "servico": 44, "etapa": 36, "base": 36, "dono": 36, "situacao": 18}
LARGURA = 60
_REFERENCIA = re.compile(r"d(\d{1,9})\.(\d{1,9})")


@dataclass(frozen=True, slots=True)
class DaPlanilha:
    """What came of the rows: how many demands changed, and what was left out, by the number of its row."""

    mudadas: int
    problemas: list[tuple[int, Message]]


def nomes_das_colunas(work: Work) -> dict[str, str]:
    """Return how each column is called, by field."""
    fixas = {"referencia": K("diagnostico.coluna.referencia"), "servico": K("demandas.coluna.servico")}
    outras = {
        nome: K(f"demandas.coluna.{nome}")
        for nome in ("etapa", "base", "dono", "dados", "para_que", "situacao")
    }
    return {campo: work.label(Message(chave)) for campo, chave in {**fixas, **outras}.items()}


def aba(work: Work, siorg: str) -> Tabela:
    """Return the sheet of the demands of an organ."""
    colunas: list[Coluna] = [
        (nome, LARGURAS.get(campo, LARGURA)) for campo, nome in nomes_das_colunas(work).items()
    ]
    deles = todas().where(col(ServicoRow.siorg) == siorg).order_by(col(Recurso.nome), col(Demanda.id))
    linhas = [
        (
            f"d{demanda.id}.{demanda.versao}",
            servico,
            feito.titulo,
            base.nome,
            base.dono,
            *(em_celula(work, campo, valores_da(demanda)) for campo in CAMPOS),
        )
        for demanda, base, feito, _, servico, _ in work.session.execute(deles)
    ]
    return work.label(Message(K("demandas.aba"))), colunas, linhas


def em_celula(work: Work, campo: str, valores: Mapping[str, str]) -> str:
    """Return an answer as a cell holds it."""
    if campo == "situacao":
        return work.label(Message(K(f"demanda.situacao.{valores[campo]}")))
    return valores[campo]


def por(work: Work, pessoa: Quem, colunas: Colunas, linhas: Sequence[Linha]) -> DaPlanilha:
    """Keep what was edited in the rows; what others changed meanwhile stays, and is told."""
    mudadas, problemas = 0, list[tuple[int, Message]]()
    for linha in linhas:
        achada = _REFERENCIA.fullmatch(colunas.valor(linha, "referencia"))
        dela = None if achada is None else _demanda(work, pessoa, int(achada[1]))
        if achada is None or dela is None:
            problemas.append((linha.numero, Message(K("diagnostico.linha_sem_referencia"))))
            continue
        demanda, siorg = dela
        agora, antes = valores_da(demanda), _antes(work, demanda, int(achada[2]))
        novos = dict(agora)
        for campo, novo in _editados(work, colunas, linha, antes, problemas):
            if agora[campo] in (antes[campo], novo):
                novos[campo] = novo
            else:
                problemas.append((linha.numero, _com_campo(K("diagnostico.linha_mudou"), campo)))
        if novos != agora:
            escrever(work, pessoa, siorg, demanda, novos)
            mudadas += 1
    return DaPlanilha(mudadas, problemas)


def _editados(
    work: Work,
    colunas: Colunas,
    linha: Linha,
    antes: Mapping[str, str],
    problemas: list[tuple[int, Message]],
) -> Iterator[tuple[str, str]]:
    for campo in CAMPOS:
        indice = colunas.indices.get(campo)
        if indice is None:
            continue
        texto = linha.celulas[indice] if indice < len(linha.celulas) else ""
        if texto == em_texto(em_celula(work, campo, antes)):
            continue
        if sigilo.problema(texto) is not None:
            problemas.append((linha.numero, _com_campo(K("diagnostico.celula_sigilo"), campo)))
            continue
        try:
            yield campo, _valor(work, campo, texto)
        except Invalid:
            problemas.append((linha.numero, _com_campo(K("diagnostico.celula"), campo, texto=shown(texto))))


def _valor(work: Work, campo: str, texto: str) -> str:
    if campo != "situacao":
        return str(TEXTO_DA_DEMANDA(texto))
    palavras = {fold(em_celula(work, campo, {campo: uma.value})): uma.value for uma in SituacaoDaDemanda}
    if fold(texto) not in palavras:
        raise Invalid(Message(K("formulario.problema.opcao"), {"texto": texto}))
    return palavras[fold(texto)]


def _com_campo(chave: K, campo: str, **fatos: Param) -> Message:
    return Message(chave, {"campo": Message(K(f"demandas.coluna.{campo}")), **fatos})


def _demanda(work: Work, pessoa: Quem, numero: int) -> tuple[Demanda, str] | None:
    """Return a demand and its organ, where she writes its diagnosis."""
    dela = (
        select(Demanda, ServicoRow.siorg)
        .join(Diagnostico, col(Diagnostico.id) == col(Demanda.diagnostico_id))
        .join(ServicoRow, col(ServicoRow.id) == col(Diagnostico.servico_id))
        .where(Demanda.id == numero, col(ServicoRow.siorg).in_(pessoa.orgaos(Acao.DIAGNOSTICAR)))
    )
    return work.session.exec(dela).first()


def _antes(work: Work, demanda: Demanda, versao: int) -> Mapping[str, str]:
    """Return a demand as it was in a version: what the act that ended it says, else as it is now."""
    if versao >= demanda.versao:
        return valores_da(demanda)
    atos = select(Ato.detalhes).where(Ato.acao == "mudar_demanda", Ato.alvo == str(demanda.id))
    mudancas = work.session.exec(atos.order_by(col(Ato.id)).offset(max(0, versao - 1)).limit(1)).first()
    return mudancas["antes"] if mudancas else valores_da(demanda)
