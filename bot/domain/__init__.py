"""The words of the business: people, organs, services and the rules they follow; no database, no Telegram."""
