"""The diagnosis goes out as a spreadsheet and comes back: edited cells only, nothing overwritten."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlmodel import col, select

from bot.planilhas.escrita import escrever
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Demanda, Diagnostico, Recurso
from bot.storage.work import Work
from bot.usecases import diagnosticos
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO
from tests.conversas.diagnosticos import do_tema_2, orgao_com_servicos
from tests.conversas.palco import PESSOAS, Palco, legivel
from tests.conversas.test_demandas import ATE_GUARDAR as ATE_A_DEMANDA
from tests.conversas.test_diagnostico import ATE_GUARDAR

PESCA = ("Obter licença de pesca", "Retirar a licença")


async def baixar(palco: Palco, nome: str = "titular_2") -> bytes:
    """Return the spreadsheet as this person gets it."""
    await palco.dizer(nome, "/diagnostico")
    await palco.dizer(nome, "[Baixar planilha]")
    arquivo = next(m.file for m in reversed(palco.pessoa(nome).messages) if m.file is not None)
    return arquivo.data


def mexer(dados: bytes, como: Callable[[Worksheet], None]) -> bytes:
    """Return the workbook with its first sheet edited and saved by another program."""
    return mexer_no_livro(dados, lambda livro: como(livro.worksheets[0]))


def mexer_no_livro(dados: bytes, como: Callable[[Workbook], None]) -> bytes:
    """Return the workbook edited and saved by another program."""
    livro = load_workbook(BytesIO(dados))
    como(livro)
    saida = BytesIO()
    livro.save(saida)
    return saida.getvalue()


async def enviar(palco: Palco, dados: bytes, nome: str = "titular_2", arquivo: str = "volta.xlsx") -> str:
    """Let somebody send the file; return all that the bot answers, as it reads."""
    palco.novas(nome)
    await palco.pessoa(nome).send_file(arquivo, dados)
    await palco.sossegar()
    return " ".join(legivel(tela) for tela in palco.novas(nome))


async def valores(palco: Palco) -> dict[tuple[str, str], dict[str, object]]:
    """Return what is written of each etapa, by its service and title."""

    def ler(work: Work) -> dict[tuple[str, str], dict[str, object]]:
        todos = select(Diagnostico, ServicoRow.nome).join(
            ServicoRow, col(ServicoRow.id) == col(Diagnostico.servico_id)
        )
        return {(servico, um.titulo): um.valores for um, servico in work.session.exec(todos)}

    return await palco.assistente.database.run(ler)


@pytest.mark.asyncio
async def test_o_que_se_preenche_volta_e_o_que_nao_se_mexe_fica(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    dados = await baixar(palco)
    folha = load_workbook(BytesIO(dados)).worksheets[0]
    linhas = [[celula or "" for celula in linha] for linha in folha.iter_rows(values_only=True)]
    assert linhas[0] == [
        *("Referência (não mude)", "Serviço", "Etapa", "O que impede", "Sistemas e bases a integrar"),
        *("Parceiros e fornecedores", "Normas a simplificar", "Migração", "Quem cuida", "Previsão"),
    ]
    assert [linha[1:3] for linha in linhas[1:]] == [
        ["Obter licença de pesca", "Etapa 2: Retirar a licença"],
        ["Aferir balança comercial", "Etapa 1: Retirar a licença"],
        ["Aferir balança comercial", "Etapa 2: Pagar a taxa"],
        ["Emitir certificado", "O serviço todo"],
    ]

    def preencher(folha: Worksheet) -> None:
        folha["I2"] = "Rui, gabinete"
        folha["D3"] = "O pagamento não é on-line; Fica longe"
        folha["E3"] = "SEI\nPagTesouro"
        folha["J3"] = "30/09/2027"
        folha["H5"] = "em andamento"

    texto = await enviar(palco, mexer(dados, preencher))
    assert "Li volta.xlsx: 3 etapas mudaram." in texto
    assert "Linha" not in texto
    escritos = await valores(palco)
    assert escritos[PESCA] == {
        "motivos": ["papel", "A pessoa mora longe do posto"],
        "sistemas": ["SEI", "Siafi"],
        "normas": ["Portaria 12/2015, aceitar assinatura eletrônica"],
        "situacao": "em_andamento",
        "responsavel": "Rui, gabinete",
        "previsao": "2027-06-30",
    }
    assert escritos["Aferir balança comercial", "Retirar a licença"] == {
        "motivos": ["pagamento", "Fica longe"],
        "sistemas": ["SEI", "PagTesouro"],
        "situacao": "a_iniciar",
        "previsao": "2027-09-30",
    }
    assert escritos["Emitir certificado", ""] == {"situacao": "em_andamento"}
    assert len(escritos) == 3
    nomes = await palco.assistente.database.run(
        lambda work: sorted(um.nome for um in work.session.exec(select(Recurso)))
    )
    assert nomes == ["PagTesouro", "SEI", "Siafi"]
    assert "nada mudou" in await enviar(palco, await baixar(palco))


@pytest.mark.asyncio
async def test_o_que_mudou_na_conversa_nao_e_sobrescrito_e_e_dito_por_linha(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    dados = await baixar(palco)
    await palco.assistente.database.run(_mudar_na_conversa)

    def preencher(folha: Worksheet) -> None:
        folha["I2"], folha["J2"] = "Rui, gabinete", "31/12/2027"
        folha["H3"], folha["J3"] = "quase", "31/02/2027"
        folha["I3"] = "CPF 529.982.247-25"
        folha["A4"] = "9999999999.00000000.1"

    texto = await enviar(palco, mexer(dados, preencher))
    assert "1 etapa mudou." in texto
    for dito in (
        "Linha 2: “Quem cuida” mudou na conversa depois que a planilha saiu. Ficou o da conversa.",
        "Linha 3: não entendi “quase” em “Migração”. Ficou como estava.",
        "Linha 3: “Quem cuida” parece trazer CPF ou senha.",
        "Linha 3: não entendi “31/02/2027” em “Previsão”.",
        "Linha 4: a referência foi mudada ou é de outro órgão. A linha ficou de fora.",
    ):
        assert dito in texto
    escritos = await valores(palco)
    assert escritos[PESCA]["responsavel"] == "Lia Prata, ouvidoria"
    assert escritos[PESCA]["previsao"] == "2027-12-31"
    assert "529" not in str(escritos)


def _mudar_na_conversa(work: Work) -> None:
    pessoa = quem(work, PESSOAS["titular_2"][0])
    feito = work.session.exec(select(Diagnostico)).one()
    novos = {**feito.valores, "responsavel": "Lia Prata, ouvidoria"}
    diagnosticos.guardar(work, pessoa, INMETRO, feito, novos)


@pytest.mark.asyncio
async def test_uma_linha_repetida_vale_uma_vez_e_muitos_avisos_vem_em_planilha(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    dados = await baixar(palco)

    def repetir(folha: Worksheet) -> None:
        folha["A3"] = folha["A2"].value
        for n in range(20):
            folha[f"A{n + 6}"] = f"linha {n}"

    texto = await enviar(palco, mexer(dados, repetir))
    assert "Linha 3: repete a referência de outra linha. Valeu a primeira." in texto
    assert "Há mais 13 avisos, na planilha a seguir." in texto


@pytest.mark.asyncio
async def test_concluida_na_planilha_pede_o_canal_como_na_conversa(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    dados = await baixar(palco)
    texto = await enviar(palco, mexer(dados, lambda folha: folha.__setitem__("H2", "Concluída")))
    assert "Pedi o canal digital a quem cuida do cadastro: Rui Tavares." in texto
    await palco.encenar(
        """
        bot para titular: Noé Salgado concluiu uma migração. [Registrar o canal digital] [Menu]
        """
    )

    def todas(folha: Worksheet) -> None:
        for n in range(2, 6):
            folha[f"H{n}"] = "A iniciar"

    await enviar(palco, mexer(await baixar(palco), todas))

    def concluir(folha: Worksheet) -> None:
        for n in range(2, 6):
            folha[f"H{n}"] = "concluída"

    await enviar(palco, mexer(await baixar(palco), concluir))
    await palco.encenar(
        """
        bot para titular: Noé Salgado concluiu 4 migrações. Falta registrar os canais digitais delas. [Ver o diagnóstico]
        """  # noqa: E501
    )


@pytest.mark.asyncio
async def test_planilha_de_outro_orgao_alheia_ou_quebrada_e_recusada_em_uma_linha(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    dados = await baixar(palco)
    await do_tema_2(palco, "substituto_2", ANAC)
    assert "não são de um órgão seu. Nada mudou." in await enviar(palco, dados, "substituto_2")
    assert (await enviar(palco, dados, "titular")).startswith("Só os pontos focais em Ampliação")
    outra = escrever("Compras", [("Item", 10), ("Preço", 10)], [("Lápis", "2")])
    assert (await enviar(palco, outra)).startswith("Esta não é a planilha do diagnóstico. Nada mudou.")
    assert (await enviar(palco, dados[:900])).startswith("Não consegui ler o arquivo até o fim. Nada mudou.")
    assert await valores(palco) == {}


@pytest.mark.asyncio
async def test_a_planilha_nao_leva_formula_viva(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    await palco.assistente.database.run(_escrever_uma_formula)
    with ZipFile(BytesIO(await baixar(palco))) as pacote:
        assert all(b"<f>" not in pacote.read(n) for n in pacote.namelist() if "worksheets" in n)
    assert load_workbook(BytesIO(await baixar(palco))).worksheets[0]["I2"].data_type == "s"


def _escrever_uma_formula(work: Work) -> None:
    feito = work.session.exec(select(Diagnostico)).one()
    novos = {**feito.valores, "responsavel": '=HYPERLINK("https://x.br")'}
    diagnosticos.guardar(work, quem(work, PESSOAS["titular_2"][0]), INMETRO, feito, novos)


@pytest.mark.asyncio
async def test_as_demandas_vao_em_outra_aba_e_voltam_pelas_mesmas_regras(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_A_DEMANDA)
    dados = await baixar(palco)
    folha = load_workbook(BytesIO(dados))["Demandas"]
    assert [celula.value for celula in folha[2]][1:] == [
        *("Obter licença de pesca", "Retirar a licença", "Cadastro de Pessoas Físicas", "Receita Federal"),
        *("Nome e data de nascimento", "confirmar a identidade sem cópia de documento", "Identificada"),
    ]
    await palco.dizer("titular_2", "/diagnostico")
    (tela,) = await palco.tocar("titular_2", "a:demanda.situacao:1:pedida")
    assert "Situação: Pedida" in tela.text

    def preencher(livro: Workbook) -> None:
        livro["Demandas"]["F2"] = "Nome"
        livro["Demandas"]["H2"] = "Atendida"
        livro["Demandas"]["A3"] = "d99.1"

    texto = await enviar(palco, mexer_no_livro(dados, preencher))
    assert "nada mudou. 1 demanda de dados mudou." in texto
    assert "Linha 2 (Demandas): “Situação” mudou na conversa depois que a planilha saiu." in texto
    assert "Linha 3 (Demandas): a referência foi mudada ou é de outro órgão." in texto
    demanda = await palco.assistente.database.run(lambda work: work.session.exec(select(Demanda)).one())
    assert (demanda.dados, demanda.situacao, demanda.versao) == ("Nome", "pedida", 3)
