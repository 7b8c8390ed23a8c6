"""Two people's changes to one text brought together, item by item and field by field.

A text is the plain values of its form. What is compared is a field, or fields that mean something only
together (the kind of a time and its numbers). The items of a group (etapas, canais, custos, cases) are
compared one by one, whoever put others before them; a list of texts is one field, joined item by item.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.vagas import Lado, Vaga, em_ordem, emparelhar, mudou_a_ordem, quem_ordena

Valores = Mapping[str, Any]
Itens = list[Any]  # texts, or the answers of each item of a group
Caminho = tuple[str | int, ...]  # ("etapas", 1, "documentos"); of an item: ("etapas", 1)

JUNTOS = {"link": "digital"}
PREFIXOS = ("tempo", "validade")  # of fields that mean something only together


class Mudanca(StrEnum):
    """What happened: to a field, to an item of a group, or to the order of its items."""

    CAMPO = "campo"
    ENTROU = "entrou"
    SAIU = "saiu"
    ORDEM = "ordem"


@dataclass(frozen=True, slots=True)
class Diferenca:
    """One change. Each side holds the answers of the field or of the item, nothing where it has none.

    Positions in `caminho` are those of the newer text; of an item that went, those of the older one.
    """

    caminho: Caminho
    antes: Valores
    depois: Valores
    como: Mudanca = Mudanca.CAMPO


@dataclass(frozen=True, slots=True)
class Disputa:
    """One field that both people changed, each in her way; or an item that one changed and the other took.

    Positions in `caminho` are those of my text, or of hers for what I do not have.
    """

    caminho: Caminho
    meu: Valores
    dela: Valores
    como: Mudanca = Mudanca.CAMPO


@dataclass(frozen=True, slots=True)
class Juncao:
    """Two people's changes together: `valores` have every change of mine and hers, mine where both differ."""

    valores: dict[str, Any]
    minhas: tuple[Diferenca, ...]
    dela: tuple[Diferenca, ...]
    disputas: tuple[Disputa, ...]


def juntar(base: Valores, meus: Valores, dela: Valores, escolhas: Mapping[int, Lado] | None = None) -> Juncao:
    """Return my text and hers, both made from `base`, as one.

    `escolhas`: whose text stays in each dispute, by its place in `disputas`; mine, while nobody chose.
    """
    juntas = _Juntas(escolhas or {})
    valores = juntas.campos(base, meus, dela, ())
    return Juncao(valores, tuple(juntas.minhas), tuple(juntas.dela), tuple(juntas.disputas))


@dataclass
class _Juntas:
    """What was found so far, while the two texts are walked."""

    escolhas: Mapping[int, Lado]
    minhas: list[Diferenca] = field(default_factory=list)
    dela: list[Diferenca] = field(default_factory=list)
    disputas: list[Disputa] = field(default_factory=list)

    def campos(self, base: Valores, meus: Valores, dela: Valores, onde: Caminho) -> dict[str, Any]:
        """Return the answers of one level, of the whole text or of an item, joined."""
        juntos: dict[str, Any] = {}
        for campo in dict.fromkeys(_campo_de(nome) for lado in (meus, dela, base) for nome in lado):
            meu, seu, antes = (_do_campo(lado, campo) for lado in (meus, dela, base))
            caminho = (*onde, campo)
            if meu == seu:
                juntos.update(meu)
            elif (listas := _listas(campo, (antes, meu, seu))) is None:
                juntos.update(self._campo(caminho, antes, meu, seu))
            elif itens := self._lista(caminho, *listas):
                juntos[campo] = itens
            elif campo in meu and campo in seu:
                juntos[campo] = []
        return juntos

    def _campo(self, caminho: Caminho, antes: Valores, meu: Valores, seu: Valores) -> Valores:
        if seu == antes:
            self.minhas.append(Diferenca(caminho, antes, meu))
            return meu
        if meu == antes:
            self.dela.append(Diferenca(caminho, antes, seu))
            return seu
        return meu if self._fica(Disputa(caminho, meu, seu)) is Lado.MEU else seu

    def _fica(self, disputa: Disputa) -> Lado:
        self.disputas.append(disputa)
        return self.escolhas.get(len(self.disputas) - 1, Lado.MEU)

    def _lista(self, caminho: Caminho, antes: Itens, meus: Itens, dela: Itens) -> Itens:
        if all(isinstance(item, Mapping) for item in (*antes, *meus, *dela)):
            return self._grupo(caminho, antes, meus, dela)
        self._mudou(caminho, antes, meus, self.minhas)
        self._mudou(caminho, antes, dela, self.dela)
        com_o_meu, com_o_dela = (_textos(antes, meus, dela, lado) for lado in Lado)
        if com_o_meu == com_o_dela:
            return com_o_meu
        disputa = Disputa(caminho, _campo(caminho, com_o_meu), _campo(caminho, com_o_dela))
        return com_o_meu if self._fica(disputa) is Lado.MEU else com_o_dela

    def _mudou(self, caminho: Caminho, antes: Itens, depois: Itens, mudancas: list[Diferenca]) -> None:
        if depois != antes:
            mudancas.append(Diferenca(caminho, _campo(caminho, antes), _campo(caminho, depois)))

    def _grupo(self, caminho: Caminho, antes: Itens, meus: Itens, dela: Itens) -> Itens:
        vagas = emparelhar(antes, meus, dela)
        ficam: dict[Vaga, Valores] = {}
        for vaga in sorted(vagas, key=lambda vaga: vaga.lugar):
            lados = (_em(antes, vaga.antes), _em(meus, vaga.meu), _em(dela, vaga.dela))
            ficam[vaga] = self._item((*caminho, vaga.lugar), *lados)
        lado = self._quem_ordena(caminho, vagas, (antes, meus, dela))
        return [item for vaga in em_ordem(vagas, lado) if (item := ficam[vaga])]

    def _item(self, caminho: Caminho, antes: Valores, meu: Valores, seu: Valores) -> Valores:
        if meu and seu:
            return self.campos(antes, meu, seu, caminho)
        um_so, de_quem_tem, de_quem_nao_tem = self._de_um_so(meu, seu)
        if not antes:
            de_quem_tem.append(Diferenca(caminho, {}, um_so, Mudanca.ENTROU))
            return um_so
        if um_so == antes:
            de_quem_nao_tem.append(Diferenca(caminho, antes, {}, Mudanca.SAIU))
        if um_so in (antes, {}):
            return {}
        return meu if self._fica(Disputa(caminho, meu, seu, Mudanca.SAIU)) is Lado.MEU else seu

    def _de_um_so(self, meu: Valores, seu: Valores) -> tuple[Valores, list[Diferenca], list[Diferenca]]:
        """Return the item that only one has, then the changes of who has it and of who has not."""
        return (meu, self.minhas, self.dela) if meu else (seu, self.dela, self.minhas)

    def _quem_ordena(
        self, caminho: Caminho, vagas: Sequence[Vaga], listas: tuple[Itens, Itens, Itens]
    ) -> Lado:
        antes, meus, dela = (_campo(caminho, lista) for lista in listas)
        lado = quem_ordena(vagas)
        if lado is None:
            return self._fica(Disputa(caminho, meus, dela, Mudanca.ORDEM))
        if mudou_a_ordem(vagas, Lado.MEU):
            self.minhas.append(Diferenca(caminho, antes, meus, Mudanca.ORDEM))
        if mudou_a_ordem(vagas, Lado.DELA):
            self.dela.append(Diferenca(caminho, antes, dela, Mudanca.ORDEM))
        return lado


def _textos(antes: Itens, meus: Itens, dela: Itens, lado: Lado) -> Itens:
    """Return a list of texts with the changes of both; `lado` stays where both changed the same one."""
    vagas = emparelhar(antes, meus, dela)
    ficam = {
        vaga: _texto(_em(antes, vaga.antes), _em(meus, vaga.meu), _em(dela, vaga.dela), lado)
        for vaga in vagas
    }
    return [texto for vaga in em_ordem(vagas, quem_ordena(vagas) or lado) if (texto := ficam[vaga])]


def _texto(antes: Any, meu: Any, seu: Any, lado: Lado) -> Any:
    if meu == seu or seu == antes:
        return meu
    if meu == antes:
        return seu
    return meu if lado is Lado.MEU else seu


def _campo_de(nome: str) -> str:
    prefixo = next((um for um in PREFIXOS if nome == um or nome.startswith(f"{um}_")), nome)
    return JUNTOS.get(nome, prefixo)


def _do_campo(lado: Valores, campo: str) -> Valores:
    return {nome: valor for nome, valor in lado.items() if _campo_de(nome) == campo}


def _listas(campo: str, lados: Iterable[Valores]) -> tuple[Itens, ...] | None:
    """Return the items on each side, none where the field is missing; None when it is no list."""
    valores = [lado.get(campo, []) for lado in lados if lado.keys() <= {campo}]
    return tuple(valores) if len(valores) == 3 and all(isinstance(um, list) for um in valores) else None


def _campo(caminho: Caminho, itens: Itens) -> Valores:
    return {str(caminho[-1]): itens} if itens else {}


def _em(lista: Itens, lugar: int | None) -> Any:
    return {} if lugar is None else lista[lugar]
