"""A letter as it came: its elements, each with the place of its bytes, so that the rest can stay as it is.

Expat tells where each tag stands in the bytes, and never fetches anything; what declares a DTD is refused
before any entity is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.cartas.codificacao import Codificacao, decodificar
from bot.cartas.recusa import ATRIBUTO, BYTES, ELEMENTOS, FUNDO, CartaRecusada
from bot.messages import K

NAMESPACE = "http://servicos.gov.br/v3/schema"
_RAIZ = "servico"
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")


@dataclass(slots=True)
class Elemento:
    """One element. `nome` is empty for one of another vocabulary, `texto` for one that has others inside.

    Its bytes are `inicio:fim`; its content `abertura:fecho`, nothing for one closed by itself. Before
    `medir` the places are but those that expat tells: where it begins, where the tag that closes it does.
    """

    nome: str
    atributos: dict[str, str]
    inicio: int
    abertura: int = 0
    fecho: int = 0
    fim: int = 0
    texto: str = ""
    filhos: list["Elemento"] = field(default_factory=list)

    @property
    def fechado(self) -> bool:
        """Whether it is closed by itself: `<sigla/>`."""
        return self.abertura == self.fim

    def todos(self, nome: str) -> Iterator["Elemento"]:
        """Yield the elements of that name right inside."""
        return (filho for filho in self.filhos if filho.nome == nome)

    def um(self, nome: str) -> "Elemento | None":
        """Return the first element of that name right inside."""
        for filho in self.filhos:
            if filho.nome == nome:
                return filho
        return None


@dataclass(frozen=True, slots=True)
class Documento:
    """A whole letter: its bytes in UTF-8, what they were in before, and its elements."""

    dados: bytes
    raiz: Elemento
    codificacao: Codificacao


def abrir(dados: bytes) -> Documento:
    """Return the letter in `dados`; raise `CartaRecusada` for what is none."""
    if len(dados) > BYTES:
        raise CartaRecusada(K("carta.grande"))
    if not dados.strip(b" \t\r\n\0"):
        raise CartaRecusada(K("carta.vazia"))
    codificacao, utf8 = decodificar(dados)
    return Documento(utf8, _Leitor(utf8).ler(), codificacao)


def medir(documento: Documento) -> Documento:
    """Return the letter with the places of all its elements: an edit needs them, and they take a while."""
    _medir(documento.raiz, documento.dados)
    return documento


def _medir(elemento: Elemento, dados: bytes) -> None:
    tag = _TAG.match(dados, elemento.inicio)
    elemento.abertura = tag.end() if tag else elemento.inicio
    if dados[elemento.abertura - 2 : elemento.abertura] == b"/>":
        elemento.fecho = elemento.fim = elemento.abertura
    else:
        elemento.fim = dados.index(b">", elemento.fecho) + 1
    for filho in elemento.filhos:
        _medir(filho, dados)


class _Leitor:
    """Collects the elements while expat walks the bytes."""

    def __init__(self, dados: bytes) -> None:
        self._dados = dados
        self._abertos: list[Elemento] = []
        self._raiz: Elemento | None = None
        self._quantos = 0
        self._nomes: dict[str, str] = {}
        self._expat = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._dtd
        self._expat.StartElementHandler = self._comeca
        self._expat.EndElementHandler = self._acaba
        self._expat.CharacterDataHandler = self._texto

    def ler(self) -> Elemento:
        try:
            self._expat.Parse(self._dados, True)
        except expat.ExpatError as problema:
            quebrado = self._dados.lstrip().startswith(b"<")
            chave = K("carta.xml_quebrado" if quebrado else "carta.nao_e_xml")
            raise CartaRecusada(chave, linha=problema.lineno) from None
        if self._raiz is None or self._raiz.nome != _RAIZ:
            raise CartaRecusada(K("carta.outra_raiz"))
        return self._raiz

    def _dtd(self, *_: object) -> None:
        raise CartaRecusada(K("carta.dtd"))

    def _comeca(self, nome: str, atributos: dict[str, str]) -> None:
        self._quantos += 1
        if len(self._abertos) >= FUNDO or self._quantos > ELEMENTOS:
            raise CartaRecusada(K("carta.funda"))
        if atributos and max(map(len, atributos.values())) > ATRIBUTO:
            raise CartaRecusada(K("carta.funda"))
        local = self._nomes.get(nome)
        if local is None:
            local = self._nomes[nome] = _local(nome)
        elemento = Elemento(local, atributos, self._expat.CurrentByteIndex)
        if self._abertos:
            self._abertos[-1].filhos.append(elemento)
        self._abertos.append(elemento)

    def _acaba(self, _: str) -> None:
        elemento = self._abertos.pop()
        elemento.fecho = self._expat.CurrentByteIndex
        if elemento.filhos:
            elemento.texto = ""
        if not self._abertos:
            self._raiz = elemento

    def _texto(self, texto: str) -> None:
        self._abertos[-1].texto += texto


def _local(nome: str) -> str:
    onde, _, local = nome.rpartition(" ")
    return local if onde in ("", NAMESPACE) else ""
