"""Lists that the central team imports at the terminal: services, people, organs. No conversation is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.slug import slug
from bot.forms.readers import shown
from bot.messages import K, Message
from bot.planilhas.linhas import Linha, em_uma_linha
from bot.storage.tables import Orgao, Parametro
from bot.storage.work import Work
from bot.usecases.abertura_em_lote import catalogo
from bot.usecases.catalogo import Catalogo
from bot.usecases.colunas_da_abertura import CAMPOS, Achada, separar
from bot.usecases.convidar import abrir_orgao
from bot.usecases.convites import BOT
from bot.usecases.execucao_da_abertura import executar
from bot.usecases.folha import escrita
from bot.usecases.importacao import Como
from bot.usecases.pedidos import Problema, entender
from bot.usecases.planilha_colunas import Achada as DeServicos
from bot.usecases.planilha_nos_servicos import Postos, por_no_lugar
from bot.usecases.planilha_propostas import Proposta
from bot.usecases.plano_da_abertura import planejar
from bot.usecases.quem import Quem

_DO_ORGAO = (*CAMPOS["siorg"], *CAMPOS["orgao"], "sigla-do-orgao", "orgao-sigla")


@dataclass(frozen=True, slots=True)
class PeloOrgao:
    """The rows of services by the organ they name, and why the others are left out."""

    linhas: Mapping[str, Sequence[Linha]]
    problemas: Sequence[Problema]


@dataclass(frozen=True, slots=True)
class Pessoas:
    """What a list of people did: `folha` is a workbook with the links; empty when none was made."""

    links: int
    iguais: int
    problemas: Sequence[Problema]
    folha: bytes


def colunas_do_orgao(achada: DeServicos) -> list[int]:
    """Return the columns of a sheet of services that tell whose each one is, the surest first."""
    escritos = [slug(rotulo) for rotulo in achada.rotulos]
    return [escritos.index(nome) for nome in _DO_ORGAO if nome in escritos]


def por_orgao(work: Work, achada: DeServicos) -> PeloOrgao:
    """Put the rows of each organ together; a row whose organ is not known is left out."""
    colunas, conhecidos = colunas_do_orgao(achada), catalogo(work)
    linhas, problemas = dict[str, list[Linha]](), list[Problema]()
    for linha in achada.linhas:
        escritos = [em_uma_linha(linha.celulas[n]) for n in colunas if n < len(linha.celulas)]
        siorg = _achar(conhecidos, filter(None, escritos))
        if siorg is not None:
            linhas.setdefault(siorg, []).append(linha)
        else:
            problemas.append(Problema(linha.numero, _sem_orgao(escritos)))
    return PeloOrgao(linhas, problemas)


def _achar(conhecidos: Catalogo, escritos: Iterator[str]) -> str | None:
    return next(filter(None, map(conhecidos.achar, escritos)), None)


def _sem_orgao(escritos: Sequence[str]) -> Message:
    escrito = next(filter(None, escritos), "")
    if not escrito:
        return Message(K("importar.linha_sem_orgao"))
    return Message(K("importar.orgao_desconhecido"), {"orgao": shown(escrito)})


def servicos(work: Work, pessoa: Quem, siorg: str, propostas: Sequence[Proposta]) -> Postos:
    """Put a few services of an organ in place, opened now if need be; raise `KeyError` if it is unknown."""
    abrir_orgao(work, siorg)
    return por_no_lugar(work, pessoa, siorg, [(None, proposta) for proposta in propostas])


def pessoas(work: Work, autora: Quem, bot: str, achada: Achada) -> Pessoas:
    """Open the organs of a list of people and make their links to `bot`, all or nothing."""
    work.session.merge(Parametro(chave=BOT, valor=bot))
    linhas, _ = separar(achada.linhas, achada.colunas)
    pedidos, problemas = entender(linhas, achada.colunas, catalogo(work))
    plano = planejar(work, pedidos)
    problemas += plano.problemas
    iguais = len(plano.passos) - len(plano.com_link)
    if not plano.com_link:
        return Pessoas(0, iguais, problemas, b"")
    feito = executar(work, autora, plano)
    return Pessoas(len(feito.links), iguais, problemas, escrita(work, feito.folha, secreta=True))


def orgaos(work: Work, lidos: Sequence[FatoOrgao]) -> list[Como]:
    """Open organs, or bring their names up to date; return what became of each."""
    return [_orgao(work, lido) for lido in lidos]


def _orgao(work: Work, lido: FatoOrgao) -> Como:
    aberto = work.session.get(Orgao, lido.siorg)
    if aberto is None:
        work.session.add(
            Orgao(
                siorg=lido.siorg,
                nome=lido.nome,
                sigla=lido.sigla,
                db_id=lido.portal or None,
                aberto_em=work.now,
            )
        )
        work.session.flush()
        return Como.NOVO
    antes = (aberto.nome, aberto.sigla, aberto.db_id)
    aberto.nome, aberto.sigla = lido.nome, lido.sigla or aberto.sigla
    aberto.db_id = lido.portal or aberto.db_id
    return Como.IGUAL if antes == (aberto.nome, aberto.sigla, aberto.db_id) else Como.ATUALIZADO
