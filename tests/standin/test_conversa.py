"""A whole conversation of an unmodified bot, by polling and by webhook."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.sandbox.standin.links import NotPossible
from bot.sandbox.standin.messages import Button
from bot.sandbox.standin.methods.profile import commands_of
from bot.sandbox.standin.server import StandIn
from tests.standin.conftest import polling

PIXEL = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (1).to_bytes(4, "big") * 2 + b"\x08\2\0\0\0"


@pytest.mark.asyncio
async def test_o_eco_responde_muda_no_lugar_e_avisa(tg: StandIn) -> None:
    ana = tg.user(9_000_000_123, "Ana", username="ana")
    async with polling(tg):
        await ana.open("https://t.me/pontofocalsandboxbot?start=convite_1-A")
        await tg.until(lambda: len(tg.sent) == 1)
        await ana.say("  um & dois  ")
        await tg.until(lambda: len(tg.sent) == 2)
        assert await ana.tap("Mudar") == "mudar"
        await tg.until(lambda: ana.messages[-1].edits)
        await tg.until(lambda: not tg.pending)
    said = [(message.from_bot, message.text) for message in ana.messages]
    assert said[:3] == [(False, "/start convite_1-A"), (True, "início convite_1-A"), (False, "um & dois")]
    assert said[3] == (True, "mudou: mudar")
    assert [(answer.text, answer.alert) for answer in ana.answers] == [("Feito", True)]
    assert tg.calls["sendMessage"] == 2
    assert [one.method for one in tg.sent] == ["sendMessage", "sendMessage", "editMessageText"]


@pytest.mark.asyncio
async def test_formatacao_e_botoes_ficam_guardados(tg: StandIn) -> None:
    ana = tg.user(1)
    async with polling(tg):
        await ana.say("1 < 2")
        await tg.until(lambda: tg.sent)
    assert ana.messages[-1].html == "<b>1 &lt; 2</b>"
    assert ana.messages[-1].buttons == [[Button("Mudar", "mudar")]]


@pytest.mark.asyncio
async def test_arquivos_sobem_e_descem(tg: StandIn) -> None:
    ana = tg.user(1)
    async with polling(tg):
        await ana.send_file("lista.csv", b"a;b\n1;2\n")
        await tg.until(lambda: len(tg.sent) == 1)
        await ana.send_file("foto.png", PIXEL, "photo")
        await tg.until(lambda: len(tg.sent) == 2)
    first, second = (message for message in ana.messages if message.from_bot)
    assert (first.file_name, first.caption) == ("volta.bin", "8 bytes")
    assert first.file is not None and first.file.data == b"a;b\n1;2\n"
    assert second.caption == f"{len(PIXEL)} bytes"


@pytest.mark.asyncio
async def test_um_arquivo_ja_enviado_vai_de_novo_pelo_id(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    sent = await bot.send_photo(1, PIXEL, caption="figura")
    again = await bot.send_photo(1, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    await bot.edit_message_caption(1, sent.message_id, caption="<i>outra</i>", parse_mode="HTML")
    assert ana.messages[1].html == "<i>outra</i>"


@pytest.mark.asyncio
async def test_texto_longo_chega_em_partes(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("x" * 5000)
    texts = [update.message.text for update in await bot.get_updates()]
    assert [len(text) for text in texts] == [4096, 904]


@pytest.mark.asyncio
async def test_o_que_nao_e_texto_chega_como_no_telegram(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    await ana.send_file("a.ogg", b"..", "voice")
    await ana.send_file("a.webp", b"..", "sticker")
    await ana.send_file("a.mp4", b"..", "video")
    await ana.send_location(-15.8, -47.9)
    await ana.send_contact("+55 61 99999-0000", "Bia")
    written = await ana.say("antes")
    await ana.edit(written.id, "depois")
    await tg.group(-100, "Sala").say(ana, "/menu")
    voice, sticker, video, place, contact, _, edited, group = await bot.get_updates()
    assert voice.message.voice and sticker.message.sticker and video.message.video
    assert place.message.location and contact.message.contact
    assert edited.edited_message.text == "depois"
    assert group.message.chat.type == "group"


@pytest.mark.asyncio
async def test_cada_pessoa_ve_os_comandos_que_sao_seus(tg: StandIn, bot: Bot) -> None:
    ana, bia = tg.user(1), tg.user(2)
    await bot.set_my_commands([BotCommand("ajuda", "Ajuda")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand("painel", "Painel")], BotCommandScopeChat(1))
    shown = [[one["command"] for one in commands_of(tg.world, user.chat)] for user in (ana, bia)]
    assert shown == [["painel"], ["ajuda"]]
    assert [one.command for one in await bot.get_my_commands(BotCommandScopeChat(1))] == ["painel"]
    await bot.delete_my_commands(BotCommandScopeChat(1))
    assert commands_of(tg.world, ana.chat) == commands_of(tg.world, bia.chat)


@pytest.mark.asyncio
async def test_o_perfil_do_bot_e_o_chat_sao_contados(tg: StandIn, bot: Bot) -> None:
    tg.user(1, "Ana", "Prado")
    await bot.set_my_short_description("Ponto Focal")
    assert (await bot.get_my_short_description()).short_description == "Ponto Focal"
    assert (await bot.get_chat(1)).full_name == "Ana Prado"
    assert await bot.set_chat_menu_button(1)
    assert (await bot.get_chat_menu_button(1)).type == "default"


@pytest.mark.asyncio
async def test_bloquear_e_desbloquear_sao_contados_ao_bot(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await ana.block()
    await ana.unblock()
    _, blocked, back = await bot.get_updates()
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member.new_chat_member.status == "member"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/OutroBot?start=a",
        "https://exemplo.gov.br/?start=a",
        "t.me/PontoFocalSandboxBot?start=a+b",
    ],
)
async def test_um_link_que_nao_e_do_bot_nao_abre(tg: StandIn, link: str) -> None:
    with pytest.raises(NotPossible):
        await tg.user(1).open(link)
    assert not tg.pending


@pytest.mark.asyncio
async def test_um_botao_que_nao_existe_nao_se_toca(tg: StandIn) -> None:
    ana = tg.user(1)
    with pytest.raises(NotPossible):
        await ana.tap("Confirmar")
    await ana.block()
    with pytest.raises(NotPossible):
        await ana.say("oi")
