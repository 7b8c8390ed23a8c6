"""The methods of the Bot API that the stand-in knows, by name in lower case."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.standin.methods import edits, profile, reception, texts
from bot.sandbox.standin.params import Params
from bot.sandbox.standin.world import World

Method = Callable[[World, Params], Any]  # its result, or an awaitable of it; raises `ApiError`

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "getupdates": reception.get_updates,
    "setwebhook": reception.set_webhook,
    "deletewebhook": reception.delete_webhook,
    "getwebhookinfo": reception.get_webhook_info,
    "getfile": reception.get_file,
    "sendmessage": texts.send_message,
    "sendphoto": texts.send_photo,
    "senddocument": texts.send_document,
    "sendchataction": texts.send_chat_action,
    "editmessagetext": edits.edit_message_text,
    "editmessagecaption": edits.edit_message_caption,
    "editmessagereplymarkup": edits.edit_message_reply_markup,
    "deletemessage": edits.delete_message,
    "answercallbackquery": edits.answer_callback_query,
    "getchat": profile.get_chat,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
    "setmyname": profile.setter("name"),
    "getmyname": profile.getter("name"),
    "setmydescription": profile.setter("description"),
    "getmydescription": profile.getter("description"),
    "setmyshortdescription": profile.setter("short_description"),
    "getmyshortdescription": profile.getter("short_description"),
}
