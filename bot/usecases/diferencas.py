"""Differences between two texts of a service, in the words of its form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.domain.diferencas import Caminho, Diferenca, Valores, recorte
from bot.forms.brief import value_label
from bot.forms.form import Field, Group, Kind, Option
from bot.forms.servico import CADASTRO_SERVICO, SERVICOS
from bot.forms.turn import Context
from bot.messages import K, Label, Message
from bot.storage.work import Work
from bot.usecases.relacionados import nomes_dos_relacionados

_INTEIRO = 4000  # letters: every answer whole
_NADA = Message(K("diferenca.nada"))


def em_palavras(work: Work, diferenca: Diferenca) -> tuple[Message, ...]:
    """Return the lines that tell what one field was and what it is; long texts by what differs in them."""
    antes, depois = par(work, diferenca.caminho, diferenca.antes, diferenca.depois)
    return (
        Message(K("diferenca.campo"), {"campo": nome_do_campo(diferenca.caminho)}),
        Message(K("diferenca.antes"), {"texto": antes}),
        Message(K("diferenca.depois"), {"texto": depois}),
    )


def par(work: Work, caminho: Caminho, um: Valores, outro: Valores) -> tuple[Label, Label]:
    """Return the two texts of a field side by side; words that say so where there is none."""
    textos = recorte(_texto(work, caminho, um), _texto(work, caminho, outro))
    return textos[0] or _NADA, textos[1] or _NADA


def nome_do_campo(caminho: Caminho) -> Message:
    """Return how a field is called: "Tempo do serviço", "Etapa 2: Documentos"."""
    nos, palavras, nome = _na_altura(caminho)
    no = next((no for no in nos if no.name == nome), None)
    if no is None or isinstance(no, Group):
        campo = Message(K(f"diferenca.grupo.{nome}"))
    else:
        campo = _rotulo(no, palavras, 0)
    for posicao in range(len(caminho) - 3, -1, -2):
        onde = _item(caminho[: posicao + 2])
        campo = Message(K("diferenca.em"), {"onde": onde, "campo": campo})
    return campo


def nomes_dos_campos(campos: Iterable[Caminho]) -> tuple[Message, ...]:
    """Return the names of several fields, one a line."""
    return tuple(Message(K("diferenca.item"), {"campo": nome_do_campo(campo)}) for campo in campos)


def _texto(work: Work, caminho: Caminho, campo: Valores) -> str:
    nos, palavras, _ = _na_altura(caminho)
    return " ".join(_dos_campos(work, nos, palavras, campo))


def _opcoes(work: Work, valor: Any) -> Context:
    """Return what names the values that are no fixed options: the services that are pointed to."""
    nomes = nomes_dos_relacionados(work, valor) if isinstance(valor, list) else {}
    return Context(draft="", sources={SERVICOS: tuple(Option(um, nome) for um, nome in nomes.items())})


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


def _item(caminho: Caminho) -> Message:
    nos, palavras, nome = _na_altura(caminho[:-1])
    grupo = next(no for no in nos if no.name == nome)
    return _rotulo(grupo, palavras, int(caminho[-1]))


def _rotulo(no: Field | Group, palavras: str, posicao: int) -> Message:
    params = dict(no.params) if isinstance(no, Field) else {}
    return Message(K(f"{no.words or f'{palavras}.{no.name}'}.rotulo"), {**params, "n": posicao + 1})
