"""The `.ics` of an oficina, read back with another library."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from bot.domain.agenda import Evento, em_ics

INICIO = datetime(2026, 12, 3, 17, 30, tzinfo=UTC)
EVENTO = Evento(
    uid="oficina-1@pontofocal",
    sequencia=0,
    titulo="Oficina: escrever para o cidadão; com vírgulas, e acento",
    descricao="Como escrever.\nTraga um texto do seu órgão, de preferência longo. " + "Muito longo. " * 30,
    onde="Bloco K, sala 2; Brasília",
    inicio=INICIO,
    fim=INICIO + timedelta(hours=2),
    fuso=ZoneInfo("America/Sao_Paulo"),
    organiza=("STI/MP", "https://t.me/pontofocal_bot"),
)


@pytest.mark.parametrize(
    ("fuso", "hora"),
    [
        ("America/Sao_Paulo", 14),
        ("America/Manaus", 13),
        ("America/Rio_Branco", 12),
        ("America/Noronha", 15),
        ("America/New_York", 12),
    ],
)
def test_a_hora_e_a_do_lugar_e_o_fuso_vai_junto(fuso: str, hora: int) -> None:
    calendario = vobject.readOne(em_ics(replace(EVENTO, fuso=ZoneInfo(fuso)), INICIO).decode())
    assert calendario.vtimezone.tzid.value == fuso
    comeca = calendario.vevent.dtstart
    assert comeca.params["X-VOBJ-ORIGINAL-TZID"] == [fuso]
    assert comeca.value.hour == hora
    assert comeca.value == INICIO
    assert calendario.vevent.dtend.value == INICIO + timedelta(hours=2)


def test_o_que_se_escreveu_volta_inteiro() -> None:
    bytes_do_arquivo = em_ics(EVENTO, INICIO)
    assert all(len(linha) <= 75 for linha in bytes_do_arquivo.split(b"\r\n"))
    evento = vobject.readOne(bytes_do_arquivo.decode()).vevent
    assert evento.summary.value == EVENTO.titulo
    assert evento.description.value == EVENTO.descricao
    assert evento.location.value == EVENTO.onde


def test_mudar_e_cancelar_falam_do_mesmo_evento() -> None:
    antes = vobject.readOne(em_ics(EVENTO, INICIO).decode())
    depois = vobject.readOne(em_ics(replace(EVENTO, sequencia=2, cancelado=True), INICIO).decode())
    assert (antes.method.value, depois.method.value) == ("PUBLISH", "CANCEL")
    assert antes.vevent.uid.value == depois.vevent.uid.value
    assert [c.vevent.sequence.value for c in (antes, depois)] == ["0", "2"]
    assert depois.vevent.status.value == "CANCELLED"


def test_sao_paulo_tinha_horario_de_verao_em_2018() -> None:
    verao = datetime(2018, 12, 3, 16, 30, tzinfo=UTC)
    antigo = replace(EVENTO, inicio=verao, fim=verao + timedelta(hours=1))
    assert vobject.readOne(em_ics(antigo, INICIO).decode()).vevent.dtstart.value.hour == 14
