"""Rules on the form of a text: HTML, spaces, lines, ornaments, placeholders (5.2 and 9)."""

import re
from html import unescape

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar, em_volta
from bot.domain.regras.regra import DADOS, GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.domain.slug import sem_acentos
from bot.messages import K, Message

TUDO = frozenset(Tipo)
ESCRITOS = frozenset({Tipo.LINHA, Tipo.ITEM, Tipo.PROSA, Tipo.ENDERECO, Tipo.NORMA})
LIDOS = frozenset({Tipo.ITEM, Tipo.PROSA})
OBRIGATORIOS = frozenset(
    {"nome", "descricao", "link", "solicitantes/tipo", "etapas/titulo", "etapas/canais/endereco"}
)

MAIOR_TESTE = 40  # letters

_MARCA = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_ENTIDADE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,5});")
_DOIS_ESPACOS = re.compile(r"(?<=\S)  +(?=\S)")
_INVISIVEL = re.compile("[\t\xa0\xad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_ENFEITES = ("....", "___", "----", "===", "~~~", "****")
_PONTILHADO = re.compile(r"\.{4,}|_{3,}|-{4,}|={3,}|~{3,}|(?<!\*)\*{4,}")
_SUBLINHADO = re.compile(r"(?<!_)__[^_\n]+__(?!_)")
_TESTE = re.compile(
    r"\W*(?:(?:servico|etapa|texto) )?(?:de )?(?:teste|testando|test|x{3,}|lorem ipsum.*)\W*\d*\W*"
)
_TECLADO = re.compile(r"(?=[a-z]*(?:sd|df|fd|sf|fs|jk|kj|hjk|qwe|wer|zxc))[asdfghjklqwerzxc]{3,}")


def _marcas_de_html(texto: Texto) -> Message | None:
    marca = _MARCA.search(texto.texto) if "<" in texto.texto else None
    return marca and Message(K("regras.texto.html"), {"trecho": f"<{marca[1]}>"})


def _entidades(texto: Texto) -> Message | None:
    entidade = _ENTIDADE.search(texto.texto) if "&" in texto.texto else None
    if entidade is None:
        return None
    troca = unescape(entidade[0]).strip()
    if not troca or troca == entidade[0]:
        return Message(K("regras.texto.entidade.espaco"), {"trecho": entidade[0]})
    return Message(K("regras.texto.entidade"), {"trecho": entidade[0], "troca": troca})


def _espacos(texto: Texto) -> Message | None:
    espacos = _DOIS_ESPACOS.search(texto.texto) if "  " in texto.texto else None
    return espacos and _em_volta(K("regras.texto.espacos"), texto, espacos)


def _invisiveis(texto: Texto) -> Message | None:
    invisivel = _INVISIVEL.search(texto.texto)
    return invisivel and _em_volta(K("regras.texto.invisivel"), texto, invisivel)


def _linhas(texto: Texto) -> Message | None:
    primeira, quebra, _ = texto.texto.partition("\n")
    return Message(K("regras.texto.uma_linha"), {"trecho": citar(primeira)}) if quebra else None


def _pontilhado(texto: Texto) -> Message | None:
    riscado = texto.preenchido and any(sinais in texto.prosa for sinais in _ENFEITES)
    enfeite = _PONTILHADO.search(texto.prosa) if riscado else None
    return enfeite and _em_volta(K("regras.texto.pontilhado"), texto, enfeite)


def _sublinhado(texto: Texto) -> Message | None:
    sublinhado = _SUBLINHADO.search(texto.prosa) if "__" in texto.texto else None
    return sublinhado and Message(K("regras.texto.sublinhado"), {"trecho": citar(sublinhado[0])})


def _vazio(texto: Texto) -> Message | None:
    if texto.preenchido or not texto.texto or texto.campo.nome in OBRIGATORIOS:
        return None
    return Message(K("regras.texto.placeholder"), {"trecho": citar(texto.texto)})


def de_teste(texto: str) -> bool:
    """Tell whether `texto` is a try: the word “teste”, keys hit in a row."""
    if len(texto) > MAIOR_TESTE:
        return False
    simples = texto.lower()
    suspeito = any(sinal in simples for sinal in ("test", "xxx", "lorem"))
    return (suspeito and _TESTE.fullmatch(sem_acentos(simples)) is not None) or _teclado(texto)


def _teclado(texto: str) -> bool:
    if len(texto) > MAIOR_TESTE or texto.isupper():
        return False
    return _TECLADO.fullmatch(texto.lower().replace(" ", "")) is not None


def _teste(texto: Texto) -> Message | None:
    if texto.campo.nome in ("nome", "etapas/titulo"):
        return None
    um_termo = texto.campo.nome in ("palavras_chave", "nomes_populares")  # people do search for “teste”
    if not (_teclado(texto.texto) if um_termo else de_teste(texto.texto)):
        return None
    return Message(K("regras.texto.teste"), {"trecho": citar(texto.texto)})


def _em_volta(chave: K, texto: Texto, achado: re.Match[str]) -> Message:
    return Message(chave, {"trecho": em_volta(texto.texto, achado.start(), achado.end())})


REGRAS = (
    RegraDeTexto("texto.placeholder", Severidade.MELHORAR, DADOS, _vazio, TUDO),
    RegraDeTexto("texto.teste", Severidade.MELHORAR, "5.1 DOCS", _teste, TUDO),
    RegraDeTexto("texto.html", Severidade.MELHORAR, DADOS, _marcas_de_html, ESCRITOS),
    RegraDeTexto("texto.entidade", Severidade.MELHORAR, DADOS, _entidades, ESCRITOS),
    RegraDeTexto("texto.uma_linha", Severidade.MELHORAR, "2 GUIA", _linhas, frozenset({Tipo.LINHA})),
    RegraDeTexto("texto.sublinhado", Severidade.DICA, GUIA_TEXTO, _sublinhado, LIDOS),
    RegraDeTexto("texto.pontilhado", Severidade.DICA, GUIA_TEXTO, _pontilhado, LIDOS | {Tipo.LINHA}),
    RegraDeTexto("texto.espacos", Severidade.DICA, DADOS, _espacos, ESCRITOS),
    RegraDeTexto("texto.invisivel", Severidade.DICA, "10 DATA", _invisiveis, TUDO),
)
