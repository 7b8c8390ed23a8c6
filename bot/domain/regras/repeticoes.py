"""Rule on a text that stands in two fields: each place asks for a text of its own (section 5.2)."""

from collections.abc import Iterator

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar
from bot.domain.regras.lugares import onde
from bot.domain.regras.regra import GUIA_TEXTO, Aviso, RegraDeTextos, Textos
from bot.domain.regras.texto import Texto
from bot.domain.servico import Servico
from bot.messages import K, Message

REPETIVEL = 60  # letters: shorter texts, such as “Há rampas”, may be all there is to say twice
_COM_COPIA = frozenset(  # the same help, or the same demand, serves many places
    {"contato", "etapas/canais/se_indisponivel", "solicitantes/requisitos"}
)


def _reaproveitados(_: Servico, textos: Textos) -> Iterator[Aviso]:
    vistos: dict[str, str] = {}
    for caminho, texto in textos:
        if texto.campo.tipo is not Tipo.PROSA or texto.campo.nome in _COM_COPIA:
            continue
        antes = {paragrafo: vistos.setdefault(_igual(paragrafo), caminho) for paragrafo in _longos(texto)}
        copia = next((paragrafo for paragrafo, lugar in antes.items() if lugar != caminho), None)
        if copia is not None:
            partes: dict[str, str | Message] = {"trecho": citar(copia, 45), "antes": onde(antes[copia])}
            yield caminho, Message(K("regras.texto.reaproveitado"), partes)


def _longos(texto: Texto) -> Iterator[str]:
    if len(texto.texto) >= REPETIVEL:
        yield from (paragrafo for paragrafo in texto.paragrafos if len(paragrafo) >= REPETIVEL)


def _igual(paragrafo: str) -> str:
    return " ".join(paragrafo.lower().strip(" .").split())


REGRAS_DE_TEXTOS = (RegraDeTextos("texto.reaproveitado", Severidade.DICA, GUIA_TEXTO, _reaproveitados),)
