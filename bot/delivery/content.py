"""What an installation may change without touching code: words and facts, both in `locales/`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.delivery.texts import Texts
from bot.domain.instalacao import Instalacao

LOCALES = Path(bot.__file__).parent.parent / "locales"


@dataclass(frozen=True, slots=True)
class Content:
    """Words and facts, read once at the start."""

    texts: Texts
    instalacao: Instalacao

    @classmethod
    def load(cls, fuso: str = "America/Sao_Paulo", folder: Path = LOCALES) -> "Content":
        """Read the words and the facts in `folder`."""
        facts = tomllib.loads((folder / "pt_BR" / "instalacao.toml").read_text(encoding="utf-8"))
        instalacao = Instalacao.read(facts, fuso)
        return cls(Texts.load(folder, instalacao.fatos, fuso), instalacao)
