"""The real letters opened, previewed, edited and taken away, whatever their size."""

import pytest

from bot.cartas.escrita import escrever
from bot.delivery.texts import TEXT_AT_MOST
from bot.forms.servico_valores import servico_de
from bot.storage.queues import file
from bot.usecases import guardar
from tests.conferencia.mesa import Mesa
from tests.servico.cartas_reais import cartas, valores_da


def test_a_maior_carta_cabe_no_telegram_em_toda_tela(mesa: Mesa) -> None:
    maior = max(cartas(), key=lambda carta: len(carta.read_bytes()))
    valores = valores_da(maior.read_bytes())
    etapas = len(valores["etapas"])
    numero = mesa.servico("rui", valores)
    assert valores["nome"] in mesa.toca("rui", f"a:servico:{numero}")
    previa = mesa.diz("rui", "Ver como a pessoa lê")
    assert len(previa) > TEXT_AT_MOST
    assert valores["etapas"][-1]["titulo"] in previa
    mesa.toca("rui", f"a:servico.editar:{numero}")
    mesa.diz("rui", "Mudar uma resposta")
    mesa.diz("rui", "Etapas")
    while f"Etapa {etapas}" not in " ".join(mesa.botoes("rui")):
        mesa.diz("rui", "Mais opções")
    mesa.diz("rui", next(rotulo for rotulo in mesa.botoes("rui") if f"Etapa {etapas}" in rotulo))
    mesa.diz("rui", "Título da etapa")
    mesa.diz("rui", "Receber a resposta no fim")
    mesa.diz("rui", "Voltar ao resumo")
    assert mesa.diz("rui", "Guardar serviço").startswith("Serviço guardado.")
    assert mesa.row(numero).valores["etapas"][-1]["titulo"] == "Receber a resposta no fim"
    assert f"Etapa {etapas}: Título da etapa" in mesa.toca("rui", f"a:servico.historico:{numero}")
    mesa.toca("rui", f"a:servico.xml:{numero}")
    with mesa.work() as work:
        (dados,) = work.connection.execute(file.select().with_only_columns(file.c.data)).one()
        servico = servico_de(mesa.row(numero).valores, guardar.fato_do_orgao(work, "240"))
    assert dados == escrever(servico)
    assert mesa.maior <= TEXT_AT_MOST


@pytest.mark.parametrize("qual", range(40))
def test_abrir_e_guardar_sem_mudar_nao_inventa_diferenca(mesa: Mesa, qual: int) -> None:
    numero = mesa.servico("rui", valores_da(cartas()[qual].read_bytes()))
    mesa.toca("rui", f"a:servico.editar:{numero}")
    mesa.diz("rui", "Guardar serviço")
    assert mesa.row(numero).versao == 1
