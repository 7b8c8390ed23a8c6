"""A stand-in for Telegram's Bot API: for tests and for the sandbox. It knows nothing of the bot it serves."""
