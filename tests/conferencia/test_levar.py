"""The 40 real letters carried to the Portal, page by page: every message fits, and every field gets done."""

import pytest
from sqlmodel import col, func, select

from bot.delivery.texts import TEXT_AT_MOST
from bot.storage.tables import CampoCopiado
from tests.conferencia.mesa import Mesa
from tests.servico.cartas_reais import cartas, valores_da

SEGUIR = "Marcar a página e seguir"


@pytest.mark.parametrize("qual", range(40))
def test_cada_carta_real_vai_ao_portal_em_mensagens_que_cabem(mesa: Mesa, qual: int) -> None:
    numero = mesa.servico("rui", valores_da(cartas()[qual].read_bytes()))
    texto = mesa.toca("rui", f"a:levar:{numero}")
    if texto.startswith("Ainda não dá"):
        assert mesa.row(numero).faltas
        return
    assert "Feitos: 0 de" in texto
    paginas = 0
    while SEGUIR in mesa.botoes("rui"):
        texto = mesa.diz("rui", SEGUIR)
        paginas += 1
        assert texto.count("<code>") + texto.count("<b>") <= 100  # what Telegram marks up in one message
    assert "estão marcados" in texto
    assert paginas <= 60
    assert mesa.maior <= TEXT_AT_MOST


def test_o_que_a_titular_marcou_o_substituto_ve_marcado(mesa: Mesa) -> None:
    alistar, *_ = cartas()
    numero = mesa.servico("rui", valores_da(alistar.read_bytes()))
    mesa.toca("rui", f"a:levar:{numero}")
    mesa.diz("rui", SEGUIR)
    assert "Página 2 de" in mesa.toca("iara", f"a:levar:{numero}")
    mesa.diz("iara", SEGUIR)
    with mesa.work() as work:
        quem = select(CampoCopiado.pessoa_id, func.count()).group_by(col(CampoCopiado.pessoa_id))
        assert len(work.session.exec(quem).all()) == 2
