"""The whole product on one machine: the real bot, a stand-in for Telegram and a page with phones."""
