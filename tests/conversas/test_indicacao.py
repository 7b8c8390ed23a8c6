"""Nomination: both themes, wrong answers, edit, resume; later replace, end, set the last day, history."""

import pytest

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate

DOIS_TEMAS = """
    indicador: 3
    bot: Foi você quem assinou o Plano de Trabalho?
    indicador: Outra pessoa assinou
    bot: Quem assinou o Plano de Trabalho?
    indicador: Caio Menezes
    bot: Quem será titular em Prestação de Serviços Públicos?
    indicador: Rui Tavares
    bot: Qual é o e-mail de trabalho de quem será titular em Prestação
    indicador: rui.tavares@inmetro.gov.br
    bot: Quem será substituto em Prestação
    indicador: Iara Teles
    bot: Qual é o e-mail de trabalho de quem será substituto em Prestação
    indicador: iara.teles@inmetro.gov.br
    bot: As mesmas pessoas cuidam de Ampliação [As mesmas pessoas] [Outras pessoas]
"""


@pytest.mark.asyncio
async def test_respostas_erradas_voltar_pular_e_mudar_no_resumo(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        """
        indicador: [Começar a indicação]
        bot: Para qual tema você quer indicar? [Prestação] [Os dois temas]
        indicador: nenhum
        bot: Não reconheci “nenhum”. … Para qual tema você quer indicar?
        indicador: ?
        bot: A mesma pessoa pode cuidar dos dois temas. … Para qual tema você quer indicar?
        indicador: 9
        bot: Não reconheci “9”.
        indicador: /voltar
        bot: Esta é a primeira pergunta.
        indicador: /pular
        bot: Esta resposta é necessária e não dá para pular.
        indicador: prestacao de servicos publicos
        bot: Foi você quem assinou o Plano de Trabalho? [Eu assinei] [Outra pessoa assinou]
        indicador: talvez
        bot: Não reconheci “talvez”.
        indicador: 2
        bot: Quem assinou o Plano de Trabalho?
        indicador: /voltar
        bot: Foi você quem assinou o Plano de Trabalho? … Resposta guardada: Outra pessoa assinou
        indicador: eu assinei
        bot: Quem será titular em Prestação de Serviços Públicos? Envie o nome completo. Perfil sugerido:
        indicador: Ru
        bot: O texto tem 2 letras e precisa de pelo menos 3.
        indicador: Rui Tavares
        bot: Qual é o e-mail de trabalho
        indicador: rui.tavares
        bot: “rui.tavares” não parece um e-mail.
        indicador: rui.tavares@gmail.com
        bot: rui.tavares@gmail.com parece ser de uso particular. [Manter como enviei]
        indicador: rui.tavares@inmetro.gov.br
        bot: Quem será substituto [Voltar] [Pular]
        indicador: rui tavares
        bot: Titular e substituto precisam ser duas pessoas.
        indicador: Iara Teles
        bot: Qual é o e-mail de trabalho de quem será substituto
        indicador: RUI.tavares@inmetro.gov.br
        bot: este e-mail já é da outra. Envie o e-mail certo.
        indicador: /voltar
        bot: Quem será substituto … Resposta guardada: Iara Teles
        indicador: [Apagar resposta]
        bot: Confira a indicação [Completar o que falta]
        indicador: [Mudar uma resposta]
        bot: O que você quer mudar?
        indicador: Prestação
        bot: O que você quer mudar? [Titular]
        indicador: Titular
        bot: Quem será titular em Prestação … Resposta guardada: Rui Tavares
        indicador: Rui Tavares Filho
        bot: O que você quer mudar? [Voltar ao resumo]
        indicador: [Voltar ao resumo]
        bot: Confira a indicação … Tema: Prestação de Serviços Públicos [Confirmar indicação]
        indicador: confirmar indicação
        bot: Rui Tavares Filho: titular em Prestação de Serviços Públicos … Falta indicar quem será substituto
        bot: Link de Rui Tavares Filho
        bot: Rascunho do ofício.
        """
    )


@pytest.mark.asyncio
async def test_os_dois_temas_com_as_mesmas_pessoas_e_um_link_para_cada(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.dizer("indicador", "[Começar a indicação]")
    await palco.encenar(DOIS_TEMAS)
    await palco.encenar(
        """
        indicador: [As mesmas pessoas]
        bot: Quem assinou o plano: Caio Menezes [Confirmar indicação]
        indicador: [Confirmar indicação]
        bot: Iara Teles: substituto em Ampliação da Oferta de Serviços Públicos Digitais
        bot: Link de Rui Tavares, como titular nos dois temas [Encaminhar pelo Telegram] [Copiar link]
        bot: Link de Iara Teles, como substituto nos dois temas
        bot: Rascunho do ofício.
        """
    )
    oficio = palco.pessoa("indicador").messages[-1].file
    assert oficio is not None
    texto = oficio.data.decode("utf-8-sig")
    assert "com base no Plano de Trabalho assinado por Caio Menezes" in texto
    assert texto.count("rui.tavares@inmetro.gov.br") == 2
    assert "Data: 24/11/2026" in texto
    assert palco.pessoa("indicador").messages[-2].file is not None  # the QR code


@pytest.mark.asyncio
async def test_quem_indica_manda_no_maximo_15_mensagens_para_os_dois_temas(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    falas = [
        "[Começar a indicação]",
        "[Os dois temas]",
        "[Outra pessoa assinou]",
        "Caio Menezes",
        *("Rui Tavares", "rui@inmetro.gov.br", "Iara Teles", "iara@inmetro.gov.br"),
        "[Outras pessoas]",
        *("Noé Salgado", "noe@inmetro.gov.br", "Lia Prata", "lia@inmetro.gov.br"),
        "[Confirmar indicação]",
    ]
    for fala in falas:
        telas = await palco.dizer("indicador", fala)
    assert [t.text.partition(",")[0] for t in telas if t.text.startswith("Link de")] == [
        "Link de Rui Tavares",
        "Link de Iara Teles",
        "Link de Noé Salgado",
        "Link de Lia Prata",
    ]
    assert len(falas) <= 15


@pytest.mark.asyncio
async def test_salvar_sair_reiniciar_e_continuar_dias_depois(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.dizer("indicador", "[Começar a indicação]")
    await palco.encenar(DOIS_TEMAS)
    await palco.encenar(
        """
        indicador: [Salvar e sair]
        bot: Guardei a indicação de pontos focais. [Continuar de onde parei] [Menu]
        """
    )
    await palco.recomecar()
    await palco.passar(days=9)
    await palco.encenar(
        """
        indicador: /menu
        bot: O que você quer fazer? [Continuar: a indicação de pontos focais] [Indicar pontos focais]
        indicador: 1
        bot: As mesmas pessoas cuidam de Ampliação
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        indicador: outras pessoas
        bot: Quem será titular em Ampliação da Oferta de Serviços Públicos Digitais?
        indicador: /cancelar
        bot: O que você quer fazer com a indicação de pontos focais? [Sim, descartar tudo]
        indicador: [Sim, descartar tudo]
        bot: Descartei a indicação de pontos focais.
        """
    )
    assert (await palco.tabelas())["indicacao"] == []


@pytest.mark.asyncio
async def test_o_substituto_vem_depois(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for fala in ("[Começar a indicação]", "1", "1", "Rui Tavares", "rui@inmetro.gov.br", "[Pular]"):
        await palco.dizer("indicador", fala)
    await palco.encenar(
        """
        indicador: [Confirmar indicação]
        bot: Falta indicar quem será substituto em Prestação de Serviços Públicos. [Ver indicações]
        bot: Link de Rui Tavares
        bot: Rascunho do ofício.
        indicador: /indicar
        bot: Ninguém foi indicado ainda. [Titular em Prestação: Rui Tavares] [Indicar substituto: Prestação]
        indicador: [Indicar substituto: Prestação]
        bot: Qual é o nome da pessoa que você quer indicar?
        indicador: Iara Teles
        bot: Qual é o e-mail de trabalho dela?
        indicador: rui@inmetro.gov.br
        bot: Confira a indicação [Confirmar indicação]
        indicador: [Confirmar indicação]
        bot: este e-mail já é da outra. Envie o e-mail certo. Confira a indicação [Mudar uma resposta]
        indicador: [Mudar uma resposta]
        bot: ...
        indicador: E-mail
        bot: Qual é o e-mail de trabalho dela?
        indicador: iara@inmetro.gov.br
        bot: O que você quer mudar? [Voltar ao resumo]
        indicador: [Voltar ao resumo]
        bot: Confira a indicação
        indicador: [Confirmar indicação]
        bot: Registrei Iara Teles: substituto em Prestação de Serviços Públicos.
        bot: Link de Iara Teles, como substituto em Prestação
        """
    )


@pytest.mark.asyncio
async def test_quem_esta_no_papel_fica_ate_a_nova_pessoa_aceitar(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: Indicações
        indicador: [Titular em Prestação: Rui Tavares]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: aceitou [Indicar outra pessoa]
        indicador: [Indicar outra pessoa]
        bot: Qual é o nome da pessoa que você quer indicar?
        indicador: Noé Salgado
        bot: ...
        indicador: noe@inmetro.gov.br
        bot: ...
        indicador: [Confirmar indicação]
        bot: Quem está no papel continua até Noé Salgado aceitar.
        bot: Link de Noé Salgado
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular_2 abre o link de Noé
        bot: Você é Noé Salgado e aceita a indicação?
        titular_2: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        bot para titular: Noé Salgado aceitou a indicação e agora responde no seu lugar
        titular: /cadastrar
        bot: Você não tem papel ativo agora.
        indicador: /indicar
        bot: Noé Salgado, titular em Prestação de Serviços Públicos: aceitou … Iara Teles, substituto
        indicador: [Ver histórico]
        bot: 6 registros … Noé Salgado aceitou a indicação. … Rui Tavares deu lugar a Noé Salgado.
        """
    )
    assert "cadastrar" not in palco.comandos("titular")


@pytest.mark.asyncio
async def test_trocar_duas_vezes_deixa_um_titular_so(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    for nome, email in (("Noé Salgado", "noe@inmetro.gov.br"), ("Lia Prata", "lia@inmetro.gov.br")):
        await palco.dizer("indicador", "/indicar")
        for fala in ("[Titular em Prestação: Rui Tavares]", "[Indicar outra pessoa]", nome, email):
            await palco.dizer("indicador", fala)
        await palco.dizer("indicador", "[Confirmar indicação]")
    await palco.encenar(
        """
        titular_2 abre o link de Noé
        bot: Este link foi trocado por outro ou cancelado.
        substituto_2 abre o link de Lia
        bot: ...
        substituto_2: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        titular: /cadastrar
        bot: Você não tem papel ativo agora.
        """
    )


@pytest.mark.asyncio
async def test_trocar_em_um_tema_nao_mata_o_link_do_outro(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.dizer("indicador", "[Começar a indicação]")
    await palco.encenar(DOIS_TEMAS)
    for fala in ("[As mesmas pessoas]", "[Confirmar indicação]", "/indicar"):
        await palco.dizer("indicador", fala)
    await palco.encenar(
        """
        indicador: [Titular em Ampliação: Rui Tavares]
        bot: Rui Tavares, titular em Ampliação da Oferta de Serviços Públicos Digitais: ainda não aceitou
        indicador: [Cancelar indicação]
        bot: Cancelar a indicação de Rui Tavares, titular em Ampliação [Sim, cancelar a indicação]
        indicador: [Sim, cancelar a indicação]
        bot: Indicação cancelada: Rui Tavares.
        titular abre o link de Rui
        bot: Rui Tavares foi a pessoa indicada como titular em Prestação de Serviços Públicos: Instituto
        titular: [Aceitar indicação]
        bot: Indicação aceita: titular em Prestação de Serviços Públicos.
        """
    )


@pytest.mark.asyncio
async def test_encerrar_agora_tira_o_acesso_e_guarda_a_historia(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Encerrar mandato]
        bot: Encerrar agora: Rui Tavares, titular em Prestação [Sim, encerrar agora] [Ver esta indicação]
        indicador: [Sim, encerrar agora]
        bot: Mandato encerrado: Rui Tavares. Indique outra pessoa quando quiser. [Ver indicações]
        bot para titular: Seu mandato terminou: titular em Prestação de Serviços Públicos.
        titular: [Cadastrar serviço]
        bot: Você não tem papel ativo agora.
        indicador: [Ver indicações]
        bot: Iara Teles, substituto em Prestação de Serviços Públicos: ainda não aceitou
        indicador: [Ver histórico]
        bot: Helena Duarte Prado encerrou o mandato de Rui Tavares. … Rui Tavares aceitou a indicação.
        """
    )


@pytest.mark.asyncio
async def test_marcar_o_ultimo_dia_e_o_mandato_se_encerra_no_dia_seguinte(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Marcar o último dia]
        bot: Qual é o último dia do mandato?
        indicador: amanhã
        bot: Não achei uma data em “amanhã”.
        indicador: 31/02/2027
        bot: Não achei uma data em “31/02/2027”.
        indicador: 23/11/2026
        bot: Confira o último dia do mandato … Último dia: 23/11/2026
        indicador: [Marcar o último dia]
        bot: Esse dia já passou. [Mudar uma resposta]
        indicador: [Mudar uma resposta]
        bot: ...
        indicador: 1
        bot: Qual é o último dia do mandato?
        indicador: 26/11/2026
        bot: O que você quer mudar? … Último dia: 26/11/2026 [Voltar ao resumo]
        indicador: [Voltar ao resumo]
        bot: Confira o último dia do mandato
        indicador: [Marcar o último dia]
        bot: Marcado: o mandato de Rui Tavares vai até 26/11/2026. [Ver esta indicação]
        indicador: [Ver esta indicação]
        bot: Último dia do mandato: 26/11/2026
        """
    )
    await palco.passar(hours=59)  # 26/11, 23h, Brasília
    assert palco.novas("indicador")[:-1] == []
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        """
    )
    await palco.passar(hours=2)  # 27/11, 1h: it ended, and nobody is woken up
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Você não tem papel ativo agora.
        """
    )
    assert palco.novas("indicador") == []
    await palco.passar(hours=8)
    await palco.encenar(
        """
        bot para indicador: O mandato de Rui Tavares chegou ao fim: titular em Prestação [Ver indicações]
        bot para titular: Seu mandato terminou: titular em Prestação de Serviços Públicos.
        """
    )
    await palco.passar(hours=1)
    assert palco.novas("indicador") == []


@pytest.mark.asyncio
async def test_sem_ninguem_em_vigor_o_historico_continua_a_mao(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    for papel in ("Titular em Prestação: Rui Tavares", "Substituto em Prestação: Iara Teles"):
        await palco.dizer("indicador", "/indicar")
        for fala in (f"[{papel}]", "[Cancelar indicação]", "[Sim, cancelar a indicação]"):
            await palco.dizer("indicador", fala)
    await palco.encenar(
        """
        indicador: /indicar
        bot: Ninguém foi indicado ainda. [Fazer outra indicação] [Ver histórico]
        indicador: [Ver histórico]
        bot: Helena Duarte Prado cancelou a indicação de Iara Teles.
        titular abre o link de Rui
        bot: Este link foi trocado por outro ou cancelado.
        """
    )


@pytest.mark.asyncio
async def test_so_o_primeiro_nome_e_perguntado_e_um_toque_o_mantem(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        """
        indicador: [Começar a indicação]
        bot: ...
        indicador: 1
        bot: ...
        indicador: [Outra pessoa assinou]
        bot: ...
        indicador: Caio
        bot: Você enviou: Caio “Caio” parece ser só o primeiro nome. É o nome completo? [Manter como enviei]
        indicador: Caio Menezes Brandão
        bot: Quem será titular em Prestação de Serviços Públicos?
        indicador: Rui
        bot: “Rui” parece ser só o primeiro nome. É o nome completo? [Manter como enviei]
        indicador: [Manter como enviei]
        bot: Qual é o e-mail de trabalho de quem será titular
        """
    )


@pytest.mark.asyncio
async def test_a_equipe_central_tambem_e_perguntada_pelo_nome_completo(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    for fala in ("[Entrar na equipe central]", "[Acompanhar órgãos]", "[Convidar quem indica]", "inmetro"):
        await palco.dizer("sti", fala)
    await palco.encenar(
        """
        sti: Helena
        bot: “Helena” parece ser só o primeiro nome. É o nome completo? [Manter como enviei]
        sti: Helena Prado
        bot: Por que essa pessoa indica?
        """
    )
