"""The sandbox page's API: who may use it, the state, the stream, the clock, files, and the runner's side."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot, BotCommand, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.standin.server import StandIn
from tests.standin.test_conversa import PIXEL

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Abrir", url="https://gov.br"),
            InlineKeyboardButton("Mudar", callback_data="m"),
        ],
        [InlineKeyboardButton("Copiar", copy_text=CopyTextButton("texto"))],
    ]
)


class Page:
    """A browser that came in by the address with the secret."""

    def __init__(self, tg: StandIn, session: aiohttp.ClientSession) -> None:
        self.tg = tg
        self.session = session

    async def state(self) -> dict[str, Any]:
        async with self.session.get(f"{self.tg.url}/api/estado") as answer:
            return dict(await answer.json())

    async def phone(self, name: str) -> dict[str, Any]:
        phones = {one["id"]: one for one in (await self.state())["telefones"]}
        return dict(phones[name])

    async def post(self, path: str, given: Any, **how: Any) -> tuple[int, str]:
        async with self.session.post(f"{self.tg.url}/api/{path}", json=given, **how) as answer:
            return answer.status, await answer.text()


@pytest_asyncio.fixture
async def page(tg: StandIn) -> AsyncIterator[Page]:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(tg.url, params={"segredo": tg.secret}) as answer:
            assert answer.status == 200
        yield Page(tg, session)


async def next_event(stream: aiohttp.StreamReader) -> tuple[str, dict[str, Any]]:
    number = ""
    while True:
        line = (await stream.readline()).decode().strip()
        if line.startswith("id: "):
            number = line.removeprefix("id: ")
        if line.startswith("data: "):
            return number, json.loads(line.removeprefix("data: "))


@pytest.mark.asyncio
async def test_sem_o_segredo_nada_se_ve(tg: StandIn) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/index.html", "/api/estado", "/api/eventos", "/?segredo=outro"):
            async with session.get(f"{tg.url}{path}") as answer:
                body = await answer.text()
                assert (answer.status, body.count("\n")) == (403, 1)


@pytest.mark.asyncio
async def test_outro_endereco_ou_outra_origem_sao_recusados(page: Page) -> None:
    url = f"{page.tg.url}/api/estado"
    async with page.session.get(url, headers={"Host": "exemplo.gov.br"}) as answer:
        assert answer.status == 403
    given = {"texto": "oi"}
    for origin, status in (("http://exemplo.gov.br", 403), ("null", 403), (page.tg.url, 200)):
        assert (await page.post("telefones/sti/texto", given, headers={"Origin": origin}))[0] == status
    assert len(page.tg.pending) == 1


@pytest.mark.asyncio
async def test_a_pagina_tem_biscoito_fechado_e_politica_estrita(page: Page) -> None:
    async with page.session.get(
        page.tg.url, params={"segredo": page.tg.secret}, allow_redirects=False
    ) as answer:
        cookie = answer.headers["Set-Cookie"]
        assert answer.status == 303
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and page.tg.secret not in cookie
    async with page.session.get(page.tg.url) as answer:
        assert answer.content_type == "text/html"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


@pytest.mark.asyncio
async def test_o_estado_mostra_mensagens_botoes_e_comandos(page: Page, bot: Bot) -> None:
    await page.post("telefones/sti/texto", {"texto": "1 < 2"})
    chat = (await page.phone("sti"))["usuario"]["id"]
    await bot.send_message(chat, "<b>olá</b> https://gov.br", parse_mode="HTML", reply_markup=KEYBOARD)
    await bot.set_my_commands([BotCommand("ajuda", "Ajuda")])
    phone = await page.phone("sti")
    said, answered = phone["mensagens"]
    assert (said["de"], said["html"], said["texto"]) == ("pessoa", "1 &lt; 2", "1 < 2")
    assert answered["html"].startswith('<b>olá</b> <a href="https://gov.br" target="_blank" rel="noopener')
    assert answered["botoes"] == [
        [{"rotulo": "Abrir", "url": "https://gov.br"}, {"rotulo": "Mudar", "dado": "m"}],
        [{"rotulo": "Copiar", "copiar": "texto"}],
    ]
    assert phone["comandos"] == [{"comando": "ajuda", "descricao": "Ajuda"}]
    assert [one["id"] for one in (await page.state())["telefones"]] == [
        "sti",
        "indicador",
        "titular",
        "substituto",
    ]


@pytest.mark.asyncio
async def test_o_fluxo_conta_tudo_e_continua_de_onde_parou(page: Page, bot: Bot) -> None:
    url = f"{page.tg.url}/api/eventos"
    chat = (await page.phone("titular"))["usuario"]["id"]
    async with page.session.get(url) as stream:
        await page.post("telefones/titular/texto", {"texto": "oi"})
        number, said = await next_event(stream.content)
        sent = await bot.send_message(chat, "olá", reply_markup=KEYBOARD)
        await page.post("telefones/titular/botao", {"mensagem": sent.message_id, "dado": "m"})
        await bot.get_updates()
        query = page.tg.pending[-1]["callback_query"]["id"]
        await bot.answer_callback_query(query, "Feito")
        await sent.edit_text("mudou")
        await bot.send_chat_action(chat, "typing")
        await sent.delete()
        later = [(await next_event(stream.content))[1] for _ in range(5)]
    assert (said["tipo"], said["telefone"], said["texto"]) == ("mensagem", "titular", "oi")
    assert [one["tipo"] for one in later] == ["mensagem", "aviso", "edicao", "digitando", "apagada"]
    assert (later[1]["texto"], later[1]["alerta"], later[2]["editada"]) == ("Feito", False, True)
    async with page.session.get(url, headers={"Last-Event-ID": number}) as stream:
        assert (await next_event(stream.content))[1]["texto"] == "olá"
    async with page.session.get(url, headers={"Last-Event-ID": "outra-1"}) as stream:
        assert (await next_event(stream.content))[1] == {"tipo": "reinicio"}


@pytest.mark.asyncio
async def test_arquivos_vao_e_voltam_sem_poder_rodar(page: Page, bot: Bot) -> None:
    form = aiohttp.FormData()
    form.add_field("arquivo", PIXEL, filename="foto.png")
    async with page.session.post(f"{page.tg.url}/api/telefones/sti/arquivo", data=form) as answer:
        assert answer.status == 200
    chat = (await page.phone("sti"))["usuario"]["id"]
    await bot.send_document(chat, b"<script>1</script>", filename="página.html")
    photo, page_file = [one["arquivo"] for one in (await page.phone("sti"))["mensagens"]]
    assert (photo["tipo"], page_file["tipo"], page_file["nome"]) == ("photo", "document", "página.html")
    async with page.session.get(f"{page.tg.url}/api/arquivos/{photo['id']}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", PIXEL)
    async with page.session.get(f"{page.tg.url}/api/arquivos/{page_file['id']}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    async with page.session.get(f"{page.tg.url}/api/arquivos/nada") as answer:
        assert answer.status == 404


REFUSED = [
    ("telefones/ninguem/texto", {"texto": "oi"}, 404),
    ("telefones/sti/texto", {"texto": "  "}, 400),
    ("telefones/sti/texto", {}, 400),
    ("telefones/sti/botao", {"mensagem": 1, "dado": "m"}, 400),
    ("telefones/sti/abrir", {"link": "https://exemplo.gov.br"}, 400),
    ("relogio", {"avancar_segundos": -1}, 400),
    ("relogio", {"instante": "2020-01-01T09:00:00-03:00"}, 400),
    ("relogio", {"instante": "ontem"}, 400),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("path", "given", "status"), REFUSED)
async def test_o_que_nao_da_para_fazer_tem_resposta_clara(
    page: Page, path: str, given: Any, status: int
) -> None:
    got, body = await page.post(path, given)
    assert (got, body.count("\n")) == (status, 1)
    assert not page.tg.pending


@pytest.mark.asyncio
async def test_o_relogio_anda_e_o_assistente_fica_sabendo(page: Page) -> None:
    runner = asyncio.create_task(control(page.tg, "GET", "sinais", depois="0"))
    await page.post("relogio", {"avancar_segundos": 3600})
    signals = (await runner)["sinais"]
    assert signals == [{"tipo": "relogio", "deslocamento_segundos": 3600.0}]
    before = (await page.state())["agora"]
    assert (await page.post("relogio", {"instante": "2100-01-04T09:00"}))[0] == 200
    assert before < (await page.state())["agora"]
    assert (await page.state())["agora"].startswith("2100-01-04T09:00")


@pytest.mark.asyncio
async def test_recomecar_esvazia_tudo_e_espera_o_assistente(page: Page) -> None:
    await control(page.tg, "GET", "sinais", espera="0")
    await page.post("telefones/sti/texto", {"texto": "oi"})
    await page.post("relogio", {"avancar_segundos": 86400})
    await page.post("recomecar", {})
    assert not (await page.state())["bot"]["pronto"]
    assert (await control(page.tg, "GET", "sinais", depois="1"))["sinais"] == [{"tipo": "recomecar"}]
    await control(page.tg, "POST", "reset")  # the old assistant has stopped
    state = await page.state()
    assert (state["bot"]["pronto"], state["telefones"][0]["mensagens"], page.tg.pending) == (False, [], [])
    await control(page.tg, "POST", "pronto", vazio=True)
    state = await page.state()
    assert (state["bot"]["pronto"], state["vazio"]) == (True, True)


@pytest.mark.asyncio
async def test_um_convite_aparece_e_some_quando_aberto(page: Page) -> None:
    link = f"https://t.me/{page.tg.world.username}?start=abc"
    await control(page.tg, "POST", "convite", telefone="sti", link=link)
    assert (await page.phone("sti"))["convite"] == link
    assert (await page.post("telefones/sti/abrir", {"link": link}))[0] == 200
    phone = await page.phone("sti")
    assert (phone["convite"], phone["mensagens"][0]["texto"]) == (None, "/start")


@pytest.mark.asyncio
async def test_um_telefone_bloqueia_o_assistente(page: Page) -> None:
    await page.post("telefones/sti/texto", {"texto": "oi"})
    await page.post("telefones/sti/bloquear", {"bloqueado": True})
    assert (await page.phone("sti"))["bloqueado"]
    assert (await page.post("telefones/sti/texto", {"texto": "oi"}))[0] == 400
    await page.post("telefones/sti/bloquear", {"bloqueado": False})
    assert (await page.post("telefones/sti/texto", {"texto": "oi"}))[0] == 200


async def control(tg: StandIn, method: str, name: str, /, **given: Any) -> Any:
    how = {"params": given} if method == "GET" else {"json": given}
    headers = {"X-Segredo": tg.secret}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{tg.url}/controle/{name}", **how) as answer,
    ):
        assert answer.status == 200, await answer.text()
        return await answer.json()


@pytest.mark.asyncio
async def test_outro_processo_conduz_a_conversa(tg: StandIn, bot: Bot) -> None:
    await control(tg, "POST", "user", id=5, first_name="Eva")
    await control(tg, "POST", "open", user=5, link=f"https://t.me/{tg.world.username}?start=x")
    await bot.send_message(5, "<b>olá</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert await control(tg, "POST", "tap", user=5, button="Mudar") == {"target": "m"}
    await control(tg, "POST", "fail", method="getMe", code=500)
    messages = await control(tg, "GET", "messages", user="5", after="1")
    assert [(one["html"], one["buttons"][0][1]) for one in messages] == [("<b>olá</b>", ["Mudar", "m"])]
    log = await control(tg, "GET", "sent")
    assert (log["sent"][0]["chat"], log["calls"]["sendMessage"]) == (5, 1)
    assert len(await control(tg, "GET", "pending")) == 2
    await control(tg, "POST", "reset")
    assert (tg.sent, tg.pending, tg.user(5).messages) == ([], [], [])


@pytest.mark.asyncio
async def test_sem_o_segredo_ninguem_conduz(tg: StandIn) -> None:
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Segredo": "outro"}):
            async with session.post(f"{tg.url}/controle/reset", json={}, headers=headers) as answer:
                assert answer.status == 403
