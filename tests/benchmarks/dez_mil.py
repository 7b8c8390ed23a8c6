"""10,000 services of 84 organs: how long each list, filter, search, card, preview and history works.

`python -m tests.benchmarks.dez_mil [--postgresql]` prints the median and the worst of 20 runs of each, in
milliseconds, in a transaction of its own; it ends with 1 when a median is over 100.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from sqlalchemy import insert

from bot.domain.estados import Estado
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.orgaos import orgaos
from bot.domain.papeis import Papel
from bot.domain.servico import Servico
from bot.domain.slug import slug
from bot.forms.medidas import medir
from bot.forms.servico_valores import valores_de
from bot.storage import schema
from bot.storage.tables import Orgao, ServicoRow, VersaoDoServico
from tests.conferencia.mesa import Mesa
from tests.servico.exemplo import CHEIO

SERVICOS, ORGAOS, MEDIDAS, LIMITE = 10_000, 84, 20, 100.0
VERBOS = ("Emitir", "Obter", "Renovar", "Consultar", "Solicitar", "Cancelar", "Registrar", "Transferir")
COISAS = ("passaporte", "licença", "certificado", "autorização", "registro", "certidão", "bolsa", "cadastro")
DE_QUE = ("pesca", "mineração", "aeronaves", "sementes", "medicamentos", "estágio", "pesquisa", "embarcações")
INSTANTE = datetime(2026, 11, 24, tzinfo=UTC)
VERSOES = 30  # of the service whose history is read


def main() -> int:
    """Fill a database, measure, print; return the exit code."""
    with banco("--postgresql" in sys.argv) as url:
        schema.upgrade(url)
        mesa = Mesa(url)
        mesa.sentar("rui", siorg=None, papel=Papel.STI)
        maior = _encher(mesa)
        demora = {nome: _medir(fazer) for nome, fazer in _passos(mesa, maior)}
        mesa.engine.dispose()
    for nome, tempos in demora.items():
        print(f"{nome:<28} {median(tempos):6.1f} ms   worst {max(tempos):6.1f} ms")
    return int(any(median(tempos) > LIMITE for tempos in demora.values()))


def _passos(mesa: Mesa, siorg: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "organs, a page", lambda: mesa.diz("rui", "/servicos")
    yield "list of the largest organ", lambda: mesa.toca("rui", f"a:servicos:{siorg}:1")
    yield "list, page 40", lambda: mesa.toca("rui", f"a:servicos:{siorg}:40")
    yield "filters with counts", lambda: mesa.toca("rui", f"a:servicos.filtrar:{siorg}")
    yield "list, drafts not digital", lambda: mesa.toca("rui", f"a:servicos:{siorg}:1:rn-")
    yield "search in one organ", lambda: _procura(mesa, siorg, "licensa de pesca")
    yield "search in all organs", lambda: _procura(mesa, "", "emiçao de pasaporte")
    yield "card", lambda: mesa.toca("rui", "a:servico:1")
    yield "preview", lambda: mesa.toca("rui", "a:servico.previa:1")
    yield "history of 30 versions", lambda: mesa.toca("rui", "a:servico.historico:1")
    yield "one version", lambda: mesa.toca("rui", "a:servico.versao:1:30")
    yield "XML", lambda: mesa.toca("rui", "a:servico.xml:1")


def _procura(mesa: Mesa, siorg: str, texto: str) -> str:
    mesa.toca("rui", f"a:servicos.procurar:{siorg}".rstrip(":"))
    achados = mesa.diz("rui", texto)
    assert "chei" in achados, achados
    return achados


def _medir(fazer: Callable[[], object]) -> list[float]:
    tempos = []
    for _ in range(MEDIDAS):
        antes = time.perf_counter()
        fazer()
        tempos.append((time.perf_counter() - antes) * 1000)
    return tempos


def _encher(mesa: Mesa) -> str:
    """Write the services, a tenth of them in one organ; return that organ."""
    sorteio = Random(4)
    fatos = [fato for fato in orgaos().values() if fato.siorg != "240"][: ORGAOS - 1]
    fatos.append(orgaos()["240"])
    linhas = [
        _linha(n, fatos[-1] if n % 10 == 0 else sorteio.choice(fatos), sorteio) for n in range(SERVICOS)
    ]
    with mesa.work() as work:
        novos = [_orgao(fato, mesa) for fato in fatos[:-1]]
        work.connection.execute(insert(Orgao), novos)
        work.connection.execute(insert(ServicoRow), linhas)
        work.connection.execute(insert(VersaoDoServico), list(_versoes(mesa, linhas)))
    return fatos[-1].siorg


def _orgao(fato: FatoOrgao, mesa: Mesa) -> dict[str, Any]:
    return {"siorg": fato.siorg, "nome": fato.nome, "sigla": fato.sigla, "aberto_em": mesa.now}


def _linha(numero: int, orgao: FatoOrgao, sorteio: Random) -> dict[str, Any]:
    nome = f"{sorteio.choice(VERBOS)} {sorteio.choice(COISAS)} de {sorteio.choice(DE_QUE)} {numero}"
    servico: Servico = replace(CHEIO, nome=nome, orgao=orgao)
    if sorteio.random() < 0.4:
        servico = replace(servico, areas=(), etapas=(*servico.etapas, replace(servico.etapas[0], canais=())))
    valores = valores_de(servico)
    medidas = medir(valores, orgao)
    return {
        "siorg": orgao.siorg,
        "nome": nome,
        "slug": slug(nome),
        "estado": (Estado.RASCUNHO if medidas.faltas else Estado.PRONTO).value,
        "versao": VERSOES if numero == 0 else 1,
        "valores": valores,
        "faltas": medidas.faltas,
        "regras": medidas.regras,
        "digital": medidas.digital,
        "busca": medidas.busca,
        **dict.fromkeys(("criado_por", "alterado_por"), 1),
        **dict.fromkeys(("criado_em", "alterado_em"), INSTANTE),
    }


def _versoes(mesa: Mesa, linhas: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for servico_id, linha in enumerate(linhas, 1):
        for numero in range(1, linha["versao"] + 1):
            valores = {**linha["valores"], "descricao": f"Texto {numero}. {linha['valores']['descricao']}"}
            yield {
                "servico_id": servico_id,
                "numero": numero,
                "valores": valores,
                "autora": 1,
                "quando": mesa.now,
                "acao": "guardar",
            }


@contextmanager
def banco(postgresql: bool) -> Iterator[str]:
    if not postgresql:
        with TemporaryDirectory() as pasta:
            yield f"sqlite:///{Path(pasta) / 'dez_mil.sqlite3'}"
        return
    import pgserver

    server = pgserver.get_server(mkdtemp(prefix="postgresql-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
