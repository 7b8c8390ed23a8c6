"""Somebody finds the bot without an invitation; help, privacy, groups, what is never kept."""

import pytest

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_A_INDICACAO, ATE_O_CONVITE, ate

CPF = "529.982.247-25"  # a number that passes the check digits and belongs to nobody here
SENHA = "girassol77"


@pytest.mark.asyncio
async def test_quem_chega_sem_convite_le_o_que_e_e_como_entrar(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: /start
        bot: Para usar, você precisa de um convite. [Aviso de privacidade] [Uso leitor de tela] [Como usar]
        visitante: [Como usar]
        bot: /acessibilidade: Modo para leitor de tela [Menu]
        visitante: [Menu]
        bot: Sou o assistente automático dos pontos focais. [Aviso de privacidade]
        visitante: 1
        bot: O Telegram. As mensagens passam pelo Telegram, uma empresa de fora do governo [Menu]
        visitante: menu
        bot: Só faço seu cadastro depois que você aceita um convite. Nunca peço CPF nem senha.
        visitante: bom dia
        bot: Não sei responder a isso. [Menu]
        visitante: /voltar
        bot: Nenhuma pergunta está aberta agora. [Menu]
        visitante: /inventado
        bot: Não conheço o comando /inventado. [Menu]
        """
    )


@pytest.mark.asyncio
async def test_quem_chega_sem_convite_nao_ve_nenhum_orgao(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    for comando in ("/orgaos", "/indicar", "/servicos", "/cadastrar"):
        (tela,) = await palco.dizer("visitante", comando)
        assert tela.text.startswith("Para isso, você precisa de um convite.")
        assert "INMETRO" not in tela.text
    assert palco.comandos("visitante") == ["start", "ajuda", "acessibilidade", "privacidade"]


@pytest.mark.asyncio
async def test_nada_de_quem_so_conversou_vira_cadastro(palco: Palco) -> None:
    await palco.encenar(
        """
        visitante: Sou Nilo Reis, da Ouvidoria
        bot: Não sei responder a isso.
        visitante: Sou Nilo Reis, moro em Caicó
        bot: Não sei responder a isso.
        """
    )
    tabelas = await palco.tabelas()
    assert tabelas["pessoa"] == []
    assert tabelas["rascunho"] == []
    for dito in ("Caicó", "Nilo Reis, da Ouvidoria"):
        assert dito not in str(tabelas)


@pytest.mark.asyncio
async def test_o_aviso_de_privacidade_leva_de_volta_ao_convite(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(
        """
        sti: [Aviso de privacidade]
        bot: Por que podemos. O órgão tem o dever legal [Voltar ao convite]
        sti: [Voltar ao convite]
        bot: Você é Ana Lúcia Prado e quer entrar? [Entrar na equipe central] [Não sou eu]
        sti: [Uso leitor de tela]
        bot: Modo leitor de tela: desligado [Ligar modo leitor de tela] [Voltar ao convite]
        sti: voltar ao convite
        bot: Você é Ana Lúcia Prado e quer entrar? [Entrar na equipe central]
        sti: entrar na equipe central
        bot: Você entrou na equipe central.
        """
    )


@pytest.mark.asyncio
async def test_o_aviso_diz_tudo_o_que_a_lei_pede(palco: Palco) -> None:
    (aviso,) = await palco.dizer("visitante", "/privacidade")
    for parte in (
        "Para que usamos seus dados.",
        "Decreto 8.936/2016",
        "Ministério do Planejamento",
        "24 meses",
        "pedir a exclusão",
        "Telegram",
    ):
        assert parte in aviso.text


@pytest.mark.asyncio
async def test_ajuda_e_privacidade_no_meio_da_pergunta_trazem_a_pergunta_de_volta(palco: Palco) -> None:
    await ate(palco, ATE_O_CONVITE)
    await palco.encenar(
        """
        indicador: [Começar a indicação]
        bot: Para qual tema você quer indicar?
        indicador: /ajuda
        bot: /indicar: Indicar pontos focais /servicos: Ver serviços cadastrados
        indicador: 3
        bot: Foi você quem assinou o Plano de Trabalho?
        indicador: /privacidade
        bot: Foi você quem assinou o Plano de Trabalho? [Eu assinei]
        indicador: /nada
        bot: Não conheço o comando /nada. Em /ajuda estão os que você pode usar. Parte 1 de 3: Tema
        indicador: /acessibilidade
        bot: Modo leitor de tela: desligado [Ligar modo leitor de tela] [Continuar de onde parei]
        indicador: continuar de onde parei
        bot: Foi você quem assinou o Plano de Trabalho? [Eu assinei]
        indicador: 1
        bot: Quem será titular em Prestação de Serviços Públicos?
        """
    )


@pytest.mark.asyncio
async def test_em_grupo_nao_ha_dado_de_orgao(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    grupo = palco.tg.group(-500, "Colegas")
    indicador = palco.pessoa("indicador")
    for fala in (
        "/start",
        "/indicar",
        "/servicos",
        "/menu@PontoFocalSandboxBot",
        "quem indica?",
    ):
        await grupo.say(indicador, fala)
    palco.tg.inject(_toque_em_grupo(indicador.id, grupo.id, "a:indicar:240"))
    await palco.sossegar()
    respostas = [m.text for m in grupo.messages if m.from_bot]
    assert len(respostas) == 4
    assert {r.partition(",")[0] for r in respostas} == {"Só converso em particular"}


@pytest.mark.asyncio
async def test_cpf_e_senha_colados_nao_ficam_em_lugar_nenhum(palco: Palco) -> None:
    await ate(palco, ATE_A_INDICACAO)
    await palco.encenar(
        f"""
        visitante: {CPF}
        bot: ...
        titular abre o link de Rui
        bot: ...
        titular: [Aceitar indicação]
        bot: Qual é o seu cargo ou função?
        titular: Coordenador, CPF {CPF}
        bot: Sua mensagem traz um CPF. Não guardo CPF: a mensagem foi descartada.
        titular: senha: {SENHA}
        bot: Sua mensagem parece trazer uma senha.
        titular: Coordenador
        bot: Em que unidade você trabalha?
        titular: 52998224725
        bot: Sua mensagem traz um CPF. Não guardo CPF
        titular: /menu {CPF}
        bot: ...
        """
    )
    guardado = str(await palco.tabelas())
    for segredo in (CPF, "52998224725", SENHA):
        assert segredo not in guardado


def _toque_em_grupo(pessoa: int, grupo: int, dado: str) -> dict[str, object]:
    return {
        "update_id": 999_000_001,
        "callback_query": {
            "id": "77",
            "from": {"id": pessoa, "is_bot": False, "first_name": "Helena"},
            "chat_instance": "1",
            "data": dado,
            "message": {
                "message_id": 1,
                "date": 1_700_000_000,
                "chat": {"id": grupo, "type": "group", "title": "Colegas"},
            },
        },
    }
