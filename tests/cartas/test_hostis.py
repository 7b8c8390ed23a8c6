"""Hostile files: each one refused with one plain line, nothing of it imported, the good ones kept."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.cartas.recusa import CartaRecusada
from bot.cartas_do_disco import vindas
from bot.messages import Message
from bot.usecases.cartas_recebidas import preparar
from tests.cartas.cenario import CONTENT, com, por, servicos
from tests.cartas.hostis import BOA, hostis, pacote

TODOS = {hostil[0]: hostil[1:] for hostil in hostis()}


def recusas(arquivo: Path) -> Iterator[Message]:
    for vinda in vindas(arquivo):
        try:
            if vinda.problema is not None:
                yield vinda.problema
            else:
                preparar(vinda.nome, vinda.dados)
        except CartaRecusada as recusada:
            yield recusada.problema


def test_sao_ao_menos_25_tipos() -> None:
    assert len(TODOS) >= 25


@pytest.mark.parametrize("qual", TODOS)
def test_um_arquivo_hostil_e_recusado_em_uma_linha(tmp_path: Path, qual: str) -> None:
    nome, dados, chave = TODOS[qual]
    (tmp_path / nome).write_bytes(dados)
    (problema,) = recusas(tmp_path / nome)
    assert problema.key == chave
    assert "\n" not in CONTENT.texts.label(problema)


def test_nada_de_um_pacote_recusado_entra_pela_metade(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pacote({"boa.xml": BOA, "../ruim.xml": BOA}))
    resumo = por(database_url, tmp_path)
    assert (resumo.lidos, len(resumo.linhas)) == (0, 1)
    assert list(asyncio.run(com(database_url, partial(servicos)))) == []
