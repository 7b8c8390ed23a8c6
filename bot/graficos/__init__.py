"""Pictures, drawn from plain values; nothing here knows the database or Telegram."""
