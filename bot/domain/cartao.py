"""The card of a service: its name, what breaks the standard, and how digital it is, as messages."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.domain.digital import medida_digital
from bot.domain.regras import Achado, Severidade, achados
from bot.domain.servico import Servico
from bot.messages import K, Message, Paragraph

A_MELHORAR = 5  # findings that do not block: more would hide what does


def cartao(servico: Servico, achados: Sequence[Achado]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the card; the measure is the panel's, left out while there is no etapa.

    `achados`: what the rules find in `servico`, the gravest first.
    """
    impedem, melhorar = _separados(achados)
    paragrafos = (
        _titulo(servico),
        Paragraph(tuple(_impedem(impedem))),
        Paragraph(tuple(_a_melhorar(melhorar))),
        *_digital(servico),
    )
    return tuple(paragrafo for paragrafo in paragrafos if paragrafo.lines)


def sobram(achados: Sequence[Achado]) -> bool:
    """Tell whether there are more findings than the card names."""
    return len(_separados(achados)[1]) > A_MELHORAR


def cartao_do_nome(servico: Servico, outros: Collection[str] = ()) -> tuple[Paragraph, ...]:
    """Return the card of a service that is only a name: what is said of the name, not of all that lacks."""
    do_nome = [achado for achado in achados(servico, None, outros) if achado.caminho == "nome"]
    return tuple(p for p in (_titulo(servico), Paragraph(tuple(_a_melhorar(do_nome)))) if p.lines)


def pontos(
    servico: Servico, publicado: Servico | None = None, outros: Collection[str] = ()
) -> tuple[Paragraph, ...]:
    """Return every finding, grouped by how grave it is: what `e mais` on the card stands for."""
    todos = achados(servico, publicado, outros)
    grupos = (
        (_TITULOS[severidade], [achado for achado in todos if achado.severidade is severidade])
        for severidade in Severidade
    )
    return tuple(
        Paragraph((Message(titulo, count=len(grupo)), *_itens(grupo))) for titulo, grupo in grupos if grupo
    )


_TITULOS = {
    Severidade.IMPEDE: K("servico.cartao.falta"),
    Severidade.MELHORAR: K("servico.cartao.melhorar"),
    Severidade.DICA: K("servico.cartao.dicas"),
}


def _titulo(servico: Servico) -> Paragraph:
    nome = Message(K("servico.cartao.nome"), {"nome": servico.nome})
    return Paragraph((nome, Message(K("servico.cartao.orgao"), {"orgao": servico.orgao.nome_com_sigla})))


def _separados(todos: Sequence[Achado]) -> tuple[list[Achado], list[Achado]]:
    impedem = [achado for achado in todos if achado.severidade is Severidade.IMPEDE]
    return impedem, [achado for achado in todos if achado.severidade is not Severidade.IMPEDE]


def _impedem(impedem: list[Achado]) -> Iterator[Message]:
    if not impedem:
        yield Message(K("servico.cartao.completo"))
        return
    yield Message(K("servico.cartao.falta"), count=len(impedem))
    yield from _itens(impedem)


def _a_melhorar(outros: list[Achado]) -> Iterator[Message]:
    """Yield at most five, each of another rule while there are enough rules."""
    if not outros:
        return
    yield Message(K("servico.cartao.melhorar"), count=len(outros))
    yield from _itens(_variados(outros)[:A_MELHORAR])
    if len(outros) > A_MELHORAR:
        yield Message(K("servico.cartao.mais"), count=len(outros) - A_MELHORAR)


def _variados(outros: list[Achado]) -> list[Achado]:
    """Return the findings with one of each rule first."""
    primeiros: dict[str, Achado] = {}
    repetidos = [achado for achado in outros if primeiros.setdefault(achado.regra, achado) is not achado]
    return [*primeiros.values(), *repetidos]


def _itens(achados: Iterable[Achado]) -> Iterator[Message]:
    return (Message(K("servico.cartao.item"), {"falta": achado.mensagem}) for achado in achados)


def _digital(servico: Servico) -> Iterator[Paragraph]:
    medida = medida_digital(servico)
    if medida.digital:
        yield Paragraph((Message(K("servico.cartao.digital")),))
    elif medida.por_etapa:
        contagem = {"digitais": medida.digitais}
        mensagem = Message(K("servico.cartao.nao_digital"), contagem, count=len(medida.por_etapa))
        yield Paragraph((mensagem,))
