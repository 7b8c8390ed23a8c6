"""Announcements: written, shown as they will look, sent once to each, stopped, approved, replied to."""

import pytest

from bot.domain.papeis import Papel
from bot.sandbox.standin.messages import Message
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_O_ACEITE, ate

NEGRITO = {"type": "bold", "offset": 5, "length": 6}  # over {nome}
ESCREVER = """
    sti: /comunicado
    bot: Nenhum comunicado ainda [Escrever comunicado] [Menu]
    sti: [Escrever comunicado]
    bot: Qual é o comunicado?
"""
A_TODOS = """
    sti: [Todas as pessoas]
    bot: Quem recebe o comunicado? … Todas as pessoas dos órgãos. [Pronto]
    sti: [Pronto]
    bot: Rascunho: [Ver como fica] [Enviar só para mim] [Enviar agora] [Agendar o envio]
"""


async def equipe(palco: Palco, *outras: str) -> None:
    """Let the central team come in, with others of it."""
    for nome in ("sti", *outras):
        await palco.abrir(nome, await palco.convidar(Papel.STI, f"Pessoa {nome}"))
        await palco.dizer(nome, "[Entrar na equipe central]")


async def escrever(palco: Palco, texto: str = "Olá, {nome}! A oficina é amanhã.", **mais: object) -> None:
    """Write an announcement to everybody in the organs."""
    await palco.encenar(ESCREVER)
    await palco.pessoa("sti").say(texto, **mais)  # type: ignore[arg-type]
    await palco.sossegar()
    assert "Quem recebe o comunicado?" in legivel(palco.novas("sti")[-1])
    await palco.encenar(A_TODOS)


def recebidas(palco: Palco, nome: str, trecho: str) -> list[Message]:
    """Return the messages of the bot with these words in somebody's chat."""
    return [m for m in palco.pessoa(nome).messages if m.from_bot and trecho in legivel(m)]


@pytest.mark.asyncio
async def test_um_comunicado_vai_uma_vez_so_a_cada_pessoa_como_foi_escrito(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco, INMETRO, ANAC)  # two organs, one message
    await palco.dizer("titular", "/menu")
    await escrever(palco, entities=[NEGRITO])
    await palco.encenar("""
        sti: [Ver como fica]
        bot: Olá, Rui Tavares! A oficina é amanhã. [Responder]
        bot: Rascunho: Olá, {nome}! A oficina … 1 pessoa recebe [Enviar agora]
    """)
    await palco.recomecar()
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa? [Sim, enviar agora] [Agora não]
        sti: [Sim, enviar agora]
        bot: Enviando:
    """)
    await palco.passar(seconds=30)
    await palco.encenar("""
        bot para sti: Terminou o envio … 1 pessoa recebeu. [Baixar planilha das entregas]
    """)
    (recebida,) = recebidas(palco, "titular", "A oficina é amanhã")
    assert recebida.html == "Olá, <b>Rui Tavares</b>! A oficina é amanhã."


@pytest.mark.asyncio
async def test_uma_audiencia_vazia_nao_sai_e_nada_se_perde(palco: Palco) -> None:
    await equipe(palco)
    await escrever(palco)
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Ninguém no assistente corresponde à escolha … Rascunho: [Enviar agora]
        sti: [Descartar rascunho]
        bot: Descartar o rascunho [Sim, descartar] [Agora não]
        sti: [Sim, descartar]
        bot: Rascunho descartado. Ninguém o recebeu. [Ver comunicados]
    """)


@pytest.mark.asyncio
async def test_agendado_muda_de_texto_e_sai_na_hora_com_o_texto_novo(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco)
    await palco.encenar("""
        sti: [Agendar o envio]
        bot: Quando o comunicado sai? [Amanhã, 9h] [Segunda-feira, 9h] [Escrever outra data]
        sti: [Escrever outra data]
        bot: Em que dia e hora o comunicado sai? [Voltar sem mudar nada]
        sti: logo mais
        bot: Não entendi a data e a hora. … Em que dia e hora
        sti: ontem não, hoje 10h
        bot: 24/11/2026, 10h já passou. … Em que dia e hora
        sti: hoje às 14h
        bot: Agendado: … 24/11/2026, 14h [Mudar a hora] [Cancelar agendamento]
        sti: [Mudar o texto]
        bot: Qual é o comunicado?
        sti: A oficina mudou para sexta.
        bot: Texto guardado. … Agendado: A oficina mudou para
    """)
    await palco.recomecar()
    await palco.passar(hours=3)
    await palco.passar(seconds=30)
    (recebida,) = recebidas(palco, "titular", "A oficina")
    assert legivel(recebida) == "A oficina mudou para sexta."
    await palco.encenar("""
        bot para sti: Terminou o envio de “A oficina mudou para… … 1 pessoa recebeu.
        sti: /comunicado
        bot: 1 comunicado [Enviado: A oficina mudou pa]
    """)


@pytest.mark.asyncio
async def test_o_agendamento_cancelado_nao_sai(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco)
    await palco.encenar("""
        sti: [Agendar o envio]
        bot: Quando o comunicado sai?
        sti: [Amanhã, 9h]
        bot: Agendado: … 25/11/2026, 9h
        sti: /comunicado
        bot: 1 comunicado
        sti: 2
        bot: Agendado: [Cancelar agendamento]
        sti: [Cancelar agendamento]
        bot: O comunicado voltou a ser rascunho.
    """)
    await palco.passar(days=2)
    assert not recebidas(palco, "titular", "A oficina")


@pytest.mark.asyncio
async def test_parado_no_meio_quem_esperava_nao_recebe(palco: Palco) -> None:
    await equipe(palco)
    for nome in ("titular", "substituto"):
        await titular(palco, nome=nome)
        await palco.dizer(nome, "/menu")
    await escrever(palco)
    palco.tg.fail("sendMessage", chat=palco.pessoa("substituto").id, code=500, times=1000)
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 2 pessoas?
    """)
    sti = palco.pessoa("sti")
    palco.relogio.avancar(seconds=2)  # no chat had a message in the last second
    for botao, pronto in (
        ("Sim, enviar agora", "Enviando"),
        ("Pausar o envio", "Em pausa"),
        ("Retomar o envio", "Enviando"),
        ("Parar o envio", "Parar de vez?"),
        ("Sim, parar o envio", "Parado"),
    ):
        await sti.tap(botao)
        await palco.tg.until(lambda pronto=pronto: bool(recebidas(palco, "sti", pronto)))  # type: ignore[misc]
        if botao == "Sim, enviar agora":
            await palco.tg.until(lambda: bool(recebidas(palco, "titular", "A oficina")))
    await palco.recomecar()
    await palco.passar(hours=1)
    assert not recebidas(palco, "substituto", "A oficina")
    assert recebidas(palco, "sti", "1 pessoa ficou sem receber, porque o envio parou.")
    assert len(recebidas(palco, "titular", "A oficina")) == 1


@pytest.mark.asyncio
async def test_quem_bloqueou_aparece_no_relatorio_e_quando_volta_recebe_o_seguinte(palco: Palco) -> None:
    await equipe(palco)
    for nome in ("titular", "substituto"):
        await titular(palco, nome=nome)
        await palco.dizer(nome, "/menu")
    await palco.pessoa("titular").block()
    await escrever(palco, "Primeiro aviso.")
    await palco.encenar("""
        sti: /comunicado
        bot: 1 comunicado
        sti: 2
        bot: 1 pessoa recebe, … 1 pessoa bloqueou o assistente e não recebe até voltar.
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        sti: [Sim, enviar agora]
        bot: Enviando:
    """)
    await palco.passar(seconds=30)
    await palco.encenar(
        "bot para sti: Terminou o envio … 1 pessoa bloqueou o assistente e não recebe até voltar."
    )
    await palco.pessoa("titular").unblock()
    await palco.dizer("titular", "/menu")
    await palco.encenar("""
        sti: /comunicado
        bot: 1 comunicado
        sti: [Escrever comunicado]
        bot: Qual é o comunicado?
        sti: Segundo aviso.
        bot: Quem recebe
        sti: [Incluir pessoas pelo nome]
        bot: Quais pessoas recebem
        sti: rui, ninguém de tal
        bot: Não encontrei entre os abertos aqui: ninguém de tal. … Mais estas pessoas: Rui Tavares
        sti: [Pronto]
        bot: Rascunho: Segundo aviso.
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        sti: [Sim, enviar agora]
        bot: Enviando:
    """)
    await palco.passar(seconds=30)
    assert len(recebidas(palco, "titular", "Segundo aviso.")) == 1
    assert not recebidas(palco, "titular", "Primeiro aviso.")


@pytest.mark.asyncio
async def test_a_resposta_de_quem_recebeu_chega_a_fila_com_o_comunicado(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco, "A oficina é amanhã.")
    await palco.dizer("sti", "[Enviar agora]")
    await palco.dizer("sti", "[Sim, enviar agora]")
    await palco.passar(seconds=30)
    (recebida,) = recebidas(palco, "titular", "A oficina")
    await palco.pessoa("titular").say("Posso levar o estagiário?", reply_to=recebida.id)
    await palco.sossegar()
    await palco.encenar("""
        titular: [Enviar]
        bot: Enviei sua pergunta à equipe central
        titular: [Responder]
        bot: Sua mensagem vai à equipe central com o comunicado “A oficina é amanhã.” … O que você quer
        titular: E é em qual sala?
        bot: Enviar esta pergunta à equipe central
        titular: [Enviar]
        bot: Enviei sua pergunta
        sti: /fila
        bot: 2 perguntas à espera
        sti: 1
        bot: Resposta ao comunicado “A oficina é amanhã.” … “Posso levar o estagiário?”
        sti: /fila
        bot: 2 perguntas
        sti: 2
        bot: Resposta ao comunicado “A oficina é amanhã.” … “E é em qual sala?”
    """)


@pytest.mark.asyncio
async def test_duas_da_equipe_o_botao_antigo_nao_envia_o_que_a_outra_mudou(palco: Palco) -> None:
    await equipe(palco, "intruso")
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco)
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        intruso: /comunicado
        bot: 1 comunicado
        intruso: 2
        bot: Rascunho: [Mudar o texto]
        intruso: [Mudar o texto]
        bot: Qual é o comunicado?
        intruso: Outro texto.
        bot: Texto guardado.
        sti: [Sim, enviar agora]
        bot: O comunicado mudou depois que você o viu. Nada foi enviado. … Rascunho: Outro texto.
        intruso: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        intruso: [Sim, enviar agora]
        bot: Enviando:
        sti: [Mudar o texto]
        bot: Esse comunicado já começou a ser enviado. Nada mudou nele.
    """)
    await palco.passar(seconds=30)
    assert len(recebidas(palco, "titular", "Outro texto.")) == 1


@pytest.mark.asyncio
async def test_foto_com_legenda_e_texto_longo_demais(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await palco.encenar(ESCREVER)
    await palco.encenar(f"""
        sti: {"a" * 4060} {{orgao}} {{nome}}
        bot: O texto não cabe: sobram … Nada foi guardado. … Qual é o comunicado?
    """)
    await palco.pessoa("sti").send_file("cartaz.jpg", b"\xff\xd8foto", "photo", caption="Cartaz para {nome}")
    await palco.sossegar()
    assert "Quem recebe o comunicado?" in legivel(palco.novas("sti")[-1])
    await palco.encenar(A_TODOS)
    await palco.dizer("sti", "[Enviar agora]")
    await palco.dizer("sti", "[Sim, enviar agora]")
    await palco.passar(seconds=30)
    (recebida,) = recebidas(palco, "titular", "Cartaz para Rui Tavares")
    assert recebida.file is not None
    assert recebida.file.data == b"\xff\xd8foto"


@pytest.mark.asyncio
async def test_quem_esta_de_fora_vem_com_e_mail_e_texto(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await escrever(palco)
    await palco.encenar(
        """
        sti: [Avisar quem está de fora]
        bot: 1 pessoa ainda não está no assistente … iara.teles@inmetro.gov.br … Olá, [nome]!
        bot: Quem ainda não está no assistente, com e-mail
        sti: [Ver o comunicado]
        bot: Rascunho: … 2 pessoas recebem … 1 pessoa indicada ainda não está no assistente
        sti: [Escolher quem recebe]
        bot: Quem recebe o comunicado?
        sti: [Recomeçar a escolha]
        bot: Ninguém escolhido ainda.
        sti: [Escolher situação]
        bot: Em qual situação? [Ritmo menor que o preciso] [Sem inventário]
        sti: [Não abriu o link]
        bot: Em qual situação? [Não abriu o link (escolhido)]
        sti: [Voltar a quem recebe]
        bot: Ninguém no assistente. … 1 pessoa indicada ainda não está
        sti: [Escolher situação]
        bot: Em qual situação?
        sti: [Sem inventário]
        bot: [Sem inventário (escolhido)]
        sti: [Voltar a quem recebe]
        bot: Situação: Não abriu o link, Sem inventário … 2 pessoas no assistente.
        sti: [Escolher temas]
        bot: Quais temas?
        sti: [Prestação]
        bot: [Prestação (escolhido)]
        sti: [Voltar a quem recebe]
        bot: 1 pessoa no assistente.
    """.replace("[nome]", " … ")
    )


async def comecar_com_alguem_que_nao_responde(palco: Palco, **falha: int) -> None:
    """Begin one to two people, one of whom Telegram fails for."""
    await equipe(palco)
    for nome in ("titular", "substituto"):
        await titular(palco, nome=nome)
        await palco.dizer(nome, "/menu")
    await escrever(palco)
    palco.tg.fail("sendMessage", chat=palco.pessoa("substituto").id, **falha)
    await palco.dizer("sti", "[Enviar agora]")
    palco.relogio.avancar(seconds=2)  # no chat had a message in the last second
    await palco.pessoa("sti").tap("Sim, enviar agora")
    await palco.tg.until(lambda: bool(recebidas(palco, "titular", "A oficina")))


@pytest.mark.asyncio
async def test_o_andamento_fica_em_uma_mensagem_so_e_uma_queda_no_meio_nao_perde_ninguem(
    palco: Palco,
) -> None:
    await comecar_com_alguem_que_nao_responde(palco, code=500, times=1000)
    await palco.tg.until(lambda: bool(recebidas(palco, "sti", "Enviando:")))
    antes = len(palco.pessoa("sti").messages)
    await palco.assistente.tick()
    await palco.tg.until(lambda: bool(recebidas(palco, "sti", "▰▰▰▰▰▱▱▱▱▱ 1 de 2 pessoas.")))
    assert len(palco.pessoa("sti").messages) == antes
    palco.tg.world.faults.clear()
    await palco.recomecar()
    await palco.passar(minutes=10)
    await palco.passar(seconds=30)
    for nome in ("titular", "substituto"):
        assert len(recebidas(palco, nome, "A oficina")) == 1
    assert recebidas(palco, "sti", "2 pessoas receberam.")


@pytest.mark.asyncio
async def test_so_quem_falhou_recebe_de_novo(palco: Palco) -> None:
    await comecar_com_alguem_que_nao_responde(palco, code=400)
    await palco.sossegar()
    await palco.passar(seconds=30)
    await palco.encenar("""
        sti: /comunicado
        bot: 1 comunicado
        sti: 2
        bot: 1 pessoa recebeu. 1 envio falhou. Motivo de 1 falha: o Telegram recusou a mensagem.
    """)
    (enviando, *_) = await palco.dizer("sti", "[Enviar de novo às falhas]")  # the end may come with it
    assert legivel(enviando).startswith("Enviando:")
    await palco.passar(seconds=30)
    for nome in ("titular", "substituto"):
        assert len(recebidas(palco, nome, "A oficina")) == 1
    assert recebidas(palco, "sti", "2 pessoas receberam.")


@pytest.mark.asyncio
async def test_um_numero_em_outra_tela_e_da_tela_e_nao_vira_o_texto(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco, INMETRO)
    await palco.dizer("titular", "/menu")
    await escrever(palco, "A oficina é amanhã.")
    await palco.encenar("""
        sti: [Mudar o texto]
        bot: Qual é o comunicado?
        sti: /comunicado
        bot: 1 comunicado [Escrever comunicado] [Rascunho: A oficina é amanhã]
        sti: 2
        bot: Rascunho: A oficina é amanhã. … 1 pessoa recebe
    """)


@pytest.mark.asyncio
async def test_um_botao_antigo_depois_do_fim_diz_que_nada_mudou(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco)
    await palco.dizer("sti", "[Enviar agora]")
    await palco.dizer("sti", "[Sim, enviar agora]")
    await palco.passar(seconds=30)
    for botao, dito in (
        ("enviar:1:2", "já começou a ser enviado"),
        ("pausar:1", "já não se aplica"),
        ("retomar:1", "já não se aplica"),
        ("parado:1", "já não se aplica"),
        ("aprovar:1:2", "já foi resolvido"),
        ("descartado:1", "já começou a ser enviado"),
        ("quando:1:2:202612010900", "já começou a ser enviado"),
    ):
        await palco.dizer("sti", "/acessibilidade")
        (tela,) = await palco.tocar("sti", f"a:comunicado.{botao}")
        assert dito in legivel(tela)
        assert "1 pessoa recebeu." in legivel(tela)
    assert len(recebidas(palco, "titular", "A oficina é amanhã")) == 1


@pytest.mark.asyncio
async def test_no_modo_leitor_o_andamento_vem_em_palavras_um_quarto_de_cada_vez(palco: Palco) -> None:
    await equipe(palco)
    await palco.dizer("sti", "/acessibilidade")
    await palco.dizer("sti", "1")
    for nome in ("titular", "substituto"):
        await titular(palco, nome=nome)
        await palco.dizer(nome, "/menu")
    await escrever(palco)
    palco.tg.fail("sendMessage", chat=palco.pessoa("substituto").id, code=500, times=1000)
    await palco.dizer("sti", "[Enviar agora]")
    palco.relogio.avancar(seconds=2)
    await palco.pessoa("sti").tap("Sim, enviar agora")
    await palco.tg.until(lambda: bool(recebidas(palco, "titular", "A oficina")))
    await palco.assistente.database.settle()
    for _ in range(3):
        palco.relogio.avancar(seconds=2)
        await palco.assistente.tick()
    await palco.tg.until(lambda: bool(recebidas(palco, "sti", "1 de 2 pessoas.")))
    assert len(recebidas(palco, "sti", "1 de 2 pessoas.")) == 1
    assert not recebidas(palco, "sti", "▰")
