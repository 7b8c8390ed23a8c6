"""`pontofocal importar` with lists: services or people in a spreadsheet, organs in JSON."""

import asyncio
import json
import os
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.app import open_database
from bot.delivery.content import Content
from bot.domain.orgaos import Orgao, numero_siorg
from bot.importar import PAUSA, Resumo
from bot.invitation import bot_name
from bot.messages import K, Message, Param
from bot.planilhas.leitura import BYTES, ler, parece_planilha
from bot.planilhas.linhas import Aba, Linha, Recusada, em_texto, em_uma_linha
from bot.settings import BadSetting, Settings
from bot.storage.database import Database
from bot.usecases import importacao, listas_do_terminal
from bot.usecases.colunas_da_abertura import Achada, aba_das_pessoas, serve
from bot.usecases.convidar import abrir_orgao
from bot.usecases.importacao import Como
from bot.usecases.planilha_colunas import NOME
from bot.usecases.planilha_propostas import Problema, Proposta, por_nome, propor
from bot.usecases.planilha_vinda import Vinda, preparar
from bot.usecases.quem import Quem

SERVICOS, ORGAOS = 4, 40  # put in place in one transaction: a conversation waits for no more


def e_lista(caminho: Path) -> bool:
    """Tell whether a path is a list, and not letters: its name says so."""
    return not caminho.is_dir() and (parece_planilha(caminho.name) or _e_json(caminho))


def _e_json(caminho: Path) -> bool:
    return caminho.suffix.lower() == ".json"


def importar(
    settings: Settings, content: Content, listas: Sequence[Path], siorg: str, resumo: Resumo
) -> None:
    """Import lists, adding to `resumo`. `siorg`: whose services they are, "" where a column tells.

    The links of people go to a file in the working folder. Raise `DatabaseAway`, `BadSetting`.
    """
    asyncio.run(_importar(settings, content, listas, siorg, resumo))


async def _importar(
    settings: Settings, content: Content, listas: Sequence[Path], siorg: str, resumo: Resumo
) -> None:
    database = open_database(settings, content)
    try:
        if siorg:
            await database.run(lambda work: abrir_orgao(work, siorg).nome, background=True)
        pessoa = await database.run(importacao.do_terminal, background=True)
        importacao_delas = _Importacao(settings, database, pessoa, siorg, resumo)
        for lista in listas:
            await importacao_delas.fazer(lista)
    except KeyError:
        raise BadSetting(K("convidar.orgao.desconhecido"), siorg=siorg) from None
    finally:
        database.close()


class _Importacao:
    """One list after another goes into the same database, and into the same summary."""

    def __init__(
        self, settings: Settings, database: Database, pessoa: Quem, siorg: str, resumo: Resumo
    ) -> None:
        self._settings = settings
        self._database = database
        self._pessoa = pessoa
        self._siorg = siorg
        self._resumo = resumo

    async def fazer(self, lista: Path) -> None:
        """Import one file; what is wrong with it goes into the summary, in one line."""
        try:
            dados = _bytes(lista)
            if _e_json(lista):
                await self._orgaos(lista.name, _lista_de_orgaos(dados))
            else:
                await self._planilha(lista.name, ler(lista.name, dados))
        except OSError:
            self._resumo.recusar(str(lista), Message(K("carta.nao_abriu")))
        except Recusada as recusada:
            self._resumo.recusar(lista.name, recusada.problema)

    async def _planilha(self, nome: str, abas: Sequence[Aba]) -> None:
        de_pessoas = aba_das_pessoas(abas)
        if de_pessoas is not None and serve(de_pessoas.colunas):
            await self._pessoas(nome, de_pessoas)
            return
        vinda = preparar(abas)
        if vinda is None or NOME not in vinda.achada.mapa.values():
            raise Recusada(K("importar.sem_colunas"))
        self._avisar(nome, vinda.problemas)
        for siorg, linhas in (await self._por_orgao(nome, vinda)).items():
            await self._servicos(nome, siorg, vinda, linhas)

    async def _pessoas(self, nome: str, achada: Achada) -> None:
        bot = await bot_name(self._database, self._settings)
        arquivo = _arquivo_novo(f"links-{Path(nome).stem}")  # before any link is made: none may be lost
        try:
            fazer = partial(listas_do_terminal.pessoas, autora=self._pessoa, bot=bot, achada=achada)
            feito = await self._database.run(fazer, background=True)
            arquivo.write_bytes(feito.folha)
        finally:
            if not arquivo.stat().st_size:
                arquivo.unlink()
        self._resumo.lidos += feito.links + feito.iguais
        self._resumo.como.update({Como.NOVO: feito.links, Como.IGUAL: feito.iguais})
        for problema in feito.problemas:
            self._resumo.recusar(f"{nome}:{problema.numero}", problema.mensagem)
        if feito.folha:
            self._resumo.linhas.append((str(arquivo), Message(K("importar.links"), count=feito.links)))

    async def _por_orgao(self, nome: str, vinda: Vinda) -> Mapping[str, Sequence[Linha]]:
        if self._siorg:
            return {self._siorg: vinda.achada.linhas}
        if not listas_do_terminal.colunas_do_orgao(vinda.achada):
            raise Recusada(K("importar.sem_orgao"))
        pelo_orgao = await self._database.run(
            partial(listas_do_terminal.por_orgao, achada=vinda.achada), background=True
        )
        for problema in pelo_orgao.problemas:
            self._resumo.recusar(f"{nome}:{problema.numero}", problema.mensagem)
        return pelo_orgao.linhas

    async def _servicos(self, nome: str, siorg: str, vinda: Vinda, linhas: Sequence[Linha]) -> None:
        achada = vinda.achada
        nomes = por_nome(linhas, achada.mapa)
        for problema in nomes.problemas:
            self._resumo.recusar(f"{nome}:{problema.numero}", _dito(problema))
        propostas = [propor(um, ls, achada.rotulos, achada.mapa) for um, ls in nomes.dos_servicos.values()]
        for n in range(0, len(propostas), SERVICOS):
            await self._por_no_lugar(nome, siorg, propostas[n : n + SERVICOS])
            await asyncio.sleep(PAUSA)

    async def _por_no_lugar(self, nome: str, siorg: str, propostas: Sequence[Proposta]) -> None:
        por = partial(listas_do_terminal.servicos, pessoa=self._pessoa, siorg=siorg, propostas=propostas)
        postos = await self._database.run(por, background=True)
        self._resumo.lidos += len(propostas)
        self._resumo.como.update(
            {
                Como.NOVO: len(postos.novos),
                Como.ATUALIZADO: len(postos.completados),
                Como.IGUAL: postos.iguais,
            }
        )
        for proposta in propostas:
            self._avisar(nome, proposta.problemas)

    def _avisar(self, nome: str, problemas: Sequence[Problema]) -> None:
        self._resumo.avisos += len(problemas)
        self._resumo.linhas += ((f"{nome}:{problema.numero}", _dito(problema)) for problema in problemas)

    async def _orgaos(self, nome: str, escritos: Sequence[Any]) -> None:
        lidos = [(numero, _orgao(escrito)) for numero, escrito in enumerate(escritos, 1)]
        for numero, orgao in lidos:
            if orgao is None:
                self._resumo.recusar(f"{nome}:{numero}", Message(K("importar.orgao_sem_dados")))
        bons = [orgao for _, orgao in lidos if orgao is not None]
        self._resumo.lidos += len(bons)
        for n in range(0, len(bons), ORGAOS):
            abrir = partial(listas_do_terminal.orgaos, lidos=bons[n : n + ORGAOS])
            self._resumo.como.update(await self._database.run(abrir, background=True))


def _bytes(lista: Path) -> bytes:
    if lista.stat().st_size > BYTES:
        raise Recusada(K("planilha.grande"))
    return lista.read_bytes()


def _dito(problema: Problema) -> Message:
    motivo = Message(K(f"planilha.motivo.{problema.motivo}"))
    if not problema.coluna:
        return motivo
    params: dict[str, Param] = {
        "coluna": problema.coluna,
        "texto": em_uma_linha(problema.texto),
        "motivo": motivo,
    }
    return Message(K("importar.celula" if problema.texto else "importar.celula_sem_texto"), params)


def _lista_de_orgaos(dados: bytes) -> Sequence[Any]:
    """Return the organs of a list, alone or under `orgaos`."""
    try:
        lido = json.loads(dados)
    except (ValueError, RecursionError):
        raise Recusada(K("importar.nao_e_json")) from None
    escritos = lido.get("orgaos") if isinstance(lido, dict) else lido
    if not isinstance(escritos, list):
        raise Recusada(K("importar.json_sem_orgaos"))
    return escritos


def _orgao(escrito: Any) -> Orgao | None:
    """Return an organ written as `siorg`, `nome`, `sigla` and `dbId`; None without the first two."""
    if not isinstance(escrito, dict):
        return None
    siorg, nome, sigla, portal = (
        em_uma_linha(em_texto(escrito.get(campo))) for campo in ("siorg", "nome", "sigla", "dbId")
    )
    numero = numero_siorg(siorg)
    return Orgao(numero, nome, sigla, portal) if numero and nome else None


def _arquivo_novo(nome: str) -> Path:
    """Make an empty file in the working folder that only its owner may read; raise `Recusada`."""
    nomes = (Path(f"{nome}-{n}.xlsx" if n > 1 else f"{nome}.xlsx") for n in count(1))
    arquivo = next(um for um in nomes if not um.exists())
    try:
        os.close(os.open(arquivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        raise Recusada(K("exportar.pasta"), pasta=str(Path.cwd())) from None
    return arquivo
