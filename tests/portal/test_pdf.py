"""Letters in PDF: tagged, in Portuguese, with their fonts and an index, and with the letter's very text."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import BooleanObject, IndirectObject

from bot.forms.servico_valores import servico_de, valores_de
from bot.pdf.desenho import Bloco, Folheto, desenhar
from bot.pdf.escrita import blocos_de_texto, item, linha
from bot.pdf.html import sem_html
from bot.usecases.composicao import reunir
from bot.usecases.guardar import fato_do_orgao
from tests.conferencia.mesa import CONTENT, INMETRO, Mesa
from tests.servico.cartas_reais import cartas, valores_da
from tests.servico.exemplo import CHEIO, MINIMO

VERDADE = BooleanObject(True)


@pytest.fixture
def mesa(database_url: str) -> Iterator[Mesa]:
    """Yield a table with Rui at it."""
    mesa = Mesa(database_url)
    mesa.sentar("rui")
    yield mesa
    mesa.engine.dispose()


def folheto(mesa: Mesa, *servicos: int, inteiro: bool) -> Folheto:
    versoes = [[servico, 1] for servico in servicos]
    pedido = {"siorg": INMETRO, "versoes": versoes, "inteiro": inteiro, "dia": "2026-11-24"}
    with mesa.work() as work:
        return reunir(work.session, json.dumps(pedido).encode(), CONTENT.texts.plain)


def lido(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def letras(texto: str) -> str:
    """Return the letters and digits of a text: where lines break, spaces and hyphens come and go."""
    return "".join(filter(str.isalnum, texto))


def texto_de(pdf: PdfReader) -> str:
    paginas = (pagina.extract_text() for pagina in pdf.pages)
    return letras("".join(pagina.rpartition("Texto de 24/11/2026")[0] for pagina in paginas))


def escrito(todo: Folheto) -> str:
    linhas = [uma for carta in todo.cartas for bloco in carta for item in bloco.itens for uma in item]
    return letras("".join(trecho[0] for uma in linhas for trecho in uma))


def impresso(texto: str) -> str:
    linhas = [uma for bloco in blocos_de_texto(texto) for item in bloco.itens for uma in item]
    return letras("".join(trecho[0] for uma in linhas for trecho in uma))


def fontes(pdf: PdfReader) -> list[Any]:
    todas = [fonte.get_object() for pagina in pdf.pages for fonte in pagina["/Resources"]["/Font"].values()]
    return [um.get_object() for fonte in todas for um in fonte["/DescendantFonts"]]


def etiquetas(pdf: PdfReader) -> list[str]:
    """Return what each tagged piece is, in the order in which it is read."""
    achadas: list[str] = []

    def entrar(no: Any) -> None:
        no = no.get_object() if isinstance(no, IndirectObject) else no
        if isinstance(no, list):
            for um in no:
                entrar(um)
        elif isinstance(no, dict) and "/K" in no:
            achadas.append(str(no.get("/S", "")).removeprefix("/"))
            entrar(no["/K"])

    entrar(pdf.trailer["/Root"]["/StructTreeRoot"])
    return [uma for uma in achadas if uma]


@pytest.mark.parametrize("servico", [MINIMO, CHEIO])
def test_a_carta_e_etiquetada_para_leitores_de_tela(mesa: Mesa, servico: Any) -> None:
    pdf = lido(desenhar(folheto(mesa, mesa.servico("rui", valores_de(servico)), inteiro=False)))
    raiz = pdf.trailer["/Root"]
    assert raiz["/MarkInfo"]["/Marked"] == VERDADE
    assert str(raiz["/Lang"]).startswith("pt")
    assert pdf.metadata is not None
    assert pdf.metadata.title == servico.nome
    assert raiz["/ViewerPreferences"]["/DisplayDocTitle"] == VERDADE
    assert b"pdfuaid" in raiz["/Metadata"].get_object().get_data()
    ordem = etiquetas(pdf)
    assert [um for um in ordem if um.startswith("H")][:3] == ["H1", "H2", "H2"]
    assert ordem.count("LI") == sum(
        len(bloco.itens) for bloco in folheto(mesa, 1, inteiro=False).cartas[0] if bloco.tipo == "lista"
    )
    assert {"L", "LBody", "P", "Link"} <= set(ordem)


def test_cada_secao_da_carta_tem_um_titulo_da_sua_altura(mesa: Mesa) -> None:
    (carta,) = folheto(mesa, mesa.servico("rui", valores_de(CHEIO)), inteiro=False).cartas
    titulos = [(bloco.nivel, bloco.itens[0][0][0][0]) for bloco in carta if bloco.tipo == "titulo"]
    assert titulos == [
        (1, "Obter licença de pesca"),
        (2, "O que é?"),
        (2, "Quem pode pedir?"),
        (2, "Etapas do serviço"),
        (3, "1. Pedir a licença"),
        (4, "Canais"),
        (4, "Documentos"),
        (4, "Custos"),
        (4, "Tempo desta etapa"),
        (2, "Quanto tempo leva?"),
        (2, "Validade do documento"),
        (2, "Dúvidas e contato"),
        (2, "Legislação"),
        (2, "Como você é atendido"),
        (2, "Condições de acesso, sinalização, limpeza e conforto"),
        (2, "Atendimento com prioridade"),
        (2, "Serviços relacionados"),
    ]
    casos = [bloco.itens[0][0][0][0] for bloco in carta if bloco.tipo == "caso"]
    assert casos == ["Quem mora no exterior:", "Menores de 18 anos:", "Estrangeiros:"]


def test_as_fontes_vao_dentro(mesa: Mesa) -> None:
    pdf = lido(desenhar(folheto(mesa, mesa.servico("rui", valores_de(CHEIO)), inteiro=False)))
    assert fontes(pdf)
    for fonte in fontes(pdf):
        descricao = fonte["/FontDescriptor"].get_object()
        assert "/FontFile3" in descricao or "/FontFile2" in descricao


@pytest.mark.parametrize("qual", range(40))
def test_o_texto_da_carta_real_sai_inteiro_e_na_ordem(mesa: Mesa, qual: int) -> None:
    valores = valores_da(cartas()[qual].read_bytes())
    numero = mesa.servico("rui", valores)
    todo = folheto(mesa, numero, inteiro=False)
    dados = desenhar(todo)
    assert b"pdfuaid" in lido(dados).trailer["/Root"]["/Metadata"].get_object().get_data()
    assert texto_de(lido(dados)) == escrito(todo)
    with mesa.work() as work:
        servico = servico_de(valores, fato_do_orgao(work, INMETRO))
    for texto in (servico.nome, servico.contato, *(etapa.titulo for etapa in servico.etapas)):
        assert impresso(texto) in escrito(todo)
    for etapa in servico.etapas:
        assert all(impresso(documento) in escrito(todo) for documento in etapa.documentos)


def test_o_orgao_tem_indice_com_links_e_marcadores(mesa: Mesa) -> None:
    nomes = [f"Obter licença de pesca número {n}" for n in range(30)]
    numeros = [mesa.servico("rui", {**valores_de(MINIMO), "nome": nome}) for nome in nomes]
    pdf = lido(desenhar(folheto(mesa, *numeros, inteiro=True)))
    marcadores = [um.title for um in pdf.outline if not isinstance(um, list)]
    assert marcadores[-30:] == nomes
    inicio = "".join(pagina.extract_text() for pagina in pdf.pages[:2])
    assert letras(inicio).startswith(letras("Serviços: Instituto Nacional de Metrologia"))
    assert "As cartas de 30 serviços, como estavam em 24/11/2026." in inicio
    assert all(letras(nome) in letras(inicio) for nome in nomes)
    anotacoes = [a.get_object() for pagina in pdf.pages[:2] for a in pagina.get("/Annots", [])]
    assert len([a for a in anotacoes if a["/Subtype"] == "/Link"]) >= 30
    assert "Página 3" in pdf.pages[2].extract_text()
    assert {"TOC", "TOCI"} <= set(etiquetas(pdf))


def test_o_que_a_pessoa_escreveu_nunca_vira_comando(mesa: Mesa) -> None:
    hostil = '#read("/etc/passwd") $x$ `y` = Título \\ #panic() <18 https://a.br/#x'
    numero = mesa.servico("rui", {**valores_de(MINIMO), "descricao": hostil})
    assert letras(hostil) in texto_de(lido(desenhar(folheto(mesa, numero, inteiro=False))))


def test_uma_letra_sem_desenho_nao_impede_a_carta() -> None:
    texto = Bloco("texto", [[[["Envie 😀 ao órgão"]]]])
    titulo = Bloco("titulo", [[[["Nome"]]]], 1)
    pdf = lido(desenhar(Folheto("Nome", "Órgão", "Página #1", [[titulo, texto]])))
    assert "ao órgão" in pdf.pages[0].extract_text()
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"] == VERDADE


def test_marcas_de_markdown_viram_lista_link_e_destaque() -> None:
    assert linha("Leia a [Lei](https://l.br/1).") == [
        ["Leia a "],
        ["Lei", "https://l.br/1"],
        [" ("],
        ["https://l.br/1", "https://l.br/1"],
        [")"],
        ["."],
    ]
    assert linha("**Atenção**: veja https://a.br/x.") == [
        ["Atenção", "", "forte"],
        [": veja "],
        ["https://a.br/x", "https://a.br/x"],
        ["."],
    ]
    assert list(blocos_de_texto("Traga:\n* RG\n- CPF\n\nObrigado")) == [
        Bloco("texto", [[[["Traga:"]]]]),
        Bloco("lista", [[[["RG"]]], [[["CPF"]]]]),
        Bloco("texto", [[[["Obrigado"]]]]),
    ]
    assert item(["• Rua 1,\n* Brasília", "Espera"]) == [[["Rua 1,"]], [["– Brasília"]], [["Espera"]]]


@pytest.mark.parametrize(
    ("escrito", "lido"),
    [
        ("Um<br>dois<br />três", "Um\ndois\ntrês"),
        ("<p>Um</p><p>Dois&nbsp;&amp; três</p>", "\nUm\n\nDois\xa0& três\n"),
        ("Traga:<ul><li>RG</li> <li>CPF</li></ul>", "Traga:\n\n* RG\n* CPF\n"),
        ('Leia a <a href="https://l.br/1" target="_blank">Lei</a>.', "Leia a [Lei](https://l.br/1)."),
        ("<b>Atenção</b> e <span style='x'>só</span>", "**Atenção** e só"),
        ("Se a < b e b > c, ou <18 anos", "Se a < b e b > c, ou <18 anos"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_o_html_das_cartas_vira_linhas_listas_e_links(escrito: str, lido: str) -> None:
    assert sem_html(escrito) == lido
