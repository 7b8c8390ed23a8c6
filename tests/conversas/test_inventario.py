"""The inventory, as conversations: a list pasted, names mended, what is no service, what is on the Portal."""

import pytest

from tests.conversas.cadastros import titular
from tests.conversas.palco import Palco, legivel

LISTA = "Emitir passaporte comum\\nEmitir passaporte comun\\nEmissão de certidão\\nSolicitar visto"
INCLUIR = """
    titular: /servicos
    bot: Metas: ainda não dá para medir. Falta o inventário. [Incluir lista de serviços]
    titular: [Incluir lista de serviços]
    bot: Quais serviços o órgão presta?
"""
CONFERIR = f"""
    {INCLUIR}
    titular: {LISTA}
    bot: A lista tem 4 itens.
    titular: pronto
    bot: Confira antes de guardar 4 nomes novos na lista. 1 nome é quase igual a outro.
"""
LEVANTAR = f"""
    {CONFERIR}
    titular: [Guardar todos os 4]
    bot: Guardei 4 serviços no inventário.
"""


@pytest.mark.asyncio
async def test_de_cada_par_parecido_se_escolhe_antes_de_guardar(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        CONFERIR
        + """
        titular: [Ver 1 parecido]
        bot: Par 1 de 1 É o mesmo serviço? A: Emitir passaporte comum B: Emitir passaporte comun
        titular: [É o mesmo: ficar com A]
        bot: Você já escolheu sobre o nome parecido. 1 repetido não entra. [Guardar 3 serviços]
        titular: [Guardar 3 serviços]
        bot: Guardei 3 serviços no inventário. 1 nome parecido ficou de fora, por ser o mesmo serviço.
        titular: /servicos
        bot: 3 serviços … No Portal de Serviços: 0 de 3 (0%). Cadastrados: 0. [Emitir passaporte comum]
        """
    )


@pytest.mark.asyncio
async def test_com_pressa_um_toque_guarda_so_os_diferentes(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        CONFERIR
        + """
        titular: [Guardar os 3 diferentes]
        bot: Guardei 3 serviços no inventário. 1 nome parecido ficou de fora
        """
    )


@pytest.mark.asyncio
async def test_muitos_pares_vem_em_paginas_e_a_escolha_se_muda(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        INCLUIR
        + """
        titular: Obter selo\\nObter selos\\nEmitir visto\\nEmissão de visto\\nPedir bolsa\\nPedir bolsas
        bot: A lista tem 6 itens.
        titular: /pronto
        bot: ...
        titular: pronto
        bot: 6 nomes novos na lista. 3 nomes são quase iguais a outros. [Ver os 3 parecidos]
        titular: [Ver os 3 parecidos]
        bot: Par 1 de 3
        titular: [São diferentes]
        bot: Par 2 de 3 É o mesmo serviço? A: Emitir visto B: Emissão de visto
        titular: [Página anterior]
        bot: Par 1 de 3 … Sua escolha: São diferentes
        titular: [É o mesmo: ficar com B]
        bot: Par 2 de 3
        titular: [Voltar à conferência]
        bot: Confira antes de guardar … Ainda faltam 2 para escolher. [Guardar os 3 diferentes]
        titular: [Guardar os 3 diferentes]
        bot: Guardei 3 serviços no inventário. 3 nomes parecidos ficaram de fora
        titular: /servicos
        bot: 3 serviços [Emitir visto] [Obter selos] [Pedir bolsa]
        """
    )


@pytest.mark.asyncio
async def test_o_parecido_com_o_que_ja_estava_fica_com_um_dos_nomes(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Incluir lista de serviços]
        bot: Quais serviços o órgão presta?
        titular: solicitar VISTO\\nEmitir a certidão
        bot: A lista tem 2 itens.
        titular: pronto
        bot: 1 nome novo na lista. 1 nome já está no inventário e não entra de novo: • solicitar VISTO
        titular: [Ver 1 parecido]
        bot: A, já no inventário: Emissão de certidão B: Emitir a certidão
        titular: [É o mesmo: ficar com B]
        bot: Você já escolheu sobre o nome parecido. [Terminar sem guardar nomes]
        titular: [Terminar sem guardar nomes]
        bot: Nenhum serviço novo no inventário. 1 serviço que já estava ficou com o nome novo.
        titular: [Ver serviços]
        bot: 4 serviços [Emitir a certidão]
        titular: [Emitir a certidão]
        bot: Emitir a certidão [Ver o histórico]
        titular: [Ver o histórico]
        bot: Rui Tavares mudou o nome.
        """
    )


@pytest.mark.asyncio
async def test_desfazer_a_lista_devolve_tambem_o_nome_de_antes(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Incluir lista de serviços]
        bot: Quais serviços o órgão presta?
        titular: Emitir a certidão\\nObter selo
        bot: A lista tem 2 itens.
        titular: pronto
        bot: 2 nomes novos na lista.
        titular: [Ver 1 parecido]
        bot: Par 1 de 1
        titular: [É o mesmo: ficar com B]
        bot: Confira antes de guardar
        titular: [Guardar 1 serviço]
        bot: Guardei 1 serviço no inventário. 1 serviço que já estava ficou com o nome novo.
        titular: [Desfazer esta lista]
        bot: Tirei 1 serviço do inventário.
        titular: [Ver serviços]
        bot: 4 serviços [Emissão de certidão]
        """
    )


@pytest.mark.asyncio
async def test_na_conferencia_um_numero_e_um_botao_e_um_nome_entra_na_lista(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        CONFERIR
        + """
        titular: 1
        bot: Par 1 de 1
        titular: Obter selo
        bot: A lista tem 5 itens. … 5. Obter selo
        titular: pronto
        bot: 5 nomes novos na lista.
        titular: [Voltar à lista]
        bot: A lista tem 5 itens.
        titular: [Tirar um item]
        bot: Qual item sai da lista?
        """
    )


@pytest.mark.asyncio
async def test_a_conferencia_continua_depois_de_um_reinicio(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(CONFERIR)
    await palco.recomecar()
    await palco.encenar(
        """
        titular: [Guardar os 3 diferentes]
        bot: Guardei 3 serviços no inventário.
        """
    )


@pytest.mark.asyncio
async def test_uma_lista_que_o_telegram_divide_em_tres_mensagens_e_uma_so(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(INCLUIR)
    coisas = [f"coisa {letra}{outra}" for letra in "abcdefghijklmno" for outra in "abcdefghijklmno"]
    nomes = [f"Registrar {coisa} de uso do cidadão ou da empresa" for coisa in coisas][:180]
    texto = "\n".join(nomes)
    assert 9000 < len(texto) < 3 * 4096
    for comeco in range(0, len(texto), 4096):
        (tela,) = await palco.dizer("titular", texto[comeco : comeco + 4096])
    assert "A lista tem 180 itens." in legivel(tela)
    assert f"180. {nomes[-1]}" in legivel(tela)
    await palco.encenar(
        """
        titular: pronto
        bot: 180 nomes novos na lista. [Guardar todos os 180]
        titular: [Guardar todos os 180]
        bot: Guardei 180 serviços no inventário.
        """
    )


@pytest.mark.asyncio
async def test_os_nomes_sugeridos_sao_aceitos_um_a_um_ou_de_uma_vez(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        INCLUIR
        + """
        titular: Emissão de visto\\nSERVIÇO DE EMISSÃO DE CPF\\nRegistro de marca\\nTaxímetro
        bot: A lista tem 4 itens.
        titular: pronto
        bot: 4 nomes novos na lista. [Guardar 4 serviços]
        titular: [Guardar 4 serviços]
        bot: Guardei 4 serviços no inventário. [Melhorar 4 nomes]
        titular: [Melhorar 4 nomes]
        bot: 4 nomes podem melhorar … tente "Emitir visto" … Taxímetro: falta o verbo.
        titular: [Emitir visto]
        bot: 3 nomes podem melhorar [Aceitar estas 2 sugestões]
        titular: [Aceitar estas 2 sugestões]
        bot: 1 nome pode melhorar • Taxímetro: falta o verbo. [Taxímetro]
        titular: [Taxímetro]
        bot: Qual é o nome do serviço? … Hoje o nome é: Taxímetro
        titular: Verificar taxímetro de táxi
        bot: Nome mudado. Verificar taxímetro de táxi
        titular: /servicos
        bot: 4 serviços [Emitir CPF] [Emitir visto] [Registrar marca] [Verificar taxímetro de táxi]
        """
    )


@pytest.mark.asyncio
async def test_a_sugestao_que_outro_servico_ja_tem_nao_entra(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        INCLUIR
        + """
        titular: Emissão de visto\\nEmitir visto
        bot: A lista tem 2 itens.
        titular: pronto
        bot: 2 nomes novos na lista.
        titular: [Guardar todos os 2]
        bot: Guardei 2 serviços no inventário.
        titular: [Melhorar 1 nome]
        bot: tente "Emitir visto"
        titular: [Emitir visto]
        bot: "Emissão de visto" ficou como estava: o inventário já tem "Emitir visto".
        """
    )


@pytest.mark.asyncio
async def test_a_lista_colada_e_desfeita_e_colada_de_novo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Desfazer esta lista]
        bot: Tirei 4 serviços do inventário.
        """
        + INCLUIR
        + f"""
        titular: {LISTA}
        bot: A lista tem 4 itens.
        titular: pronto
        bot: Nenhum nome novo na lista. 4 nomes da lista desfeita voltam ao inventário: [Guardar 4 serviços]
        titular: [Guardar 4 serviços]
        bot: Guardei 4 serviços no inventário.
        """
    )


@pytest.mark.asyncio
async def test_o_que_ja_esta_no_portal_conta_para_a_meta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto [Não é serviço] [Já está no Portal de Serviços]
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
    await palco.encenar(LEVANTAR)
    guardada = palco.pessoa("titular").messages[-1]
    desfazer = next(d for linha in guardada.buttons for rotulo, d in linha if rotulo == "Desfazer esta lista")
    await palco.encenar(
        """
        titular: /servicos
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto
        titular: [Já está no Portal de Serviços]
        bot: Qual é o endereço
        titular: https://www.servicos.gov.br/servico/solicitar-visto
        bot: Anotado
        """
    )
    (tela,) = await palco.tocar("titular", desfazer or "")
    assert "Tirei 3 serviços do inventário." in legivel(tela)
    assert "1 serviço ficou, porque já mexeram nele depois da lista: • Solicitar visto" in legivel(tela)


@pytest.mark.asyncio
async def test_o_que_nao_parece_servico_e_apontado_sai_com_o_motivo_e_nao_volta_sozinho(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        INCLUIR
        + """
        titular: Site\\nOUVIDORIA\\nfale@inmetro.gov.br\\nSolicitar visto
        bot: O item 3 (“fale@inmetro.gov.br”) ficou de fora. É um endereço ou telefone … A lista tem 3 itens.
        titular: pronto
        bot: 3 nomes novos na lista.
        titular: [Guardar 3 serviços]
        bot: Guardei 3 serviços no inventário. [Não parecem serviços: 2]
        titular: [Não parecem serviços: 2]
        bot: OUVIDORIA. É área do órgão? • Site. É canal de atendimento? [OUVIDORIA] [Site]
        titular: [OUVIDORIA]
        bot: O que é "OUVIDORIA"? [É área do órgão] [É etapa de outro serviço]
        titular: [É área do órgão]
        bot: "OUVIDORIA" saiu do inventário. [Não parece serviço: 1] [Devolver ao inventário]
        titular: [Ver serviços]
        bot: 2 serviços
        titular: [Incluir lista de serviços]
        bot: Quais serviços o órgão presta?
        titular: Ouvidoria
        bot: A lista tem 1 item:
        titular: pronto
        bot: Nenhum serviço novo … 1 nome já tinha saído por não ser serviço e continua fora: • Ouvidoria
        """
    )


@pytest.mark.asyncio
async def test_as_perguntas_dizem_o_que_e_no_lugar_de_servico(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Emitir passaporte comum]
        bot: Emitir passaporte comum [Não é serviço]
        titular: [Não é serviço]
        bot: O que é "Emitir passaporte comum"? [É um serviço?]
        titular: [É um serviço?]
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


@pytest.mark.asyncio
async def test_a_ficha_de_quem_so_tem_nome_e_curta_e_leva_ao_cadastro(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto … Estado: Levantado: só o nome
        """
    )
    ficha = palco.pessoa("titular").messages[-1]
    assert "impede" not in legivel(ficha)
    assert [rotulo for linha in ficha.buttons for rotulo, _ in linha] == [
        "Cadastrar este",
        "É um serviço?",
        "Mudar o nome",
        "Não é serviço",
        "Já está no Portal de Serviços",
        "Ver o histórico",
        "Ver serviços",
        "Menu",
    ]
    await palco.encenar(
        """
        titular: [Cadastrar este]
        bot: O que a pessoa consegue com este serviço?
        titular: A pessoa pede a autorização para entrar no país e recebe a resposta por mensagem.
        bot: O serviço é gratuito para quem pede?
        titular: /menu
        bot: ...
        titular: /servicos
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto
        titular: [Cadastrar este]
        bot: O serviço é gratuito para quem pede?
        titular: /cancelar
        bot: "Solicitar visto"
        """
    )


@pytest.mark.asyncio
async def test_o_historico_diz_por_que_saiu_e_quem_devolveu(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        LEVANTAR
        + """
        titular: [Ver serviços]
        bot: 4 serviços
        titular: [Solicitar visto]
        bot: Solicitar visto
        titular: [Não é serviço]
        bot: O que é "Solicitar visto"?
        titular: [É etapa de outro serviço]
        bot: "Solicitar visto" saiu do inventário.
        titular: [Devolver ao inventário]
        bot: Solicitar visto [Ver o histórico]
        titular: [Ver o histórico]
        bot: devolveu ao inventário. … Rui Tavares tirou do inventário. Motivo: É etapa de outro serviço
        """
    )


@pytest.mark.asyncio
async def test_o_que_saiu_do_inventario_se_acha_pelo_filtro_e_volta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        INCLUIR
        + """
        titular: Ouvidoria
        bot: A lista tem 1 item:
        titular: pronto
        bot: 1 nome novo na lista.
        titular: [Guardar 1 serviço]
        bot: Guardei 1 serviço no inventário.
        titular: [Ver serviços]
        bot: 1 serviço
        titular: [Ouvidoria]
        bot: Ouvidoria
        titular: [Não é serviço]
        bot: O que é "Ouvidoria"?
        titular: [É área do órgão]
        bot: "Ouvidoria" saiu do inventário.
        titular: [Ver serviços]
        bot: Nenhum serviço no inventário ainda. [Filtrar]
        titular: [Filtrar]
        bot: Quais serviços você quer ver? [Fora do inventário (1)] [Ver todos os serviços]
        titular: [Fora do inventário (1)]
        bot: 1 serviço com este filtro: • Fora do inventário [Ouvidoria] [Filtrar]
        titular: [Filtrar]
        bot: Quais serviços você quer ver? [Ver todos os serviços]
        titular: [Ver todos os serviços]
        bot: Nenhum serviço no inventário ainda.
        titular: [Filtrar]
        bot: Quais serviços
        titular: [Fora do inventário (1)]
        bot: 1 serviço
        titular: [Ouvidoria]
        bot: Fora do inventário: É área do órgão [Devolver ao inventário] [Ver o histórico]
        titular: [Devolver ao inventário]
        bot: Ouvidoria … Estado: Levantado: só o nome [Cadastrar este]
        """
    )
