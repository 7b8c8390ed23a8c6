"""An edit in a letter that came: the elements that changed are written anew, the rest keeps its bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.cartas.abertura import com_atributos, sem_fim
from bot.cartas.arvore import Elemento, abrir, medir
from bot.cartas.escrita import arvore
from bot.cartas.modo import como, dialeto_de, no_modo, recuo_de
from bot.cartas.pares import REPETIDOS, mesmos, na_carta
from bot.cartas.xml import Bloco, Dialeto, No, Texto, escrito, no_texto
from bot.domain.servico import Servico
from bot.domain.tempo import TipoDeTempo

_TIPOS = frozenset(tipo.value for tipo in TipoDeTempo)
_CDATA, _FIM_DO_CDATA = b"<![CDATA[", b"]]>"


def emendar(original: bytes, antes: Servico, depois: Servico) -> bytes:
    """Return the letter `original`, from which `antes` was read, with what is different in `depois`."""
    if antes == depois:
        return original
    documento = medir(abrir(original))
    raiz, dados = documento.raiz, documento.dados
    nova = _Emenda(dados, dialeto_de(documento)).elemento(raiz, arvore(antes), arvore(depois))
    return documento.codificacao.devolver(dados[: raiz.inicio] + nova + dados[raiz.fim :])


@dataclass(slots=True)
class _Lugar:
    """What becomes of the place of one element: who stands there, and what is new around it."""

    par: tuple[Elemento, No, No] | None = None
    sai: bool = False
    antes: list[No] = field(default_factory=list)
    depois: list[No] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Emenda:
    dados: bytes
    dialeto: Dialeto

    def elemento(self, original: Elemento, antes: No, depois: No) -> bytes:
        """Return the element as `depois` has it; where `antes` is the same, its own bytes."""
        antes, depois = como(original, antes), como(original, depois)
        if antes == depois:
            return self.dados[original.inicio : original.fim]
        abertura = self.dados[original.inicio : original.abertura]
        abertura = com_atributos(abertura, dict(antes.atributos), dict(depois.atributos))
        if isinstance(antes, Bloco) and isinstance(depois, Bloco):
            if antes.itens == depois.itens:
                return abertura + self.dados[original.abertura : original.fim]
            return self._montado(original, abertura, self._dentro(original, antes, depois), fecha=True)
        return self._com_texto(original, abertura, antes, depois)

    def _com_texto(self, original: Elemento, abertura: bytes, antes: No, depois: No) -> bytes:
        texto = depois.texto if isinstance(depois, Texto) else ""
        if isinstance(antes, Texto) and antes.texto == texto:
            return abertura + self.dados[original.abertura : original.fim]
        conteudo = no_texto(texto).encode()
        literal = _CDATA + texto.encode() + _FIM_DO_CDATA
        if _CDATA in self.dados[original.abertura : original.fecho] and texto and _simples(texto):
            conteudo = literal
        return self._montado(original, abertura, conteudo, fecha=self.dialeto.fecha_textos)

    def _montado(self, original: Elemento, abertura: bytes, conteudo: bytes, *, fecha: bool) -> bytes:
        comeco = sem_fim(abertura)
        if not conteudo and fecha:
            return comeco + b"/>"
        nome = abertura[1:].split(None, 1)[0].rstrip(b"/>")
        fim = self.dados[original.fecho : original.fim] or b"</" + nome + b">"
        return comeco + b">" + conteudo + fim

    def _dentro(self, original: Elemento, antes: Bloco, depois: Bloco) -> bytes:
        lugares = _lugares(original, antes, depois)
        if not original.filhos:
            return self._primeiros(original, depois.itens)
        partes, desde = b"", original.abertura
        for filho, lugar in zip(original.filhos, lugares, strict=True):
            vao = self.dados[desde : filho.inicio]
            partes += (vao.rstrip() if lugar.sai else vao) + b"".join(self._no_lugar(filho, lugar))
            desde = filho.fim
        partes += self.dados[desde : original.fecho]
        return partes if partes.strip() else b""

    def _no_lugar(self, filho: Elemento, lugar: _Lugar) -> Iterator[bytes]:
        recuo = recuo_de(self.dados, filho)
        entre = b"" if recuo is None else (self.dialeto.fim + recuo).encode()
        for no in lugar.antes:
            yield self._novo(no, recuo, filho) + entre
        if lugar.par is not None:
            yield self.elemento(*lugar.par)
        elif not lugar.sai:
            yield self.dados[filho.inicio : filho.fim]
        for no in lugar.depois:
            yield entre + self._novo(no, recuo, filho)

    def _primeiros(self, original: Elemento, novos: tuple[No, ...]) -> bytes:
        """Return the content of an element that had no other in it."""
        de_fora = recuo_de(self.dados, original) or ""
        recuo = de_fora + self.dialeto.recuo
        linhas = (f"{self.dialeto.fim}{recuo}".encode() + self._novo(no, recuo, None) for no in novos)
        ja_havia = self.dados[original.abertura : original.fecho].rstrip()
        return ja_havia + b"".join(linhas) + f"{self.dialeto.fim}{de_fora}".encode()

    def _novo(self, no: No, recuo: str | None, vizinho: Elemento | None) -> bytes:
        return escrito(no_modo(no, vizinho, self.dialeto), recuo or "", self.dialeto).encode()


def _simples(texto: str) -> bool:
    return "]]>" not in texto and "\r" not in texto


def _lugares(original: Elemento, antes: Bloco, depois: Bloco) -> list[_Lugar]:
    """Return what becomes of each element right inside `original`."""
    lugares = [_Lugar() for _ in original.filhos]
    viraram, onde = mesmos(original.nome, antes.itens, depois.itens), na_carta(antes.itens, original.filhos)
    ficam = {viraram[n]: (lugar, antes.itens[n]) for n, lugar in onde.items() if n in viraram}
    saem = {lugar for n, lugar in onde.items() if n not in viraram}
    for lugar in saem:
        lugares[lugar].sai = True
    postos = _postos(original, {n: lugar for n, (lugar, _) in ficam.items()}, depois)
    for n, (lugar, era) in ficam.items():
        lugares[postos[n]].par = (original.filhos[lugar], era, depois.itens[n])
    so_escritos = {
        viraram[n] for n in viraram if n not in onde and antes.itens[n] == depois.itens[viraram[n]]
    }
    novos = [n for n in range(len(depois.itens)) if n not in ficam and n not in so_escritos]
    for n in novos:
        _por(lugares, postos, n, depois.itens[n])
    mudam = {original.filhos[lugar].nome for lugar in saem} | {depois.itens[n].nome for n in novos}
    _sem_outros(original, lugares, mudam)
    return lugares


def _sem_outros(original: Elemento, lugares: list[_Lugar], mudam: set[str]) -> None:
    """Let go of what else stands for the same: a second element of a name, another kind of time."""
    um_so = mudam - REPETIDOS
    um_so |= _TIPOS if mudam & _TIPOS else set()
    for filho, lugar in zip(original.filhos, lugares, strict=True):
        lugar.sai |= filho.nome in um_so and lugar.par is None


def _postos(original: Elemento, ficam: dict[int, int], depois: Bloco) -> dict[int, int]:
    """Return where each element stands now: those of one name take their places in the order of `depois`."""
    postos: dict[int, int] = {}
    for nome in {original.filhos[lugar].nome for lugar in ficam.values()}:
        deles = [n for n in sorted(ficam) if original.filhos[ficam[n]].nome == nome]
        postos |= dict(zip(deles, sorted(ficam[n] for n in deles), strict=True))
    return postos


def _por(lugares: list[_Lugar], postos: dict[int, int], n: int, novo: No) -> None:
    """Put a new element after what it follows, else before what follows it, else at the end."""
    if not lugares:
        return
    anterior = max((m for m in postos if m < n), default=None)
    seguinte = min((m for m in postos if m > n), default=None)
    if anterior is not None:
        lugares[postos[anterior]].depois.append(novo)
    elif seguinte is not None:
        lugares[postos[seguinte]].antes.append(novo)
    else:
        lugares[-1].depois.append(novo)
