"""The central team opens organs, invites who nominates, sees who came in, solves the Portal's passwords."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.papeis import Papel
from bot.storage.tables import Orgao
from bot.storage.work import Work
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_CONVITE, ate

INMETRO = "Instituto Nacional de Metrologia, Qualidade e Tecnologia (INMETRO)"


@pytest.mark.asyncio
async def test_abrir_um_orgao_com_respostas_erradas_e_mudanca_no_resumo(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(
        """
        sti: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        sti: /orgaos
        bot: Nenhum órgão aberto ainda. [Convidar quem indica] [Menu]
        sti: convidar quem indica
        bot: Em qual órgão? … opções. Toque em uma ou escreva parte do nome para procurar.
        sti: xyzxyz
        bot: Não achei nenhuma opção com “xyzxyz”.
        sti: metrologia qualidade
        bot: Qual é o nome de quem indica?
        sti: /voltar
        bot: Em qual órgão? … Resposta guardada: Instituto Nacional de Metrologia
        sti: manter
        bot: Qual é o nome de quem indica?
        sti: He
        bot: O texto tem 2 letras
        sti: Helena Duarte Prado
        bot: Por que essa pessoa indica? [Ocupa a Secretaria-Executiva] [Assessora quem indica]
        sti: 3
        bot: Qual é o e-mail de trabalho dela?
        sti: /pular
        bot: Esta resposta é necessária
        sti: helena@inmetro.gov.br
        bot: Condição: Assessora quem indica … E-mail: helena@inmetro.gov.br [Mudar uma resposta]
        sti: [Mudar uma resposta]
        bot: O que você quer mudar?
        sti: Nome
        bot: Qual é o nome de quem indica? … Resposta guardada: Helena Duarte Prado
        sti: Helena D. Prado
        bot: O que você quer mudar?
        sti: [Voltar ao resumo]
        bot: Nome: Helena D. Prado [Fazer o convite]
        sti: fazer o convite
        bot: Convite de Helena D. Prado feito: Instituto Nacional de Metrologia [Ver este órgão]
        bot: Link de Helena D. Prado, para indicar os pontos focais [Encaminhar pelo Telegram] [Copiar link]
        sti: [Ver este órgão]
        bot: Helena D. Prado ainda não aceitou o convite. O link vale até [Novo link: Helena D. Prado]
        """
    )
    entregue = next(m for m in reversed(palco.pessoa("sti").messages) if m.file is not None)
    assert entregue.file is not None
    assert entregue.file.kind == "photo"  # the QR code of the same link
    link = "https://t.me/PontoFocalSandboxBot?start="
    assert link in entregue.text
    compartilhar = parse_qs(urlsplit(entregue.buttons[0][0].target).query)
    assert compartilhar["url"][0].startswith(link)
    assert compartilhar["text"][0].startswith("Helena D. Prado, este é o seu convite")
    assert "t.me" not in compartilhar["text"][0]


@pytest.mark.asyncio
async def test_um_orgao_fora_da_lista_federal_aparece_pelo_nome(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.assistente.database.run(_abrir_fora_da_lista)
    await palco.encenar(
        """
        sti: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        sti: /orgaos
        bot: 1 órgão aberto. [Instituto do Mar (IMAR)]
        sti: [Instituto do Mar (IMAR)]
        bot: Ninguém foi convidado ainda.
        sti: [Convidar outra pessoa]
        bot: Qual é o nome de quem indica?
        sti: Helena Prado
        bot: Por que essa pessoa indica?
        sti: 1
        bot: Qual é o e-mail de trabalho dela?
        sti: helena@imar.gov.br
        bot: Órgão: Instituto do Mar (IMAR) … Nome: Helena Prado [Fazer o convite]
        """
    )


def _abrir_fora_da_lista(work: Work) -> None:
    work.session.add(Orgao(siorg="999001", nome="Instituto do Mar", sigla="IMAR", aberto_em=work.now))


@pytest.mark.asyncio
async def test_o_convite_sobrevive_ao_reinicio_e_a_semana(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    for fala in (
        "[Entrar na equipe central]",
        "/orgaos",
        "[Convidar quem indica]",
        "inmetro",
        "Helena Prado",
    ):
        await palco.dizer("sti", fala)
    await palco.recomecar()
    await palco.passar(days=7)
    await palco.encenar(
        """
        sti: /menu
        bot: Guardei o convite para Helena Prado … Menu de Ana Lúcia Prado [Continuar: Helena Prado]
        sti: 1
        bot: Por que essa pessoa indica?
        """
    )


@pytest.mark.asyncio
async def test_um_link_vencido_aparece_e_se_renova(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    falas = ("[Entrar na equipe central]", "/orgaos", "[Convidar quem indica]", "inmetro", "Helena Prado")
    for fala in (*falas, "1", "helena@inmetro.gov.br", "[Fazer o convite]"):
        await palco.dizer("sti", fala)
    await palco.passar(days=31)
    await palco.encenar(
        """
        sti: [Ver este órgão]
        bot: Helena Prado não aceitou, e o link venceu em 24/12/2026 [Novo link: Helena Prado]
        indicador abre o link de Helena
        bot: Este link venceu.
        sti: [Novo link: Helena Prado]
        bot: Link de Helena Prado
        indicador abre o link de Helena
        bot: Você é Helena Prado e quer entrar?
        indicador: [Não posso aceitar]
        bot: Por que você não pode aceitar?
        indicador: Saí da Secretaria
        bot: ...
        indicador: [Enviar recusa]
        bot: Avisei quem enviou o convite.
        bot para sti: Helena Prado não pode aceitar: quem indica … Motivo: Saí da Secretaria [Ver este órgão]
        sti: [Ver este órgão]
        bot: Helena Prado não entrou: o link foi recusado ou cancelado. [Convidar outra pessoa]
        sti: [Convidar outra pessoa]
        bot: Qual é o nome de quem indica?
        """
    )


@pytest.mark.asyncio
async def test_a_equipe_central_desfaz_o_aceite_de_quem_indica_e_faz_outro_link(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        f"""
        sti: /orgaos
        bot: 1 órgão aberto.
        sti: [{INMETRO}]
        bot: Helena Duarte Prado entrou. Conta: Helena Duarte (@indicador) [Quem indica: Helena Duarte Prado]
        sti: [Quem indica: Helena Duarte Prado]
        bot: Helena Duarte Prado, quem indica … Ocupa a Secretaria-Executiva [Desfazer aceite]
        sti: [Desfazer aceite]
        bot: Desfazer o aceite de Helena Duarte Prado?
        sti: [Sim, desfazer o aceite]
        bot: Aceite de Helena Duarte Prado desfeito. [Ver este órgão]
        bot para indicador: Quem enviou o convite de Helena Duarte Prado desfez o aceite desta conta.
        indicador: /indicar
        bot: Você não tem papel ativo agora.
        indicador: [Começar a indicação]
        bot: Você não tem papel ativo agora.
        sti: [Ver este órgão]
        bot: Helena Duarte Prado não está dentro: o aceite foi desfeito.
        sti: [Novo link: Helena Duarte Prado]
        bot: Link de Helena Duarte Prado
        outra_conta abre o link de Helena
        bot: ...
        outra_conta: [Entrar para indicar]
        bot: Você já pode indicar os pontos focais
        """
    )


@pytest.mark.asyncio
async def test_quem_indica_muda_de_conta_com_um_link_da_equipe_central(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        f"""
        sti: /orgaos
        bot: ...
        sti: [{INMETRO}]
        bot: ...
        sti: [Quem indica: Helena Duarte Prado]
        bot: ...
        sti: [Link para outra conta]
        bot: Fazer um link para Helena Duarte Prado usar outra conta do Telegram? [Fazer o link]
        sti: [Fazer o link]
        bot: Link de Helena Duarte Prado, para usar outra conta do Telegram
        outra_conta abre o link de Helena
        bot: Você é Helena Duarte Prado e quer usar esta conta?
        outra_conta: [Usar esta conta]
        bot: Seus papéis e rascunhos agora estão nesta conta.
        outra_conta: /indicar
        bot: Rui Tavares, titular em Prestação de Serviços Públicos: ainda não aceitou
        indicador: /indicar
        bot: Para isso, você precisa de um convite.
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: ...
        bot para outra_conta: Rui Tavares aceitou o convite
        """
    )


@pytest.mark.asyncio
async def test_a_senha_que_falta_fica_na_lista_ate_ser_resolvida(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: ...
        titular: Coordenador
        bot: ...
        titular: Ouvidoria
        bot: ...
        titular: /pular
        bot: ...
        titular: 1
        bot: Você já recebeu a senha do Portal de Serviços?
        titular: [Ainda não recebi]
        bot: ...
        titular: /pular
        bot: ...
        sti: /orgaos
        bot: 1 órgão aberto. [Convidar quem indica] [Menu]
        titular: [Confirmar e começar]
        bot: A equipe central (STI/MP) ficou sabendo que falta a sua senha
        sti: /orgaos
        bot: 1 órgão aberto. [1 senha do Portal pendente]
        sti: [1 senha do Portal pendente]
        bot: • Rui Tavares (rui.tavares@inmetro.gov.br): Instituto Nacional [Resolvida: Rui Tavares]
        sti: [Resolvida: Rui Tavares]
        bot: Ninguém espera pela senha do Portal.
        bot para titular: A equipe central (STI/MP) informa que sua senha do Portal de Serviços foi resolvida.
        """
    )


@pytest.mark.asyncio
async def test_muitos_orgaos_vem_em_paginas(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    for siorg in ("240", "1988", "1", "2", "3", "7", "8", "14", "25", "26"):
        await palco.convidar(Papel.INDICADOR, "Helena Prado", siorg)
    await palco.dizer("sti", "[Entrar na equipe central]")
    (tela,) = await palco.dizer("sti", "/orgaos")
    assert "10 órgãos abertos." in tela.text
    primeira = [linha[0].label for linha in tela.buttons]
    (tela,) = await palco.dizer("sti", "[Próxima página]")
    segunda = [linha[0].label for linha in tela.buttons]
    assert len({nome for nome in primeira + segunda if "(" in nome}) == 10
    (tela,) = await palco.dizer("sti", "página anterior")
    assert [linha[0].label for linha in tela.buttons] == primeira


@pytest.mark.asyncio
async def test_os_orgaos_vem_em_ordem_alfabetica_e_a_lista_diz_isso(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for siorg in ("26", "1", "2"):
        await palco.convidar(Papel.INDICADOR, "Iara Teles", siorg)
    (tela,) = await palco.dizer("sti", "/orgaos")
    assert "4 órgãos abertos. A lista está em ordem alfabética." in tela.text
    nomes = [b.label for linha in tela.buttons for b in linha if "(" in b.label]
    assert [nome[:6] for nome in nomes] == sorted(nome[:6] for nome in nomes)
    assert len(nomes) == 4
