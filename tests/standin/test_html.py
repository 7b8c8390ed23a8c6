"""Telegram's HTML: what it means and what it refuses."""

import pytest

from bot.sandbox.standin.entities import as_api, detect, render
from bot.sandbox.standin.errors import ApiError
from bot.sandbox.standin.markup import parse
from bot.sandbox.standin.messages import Message

SAME = [
    "<b>um</b> dois",
    "<b>um <i>dois</i></b>",
    "<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>",
    "<blockquote>linha\noutra</blockquote>",
    "<pre>x = 1 &lt; 2</pre> &amp; <code>y</code>",
    '<a href="https://gov.br/?a=1&amp;b=2">página</a>',
    "😀 <b>😀</b> fim",
]


def shown(source: str) -> str:
    text, entities = parse(source)
    return render(text, entities, lambda address: f'<a href="{address.replace("&", "&amp;")}">')


@pytest.mark.parametrize("source", SAME)
def test_o_que_se_le_volta_igual(source: str) -> None:
    assert shown(source) == source


READ_AS = [
    (
        "<strong>a</strong><em>b</em><ins>c</ins><del>d</del><strike>e</strike>",
        "<b>a</b><i>b</i><u>c</u><s>d</s><s>e</s>",
    ),
    ('<span class="tg-spoiler">x</span>', "<tg-spoiler>x</tg-spoiler>"),
    ("<B>x</B >", "<b>x</b>"),
    ("&#233; &#xe9; &quot; &nbsp; &", 'é é " &amp;nbsp; &amp;'),
    ("<b></b>nada", "nada"),
    ("<blockquote expandable>x</blockquote>", "<blockquote>x</blockquote>"),
    ("<a href='javascript:alert(1)'>x</a>", "x"),
    ("<a href=https://gov.br>x</a>", '<a href="https://gov.br">x</a>'),
]


@pytest.mark.parametrize(("source", "result"), READ_AS)
def test_outras_formas_dao_no_mesmo(source: str, result: str) -> None:
    assert shown(source) == result


REFUSED = [
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("é<i>x</b>", 'Unmatched end tag at byte offset 6, expected "</i>", found "</b>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<a href=>x</a>", 'Unclosed start tag "a" at byte offset 2'),
    ('<a href="x', 'Unclosed start tag "a" at byte offset 2'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_marcas_erradas_sao_recusadas(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_posicoes_contam_como_o_telegram_conta() -> None:
    text, entities = parse("😀<b>é</b>")
    assert as_api(text, entities) == [{"type": "bold", "offset": 2, "length": 1}]


def test_comandos_links_e_enderecos_sao_achados_no_texto() -> None:
    text = "/start@PontoFocalBot em https://gov.br/a?b=1, ana@gov.br ou 1/2 e @fulana."
    found = [(one.kind, text[one.start : one.end]) for one in detect(text)]
    assert found == [
        ("bot_command", "/start@PontoFocalBot"),
        ("url", "https://gov.br/a?b=1"),
        ("email", "ana@gov.br"),
        ("mention", "@fulana"),
    ]


def test_dentro_de_codigo_nada_e_link() -> None:
    text, entities = parse("<code>https://gov.br</code>")
    assert detect(text, entities) == entities


def test_na_pagina_o_texto_de_uma_pessoa_nao_vira_marca() -> None:
    text = '<img src=x onerror=alert(1)> https://gov.br/"><script>'
    message = Message(1, False, {}, 0, text, detect(text))
    link = '<a href="https://gov.br/" target="_blank" rel="noopener noreferrer">https://gov.br/</a>'
    assert message.page_html == f'&lt;img src=x onerror=alert(1)&gt; {link}"&gt;&lt;script&gt;'
