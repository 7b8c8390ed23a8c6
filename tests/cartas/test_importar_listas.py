"""Lists at the terminal: services, people and organs, on both databases; what is wrong is told by row."""

import asyncio
import json
import stat
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import select

from bot.importar import Resumo
from bot.importar_listas import importar
from bot.planilhas.leitura import ler
from bot.settings import BadSetting
from bot.storage.tables import Convite, Orgao, Parametro
from bot.storage.work import Work
from bot.usecases.convites import BOT
from tests.cartas.cenario import CONTENT, ajustes, com, ditos, editar, servicos
from tests.cartas.test_importar import contas
from tests.conversas.cadastros import ANAC, INMETRO
from tests.planilhas.livros import Linhas, livro
from tests.planilhas.sessenta import nomes, planilha

SERVICOS: Linhas = [
    ("Órgão", "Serviço", "Descrição", "Prazo"),
    ("INMETRO", "Emitir selo", "Você recebe o selo.", "30 dias úteis"),
    (ANAC, "Registrar aeronave", "Você recebe o registro.", "depende"),
    ("Órgão que não há", "Pedir visto", "Você recebe o visto.", ""),
    ("", "Obter laudo", "", ""),
]
PESSOAS: Linhas = [
    ("SIORG", "Papel", "Tema", "Nome", "E-mail"),
    (INMETRO, "quem indica", "", "Bruno Tavares Leal", "bruno.leal@inmetro.gov.br"),
    (INMETRO, "titular", "Prestação", "Célia Regina Nogueira", "celia.nogueira@inmetro.gov.br"),
    ("999999", "titular", "Prestação", "Davi Monteiro Sá", "davi.sa@xyz.gov.br"),
]


def por_listas(url: str, *listas: Path, siorg: str = "") -> Resumo:
    resumo = Resumo()
    importar(ajustes(url), CONTENT, listas, siorg, resumo)
    return resumo


def gravado(pasta: Path, nome: str, dados: bytes) -> Path:
    (pasta / nome).write_bytes(dados)
    return pasta / nome


def test_uma_lista_de_servicos_se_reparte_pela_coluna_do_orgao(database_url: str, tmp_path: Path) -> None:
    lista = gravado(tmp_path, "servicos.xlsx", livro(SERVICOS))
    resumo = por_listas(database_url, lista)
    assert contas(resumo) == {"lidos": 2, "novos": 2, "avisos": 1, "recusados": 2}
    assert ditos(resumo) == {
        "servicos.xlsx:3": "coluna Prazo: “depende”. Não entendi o prazo; ficou no comentário do tempo.",
        "servicos.xlsx:4": "Não achei o órgão “Órgão que não há”; a linha ficou de fora. "
        "Ponha o número SIORG e importe de novo.",
        "servicos.xlsx:5": "A linha não diz o órgão e ficou de fora. Ponha o número SIORG e importe de novo.",
    }
    rows = asyncio.run(com(database_url, partial(servicos)))
    assert {row.nome: (row.siorg, row.valores["descricao"]) for row in rows} == {
        "Emitir selo": (INMETRO, "Você recebe o selo."),
        "Registrar aeronave": (ANAC, "Você recebe o registro."),
    }


def test_importar_a_lista_de_novo_so_completa_o_que_esta_vazio(database_url: str, tmp_path: Path) -> None:
    lista = gravado(
        tmp_path, "servicos.csv", b"SIORG;Servico;Descricao\n240;Emitir selo;\n240;Obter laudo;O laudo.\n"
    )
    assert contas(por_listas(database_url, lista)) == {"lidos": 2, "novos": 2}
    asyncio.run(com(database_url, partial(editar, "Obter laudo", {"descricao": "Daqui."})))
    outra = gravado(
        tmp_path,
        "servicos.csv",
        b"SIORG;Servico;Descricao\n240;Emitir selo;O selo.\n240;Obter laudo;O laudo.\n",
    )
    assert contas(por_listas(database_url, outra)) == {"lidos": 2, "atualizados": 1, "iguais": 1}
    rows = asyncio.run(com(database_url, partial(servicos)))
    assert [row.valores["descricao"] for row in rows] == ["O selo.", "Daqui."]


def test_sem_coluna_de_orgao_vale_o_numero_pedido(database_url: str, tmp_path: Path) -> None:
    lista = gravado(tmp_path, "inventario.xlsx", planilha())
    recusada = por_listas(database_url, lista)
    assert contas(recusada) == {"recusados": 1}
    assert "use --orgao" in ditos(recusada)["inventario.xlsx"]
    with pytest.raises(BadSetting):
        por_listas(database_url, lista, siorg="888888")
    resumo = por_listas(database_url, lista, siorg=INMETRO)
    assert contas(resumo) == {"lidos": 60, "novos": 60, "avisos": 30, "recusados": 1}
    rows = asyncio.run(com(database_url, partial(servicos)))
    assert [row.nome for row in rows] == nomes()


def test_os_links_das_pessoas_ficam_so_em_um_arquivo(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asyncio.run(com(database_url, partial(conhecer_o_bot)))
    lista = gravado(tmp_path, "pessoas.xlsx", livro(PESSOAS))
    resumo = por_listas(database_url, lista)
    assert contas(resumo) == {"lidos": 2, "novos": 2, "recusados": 1}
    assert set(ditos(resumo)) == {"pessoas.xlsx:4", "links-pessoas.xlsx"}
    folha = tmp_path / "links-pessoas.xlsx"
    assert stat.S_IMODE(folha.stat().st_mode) == 0o600
    (aba,) = ler(folha.name, folha.read_bytes())
    links = [linha.celulas[5] for linha in aba.linhas[1:]]
    assert all(link.startswith("https://t.me/UmBot?start=") for link in links) and len(set(links)) == 2
    assert not any(link in str(asyncio.run(com(database_url, partial(tudo)))) for link in links)
    de_novo = por_listas(database_url, lista)
    assert contas(de_novo) == {"lidos": 2, "iguais": 2, "recusados": 1}
    assert [um.name for um in tmp_path.glob("links*")] == ["links-pessoas.xlsx"]


def conhecer_o_bot(work: Work) -> None:
    work.session.add(Parametro(chave=BOT, valor="UmBot"))


def tudo(work: Work) -> list[object]:
    guardados = work.connection.exec_driver_sql("SELECT * FROM file").all()
    return [*work.session.exec(select(Convite)), *guardados]


def test_orgaos_abrem_pelo_json_e_mudam_de_nome(database_url: str, tmp_path: Path) -> None:
    primeira = [{"siorg": "240", "nome": "Inmetro", "sigla": "INMETRO"}, {"siorg": "999999", "nome": "Novo"}]
    lista = gravado(tmp_path, "orgaos.json", json.dumps({"orgaos": primeira}).encode())
    assert contas(por_listas(database_url, lista)) == {"lidos": 2, "novos": 2}
    segunda = [primeira[0], {"siorg": 999999, "nome": "Novo nome", "sigla": "NN"}, {"nome": "Sem número"}, 7]
    gravado(tmp_path, "orgaos.json", json.dumps(segunda).encode())
    resumo = por_listas(database_url, lista)
    assert contas(resumo) == {"lidos": 2, "atualizados": 1, "iguais": 1, "recusados": 2}
    assert set(ditos(resumo)) == {"orgaos.json:3", "orgaos.json:4"}
    abertos = asyncio.run(com(database_url, partial(os_orgaos)))
    assert abertos == {"240": ("Inmetro", "INMETRO"), "999999": ("Novo nome", "NN")}


def os_orgaos(work: Work) -> dict[str, tuple[str, str]]:
    return {orgao.siorg: (orgao.nome, orgao.sigla) for orgao in work.session.exec(select(Orgao))}


@pytest.mark.parametrize(
    ("nome", "dados"),
    [
        ("a.json", b"{"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"outra": 1}'),
        ("a.json", b"\xff\xfe\x00"),
        ("a.csv", b""),
        ("a.csv", b"um;dois\ntres;quatro\n"),
        ("a.xlsx", b"nada"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600),
    ],
)
def test_uma_lista_que_nao_se_le_e_uma_linha(
    database_url: str, tmp_path: Path, nome: str, dados: bytes
) -> None:
    resumo = por_listas(database_url, gravado(tmp_path, nome, dados), tmp_path / "nao_ha.csv")
    assert contas(resumo) == {"recusados": 2}
    assert all("\n" not in dito and dito.endswith(".") for dito in ditos(resumo).values())
