"""After an answer: whether it helped, changed at will, counted per answer, seen by the central team."""

import pytest

from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, ate

PERGUNTA = "quem me indica?"
ENTRA = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central.
"""


async def _votos(palco: Palco) -> list[tuple[object, ...]]:
    return sorted((linha[0], linha[1], bool(linha[2])) for linha in (await palco.tabelas())["avaliacao"])


@pytest.mark.asyncio
async def test_cada_pessoa_tem_um_voto_por_resposta_e_pode_mudar(palco: Palco) -> None:
    visitante, intruso = palco.pessoa("visitante").id, palco.pessoa("intruso").id
    await palco.encenar(
        f"""
        visitante: {PERGUNTA}
        bot: Fonte: Manual, abertura. [Ajudou] [Não ajudou] [Menu]
        visitante: [Ajudou]
        bot: Secretário Executivo … Anotei que esta resposta ajudou. [Não ajudou] [Titular e substituto]
        """
    )
    assert await _votos(palco) == [(visitante, "indicacao", True)]
    await palco.recomecar()
    await palco.encenar(
        f"""
        visitante: [Não ajudou]
        bot: Secretário Executivo … não ajudou. [Titular e substituto] [Ajudou] [Menu]
        intruso: {PERGUNTA}
        bot: Fonte: Manual, abertura. [Ajudou]
        intruso: ajudou
        bot: Anotei que esta resposta ajudou.
        """
    )
    esperados: list[tuple[object, ...]] = [(visitante, "indicacao", False), (intruso, "indicacao", True)]
    assert await _votos(palco) == sorted(esperados)


@pytest.mark.asyncio
async def test_o_voto_em_duas_respostas_juntas_conta_para_as_duas(palco: Palco) -> None:
    await palco.dizer("visitante", "perfil e meta do ponto focal 2")
    (tela,) = await palco.dizer("visitante", "[Ajudou]")
    assert "50%" in tela.text
    assert len(await _votos(palco)) == 2


@pytest.mark.asyncio
async def test_o_que_a_fonte_nao_diz_continua_dito_depois_do_voto(palco: Palco) -> None:
    (antes,) = await palco.dizer("visitante", "carga horária oficina")
    assert antes.text.startswith("O manual não informa carga horária.")
    (depois,) = await palco.dizer("visitante", "[Não ajudou]")
    assert depois.text.startswith("O manual não informa carga horária.")


@pytest.mark.asyncio
async def test_quem_nao_foi_respondido_e_quem_so_cumprimentou_nao_avaliam(palco: Palco) -> None:
    for texto in ("qual a capital da austrália?", "obrigado", "de 80 serviços, quantos digitais?"):
        (tela,) = await palco.dizer("visitante", texto)
        assert "Ajudou" not in [label for row in tela.buttons for label, _ in row]


@pytest.mark.asyncio
async def test_dentro_do_formulario_o_voto_traz_a_pergunta_de_volta(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: quem indica o ponto focal?
        bot: É a resposta ou uma pergunta? [É uma pergunta]
        titular: [É uma pergunta]
        bot: Secretário Executivo … Qual é o nome do serviço? [Ajudou]
        titular: [Não ajudou]
        bot: não ajudou … Qual é o nome do serviço? [Salvar e sair] [Titular e substituto]
        titular: Emitir passaporte comum para brasileiros
        bot: O que a pessoa consegue com este serviço?
        """
    )


@pytest.mark.asyncio
async def test_a_equipe_central_ve_as_que_menos_ajudam_primeiro(palco: Palco) -> None:
    await ate(palco, ENTRA)
    for nome, texto, voto in (
        ("visitante", "o que é a oficina?", "[Não ajudou]"),
        ("intruso", "o que é a oficina?", "[Não ajudou]"),
        ("intruso", PERGUNTA, "[Não ajudou]"),
        ("visitante", PERGUNTA, "[Ajudou]"),
    ):
        await palco.dizer(nome, texto)
        await palco.dizer(nome, voto)
    (tela,) = await palco.tocar("sti", "a:avaliacoes")
    assert "2 respostas receberam avaliação" in tela.text
    assert tela.text.index("Não ajudou: 2. Ajudou: 0.") < tela.text.index("Não ajudou: 1. Ajudou: 1.")


@pytest.mark.asyncio
async def test_votos_de_mais_de_um_ano_saem(palco: Palco) -> None:
    await palco.dizer("visitante", PERGUNTA)
    await palco.dizer("visitante", "[Ajudou]")
    await palco.passar(days=364)
    assert len(await _votos(palco)) == 1
    await palco.passar(days=2)
    assert await _votos(palco) == []


@pytest.mark.asyncio
async def test_o_que_nao_ajudou_pode_ir_a_equipe_central(palco: Palco) -> None:
    await ate(palco, ENTRA)
    await palco.encenar(
        f"""
        visitante: {PERGUNTA}
        bot: Fonte: Manual, abertura. [Não ajudou]
        visitante: [Não ajudou]
        bot: não ajudou. [Perguntar à STI/MP]
        visitante: [Perguntar à STI/MP]
        bot: “{PERGUNTA}” [Enviar] [Não enviar]
        visitante: [Enviar]
        bot: Enviei sua pergunta à equipe central
        sti: /fila
        bot: 1 pergunta à espera de resposta. [Nilo: {PERGUNTA}]
        """
    )


@pytest.mark.asyncio
async def test_depois_de_outra_resposta_o_voto_antigo_pede_a_pergunta_de_novo(palco: Palco) -> None:
    (antiga,) = await palco.dizer("visitante", PERGUNTA)
    nao = next(dado for row in antiga.buttons for rotulo, dado in row if rotulo == "Não ajudou")
    await palco.dizer("visitante", "o que é a oficina?")
    await palco.tocar("visitante", nao)
    (tela,) = await palco.dizer("visitante", "[Perguntar à STI/MP]")
    assert tela.text.startswith("O que você quer perguntar à equipe central?")


@pytest.mark.asyncio
async def test_a_pergunta_respondida_nao_fica_guardada_mais_de_meia_hora(palco: Palco) -> None:
    await palco.dizer("visitante", PERGUNTA)
    assert PERGUNTA in str((await palco.tabelas())["chat"])
    await palco.passar(minutes=31)
    assert PERGUNTA not in str((await palco.tabelas())["chat"])
