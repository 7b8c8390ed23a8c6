"""`?` on any field of any form explains it with an example, in its help or in the rule that comes with it."""

import re

import pytest

from bot.delivery.content import Content
from bot.forms.words import keys
from bot.usecases.fluxos import FLUXOS

FORMULARIOS = {fluxo.form.name: fluxo.form for fluxo in FLUXOS.values()}
AJUDAS = sorted({key for form in FORMULARIOS.values() for key in keys(form) if key.endswith(".ajuda")})


@pytest.mark.parametrize("ajuda", AJUDAS)
def test_cada_campo_tem_ajuda_com_exemplo(ajuda: str) -> None:
    palavras = Content.load().texts.words
    dito = " ".join((*palavras[ajuda], *palavras[f"{ajuda.removesuffix('ajuda')}regra"]))
    assert re.search(r"\b[Ee]xemplo\b", dito)
