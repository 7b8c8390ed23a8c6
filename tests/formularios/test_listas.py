"""Lists: pasted, split by Telegram, joined, undone, repeated, with bad lines; several options."""

import pytest

from bot.forms.lists import split
from bot.forms.typed import joined
from tests.formularios.conversa import ATE_PALAVRAS, ATE_SEGMENTOS, pessoa


@pytest.mark.parametrize(
    ("pasted", "items"),
    [
        ("RG\nCPF", ["RG", "CPF"]),
        ("- RG\n- CPF", ["RG", "CPF"]),
        ("• RG\n\n• CPF\n", ["RG", "CPF"]),
        ("1. RG\n2. CPF\n3) foto", ["RG", "CPF", "foto"]),
        ("1 - RG\n2 - CPF", ["RG", "CPF"]),
        ("a) RG\nb) CPF", ["RG", "CPF"]),
        ("- RG\nCPF", ["- RG", "CPF"]),
        ("- RG", ["- RG"]),
        ("2 fotos\n3 cópias", ["2 fotos", "3 cópias"]),
        ("1.5 kg\n2.5 kg", ["1.5 kg", "2.5 kg"]),
        ("  RG  \n \u200b \n", ["RG"]),
        ("- \n- RG", ["-", "- RG"]),
        ("", []),
    ],
)
def test_uma_lista_colada_vira_itens(pasted: str, items: list[str]) -> None:
    assert split(pasted) == items


def test_a_lista_fica_aberta_ate_pronto() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um", "dois\ntrês", "quatro")
    assert "palavras.fim" not in ana.state.answers
    serial = ana.state.serial
    assert ana.say("cinco").state.serial == serial
    assert ana.say("pronto").values["palavras"] == ["um", "dois", "três", "quatro", "cinco"]
    assert ana.keys[-1] == "demo.anexos.mais"


def test_pronto_antes_do_minimo_diz_quanto_falta() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um", "pronto")
    assert ana.text().startswith("Faltam 2 itens. A lista precisa de pelo menos 3.")
    assert "Pronto" not in ana.labels


def test_o_que_se_repete_nao_entra_e_e_dito() -> None:
    ana = pessoa(*ATE_PALAVRAS, "Água\nágua", "AGUA", "rio")
    assert ana.state.answers["palavras"] == ["Água", "rio"]
    ana.say("ÁGUA")
    assert ana.text().startswith("Já estava na lista: ÁGUA.")


def test_sinais_diferentes_nao_sao_repeticao() -> None:
    assert pessoa(*ATE_PALAVRAS, "C\nC++\nC#\n🙂\n🙃").state.answers["palavras"] == [
        "C",
        "C++",
        "C#",
        "🙂",
        "🙃",
    ]


def test_linhas_ruins_sao_ditas_pelo_numero_e_as_boas_ficam() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um\n" + "x" * 31 + "\ndois")
    assert ana.state.answers["palavras"] == ["um", "dois"]
    assert ana.text().startswith("O item 2 (“xxx")
    assert "passou 1 letra" in ana.text()


def test_o_que_passa_do_maximo_fica_de_fora_e_e_dito() -> None:
    ana = pessoa(*ATE_PALAVRAS, "\n".join("abcdefghijk"))
    assert ana.state.answers["palavras"] == list("abcdefghi")
    assert ana.text().startswith("A lista aceita 9 no máximo. Ficaram 2 de fora: j, k.")


def test_e_um_item_so_guarda_as_quebras_de_linha() -> None:
    ana = pessoa(*ATE_PALAVRAS, "antes", "rua A\n\n  número 1").tap("É um item só")
    assert ana.state.answers["palavras"] == ["antes", "rua A\n\n  número 1"]
    assert "É um item só" not in ana.labels
    assert ana.tap("Desfazer o último envio").state.answers["palavras"] == ["antes"]


def test_um_item_so_longo_demais_deixa_a_lista_como_estava() -> None:
    ana = pessoa(*ATE_PALAVRAS, "a" * 20 + "\n" + "b" * 20).tap("É um item só")
    assert ana.keys[0] == "formulario.problema.longo"
    assert ana.state.answers["palavras"] == ["a" * 20, "b" * 20]


def test_uma_colagem_dividida_pelo_telegram_junta_a_linha_cortada() -> None:
    lines = [f"palavra número {number:04}" for number in range(1, 6)]
    whole = "\n".join(lines)
    first = whole + "\n" + " " * (4096 - len(whole) - 11) + "meia palav"
    assert len(first) == 4096
    ana = pessoa(*ATE_PALAVRAS, first, "ra\núltima")
    assert ana.state.answers["palavras"] == [*lines, "meia palavra", "última"]
    assert ana.tap("Desfazer o último envio").state.answers["palavras"] == []


@pytest.mark.parametrize("said", [("água", "/pular"), ("água\naposentadoria por idade", "pular")])
def test_pular_o_que_ja_tem_escolha_segue_com_ela(said: tuple[str, ...]) -> None:
    ana = pessoa(*ATE_SEGMENTOS, "presencial", "pronto", *said)
    assert ana.keys[0] == "formulario.escolhas_guardadas"
    assert ana.values["areas"]
    assert any(key.endswith("palavras.pergunta") for key in ana.keys)


def test_tirar_um_item() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um\ndois\ntrês").tap("Tirar um item")
    assert ana.labels[:4] == ["um", "dois", "três", "Não tirar nada"]
    old = ana.buttons[0].data
    assert ana.tap("dois").state.answers["palavras"] == ["um", "três"]
    assert ana.press(old).keys[0] == "formulario.problema.ja_respondida"
    assert ana.state.answers["palavras"] == ["um", "três"]


def test_voltar_fecha_a_escolha_de_um_item() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um\ndois").tap("Tirar um item").say("/voltar")
    assert "Tirar um item" in ana.labels


def test_uma_lista_opcional_vazia_se_pula() -> None:
    ana = pessoa(*ATE_PALAVRAS, "um\ndois\ntrês", "pronto", "seguir", "Completar o que falta")
    for _ in range(4):
        ana.say("/pular")
    assert "demo.apelidos.pergunta" in ana.keys
    assert ana.say("pronto").state.answers["apelidos"] is None


def test_varias_opcoes_marcam_e_desmarcam() -> None:
    ana = pessoa(*ATE_SEGMENTOS).tap("Presencial").tap("Telefone")
    assert ana.labels[:3] == ["Tirar: Presencial", "Página na internet", "Tirar: Telefone"]
    assert ana.tap("Tirar: Presencial").say("pronto").values["segmentos"] == ["tel"]


def test_varias_opcoes_escritas_de_uma_vez() -> None:
    assert pessoa(*ATE_SEGMENTOS, "site, telefone", "pronto").values["segmentos"] == ["web", "tel"]


def test_mais_opcoes_do_que_cabem() -> None:
    ana = pessoa(*ATE_SEGMENTOS, "presencial", "telefone", "site")
    assert ana.keys[0] == "formulario.problema.no_maximo"
    assert ana.say("tirar telefone", "site", "pronto").values["segmentos"] == ["presencial", "web"]


def test_pronto_sem_escolher_diz_quanto_falta() -> None:
    ana = pessoa(*ATE_SEGMENTOS, "pronto")
    assert ana.text().startswith("Falta escolher 1 opção. É preciso ter pelo menos 1.")


@pytest.mark.parametrize(
    ("fim", "depois", "emendado"),
    [
        ("Emitir pas", "saporte", "Emitir passaporte"),
        ("Emitir passaporte", "Registrar marca", "Emitir passaporte\nRegistrar marca"),
        ("Emitir CP", "F novo", "Emitir CPF novo"),
    ],
)
def test_uma_mensagem_cheia_foi_cortada_no_meio_da_palavra_ou_na_linha(
    fim: str, depois: str, emendado: str
) -> None:
    assert joined(fim, depois, full=True) == emendado


@pytest.mark.parametrize(
    ("fim", "depois", "emendado"),
    [
        ("Emitir passaporte", "comum", "Emitir passaporte comum"),
        ("Emitir CPF", "Registrar marca", "Emitir CPF\nRegistrar marca"),
        ("12. Emitir passaporte", "13. Registrar marca", "12. Emitir passaporte\n13. Registrar marca"),
    ],
)
def test_o_espaco_ou_a_quebra_do_corte_volta(fim: str, depois: str, emendado: str) -> None:
    assert joined(fim, depois, full=False) == emendado
