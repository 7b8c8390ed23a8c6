"""Keyboards under a message, checked as Telegram checks them."""

from typing import Any

from bot.sandbox.standin.errors import ApiError, bad_request
from bot.sandbox.standin.params import Params

DATA_AT_MOST = 64  # bytes
COPY_AT_MOST = 256  # characters
BUTTONS_AT_MOST = 100
ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query", "pay")
SCHEMES = ("http://", "https://", "tg://")


def read_markup(params: Params) -> dict[str, Any] | None:
    """Return the `reply_markup` of a call; raise on a button that Telegram refuses."""
    markup = params.structure("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    for row in rows:
        for button in row:
            _check(button)
    if sum(map(len, rows)) > BUTTONS_AT_MOST:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in markup:
        return {"inline_keyboard": rows} if rows else None
    return markup


def _check(button: dict[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if not any(action in button for action in ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    problem = _data(button) or _address(button) or _copy(button)
    if problem:
        raise problem


def _data(button: dict[str, Any]) -> ApiError | None:
    fits = 0 < len(str(button.get("callback_data", "-")).encode()) <= DATA_AT_MOST
    return None if fits else bad_request("BUTTON_DATA_INVALID")


def _address(button: dict[str, Any]) -> ApiError | None:
    address = str(button.get("url", "https://-"))
    if "." in address or address.startswith(SCHEMES):
        return None
    return bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")


def _copy(button: dict[str, Any]) -> ApiError | None:
    fits = 0 < len(button.get("copy_text", {"text": "-"}).get("text", "")) <= COPY_AT_MOST
    return None if fits else bad_request("BUTTON_COPY_TEXT_INVALID")
