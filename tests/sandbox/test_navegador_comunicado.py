"""On the page: an announcement is written, shown as it will look, sent, and replied to."""

from tests.sandbox.tela import Tela
from tests.sandbox.test_navegador import ENTRAR_E_CONVIDAR, endereco, navegador, tela

__all__ = ["endereco", "navegador", "tela"]


def test_do_texto_a_resposta(tela: Tela) -> None:
    tela.tocar("sti", "Abrir convite")
    tela.conversar(ENTRAR_E_CONVIDAR)
    tela.entregar("sti", "Bruno Tavares Leal", "indicador", pelo_botao=True)
    tela.conversar(
        """
        indicador: [Entrar para indicar]
        bot: Você já pode indicar os pontos focais
        sti: /comunicado
        bot: comunicado
        sti: [Escrever comunicado]
        bot: Qual é o comunicado?
        sti: Olá, {nome}! A oficina é quinta.
        bot: Quem recebe o comunicado?
        sti: [Incluir pessoas pelo nome]
        bot: Quais pessoas recebem
        sti: Bruno Tavares Leal
        bot: Mais estas pessoas: Bruno Tavares Leal
        sti: [Pronto]
        bot: Ainda não enviado.
        """
    )
    tela.fotografar("comunicado-rascunho")
    tela.conversar(
        """
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        sti: [Sim, enviar agora]
        """
    )
    tela.ouvir("indicador", "Olá, Bruno Tavares Leal! A oficina é quinta.")
    tela.ouvir("sti", "Terminou o envio")
    tela.fotografar("comunicado-enviado")
    tela.conversar(
        """
        indicador: [Responder]
        bot: Sua mensagem vai à equipe central
        indicador: Posso levar mais alguém?
        bot: Enviar esta pergunta
        indicador: [Enviar]
        bot: Enviei sua pergunta
        """
    )
    assert tela.cabe_na_largura()
