"""Standing answers of a central team: found by nearness alone, for the model was not taught them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.respostas.busca import Achado, Busca
from bot.respostas.conhecimento import Entrada
from bot.respostas.lexico import Lexico, Unit

_CERTA = 0.62  # nearness to a way of asking that answers
_PERTO = 0.4  # offered by its title
_TITULOS = 2
_DIZ_ALGO = 1.2  # weight in common under which a question may be about anything of the kind


class DaEquipe:
    """An index of standing answers beside that of the written ones, whose weights of units it takes.

    Their titles are no ways of asking: a title of one common word would draw every question about it.
    """

    def __init__(self, lexico: Lexico, escritas: Busca, entradas: Sequence[Entrada]) -> None:
        self._escritas = escritas
        self._entradas = {entrada.chave: entrada for entrada in entradas}
        sem_titulo = (replace(entrada, titulo=entrada.perguntas[0]) for entrada in entradas)
        self._busca = Busca(lexico, sem_titulo, escritas.raridade)

    def procurar(self, units: Sequence[Unit]) -> tuple[Achado | None, tuple[Entrada, ...]]:
        """Return the standing answer to a question with these units, if one is sure; and the near ones.

        One is sure when it is really near, and no written entry is nearer.
        """
        achados = [
            replace(achado, entrada=self._entradas[achado.entrada.chave])
            for achado in self._busca.procurar(units)
        ]
        if achados and self._e_certa(achados[0], units):
            return achados[0], ()
        return None, tuple(achado.entrada for achado in achados[:_TITULOS] if achado.nota >= _PERTO)

    def _e_certa(self, achado: Achado, units: Sequence[Unit]) -> bool:
        comum = sum(self._busca.weigh(unit) for unit in units if unit.name in achado.explica)
        if achado.nota < _CERTA or comum < _DIZ_ALGO:
            return False
        escritas = self._escritas.procurar(units)
        return not escritas or achado.nota >= escritas[0].nota
