"""The knowledge: entries that a communications team writes, in files of `locales/pt_BR/respostas`."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.respostas.lexico import Concept
from bot.respostas.modelo import Modelo, abrir


@dataclass(frozen=True, slots=True)
class Entrada:
    """One answer. `tipo` is "resposta", "conversa" (greetings) or "fora" (what is not ours; no answer).

    `assinada` by whom and on which day: a standing answer of the central team.
    """

    chave: str
    titulo: str
    resposta: str
    perguntas: tuple[str, ...]
    tipo: str = "resposta"
    fontes: tuple[str, ...] = ()
    relacionadas: tuple[str, ...] = ()
    nao_diz: tuple[str, ...] = ()
    campos: tuple[str, ...] = ()
    peso: float = 1.0
    por_tema: Mapping[str, str] = field(default_factory=dict)
    comandos: tuple[str, ...] = ()
    calada: bool = False  # what the source does not say: beside an entry that says so, it is that one
    assinada: tuple[str, date] | None = None

    @property
    def jeitos(self) -> tuple[str, ...]:
        """Return what it is found by: the ways of asking and the title, each once."""
        return tuple(dict.fromkeys((*self.perguntas, self.titulo)))


@dataclass(frozen=True, slots=True)
class Conhecimento:
    """All entries, and the words they are looked for with."""

    entradas: tuple[Entrada, ...]
    conceitos: tuple[Concept, ...]
    vazias: str
    abreviaturas: Mapping[str, str]
    aspectos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modelo: Modelo | None = None


_TIPOS = {"entrada": "resposta", "conversa": "conversa", "fora": "fora"}


def ler(arquivos: Iterable[str], aprendido: bytes | None = None) -> Conhecimento:
    """Return the knowledge in TOML texts, with the model learnt from it where there is one."""
    tudo = [tomllib.loads(texto) for texto in arquivos]
    entradas = tuple(
        _entrada({"nao_diz": arquivo.get("nao_diz", ())} | dados, tipo, arquivo.get("peso", 1.0))
        for arquivo in tudo
        for nome, tipo in _TIPOS.items()
        for dados in arquivo.get(nome, ())
    )
    lexico = next(arquivo for arquivo in tudo if "conceitos" in arquivo)
    conceitos = tuple(
        Concept(nome, float(dados["peso"]), tuple(dados["diz"]), dados.get("grupo", ""))
        for nome, dados in lexico["conceitos"].items()
    )
    aspectos = {nome: tuple(diz) for nome, diz in lexico["aspectos"].items()}
    return Conhecimento(
        entradas,
        conceitos,
        lexico["vazias"],
        lexico["abreviaturas"],
        aspectos,
        abrir(aprendido) if aprendido else None,
    )


def _entrada(dados: Mapping[str, Any], tipo: str, peso: float) -> Entrada:
    listas = {
        nome: tuple(dados.get(nome, ()))
        for nome in ("perguntas", "fontes", "relacionadas", "nao_diz", "campos", "comandos")
    }
    return Entrada(
        dados["chave"],
        dados["titulo"],
        dados.get("resposta", "").strip(),
        tipo=tipo,
        peso=peso,
        por_tema=dados.get("por_tema", {}),
        calada=dados.get("calada", False),
        **listas,
    )


def impressao(conhecimento: Conhecimento) -> str:
    """Return what changes with a way of asking, a title or the lexicon; answers may be reworded freely."""
    tudo = (
        [(entrada.chave, entrada.jeitos) for entrada in conhecimento.entradas],
        [(c.name, c.weight, c.said, c.group) for c in conhecimento.conceitos],
        conhecimento.vazias,
        dict(conhecimento.abreviaturas),
        {nome: diz for nome, diz in conhecimento.aspectos.items()},
    )
    return hashlib.sha256(json.dumps(tudo, ensure_ascii=False).encode()).hexdigest()[:16]
