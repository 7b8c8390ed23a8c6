"""Differences between two texts of a service, in the words of its form."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.domain.diferencas import recorte
from bot.domain.juncao import Caminho, Diferenca, Disputa, Mudanca, Valores
from bot.forms.brief import value_label
from bot.forms.form import Field, Group, Kind, Option
from bot.forms.servico import CADASTRO_SERVICO, SERVICOS
from bot.forms.turn import Context
from bot.messages import K, Label, Message
from bot.storage.work import Work
from bot.usecases.relacionados import nomes_dos_relacionados

_INTEIRO = 4000  # letters: every answer whole
_CURTO = 60  # letters of what an item is known by


def em_palavras(work: Work, diferenca: Diferenca) -> tuple[Message, ...]:
    """Return the lines that tell what one field was and what it is; long texts by what differs in them."""
    antes, depois = par(work, diferenca, diferenca.antes, diferenca.depois)
    titulo = Message(K("diferenca.campo"), {"campo": nome_da_mudanca(work, diferenca)})
    if diferenca.como is Mudanca.ENTROU:
        return titulo, Message(K("diferenca.texto"), {"texto": depois})
    if diferenca.como is Mudanca.SAIU:
        return titulo, Message(K("diferenca.texto"), {"texto": antes})
    return (
        titulo,
        Message(K("diferenca.antes"), {"texto": antes}),
        Message(K("diferenca.depois"), {"texto": depois}),
    )


def par(work: Work, mudanca: Diferenca | Disputa, um: Valores, outro: Valores) -> tuple[Label, Label]:
    """Return the two texts of a field side by side; words that say so where there is none."""
    texto = _ordem if mudanca.como is Mudanca.ORDEM else _texto
    textos = recorte(texto(work, mudanca.caminho, um), texto(work, mudanca.caminho, outro))
    nada = Message(K("diferenca.tirado") if mudanca.como is Mudanca.SAIU else K("diferenca.nada"))
    return textos[0] or nada, textos[1] or nada


def nome_da_mudanca(work: Work, mudanca: Diferenca | Disputa) -> Message:
    """Return how a change is called: "Tempo do serviço", "Etapa 2: Documentos", "Etapa 3 (Pagar): entrou"."""
    campo = nome_do_campo(mudanca.caminho)
    if mudanca.como is Mudanca.CAMPO:
        return campo
    if mudanca.como is Mudanca.ORDEM:
        return Message(K("diferenca.ordem"), {"campo": campo})
    if isinstance(mudanca, Disputa):
        item, chave = mudanca.meu or mudanca.dela, K("diferenca.disputada")
    else:
        item, chave = mudanca.depois or mudanca.antes, K(f"diferenca.{mudanca.como}")
    return Message(chave, {"campo": campo, "titulo": _titulo(work, mudanca.caminho, item)})


def nome_do_campo(caminho: Caminho) -> Message:
    """Return how a field is called: "Tempo do serviço", "Etapa 2: Documentos"; or an item: "Etapa 2"."""
    de_item = isinstance(caminho[-1], int)
    campo = _item(caminho) if de_item else _campo(caminho)
    for fim in range(len(caminho) - (2 if de_item else 1), 0, -2):
        campo = Message(K("diferenca.em"), {"onde": _item(caminho[:fim]), "campo": campo})
    return campo


def nomes_das_mudancas(work: Work, mudancas: Iterable[Diferenca | Disputa]) -> tuple[Message, ...]:
    """Return the names of several changes, one a line."""
    nomes = (nome_da_mudanca(work, mudanca) for mudanca in mudancas)
    return tuple(Message(K("diferenca.item"), {"campo": nome}) for nome in nomes)


def _campo(caminho: Caminho) -> Message:
    nos, palavras, nome = _na_altura(caminho)
    no = next((no for no in nos if no.name == nome), None)
    if no is None or isinstance(no, Group):
        return Message(K(f"diferenca.grupo.{nome}"))
    return _rotulo(no, palavras, 0)


def _titulo(work: Work, caminho: Caminho, item: Valores) -> str:
    """Return what people know an item by: the title of an etapa, the kind of a channel."""
    grupo, _ = _grupo(caminho)
    campo = next(no for no in grupo.fields if isinstance(no, Field) and no.name == grupo.title)
    return textwrap.shorten(_do_campo(work, campo, item.get(campo.name, "")), _CURTO, placeholder="…")


def _ordem(work: Work, caminho: Caminho, campo: Valores) -> str:
    itens = campo.get(str(caminho[-1]), [])
    return "; ".join(_titulo(work, (*caminho, lugar), item) for lugar, item in enumerate(itens))


def _texto(work: Work, caminho: Caminho, campo: Valores) -> str:
    if isinstance(caminho[-1], int):
        grupo, dentro = _grupo(caminho)
        return "\n".join(_com_rotulos(work, grupo, dentro, campo))
    nos, palavras, _ = _na_altura(caminho)
    return " ".join(_dos_campos(work, nos, palavras, campo))


def _opcoes(work: Work, valor: Any) -> Context:
    """Return what names the values that are no fixed options: the services that are pointed to."""
    nomes = nomes_dos_relacionados(work.session, valor) if isinstance(valor, list) else {}
    return Context(draft="", sources={SERVICOS: tuple(Option(um, nome) for um, nome in nomes.items())})


def _com_rotulos(work: Work, grupo: Group, palavras: str, item: Valores) -> Iterator[str]:
    for no in grupo.fields:
        if isinstance(no, Field) and no.name in item:
            yield f"{work.label(_rotulo(no, palavras, 0))}: {_do_campo(work, no, item[no.name])}"
        elif isinstance(no, Group):
            yield from _dos_itens(work, no, palavras, item.get(no.name, []))


def _dos_campos(
    work: Work, nos: Iterable[Field | Group], palavras: str, valores: Mapping[str, Any]
) -> Iterator[str]:
    for no in nos:
        if no.name in valores:
            if isinstance(no, Group):
                yield from _dos_itens(work, no, palavras, valores[no.name])
            else:
                yield _do_campo(work, no, valores[no.name])


def _dos_itens(work: Work, grupo: Group, palavras: str, itens: list[Valores]) -> Iterator[str]:
    dentro = grupo.words or f"{palavras}.{grupo.name}"
    for posicao, item in enumerate(itens):
        rotulo = work.label(_rotulo(grupo, palavras, posicao))
        yield f"{rotulo}: {', '.join(_dos_campos(work, grupo.fields, dentro, item))}."


def _do_campo(work: Work, campo: Field, valor: Any) -> str:
    if campo.kind is Kind.ITEMS:
        return "; ".join(map(str, valor))
    if campo.kind is Kind.TEXT and isinstance(valor, str) and campo.show is None:
        return valor
    return work.label(value_label(campo, valor, _opcoes(work, valor), _INTEIRO))


def _na_altura(caminho: Caminho) -> tuple[tuple[Field | Group, ...], str, str]:
    """Return the fields beside the one at `caminho`, how their words begin, and its own name."""
    nos, palavras = tuple(CADASTRO_SERVICO.fields()), CADASTRO_SERVICO.name
    for nome in caminho[:-1:2]:
        grupo = next(no for no in nos if no.name == nome and isinstance(no, Group))
        nos, palavras = grupo.fields, grupo.words or f"{palavras}.{grupo.name}"
    return nos, palavras, str(caminho[-1])


def _grupo(caminho: Caminho) -> tuple[Group, str]:
    """Return the group of the item at `caminho`, and how the words of its fields begin."""
    nos, palavras, nome = _na_altura(caminho[:-1])
    grupo = next(no for no in nos if no.name == nome and isinstance(no, Group))
    return grupo, grupo.words or f"{palavras}.{grupo.name}"


def _item(caminho: Caminho) -> Message:
    grupo, _ = _grupo(caminho)
    _, palavras, _ = _na_altura(caminho[:-1])
    return _rotulo(grupo, palavras, int(caminho[-1]))


def _rotulo(no: Field | Group, palavras: str, posicao: int) -> Message:
    params = dict(no.params) if isinstance(no, Field) else {}
    return Message(K(f"{no.words or f'{palavras}.{no.name}'}.rotulo"), {**params, "n": posicao + 1})
