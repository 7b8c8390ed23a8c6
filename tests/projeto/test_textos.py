"""How messages become words: plurals, numbers, dates, escaping, numbers of options, and cuts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pieces import Piece, length, split
from bot.delivery.texts import MissingWords, Texts
from bot.messages import Button, K, Label, Message, say, screen_from_json, screen_to_json

TEXTS = Texts(
    {
        "faltam": ("Falta {n} serviço.", "Faltam {n} serviços."),
        "faltam.zero": ("Não falta nada.",),
        "nome": ("<b>{nome}</b>",),
        "marcar": ("Marcar: {o_que}",),
        "vira": ("{de} → {para}",),
        "dia": ("{dia}",),
        "dentro": ("Vi {o_que}",),
        "portal": ("No {portal}",),
        "tela.opcoes": ("Opções:",),
        "tela.opcoes_pelo_nome": ("Escreva o nome:",),
    },
    lambda n: int(n > 1),
    {"portal": "Portal"},
    ZoneInfo("America/Sao_Paulo"),
)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (Message(K("faltam"), count=0), "Não falta nada."),
        (Message(K("faltam"), count=1), "Falta 1 serviço."),
        (Message(K("faltam"), count=1500), "Faltam 1.500 serviços."),
        (Message(K("nome"), {"nome": "<i>&"}), "<b>&lt;i&gt;&amp;</b>"),
        (Message(K("dia"), {"dia": date(2027, 6, 30)}), "30/06/2027"),
        (Message(K("dia"), {"dia": datetime(2027, 6, 30, 17, 5, tzinfo=UTC)}), "30/06/2027, 14h05"),
        (Message(K("dia"), {"dia": datetime(2027, 6, 30, 12, 0, tzinfo=UTC)}), "30/06/2027, 9h"),
        (Message(K("dentro"), {"o_que": Message(K("nome"), {"nome": "&"})}), "Vi <b>&amp;</b>"),
        (Message(K("portal")), "No Portal"),
    ],
)
def test_uma_mensagem_vira_palavras(message: Message, said: str) -> None:
    assert TEXTS.html(message) == said


@pytest.mark.parametrize("message", [Message(K("nada")), Message(K("nome"))])
def test_falta_de_palavras_ou_de_parametro_nao_passa_em_silencio(message: Message) -> None:
    with pytest.raises(MissingWords):
        TEXTS.html(message)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        (Message(K("marcar"), {"o_que": "Contato"}), "Marcar: Contato"),
        (Message(K("marcar"), {"o_que": "Solicitante 1, requisitos"}), "Marcar: Solicitante 1, requis…"),
        (Message(K("marcar"), {"o_que": Message(K("dia"), {"dia": "x" * 40})}), "Marcar: " + "x" * 21 + "…"),
        (
            Message(K("vira"), {"de": "Descrição completa do serviço", "para": "Endereço ou link"}),
            "Descrição… → Endereço ou link",
        ),
        (Message(K("dia"), {"dia": "Um nome de serviço, que é só o que a pessoa escreveu"}), ""),
        ("Um nome de serviço, que é só o que a pessoa escreveu", ""),
    ],
)
def test_um_botao_corta_o_que_o_preenche_e_nunca_um_nome_inteiro(label: Label, said: str) -> None:
    shown = TEXTS.on_button(label)
    assert shown == (said or TEXTS.label(label))


def test_no_modo_leitor_as_opcoes_vem_numeradas_no_texto() -> None:
    buttons = (
        (Button("Sim", data="a:sim"), Button("Site", url="https://x.br")),
        (Button("Não", data="a:nao"),),
    )
    (shown,) = TEXTS.render(say(Message(K("portal")), buttons=buttons), numbered=True)
    assert shown.text == "No Portal\n\nOpções:\n1. Sim\nSite: https://x.br\n2. Não"


def test_onde_um_numero_e_texto_as_opcoes_vem_so_com_o_nome() -> None:
    buttons = ((Button("Voltar", data="a:sim"), Button("Site", url="https://x.br")),)
    screen = replace(say(Message(K("portal")), buttons=buttons), by_name=True)
    (shown,) = TEXTS.render(screen_from_json(screen_to_json(screen)), numbered=True)
    assert shown.text == "No Portal\n\nEscreva o nome:\nVoltar\nSite: https://x.br"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3000), min_size=1, max_size=6))
def test_um_texto_longo_vira_mensagens_que_cabem_sem_perder_letra(names: list[str]) -> None:
    screen = say(*(Message(K("nome"), {"nome": name}) for name in names))
    shown = TEXTS.render(screen, numbered=False)
    assert all(length(one.text) <= 4096 for one in shown)
    assert all(one.text.count("<b>") == one.text.count("</b>") for one in shown)
    whole = "".join(TEXTS.html(Message(K("nome"), {"nome": name})) for name in names)
    assert _letters("".join(one.text for one in shown)) == _letters(whole)


def _letters(html: str) -> str:
    return "".join(html.replace("<b>", "").replace("</b>", "").split())


@given(st.text(max_size=200), st.integers(), st.dates())
def test_uma_tela_volta_igual_da_caixa_de_saida(name: str, number: int, dia: date) -> None:
    inner = Message(K("nome"), {"nome": name}, number)
    screen = say(
        inner, Message(K("dentro"), {"o_que": inner, "dia": dia}), buttons=((Button(inner, "a:b"),),)
    )
    assert screen_from_json(screen_to_json(screen)) == screen


def test_um_corte_prefere_o_paragrafo() -> None:
    assert split([Piece("a" * 6, True), Piece("b" * 6, True)], 10) == ("aaaaaa", "bbbbbb")
