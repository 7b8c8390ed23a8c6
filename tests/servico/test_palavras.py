"""The words of the form: all there, none left over, short labels, short sentences."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.forms.form import Field, Group
from bot.forms.servico import CADASTRO_SERVICO
from bot.forms.words import keys

RAIZ = Path(__file__).parents[2]
BOTAO = re.compile(
    r"\.(?:rotulo|confirmar|adicionar|seguir|sim"
    r"|nao|fixo|variavel|ate|entre|em_media|imediato|vence|nao_vence|nao_estimado)$"
)
SEM_NENHUM = [
    f"servico.etapas.{grupo}.mais.zero"
    for grupo in ("custos", "casos_documentos", "casos_custos", "casos_canais")
]
FRASE = re.compile(r"(?<=[.?!])\s+|\n")


@cache
def catalogo() -> Catalog:
    with (RAIZ / "locales" / "pt_BR" / "servico.po").open("rb") as aberto:
        return read_po(aberto, locale="pt_BR")


def palavras() -> Iterator[tuple[str, str]]:
    for mensagem in catalogo():
        if mensagem.id:
            chave = mensagem.id if isinstance(mensagem.id, str) else mensagem.id[0]
            textos = [mensagem.string] if isinstance(mensagem.string, str) else mensagem.string or ()
            yield from ((chave, texto) for texto in textos)


def chaves_no_codigo() -> set[str]:
    fontes = [
        *(RAIZ / "bot" / "domain").glob("*.py"),
        *(RAIZ / "bot" / "forms").glob("servico*.py"),
    ]
    usada = re.compile(r'K\(\s*"(servico\.[^"]+)"\s*\)')
    return {chave for fonte in fontes for chave in usada.findall(fonte.read_text(encoding="utf-8"))}


def test_cada_pergunta_tem_suas_palavras_e_nenhuma_sobra() -> None:
    precisas = set(keys(CADASTRO_SERVICO)) | chaves_no_codigo() | set(SEM_NENHUM)
    assert {chave for chave, _ in palavras()} == precisas


def test_rotulos_e_botoes_cabem_em_trinta_letras() -> None:
    longos = {chave: texto for chave, texto in palavras() if BOTAO.search(chave) and len(texto) > 30}
    assert longos == {}


def test_as_frases_tem_no_maximo_vinte_palavras() -> None:
    longas = [
        (chave, frase)
        for chave, texto in palavras()
        for frase in FRASE.split(re.sub(r"<[^>]+>", "", texto))
        if len(frase.split()) > 20
    ]
    assert longas == []


def test_cada_regra_e_cada_ajuda_traz_um_exemplo() -> None:
    sem_exemplo = [
        chave
        for chave, texto in palavras()
        if chave.endswith((".regra", ".ajuda")) and not re.search(r"\b[Ee]xemplo\b", texto)
    ]
    assert sem_exemplo == []


@pytest.mark.parametrize("proibida", ["(a)", "clique", "inválid", "abaixo", "veja", "digitalizar"])
def test_as_palavras_que_a_voz_evita_nao_aparecem(proibida: str) -> None:
    assert [chave for chave, texto in palavras() if proibida in texto.lower()] == []


def test_cada_grupo_diz_que_campo_da_nome_a_seus_itens() -> None:
    def grupos(nos: tuple[Field | Group, ...]) -> Iterator[Group]:
        for no in nos:
            if isinstance(no, Group):
                yield no
                yield from grupos(no.fields)

    for grupo in grupos(tuple(CADASTRO_SERVICO.fields())):
        assert grupo.title in {no.name for no in grupo.fields}
