"""The spreadsheet of links: for each person the link, a text to send with it, and until when it serves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.messages import Attachment, K, Message
from bot.planilhas.escrita import escrever
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases.links import para_que_serve, texto_para_encaminhar
from bot.usecases.quem import nome_do_orgao

LARGURAS = {
    "orgao": 40,
    "nome": 30,
    "papel": 40,
    "email": 34,
    "situacao": 24,
    "link": 50,
    "texto": 80,
    "validade": 18,
}
SEM_LINK = ("orgao", "nome", "papel", "email", "situacao", "validade")


@dataclass(frozen=True, slots=True)
class DaFolha:
    """One person as the spreadsheet shows her; `link` and `texto` only where a link was just made."""

    orgao: str
    nome: str
    papel: str
    email: str
    situacao: Message
    link: str = ""
    texto: str = ""
    validade: datetime | None = None


def com_link(
    work: Work, convite: Convite, endereco: str, orgao: Orgao, indicacoes: list[Indicacao], papel: str
) -> DaFolha:
    """Return the row of a link that was just made: its address, for whom and for what it is."""
    texto = work.label(texto_para_encaminhar(convite, para_que_serve(orgao, indicacoes), endereco))
    return DaFolha(
        nome_do_orgao(orgao),
        convite.nome,
        papel,
        convite.email or "",
        Message(K("folha.novo_link")),
        endereco,
        texto,
        convite.expira_em,
    )


def folha(work: Work, linhas: Iterable[DaFolha], nome: str, *, secreta: bool) -> Attachment:
    """Return the rows as a file called `nome`; with `secreta` it has the links, and is not kept once sent."""
    return work.keep(escrita(work, linhas, secreta=secreta), nome, "secret" if secreta else "document")


def escrita(work: Work, linhas: Iterable[DaFolha], *, secreta: bool) -> bytes:
    """Return the rows as a workbook; with `secreta` the links are in it."""
    campos = tuple(LARGURAS) if secreta else SEM_LINK
    colunas = [(work.label(Message(K(f"folha.coluna.{campo}"))), LARGURAS[campo]) for campo in campos]
    return escrever(
        work.label(Message(K("folha.aba"))), colunas, (_celulas(work, linha, campos) for linha in linhas)
    )


def nome_da_folha(work: Work) -> str:
    """Return what the file of links made now is called."""
    return f"links-{work.now.astimezone(work.instalacao.fuso):%Y-%m-%d-%H%M}.xlsx"


def _celulas(work: Work, linha: DaFolha, campos: Sequence[str]) -> list[str]:
    return [_celula(work, getattr(linha, campo)) for campo in campos]


def _celula(work: Work, valor: str | Message | datetime | None) -> str:
    if valor is None:
        return ""
    return work.label(Message(K("folha.ate"), {"ate": valor}) if isinstance(valor, datetime) else valor)
