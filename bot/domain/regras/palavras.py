"""Rules on words: plain ones, said to the reader, in the present (section 5.2); see `expressoes.csv`."""

from collections.abc import Callable

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import em_volta
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

_PROSA = frozenset({Tipo.PROSA})
_LIDOS = frozenset({Tipo.ITEM, Tipo.PROSA})
_DITOS_A_PESSOA = frozenset({"descricao", "contato", "etapas/descricao", "etapas/canais/se_indisponivel"})
_DOCUMENTOS = frozenset({"etapas/documentos"})

_DE_QUE = frozenset({"de", "do", "da", "dos", "das", "deste", "desta", "desse", "dessa"})
_FUTURO = {  # endings, the longest first
    "uirá": "ui",
    "airá": "ai",
    "ará": "a",
    "erá": "e",
    "irá": "e",
    "uirão": "uem",
    "arão": "am",
    "erão": "em",
    "irão": "em",
}
_FINS_DE_FUTURO = tuple(_FUTURO)
_NAO_FUTURO = frozenset({"ceará", "verão", "varão", "barão", "casarão"})


def _troca(tipo: str, com_troca: K, sem_troca: K) -> Callable[[Texto], Message | None]:
    def conselho(texto: Texto) -> Message | None:
        achada = texto.expressoes.get(tipo)
        if achada is None:
            return None
        if not achada.troca:
            return Message(sem_troca, {"termo": achada.termo, "trecho": _trecho(texto, tipo)})
        partes = {"termo": achada.termo, "troca": achada.troca, "trecho": _trecho(texto, tipo)}
        return Message(com_troca, partes)

    return conselho


def _trecho(texto: Texto, tipo: str) -> str:
    achada = texto.expressoes[tipo]
    return em_volta(texto.prosa, achada.inicio, achada.fim)


def _terceira_pessoa(texto: Texto) -> Message | None:
    achada = texto.expressoes.get("terceira_pessoa")
    if achada is None or achada.termo.split()[-1][0].isupper():
        return None  # "Carta de Serviços ao Cidadão" is a name
    seguinte = texto.prosa[achada.fim :].split(maxsplit=1)[:1]
    if achada.termo.lower().endswith("s") and seguinte and seguinte[0] in _DE_QUE:
        return None  # “os usuários deste serviço”: a group that is named, not who reads
    return _pessoa(texto)


def _futuro(texto: Texto) -> Message | None:
    da_lista = _futuro_da_lista(texto)
    if da_lista is not None:
        return da_lista
    futuros = [palavra for palavra in texto.palavras if palavra.endswith(_FINS_DE_FUTURO)]
    presentes = {palavra: presente for palavra in futuros if (presente := presente_de(palavra))}
    if not presentes:
        return None
    inicio, palavra = min((texto.baixa.find(palavra), palavra) for palavra in presentes)
    trecho = em_volta(texto.prosa, inicio, inicio + len(palavra))
    return Message(
        K("regras.texto.futuro"), {"termo": palavra, "troca": presentes[palavra], "trecho": trecho}
    )


def presente_de(palavra: str) -> str | None:
    """Return the present of a regular verb in the future (`começará` → `começa`), or None for other words."""
    for fim, presente in _FUTURO.items():
        if palavra.endswith(fim) and len(palavra) > len(fim) + 2 and palavra not in _NAO_FUTURO:
            return palavra[: -len(fim)] + presente
    return None


def _dever(texto: Texto) -> Message | None:
    achada = texto.expressoes.get("dever")
    if achada is None or texto.prosa[: achada.inicio].rstrip().lower().endswith("não"):
        return None
    return Message(K("regras.texto.dever"), {"termo": achada.termo, "trecho": _trecho(texto, "dever")})


_juridiques = _troca("juridiques", K("regras.texto.juridiques"), K("regras.texto.juridiques.sem_troca"))
_estrangeirismo = _troca("estrangeirismo", K("regras.texto.estrangeirismo"), K("regras.texto.tire"))
_modismo = _troca("modismo", K("regras.texto.modismo"), K("regras.texto.tire"))
_intensificador = _troca("intensificador", K("regras.texto.modismo"), K("regras.texto.intensificador"))
_futuro_da_lista = _troca("futuro", K("regras.texto.futuro"), K("regras.texto.futuro"))
_leia = _troca("leia", K("regras.texto.leia"), K("regras.texto.leia"))
_pessoa = _troca("terceira_pessoa", K("regras.texto.terceira_pessoa"), K("regras.texto.terceira_pessoa"))
_negativa = _troca("negativa", K("regras.texto.negativa"), K("regras.texto.negativa"))
_dupla_negacao = _troca("dupla_negacao", K("regras.texto.dupla_negacao"), K("regras.texto.dupla_negacao"))
_ja_temos = _troca("ja_temos", K("regras.documento.ja_temos"), K("regras.documento.ja_temos"))

REGRAS = (
    RegraDeTexto("texto.juridiques", Severidade.DICA, GUIA_TEXTO, _juridiques, _LIDOS),
    RegraDeTexto("texto.estrangeirismo", Severidade.DICA, GUIA_TEXTO, _estrangeirismo, _LIDOS),
    RegraDeTexto("texto.modismo", Severidade.DICA, GUIA_TEXTO, _modismo, _LIDOS),
    RegraDeTexto("texto.intensificador", Severidade.DICA, GUIA_TEXTO, _intensificador, _PROSA),
    RegraDeTexto("texto.dever", Severidade.DICA, GUIA_TEXTO, _dever, _PROSA),
    RegraDeTexto("texto.futuro", Severidade.DICA, GUIA_TEXTO, _futuro, _PROSA),
    RegraDeTexto("texto.leia", Severidade.DICA, GUIA_TEXTO, _leia, _LIDOS),
    RegraDeTexto(
        "texto.terceira_pessoa", Severidade.DICA, GUIA_TEXTO, _terceira_pessoa, campos=_DITOS_A_PESSOA
    ),
    RegraDeTexto("texto.negativa", Severidade.DICA, GUIA_TEXTO, _negativa, _PROSA),
    RegraDeTexto("texto.dupla_negacao", Severidade.DICA, GUIA_TEXTO, _dupla_negacao, _PROSA),
    RegraDeTexto("documento.ja_temos", Severidade.DICA, "5.2 GUIA", _ja_temos, campos=_DOCUMENTOS),
)
