"""What other machines call: the webhook of Telegram, health and metrics."""
