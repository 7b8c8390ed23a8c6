"""Standing answers: written from what was asked, approved by a second person, found from then on."""

import pytest

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ate

ENTRA = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central.
"""
PERGUNTADA = f"""
    {ENTRA}
    visitante: o portal aceita certificado digital?
    bot: Não sei
    visitante: dá pra usar certificado digital no portal?
    bot: Não sei
"""
ESCRITA = """
    sti: /fila
    bot: [Cuidar das respostas]
    sti: [Cuidar das respostas]
    bot: 1 assunto perguntado está sem resposta. … Nenhuma resposta padrão espera revisão.
    sti: [Perguntas sem resposta]
    bot: 2 vezes: dá pra usar certificado digital no portal?
    sti: [dá pra usar certificado digital no portal?]
    bot: • o portal aceita certificado digital? [Escrever resposta padrão]
    sti: [Escrever resposta padrão]
    bot: Qual é o título da resposta?
    sti: Certificado digital
    bot: Qual é a resposta?
    sti: Sim. Na entrada do Portal, escolha “Certificado digital” <nesta tela>.
    bot: De onde vem a resposta?
    sti: Nota 12, item 3
    bot: Jeitos de perguntar: dá pra usar certificado digital no portal? [Mandar para revisão]
    sti: [Mandar para revisão]
"""
ENCONTRADA = """
    bot: Sim. Na entrada do Portal … <nesta tela>. Resposta da equipe central, por Ana Lúcia Prado, em 24/11
"""
APROVADA = f"""
    {PERGUNTADA}
    {ESCRITA}
    bot: Ela ainda não vale. … Só você está na equipe central agora. [Ver resposta padrão]
    sti: [Ver resposta padrão]
    bot: Espera revisão … 2 jeitos de perguntar: [Aprovar resposta padrão] [Editar resposta padrão]
    sti: [Aprovar resposta padrão]
    bot: Só você está na equipe central, e o texto é seu. [Li e revisei o texto]
    sti: [Li e revisei o texto]
    bot: aprovada. Quem perguntar isso já recebe este texto. [Revogar resposta padrão]
"""


async def _duas_pessoas(palco: Palco) -> None:
    await ate(palco, PERGUNTADA)
    await palco.abrir("outra_conta", await palco.convidar(Papel.STI, "Rui Novo"))
    await palco.encenar(
        """
        outra_conta: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        """
    )
    palco.novas("sti")
    await palco.encenar(
        f"""
        {ESCRITA}
        bot: Ela ainda não vale. … Outra pessoa da equipe central precisa aprovar. [Ver resposta padrão]
        bot para outra_conta: Ana Lúcia Prado escreveu a resposta padrão “Certificado digital”.
        """
    )


@pytest.mark.asyncio
async def test_a_segunda_pessoa_aprova_e_outra_pessoa_encontra(palco: Palco) -> None:
    await _duas_pessoas(palco)
    await palco.encenar(
        """
        visitante: dá pra usar certificado digital no portal?
        bot: Não sei
        sti: [Ver resposta padrão]
        bot: Espera revisão [Editar resposta padrão]
        """
    )
    versao = (await palco.tabelas())["resposta_padrao"][0][0]
    (recusa,) = await palco.tocar("sti", f"a:padrao.aprovar:{versao}:revisei")
    assert recusa.text.startswith("Outra pessoa da equipe central precisa aprovar.")
    await palco.recomecar()
    await palco.encenar(
        f"""
        outra_conta: [Revisar resposta padrão]
        bot: Versão 1, escrita por Ana Lúcia Prado [Aprovar resposta padrão] [Devolver com motivo]
        outra_conta: [Aprovar resposta padrão]
        bot: aprovada. Quem perguntar isso já recebe este texto. … Revista por Rui Novo
        bot para sti: Rui Novo aprovou sua resposta padrão “Certificado digital”.
        intruso: tem certificado digital no portal?
        {ENCONTRADA.strip()} … Fonte: Nota 12, item 3. [Ajudou] [Não ajudou]
        outra_conta: /fila
        bot: [Cuidar das respostas]
        outra_conta: [Cuidar das respostas]
        bot: Nenhuma pergunta está sem resposta.
        """
    )


@pytest.mark.asyncio
async def test_devolvida_com_motivo_corrigida_e_aprovada(palco: Palco) -> None:
    await _duas_pessoas(palco)
    await palco.encenar(
        """
        outra_conta: [Revisar resposta padrão]
        bot: Espera revisão [Devolver com motivo]
        outra_conta: [Devolver com motivo]
        bot: O que precisa mudar em “Certificado digital”?
        outra_conta: falta dizer quem emite
        bot: Resposta devolvida. … Devolvida para correção … Motivo da devolução: “falta dizer quem emite”
        bot para sti: Rui Novo devolveu sua resposta padrão … Motivo: “falta dizer quem emite”
        intruso: dá pra usar certificado digital no portal?
        bot: Não sei
        sti: [Ver resposta padrão]
        bot: Devolvida para correção [Editar resposta padrão]
        sti: [Editar resposta padrão]
        bot: Confira a resposta padrão [Mandar para revisão] [Mudar uma resposta]
        sti: [Mandar para revisão]
        bot: Outra pessoa da equipe central precisa aprovar.
        bot para outra_conta: Ana Lúcia Prado escreveu a resposta padrão
        outra_conta: [Revisar resposta padrão]
        bot: Versão 2, escrita por Ana Lúcia Prado [Aprovar resposta padrão]
        outra_conta: [Aprovar resposta padrão]
        bot: aprovada.
        """
    )
    antiga = (await palco.tabelas())["resposta_padrao"][0][0]
    (tela,) = await palco.tocar("outra_conta", f"a:padrao.aprovar:{antiga}")
    assert tela.text.startswith("Esta versão já não espera revisão. Nada mudou agora.")


@pytest.mark.asyncio
async def test_quem_esta_so_na_equipe_aprova_depois_de_dizer_que_leu(palco: Palco) -> None:
    await ate(palco, APROVADA)
    await palco.encenar(f"intruso: o portal aceita certificado digital?\n{ENCONTRADA}")
    await palco.recomecar()
    await palco.encenar(f"visitante: tem certificado digital no portal?\n{ENCONTRADA}")


@pytest.mark.asyncio
async def test_editada_a_antiga_vale_ate_a_nova_ser_aprovada(palco: Palco) -> None:
    await ate(palco, APROVADA)
    await palco.encenar(
        f"""
        sti: [Editar resposta padrão]
        bot: Confira a resposta padrão [Mudar uma resposta]
        sti: [Mudar uma resposta]
        bot: O que você quer mudar?
        sti: [Resposta]
        bot: Qual é a resposta?
        sti: Não mais. Desde novembro, a entrada é só pela conta gov.br.
        bot: O que você quer mudar? [Voltar ao resumo]
        sti: [Voltar ao resumo]
        bot: Confira a resposta padrão
        sti: [Mandar para revisão]
        bot: Ela ainda não vale. [Ver resposta padrão]
        intruso: o portal aceita certificado digital?
        {ENCONTRADA.strip()}
        sti: [Ver resposta padrão]
        bot: Versão 2 … Espera revisão [Aprovar resposta padrão]
        sti: [Aprovar resposta padrão]
        bot: Só você está na equipe central
        sti: [Li e revisei o texto]
        bot: aprovada.
        intruso: tem certificado digital no portal?
        bot: Não mais. Desde novembro, a entrada é só pela conta gov.br.
        sti: [Ver histórico]
        bot: Versão 2 … Aprovada: vale … Versão 1 … Deu lugar a outra versão [Ver versão 2] [Ver versão 1]
        sti: [Ver versão 1]
        bot: Deu lugar a outra versão … Sim. Na entrada do Portal
        """
    )


@pytest.mark.asyncio
async def test_revogada_ninguem_mais_encontra_e_a_pergunta_volta_a_lista(palco: Palco) -> None:
    await ate(palco, APROVADA)
    (antes,) = await palco.dizer("intruso", "o portal aceita certificado digital?")
    await palco.encenar(
        """
        sti: [Revogar resposta padrão]
        bot: Revogar “Certificado digital”? [Sim, revogar a resposta] [Manter a resposta]
        sti: [Manter a resposta]
        bot: Aprovada: vale [Revogar resposta padrão]
        sti: [Revogar resposta padrão]
        bot: Revogar “Certificado digital”?
        sti: [Sim, revogar a resposta]
        bot: revogada. Ela não é mais encontrada. … Revogada: não vale mais [Editar resposta padrão]
        visitante: o portal aceita certificado digital?
        bot: Não sei
        sti: [Ver respostas padrão]
        bot: 1 resposta. … • Certificado digital: Revogada: não vale mais [Certificado digital]
        sti: [Voltar às respostas]
        bot: 1 assunto perguntado está sem resposta.
        """
    )
    (tela,) = await palco.tocar("intruso", next(d for row in antes.buttons for r, d in row if r == "Ajudou"))
    assert tela.text.startswith("Esse botão não vale mais.")
    (tela,) = await palco.tocar("sti", "a:padrao.revogada:1")
    assert tela.text.startswith("Esta resposta não está valendo.")


@pytest.mark.asyncio
async def test_a_mais_proxima_vence_a_resposta_escrita_e_as_outras_continuam(palco: Palco) -> None:
    await ate(palco, ENTRA)
    await palco.tocar("sti", "a:padrao.nova")
    await palco.encenar(
        """
        sti: Passagem para a oficina
        bot: Como as pessoas perguntam isso?
        sti: quem paga a passagem da oficina?
        bot: quem paga a passagem da oficina? [Pronto]
        sti: pronto
        bot: Qual é a resposta?
        sti: O órgão de quem participa paga a passagem.
        bot: De onde vem a resposta?
        sti: /pular
        bot: Confira a resposta padrão
        sti: [Mandar para revisão]
        bot: [Ver resposta padrão]
        sti: [Ver resposta padrão]
        bot: [Aprovar resposta padrão]
        sti: [Aprovar resposta padrão]
        bot: [Li e revisei o texto]
        sti: [Li e revisei o texto]
        bot: aprovada.
        visitante: quem paga passagem pra ir na oficina
        bot: O órgão de quem participa paga a passagem.
        visitante: quem dá a oficina?
        bot: Fonte: Manual
        """
    )


@pytest.mark.asyncio
async def test_o_rascunho_da_edicao_continua_e_nao_se_duplica(palco: Palco) -> None:
    await ate(palco, APROVADA)
    await palco.encenar(
        """
        sti: [Editar resposta padrão]
        bot: Confira a resposta padrão
        sti: [Mudar uma resposta]
        bot: O que você quer mudar?
        sti: [Título]
        bot: Qual é o título da resposta?
        sti: Entrada com certificado
        bot: Título: Entrada com certificado [Voltar ao resumo]
        sti: [Voltar ao resumo]
        bot: Título: Entrada com certificado [Salvar e sair]
        sti: [Salvar e sair]
        bot: Guardei
        """
    )
    (tela,) = await palco.tocar("sti", "a:padrao.editar:1")
    assert "Título: Entrada com certificado" in tela.text
    rascunhos = [linha[1] for linha in (await palco.tabelas())["rascunho"]]
    assert rascunhos.count("resposta_padrao") == 2


@pytest.mark.asyncio
async def test_o_que_a_equipe_respondeu_vira_resposta_padrao(palco: Palco) -> None:
    await ate(palco, ENTRA)
    await palco.encenar(
        """
        visitante: o portal aceita certificado digital?
        bot: Não sei [Perguntar à STI/MP]
        visitante: [Perguntar à STI/MP]
        bot: “o portal aceita certificado digital?” [Enviar]
        visitante: [Enviar]
        bot: Enviei sua pergunta à equipe central
        sti: /fila
        bot: 1 pergunta à espera de resposta. [Nilo: o portal aceita certificado digital?]
        sti: [Nilo: o portal aceita certificado digital?]
        bot: De Nilo Reis [Responder]
        sti: [Responder]
        bot: O que você responde a Nilo Reis?
        sti: Sim, na entrada do Portal.
        bot: Sim, na entrada do Portal. [Enviar resposta]
        sti: [Enviar resposta]
        bot: Resposta enviada a Nilo Reis. [Guardar como resposta padrão]
        bot para visitante: Chegou a resposta … Sim, na entrada do Portal.
        sti: [Guardar como resposta padrão]
        bot: Qual é o título da resposta?
        sti: Certificado digital
        bot: De onde vem a resposta?
        sti: /pular
        bot: Jeitos de perguntar: o portal aceita certificado digital? Resposta: Sim, na entrada do Portal.
        sti: [Mandar para revisão]
        bot: Ela ainda não vale. [Ver resposta padrão]
        sti: [Ver resposta padrão]
        bot: Espera revisão [Aprovar resposta padrão]
        sti: [Aprovar resposta padrão]
        bot: Só você está na equipe central [Li e revisei o texto]
        sti: [Li e revisei o texto]
        bot: aprovada.
        intruso: tem certificado digital no portal?
        bot: Sim, na entrada do Portal. Resposta da equipe central, por Ana Lúcia Prado, em 24/11 [Ajudou]
        sti: /fila
        bot: Nenhuma pergunta à espera de resposta. [Cuidar das respostas]
        sti: [Cuidar das respostas]
        bot: Nenhuma pergunta está sem resposta.
        """
    )
