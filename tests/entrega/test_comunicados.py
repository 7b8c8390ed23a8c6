"""An announcement reaches each person of its audience once, and how it went with each is known."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from bot.storage import comunicados
from bot.storage.comunicados import Destinatario, ForaDeHora
from bot.storage.queues import chat, outbox
from tests.entrega import mural
from tests.entrega.conftest import Start
from tests.entrega.esperas import answered, pause, respostas, until
from tests.entrega.mural import andamento, comecar, entregas, estado, gente, mandar, tick
from tests.entrega.test_ritmo import LOOKS, Relogio

pytestmark = pytest.mark.asyncio
RAPIDO = 1000  # a second: the pace is not what these tests are about


def _abrir(tg: StandIn, numeros: range) -> None:
    for numero in numeros:
        tg.user(numero).chat.started = True


async def _acabar(assistente: Assistente, numero: int) -> None:
    async with asyncio.timeout(30):
        while await estado(assistente.database, numero) == "enviando":
            await assistente.tick()
            await pause()


async def test_cada_pessoa_recebe_uma_vez_com_seu_nome_e_a_formatacao(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 221))
    publico = gente([*range(101, 221), *range(101, 131)])
    assistente = await start(ticks=[tick(publico)], envios_por_segundo=RAPIDO)
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    for chat_id in range(101, 221):
        assert respostas(tg.user(chat_id)) == [f"Olá, Pessoa {chat_id}! A oficina é amanhã."]
        assert tg.user(chat_id).messages[-1].html == f"Olá, <b>Pessoa {chat_id}</b>! A oficina é amanhã."
    assert (await andamento(assistente.database, numero)).contas == {"entregue": 120}
    assert await estado(assistente.database, numero) == "concluido"
    assert {row["message_id"] for row in (await entregas(assistente.database, numero)).values()} == {1}


async def test_sai_na_hora_marcada_e_so_entao_resolve_o_publico(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    publico: list[Destinatario] = []
    assistente = await start(relogio, [tick(publico)])
    numero = await assistente.database.run(mural.escrever)
    hora = relogio.agora + timedelta(hours=1)
    await mandar(assistente.database, lambda w, c: comunicados.agendar(w, c, hora), numero)
    await assistente.tick()
    assert await estado(assistente.database, numero) == "agendado"
    _abrir(tg, range(101, 103))
    publico += gente(range(101, 103))
    relogio.andar(timedelta(hours=1))
    await assistente.tick()
    await until(lambda: len(tg.sent) == 2)


async def test_desagendado_nao_sai(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    _abrir(tg, range(101, 103))
    assistente = await start(relogio, [tick(gente(range(101, 103)))])
    numero = await assistente.database.run(mural.escrever)
    hora = relogio.agora + timedelta(hours=1)
    await mandar(assistente.database, lambda w, c: comunicados.agendar(w, c, hora), numero)
    await mandar(assistente.database, comunicados.desagendar, numero)
    relogio.andar(timedelta(hours=2))
    await assistente.tick()
    await pause(LOOKS)
    assert not tg.sent


async def test_pausado_nada_sai_e_retomado_chega_a_todos(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    _abrir(tg, range(101, 161))
    assistente = await start(relogio, [tick(gente(range(101, 161)))], envios_por_segundo=10)
    numero = await comecar(assistente.database)
    await assistente.tick()
    await until(lambda: tg.sent)
    await mandar(assistente.database, comunicados.pausar, numero)
    await answered(assistente, tg)
    ate_a_pausa = len(tg.sent)
    for _ in range(3):
        relogio.andar(timedelta(minutes=1))
        await pause(LOOKS)
        await assistente.tick()
    assert len(tg.sent) == ate_a_pausa < 60
    await mandar(assistente.database, comunicados.retomar, numero)
    async with asyncio.timeout(30):
        while len(tg.sent) < 60:
            await assistente.tick()
            relogio.andar(timedelta(seconds=0.1))
            await pause()
    await _acabar(assistente, numero)
    assert len({sent.chat for sent in tg.sent}) == 60


async def test_parado_os_que_esperavam_ficam_cancelados_no_relatorio(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 161))
    assistente = await start(Relogio(), [tick(gente(range(101, 161)))], envios_por_segundo=10)
    numero = await comecar(assistente.database)
    await assistente.tick()
    await until(lambda: tg.sent)
    await mandar(assistente.database, comunicados.parar, numero)
    await answered(assistente, tg)
    await assistente.tick()
    contas = (await andamento(assistente.database, numero)).contas
    assert contas == {"entregue": len(tg.sent), "cancelado": 60 - len(tg.sent)}
    with pytest.raises(ForaDeHora):
        await mandar(assistente.database, comunicados.retomar, numero)


async def test_quem_bloqueou_quem_falhou_e_quem_esta_fora_tem_seu_desfecho(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 106))
    await tg.user(101).block()
    tg.fail("sendMessage", chat=102, code=403, description="Forbidden: user is deactivated")
    tg.fail("sendMessage", chat=103, code=400, description="Bad Request: chat not found")
    fora = Destinatario(None, "Rui", email="rui@orgao.gov.br")
    publico = [*gente(range(101, 106)), fora, fora]
    assistente = await start(ticks=[tick(publico)], envios_por_segundo=RAPIDO)
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    linhas = await entregas(assistente.database, numero)
    assert {n: (linha["desfecho"], linha["motivo"]) for n, linha in linhas.items()} == {
        101: ("bloqueado", "bloqueou"),
        102: ("bloqueado", "conta_encerrada"),
        103: ("falhou", "sem_conversa"),
        104: ("entregue", ""),
        105: ("entregue", ""),
        None: ("fora_do_bot", ""),
    }


async def test_so_as_falhas_sao_refeitas(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 105))
    tg.fail("sendMessage", chat=102, code=400, description="Bad Request: chat not found")
    assistente = await start(ticks=[tick(gente(range(101, 105)))], envios_por_segundo=RAPIDO)
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    await mandar(assistente.database, comunicados.refazer_falhas, numero)
    await _acabar(assistente, numero)
    assert sorted(sent.chat for sent in tg.sent) == [101, 102, 103, 104]
    assert (await andamento(assistente.database, numero)).contas == {"entregue": 4}
    await mandar(assistente.database, comunicados.refazer_falhas, numero)
    assert await estado(assistente.database, numero) == "concluido"


async def test_quem_bloqueou_volta_ao_publico_quando_volta(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 102))
    ana = tg.user(101)
    await ana.block()
    assistente = await start(ticks=[tick(gente([101]))], envios_por_segundo=RAPIDO)
    for _ in range(2):
        numero = await comecar(assistente.database)
        await _acabar(assistente, numero)
        assert (await andamento(assistente.database, numero)).contas == {"bloqueado": 1}
    assert tg.calls["sendMessage"] == 1  # the second one did not even try
    await ana.unblock()
    await ana.say("voltei")
    await answered(assistente, tg)
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    assert (await andamento(assistente.database, numero)).contas == {"entregue": 1}


async def test_um_publico_vazio_termina_logo(start: Start, tg: StandIn) -> None:
    assistente = await start(ticks=[tick([])])
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    assert (await andamento(assistente.database, numero)).total == 0


async def test_uma_conexao_partida_conta_como_repeticao_e_uma_recusada_nao(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 104))
    tg.fail("sendMessage", chat=101, drop="after")
    tg.fail("sendMessage", chat=102, code=429, retry_after=1)
    assistente = await start(ticks=[tick(gente(range(101, 104)))], envios_por_segundo=RAPIDO)
    numero = await comecar(assistente.database)
    await _acabar(assistente, numero)
    linhas = await entregas(assistente.database, numero)
    assert {n: linha["repeticoes"] for n, linha in linhas.items()} == {101: 1, 102: 0, 103: 0}
    assert respostas(tg.user(101)) == ["Olá, Pessoa 101! A oficina é amanhã."] * 2


async def test_a_tela_de_um_comunicado_nao_e_guardada_por_pessoa(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 103))
    assistente = await start(Relogio(), [tick(gente(range(101, 103)))])
    numero = await comecar(assistente.database, texto="x" * 4000, entidades=[])
    await assistente.tick()
    telas = select(outbox.c.screen).where(outbox.c.comunicado_id == numero)
    rows = await assistente.database.read(lambda s: s.connection().execute(telas).scalars().all())
    assert rows == [{"p": []}] * 2


async def test_no_modo_leitor_as_opcoes_vem_numa_mensagem_propria(start: Start, tg: StandIn) -> None:
    _abrir(tg, range(101, 102))
    assistente = await start(ticks=[tick(gente([101]))], envios_por_segundo=RAPIDO)
    await assistente.database.run(lambda work: work.chat(101))
    ligar = update(chat).values(leitor=True)
    await assistente.database.run(lambda work: work.connection.execute(ligar))
    numero = await comecar(assistente.database, botoes=[[["Responder", "a:nada"]]])
    await _acabar(assistente, numero)
    assert respostas(tg.user(101)) == ["Olá, Pessoa 101! A oficina é amanhã.", "Opções:\n1. Responder"]


async def test_um_arquivo_sobe_uma_vez_mesmo_quando_vao_muitos_juntos(start: Start, tg: StandIn) -> None:
    tg.world.latency = 0.1
    _abrir(tg, range(101, 113))
    assistente = await start(ticks=[tick(gente(range(101, 113)))], envios_por_segundo=RAPIDO)
    anexo = await assistente.database.run(lambda work: work.keep(b"um edital", "edital.txt"))
    numero = await comecar(assistente.database, anexo=[anexo.digest, anexo.name, anexo.kind])
    await _acabar(assistente, numero)
    chegadas = [tg.user(n).messages[-1] for n in range(101, 113)]
    assert len({mensagem.file_id for mensagem in chegadas}) == 1
    assert chegadas[0].html == "Olá, <b>Pessoa 101</b>! A oficina é amanhã."
