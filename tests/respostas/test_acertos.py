"""How well questions are answered: on our third that nothing was adjusted to, and on those of real life."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.perguntar import perguntar
from bot.respostas.contas import fazer_contas
from tests.respostas.juiz import Questao, guardada, julgar, ler_questoes

REAIS = Path(__file__).parents[3] / "shared" / "reference" / "perguntas.jsonl"


def _placar(questoes: list[Questao]) -> tuple[float, float, float]:
    """Return the shares of right, of wrong, and of what is not ours turned away."""
    vistos = Counter((q.no_assunto, julgar(q, _resposta(q.pergunta))) for q in questoes)
    nossas = sum(q.no_assunto for q in questoes)
    erradas = vistos[True, "wrong"] + vistos[True, "partial"]
    fora = vistos[False, "rejected"] / (len(questoes) - nossas)
    return vistos[True, "right"] / nossas, erradas / nossas, fora


def _resposta(pergunta: str) -> str | None:
    (linha,) = perguntar([pergunta], em_json=True)
    dados = json.loads(linha)
    return str(dados["resposta"]) if dados["respondida"] else None


def test_as_perguntas_guardadas_nao_pioram() -> None:
    certas, erradas, recusadas = _placar([q for q in ler_questoes() if guardada(q)])
    assert certas >= 0.65
    assert erradas <= 0.05
    assert recusadas >= 0.92


def test_as_perguntas_da_vida_real() -> None:
    if not REAIS.exists():
        pytest.skip("needs ../shared/reference/perguntas.jsonl")
    certas, erradas, recusadas = _placar(ler_questoes(REAIS))
    assert certas >= 0.95
    assert erradas <= 0.01
    assert recusadas >= 0.97


@pytest.mark.parametrize(
    ("pergunta", "contas"),
    [
        ("temos 80 serviços no portal, quantos precisam ser digitais?", ["contas.precisam_ser_digitais"]),
        ("são oitenta e quatro no portal e vinte são digitais. falta muito?", ["contas.digitais.faltam"]),
        ("tamo com 10 de 40 digitais no portal, já bateu a meta?", ["contas.digitais.faltam"]),
        ("com 25 digitais num total de 50 no portal chegamos na meta?", ["contas.digitais.atingida"]),
        ("temos 120 serviços e só cadastramos 90, quanto falta?", ["contas.no_portal.faltam"]),
        ("preciso digitalizar 48 serviços em 6 meses, quantos por mês?", ["contas.por_mes"]),
        ("o que faz o ponto focal 2?", []),
        ("é verdade que 80% dos serviços precisam ser digitais?", []),
        ("123456", []),
    ],
)
def test_as_contas_das_metas(pergunta: str, contas: list[str]) -> None:
    assert [message.key for message in fazer_contas(pergunta)] == contas
