"""The inventory, as conversations: a list pasted, names mended, what is no service, what is on the Portal."""

import pytest

from tests.conversas.cadastros import titular
from tests.conversas.palco import Palco, legivel

LISTA = "Emitir passaporte comum\\nEmitir passaporte comun\\nEmissão de certidão\\nSolicitar visto"
LEVANTAR = f"""
    titular: /servicos
    bot: Metas: ainda não dá para medir. Falta o inventário. [Levantar serviços]
    titular: [Levantar serviços]
    bot: Quais serviços o órgão presta?
    titular: {LISTA}
    bot: A lista tem 4 itens.
    titular: pronto
    bot: Serviços a levantar
    titular: [Guardar no inventário]
"""


@pytest.mark.asyncio
async def test_uma_lista_colada_vira_o_inventario_e_o_parecido_e_apontado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário. … 1 nome é quase igual … 1 nome não começa por verbo.
        titular: [Tirar Emitir passaporte comum]
        bot: O que é "Emitir passaporte comum"? [É etapa de outro serviço] [É repetido]
        titular: [É repetido]
        bot: "Emitir passaporte comum" saiu do inventário. [Devolver ao inventário]
        titular: /servicos
        bot: 3 serviços … No Portal de Serviços: 0 de 3 (0%). Cadastrados: 0.
        """
    )


@pytest.mark.asyncio
async def test_um_nome_sugerido_e_aceito_com_um_toque(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        titular: [Melhorar os nomes]
        bot: 1 nome não começa por verbo. … Emissão de certidão: tente "Emitir certidão" [Emitir certidão]
        titular: [Emitir certidão]
        bot: Todos os nomes levantados começam por verbo.
        """
    )


@pytest.mark.asyncio
async def test_a_lista_colada_e_desfeita_e_colada_de_novo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        titular: [Desfazer esta lista]
        bot: Tirei 4 serviços do inventário.
        """
        + LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        """
    )


@pytest.mark.asyncio
async def test_um_nome_que_ja_estava_nao_entra_de_novo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Levantar serviços]
        bot: Quais serviços o órgão presta?
        titular: solicitar VISTO
        bot: A lista tem 1 item:
        titular: pronto
        bot: Serviços a levantar
        titular: [Guardar no inventário]
        bot: Nenhum serviço novo … 1 nome já estava no inventário: • solicitar VISTO
        """
    )


@pytest.mark.asyncio
async def test_o_que_ja_esta_no_portal_conta_para_a_meta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto [Já está no Portal de Serviços] [Não é serviço]
        titular: [Já está no Portal de Serviços]
        bot: Qual é o endereço do serviço no Portal de Serviços?
        titular: https://www.servicos.gov.br/servico/solicitar-visto
        bot: Anotado: o serviço está no Portal de Serviços.
        titular: /servicos
        bot: No Portal de Serviços: 1 de 4 (25%). Cadastrados: 1. … Digitais … 0 de 1 (0%).
        """
    )


@pytest.mark.asyncio
async def test_desfazer_a_lista_nao_leva_o_que_ja_esta_no_portal(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        """
    )
    desfazer = palco.pessoa("titular").messages[-1]
    dado = next(d for linha in desfazer.buttons for rotulo, d in linha if rotulo == "Desfazer esta lista")
    await palco.tocar("titular", "a:no_portal:4:1")
    await palco.dizer("titular", "https://www.servicos.gov.br/servico/solicitar-visto")
    (tela,) = await palco.tocar("titular", dado or "")
    assert "Tirei 3 serviços do inventário." in legivel(tela)


@pytest.mark.asyncio
async def test_so_quem_colou_a_lista_a_desfaz(palco: Palco) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário. [Desfazer esta lista]
        substituto: /start
        bot: Menu de Iara Teles
        """
    )
    desfazer = palco.pessoa("titular").messages[-1]
    dado = next(d for linha in desfazer.buttons for rotulo, d in linha if rotulo == "Desfazer esta lista")
    (tela,) = await palco.tocar("substituto", dado or "")
    assert "Esse botão não vale mais. Nada mudou." in legivel(tela)
    (tela,) = await palco.tocar("titular", dado or "")
    assert "Tirei 4 serviços do inventário." in legivel(tela)


@pytest.mark.asyncio
async def test_as_perguntas_dizem_o_que_e_no_lugar_de_servico(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        bot: Guardei 4 serviços no inventário.
        titular: [Tirar Emitir passaporte comum]
        bot: O que é "Emitir passaporte comum"? [Conferir se é serviço]
        titular: [Conferir se é serviço]
        bot: A pessoa precisa fazer alguma coisa para receber? [Sim] [Não]
        titular: [Sim]
        bot: Cada pessoa recebe um resultado só dela?
        titular: [Sim]
        bot: Ele vai do pedido até o resultado final?
        titular: [Não]
        bot: "Emitir passaporte comum" não parece um serviço. É etapa [Tirar do inventário]
        titular: [Tirar do inventário]
        bot: "Emitir passaporte comum" saiu do inventário.
        titular: [Devolver ao inventário]
        bot: Emitir passaporte comum
        """
    )
