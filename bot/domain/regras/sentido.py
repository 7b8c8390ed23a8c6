"""Rules on texts that say nothing, or too little, to who reads them: a letter, a number alone, one word."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar
from bot.domain.regras.formato import de_teste
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

MENOR_NUMERO = 3  # digits: telephones such as 158; people do search for 190
MAIOR_SIGLA = 3  # capitals alike that may be an acronym
MENOS_PALAVRAS = {"descricao": 3, "etapas/descricao": 2, "contato": 2}  # of what is read as a sentence

_DE_OUTRAS = frozenset({"nome", "etapas/titulo", "etapas/custos/moeda"})  # a verb is asked for, or `R$`
_COM_NUMEROS = frozenset({"contato", "palavras_chave", "nomes_populares", "etapas/canais/endereco"})
_UM_SINAL = re.compile(r"[\W_]*([^\W_])(?:[\W_]*\1)*[\W_]*|[\W\d_]+", re.IGNORECASE)  # one letter, digits
_NAO_LETRA = re.compile(r"[\W_]+")
_PALAVRA = re.compile(r"[^\W_]+")


def _sem_sentido(texto: Texto) -> Message | None:
    if not _UM_SINAL.fullmatch(texto.texto) or not texto.preenchido or texto.campo.nome in _DE_OUTRAS:
        return None
    letras = _NAO_LETRA.sub("", texto.texto)
    if de_teste(texto.texto) or not (_uma_letra_so(letras) or _numero_solto(texto, letras)):
        return None
    return Message(K("regras.texto.sem_sentido"), {"trecho": citar(texto.texto)})


def _uma_letra_so(letras: str) -> bool:
    sigla = letras.isupper() and 1 < len(letras) <= MAIOR_SIGLA
    return len(set(letras.casefold())) == 1 and not sigla


def _numero_solto(texto: Texto, letras: str) -> bool:
    cabe = texto.campo.nome in _COM_NUMEROS and len(letras) >= MENOR_NUMERO
    return letras.isdecimal() and not cabe


def _pouco(texto: Texto) -> Message | None:
    if len(texto.palavras) >= MENOS_PALAVRAS[texto.campo.nome]:
        return None
    if not texto.preenchido or de_teste(texto.texto) or _sem_sentido(texto) is not None:
        return None
    palavras = _PALAVRA.findall(texto.texto)
    if len(palavras) >= MENOS_PALAVRAS[texto.campo.nome] or any(p.isdecimal() for p in palavras):
        return None
    return Message(K("regras.texto.pouco"), {"trecho": citar(texto.texto)})


REGRAS = (
    RegraDeTexto(
        "texto.sem_sentido", Severidade.MELHORAR, GUIA_TEXTO, _sem_sentido, frozenset(Tipo) - {Tipo.LINK}
    ),
    RegraDeTexto("texto.pouco", Severidade.MELHORAR, GUIA_TEXTO, _pouco, campos=frozenset(MENOS_PALAVRAS)),
)
