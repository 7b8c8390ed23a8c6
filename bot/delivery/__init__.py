"""The way out: words, requests to Telegram, and the sender that empties the outbox."""
