"""Every rule of the standard for a service: one set for the form, the card and the checker of files."""

from bot.domain.regras.achado import Achado, Severidade
from bot.domain.regras.conferencia import achados, achados_de_nome, conselhos
from bot.domain.regras.regra import rotulo

__all__ = ["Achado", "Severidade", "achados", "achados_de_nome", "conselhos", "rotulo"]
