"""When a nudge is due: holidays, local hours that do not exist or come twice, hours of work."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendario import UFS, Calendario, Lugar
from bot.domain.lembretes import Desejo, Frequencia, instante, proximo, quando_cabe

BRASILIA = ZoneInfo("America/Sao_Paulo")
CALENDARIO = Calendario(BRASILIA, range(9, 18), facultativos=True)
SEGUNDAS = Desejo(Frequencia.SEMANAL, 0, 9, BRASILIA)


def _o_ano(desejo: Desejo, ano: int) -> list[datetime]:
    """Return every due moment of a year, each computed from the one before."""
    agora, devidos, ultimo = datetime(ano, 1, 1, 3, tzinfo=UTC), [], None
    while (vence := proximo(desejo, CALENDARIO, agora, ultimo)) is not None and vence.year == ano:
        devidos.append(vence)
        agora, ultimo = vence, vence.astimezone(desejo.fuso).date()
    return devidos


def test_em_2018_a_hora_local_e_a_mesma_antes_e_depois_do_horario_de_verao() -> None:
    locais = [vence.astimezone(BRASILIA) for vence in _o_ano(SEGUNDAS, 2018)]
    assert {local.hour for local in locais} == {9}
    assert {vence.hour for vence in _o_ano(SEGUNDAS, 2018)} == {11, 12}
    assert len({local.date().isocalendar()[:2] for local in locais}) == len(locais) == 52
    assert all(CALENDARIO.e_dia_util(local.date()) for local in locais)


def test_a_hora_que_nao_existe_e_uma_hora_depois_e_a_repetida_e_a_primeira() -> None:
    nao_existe = instante(date(2018, 11, 4), 0, BRASILIA)
    assert nao_existe.astimezone(BRASILIA).isoformat() == "2018-11-04T01:00:00-02:00"
    repetida = instante(date(2018, 2, 17), 23, BRASILIA)
    assert repetida.astimezone(BRASILIA).isoformat() == "2018-02-17T23:00:00-02:00"


@pytest.mark.parametrize("hora", [0, 23])
def test_quem_quer_todo_dia_nao_perde_nem_repete_dia_nas_mudancas_de_hora(hora: int) -> None:
    dias = [v.astimezone(BRASILIA).date() for v in _o_ano(Desejo(Frequencia.DIARIA, 0, hora, BRASILIA), 2018)]
    uteis = [d for n in range(365) if CALENDARIO.e_dia_util(d := date(2018, 1, 1) + timedelta(days=n))]
    assert dias == uteis


def test_o_feriado_passa_para_o_dia_util_seguinte() -> None:
    carnaval = proximo(SEGUNDAS, CALENDARIO, datetime(2027, 2, 5, 15, tzinfo=UTC))
    assert carnaval == datetime(2027, 2, 11, 12, tzinfo=UTC)  # Thursday: Monday to Wednesday are Carnaval
    depois = proximo(SEGUNDAS, CALENDARIO, carnaval, date(2027, 2, 11))
    assert depois == datetime(2027, 2, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("frequencia", "quantos"),
    [(Frequencia.SEMANAL, 53), (Frequencia.QUINZENAL, 26), (Frequencia.MENSAL, 12)],
)
def test_cada_frequencia_tem_a_sua_conta_no_ano(frequencia: Frequencia, quantos: int) -> None:
    # The Wednesday before 2026 is a ponto facultativo: what fell on it is due on Friday, 02/01.
    assert len(_o_ano(Desejo(frequencia, 2, 10, ZoneInfo("America/Manaus")), 2026)) == quantos


def test_quem_desligou_nao_tem_proximo() -> None:
    assert (
        proximo(Desejo(Frequencia.NUNCA, 0, 9, BRASILIA), CALENDARIO, datetime(2026, 1, 1, tzinfo=UTC))
        is None
    )


def test_o_atrasado_espera_o_expediente_do_lugar_da_pessoa_e_o_fim_da_resposta() -> None:
    acre = Desejo(Frequencia.SEMANAL, 0, 9, ZoneInfo("America/Rio_Branco"))
    cedo = datetime(2026, 11, 30, 13, tzinfo=UTC)  # Monday, 8h in Acre and 10h in Brasília
    assert quando_cabe(acre, CALENDARIO, cedo, None) == cedo + timedelta(hours=1)
    assert quando_cabe(SEGUNDAS, CALENDARIO, cedo, None) == cedo
    respondeu = cedo - timedelta(minutes=10)
    assert quando_cabe(SEGUNDAS, CALENDARIO, cedo, respondeu) == cedo + timedelta(minutes=20)
    fim = datetime(2026, 12, 4, 20, 50, tzinfo=UTC)  # Friday, 17h50
    assert quando_cabe(SEGUNDAS, CALENDARIO, fim, fim) == datetime(2026, 12, 7, 12, tzinfo=UTC)


def test_os_estados_sao_os_que_tem_feriados_conhecidos() -> None:
    from holidays.countries.brazil import Brazil

    assert {uf for uf in Brazil.subdivisions if len(uf) == 2} == UFS


def test_o_feriado_do_estado_do_orgao_passa_o_lembrete_ao_dia_seguinte() -> None:
    antes = datetime(2027, 4, 20, 12, tzinfo=UTC)  # 23/04, Saint George, is a Friday and a holiday in Rio
    sexta = replace(SEGUNDAS, dia=4)
    rio, amazonas = Lugar("RJ"), Lugar("AM")
    aqui, no_rio, nos_dois = (
        proximo(replace(sexta, lugares=frozenset(lugares)), CALENDARIO, antes)
        for lugares in ((), (rio,), (rio, amazonas))
    )
    assert aqui == nos_dois == instante(date(2027, 4, 23), 9, BRASILIA)
    assert no_rio == instante(date(2027, 4, 26), 9, BRASILIA)
    no_feriado = instante(date(2027, 4, 23), 10, BRASILIA)
    assert quando_cabe(replace(sexta, lugares=frozenset({rio})), CALENDARIO, no_feriado, None) == no_rio


def test_o_ponto_facultativo_so_do_orgao_tambem() -> None:
    lugar = Lugar.read({"feriados_a_mais": ["26/04/2027"]})
    desejo = replace(SEGUNDAS, lugares=frozenset({lugar}))
    vence = proximo(desejo, CALENDARIO, datetime(2027, 4, 20, 12, tzinfo=UTC))
    assert vence == instante(date(2027, 4, 27), 9, BRASILIA)


def test_um_estado_que_nao_existe_e_recusado() -> None:
    with pytest.raises(ValueError, match="XX"):
        Lugar.read({"uf": "XX"})
