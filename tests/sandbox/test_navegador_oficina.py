"""On the page: an oficina is opened, somebody enrols by the link, and the last place is taken."""

import re

from tests.sandbox.tela import Tela
from tests.sandbox.test_navegador import endereco, navegador, tela

__all__ = ["endereco", "navegador", "tela"]


def test_da_abertura_a_inscricao_pelo_link(tela: Tela) -> None:
    tela.tocar("sti", "Abrir convite")
    tela.conversar(
        """
        sti: [Entrar na equipe central]
        bot: Você entrou na equipe central.
        sti: /oficinas
        bot: oficina
        sti: [Abrir oficina ou visita]
        bot: O que você vai marcar?
        sti: [Oficina]
        bot: De qual tema?
        sti: [Os dois temas]
        bot: Qual é o título?
        sti: Escrever para quem usa
        bot: Para que serve?
        sti: Sair com dois serviços reescritos.
        bot: Em que dia?
        sti: 04/12/2030
        bot: A que horas começa?
        sti: 14h30
        bot: A que horas termina?
        sti: 17h
        bot: Onde é?
        sti: Bloco K, sala 2
        bot: Para quem é?
        sti: [Pontos focais e áreas]
        bot: Quantas vagas?
        sti: 1
        bot: Confira a oficina
        sti: [Guardar e avisar]
        bot: Inscrição pelo Telegram
        """
    )
    for quem, ouve in (("titular", "Você tem vaga em"), ("substituto", "lista de espera, no lugar 1")):
        mensagem = tela.telefone("sti").locator(".mensagem").filter(has_text="Inscrição pelo Telegram").last
        mensagem.get_by_role("link", name=re.compile(r"\?start=")).click()
        janela = tela.page.locator("#abrir-link")
        janela.get_by_role(
            "button", name=re.compile({"titular": "Célia", "substituto": "Davi"}[quem])
        ).click()
        tela.ouvir(quem, "Para a inscrição, guardamos nome")
        tela.tocar(quem, "Fazer minha inscrição")
        for pergunta, dito in (
            ("Qual é o seu nome?", f"Pessoa {quem}"),
            ("Qual é o seu e-mail", f"{quem}@exemplo.gov.br"),
            ("Em que órgão", "Instituto"),
            ("Em que área", "Ouvidoria"),
        ):
            tela.ouvir(quem, pergunta)
            tela.escrever(quem, dito)
        tela.ouvir(quem, "Confira sua inscrição")
        tela.tocar(quem, "Confirmar inscrição")
        todas = tela.telefone(quem).locator(".mensagem[data-de=bot]").filter(has_text=ouve)
        todas.last.wait_for()
    tela.fotografar("inscricoes")
    assert tela.cabe_na_largura()
