"""What the clock makes due; each is a use case in a transaction of its own, after live work."""

from bot.usecases.andamento_do_comunicado import acompanhar, seguir
from bot.usecases.ausencias import passar_e_voltar
from bot.usecases.avisos_das_oficinas import (
    anunciar,
    avisar_mudancas,
    esquecer_inscricoes,
    lembrar_da_hora,
    lembrar_da_vespera,
    pedir_avaliacoes,
)
from bot.usecases.cartas_na_conversa import seguir as seguir_com_as_cartas
from bot.usecases.cobrancas import cobrar_links_parados, encerrar_mandatos_vencidos
from bot.usecases.fila_avisos import avisar_da_fila, esquecer_perguntas
from bot.usecases.historico_das_metas import medir_os_dias
from bot.usecases.lembretes import agendar_novos, lembrar, recolher
from bot.usecases.planilha_execucao import adiantar
from bot.usecases.resumo_do_mes import resumir_o_mes
from bot.usecases.seguimento import esquecer
from bot.usecases.sem_resposta import esquecer_antigas

TICKS = (
    encerrar_mandatos_vencidos,
    cobrar_links_parados,
    medir_os_dias,
    resumir_o_mes,
    passar_e_voltar,
    agendar_novos,
    recolher,
    lembrar,
    avisar_mudancas,
    lembrar_da_hora,
    lembrar_da_vespera,
    pedir_avaliacoes,
    anunciar,
    esquecer_inscricoes,
    avisar_da_fila,
    esquecer_antigas,
    esquecer_perguntas,
    esquecer,
)
# What was begun and goes on in slices, while somebody waits: every few seconds.
OFTEN = (seguir, acompanhar, seguir_com_as_cartas, adiantar)
