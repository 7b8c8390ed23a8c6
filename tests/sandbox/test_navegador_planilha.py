"""A spreadsheet attached on the page opens an organ; the one that comes back is taken away and read."""

from pathlib import Path

from bot.planilhas.leitura import ler
from tests.planilhas.livros import livro
from tests.sandbox.tela import Tela
from tests.sandbox.test_navegador import endereco, navegador, tela

__all__ = ["endereco", "navegador", "tela"]

LINHAS = [
    ("Sigla", "Papel", "Tema", "Nome", "E-mail"),
    ("ANS", "quem indica", "", "Bruno Tavares Leal", "bruno.leal@ans.gov.br"),
    ("ANS", "titular", "Prestação", "Célia Regina Nogueira", "celia.nogueira@ans.gov.br"),
    ("XYZ", "titular", "Prestação", "Davi Monteiro Sá", "davi.sa@xyz.gov.br"),
]


def test_da_planilha_ao_aceite(tela: Tela, tmp_path: Path) -> None:
    tela.tocar("sti", "Abrir convite")
    tela.conversar(
        """
        sti: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        sti: [Acompanhar órgãos]
        bot: Órgãos
        sti: [Abrir vários órgãos]
        bot: Envie a planilha das pessoas
        """
    )
    tela.anexar("sti", "pessoas.xlsx", livro(LINHAS))
    tela.ouvir("sti", "linha 4: não achei o órgão “XYZ”")
    tela.fotografar("planilha-lida")
    tela.tocar("sti", "Abrir e fazer os links")
    tela.ouvir("sti", "Link de Célia Regina Nogueira")
    baixada = tela.baixar("sti", tmp_path)
    (aba,) = ler(baixada.name, baixada.read_bytes())
    nomes = [linha.celulas[1] for linha in aba.linhas]
    assert nomes == ["Nome", "Bruno Tavares Leal", "Célia Regina Nogueira"]
    tela.entregar("sti", "Célia Regina Nogueira", "titular", pelo_botao=True)
    tela.ouvir("titular", "aceita a indicação?")
    tela.conversar(
        """
        sti: /orgaos
        bot: Órgãos
        sti: [Quem ainda não entrou]
        bot: Célia Regina Nogueira, titular em Prestação
        """
    )
    tela.fotografar("quem-falta")
    assert tela.cabe_na_largura()
