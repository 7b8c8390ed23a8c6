"""Whether a chat can still be written to: people block the bot, and come back."""

from bot.storage.work import Work
from bot.usecases.incoming import Incoming


def bloqueou(work: Work, said: Incoming) -> None:
    """Note that the chat no longer takes messages; pushes to it end."""
    work.chat(said.chat_id).blocked_at = work.now


def desbloqueou(work: Work, said: Incoming) -> None:
    """Note that the chat takes messages again."""
    work.chat(said.chat_id).blocked_at = None
