"""What an organ repeats from one service to the next, and its other services, for the form to offer."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from bot.forms.form import Answers, Option, Sources
from bot.forms.servico import DE_SEMPRE, ORGAOS, SERVICOS
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases.quem import nome_do_orgao, orgao_de

SERVICOS_OFERECIDOS = 200  # the latest: a draft carries them along
ORGAOS_COM_OFERTAS = 10
RECENTES = 5  # services looked at for what is said always

Contexto = Mapping[str, Any]  # plain JSON, stored with the draft


def contexto_do_cadastro(work: Work, siorgs: Sequence[str], este: int | None = None) -> dict[str, Any]:
    """Return what a draft of a service of one of these organs carries along; `este`: the one edited."""
    return {
        "orgaos": [[siorg, nome_do_orgao(orgao_de(work, siorg))] for siorg in siorgs],
        "servicos": _servicos(work, siorgs, este),
        "de_sempre": {siorg: _de_sempre(work, siorg) for siorg in siorgs[:ORGAOS_COM_OFERTAS]},
    }


def fontes(contexto: Contexto) -> Sources:
    """Return the options that a draft was opened with: organs and their services."""
    return {
        nome: tuple(Option(valor, rotulo) for valor, rotulo in contexto.get(nome, ()))
        for nome in (ORGAOS, SERVICOS)
    }


def ofertas(contexto: Contexto, answers: Answers, siorg: str | None) -> Answers:
    """Return the answers to offer: those of the latest service of the organ chosen."""
    ofertas: Answers = contexto.get("de_sempre", {}).get(siorg or answers.get("orgao"), {})
    return ofertas


def _servicos(work: Work, siorgs: Sequence[str], este: int | None) -> list[list[str]]:
    """Return value and name of the latest services; the value is a name of ours, not the Portal's number."""
    recentes = (
        select(ServicoRow.id, ServicoRow.nome)
        .where(col(ServicoRow.siorg).in_(siorgs), col(ServicoRow.fora_do_inventario).is_(None))
        .order_by(col(ServicoRow.id).desc())
        .limit(SERVICOS_OFERECIDOS)
    )
    achados = work.session.exec(recentes)
    return [[f"servico:{servico_id}", nome] for servico_id, nome in achados if servico_id != este]


def _de_sempre(work: Work, siorg: str) -> Answers:
    """Return, for each field that repeats, what the latest service that has it says."""
    recentes = (
        select(ServicoRow.valores)
        .where(ServicoRow.siorg == siorg)
        .order_by(col(ServicoRow.id).desc())
        .limit(RECENTES)
    )
    achados: Answers = {}
    for valores in work.session.exec(recentes):
        achados = {nome: valores[nome] for nome in DE_SEMPRE if nome in valores} | achados
    return achados
