"""Search among options: accents, case, beginnings of words, slips, several hits, pages."""

import pytest

from bot.forms.form import Option
from bot.forms.search import fold, search
from tests.formularios.conversa import ATE_ETAPAS, ATE_SEGMENTOS, pessoa
from tests.formularios.demo import AREAS

ATE_AREAS = (*ATE_SEGMENTOS, "presencial", "pronto")


def names(query: str) -> list[str]:
    return [str(option.label) for option in search(AREAS, query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ÁGUA", ["Água"]),
        ("agua", ["Água"]),
        ("aposent", ["Aposentadoria por idade", "Aposentadoria por invalidez"]),
        ("invalidez aposent", ["Aposentadoria por invalidez"]),
        ("comida", ["Alimentação"]),
        ("dentista", ["Saúde bucal"]),
        ("bibliotecsa", ["Bibliotecas"]),
        ("vacinasão", ["Vacinação"]),
        ("civil", ["Aviação civil", "Defesa civil"]),
        ("xyz", []),
        ("!!!", [str(option.label) for option in AREAS]),
    ],
)
def test_acha_o_que_se_quis_dizer(query: str, found: list[str]) -> None:
    assert names(query) == found


def test_o_que_comeca_pelo_texto_vem_primeiro() -> None:
    options = (Option("1", "Tratar água"), Option("2", "Água e esgoto"))
    assert [option.value for option in search(options, "agu")] == ["2", "1"]


def test_dobrar_um_texto_tira_caixa_acento_e_sinais() -> None:
    assert fold("  Ação — pública/CIVIL ") == "acao publica civil"


def test_mais_de_oito_opcoes_vem_em_paginas() -> None:
    ana = pessoa(*ATE_AREAS)
    assert ana.labels[:8] == [str(option.label) for option in AREAS[:8]]
    assert "São 20 opções" in ana.text()
    serial = ana.state.serial
    ana.tap("Próximas").tap("Próximas")
    assert ana.labels[1:6] == ["Pesca", "Saúde bucal", "Vacinação", "Anteriores", "Voltar"]
    assert ana.tap("Anteriores").state.serial == serial


def test_dois_toques_viram_uma_pagina_so() -> None:
    ana = pessoa(*ATE_AREAS)
    following = ana.buttons[8].data
    labels = ana.press(following).labels
    assert ana.press(following).labels == labels


def test_um_nome_que_nao_cabe_no_botao_vem_inteiro_no_texto() -> None:
    ana = pessoa(*ATE_AREAS).tap("Próximas").tap("Próximas")
    long = str(AREAS[16].label)
    assert f"{ana.labels.index(f'{long[:39]}…') + 1}. {long}" in ana.text()


def test_com_um_nome_longo_na_tela_todos_vem_numerados_como_se_escrevem() -> None:
    ana = pessoa(*ATE_AREAS, "água").tap("Próximas").tap("Próximas")
    shown = [line for line in ana.text().splitlines() if line[:1].isdecimal()]
    options = [label.removeprefix("Tirar: ") for label in ana.labels[: len(shown)]]
    assert len(shown) > 1
    for number, (line, option) in enumerate(zip(shown, options, strict=True), start=1):
        assert line.startswith(f"{number}. {option.removesuffix('…')}")


def test_um_achado_so_e_escolhido_na_hora() -> None:
    assert pessoa(*ATE_AREAS, "dentista", "pronto").values["areas"] == ["18"]


def test_varios_achados_ficam_para_escolher() -> None:
    ana = pessoa(*ATE_AREAS, "aposent")
    assert ana.labels[:3] == ["Aposentadoria por idade", "Aposentadoria por invalidez", "Sair da procura"]
    assert ana.say("2").labels[1] == "Tirar: Aposentadoria por invalidez"
    assert len([label for label in ana.tap("Sair da procura").labels if label == "Água"]) == 1


def test_nada_achado_diz_o_que_fazer() -> None:
    ana = pessoa(*ATE_AREAS, "xyz")
    assert ana.text().startswith("Não achei nenhuma opção com “xyz”.")


def test_escrever_o_que_ja_foi_escolhido_nao_desmarca() -> None:
    ana = pessoa(*ATE_AREAS, "água", "água")
    assert ana.text().startswith("Água já está entre as escolhidas.")
    assert ana.say("tirar água").state.answers["areas"] == []


def test_um_numero_fora_da_tela_nao_escolhe_pelo_codigo() -> None:
    ana = pessoa(*ATE_AREAS, "19")
    assert ana.state.answers.get("areas") is None


def test_opcoes_que_dependem_da_pessoa() -> None:
    ana = pessoa(*ATE_ETAPAS[:3])
    assert ana.labels[:2] == ["Instituto do Sono", "Museu do Mar"]
    assert ana.say("museu").values["orgao"] == "20"


def test_uma_opcao_que_nao_existe_diz_o_que_fazer() -> None:
    ana = pessoa(*ATE_ETAPAS[:3], "Ministério da Lua")
    assert ana.text().startswith("Não reconheci “Ministério da Lua”.")
