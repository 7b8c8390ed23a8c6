"""The words that serve every form: each key in code has its words, and no words are left unused."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

from bot.forms.words import keys
from tests.formularios.demo import DEMO

ROOT = Path(__file__).parents[2]


def _catalogue() -> set[str]:
    with (ROOT / "locales/pt_BR/formulario.po").open("rb") as file:
        entries = [entry.id for entry in read_po(file) if entry.id]
    return {entry if isinstance(entry, str) else entry[0] for entry in entries}


def test_cada_chave_tem_palavras_e_cada_palavra_tem_uso() -> None:
    code = "".join(path.read_text() for path in (ROOT / "bot/forms").glob("*.py"))
    used = set(re.findall(r'K\(\s*"(formulario\.[\w.]+)"', code))
    assert used - _catalogue() == set()
    assert {key.removesuffix(".zero") for key in _catalogue()} - used == set()


def test_um_formulario_sabe_todas_as_suas_chaves() -> None:
    found = list(keys(DEMO))
    assert {
        "demo.etapas.canais.adicionar",
        "demo.etapas.canais.tipo.ajuda",
        "demo.sim",
        "demo.basicos.parte",
    } <= {*found}
