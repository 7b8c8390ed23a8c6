"""Each refusal of the Bot API, as an unmodified bot gets it."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from bot.sandbox.standin.server import StandIn


def keyboard(**button: object) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Botão", **button)]])


BAD_TEXTS = [
    ("", "Message text is empty"),
    (" \n ", "Text must be non-empty"),
    ("x" * 4097, "Message is too long"),
    ("😀" * 2049, "Message is too long"),
    ("<b>x", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ("é<h1>x</h1>", 'Can\'t parse entities: unsupported start tag "h1" at byte offset 2'),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("text", "refusal"), BAD_TEXTS)
async def test_textos_que_o_telegram_recusa(tg: StandIn, bot: Bot, text: str, refusal: str) -> None:
    await tg.user(1).say("oi")
    with pytest.raises(BadRequest, match="(?i)^" + refusal.replace('"', ".")):
        await bot.send_message(1, text, parse_mode="HTML")
    assert not tg.sent


@pytest.mark.asyncio
async def test_o_limite_conta_depois_de_ler_as_marcas(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    sent = await bot.send_message(1, f"<b>{'x' * 4090}</b> &lt;&gt;&#128512;", parse_mode="HTML")
    assert len(sent.text) == 4094
    assert sent.entities[0].length == 4090


BAD_BUTTONS = [
    ({"callback_data": "é" * 33}, "Button_data_invalid"),
    ({"url": "nada"}, "Inline keyboard button URL"),
    ({"copy_text": CopyTextButton("x" * 257)}, "Button_copy_text_invalid"),
    ({}, "Can't parse inline keyboard button: text buttons are unallowed"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("button", "refusal"), BAD_BUTTONS)
async def test_botoes_que_o_telegram_recusa(
    tg: StandIn, bot: Bot, button: dict[str, object], refusal: str
) -> None:
    await tg.user(1).say("oi")
    with pytest.raises(BadRequest, match=f"(?i)^{refusal}"):
        await bot.send_message(1, "texto", reply_markup=keyboard(**button))


@pytest.mark.asyncio
async def test_edicoes_que_o_telegram_recusa(tg: StandIn, bot: Bot) -> None:
    said = await tg.user(1).say("oi")
    sent = await bot.send_message(1, "<b>um</b>", parse_mode="HTML", reply_markup=keyboard(callback_data="d"))
    file = await bot.send_document(1, b"dados", filename="a.txt")
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("<b>um</b>", parse_mode="HTML", reply_markup=sent.reply_markup)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", 1, said.id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("x", 1, 99)
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await file.edit_text("x")
    with pytest.raises(BadRequest, match="no caption in the message to edit"):
        await sent.edit_caption("x")
    await sent.edit_text("um", parse_mode="HTML")
    assert tg.user(1).messages[1].buttons == []


@pytest.mark.asyncio
async def test_apagar_o_que_nao_existe_ou_ja_e_antigo(tg: StandIn, bot: Bot) -> None:
    said = await tg.user(1).say("oi")
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(1, 99)
    old = await bot.send_message(1, "antiga")
    assert await bot.delete_message(1, said.id)
    tg.advance(timedelta(hours=49))
    with pytest.raises(BadRequest, match="can't be deleted"):
        await old.delete()
    assert [message.deleted for message in tg.user(1).messages] == [True, False]


@pytest.mark.asyncio
async def test_quem_o_bot_nao_alcanca(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(404, "oi")
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(1, "oi")
    await ana.say("oi")
    await ana.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1, "oi")
    await ana.unblock()
    assert (await bot.send_message(1, "oi")).text == "oi"


@pytest.mark.asyncio
async def test_arquivos_que_o_telegram_recusa(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    document = (await bot.send_document(1, b"dados", filename="a.txt")).document
    refused = [
        (bot.send_photo(1, b"isto nao e figura"), "(?i)image_process_failed"),
        (bot.send_photo(1, document.file_id), "(?i)can.t use file of type Document as Photo"),
        (bot.send_document(1, "inexistente"), "(?i)wrong file identifier"),
        (bot.send_document(1, b"dados", caption="x" * 1025), "Message caption is too long"),
        (bot.get_file("inexistente"), "(?i)invalid file_id"),
    ]
    for call, refusal in refused:
        with pytest.raises(BadRequest, match=refusal):
            await call


@pytest.mark.asyncio
async def test_um_toque_so_se_responde_a_tempo_e_uma_vez() -> None:
    now = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    async with StandIn(clock=lambda: now[0]) as tg, Bot(tg.token, base_url=f"{tg.url}/bot") as bot:
        ana = tg.user(1)
        await ana.say("oi")
        await bot.send_message(1, "escolha", reply_markup=keyboard(callback_data="d"))
        await ana.tap("Botão")
        await ana.tap("d")
        first, second = [update.callback_query for update in (await bot.get_updates())[1:]]
        assert await first.answer()
        with pytest.raises(BadRequest, match="Query is too old"):
            await first.answer()
        now[0] += timedelta(minutes=2)
        with pytest.raises(BadRequest, match="Query is too old"):
            await second.answer()


@pytest.mark.asyncio
async def test_so_um_token_vale_e_so_metodos_que_existem(tg: StandIn) -> None:
    wanted = [("1:curto", "getMe", 404), ("123:" + "a" * 30, "getMe", 401), (tg.token, "cantar", 404)]
    async with aiohttp.ClientSession() as session:
        for token, method, status in wanted:
            async with session.get(f"{tg.url}/bot{token}/{method}") as answer:
                body = await answer.json()
                assert (answer.status, body["error_code"], body["ok"]) == (status, status, False)


@pytest.mark.asyncio
async def test_os_tres_modos_de_enviar_parametros(tg: StandIn) -> None:
    await tg.user(1).say("oi")
    given = {"chat_id": "1", "text": "<i>olá</i>", "parse_mode": "HTML"}
    form = aiohttp.FormData(given)
    form.add_field("nada", b"", filename="nada.txt")
    url = f"{tg.url}/bot{tg.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for how in ({"json": given}, {"data": given}, {"data": form}, {"params": given}):
            async with session.post(url, **how) as answer:
                assert (await answer.json())["result"]["entities"] == [
                    {"type": "italic", "offset": 0, "length": 3}
                ]
        async with session.post(url, data="{", headers={"Content-Type": "application/json"}) as answer:
            assert answer.status == 400
