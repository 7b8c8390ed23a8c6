"""The sandbox page in a real browser, as someone with four phones uses it."""

import re
from itertools import count
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

PACIENCIA = 10_000  # milliseconds
PESSOAS = {
    "sti": "Ana Lúcia Prado",
    "indicador": "Bruno Tavares Leal",
    "titular": "Célia Regina Nogueira",
    "substituto": "Davi Monteiro Sá",
}
_LINHA = re.compile(r"(?P<quem>sti|indicador|titular|substituto|bot): (?P<dito>.+)")


class Tela:
    """The page and its phones; `capturas` is where pictures go."""

    def __init__(self, page: Page, capturas: Path) -> None:
        self.page = page
        self._capturas = capturas
        self._numero = count(1)
        page.set_default_timeout(PACIENCIA)
        expect.set_options(timeout=PACIENCIA)

    def telefone(self, quem: str) -> Locator:
        """Return one of the phones, brought to the front where only one fits."""
        aba = self.page.locator(f"[data-aba={quem}]")
        if aba.is_visible() and aba.get_attribute("aria-current") != "true":
            aba.click()
        return self.page.locator(f"[data-telefone={quem}]")

    def ouvir(self, quem: str, texto: str) -> None:
        """Wait until the last message of the bot on that phone says `texto`."""
        ultima = self.telefone(quem).locator(".mensagem[data-de=bot]").last
        expect(ultima).to_contain_text(texto)
        ultima.scroll_into_view_if_needed()

    def tocar(self, quem: str, rotulo: str) -> None:
        """Press the button with that label, on the last message that has it."""
        tecla = self.telefone(quem).get_by_role("button", name=rotulo, exact=True).last
        tecla.click()

    def escrever(self, quem: str, texto: str) -> None:
        """Type a message and send it; a line break is typed as one."""
        campo = self.telefone(quem).get_by_role("textbox")
        campo.fill(texto)
        campo.press("Enter")

    def anexar(self, quem: str, nome: str, dados: bytes) -> None:
        """Attach a file and send it."""
        arquivo: FilePayload = {"name": nome, "mimeType": "application/octet-stream", "buffer": dados}
        self.telefone(quem).locator("input[type=file]").set_input_files(arquivo)

    def baixar(self, quem: str, pasta: Path) -> Path:
        """Take the last file of a phone to a folder; return where it is, under its own name."""
        with self.page.expect_download() as baixado:
            self.telefone(quem).locator("a.arquivo").last.click()
        destino = pasta / baixado.value.suggested_filename
        baixado.value.save_as(destino)
        return destino

    def copiar(self, quem: str, texto: str) -> str:
        """Tap a text that the bot set to be copied; return what was copied."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.telefone(quem).locator("code").get_by_text(texto, exact=True).last.click()
        expect(self.telefone(quem).get_by_text("Texto copiado")).to_be_visible()
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def conversar(self, roteiro: str) -> None:
        """Play lines such as `sti: /orgaos`, `sti: [Menu]`, `bot: what she reads then`."""
        quem = ""
        for linha in filter(None, map(str.strip, roteiro.splitlines())):
            achado = _LINHA.fullmatch(linha)
            assert achado is not None, linha
            dito = achado["dito"].replace("\\n", "\n")
            if achado["quem"] == "bot":
                self.ouvir(quem, dito)
                continue
            quem = achado["quem"]
            (self.tocar if dito.startswith("[") else self.escrever)(quem, dito.strip("[]"))

    def entregar(self, de: str, convidado: str, para: str, *, pelo_botao: bool) -> None:
        """Carry the link of somebody from one phone to another, by its button or by the link itself."""
        mensagem = self.telefone(de).locator(".mensagem").filter(has_text=f"Link de {convidado}").last
        nome = "Encaminhar pelo Telegram" if pelo_botao else re.compile(r"\?start=")
        mensagem.get_by_role("link", name=nome).click()
        janela = self.page.locator("#abrir-link")
        self.fotografar(f"{de}-entrega-link")
        janela.get_by_role("button", name=re.compile(PESSOAS[para])).click()
        expect(janela).to_be_hidden()

    def avancar_o_relogio(self, salto: str) -> None:
        """Move the clock by one of the jumps offered."""
        antes = self.page.locator("#relogio").inner_text()
        self.page.locator("#relogio").click()
        self.fotografar("relogio")
        self.page.get_by_role("button", name=re.compile(salto)).click()
        expect(self.page.locator("#relogio")).not_to_have_text(antes)

    def comecar_de_novo(self) -> None:
        """Empty everything, and wait until the invitation is there again."""
        self.page.locator("#abrir-recomecar").click()
        self.fotografar("recomecar")
        self.page.get_by_role("button", name="Apagar e começar de novo").click()
        expect(self.page.locator(".mensagem")).to_have_count(0)
        expect(self.telefone("sti").get_by_role("button", name="Abrir convite")).to_be_visible()

    def fotografar(self, nome: str) -> None:
        """Take a picture of what is seen."""
        self._capturas.mkdir(parents=True, exist_ok=True)
        path = self._capturas / f"{next(self._numero):02}-{nome}.png"
        self.page.screenshot(path=path, animations="disabled")

    def cabe_na_largura(self) -> bool:
        """Tell whether nothing makes the page wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
