"""The time zones of Brazil that people may choose, the capital's first."""

FUSOS = ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha")
