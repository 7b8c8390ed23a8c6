"""The central team changes, cancels, answers requests, sees who came; people hear of it once."""

import pytest

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco
from tests.oficinas.mesa import a_oficina, aberta, agendas, inscrever, recebeu, situacoes

MUDAR_O_LUGAR = """
    sti: [Mudar a oficina]
    bot: Confira a oficina … Onde: https://sala.example/oficina [Guardar e avisar] [Mudar uma resposta]
    sti: [Mudar uma resposta]
    bot: O que você quer mudar?
    sti: [Quando e onde]
    bot: O que você quer mudar?
    sti: [Onde]
    bot: Onde é?
    sti: Bloco K, sala 2
    bot: O que você quer mudar? … Onde: Bloco K, sala 2
    sti: [Voltar ao resumo]
    bot: Confira a oficina … Onde: Bloco K, sala 2 [Guardar e avisar]
"""


@pytest.mark.asyncio
async def test_a_mudanca_de_lugar_chega_uma_vez_e_atualiza_a_agenda(palco: Palco) -> None:
    link = await aberta(palco, 1)
    for nome in ("visitante", "titular"):
        await inscrever(palco, nome, link)
    await palco.tocar("sti", "a:oficina:1")
    await palco.encenar(MUDAR_O_LUGAR)
    await palco.encenar(
        """
        sti: [Guardar e avisar]
        bot: “Escrever para quem usa” mudou. Quem tem vaga ou espera recebe o aviso
        bot para visitante: Mudou “Escrever para quem usa” … Bloco K, sala 2 Assim ainda serve para você?
        bot para titular: Mudou … lista de espera. Quer continuar na lista? [Não posso ir]
        """
    )
    for _ in range(3):
        await palco.passar(minutes=1)
    await palco.recomecar()
    await palco.passar(minutes=1)
    assert [recebeu(palco, nome, "Mudou “") for nome in ("visitante", "titular")] == [1, 1]
    antes, depois = agendas(palco, "visitante")
    assert antes.vevent.uid.value == depois.vevent.uid.value
    assert [a.vevent.sequence.value for a in (antes, depois)] == ["0", "1"]
    assert depois.vevent.location.value == "Bloco K, sala 2"


@pytest.mark.asyncio
async def test_mais_vagas_chamam_a_espera_e_so_o_titulo_nao_avisa_ninguem(palco: Palco) -> None:
    link = await aberta(palco, 1)
    for nome in ("visitante", "titular"):
        await inscrever(palco, nome, link)
    await palco.tocar("sti", "a:oficina:1")
    await palco.encenar(
        """
        sti: [Mudar a oficina]
        bot: Confira a oficina
        sti: [Mudar uma resposta]
        bot: O que você quer mudar?
        sti: [Para quem]
        bot: O que você quer mudar?
        sti: [Vagas]
        bot: Quantas vagas?
        sti: 2
        bot: O que você quer mudar? … Vagas: 2
        sti: [Voltar ao resumo]
        bot: Confira a oficina … Vagas: 2
        sti: [Guardar e avisar]
        bot: “Escrever para quem usa” mudou. Dia, hora e lugar são os mesmos, então ninguém foi avisado.
        bot para titular: Abriu uma vaga em “Escrever para quem usa”, e ela é sua.
        """
    )
    await palco.passar(minutes=1)
    assert recebeu(palco, "visitante", "Mudou “") == 0
    assert await situacoes(palco) == [("visitante", "confirmada"), ("titular", "confirmada")]


@pytest.mark.asyncio
async def test_cancelar_avisa_todos_uma_vez_e_tira_da_agenda(palco: Palco) -> None:
    link = await aberta(palco, 1)
    for nome in ("visitante", "titular"):
        await inscrever(palco, nome, link)
    await palco.tocar("sti", "a:oficina:1")
    await palco.encenar(
        """
        sti: [Cancelar a oficina]
        bot: Por que cancelar “Escrever para quem usa”?
        sti: A sala foi interditada.
        bot: Cancelar a oficina: ainda não foi feito [Sim, cancelar e avisar]
        sti: [Sim, cancelar e avisar]
        bot: “Escrever para quem usa” foi cancelada.
        bot para visitante: “Escrever para quem usa” foi cancelada. Motivo: A sala foi interditada.
        bot para titular: “Escrever para quem usa” foi cancelada. Motivo: A sala foi interditada.
        """
    )
    for _ in range(2):
        await palco.passar(days=5)
    assert [recebeu(palco, nome, "foi cancelada") for nome in ("visitante", "titular")] == [1, 1]
    assert recebeu(palco, "visitante", "Falta um dia") == 0
    cancelada = agendas(palco, "visitante")[-1]
    assert (cancelada.method.value, cancelada.vevent.sequence.value) == ("CANCEL", "1")
    (tela,) = await palco.abrir("intruso", link)
    assert "Esta oficina foi cancelada. Motivo: A sala foi interditada." in (tela.text or "").replace(
        "\n", " "
    )
    (tela,) = await palco.tocar("sti", "a:oficina.mudar:1")
    assert tela.text.startswith("Esta oficina já passou ou foi cancelada. Nada mudou.")


@pytest.mark.asyncio
async def test_duas_pessoas_da_equipe_nao_sobrescrevem_uma_a_outra(palco: Palco) -> None:
    await aberta(palco, 1)

    await palco.abrir("indicador", await palco.convidar(Papel.STI, "Helena Duarte"))
    await palco.dizer("indicador", "[Entrar na equipe central]")
    await palco.tocar("indicador", "a:oficina:1")
    await palco.encenar(MUDAR_O_LUGAR.replace("sti:", "indicador:"))
    await palco.tocar("sti", "a:oficina:1")
    await palco.encenar(MUDAR_O_LUGAR.replace("Bloco K, sala 2", "Auditório"))
    await palco.encenar(
        """
        sti: [Guardar e avisar]
        bot: “Escrever para quem usa” mudou.
        indicador: [Guardar e avisar]
        bot: Outra pessoa da equipe mudou esta oficina depois que você começou. [Recomeçar do que vale agora]
        indicador: [Recomeçar do que vale agora]
        bot: Confira a oficina … Onde: Auditório
        indicador: [Salvar e sair]
        bot: Guardei a oficina “Escrever para quem usa”.
        indicador: /menu
        bot: Menu de Helena Duarte
        """
    )
    botoes = [label for row in palco.pessoa("indicador").messages[-1].buttons for label, _ in row]
    assert sum(1 for rotulo in botoes if rotulo.startswith("Continuar")) == 1
    assert (await a_oficina(palco)).onde == "Auditório"
    (tela,) = await palco.tocar("sti", "a:oficina.historico:1")
    assert "Ana Lúcia Prado mudou o lugar." in (tela.text or "")


@pytest.mark.asyncio
async def test_vespera_e_hora_antes_uma_vez_cada_mesmo_com_reinicio(palco: Palco) -> None:
    link = await aberta(palco, 1)
    await inscrever(palco, "visitante", link)
    await palco.passar(days=9)
    assert recebeu(palco, "visitante", "Falta um dia") == 0
    await palco.passar(hours=6)
    await palco.recomecar()
    await palco.passar(hours=2)
    assert recebeu(palco, "visitante", "Falta um dia ou menos para “Escrever para quem usa”.") == 1
    await palco.passar(hours=17, minutes=45)
    await palco.recomecar()
    await palco.passar(minutes=10)
    assert recebeu(palco, "visitante", "começa em até uma hora.") == 1
    assert recebeu(palco, "visitante", "Falta um dia") == 1


@pytest.mark.asyncio
async def test_presenca_pelo_link_nota_em_um_toque_e_relatorio(palco: Palco) -> None:
    link = await aberta(palco, 3)
    for nome in ("visitante", "titular", "substituto"):
        await inscrever(palco, nome, link)
    sala = f"https://t.me/bot?start=presenca-{(await a_oficina(palco)).token_da_sala}"
    sala = sala.replace("t.me/bot", link.split("?")[0].removeprefix("https://"))
    (tela,) = await palco.abrir("visitante", sala)
    assert "não vale agora" in (tela.text or "")
    palco.relogio.avancar(days=10, hours=2, minutes=20)
    (tela,) = await palco.abrir("visitante", sala)
    assert "Presença guardada" in (tela.text or "")
    (tela,) = await palco.abrir("intruso", sala)
    assert "Você não está na lista" in (tela.text or "")
    await palco.tocar("sti", "a:oficina.presenca:1")
    await palco.encenar(
        """
        sti: [Sem marca: titular Souza]
        bot: Marcadas: 2 de 3 pessoas. [Veio: visitante Souza] [Veio: titular Souza]
        """
    )
    await palco.tocar("sti", "a:oficina.veio:3:nao")
    await palco.passar(hours=3)
    await palco.passar(minutes=1)
    assert [recebeu(palco, n, "Como foi") for n in ("visitante", "titular", "substituto")] == [1, 1, 0]
    await palco.encenar(
        """
        visitante: [5: muito boa]
        bot: Nota 5 guardada
        titular: [2: serviu pouco]
        bot: Nota 2 guardada [Mudar a nota]
        titular: [Mudar a nota]
        bot: Como foi “Escrever para quem usa”?
        titular: 4
        bot: Nota 4 guardada
        """
    )
    (tela,) = await palco.tocar("sti", "a:oficina.relatorio:1")
    texto = " ".join((tela.text or "").split())
    assert "Vieram: 2. Faltaram: 1. Nota média: 4,5 de 5, de 2 pessoas." in texto
    (folha,) = await palco.tocar("sti", "a:oficina.planilha:1")
    assert folha.file_name == "oficina-1.xlsx"


@pytest.mark.asyncio
async def test_o_pedido_de_um_ponto_focal_e_respondido_e_vira_oficina(palco: Palco) -> None:
    await aberta(palco, 1, "titular")
    await palco.encenar(
        """
        titular: /oficinas
        bot: 1 oficina marcada. [Pedir uma oficina] [Ver meus pedidos de oficina]
        titular: [Pedir uma oficina]
        bot: De qual tema é a oficina?
        titular: 3
        bot: Quem vai participar?
        titular: as equipes que escrevem
        bot: Quantas pessoas, mais ou menos?
        titular: 20
        bot: De quais áreas finalísticas? [Pular]
        titular: Ouvidoria
        bot: Quais datas servem?
        titular: 3 de março, de manhã
        bot: Onde seria?
        titular: no auditório do órgão
        bot: Confira o pedido, ainda não enviado [Enviar pedido]
        titular: [Enviar pedido]
        bot: Enviei seu pedido à equipe central
        bot para sti: Rui Tavares, do órgão … (INMETRO), pediu uma oficina. [Ver o pedido]
        sti: [Ver o pedido]
        bot: Datas: 3 de março, de manhã … espera a resposta [Aceitar e abrir a oficina] [Propor outra data]
        sti: [Propor outra data]
        bot: Que data você propõe a Rui Tavares?
        sti: 4 de março, às 9h
        bot: Sua proposta, ainda não enviada
        sti: [Enviar proposta]
        bot: Sua resposta foi enviada.
        bot para titular: A equipe central propõe outra data … Proposta: 4 de março, às 9h
        titular: [Pedir outra data]
        bot: Que outra data serve?
        titular: Só depois do dia 10.
        bot: Sua resposta, ainda não enviada
        titular: [Enviar resposta]
        bot: Sua resposta foi enviada.
        bot para sti: Rui Tavares … respondeu à data proposta: prefere outra. [Ver o pedido]
        sti: [Ver o pedido]
        bot: Equipe central: “4 de março, às 9h” Quem pede: “Só depois do dia 10.” [Aceitar e abrir a oficina]
        sti: [Aceitar e abrir a oficina]
        bot: O que você vai marcar?
        sti: 2
        bot: Qual é o título?
        sti: Visita ao órgão
        bot: Para que serve?
        sti: Ver os serviços de perto.
        bot: Em que dia?
        sti: 11/03/2027
        bot: A que horas começa?
        sti: 9
        bot: A que horas termina?
        sti: 11h
        bot: Para quem é?
        sti: 2
        bot: Confira a oficina … Onde: no auditório do órgão … Vagas: 20
        sti: [Guardar e avisar]
        bot: “Visita ao órgão” está aberta.
        bot: Encaminhe este texto
        """
    )
    assert recebeu(palco, "titular", "A oficina que você pediu está marcada: “Visita ao órgão”.") == 1
    (tela,) = await palco.tocar("titular", "a:oficinas.desistir:1")
    assert tela.text.startswith("Esse pedido já mudou: a oficina foi marcada.")


@pytest.mark.asyncio
async def test_um_pedido_recusado_volta_com_o_motivo_e_quem_nao_vai_pode_mudar_de_ideia(palco: Palco) -> None:
    await aberta(palco, 1, "titular")
    await palco.tocar("titular", "a:oficina:1")
    await palco.encenar(
        """
        titular: [Não vou participar]
        bot: Você disse que não vai. [Confirmar presença]
        titular: [Confirmar presença]
        bot: Você tem vaga em “Escrever para quem usa”.
        bot: Abra o arquivo
        """
    )
    await palco.tocar("titular", "a:oficina.pedir")
    for fala in ("1", "as equipes que escrevem", "20", "/pular", "março", "no órgão", "[Enviar pedido]"):
        await palco.dizer("titular", fala)
    await palco.tocar("sti", "a:oficinas.pedido:1")
    await palco.encenar(
        """
        sti: [Recusar o pedido]
        bot: Por que recusar o pedido de Rui Tavares?
        sti: Em março a equipe está fora.
        bot: Recusar o pedido: ainda não foi feito
        sti: [Recusar e avisar]
        bot: Sua resposta foi enviada. [Ver o pedido]
        bot para titular: não vai haver a oficina. Motivo: Em março a equipe está fora. [Menu]
        sti: [Ver o pedido]
        bot: a equipe central recusou. [Voltar às oficinas]
        """
    )
    (tela,) = await palco.tocar("sti", "a:oficinas.propor:1")
    assert tela.text.startswith("Esse pedido já mudou: a equipe central recusou.")
