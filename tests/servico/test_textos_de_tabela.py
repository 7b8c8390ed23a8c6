"""Answers read from a table as people write them; what is not understood is named, never dropped."""

from typing import Any

import pytest

from bot.domain.completar import completar
from bot.forms.servico_canais_do_texto import ler_canais
from bot.forms.servico_do_texto import COMO_LER

PAGO = {"gratuito": "nao"}


def _custo(**custo: str) -> dict[str, Any]:
    return {**PAGO, "etapas": [{"custos": [custo]}]}


@pytest.mark.parametrize(
    ("campo", "rotulo", "texto", "valores"),
    [
        ("prazo", "Prazo", "até 30 dias úteis", ("ate", "30", "dias-uteis")),
        ("prazo", "Prazo", "Prazo máximo: 20 dias corridos.", ("ate", "20", "dias-corridos")),
        ("prazo", "Prazo", "em até 48h", ("ate", "48", "horas")),
        ("prazo", "Prazo", "15 (quinze) dias", ("ate", "15", None)),
        ("prazo", "Prazo (dias úteis)", "30", ("ate", "30", "dias-uteis")),
        ("prazo", "Tempo em meses", "em média 3", ("em-media", "3", "meses")),
    ],
)
def test_prazos_como_se_escrevem(
    campo: str, rotulo: str, texto: str, valores: tuple[str, str, str | None]
) -> None:
    lido = COMO_LER[campo](texto, rotulo)
    achado = tuple(lido.valores.get(nome) for nome in ("tempo", "tempo_prazo", "tempo_unidade"))
    assert (achado, lido.sobras) == (valores, ())


def test_outros_tempos() -> None:
    assert COMO_LER["prazo"]("5 a 10 dias úteis", "").valores == {
        "tempo": "entre",
        "tempo_entre": "5 a 10",
        "tempo_unidade": "dias-uteis",
    }
    assert COMO_LER["prazo"]("Na hora", "").valores == {"tempo": "atendimento-imediato"}
    assert COMO_LER["prazo"]("-", "").valores == {}


@pytest.mark.parametrize(
    ("texto", "valores", "motivo"),
    [
        ("depende", {"tempo_comentario": "depende"}, "no_comentario"),
        ("2 semanas", {"tempo_comentario": "2 semanas"}, "no_comentario"),
        ("05/10/2026", {}, "data"),
        ("45992", {}, "nao_entendi"),
        ("a" * 501, {}, "longo"),
    ],
)
def test_o_prazo_que_nao_se_entende_fica_onde_se_ve(texto: str, valores: object, motivo: str) -> None:
    lido = COMO_LER["prazo"](texto, "Prazo")
    assert lido.valores == valores
    assert tuple(lido.sobras) == ((texto, motivo),)


@pytest.mark.parametrize(
    ("campo", "texto", "valores"),
    [
        ("custo", "R$ 50,00", _custo(nome="Taxa", forma="fixo", valor="50,00")),
        ("custo", "50.5", _custo(nome="Taxa", forma="fixo", valor="50,50")),
        ("custo", "Emissão: R$ 1.342,28", _custo(nome="Emissão", forma="fixo", valor="1.342,28")),
        ("custo", "Não há", {"gratuito": "sim"}),
        ("custo", "não", {"gratuito": "sim"}),
        ("custo", "sem custo", {"gratuito": "sim"}),
        ("custo", "0", {"gratuito": "sim"}),
        ("custo", "R$ 0,00", {"gratuito": "sim"}),
        ("custo", "sim", PAGO),
        ("custo", "-", {}),
        ("gratuito", "X", {"gratuito": "sim"}),
        ("gratuito", "Sim", {"gratuito": "sim"}),
        ("gratuito", "não", PAGO),
        ("gratuito", "Pago", PAGO),
    ],
)
def test_custos_como_se_escrevem(campo: str, texto: str, valores: object) -> None:
    lido = COMO_LER[campo](texto, "Taxa (R$)")
    assert (lido.valores, tuple(lido.sobras)) == (valores, ())


def test_uma_pergunta_nao_da_nome_ao_custo() -> None:
    assert COMO_LER["custo"]("R$ 5,00", "Quanto custa?").valores == _custo(forma="fixo", valor="5,00")


def test_custo_em_palavras_fica_como_custo_que_varia_e_e_dito() -> None:
    lido = COMO_LER["custo"]("conforme tabela", "Taxa")
    assert lido.valores == _custo(nome="Taxa", forma="variavel", calculo="conforme tabela")
    assert tuple(lido.sobras) == (("conforme tabela", "no_calculo"),)


@pytest.mark.parametrize(
    ("tipos", "enderecos", "canais"),
    [
        ("Internet", "https://x.gov.br/a", [("web", "https://x.gov.br/a")]),
        (
            "Presencial e telefone",
            "Rua A, 10\n(61) 3333-4444",
            [("presencial", "Rua A, 10"), ("telefone", "(61) 3333-4444")],
        ),
        ("", "www.x.gov.br", [("web", "www.x.gov.br")]),
        ("Site, e-mail ou balcão", "", [("web", None), ("e-mail", None), ("presencial", None)]),
        ("ouve@x.gov.br", "", [("e-mail", "ouve@x.gov.br")]),
        ("Correios / presencial", "SGAS 910", [("postal", None), ("presencial", "SGAS 910")]),
        ("Aplicativo Meu Gov", "-", [("aplicativo-movel", None)]),
    ],
)
def test_canais_e_enderecos_se_encontram(
    tipos: str, enderecos: str, canais: list[tuple[str, str | None]]
) -> None:
    lidos, sobras, longos = ler_canais(tipos, enderecos)
    assert [(canal["tipo"], canal.get("endereco")) for canal in lidos] == canais
    assert (sobras, longos) == ([], [])


def test_um_canal_que_nao_se_conhece_e_dito() -> None:
    lidos, sobras, _ = ler_canais("Setor de protocolo; Internet", "")
    assert lidos == [{"tipo": "web"}]
    assert sobras == [("Setor de protocolo", "nao_entendi")]


def test_opcoes_com_virgula_no_nome_e_areas_que_nao_ha() -> None:
    assert COMO_LER["areas"]("Agropecuária, extrativismo e pesca", "").valores == {
        "areas": ["Agropecuária, extrativismo e pesca"]
    }
    lido = COMO_LER["areas"]("Água; Zumbis", "")
    assert lido.valores == {"areas": ["Água"]}
    assert tuple(lido.sobras) == (("Zumbis", "nao_entendi"),)


def test_itens_vem_um_por_linha_sem_os_marcadores() -> None:
    assert COMO_LER["documentos"]("- RG\n- CPF; Foto 3x4", "").valores == {
        "etapas": [{"documentos": ["RG", "CPF", "Foto 3x4"]}]
    }
    assert COMO_LER["documentos"]("• RG\n• CPF", "").valores == {"etapas": [{"documentos": ["RG", "CPF"]}]}
    assert COMO_LER["documentos"]("Nenhum", "").valores == {}
    assert COMO_LER["etapa"]("1. Pedir\n2. Pagar", "").valores == {
        "etapas": [{"titulo": "Pedir"}, {"titulo": "Pagar"}]
    }


def test_o_que_ja_estava_escrito_fica() -> None:
    atual = {
        "nome": "A",
        "descricao": "Nossa",
        "tempo": "ate",
        "tempo_prazo": "3",
        "etapas": [{"titulo": "T"}],
    }
    novos = {
        "descricao": "Outra",
        "tempo": "ate",
        "tempo_prazo": "9",
        "gratuito": "nao",
        "etapas": [{"documentos": ["RG"]}],
    }
    feito, ficaram = completar(atual, novos)
    assert feito == {**atual, "gratuito": "nao", "etapas": [{"titulo": "T", "documentos": ["RG"]}]}
    assert ficaram == ("descricao", "tempo")


def test_um_servico_gratuito_nao_ganha_custos() -> None:
    atual = {"nome": "A", "gratuito": "sim", "etapas": [{"titulo": "T"}]}
    feito, ficaram = completar(atual, _custo(forma="fixo", valor="5,00"))
    assert feito == atual
    assert ficaram == ("custos", "gratuito")


def test_varias_etapas_ja_pensadas_ficam_como_estao() -> None:
    atual = {"etapas": [{"titulo": "T"}, {"titulo": "U"}]}
    assert completar(atual, {"etapas": [{"documentos": ["RG"]}]}) == (atual, ("etapas",))
