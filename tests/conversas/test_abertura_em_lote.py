"""Many organs and people come in by one spreadsheet; who has not come in is seen, and renewed."""

from collections.abc import Sequence

import pytest

from bot.domain.orgaos import orgaos
from bot.domain.papeis import Papel, Tema
from bot.planilhas.leitura import BYTES, ler
from bot.sandbox.standin.messages import Message
from bot.storage.queues import file
from bot.storage.work import Work
from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate
from tests.planilhas.livros import com_abas, livro

CABECALHO = ("Órgão", "Papel", "Tema", "Nome", "E-mail", "Condição", "Telefone")
PESSOAS = [
    CABECALHO,
    ("INMETRO", "Quem indica", "", "Helena Duarte", "helena@inmetro.gov.br", "Secretário-Executivo", "61 1"),
    ("inmetro", "Titular", "Prestação", "Rui Tavares", "rui@inmetro.gov.br", "", ""),
    ("Inmetro", "substituta", "1", "Iara Teles", "iara@inmetro.gov.br", "", ""),
    ("1988", "Titular", "os dois", "Noé Salgado", "noe@ufra.edu.br", "", ""),
    ("XYZ", "Titular", "Prestação", "Lia Prata", "lia@xyz.gov.br", "", ""),
]


async def enviar(
    palco: Palco, linhas: Sequence[Sequence[object]] | bytes, nome: str = "pessoas.xlsx"
) -> list[Message]:
    """Let the central team send a spreadsheet; return what it reads then."""
    palco.novas("sti")
    await palco.pessoa("sti").send_file(nome, linhas if isinstance(linhas, bytes) else livro(linhas))
    await palco.sossegar()
    return palco.novas("sti")


async def entrar(palco: Palco) -> None:
    """Let the central team come in."""
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.dizer("sti", "[Entrar na equipe central]")


def lida(telas: Sequence[Message]) -> list[tuple[str, ...]]:
    """Return the rows of the spreadsheet that the bot sent."""
    enviado = next(tela.file for tela in telas if tela.file is not None and tela.file.kind == "document")
    return [linha.celulas for aba in ler(enviado.name, enviado.data) for linha in aba.linhas]


@pytest.mark.asyncio
async def test_orgaos_e_pessoas_entram_por_planilha(palco: Palco) -> None:
    await entrar(palco)
    await palco.encenar(
        """
        sti: /orgaos
        bot: Nenhum órgão aberto ainda. [Convidar quem indica] [Abrir vários órgãos] [Menu]
        sti: [Abrir vários órgãos]
        bot: Envie a planilha das pessoas, em .xlsx ou .csv. [Receber um modelo] [Voltar aos órgãos]
        """
    )
    (tela,) = await enviar(palco, PESSOAS)
    texto = legivel(tela)
    for trecho in (
        "pessoas.xlsx: 5 linhas. Colunas que usei: Órgão, Papel, Tema, Nome, E-mail, Condição",
        "Não usei nem guardei: Telefone",
        "2 órgãos serão abertos. 4 pessoas receberão um link novo: • Helena Duarte, quem indica, INMETRO"
        " • Rui Tavares, titular em Prestação, INMETRO • Iara Teles, substituto em Prestação, INMETRO"
        " • Noé Salgado, titular nos dois temas, MCTIC",
        "1 linha fica de fora.",
        "• linha 6: não achei o órgão “XYZ”. Use o nome completo, a sigla ou o número do SIORG",
        "Abrir os órgãos e fazer os links? Planilha: pessoas.xlsx. Nada foi feito ainda.",
    ):
        assert trecho in texto
    assert not (await palco.tabelas())["convite"][1:]
    feito, folha = await palco.dizer("sti", "[Abrir e fazer os links]")
    assert any(metodo.lower() == "getfile" for metodo in palco.tg.calls)
    assert "2 órgãos abertos. 4 links feitos." in legivel(feito)
    assert "não tenho cópia" in legivel(folha)
    cabecalho, *linhas = lida([folha])
    assert cabecalho[:5] == ("Órgão", "Nome", "Papel", "E-mail", "Situação")
    assert [linha[1] for linha in linhas] == ["Helena Duarte", "Rui Tavares", "Iara Teles", "Noé Salgado"]
    assert linhas[3][2].startswith("titular em Prestação de Serviços Públicos, titular em Ampliação")
    assert all(linha[5] in linha[6] for linha in linhas)
    await palco.abrir("titular", linhas[1][5])
    await palco.encenar(
        """
        titular: [Aceitar indicação]
        bot: ...
        bot para sti: Rui Tavares aceitou o convite
        sti: /orgaos
        bot: 2 órgãos abertos. [Procurar um órgão] [Quem ainda não entrou]
        sti: [Quem ainda não entrou]
        bot: 3 pessoas ainda não entraram De 1 a 3, por órgão: INMETRO • Helena Duarte, quem indica. Link até
        """
    )


@pytest.mark.asyncio
async def test_a_mesma_planilha_outra_vez_nao_dobra_nada(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:5])
    _, folha = await palco.dizer("sti", "[Abrir e fazer os links]")
    await palco.abrir("titular", lida([folha])[2][5])
    await palco.dizer("titular", "[Aceitar indicação]")
    antes = await palco.tabelas()
    (tela,) = await enviar(palco, PESSOAS[:5], "de-novo.xlsx")
    assert "3 pessoas já têm um link que vale: ele continua o mesmo. 1 pessoa já entrou." in legivel(tela)
    assert "Não há link novo a fazer." in legivel(tela)
    depois = await palco.tabelas()
    for tabela in ("orgao", "convite", "indicacao", "rascunho"):
        assert depois[tabela] == antes[tabela]
    mais_uma = [
        *PESSOAS[:5],
        ("ANS", "quem indica", "", "Lia Prata", "lia@ans.gov.br", "assinou o plano", ""),
    ]
    mais_uma[1] = (*PESSOAS[1][:3], "Helena Duarte Prado", *PESSOAS[1][4:])
    await enviar(palco, mais_uma)
    feito, folha, link = await palco.dizer("sti", "[Abrir e fazer os links]")
    assert "1 órgão aberto. 1 link feito." in legivel(feito)
    situacoes = [linha[4] for linha in lida([folha])[1:]]
    assert situacoes == ["Link já entregue, ainda vale", "Já entrou", *situacoes[:1] * 2, "Link novo"]
    assert "Link de Lia Prata, para indicar os pontos focais" in legivel(link)
    assert any("Helena Duarte Prado" in linha for linha in (await palco.tabelas())["convite"])


@pytest.mark.asyncio
async def test_links_vencidos_renovam_se_todos_de_uma_vez(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:5])
    _, folha = await palco.dizer("sti", "[Abrir e fazer os links]")
    antigos = {linha[1]: linha[5] for linha in lida([folha])[1:]}
    await palco.passar(days=40)
    await palco.encenar(
        """
        sti: /orgaos
        bot: 2 órgãos abertos.
        sti: [Quem ainda não entrou]
        bot: 4 pessoas ainda não entraram … vencido em [Ver Rui Tavares] [Renovar 4 links vencidos]
        sti: [Renovar 4 links vencidos]
        bot: Fazer 4 links novos no lugar dos vencidos? [Sim, fazer os links] [Voltar a quem falta]
        """
    )
    feito, folha = await palco.dizer("sti", "[Sim, fazer os links]")
    assert "4 links novos feitos." in legivel(feito)
    novos = {linha[1]: linha[5] for linha in lida([folha])[1:]}
    assert set(novos) == set(antigos)
    assert not set(novos.values()) & set(antigos.values())
    (tela,) = await palco.abrir("titular", antigos["Rui Tavares"])
    assert "Este link foi trocado por outro" in legivel(tela)
    (tela,) = await palco.abrir("titular", novos["Rui Tavares"])
    assert "Você é Rui Tavares e aceita a indicação?" in legivel(tela)
    (tela,) = await palco.dizer("sti", "[Voltar a quem falta]")
    assert "Renovar" not in str(tela.buttons)
    (tela,) = await palco.dizer("sti", "[Receber em planilha]")
    assert [linha[4] for linha in lida([tela])[1:]] == ["Link já entregue, ainda vale"] * 4
    assert all("t.me" not in celula for linha in lida([tela]) for celula in linha)


@pytest.mark.asyncio
async def test_os_segredos_dos_links_nao_ficam_no_banco(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:5])
    _, folha = await palco.dizer("sti", "[Abrir e fazer os links]")
    tokens = [linha[5].partition("start=")[2] for linha in lida([folha])[1:]]
    await palco.assistente.database.settle()
    guardado = str(await palco.tabelas())
    assert all(token and token not in guardado for token in tokens)
    assert await palco.assistente.database.run(_segredos_guardados) == []


def _segredos_guardados(work: Work) -> list[bytes]:
    rows = work.connection.execute(file.select().where(file.c.kind == "secret")).all()
    assert rows
    return [row.data for row in rows if row.data]


@pytest.mark.asyncio
async def test_quem_indicou_fica_no_registro(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:4])
    await palco.encenar(
        """
        sti: [Completar o que falta]
        bot: Quem indicou os pontos focais da planilha?
        sti: Helena Duarte Prado
        bot: Abrir os órgãos e fazer os links? … Quem indicou: Helena Duarte Prado
        sti: [Abrir e fazer os links]
        bot: 1 órgão aberto. 3 links feitos.
        bot: ...
        bot: Link de Helena Duarte
        bot: Link de Rui Tavares
        bot: Link de Iara Teles
        """
    )
    atos = [linha for linha in (await palco.tabelas())["ato"] if "indicar" in linha]
    assert len(atos) == 2
    assert all({"indicado_por": "Helena Duarte Prado"} in linha for linha in atos)


@pytest.mark.asyncio
async def test_o_que_quem_indica_ja_fez_a_planilha_nao_desfaz(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    linhas = [
        CABECALHO,
        ("INMETRO", "titular", "Prestação", "Lia Prata", "lia@inmetro.gov.br", "", ""),
        ("INMETRO", "titular", "Ampliação", "Iara Teles", "iara.teles@inmetro.gov.br", "", ""),
        ("INMETRO", "substituto", "Ampliação", "Noé Salgado", "noe@inmetro.gov.br", "", ""),
    ]
    (tela,) = await enviar(palco, linhas)
    assert (
        "• linha 2: Rui Tavares já é titular em Prestação de Serviços Públicos. "
        "Quem indica no órgão faz a troca em /indicar" in legivel(tela)
    )
    antes = {linha for linha in (await palco.tabelas())["indicacao"]}
    assert "2 pessoas receberão um link novo:" in legivel(tela)
    await palco.dizer("sti", "[Abrir e fazer os links]")
    depois = (await palco.tabelas())["indicacao"]
    assert len(depois) == len(antes) + 2
    assert antes <= {linha for linha in depois}


@pytest.mark.asyncio
async def test_a_equipe_central_corrige_quem_ela_indicou_e_nao_entrou(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:3])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    antigo = palco.link_de("Rui Tavares")
    outro = ("INMETRO", "Titular", Tema.PRESTACAO.value, "Caio Brandão", "caio@inmetro.gov.br", "", "")
    await enviar(palco, [CABECALHO, outro])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    (tela,) = await palco.abrir("titular", antigo)
    assert "trocado por outro ou cancelado" in legivel(tela)
    (tela,) = await palco.abrir("intruso", palco.link_de("Caio Brandão"))
    assert "Você é Caio Brandão e aceita a indicação?" in legivel(tela)


@pytest.mark.asyncio
async def test_quem_ja_aceitou_conta_como_dentro(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    linhas = [
        CABECALHO,
        ("INMETRO", "quem indica", "", "Helena Duarte Prado", "helena.prado@inmetro.gov.br", "", ""),
        ("INMETRO", "titular", "1", "Rui Tavares", "RUI.TAVARES@inmetro.gov.br", "", ""),
    ]
    (tela,) = await enviar(palco, linhas)
    assert "2 pessoas já entraram." in legivel(tela)
    assert "Não há link novo a fazer." in legivel(tela)


@pytest.mark.asyncio
async def test_o_modelo_volta_sem_nada_a_fazer_alem_de_preencher(palco: Palco) -> None:
    await entrar(palco)
    await palco.dizer("sti", "/orgaos")
    await palco.dizer("sti", "[Abrir vários órgãos]")
    (modelo,) = await palco.dizer("sti", "[Receber um modelo]")
    assert modelo.file is not None
    (tela,) = await enviar(palco, modelo.file.data, "modelo.xlsx")
    assert "5 linhas ficam de fora." in legivel(tela)
    assert "• linha 2: falta o nome" in legivel(tela)
    linhas = [list(linha) + [""] * 9 for linha in lida([modelo])]
    for n, linha in enumerate(linhas[1:]):
        linha[5], linha[6] = f"Pessoa {n}", f"pessoa.{n}@inmetro.gov.br"
    (tela,) = await enviar(palco, linhas)
    assert "ficam de fora" not in legivel(tela)
    assert "1 órgão será aberto. 5 pessoas receberão um link novo:" in legivel(tela)


@pytest.mark.asyncio
async def test_muitos_problemas_vem_em_arquivo(palco: Palco) -> None:
    await entrar(palco)
    linhas = [
        CABECALHO,
        *(("NADA", "titular", "1", f"Pessoa {n}", f"p{n}@x.gov.br", "", "") for n in range(40)),
    ]
    tela, arquivo = await enviar(palco, linhas)
    assert "40 linhas ficam de fora." in legivel(tela)
    assert "E mais 25 linhas, no arquivo problemas.xlsx." in legivel(tela)
    assert len(lida([arquivo])) == 41
    assert "Não há link novo a fazer." in legivel(tela)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("nome", "dados", "resposta"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "O arquivo é .xls ou tem senha de abertura."),
        ("a.csv", b"", "A planilha está vazia."),
        ("a.csv", b"Nome;Telefone\nAna;1\n", "Não reconheci as colunas. Nada foi guardado."),
        ("a.csv", "Órgão;Nome\nANS;Ana\n".encode("cp1252"), "Só reconheci: Órgão, Nome."),
        ("a.xlsx", b" " * (BYTES + 1), "O arquivo passa de 20 MB."),
        ("oficio.pdf", b"%PDF-1.7", "Recebi um arquivo"),
    ],
)
async def test_o_que_nao_serve_ganha_uma_resposta(
    palco: Palco, nome: str, dados: bytes, resposta: str
) -> None:
    await entrar(palco)
    (tela,) = await enviar(palco, dados, nome)
    assert resposta in legivel(tela)


@pytest.mark.asyncio
async def test_so_a_equipe_central_manda_planilha(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    for nome in ("indicador", "visitante"):
        palco.novas(nome)
        await palco.pessoa(nome).send_file("pessoas.xlsx", livro(PESSOAS))
        await palco.sossegar()
        (tela,) = palco.novas(nome)
        assert "Entendi" not in legivel(tela)
    assert not [metodo for metodo in palco.tg.calls if metodo.lower() == "getfile"]


@pytest.mark.asyncio
async def test_um_orgao_se_acha_por_nome_sigla_ou_numero(palco: Palco) -> None:
    await entrar(palco)
    await palco.convidar(Papel.INDICADOR, "Helena Prado", "240")
    await palco.encenar(
        """
        sti: /orgaos
        bot: 1 órgão aberto. [Procurar um órgão]
        sti: [Procurar um órgão]
        bot: Qual órgão você procura?
        sti: 240
        bot: Helena Prado ainda não aceitou o convite. [Voltar aos órgãos]
        sti: /orgaos
        bot: ...
        sti: [Procurar um órgão]
        bot: ...
        sti: agencia nacional de saude suplementar
        bot: ainda não foi aberto aqui. [Convidar quem indica] [Voltar aos órgãos]
        sti: [Convidar quem indica]
        bot: Qual é o nome de quem indica?
        """
    )


@pytest.mark.asyncio
async def test_o_que_mudou_entre_ver_e_confirmar_fica_de_fora(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await enviar(
        palco,
        [
            CABECALHO,
            ("INMETRO", "titular", "1", "Lia Prata", "lia@inmetro.gov.br", "", ""),
            ("ANS", "quem indica", "", "Bia Luz", "bia@ans.gov.br", "", ""),
        ],
    )
    for fala in ("[Começar a indicação]", "1", "1", "Rui Tavares", "rui@inmetro.gov.br", "/pular"):
        await palco.dizer("indicador", fala)
    await palco.dizer("indicador", "[Confirmar indicação]")
    feito, _, link = await palco.dizer("sti", "[Abrir e fazer os links]")
    assert "1 link feito." in legivel(feito)
    assert "• linha 2: Rui Tavares já é titular em Prestação de Serviços Públicos." in legivel(feito)
    assert "Link de Bia Luz" in legivel(link)


@pytest.mark.asyncio
async def test_a_equipe_central_e_lembrada_uma_vez_de_todos_os_links_parados(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:5])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    await palco.passar(days=5, hours=21)  # Monday, 9h
    await palco.encenar(
        """
        bot para sti: Há pessoas indicadas por você que ainda não abriram o link. [Quem ainda não entrou]
        sti: [Quem ainda não entrou]
        bot: 4 pessoas ainda não entraram
        """
    )


@pytest.mark.asyncio
async def test_a_indicacao_diz_quem_indicou(palco: Palco) -> None:
    await entrar(palco)
    linha = ("INMETRO", "titular", "1", "Rui Tavares", "rui@inmetro.gov.br", "", "Helena Duarte")
    await enviar(palco, [(*CABECALHO[:6], "Indicado por"), linha])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    await palco.encenar(
        """
        sti: /orgaos
        bot: 1 órgão aberto.
        sti: [Instituto Nacional de Metrologia, Qualidade e Tecnologia (INMETRO)]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: ainda não aceitou
        sti: [Titular em Prestação: Rui Tavares]
        bot: Indicação feita por Helena Duarte e registrada pela equipe central. [Fazer novo link]
        """
    )


@pytest.mark.asyncio
async def test_quem_ainda_nao_entrou_vem_em_paginas(palco: Palco) -> None:
    await entrar(palco)
    siorgs = ("240", "1988", "1", "2", "3", "7", "8", "14", "25", "26")
    pessoas = [(s, "quem indica", "", f"Pessoa {s}", f"p{s}@x.gov.br", "", "") for s in siorgs]
    await enviar(palco, [CABECALHO, *pessoas])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    (primeira,) = await palco.dizer("sti", "[Quem ainda não entrou]")
    vistas = [linha[0].label for linha in primeira.buttons if linha[0].label.startswith("Ver ")]
    (segunda,) = await palco.dizer("sti", "[Próxima página]")
    assert "10 pessoas ainda não entraram De 9 a 10, por órgão" in legivel(segunda)
    lista = legivel(segunda)
    restam = [linha[0].label for linha in segunda.buttons if linha[0].label.startswith("Ver ")]
    assert len(vistas) == 8
    assert {*vistas, *restam} == {f"Ver Pessoa {s}" for s in siorgs}
    pessoa = restam[0].removeprefix("Ver ")
    (cartao,) = await palco.dizer("sti", f"[{restam[0]}]")
    assert f"{pessoa} ainda não entrou. quem indica os pontos focais" in legivel(cartao)
    assert "Se fizer outro, este para de funcionar." in legivel(cartao)
    assert "@x.gov.br" in legivel(cartao)
    (link,) = await palco.dizer("sti", "[Fazer novo link]")
    assert f"Link de {pessoa}, para indicar os pontos focais" in legivel(link)
    (de_volta,) = await palco.dizer("sti", "[Voltar a quem falta]")
    assert legivel(de_volta) == lista


@pytest.mark.asyncio
async def test_a_planilha_corrigida_toma_o_lugar_da_anterior(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, PESSOAS[:3])
    await enviar(palco, PESSOAS[:5], "corrigida.xlsx")
    await palco.encenar(
        """
        sti: [Salvar e sair]
        bot: Guardei a abertura por planilha.
        sti: /menu
        bot: Menu de Ana Lúcia Prado [Continuar: a abertura por planilha] [Acompanhar órgãos]
        """
    )
    (menu,) = await palco.dizer("sti", "/menu")
    assert str(menu.buttons).count("a abertura por pla…") == 1
    await palco.recomecar()
    await palco.encenar(
        """
        sti: [Continuar: a abertura por planilha]
        bot: corrigida.xlsx: … 4 pessoas receberão um link novo: … Planilha: corrigida.xlsx.
        sti: abrir e fazer os links
        bot: 2 órgãos abertos. 4 links feitos.
        bot: Envie a cada pessoa o texto da linha dela.
        """
    )


@pytest.mark.asyncio
async def test_cabecalhos_enormes_cabem_na_tela(palco: Palco) -> None:
    await entrar(palco)
    largo = [*CABECALHO, *(f"{n} {'x' * 1900}" for n in range(50))]
    (tela,) = await enviar(palco, [largo, *PESSOAS[1:3]], f"{'n' * 200}.xlsx")
    assert "2 pessoas receberão um link novo:" in legivel(tela)


ESTRANHAS = [
    CABECALHO,
    ("INMETRO", "titular", "1", "INMETRO", "rui@inmetro.gov.br", "", ""),
    ("INMETRO", "substituto", "1", "Iara", "iara@inmetro.gov.br", "", ""),
    ("INMETRO", "substituto", "2", "Iara Teles da Silva", "iara@inmetro.gov.br", "", ""),
    ("ANS", "titular", "1", "rui@ans.gov.br", "rui@ans.gov.br", "", ""),
    ("ANS", "substituto", "1", "Coordenadora de TI", "cti@ans.gov.br", "", ""),
    ("ANS", "titular", "2", "A definir", "fulana@gmail.com", "", ""),
    ("ANS", "quem indica", "", "Helena Duarte", "helena@ans.gov.br", "", ""),
]


@pytest.mark.asyncio
async def test_o_que_nao_parece_nome_pede_que_se_confira(palco: Palco) -> None:
    await entrar(palco)
    (tela,) = await enviar(palco, ESTRANHAS)
    texto = legivel(tela)
    for aviso in (
        "Confira antes de confirmar.",
        "• linha 2: “INMETRO” parece um órgão ou unidade, não um nome",
        "• linha 3: “Iara” parece só o primeiro nome",
        "• linha 4: “Iara Teles da Silva” usa o e-mail de “Iara”, da linha 3. Só Iara recebe o link",
        "• linha 5: “rui@ans.gov.br” parece um e-mail, não um nome",
        "• linha 6: “Coordenadora de TI” parece um cargo ou papel, não um nome",
        "E mais 2 avisos, na lista das pessoas.",
        "6 pessoas receberão um link novo:",
    ):
        assert aviso in texto
    assert "Helena Duarte”" not in texto
    (todas,) = await palco.dizer("sti", "[Ver as 6 pessoas]")
    assert "Confira a linha 7: “A definir” não diz quem é a pessoa." in legivel(todas)
    assert "Confira a linha 7: fulana@gmail.com é de um provedor particular." in legivel(todas)
    assert legivel(todas).endswith("• Helena Duarte, quem indica, ANS")


@pytest.mark.asyncio
async def test_a_confirmacao_nomeia_dez_pessoas_e_mostra_as_outras_em_paginas(palco: Palco) -> None:
    await entrar(palco)
    siglas = sorted({orgao.sigla for orgao in orgaos().values() if orgao.sigla.isalpha()})[:25]
    pessoas = [(s, "quem indica", "", f"Helena {s} Prado", f"p@{s}.gov.br", "", "") for s in siglas]
    (tela,) = await enviar(palco, [CABECALHO, *pessoas])
    antes = legivel(tela)
    assert f"• Helena {siglas[9]} Prado, quem indica, {siglas[9]} e mais 15 pessoas" in antes
    assert siglas[10] not in antes.split("15 pessoas")[0]
    uma, outra = [
        legivel(pagina)
        for toque in ("[Ver as 25 pessoas]", "[Próxima página]")
        for pagina in await palco.dizer("sti", toque)
    ]
    assert "De 1 a 20, na ordem da planilha:" in uma
    assert "De 21 a 25, na ordem da planilha:" in outra
    assert all(f"Helena {s} Prado, quem indica" in uma + outra for s in siglas)
    (de_volta,) = await palco.dizer("sti", "[Voltar à confirmação]")
    assert legivel(de_volta) == antes


@pytest.mark.asyncio
async def test_a_abertura_retomada_mostra_de_novo_o_que_sera_feito(palco: Palco) -> None:
    await entrar(palco)
    (tela,) = await enviar(palco, PESSOAS)
    antes = legivel(tela)
    assert "• linha 6: não achei o órgão “XYZ”." in antes
    await palco.dizer("sti", "/menu")
    await palco.recomecar()
    (depois,) = await palco.dizer("sti", "[Continuar: a abertura por planilha]")
    assert legivel(depois) == antes
    await palco.passar(days=2)
    await palco.dizer("sti", "/menu")
    (dias_depois,) = await palco.dizer("sti", "[Continuar: a abertura por planilha]")
    assert legivel(dias_depois) == antes


@pytest.mark.asyncio
async def test_a_abertura_retomada_conta_o_que_mudou(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    linha = ("INMETRO", "titular", "1", "Lia Prata", "lia@inmetro.gov.br", "", "")
    outra = ("INMETRO", "titular", "2", "Bia Luz", "bia@inmetro.gov.br", "", "")
    (tela,) = await enviar(palco, [CABECALHO, linha, outra])
    assert "• Lia Prata, titular em Prestação, INMETRO" in legivel(tela)
    await palco.dizer("sti", "/menu")
    for fala in ("[Começar a indicação]", "1", "1", "Rui Tavares", "rui@inmetro.gov.br", "/pular"):
        await palco.dizer("indicador", fala)
    await palco.dizer("indicador", "[Confirmar indicação]")
    (tela,) = await palco.dizer("sti", "[Continuar: a abertura por planilha]")
    assert "1 pessoa receberá um link novo: • Bia Luz, titular em Ampliação, INMETRO" in legivel(tela)
    assert "• linha 2: Rui Tavares já é titular em Prestação de Serviços Públicos." in legivel(tela)


@pytest.mark.asyncio
async def test_o_botao_das_pessoas_de_uma_abertura_feita_diz_que_ela_acabou(palco: Palco) -> None:
    await entrar(palco)
    await enviar(palco, ESTRANHAS)
    rascunho = next(linha[0] for linha in (await palco.tabelas())["rascunho"])
    await palco.dizer("sti", "[Abrir e fazer os links]")
    (tela,) = await palco.tocar("sti", f"a:abertura.pessoas:{rascunho}")
    assert "a abertura por planilha" in legivel(tela)
    assert "Helena" not in legivel(tela)


@pytest.mark.asyncio
async def test_uma_planilha_com_capa_e_totais_diz_o_que_leu_e_o_que_nao(palco: Palco) -> None:
    await entrar(palco)
    pessoas = [["Pontos focais"], [], *PESSOAS[:3], ["Total", "", "", "2"]]
    (tela,) = await enviar(palco, com_abas({"Capa": [["Leia antes"]], "Pessoas": pessoas}))
    texto = legivel(tela)
    assert "pessoas.xlsx: 2 linhas." in texto
    assert "Li só a aba “Pessoas”. Para ler outra, envie-a em um arquivo à parte." in texto
    assert "Uma linha não traz pessoa, e não contou: 6" in texto
    assert "2 pessoas receberão um link novo:" in texto
    assert "fica de fora" not in texto


@pytest.mark.asyncio
async def test_titular_e_substituto_na_mesma_linha_pedem_uma_pessoa_por_linha(palco: Palco) -> None:
    await entrar(palco)
    cabecalho = (
        "Órgão",
        "Nome do titular",
        "E-mail do titular",
        "Nome do substituto",
        "E-mail do substituto",
    )
    linha = ("ANS", "Rui Tavares", "rui@ans.gov.br", "Iara Teles", "iara@ans.gov.br")
    (tela,) = await enviar(palco, [cabecalho, linha])
    assert "Cada linha parece trazer mais de uma pessoa" in legivel(tela)
    assert "Ponha uma pessoa por linha e envie de novo." in legivel(tela)
    assert not (await palco.tabelas())["rascunho"]
