"""Methods by which the bot receives: polling, webhook, and files to download."""

from typing import Any

from bot.sandbox.standin.errors import WEBHOOK_ACTIVE, WEBHOOK_SET, ApiError, bad_request
from bot.sandbox.standin.files import AT_MOST_DOWN
from bot.sandbox.standin.params import Params
from bot.sandbox.standin.world import World

LONGEST_POLL = 50  # seconds


async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
    """Return updates, waiting for the first of them."""
    if world.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE)
    world.updates.want(params.structure("allowed_updates"))
    limit = min(100, max(1, params.integer("limit", 100)))
    timeout = min(LONGEST_POLL, max(0, params.integer("timeout")))
    return await world.updates.poll(params.integer("offset"), limit, timeout)


def set_webhook(world: World, params: Params) -> bool:
    """Deliver updates to an address from now on; an empty address goes back to polling."""
    address = params.string("url")
    if address and not address.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.want(params.structure("allowed_updates"))
    _drop(world, params)
    if address:
        world.updates.interrupt(ApiError(409, WEBHOOK_SET))
    world.webhook.set(address, params.string("secret_token"))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Go back to polling."""
    _drop(world, params)
    world.webhook.set("", "")
    return True


def get_webhook_info(world: World, _: Params) -> dict[str, Any]:
    """Return where updates go and how that fares."""
    return world.webhook.info()


def get_file(world: World, params: Params) -> dict[str, Any]:
    """Return where a file can be downloaded from."""
    file = world.files.get(params.string("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > AT_MOST_DOWN:
        raise bad_request("file is too big")
    return {**file.as_api(), "file_path": file.path}


def _drop(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.clear()
