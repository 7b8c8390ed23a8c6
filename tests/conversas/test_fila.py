"""Questions handed over to the central team: sent, answered, asked again, and forgotten in time."""

from datetime import UTC, datetime

import pytest

from bot.callbacks import Act, pack
from bot.domain.papeis import Papel
from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_ACEITE, ate

NINGUEM_SABE = "qual a capital da austrália?"
ENVIAR = f"""
    titular: {NINGUEM_SABE}
    bot: Não sei responder a isso [Perguntar à STI/MP] [Menu]
    titular: [Perguntar à STI/MP]
    bot: “{NINGUEM_SABE}” … Rui Tavares, titular em … (INMETRO). [Enviar] [Mudar o texto] [Não enviar]
    titular: [Enviar]
    bot: Enviei sua pergunta à equipe central (STI/MP). … em dias úteis, das 9h às 18h
"""
RESPONDER = """
    sti: /fila
    bot: 1 pergunta à espera de resposta. [Rui: qual a capital da austrália?]
    sti: [Rui: qual a capital da austrália?]
    bot: De Rui Tavares, titular em … (INMETRO), em 24/11/2026 [Responder] [Encerrar sem responder]
    sti: [Responder]
    bot: O que você responde a Rui Tavares?
    sti: É Camberra. Esse assunto não é do manual.
    bot: Sua resposta, ainda não enviada … Camberra [Enviar resposta]
    sti: [Enviar resposta]
    bot: Resposta enviada a Rui Tavares.
"""


@pytest.mark.asyncio
async def test_a_pergunta_vai_e_a_resposta_volta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    await palco.recomecar()
    await palco.encenar(RESPONDER)
    await palco.recomecar()
    await palco.encenar("""
        bot para titular: Você perguntou: “qual a capital da austrália?” É Camberra. … Equipe central (STI/MP)
        titular: [Agradecer]
        bot: Agradecimento guardado.
        sti: /fila
        bot: Nenhuma pergunta à espera de resposta. [Ver perguntas respondidas]
        sti: [Ver perguntas respondidas]
        bot: 1 pergunta já respondida ou encerrada. [Rui: qual a capital da austrália?]
        sti: [Rui: qual a capital da austrália?]
        bot: Resposta de Ana Lúcia Prado … É Camberra. … Quem perguntou agradeceu.
    """)


@pytest.mark.asyncio
async def test_ainda_com_duvida_a_conversa_segue_junta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR + RESPONDER)
    await palco.encenar("""
        bot para titular: Chegou a resposta [Agradecer] [Ainda tenho dúvida]
        titular: [Ainda tenho dúvida]
        bot: O que você quer perguntar à equipe central?
        titular: E a da Nova Zelândia?
        bot: “E a da Nova Zelândia?” [Enviar] [Mudar o texto] [Não enviar]
        titular: [Mudar o texto]
        bot: O que você quer perguntar
        titular: E a da Nova Zelândia, por favor?
        bot: “E a da Nova Zelândia, por favor?” [Enviar]
        titular: [Enviar]
        bot: Enviei sua pergunta
        sti: /fila
        bot: 1 pergunta à espera
        sti: [Rui: E a da Nova Zelândia, por favor?]
        bot: Antes Pergunta: “qual a capital da austrália?” Resposta: “É Camberra. … Pergunta “E a da
        sti: [Encerrar sem responder]
        bot: Por que encerrar sem responder?
        sti: Esse assunto não é desta equipe.
        bot: ainda não enviado [Encerrar e avisar]
        sti: [Encerrar e avisar]
        bot: Pergunta encerrada. Rui Tavares recebe o motivo.
        bot para titular: encerrou sua pergunta sem responder. … Motivo: Esse assunto não é desta equipe.
    """)


@pytest.mark.asyncio
async def test_a_mesma_pergunta_nao_entra_duas_vezes(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    await palco.encenar("""
        titular: Qual a capital da Australia???
        bot: Não sei responder a isso
        titular: [Perguntar à STI/MP]
        bot: Essa pergunta já está com a equipe central (STI/MP) desde 24/11/2026, 12h.
        sti: /fila
        bot: 1 pergunta à espera de resposta.
    """)


@pytest.mark.asyncio
async def test_fora_do_horario_se_diz_quando_e_a_equipe_sabe_ao_abrir(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    palco.relogio.now = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)  # sexta, 20h
    await palco.encenar("""
        titular: /perguntar
        bot: O que você quer perguntar à equipe central?
        titular: Como peço outra senha?
        bot: “Como peço outra senha?” [Enviar]
        titular: [Enviar]
        bot: Espere a resposta a partir de segunda-feira, 9h (horário de Brasília).
        titular: /perguntar
        bot: O que você quer perguntar à equipe central?
        titular: Quem paga a oficina?
        bot: “Quem paga a oficina?” [Enviar]
        titular: [Enviar]
        bot: Enviei sua pergunta
    """)
    palco.novas("sti")
    await palco.passar(hours=12)
    assert palco.novas("sti") == []
    palco.relogio.now = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)  # segunda, 9h
    await palco.passar(seconds=30)
    await palco.encenar("bot para sti: Chegaram 2 perguntas novas … um por hora [Ver perguntas abertas]")


@pytest.mark.asyncio
async def test_a_equipe_recebe_um_aviso_por_hora_no_maximo(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    palco.novas("sti")
    await palco.passar(seconds=30)
    await palco.encenar("""
        bot para sti: Chegou 1 pergunta nova para a equipe central.
        titular: /perguntar
        bot: O que você quer perguntar
        titular: Quem paga a oficina?
        bot: ...
        titular: [Enviar]
        bot: Enviei sua pergunta
    """)
    await palco.passar(minutes=30)
    assert palco.novas("sti") == []
    await palco.passar(minutes=31)
    await palco.encenar("bot para sti: Chegou 1 pergunta nova para a equipe central.")
    await palco.passar(hours=2)
    assert palco.novas("sti") == []


@pytest.mark.asyncio
async def test_quem_visita_tem_tres_perguntas_e_recebe_a_resposta(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.dizer("sti", "[Entrar na equipe central]")
    for pais in ("do Peru", "do Chile", "da Bolívia"):
        await palco.dizer("visitante", f"qual a capital {pais}?")
        (tela,) = await palco.dizer("visitante", "[Perguntar à STI/MP]")
        assert "Nilo Reis, sem convite" in tela.text
        (tela,) = await palco.dizer("visitante", "[Enviar]")
        assert tela.text.startswith("Enviei sua pergunta")
    await palco.encenar("""
        visitante: qual a capital do Equador?
        bot: Não sei responder a isso
        visitante: [Perguntar à STI/MP]
        bot: “qual a capital do Equador?” [Enviar]
        visitante: [Enviar]
        bot: Você já tem 3 perguntas à espera de resposta. [Tentar enviar de novo] [Menu]
        sti: /fila
        bot: 3 perguntas à espera [Nilo: qual a capital do Peru?] [Nilo: qual a capital do Chile?]
        sti: [Nilo: qual a capital do Peru?]
        bot: De Nilo Reis, sem convite [Responder]
        sti: [Responder]
        bot: O que você responde a Nilo Reis?
        sti: É Lima.
        bot: Sua resposta
        sti: [Enviar resposta]
        bot: Resposta enviada
        bot: Chegaram 2 perguntas novas para a equipe central.
        bot para visitante: Você perguntou: “qual a capital do Peru?” É Lima.
        visitante: qual a capital do Equador?
        bot: ...
        visitante: [Perguntar à STI/MP]
        bot: “qual a capital do Equador?” [Enviar]
        visitante: [Enviar]
        bot: Enviei sua pergunta
    """)


@pytest.mark.asyncio
async def test_duas_pessoas_respondem_e_nada_se_perde(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    await palco.abrir("intruso", await palco.convidar(Papel.STI, "Caio Brandão"))
    await palco.dizer("intruso", "[Entrar na equipe central]")
    await palco.dizer("intruso", "/fila")
    await palco.encenar("""
        intruso: [Rui: qual a capital da austrália?]
        bot: [Responder]
        intruso: [Responder]
        bot: O que você responde a Rui Tavares?
        intruso: Não é assunto nosso, mas é Camberra.
        bot: Sua resposta, ainda não enviada [Enviar resposta]
        sti: /fila
        bot: 1 pergunta
        sti: [Rui: qual a capital da austrália?]
        bot: Caio Brandão já começou a escrever uma resposta. [Responder]
        sti: [Responder]
        bot: O que você responde
        sti: É Camberra.
        bot: Sua resposta
        sti: [Enviar resposta]
        bot: Resposta enviada a Rui Tavares.
        intruso: [Enviar resposta]
        bot: Ana Lúcia Prado já respondeu … “É Camberra.” … continua guardado. … mas é Camberra.
        intruso: [Descartar o que escrevi]
        bot: Descartei a resposta a uma pergunta.
        bot para titular: Você perguntou: … É Camberra.
    """)
    assert palco.novas("titular") == []


@pytest.mark.asyncio
async def test_cpf_e_senha_saem_da_pergunta(palco: Palco) -> None:
    (tela,) = await palco.dizer("visitante", "meu cpf 52998224725 qual a capital do Peru?")
    assert "Não guardo CPF" in tela.text
    (tela,) = await palco.dizer("visitante", "[Perguntar à STI/MP]")
    assert "qual a capital do Peru?" in tela.text
    assert "52998224725" not in tela.text
    assert "52998224725" not in str((await palco.tabelas())["pergunta"])


@pytest.mark.asyncio
async def test_o_cartao_diz_que_a_resposta_nao_chega(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    await palco.pessoa("titular").block()
    await palco.encenar("""
        sti: /fila
        bot: 1 pergunta
        sti: [Rui: qual a capital da austrália?]
        bot: Quem perguntou bloqueou o assistente ou saiu dele. [Responder]
    """)


@pytest.mark.asyncio
async def test_a_equipe_nao_pergunta_a_si_mesma(palco: Palco) -> None:
    await ate(palco, "sti: [Entrar na equipe central]")
    await palco.encenar(f"""
        sti: {NINGUEM_SABE}
        bot: Não sei responder a isso
        sti: /perguntar
        bot: Nenhuma pergunta à espera de resposta.
    """)
    assert (await palco.tabelas())["pergunta"] == []


@pytest.mark.asyncio
async def test_botoes_antigos_dizem_o_que_houve_e_nao_enviam_de_novo(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR)
    enviar = pack(Act("pergunta.enviar", ("1",)))
    (tela,) = await palco.tocar("titular", enviar)
    assert tela.text.startswith("Essa pergunta já está com a equipe central")
    (tela,) = await palco.tocar("indicador", enviar)
    assert tela.text.startswith("Esse botão não vale mais.")
    await palco.encenar(RESPONDER)
    await palco.dizer("titular", "/acessibilidade")  # a fresh message to tap
    (tela,) = await palco.tocar("titular", enviar)
    assert "É Camberra." in legivel(tela)
    (tela,) = await palco.tocar("sti", pack(Act("fila.responder", ("1",))))
    assert tela.text.startswith("Ana Lúcia Prado já respondeu a essa pergunta")
    await palco.encenar("""
        titular: /perguntar
        bot: ...
        titular: Quem paga a oficina?
        bot: “Quem paga a oficina?” [Não enviar]
        titular: [Não enviar]
        bot: Nada foi enviado.
    """)
    (tela,) = await palco.tocar("titular", pack(Act("pergunta.enviar", ("2",))))
    assert tela.text.startswith("Você decidiu não enviar essa pergunta.")


@pytest.mark.asyncio
async def test_perguntas_sao_esquecidas_em_um_ano_e_as_nao_enviadas_em_dias(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE + ENVIAR + RESPONDER)
    await palco.encenar("""
        titular: [Ainda tenho dúvida]
        bot: O que você quer perguntar
        titular: E a da Nova Zelândia?
        bot: [Enviar]
        titular: [Enviar]
        bot: Enviei sua pergunta
        titular: qual a capital do Peru?
        bot: Não sei responder a isso
    """)
    await palco.passar(days=8)
    assert [linha[4] for linha in (await palco.tabelas())["pergunta"]] == [
        NINGUEM_SABE,
        "E a da Nova Zelândia?",
    ]
    await palco.passar(days=300)
    assert len((await palco.tabelas())["pergunta"]) == 2
    await palco.passar(days=60)
    assert (await palco.tabelas())["pergunta"] == []
    (tela,) = await palco.tocar("sti", pack(Act("fila.ver", ("1",))))
    assert tela.text.startswith("Essa pergunta não está mais guardada.")
