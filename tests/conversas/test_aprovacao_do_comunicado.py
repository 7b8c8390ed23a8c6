"""Where the installation asks for it, an announcement leaves only after a second person approves it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Assistente, build
from bot.delivery.content import Content
from bot.sandbox.standin.server import StandIn
from bot.settings import Settings
from tests.conversas.cadastros import titular
from tests.conversas.palco import Palco, Relogio
from tests.conversas.test_comunicado import equipe, escrever, recebidas


@pytest_asyncio.fixture
async def palco(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Palco]:
    """Yield the stage of an installation where announcements are approved."""
    monkeypatch.chdir(tmp_path)
    relogio = Relogio()
    content = Content.load()
    content = replace(content, instalacao=replace(content.instalacao, aprovar_comunicados=True))
    async with StandIn() as tg:

        async def comecar() -> Assistente:
            settings = Settings(token=tg.token, api_url=tg.url, database_url=database_url, _env_file=None)
            assistente = build(settings, clock=relogio, content=content)
            await assistente.start()
            return assistente

        palco = Palco(tg, await comecar(), relogio, comecar)
        yield palco
        await palco.assistente.stop()


@pytest.mark.asyncio
async def test_recusado_volta_com_o_motivo_e_so_sai_quando_outra_pessoa_aprova(palco: Palco) -> None:
    await equipe(palco, "intruso")
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco, "A oficina é quinta.")
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa? [Sim, pedir aprovação] [Agora não]
        sti: [Sim, pedir aprovação]
        bot: À espera de aprovação: … Sai assim que outra pessoa da equipe aprovar. [Aprovar comunicado]
        sti: [Aprovar comunicado]
        bot: Foi você quem escreveu. Outra pessoa da equipe precisa decidir. … À espera de aprovação
        bot para intruso: Pessoa sti escreveu o comunicado “A oficina é quinta.” [Ver o comunicado]
        intruso: [Ver o comunicado]
        bot: À espera de aprovação [Aprovar comunicado] [Devolver com motivo]
        intruso: [Devolver com motivo]
        bot: O que precisa mudar em “A oficina é quinta.”? [Voltar sem mudar nada]
        intruso: Falta dizer a hora.
        bot: Devolvido. Quem escreveu recebe o motivo.
        bot para sti: Pessoa intruso devolveu seu comunicado … Motivo: Falta dizer a hora. [Ver o comunicado]
        sti: [Ver o comunicado]
        bot: Rascunho: … Foi devolvido. Motivo: Falta dizer a hora. [Mudar o texto]
    """)
    await palco.recomecar()
    await palco.encenar("""
        sti: [Mudar o texto]
        bot: Qual é o comunicado?
        sti: A oficina é quinta, às 14h.
        bot: Texto guardado.
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        sti: [Sim, pedir aprovação]
        bot: À espera de aprovação
        bot para intruso: Pessoa sti escreveu o comunicado
        intruso: [Ver o comunicado]
        bot: À espera de aprovação
        intruso: [Aprovar comunicado]
        bot: Enviando: A oficina é quinta,
    """)
    await palco.passar(seconds=30)
    assert len(recebidas(palco, "titular", "A oficina é quinta, às 14h.")) == 1


@pytest.mark.asyncio
async def test_a_aprovacao_cai_quando_o_texto_agendado_muda(palco: Palco) -> None:
    await equipe(palco, "intruso")
    await titular(palco)
    await palco.dizer("titular", "/menu")
    await escrever(palco, "A oficina é quinta.")
    await palco.encenar("""
        sti: [Agendar o envio]
        bot: Quando o comunicado sai?
        sti: [Amanhã, 9h]
        bot: À espera de aprovação: … para sair em 25/11/2026, 9h
        bot para intruso: Pessoa sti escreveu o comunicado
        intruso: [Ver o comunicado]
        bot: À espera de aprovação
        intruso: [Aprovar comunicado]
        bot: Agendado: A oficina é quinta. … 25/11/2026, 9h
        sti: /comunicado
        bot: 1 comunicado
        sti: 2
        bot: Agendado:
        sti: [Mudar o texto]
        bot: Qual é o comunicado?
        sti: A oficina é sexta.
        bot: Mudança guardada. A aprovação anterior caiu: … À espera de aprovação
    """)
    await palco.passar(days=2)
    assert not recebidas(palco, "titular", "A oficina")


@pytest.mark.asyncio
async def test_sem_outra_pessoa_na_equipe_ninguem_aprova(palco: Palco) -> None:
    await equipe(palco)
    await titular(palco)
    await escrever(palco)
    await palco.encenar("""
        sti: [Enviar agora]
        bot: Enviar agora a 1 pessoa?
        sti: [Sim, pedir aprovação]
        bot: Só você está na equipe central, … O rascunho está guardado. … Rascunho:
    """)
