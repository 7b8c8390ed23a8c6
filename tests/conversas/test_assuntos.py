"""What can be asked, looked through by subject: from "não sei", from /ajuda, and in the middle of a form."""

import pytest

from bot.delivery.knowledge import conhecimento
from tests.conversas.cadastros import titular
from tests.conversas.palco import Palco


@pytest.mark.asyncio
async def test_do_nao_sei_aos_assuntos_aos_titulos_a_resposta(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: qual a capital da austrália?
        bot: Não sei responder a isso. [Ver assuntos] [Menu]
        visitante: [Ver assuntos]
        bot: Sobre que assunto é a dúvida? [Menu]
        """
    )
    tela = palco.pessoa("visitante").messages[-1]
    rotulos = [rotulo for row in tela.buttons for rotulo, _ in row]
    assert [rotulo.split(" (")[0] for rotulo in rotulos] == [
        "Pontos focais e metas",
        "Registro do serviço",
        "Este assistente",
        "Menu",
    ]
    (lista,) = await palco.dizer("visitante", f"[{rotulos[0]}]")
    assert lista.text.startswith("Pontos focais e metas: ")
    (resposta,) = await palco.dizer("visitante", "[Perfil do ponto focal 1]")
    assert "Fonte: Manual, item 1" in resposta.text


@pytest.mark.asyncio
async def test_todas_as_paginas_juntas_mostram_cada_titulo_uma_vez(palco: Palco) -> None:
    await palco.dizer("visitante", "/ajuda")
    vistos = []
    for numero in range(1, 20):
        (lista,) = await palco.tocar("visitante", f"a:assuntos.titulos:manual:{numero}")
        botoes = [(rotulo, dado) for row in lista.buttons for rotulo, dado in row]
        vistos += [rotulo for rotulo, dado in botoes if "duvida.ver" in dado]
        if "Próxima página" not in dict(botoes):
            break
    do_manual = [um for um in conhecimento().entradas if um.tipo == "resposta" and "." not in um.chave]
    assert vistos == [entrada.titulo for entrada in do_manual]


@pytest.mark.asyncio
async def test_da_ajuda_no_meio_de_um_formulario_o_campo_volta_sempre(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: /ajuda
        bot: Qual é o nome do serviço? [Ver assuntos]
        titular: [Ver assuntos]
        bot: Sobre que assunto é a dúvida? … Qual é o nome do serviço?
        titular: /ajuda
        bot: ...
        """
    )
