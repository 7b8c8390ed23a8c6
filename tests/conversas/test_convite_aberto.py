"""An invitation opened and not answered: everything leads back to it, and no slip refuses it."""

import pytest

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco, legivel
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_ACEITE, ate

ABRIR = """
    titular abre o link de Rui
    bot: Boas-vindas. … Você é Rui Tavares e aceita a indicação? [Aceitar indicação]
"""
DE_NOVO = (
    "Este convite ainda espera sua resposta. … Você é Rui Tavares e aceita a indicação? [Aceitar indicação]"
)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "fala",
    ["oi, bom dia", "/menu", "/start", "/indicar", "/servicos", "/voltar", "/cancelar", "não entendi", "8"],
)
async def test_qualquer_fala_traz_o_convite_de_volta(palco: Palco, fala: str) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    await palco.encenar(
        f"""
        titular: {fala}
        bot: {DE_NOVO}
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        """
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "fala", ["aceito", "Sim", "Aceitar", "eu aceito!", "Sim, aceito.", "ACEITAR INDICAÇÃO"]
)
async def test_aceitar_por_escrito_tambem_vale(palco: Palco, fala: str) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    await palco.encenar(
        f"""
        titular: {fala}
        bot: Qual é o seu cargo ou função?
        """
    )


@pytest.mark.asyncio
async def test_um_sim_so_aceita_na_tela_do_convite(palco: Palco) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    await palco.encenar(
        f"""
        titular: [Não sou eu]
        bot: Não é você? Ainda não avisei ninguém, e o convite continua aberto. [Voltar ao convite]
        titular: sim
        bot: {DE_NOVO}
        titular: [Não sou eu]
        bot: ...
        titular: [Voltar ao convite]
        bot: Você é Rui Tavares e aceita a indicação?
        titular: sim
        bot: Qual é o seu cargo ou função?
        """
    )


@pytest.mark.asyncio
@pytest.mark.parametrize("fala", ["/menu", "/start", "/cancelar", "/indicar", "[Voltar ao convite]"])
async def test_a_recusa_comecada_por_engano_nao_segue(palco: Palco, fala: str) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    await palco.encenar(
        f"""
        titular: [Não posso aceitar]
        bot: Por que você não pode aceitar? [Pular] [Voltar ao convite]
        titular: {fala}
        bot: Sua recusa não foi enviada. O convite continua aberto. … aceita a indicação? [Aceitar indicação]
        titular: aceito
        bot: Qual é o seu cargo ou função?
        bot para indicador: Rui Tavares aceitou o convite
        """
    )


@pytest.mark.asyncio
async def test_o_convite_que_venceu_durante_a_recusa_diz_o_que_fazer(palco: Palco) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    await palco.dizer("titular", "[Não posso aceitar]")
    palco.relogio.avancar(days=31)
    await palco.encenar(
        """
        titular: [Voltar ao convite]
        bot: Este link venceu. Peça um novo a quem enviou
        titular: /menu
        bot: Para usar, você precisa de um convite.
        """
    )


@pytest.mark.asyncio
async def test_quem_ja_tem_papel_acha_o_convite_no_menu(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.abrir("titular", await palco.convidar(Papel.INDICADOR, "Rui Tavares", "1988"))
    await palco.encenar(
        """
        titular: /menu
        bot: Menu de Rui Tavares [Continuar: convite de Rui Tavares] [Cadastrar serviço]
        titular: [Cadastrar serviço]
        bot: Qual é o nome do serviço?
        titular: Emitir passaporte comum para brasileiros
        bot: O que a pessoa consegue com este serviço?
        titular: /menu
        bot: Guardei o serviço "Emitir passaporte comum para brasileiros" [Continuar: convite de Rui Tavares]
        titular: 1
        bot: Você é Rui Tavares e quer entrar? [Entrar para indicar]
        titular: [Não posso aceitar]
        bot: Por que você não pode aceitar?
        titular: /menu
        bot: Guardei a recusa ainda não enviada para você continuar depois.
        titular: [Continuar: convite de Rui Tavares]
        bot: Você é Rui Tavares e quer entrar?
        titular: aceito
        bot: Você já pode indicar os pontos focais
        """
    )
    (menu,) = await palco.dizer("titular", "/menu")
    assert "convite" not in str(menu.buttons) and "recusa" not in str(menu.buttons)


@pytest.mark.asyncio
async def test_uma_foto_diz_o_que_houve_e_traz_o_convite(palco: Palco) -> None:
    await ate(palco, f"{ATE_A_INDICACAO} {ABRIR}")
    palco.novas("titular")
    await palco.pessoa("titular").send_file("foto.jpg", b"luz", "photo")
    await palco.sossegar()
    (tela,) = palco.novas("titular")
    assert legivel(tela).startswith("Recebi uma foto")
    assert "Você é Rui Tavares e aceita a indicação?" in tela.text


@pytest.mark.asyncio
async def test_quem_envia_o_link_e_o_abre_le_para_quem_ele_e(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    for quem_envia in ("indicador", "sti"):
        await palco.encenar(
            f"""
            titular abre o link de Rui
            bot: Você é Rui Tavares e aceita a indicação?
            {quem_envia} abre o link de Rui
            bot: Este link é de Rui Tavares (titular … e continua valendo. [Sou eu: abrir o convite]
            """
        )
    await palco.encenar(
        """
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        """
    )


@pytest.mark.asyncio
async def test_quem_envia_o_link_tambem_pode_ser_a_pessoa_indicada(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        """
        indicador abre o link de Rui
        bot: Se Rui Tavares é você, abra o convite. [Sou eu: abrir o convite] [Menu]
        indicador: [Sou eu: abrir o convite]
        bot: Você é Rui Tavares e aceita a indicação?
        indicador: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        bot: Rui Tavares aceitou o convite
        """
    )


@pytest.mark.asyncio
async def test_quem_ja_tem_o_papel_fica_sabendo_ao_abrir(palco: Palco) -> None:
    await ate(palco, ATE_O_ACEITE)
    outro_da_equipe = await palco.convidar(Papel.STI, "Nilo Reis")
    (tela,) = await palco.abrir("sti", outro_da_equipe)
    assert tela.text == "Você já está na equipe central. Nada mudou: o link de Nilo Reis continua valendo."
    (tela,) = await palco.abrir("indicador", await palco.convidar(Papel.INDICADOR, "Lia Prata", "240"))
    assert tela.text == "Você já é quem indica os pontos focais neste órgão. Nada mudou."
    await palco.encenar(
        """
        titular abre o link de Iara
        bot: Você já é titular em Prestação de Serviços Públicos neste órgão. … ser duas pessoas.
        titular: /menu
        bot: Menu de Rui Tavares [Cadastrar serviço]
        substituto abre o link de Iara
        bot: Você é Iara Teles e aceita a indicação?
        """
    )
    (tela,) = await palco.abrir("visitante", outro_da_equipe)
    assert "Você é Nilo Reis e quer entrar?" in tela.text


@pytest.mark.asyncio
async def test_so_quem_envia_o_link_abre_o_convite_sem_ele(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    convites = [linha[0] for linha in (await palco.tabelas())["convite"]]
    for numero in convites:
        await palco.dizer("intruso", "/start")
        (tela,) = await palco.tocar("intruso", f"a:convite.sou_eu:{numero}")
        assert "quer entrar?" not in tela.text and "aceita a indicação?" not in tela.text
    (tela,) = await palco.dizer("intruso", "/menu")
    assert "Para usar, você precisa de um convite." in tela.text
