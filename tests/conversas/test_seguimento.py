"""Follow-ups: a question too short to be understood alone leans on the last answer of the chat."""

import pytest

from tests.conversas.palco import Palco


@pytest.mark.asyncio
async def test_perguntas_que_se_apoiam_na_anterior(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: como recebo a senha do portal?
        bot: Fonte:
        visitante: e se eu perder?
        bot: Entendi que a pergunta é sobre “Senha do Portal de Serviços”. … Fonte:
        visitante: e quem indica?
        bot: Secretário Executivo … Fonte: Manual, abertura
        visitante: e o prazo?
        bot: Entendi que a pergunta é sobre “Quem indica”. … O manual não informa prazo.
        """
    )


@pytest.mark.asyncio
async def test_o_mesmo_no_outro_tema(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: qual o perfil do ponto focal 1?
        bot: Fonte: Manual, item 1
        visitante: e no outro tema?
        bot: Fonte: Manual, item 2
        visitante: e o 1?
        bot: Fonte: Manual, item 1
        """
    )


@pytest.mark.asyncio
async def test_pedir_mais_leva_aos_assuntos_proximos(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: quem me indica?
        bot: Secretário Executivo
        visitante: explica melhor
        bot: Sobre “Quem indica”, já disse tudo o que sei. [Titular e substituto] [Menu]
        visitante: [Titular e substituto]
        bot: Fonte:
        visitante: me dá outro exemplo
        bot: Sobre “Titular e substituto”, já disse tudo o que sei.
        """
    )


@pytest.mark.asyncio
async def test_o_assunto_atravessa_um_reinicio_e_some_em_meia_hora(palco: Palco) -> None:
    await palco.dizer("visitante", "como recebo a senha do portal?")
    await palco.recomecar()
    palco.relogio.avancar(minutes=29)
    (tela,) = await palco.dizer("visitante", "e se eu perder?")
    assert "Fonte:" in tela.text
    palco.relogio.avancar(minutes=31)
    (tela,) = await palco.dizer("visitante", "e se eu perder?")
    assert "Fonte:" not in tela.text
    assert "senha-portal" not in str((await palco.tabelas())["chat"])


@pytest.mark.asyncio
async def test_o_que_o_manual_nao_informa_e_dito(palco: Palco) -> None:
    await palco.dizer("visitante", "como recebo a senha do portal?")
    (tela,) = await palco.dizer("visitante", "e o salário?")
    assert "O manual não informa remuneração." in tela.text


@pytest.mark.asyncio
@pytest.mark.parametrize("texto", ["e a previsão do tempo?", "e meu INSS?", "kkk", "e você?"])
async def test_o_que_nao_e_daqui_nao_se_apoia_em_nada(palco: Palco, texto: str) -> None:
    await palco.dizer("visitante", "como recebo a senha do portal?")
    (tela,) = await palco.dizer("visitante", texto)
    assert "Fonte:" not in tela.text


@pytest.mark.asyncio
async def test_uma_pergunta_inteira_nao_muda_por_causa_da_anterior(palco: Palco) -> None:
    (sozinha,) = await palco.dizer("visitante", "quem me indica?")
    await palco.dizer("intruso", "como recebo a senha do portal?")
    (depois,) = await palco.dizer("intruso", "quem me indica?")
    assert depois.text == sozinha.text
