"""Letters in PDF asked for in a chat: of one service, of the whole organ, again, and when drawing fails."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.storage.queues import file
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import titular
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_conferencia import INCOMPLETO, NAO_DIGITAL, guardar_todos
from tests.servico.exemplo import MINIMO

O_PDF = """
    titular: /servicos
    bot: 1 serviço no inventário. [Obter licença de pesca] [Baixar todos em PDF]
    titular: [Obter licença de pesca]
    bot: Pronto para publicar [Baixar XML] [Baixar PDF]
    titular: [Baixar PDF]
    bot: Carta de "Obter licença de pesca" em PDF, para ler e imprimir. [Ver o serviço] [Menu]
"""


def pdf_de(palco: Palco, nome: str = "titular") -> PdfReader:
    arquivo = palco.pessoa(nome).messages[-1].file
    assert arquivo is not None
    return PdfReader(BytesIO(arquivo.data))


@pytest.mark.asyncio
async def test_a_carta_de_um_servico_chega_em_pdf(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(O_PDF)
    assert palco.pessoa("titular").messages[-1].file_name == "obter-licenca-de-pesca.pdf"
    assert "Você recebe a licença." in pdf_de(palco).pages[0].extract_text()


@pytest.mark.asyncio
async def test_o_orgao_inteiro_chega_com_indice_e_sem_o_que_e_so_nome(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO, NAO_DIGITAL, INCOMPLETO)

    def levantar(work: Work) -> None:
        guardar.levantar(work, quem(work, PESSOAS["titular"][0]), "240", ["Emitir licença de caça"])

    await palco.assistente.database.run(levantar)
    await palco.encenar(
        """
        titular: /servicos
        bot: 4 serviços no inventário. [Baixar todos em PDF]
        titular: baixar todos em pdf
        bot: As cartas de 3 serviços em PDF, com índice: Instituto … (INMETRO). [Ver serviços] [Menu]
        """
    )
    pdf = pdf_de(palco)
    nomes = [um.title for um in pdf.outline if not isinstance(um, list)]
    assert nomes[-3:] == ["Emitir certidão de pesca", "Obter licença de pesca", "Retirar licença no balcão"]
    assert "caça" not in "".join(pagina.extract_text() for pagina in pdf.pages)


@pytest.mark.asyncio
async def test_um_orgao_so_com_nomes_ouve_o_que_fazer(palco: Palco) -> None:
    await titular(palco)

    def levantar(work: Work) -> None:
        guardar.levantar(work, quem(work, PESSOAS["titular"][0]), "240", ["Emitir licença de caça"])

    await palco.assistente.database.run(levantar)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Baixar todos em PDF]
        bot: Ainda não há carta para baixar: nenhum serviço de Instituto … Cadastre um serviço antes.
        """
    )


@pytest.mark.asyncio
async def test_o_pdf_devido_e_enviado_depois_de_um_reinicio(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(O_PDF)
    await palco.recomecar()
    await palco.tocar("titular", "a:servico.pdf:1")
    assert "Você recebe a licença." in pdf_de(palco).pages[0].extract_text()


@pytest.mark.asyncio
async def test_se_o_desenho_falha_a_pessoa_sabe_o_que_fazer(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)

    def estragar(work: Work) -> None:
        work.session.get_one(ServicoRow, 1).versao = 99  # a version that nobody wrote

    await palco.assistente.database.run(estragar)
    await palco.dizer("titular", "/servicos")
    (tela,) = await palco.tocar("titular", "a:servico.pdf:1")
    assert tela.text.startswith("Não consegui montar o PDF. O serviço continua guardado.")
    assert "referência" in tela.text
    guardados = await palco.assistente.database.run(
        lambda work: work.connection.execute(file.select().where(file.c.kind == "pdf")).all()
    )
    assert [um.file_id for um in guardados] == [None]
