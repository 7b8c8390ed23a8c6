"""Taking part in an oficina: announced, by the link, on the waitlist, a place that is freed."""

import asyncio

import pytest
from sqlmodel import col, select

from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from tests.conversas.palco import Palco
from tests.oficinas.mesa import a_oficina, aberta, agendas, inscrever, recebeu, situacoes

PESSOAS, VAGAS = 50, 10


@pytest.mark.asyncio
async def test_quem_e_ponto_focal_recebe_o_anuncio_e_confirma(palco: Palco) -> None:
    await aberta(palco, 2, "titular")
    await palco.encenar(
        """
        bot para titular: Oficina: Escrever para quem usa … das 14h30 às 17h (horário de Brasília). … on-line
        titular: [Confirmar presença]
        bot: Você tem vaga em “Escrever para quem usa”. … Onde: https://sala.example/oficina
        bot: Abra o arquivo para pôr a oficina na sua agenda.
        titular: /oficinas
        bot: 1 oficina marcada.
        titular: 1
        bot: Resta 1 vaga, de 2. Você tem vaga. [Pôr na minha agenda] [Não posso mais ir]
        """
    )
    (agenda,) = agendas(palco, "titular")
    oficina = await a_oficina(palco)
    assert agenda.vevent.dtstart.value == oficina.inicio
    assert agenda.vevent.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["America/Sao_Paulo"]
    assert agenda.vevent.location.value == "https://sala.example/oficina"
    assert recebeu(palco, "titular", "Você recebe este aviso porque é ponto focal") <= 1


@pytest.mark.asyncio
async def test_quem_e_da_area_se_inscreve_pelo_link_e_nao_ve_o_orgao(palco: Palco) -> None:
    link = await aberta(palco, 1, "titular")
    (tela,) = await palco.abrir("visitante", link)
    assert "sala.example" not in (tela.text or "")
    await palco.encenar(
        """
        visitante: [Fazer minha inscrição]
        bot: Qual é o seu nome?
        visitante: Nilo Reis
        bot: Qual é o seu e-mail de trabalho?
        visitante: nilo
        bot: “nilo” não parece um e-mail.
        visitante: nilo.reis@inmetro.gov.br
        bot: Em que órgão você trabalha?
        visitante: Inmetro
        bot: Em que área você trabalha?
        visitante: Ouvidoria
        bot: Confira sua inscrição … Nilo Reis … Ouvidoria [Confirmar inscrição]
        visitante: [Confirmar inscrição]
        bot: Você tem vaga em “Escrever para quem usa”. … Onde: https://sala.example/oficina
        bot: Abra o arquivo
        visitante: /servicos
        bot: Para isso, você precisa de um convite.
        visitante: /oficinas
        bot: 1 oficina marcada. [04/12/2026, 14h30: Escrever para quem usa] [Ver oficinas passadas]
        titular: /oficinas
        bot: 1 oficina marcada.
        titular: 1
        bot: Todas as vagas (1) estão ocupadas; ainda há lista de espera. [Entrar na lista de espera]
        """
    )
    assert await situacoes(palco) == [("visitante", "confirmada")]


@pytest.mark.asyncio
async def test_a_vaga_que_abre_e_da_primeira_pessoa_que_espera(palco: Palco) -> None:
    link = await aberta(palco, 1)
    for nome in ("visitante", "intruso", "titular", "substituto"):
        await inscrever(palco, nome, link)
    await palco.pessoa("intruso").block()
    await palco.sossegar()
    await palco.abrir("visitante", link)
    await palco.encenar(
        """
        visitante: [Não posso mais ir]
        bot: Liberar sua vaga em “Escrever para quem usa”? [Sim, liberar minha vaga] [Manter minha inscrição]
        visitante: [Sim, liberar minha vaga]
        bot: Você saiu desta oficina. [Entrar na lista de espera]
        bot para titular: Abriu uma vaga em “Escrever para quem usa”, e ela é sua. … avise até 25/11/2026, 12h
        titular: [Manter minha inscrição]
        bot: Sua vaga em “Escrever para quem usa” está mantida.
        """
    )
    # Somebody who blocked the assistant could not say no: she waits on, and is not forgotten.
    assert await situacoes(palco) == [
        ("visitante", "desistiu"),
        ("intruso", "espera"),
        ("titular", "confirmada"),
        ("substituto", "espera"),
    ]
    assert [a.method.value for a in agendas(palco, "titular")] == ["PUBLISH"]


@pytest.mark.asyncio
async def test_cinquenta_confirmacoes_de_uma_vez_para_dez_vagas(palco: Palco) -> None:
    link = await aberta(palco, VAGAS)
    telefones = [palco.tg.user(9500 + n, "Pessoa", str(n), f"pessoa_{n}") for n in range(PESSOAS)]
    numero = (await a_oficina(palco)).id
    for telefone in telefones:
        await telefone.open(link)
    await palco.sossegar()
    for fala in ("[Fazer minha inscrição]", "Pessoa", None, "Exemplo", "Área"):
        for n, telefone in enumerate(telefones):
            if fala and fala.startswith("["):
                await telefone.tap(fala[1:-1])
            else:
                await telefone.say(fala or f"p{n}@exemplo.gov.br")
        await palco.sossegar()
    await asyncio.gather(*(telefone.tap("Confirmar inscrição") for telefone in telefones))
    await palco.sossegar()

    def contar(work: Work) -> list[tuple[int, str]]:
        busca = select(Inscricao).where(Inscricao.oficina_id == numero).order_by(col(Inscricao.ordem))
        return [(i.ordem, i.situacao) for i in work.session.exec(busca)]

    contadas = await palco.assistente.database.run(contar)
    esperado = ["confirmada"] * VAGAS + ["espera"] * (PESSOAS - VAGAS)
    assert contadas == list(enumerate(esperado, start=1))


@pytest.mark.asyncio
async def test_depois_do_fim_ninguem_se_inscreve_e_botao_antigo_diz_por_que(palco: Palco) -> None:
    link = await aberta(palco, 1, "titular")
    await palco.abrir("visitante", link)
    palco.relogio.avancar(days=11)
    await palco.encenar(
        """
        visitante: [Fazer minha inscrição]
        bot: Esta oficina já aconteceu. Nada mudou na sua inscrição.
        titular: [Confirmar presença]
        bot: Esta oficina já aconteceu. Nada mudou na sua inscrição.
        """
    )
    (tela,) = await palco.tocar("titular", "a:oficina.inscrever:1")
    assert tela.text.startswith("As inscrições desta oficina não estão abertas. Ninguém foi inscrito.")
    (tela,) = await palco.abrir("intruso", link)
    assert "Esta oficina já aconteceu." in (tela.text or "")
    assert await situacoes(palco) == []


@pytest.mark.asyncio
async def test_o_ponto_focal_inscreve_e_cada_pessoa_assume_pelo_link(palco: Palco) -> None:
    link = await aberta(palco, 1, "titular")
    await palco.encenar(
        """
        titular: [Inscrever pessoas do órgão]
        bot: Quem do órgão vai participar de “Escrever para quem usa”?
        titular: Nilo Reis, visitante@exemplo.gov.br\\nCaio <caio@exemplo.gov.br>\\nsem e-mail
        bot: Falta o nome ou o e-mail em “sem e-mail”.
        titular: pronto
        bot: Confira quem vai participar [Inscrever estas pessoas]
        titular: [Inscrever estas pessoas]
        bot: 2 pessoas na lista … tem vaga … lista de espera, lugar 1 [Ver quem o órgão inscreveu]
        bot: Você está na lista. Entre pelo link com este mesmo e-mail
        """
    )
    await inscrever(palco, "visitante", link)
    assert await situacoes(palco) == [("visitante", "confirmada"), ("caio@exemplo.gov.br", "espera")]
    await palco.dizer("titular", "/oficinas")
    await palco.dizer("titular", "1")
    await palco.encenar(
        """
        titular: [Ver quem o órgão inscreveu]
        bot: Seu órgão inscreveu 2 pessoas [Tirar visitante Souza] [Tirar Caio]
        titular: [Tirar visitante Souza]
        bot: Seu órgão inscreveu 1 pessoa … tem vaga [Tirar Caio]
        bot: Abriu uma vaga em “Escrever para quem usa” para Caio, que seu órgão inscreveu.
        """
    )


@pytest.mark.asyncio
async def test_dois_anos_depois_quem_veio_pelo_link_nao_esta_mais_guardado(palco: Palco) -> None:
    link = await aberta(palco, 1)
    await inscrever(palco, "visitante", link)
    await palco.passar(days=735)
    assert await situacoes(palco) == [("visitante", "confirmada")]
    await palco.passar(days=10)
    assert await situacoes(palco) == [("", "confirmada")]
    (tela,) = await palco.tocar("sti", "a:oficina.relatorio:1")
    assert "Com vaga: 1." in (tela.text or "")


@pytest.mark.asyncio
async def test_o_link_serve_tambem_a_quem_tem_papel_em_outro_orgao(palco: Palco) -> None:
    link = await aberta(palco, 1, "titular")

    def so_do_vizinho(work: Work) -> None:
        work.session.exec(select(Oficina)).one().siorgs = ["86144"]

    await palco.assistente.database.run(so_do_vizinho)
    await palco.abrir("titular", link)
    await palco.encenar(
        """
        titular: /oficinas
        bot: Nenhuma oficina marcada por enquanto.
        """
    )
    await palco.abrir("titular", link)
    await palco.encenar(
        """
        titular: [Fazer minha inscrição]
        bot: Qual é o seu e-mail de trabalho?
        titular: rui.tavares@inmetro.gov.br
        bot: Em que órgão você trabalha?
        titular: Inmetro
        bot: Em que área você trabalha?
        titular: Ouvidoria
        bot: Confira sua inscrição … Rui Tavares
        titular: [Confirmar inscrição]
        bot: Você tem vaga em “Escrever para quem usa”.
        bot: Abra o arquivo
        """
    )
