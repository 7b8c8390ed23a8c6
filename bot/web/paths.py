"""Where the webhook listens, for whoever announces it and whoever serves it."""

import hashlib


def webhook_path(secret: str) -> str:
    """Return the path where updates are received: nobody guesses it without the secret."""
    return "/telegram/" + hashlib.sha256(b"path:" + secret.encode()).hexdigest()[:32]
