"""The limit of each field, in UTF-16 units, as the Portal counts them (section 2)."""

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import CAMPOS, Campo
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message


def unidades(texto: str) -> int:
    """Return the length of `texto` in UTF-16 units."""
    return len(texto.encode("utf-16-le")) // 2


def _passou(texto: Texto) -> Message | None:
    limite = texto.campo.limite
    if limite is None or len(texto.texto) * 2 <= limite or (letras := unidades(texto.texto)) <= limite:
        return None
    sobra = texto.texto.encode("utf-16-le")[limite * 2 :].decode("utf-16-le", "ignore")
    return Message(K("regras.limite"), {"letras": letras, "limite": limite, "sobra": citar(sobra)})


def _regra(campo: Campo) -> RegraDeTexto:
    nomes = frozenset({campo.nome})
    return RegraDeTexto(f"{campo.sujeito}.limite", Severidade.IMPEDE, campo.fonte, _passou, campos=nomes)


REGRAS = tuple(_regra(campo) for campo in CAMPOS.values() if campo.limite is not None)
