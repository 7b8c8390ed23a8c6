"""Links that work once, for one person: expired, spent, cancelled, undone, moved to another account."""

import pytest
from sqlalchemy import select

from bot.domain.papeis import Papel
from bot.storage.queues import file
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ATE_O_CONVITE, ate

SEM_PAPEL = "Você não tem papel ativo agora."


@pytest.mark.asyncio
async def test_um_link_da_equipe_central_vence_em_uma_hora(palco: Palco) -> None:
    link = await palco.convidar(Papel.STI, "Ana Lúcia Prado")
    palco.relogio.avancar(minutes=59)
    (tela,) = await palco.abrir("sti", link)
    assert "Você é Ana Lúcia Prado e quer entrar?" in tela.text
    palco.relogio.avancar(minutes=1)
    (tela,) = await palco.dizer("sti", "[Entrar na equipe central]")
    assert tela.text == "Este link venceu. Peça um novo a quem enviou; leva um minuto."
    (tela,) = await palco.abrir("sti", link)
    assert "Este link venceu." in tela.text
    assert (await palco.tabelas())["pessoa"] == []


@pytest.mark.asyncio
async def test_abrir_nao_gasta_o_link_e_aceitar_gasta(palco: Palco) -> None:
    link = await palco.convidar(Papel.STI, "Ana Lúcia Prado")
    await palco.abrir("intruso", link)
    await palco.abrir("sti", link)
    await palco.encenar(
        """
        sti: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        """
    )
    (tela,) = await palco.abrir("sti", link)
    assert tela.text == "Você já aceitou este convite. Está tudo certo."
    (tela,) = await palco.abrir("intruso", link)
    assert "Este link já foi usado por outra conta." in tela.text


@pytest.mark.asyncio
async def test_um_link_copiado_pela_metade_nao_e_reconhecido(palco: Palco) -> None:
    link = await palco.convidar(Papel.STI, "Ana Lúcia Prado")
    (tela,) = await palco.abrir("sti", link[:-3])
    assert tela.text.startswith("Não reconheci este link. Ele pode ter sido copiado pela metade.")


@pytest.mark.asyncio
async def test_o_banco_guarda_so_a_marca_do_link(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    token = palco.link_de("Rui").partition("?start=")[2]
    assert len(token) >= 22  # 128 random bits
    assert token not in str((await palco.tabelas())["convite"])


@pytest.mark.asyncio
async def test_quem_abriu_antes_nao_aceita_depois_que_outra_conta_abriu(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        intruso abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação?
        titular abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação?
        intruso: [Aceitar indicação]
        bot: Outra conta abriu este link depois de você. Abra o link de novo para continuar.
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        intruso abre o link de Rui
        bot: Este link já foi usado por outra conta. Se o convite era seu, avise quem enviou
        bot para indicador: Rui Tavares aceitou o convite (titular em Prestação de Serviços Públicos).
        """
    )


@pytest.mark.asyncio
async def test_o_novo_link_cancela_o_anterior(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    velho = palco.link_de("Rui")
    await palco.encenar(
        """
        indicador: /indicar
        bot: Indicações: [Titular em Prestação: Rui Tavares]
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ainda não aceitou [Fazer novo link] [Indicar outra pessoa] [Cancelar indicação]
        indicador: [Fazer novo link]
        bot: Link de Rui Tavares
        """
    )
    (tela,) = await palco.abrir("titular", velho)
    assert tela.text == "Este link foi trocado por outro ou cancelado. Peça o mais novo a quem enviou."
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação?
        """
    )


@pytest.mark.asyncio
async def test_quem_diz_que_nao_e_a_pessoa_inutiliza_o_link(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        intruso abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação? [Não sou eu]
        intruso: [Não sou eu]
        bot: Este convite é de Rui Tavares. Não é você? [Confirmar que não sou eu] [Voltar ao convite]
        intruso: [Confirmar que não sou eu]
        bot: o link deixou de valer. Nenhum cadastro foi feito em seu nome.
        bot para indicador: Quem abriu o link de Rui Tavares disse que não é essa pessoa. [Ver esta indicação]
        titular abre o link de Rui
        bot: Este link foi trocado por outro ou cancelado.
        indicador: [Ver esta indicação]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: ainda não aceitou [Fazer novo link]
        """
    )
    tabelas = await palco.tabelas()
    assert str(palco.pessoa("intruso").id) not in str(tabelas["convite"]) + str(tabelas["pessoa"])


@pytest.mark.asyncio
async def test_desfazer_tira_o_acesso_na_hora(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        f"""
        titular: [Cadastrar serviço]
        bot: Qual é o nome do serviço?
        titular: Emitir passaporte comum para brasileiros
        bot: O que a pessoa consegue com este serviço?
        bot para indicador: Rui Tavares aceitou o convite [Desfazer aceite]
        bot: Rui Tavares concluiu o aceite.
        indicador: [Desfazer aceite]
        bot: Desfazer o aceite de Rui Tavares? [Sim, desfazer o aceite] [Menu]
        indicador: [Sim, desfazer o aceite]
        bot: A conta perdeu o acesso. Falta enviar um novo link à pessoa certa. [Ver esta indicação]
        bot para titular: Quem enviou o convite de Rui Tavares desfez o aceite desta conta.
        titular: [Salvar e sair]
        bot: Esse botão é de outra conversa: o serviço "Emitir passaporte comum para brasileiros".
        titular: [Continuar de onde parei]
        bot: {SEM_PAPEL}
        titular: /cadastrar
        bot: {SEM_PAPEL}
        titular: /menu
        bot: {SEM_PAPEL} [Como usar]
        titular abre o link de Rui
        bot: O aceite deste link foi desfeito por quem enviou.
        indicador: [Desfazer aceite]
        bot: Não há aceite a desfazer
        """
    )
    assert palco.comandos("titular") == ["menu", "ajuda", "acessibilidade", "privacidade"]
    (menu,) = await palco.dizer("titular", "/menu")
    assert "passaporte" not in str(menu.buttons)


@pytest.mark.asyncio
async def test_depois_de_desfeito_o_novo_link_traz_a_pessoa_certa(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        intruso abre o link de Rui
        bot: ...
        intruso: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        bot para indicador: Conta no Telegram: Caio Brandão (@intruso). Se a conta não é dessa pessoa, desfaça
        indicador: [Desfazer aceite]
        bot: ...
        indicador: [Sim, desfazer o aceite]
        bot: ...
        intruso: Coordenador
        bot: Seu papel aqui terminou, e por isso essa mensagem não entrou. … continua guardado. [Menu]
        intruso: [Salvar e sair]
        bot: Esse botão é de outra conversa: suas respostas sobre a indicação. [Continuar de onde parei]
        intruso: [Continuar de onde parei]
        bot: Você não tem papel ativo agora.
        indicador: [Ver esta indicação]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: aceite desfeito [Fazer novo link]
        indicador: [Fazer novo link]
        bot: Link de Rui Tavares
        titular abre o link de Rui
        bot: Você é Rui Tavares e aceita a indicação?
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        """
    )


@pytest.mark.asyncio
async def test_mudar_de_conta_leva_papel_e_rascunho(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: ...
        titular: Emitir passaporte comum para brasileiros
        bot: O que a pessoa consegue com este serviço?
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: Cargo: Coordenador-Geral. Unidade: Ouvidoria. [Link para outra conta]
        indicador: [Link para outra conta]
        bot: Fazer um link para Rui Tavares usar outra conta do Telegram? [Fazer o link] [Não fazer link]
        indicador: [Fazer o link]
        bot: Link de Rui Tavares, para usar outra conta do Telegram: Instituto Nacional de Metrologia
        outra_conta abre o link de Rui
        bot: Você é Rui Tavares e quer usar esta conta? [Usar esta conta] [Não sou eu]
        outra_conta: [Usar esta conta]
        bot: Seus papéis e rascunhos agora estão nesta conta. [Menu]
        bot para titular: Seus papéis e rascunhos passaram para outra conta do Telegram
        bot para indicador: Rui Tavares passou a usar outra conta … Rui Novo [Desfazer mudança de conta]
        outra_conta: [Menu]
        bot: Menu de Rui Tavares [Continuar: Emitir passaporte comum…] [Cadastrar serviço]
        outra_conta: 1
        bot: O que a pessoa consegue com este serviço?
        outra_conta: Você recebe o passaporte que permite viajar para outros países.
        bot: O serviço é gratuito para quem pede?
        titular: [Salvar e sair]
        bot: Esse botão não vale mais. Nada mudou.
        titular: /cadastrar
        bot: Para isso, você precisa de um convite.
        """
    )
    assert palco.comandos("outra_conta")[:2] == ["cadastrar", "servicos"]
    assert "cadastrar" not in palco.comandos("titular")


@pytest.mark.asyncio
async def test_a_mudanca_para_a_conta_errada_se_desfaz(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Link para outra conta]
        bot: Fazer um link para Rui Tavares usar outra conta do Telegram? [Fazer o link] [Não fazer link]
        indicador: [Fazer o link]
        bot: ...
        intruso abre o link de Rui
        bot: ...
        intruso: [Usar esta conta]
        bot: ...
        bot para indicador: outra conta no Telegram: Caio Brandão (@intruso). [Desfazer mudança de conta]
        indicador: [Desfazer mudança de conta]
        bot: voltam para a conta anterior: Rui Tavares (@titular). [Sim, desfazer a mudança]
        indicador: [Sim, desfazer a mudança]
        bot: Mudança desfeita. … conta anterior: Rui Tavares (@titular). [Ver esta indicação]
        bot para intruso: Quem enviou o link de Rui Tavares desfez a mudança de conta.
        intruso: /cadastrar
        bot: Para isso, você precisa de um convite.
        bot para titular: Seus papéis e rascunhos passaram para outra conta
        bot: Os papéis e rascunhos de Rui Tavares voltaram para esta conta do Telegram.
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        """
    )
    levou = (await palco.tabelas())["convite"][-1][0]
    (tela,) = await palco.tocar("indicador", f"a:convite.desfazer:{levou}")
    assert tela.text.startswith("Não há aceite a desfazer")


MUDAR_PARA_A_CONTA_DE_IARA = """
    titular: /cadastrar
    bot: ...
    titular: Emitir passaporte comum para brasileiros
    bot: O que a pessoa consegue com este serviço?
    indicador: /indicar
    bot: ...
    indicador: [Titular em Prestação: Rui Tavares]
    bot: ...
    indicador: [Link para outra conta]
    bot: ...
    indicador: [Fazer o link]
    bot: ...
    substituto_2 abre o link de Rui
    bot: ...
    substituto_2: [Usar esta conta]
    bot: Seus papéis e rascunhos agora estão nesta conta.
"""


@pytest.mark.asyncio
async def test_desfazer_a_mudanca_devolve_o_que_foi_e_so_isso(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await _substituta_no_outro_tema(palco)
    await palco.encenar(MUDAR_PARA_A_CONTA_DE_IARA)
    await palco.dizer("substituto_2", "[Menu]")
    await palco.encenar(
        """
        substituto_2: [Continuar: Emitir passaporte comum…]
        bot: O que a pessoa consegue com este serviço?
        bot para indicador: outra conta no Telegram: Lia Prata (@substituto_2). [Desfazer mudança de conta]
        indicador: [Desfazer mudança de conta]
        bot: ...
        indicador: [Sim, desfazer a mudança]
        bot: Mudança desfeita.
        substituto_2: /servicos
        bot: Serviços: Instituto Nacional de Metrologia
        substituto_2: /cadastrar
        bot: Só os pontos focais em Prestação de Serviços Públicos
        titular: /menu
        bot: Menu de Rui Tavares [Continuar: Emitir passaporte comum…]
        titular: [Continuar: Emitir passaporte comum…]
        bot: O que a pessoa consegue com este serviço?
        """
    )


@pytest.mark.asyncio
async def test_o_papel_ganho_depois_da_mudanca_fica_com_a_conta_que_o_ganhou(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(MUDAR_PARA_A_CONTA_DE_IARA)
    await _substituta_no_outro_tema(palco)
    palco.novas("indicador")
    botao = next(
        m.buttons for m in reversed(palco.pessoa("indicador").messages) if "outra conta no" in m.text
    )
    assert "Desfazer mudança de conta" in str(botao)
    await palco.encenar(
        """
        indicador: [Desfazer mudança de conta]
        bot: ...
        indicador: [Sim, desfazer a mudança]
        bot: Mudança desfeita.
        substituto_2: /servicos
        bot: Serviços: Instituto Nacional de Metrologia
        substituto_2: /menu
        bot: Menu de Lia Prata
        titular: /menu
        bot: Menu de Rui Tavares [Continuar: Emitir passaporte comum…] [Cadastrar serviço]
        """
    )


async def _substituta_no_outro_tema(palco: Palco) -> None:
    for fala in ("/indicar", "[Fazer outra indicação]", "[Ampliação]", "[Eu assinei]"):
        await palco.dizer("indicador", fala)
    for fala in ("Noé Salgado", "noe@inmetro.gov.br", "Lia Prata", "lia@inmetro.gov.br"):
        await palco.dizer("indicador", fala)
    await palco.dizer("indicador", "[Confirmar indicação]")
    await palco.abrir("substituto_2", palco.link_de("Lia"))
    await palco.dizer("substituto_2", "[Aceitar indicação]")


@pytest.mark.asyncio
async def test_o_link_para_outra_conta_se_pergunta_e_se_cancela(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: Cargo: Coordenador-Geral. [Link para outra conta]
        indicador: [Link para outra conta]
        bot: A conta atual (Rui Tavares (@titular)) perde esse acesso na hora. [Fazer o link] [Não fazer link]
        indicador: [Não fazer link]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: aceitou [Link para outra conta]
        indicador: [Link para outra conta]
        bot: Até lá nada muda, e você pode cancelar o link.
        indicador: [Fazer o link]
        bot: Link de Rui Tavares, para usar outra conta do Telegram [Cancelar link de outra conta]
        indicador: [Cancelar link de outra conta]
        bot: Link cancelado. Rui Tavares continua na conta de antes. Nada mudou. [Ver esta indicação]
        outra_conta abre o link de Rui
        bot: Este link foi trocado por outro ou cancelado.
        indicador: [Ver esta indicação]
        bot: aceitou [Link para outra conta]
        indicador: [Link para outra conta]
        bot: ...
        indicador: [Fazer o link]
        bot: ...
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: Há um link para outra conta à espera de aceite, até 24/12/2026 [Cancelar link de outra conta]
        indicador: [Cancelar link de outra conta]
        bot: Link cancelado. Rui Tavares continua na conta de antes.
        indicador: [Cancelar link de outra conta]
        bot: Esse link não está à espera de aceite
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        """
    )


@pytest.mark.asyncio
async def test_so_vale_o_ultimo_link_para_outra_conta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Link para outra conta]
        bot: Fazer um link para Rui Tavares usar outra conta do Telegram? [Fazer o link] [Não fazer link]
        indicador: [Fazer o link]
        bot: ...
        """
    )
    primeiro = palco.link_de("Rui")
    for fala in ("/indicar", "1", "[Link para outra conta]", "[Fazer o link]"):
        await palco.dizer("indicador", fala)
    assert palco.link_de("Rui") != primeiro
    (tela,) = await palco.abrir("outra_conta", primeiro)
    assert "Este link foi trocado por outro ou cancelado." in tela.text


@pytest.mark.asyncio
async def test_o_link_de_um_orgao_nao_leva_os_papeis_de_outro(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.abrir("titular", await palco.convidar(Papel.INDICADOR, "Rui Tavares", "1988"))
    await palco.encenar(
        """
        titular: [Entrar para indicar]
        bot: Você já pode indicar os pontos focais
        indicador: /indicar
        bot: ...
        indicador: [Titular em Prestação: Rui Tavares]
        bot: ...
        indicador: [Link para outra conta]
        bot: Fazer um link para Rui Tavares usar outra conta do Telegram? [Fazer o link] [Não fazer link]
        indicador: [Fazer o link]
        bot: ...
        outra_conta abre o link de Rui
        bot: ...
        outra_conta: [Usar esta conta]
        bot: ...
        outra_conta: /indicar
        bot: Só quem indica neste órgão pode fazer isso.
        outra_conta: /servicos
        bot: Serviços: Instituto Nacional de Metrologia
        titular: /cadastrar
        bot: Só os pontos focais em Prestação de Serviços Públicos cadastram serviços deste órgão.
        titular: /indicar
        bot: Para qual tema você quer indicar?
        """
    )


@pytest.mark.asyncio
async def test_quem_perdeu_o_papel_de_indicar_nao_recebe_mais_avisos(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        bot para sti: Helena Duarte Prado aceitou o convite [Desfazer aceite]
        sti: [Desfazer aceite]
        bot: ...
        sti: [Sim, desfazer o aceite]
        bot: Aceite de Helena Duarte Prado desfeito. [Ver este órgão]
        bot para indicador: desfez o aceite desta conta.
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: ...
        bot para sti: Rui Tavares aceitou o convite (titular em Prestação [Desfazer aceite]
        """
    )
    assert palco.novas("indicador") == []


@pytest.mark.asyncio
async def test_o_link_renovado_pela_equipe_central_avisa_tambem_quem_indicou(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        sti: /orgaos
        bot: 1 órgão aberto.
        sti: [Instituto Nacional de Metrologia, Qualidade e Tecnologia (INMETRO)]
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: ainda não aceitou
        sti: [Titular em Prestação: Rui Tavares]
        bot: E-mail: rui.tavares@inmetro.gov.br [Fazer novo link] [Voltar ao órgão]
        sti: [Fazer novo link]
        bot: Link de Rui Tavares
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: ...
        bot para sti: Rui Tavares aceitou o convite [Desfazer aceite]
        bot para indicador: Rui Tavares aceitou o convite [Desfazer aceite]
        sti: [Desfazer aceite]
        bot: Desfazer o aceite de Rui Tavares?
        sti: [Sim, desfazer o aceite]
        bot: Aceite de Rui Tavares desfeito.
        """
    )


@pytest.mark.asyncio
async def test_o_convite_aberto_resiste_ao_reinicio(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    link = await palco.convidar(Papel.INDICADOR, "Iara Teles", "240")
    await palco.abrir("substituto", link)
    await palco.recomecar()
    await palco.encenar(
        """
        substituto: entrar para indicar
        bot: Você já pode indicar os pontos focais
        """
    )


@pytest.mark.asyncio
async def test_nenhum_segredo_de_link_fica_no_banco_depois_de_entregue(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(ATE_O_CONVITE)
    segredo = palco.link_de("Helena").partition("start=")[2]
    tabelas = await palco.tabelas()
    assert not [nome for nome, linhas in tabelas.items() if segredo in repr(linhas)]
    assert all(not data for data, kind in await _arquivos(palco) if kind == "photo")


async def _arquivos(palco: Palco) -> list[tuple[bytes, str]]:
    return await palco.assistente.database.run(
        lambda work: [(r.data, r.kind) for r in work.connection.execute(select(file.c.data, file.c.kind))]
    )
