"""Vocabularies, organs, slugs, times and the digital measure."""

import pytest

from bot.domain.digital import medida_digital
from bot.domain.orgaos import Orgao, numero_siorg, orgaos
from bot.domain.servico import Canal, Etapa, Servico
from bot.domain.slug import slug
from bot.domain.tempo import Prazo, PrazoIlegivel, Unidade, ler_prazo
from bot.domain.vocabularios import areas, canais, segmentos
from bot.forms.form import Option
from bot.forms.orgaos import opcoes_de_orgaos
from bot.forms.search import exact, search
from bot.forms.servico_opcoes import AREAS, CANAIS

ORGAO = Orgao("999", "Instituto do Exemplo", "IEX")


def test_os_vocabularios_estao_completos() -> None:
    assert (len(canais()), len(segmentos()), len(areas()), len(orgaos())) == (18, 4, 131, 271)
    assert [item.numero for item in segmentos().values()] == ["1", "2", "3", "4"]


def test_so_site_e_aplicativo_sao_digitais_e_achar_um_balcao_nao_conta() -> None:
    nao_digitais = {tipo.canal for tipo in canais().values() if not tipo.digital}
    assert nao_digitais == {
        "e-mail",
        "fax",
        "postal",
        "presencial",
        "sms",
        "telefone",
        "web-postos-de-atendimento",
    }


@pytest.mark.parametrize("options", [AREAS, CANAIS], ids=["areas", "canais"])
def test_o_nome_inteiro_acha_a_opcao_ou_a_mostra_na_primeira_pagina(options: tuple[Option, ...]) -> None:
    ambiguas = set()
    for option in options:
        if exact(options, str(option.label)) is not option:
            ambiguas.add(option.label)
            assert option in search(options, str(option.label))[:8]
    assert ambiguas <= {"Proteção Social", "Proteção social"}


@pytest.mark.parametrize(
    ("palavra", "area"),
    [
        ("imposto", "Tributação"),
        ("avião", "Transporte Aéreo"),
        ("patente", "Propriedade Industrial"),
        ("passaporte", "Documentação Pessoal"),
        ("pescador", "Agropecuária, extrativismo e pesca"),
    ],
)
def test_uma_palavra_do_dia_a_dia_acha_a_area(palavra: str, area: str) -> None:
    assert area in [option.value for option in search(AREAS, palavra)]


@pytest.mark.parametrize(
    ("identificador", "numero"),
    [
        ("http://estruturaorganizacional.dados.gov.br/id/unidade-organizacional/2981", "2981"),
        ("http://estruturaorganizacional.dados.gov.br/doc/unidade-organizacional/2981", "2981"),
        ("2844", "2844"),
        ("2844-ministerio-do-trabalho", "2844"),
        ("ministerio", None),
        ("", None),
    ],
)
def test_o_orgao_e_reconhecido_pelo_numero(identificador: str, numero: str | None) -> None:
    assert numero_siorg(identificador) == numero


@pytest.mark.parametrize(
    ("busca", "siorg"),
    [
        ("MP", "2981"),
        ("inmetro", "240"),
        ("ministério da justiça", "316"),
        ("Ministério da Cultura (MinC)", "1926"),
    ],
)
def test_o_orgao_e_achado_pela_sigla_e_pelo_nome_antigo(busca: str, siorg: str) -> None:
    achados = search(opcoes_de_orgaos(orgaos().values()), busca)
    assert siorg in [option.value for option in achados[:8]]


def test_o_orgao_se_apresenta_com_a_sigla() -> None:
    assert ORGAO.nome_com_sigla == "Instituto do Exemplo (IEX)"
    assert Orgao("1", "Instituto sem sigla").nome_com_sigla == "Instituto sem sigla"


@pytest.mark.parametrize(
    ("nome", "esperado"),
    [
        ("Obter auxílio-doença", "obter-auxilio-doenca"),
        ("Registrar a/b. c_d", "registrar-a-b-c-d"),
        ("  Pedir  (já) “isto”!  ", "pedir-ja-isto"),
        ("Ação nº 3 – fim", "acao-n-3-fim"),
        ("!!!", ""),
    ],
)
def test_o_nome_vira_endereco(nome: str, esperado: str) -> None:
    assert slug(nome) == esperado


@pytest.mark.parametrize(
    ("texto", "prazo"),
    [
        ("12", Prazo(None, 12)),
        ("30 dias úteis", Prazo(None, 30, Unidade.DIAS_UTEIS)),
        ("de 5 a 10 dias úteis", Prazo(5, 10, Unidade.DIAS_UTEIS)),
        ("entre 2 e 4 meses", Prazo(2, 4, Unidade.MESES)),
        ("Até 24 HORAS.", Prazo(None, 24, Unidade.HORAS)),
        ("em média 20 minutos", Prazo(None, 20, Unidade.MINUTOS)),
        ("5-10", Prazo(5, 10)),
        ("0 a 30 dias", Prazo(0, 30)),
        ("10 dias", Prazo(None, 10)),
        ("1 mês", Prazo(None, 1, Unidade.MESES)),
        ("45min", Prazo(None, 45, Unidade.MINUTOS)),
        ("15 a 15 dias corridos", Prazo(15, 15, Unidade.DIAS_CORRIDOS)),
    ],
)
def test_o_tempo_e_lido_como_se_escreve(texto: str, prazo: Prazo) -> None:
    assert ler_prazo(texto) == prazo


@pytest.mark.parametrize(
    "texto",
    [
        "",
        "logo",
        "10 anos",
        "dez dias",
        "10 a 5 dias úteis",
        "70000 horas",
        "1,5 horas",
        "5 a 10 a 15 dias",
        "-3",
    ],
)
def test_um_tempo_que_nao_se_entende_e_recusado(texto: str) -> None:
    with pytest.raises(PrazoIlegivel):
        ler_prazo(texto)


@pytest.mark.parametrize(
    ("etapas", "digitais", "digital"),
    [
        ([], 0, False),
        ([["web"]], 1, True),
        ([["web", "presencial"]], 1, True),
        ([["web"], ["presencial"]], 1, False),
        ([["web"], ["aplicativo-movel"], ["web-consultar", "postal"]], 3, True),
        ([["web-postos-de-atendimento"]], 0, False),
        ([["e-mail"], ["sms"]], 0, False),
        ([["tipo-desconhecido"]], 0, False),
        ([[]], 0, False),
    ],
)
def test_o_servico_e_digital_quando_cada_etapa_tem_canal_digital(
    etapas: list[list[str]], digitais: int, digital: bool
) -> None:
    servico = Servico(
        nome="Obter licença",
        orgao=ORGAO,
        etapas=tuple(Etapa("Pedir", tuple(Canal(tipo, "x") for tipo in tipos)) for tipos in etapas),
    )
    medida = medida_digital(servico)
    assert (medida.digitais, medida.digital) == (digitais, digital)
