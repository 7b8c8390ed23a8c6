"""The commands about letters at the terminal, as somebody types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cartas.cenario import carta

RAIZ = Path(__file__).parents[2]


def rodar(pasta: Path, *dito: str) -> subprocess.CompletedProcess[str]:
    """Run the real command with a database of its own."""
    banco = f"sqlite:///{pasta / 'banco.sqlite3'}"
    ambiente = {"PATH": os.environ["PATH"], "PYTHONPATH": str(RAIZ), "PONTOFOCAL_DATABASE_URL": banco}
    comando = (sys.executable, "-W", "error", "-m", "bot", *dito)
    return subprocess.run(comando, cwd=pasta, env=ambiente, capture_output=True, text=True, check=False)


def test_importar_exportar_e_conferir_de_ponta_a_ponta(tmp_path: Path) -> None:
    (tmp_path / "obter-a.xml").write_bytes(carta("Obter a", "7", sigla="A"))
    (tmp_path / "ruim.xml").write_bytes(b"nada")
    feito = rodar(tmp_path, "importar", "--json", "obter-a.xml", "ruim.xml")
    resumo = json.loads(feito.stdout)
    assert (feito.stderr, feito.returncode) == ("", 0)
    assert (resumo["lidos"], resumo["novos"], resumo["recusados"]) == (1, 1, 1)
    assert resumo["linhas"][0]["arquivo"] == "ruim.xml"
    saiu = rodar(tmp_path, "exportar", "saida", "--orgao", "26")
    assert (saiu.stdout, saiu.stderr) == ("1 carta gravada em saida.\n", "")
    assert (tmp_path / "saida" / "obter-a.xml").read_bytes() == carta("Obter a", "7", sigla="A")
    assert rodar(tmp_path, "exportar", "saida", "--orgao", "1").stderr.startswith("Nenhum órgão aberto tem")


def test_conferir_diz_regra_campo_gravidade_e_nota(tmp_path: Path) -> None:
    (tmp_path / "obter-a.xml").write_bytes(carta("Passaporte", "7"))
    (tmp_path / "ruim.xml").write_bytes(b"nada")
    linhas = rodar(tmp_path, "conferir", "--json", ".").stdout.splitlines()
    conferida, recusada, orgao = map(json.loads, linhas)
    achado = next(achado for achado in conferida["achados"] if achado["campo"] == "nome")
    assert (achado["severidade"], bool(achado["regra"]), bool(achado["texto"])) == ("impede", True, True)
    assert conferida["nota"] == orgao["nota"] < 100
    assert orgao["servicos"] == 1
    assert recusada["recusado"].startswith("O conteúdo não é XML.")
    texto = rodar(tmp_path, "conferir", ".").stdout
    assert "Impede publicar (" in texto and "Serviços a melhorar primeiro:" in texto


def test_importar_listas_na_mesma_linha_das_cartas(tmp_path: Path) -> None:
    (tmp_path / "obter-a.xml").write_bytes(carta("Obter a", "7"))
    (tmp_path / "servicos.csv").write_text(
        "Serviço;Prazo\nObter b;3 meses\nObter c;talvez\n", encoding="utf-8"
    )
    (tmp_path / "orgaos.json").write_text('[{"siorg": 999999, "nome": "Novo"}]', encoding="utf-8")
    arquivos = ("obter-a.xml", "servicos.csv", "orgaos.json")
    feito = rodar(tmp_path, "importar", "--orgao", "240", *arquivos)
    assert feito.stdout.splitlines() == [
        "servicos.csv:3: coluna Prazo: “talvez”. Não entendi o prazo; ficou no comentário do tempo.",
        "Lidos: 4. Novos: 4. Atualizados: 0. Iguais: 0. Avisos: 1. Recusados: 0.",
    ]
    assert feito.stderr == ""
    sem_orgao = rodar(tmp_path, "importar", "--orgao", "1x", "servicos.csv")
    assert (sem_orgao.returncode, sem_orgao.stderr.count("\n")) == (2, 1)
    assert len(list((rodar(tmp_path, "exportar", "saida"), *(tmp_path / "saida").iterdir()))) == 4
