"""Links that open the bot, and what to say of anything that a person cannot do."""

import re
from urllib.parse import parse_qs, urlsplit

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class NotPossible(ValueError):
    """A person cannot do that; `reason` is `empty`, `blocked`, `link`, `button` or `request`."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(what)
        self.reason = reason


def start_payload(link: str, bot: str) -> str:
    """Return what follows `start=` in a deep link of `bot`, "" for none; raise for any other link."""
    if "://" not in link:
        link = f"https://{link}"
    parts = urlsplit(link)
    query = parse_qs(parts.query)
    if parts.scheme == "tg":
        target = query.get("domain", [""])[0] if parts.netloc == "resolve" else ""
    else:
        target = parts.path.strip("/") if parts.netloc in ("t.me", "telegram.me") else ""
    payload = query.get("start", [""])[0]
    if target.lower() != bot.lower() or (payload and not PAYLOAD.fullmatch(payload)):
        raise NotPossible("link", f"not a link of @{bot}")
    return payload
