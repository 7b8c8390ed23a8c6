"""Every form put to use, by name. A new form is one data file, one use case and one entry here."""

from bot.usecases.aceite import ACEITES
from bot.usecases.convidar import CONVIDAR
from bot.usecases.indicacao import MARCAR_TERMINO, SUBSTITUIR
from bot.usecases.indicacoes import INDICAR
from bot.usecases.recusar import RECUSAR
from bot.usecases.servicos import CADASTRAR

FLUXOS = {
    fluxo.nome: fluxo
    for fluxo in (CONVIDAR, RECUSAR, *ACEITES.values(), INDICAR, SUBSTITUIR, MARCAR_TERMINO, CADASTRAR)
}
