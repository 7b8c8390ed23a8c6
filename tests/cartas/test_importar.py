"""Letters in and out of both databases: byte for byte, again without doubles, edits kept."""

import asyncio
import json
import zipfile
from functools import partial
from pathlib import Path

from sqlmodel import col, select

from bot.importar import Resumo, em_json
from bot.storage.tables import Orgao, VersaoDoServico
from bot.storage.work import Work
from tests.cartas.cenario import CONTENT, carta, com, ditos, editar, por, servicos, tirar
from tests.servico.cartas_reais import cartas


def contas(resumo: Resumo) -> dict[str, int]:
    dados = json.loads(em_json(resumo, CONTENT.texts.label))
    return {nome: valor for nome, valor in dados.items() if nome != "linhas" and valor}


def pasta_com(tmp_path: Path, **arquivos: bytes) -> Path:
    pasta = tmp_path / "entrada"
    pasta.mkdir(exist_ok=True)
    for nome, dados in arquivos.items():
        (pasta / f"{nome}.xml").write_bytes(dados)
    return pasta


def test_as_40_cartas_voltam_byte_por_byte_uma_a_uma_e_por_zip(database_url: str, tmp_path: Path) -> None:
    reais = {arquivo.name: arquivo.read_bytes() for arquivo in cartas()}
    with zipfile.ZipFile(tmp_path / "cartas.zip", "w", zipfile.ZIP_DEFLATED) as pacote:
        for nome, dados in reais.items():
            pacote.writestr(f"pasta/{nome}", dados)
    assert contas(por(database_url, cartas()[0])) == {"lidos": 1, "novos": 1}
    assert contas(por(database_url, tmp_path / "cartas.zip")) == {"lidos": 40, "novos": 39, "iguais": 1}
    assert contas(por(database_url, cartas()[0].parent)) == {"lidos": 40, "iguais": 40}
    assert tirar(database_url, tmp_path / "saida") == reais


def test_importada_do_portal_esta_no_portal_com_endereco(database_url: str, tmp_path: Path) -> None:
    por(
        database_url,
        pasta_com(
            tmp_path,
            a=carta("Obter a", "7"),
            b=carta("Obter b", descricao="x").replace(b"<nome>", b"<id>obter-b</id><nome>"),
        ),
    )
    do_portal, escrita_aqui = asyncio.run(com(database_url, partial(servicos)))
    assert (do_portal.estado, do_portal.endereco_no_portal) == (
        "no_portal",
        "https://www.servicos.gov.br/servico/obter-a",
    )
    assert (escrita_aqui.estado, escrita_aqui.publicado) == ("rascunho", None)


def test_importar_de_novo_atualiza_pelo_numero_ou_pelo_nome(database_url: str, tmp_path: Path) -> None:
    pasta = pasta_com(tmp_path, a=carta("Obter a", "7"), b=carta("Obter b"))
    por(database_url, pasta)
    outras = pasta_com(tmp_path, a=carta("Pedir a", "7", sigla="A"), b=carta("Obter b", sigla="B"))
    assert contas(por(database_url, outras)) == {"lidos": 2, "atualizados": 2}
    rows = asyncio.run(com(database_url, partial(servicos)))
    assert [(row.nome, row.valores["sigla"], row.versao) for row in rows] == [
        ("Pedir a", "A", 2),
        ("Obter b", "B", 2),
    ]
    assert set(tirar(database_url, tmp_path / "saida").values()) == {f.read_bytes() for f in outras.iterdir()}


def test_o_que_mudou_aqui_e_la_em_campos_diferentes_se_junta(database_url: str, tmp_path: Path) -> None:
    por(database_url, pasta_com(tmp_path, a=carta("Obter a", "7", sigla="A", contato="telefone")))
    asyncio.run(com(database_url, partial(editar, "Obter a", {"contato": "telefone 121"})))
    nova = carta("Obter a", "7", sigla="AA", contato="telefone")
    assert contas(por(database_url, pasta_com(tmp_path, a=nova))) == {"lidos": 1, "atualizados": 1}
    assert tirar(database_url, tmp_path / "saida")["a.xml"] == nova.replace(b"telefone", b"telefone 121")


def test_no_mesmo_campo_fica_o_daqui_e_o_da_carta_no_historico(database_url: str, tmp_path: Path) -> None:
    por(database_url, pasta_com(tmp_path, a=carta("Obter a", "7", sigla="A")))
    asyncio.run(com(database_url, partial(editar, "Obter a", {"sigla": "DAQUI"})))
    resumo = por(database_url, pasta_com(tmp_path, a=carta("Obter a", "7", sigla="DELA")))
    assert contas(resumo) == {"lidos": 1, "atualizados": 1, "avisos": 1}
    assert ditos(resumo) == {
        "a.xml": "Obter a mudou aqui e na carta, em: Sigla. "
        "Ficou o texto daqui; o da carta está no histórico."
    }
    (row,) = asyncio.run(com(database_url, partial(servicos)))
    assert (row.valores["sigla"], row.publicado and row.publicado["sigla"]) == ("DAQUI", "DELA")
    assert row.estado == "no_portal_com_alteracoes"
    assert asyncio.run(com(database_url, partial(siglas_das_versoes))) == ["A", "DAQUI", "DELA", "DAQUI"]
    assert b"<sigla>DAQUI</sigla>" in tirar(database_url, tmp_path / "saida")["a.xml"]


def siglas_das_versoes(work: Work) -> list[str]:
    versoes = work.session.exec(select(VersaoDoServico).order_by(col(VersaoDoServico.numero)))
    return [versao.valores["sigla"] for versao in versoes]


def test_um_orgao_desconhecido_e_aberto_pelo_numero_e_avisado(database_url: str, tmp_path: Path) -> None:
    resumo = por(database_url, pasta_com(tmp_path, a=carta("Obter a", siorg="999999")))
    assert contas(resumo) == {"lidos": 1, "novos": 1, "avisos": 1}
    orgao = asyncio.run(com(database_url, partial(orgao_aberto)))
    assert (orgao.nome, orgao.sigla) == ("Instituto do Exemplo", "IEX")


def orgao_aberto(work: Work) -> Orgao:
    return work.session.get_one(Orgao, "999999")


def test_duas_com_o_mesmo_nome_ficam_pelo_arquivo_e_a_repetida_e_dita(
    database_url: str, tmp_path: Path
) -> None:
    arquivos = {"a": carta("Obter", "7"), "b": carta("Obter", "8"), "c": carta("Obter", "8", sigla="C")}
    resumo = por(database_url, pasta_com(tmp_path, **arquivos))
    assert contas(resumo) == {"lidos": 2, "novos": 2, "recusados": 1}
    assert list(ditos(resumo)) == ["c.xml"]
    assert tirar(database_url, tmp_path / "saida") == {"a.xml": arquivos["a"], "b.xml": arquivos["b"]}


def test_arquivos_de_mesmo_nome_em_dois_orgaos_saem_os_dois(database_url: str, tmp_path: Path) -> None:
    for siorg in ("26", "77"):
        (tmp_path / siorg).mkdir()
        (tmp_path / siorg / "a.xml").write_bytes(carta("Obter a", siorg=siorg))
    por(database_url, tmp_path / "26", tmp_path / "77")
    assert set(tirar(database_url, tmp_path / "saida")) == {"a.xml", "a-77.xml"}
    assert set(tirar(database_url, tmp_path / "so_uma", "26")) == {"a.xml"}


def test_cada_arquivo_recusado_leva_uma_linha_e_os_outros_entram(database_url: str, tmp_path: Path) -> None:
    pasta = pasta_com(
        tmp_path, a=carta("Obter a"), b=b"<servico", c=b"", d=carta("Obter d").replace(b"26", b"x")
    )
    resumo = por(database_url, pasta, tmp_path / "nao_ha.xml")
    assert contas(resumo) == {"lidos": 1, "novos": 1, "recusados": 4}
    assert all("\n" not in dito and dito.endswith(".") for dito in ditos(resumo).values())


def test_o_nome_do_arquivo_volta_como_veio(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "Carta do Órgão.XML").write_bytes(carta("Obter a"))
    por(database_url, tmp_path / "Carta do Órgão.XML")
    assert set(tirar(database_url, tmp_path / "saida")) == {"Carta do Órgão.XML"}
