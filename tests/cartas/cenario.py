"""Letters of our own, a database with its commands, and what came out of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlmodel import select

from bot import exportar as saida
from bot.app import open_database
from bot.delivery.content import Content
from bot.forms.form import Answers
from bot.importar import Resumo, importar
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.importacao import do_terminal

CONTENT = Content.load()
T = TypeVar("T")


def carta(nome: str, numero: str = "", siorg: str = "26", **textos: str) -> bytes:
    """Return a letter as the Portal writes it; with a number it came from there."""
    do_portal = (
        f"    <id>{nome.lower().replace(' ', '-')}</id>\n    <dbId>{numero}</dbId>\n" if numero else ""
    )
    outros = "".join(f"    <{campo}>{texto}</{campo}>\n" for campo, texto in textos.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<servico xmlns="http://servicos.gov.br/v3/schema">\n'
        f"{do_portal}    <nome>{nome}</nome>\n{outros}"
        f'    <orgao id="http://estruturaorganizacional.dados.gov.br/id/unidade-organizacional/{siorg}">\n'
        "        <nomeOrgao>Instituto do Exemplo (IEX)</nomeOrgao>\n    </orgao>\n</servico>\n"
    ).encode()


def ajustes(url: str) -> Settings:
    """Return the settings of an installation with this database."""
    return Settings(database_url=url, _env_file=None)


def por(url: str, *caminhos: Path) -> Resumo:
    """Import files."""
    return importar(ajustes(url), CONTENT, caminhos, iter)


def tirar(url: str, pasta: Path, siorg: str = "") -> dict[str, bytes]:
    """Export every letter and return them by file name."""
    saida.exportar(ajustes(url), CONTENT, pasta, siorg, lambda _: lambda _: None)
    return {arquivo.name: arquivo.read_bytes() for arquivo in pasta.iterdir()}


def ditos(resumo: Resumo) -> dict[str, str]:
    """Return what was said of each file."""
    return {arquivo: CONTENT.texts.label(dito) for arquivo, dito in resumo.linhas}


async def com(url: str, fazer: "partial[T]") -> T:
    """Run something in a transaction."""
    database: Database = open_database(ajustes(url), CONTENT)
    try:
        return await database.run(fazer)
    finally:
        database.close()


def editar(nome: str, mudancas: Answers, work: Work) -> None:
    """Change a service as somebody would in the form."""
    row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == nome)).one()
    guardar.guardar(work, do_terminal(work), row, {**row.valores, **mudancas}, row.versao)


def servicos(work: Work) -> Sequence[ServicoRow]:
    """Return all the services, in the order in which they came."""
    return work.session.exec(select(ServicoRow).order_by(ServicoRow.id)).all()  # type: ignore[arg-type]
