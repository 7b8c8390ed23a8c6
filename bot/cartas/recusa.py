"""What is not read as a letter, and how much of one is read."""

from bot.messages import K, Message, Param

BYTES = 2 * 1024 * 1024  # of one letter: the longest real one has 35 KB
FUNDO = 32  # elements inside elements: a letter has 8
ELEMENTOS = 5_000  # the longest real letter has some 500
ATRIBUTO = 64 * 1024  # letters of one attribute


class CartaRecusada(ValueError):
    """The file is not read; `problema` says why in one line, and what to send instead."""

    def __init__(self, chave: K, **params: Param) -> None:
        super().__init__(chave)
        self.problema = Message(chave, params)
