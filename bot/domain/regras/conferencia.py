"""All the rules over a service, and over one text while it is typed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from bot.domain.orgaos import Orgao
from bot.domain.regras import (
    aberturas,
    campos_proprios,
    catalogo,
    custos,
    digital,
    enderecos,
    extras,
    formato,
    frases,
    gritos,
    itens,
    limites,
    links,
    nucleo,
    palavras,
    repeticoes,
    sentido,
    siglas,
    tempos,
    titulos,
    unico,
    validades,
)
from bot.domain.regras.achado import Achado, Severidade
from bot.domain.regras.campos import CAMPOS, Tipo, campo_de
from bot.domain.regras.citacao import citar
from bot.domain.regras.lugares import modelo, ordem
from bot.domain.regras.regra import Regra, RegraDeTexto, RegraDeTextos, Textos
from bot.domain.regras.texto import LIDOS, Texto, ler, preenchido
from bot.domain.regras.textos import textos
from bot.domain.servico import Servico
from bot.messages import K, Message

CONSELHOS = 3  # at once, while somebody is typing

REGRAS: tuple[Regra, ...] = (
    *nucleo.REGRAS,
    *tempos.REGRAS,
    *custos.REGRAS,
    *validades.REGRAS,
    *digital.REGRAS,
    *catalogo.REGRAS,
    *extras.REGRAS,
)
REGRAS_DE_TEXTOS: tuple[RegraDeTextos, ...] = (
    *siglas.REGRAS_DE_TEXTOS,
    *repeticoes.REGRAS_DE_TEXTOS,
)
REGRAS_DE_TEXTO: tuple[RegraDeTexto, ...] = (
    *limites.REGRAS,
    *titulos.REGRAS,
    *aberturas.REGRAS,
    *formato.REGRAS,
    *gritos.REGRAS,
    *campos_proprios.REGRAS,
    *enderecos.REGRAS,
    *itens.REGRAS,
    *sentido.REGRAS,
    *links.REGRAS,
    *frases.REGRAS,
    *palavras.REGRAS,
    *siglas.REGRAS,
)
_POR_CAMPO = {
    nome: tuple(regra for regra in REGRAS_DE_TEXTO if regra.vale_para(campo))
    for nome, campo in CAMPOS.items()
}
_GRAVIDADE = {severidade: posicao for posicao, severidade in enumerate(Severidade)}


def achados(
    servico: Servico, publicado: Servico | None = None, outros: Collection[str] = ()
) -> tuple[Achado, ...]:
    """Return what the rules find, the gravest first, each gravity in the order of the form.

    `publicado` is the text on the Portal: a fault that it already had advises and does not block.
    `outros` are the names of the organ's other services.
    """
    proprios = [*_do_servico(servico), *_dos_textos(servico)]
    todos = [*proprios, *_do_nome(servico.nome, outros)]
    if publicado is not None:
        ja_havia = proprios if publicado == servico else [*_do_servico(publicado), *_dos_textos(publicado)]
        todos = list(_sem_impedir(todos, ja_havia))
    return tuple(sorted(todos, key=_posicao))


def achados_de_nome(servico: Servico) -> tuple[Achado, ...]:
    """Return what `achados` does for a service that has only a name and an organ, at a tenth of its cost.

    All but the name is asked once: a list of names is hundreds of services that lack the same.
    """
    do_nome = [("nome", ler(CAMPOS["nome"], servico.nome))]
    todos = [*_do_resto(preenchido(servico.nome), servico.orgao), *_dos(servico, do_nome)]
    return tuple(sorted(todos, key=_posicao))


def conselhos(campo: str, valor: str, canal: str = "") -> tuple[Message, ...]:
    """Return what to change in one answer while it is typed, the gravest first, three at most.

    `campo` is the path of the field, with positions or without (`etapas/canais/endereco`); one without rules
    gets no advice. For an item of a list, `valor` is the item. `canal` is the kind of channel that an address
    belongs to. Hints alone interrupt only a name or a title: those on longer texts wait for the card.
    """
    lido = campo_de(campo)
    if lido is None:
        return ()
    texto = ler(lido, valor, canal)
    if not texto.preenchido:
        return (Message(K("regras.texto.obrigatorio"), {"trecho": citar(valor)}),)
    feitos = sorted(_quebradas(texto), key=lambda quebrada: _GRAVIDADE[quebrada[0].severidade])
    if lido.tipo is not Tipo.LINHA and all(regra.severidade is Severidade.DICA for regra, _ in feitos):
        return ()
    return tuple(conselho for _, conselho in feitos[:CONSELHOS])


def _do_servico(servico: Servico) -> Iterator[Achado]:
    yield from _juntos(_de_cada_regra(servico))


def _de_cada_regra(servico: Servico) -> Iterator[Achado]:
    for regra in REGRAS:
        for caminho, conselho in regra.avisos(servico):
            yield Achado(regra.id, regra.severidade, caminho, conselho, regra.fonte)


@lru_cache(maxsize=256)
def _do_resto(com_nome: bool, orgao: Orgao) -> tuple[Achado, ...]:
    """Return what the rules on a whole service find in one that has no more than a name."""
    return tuple(_do_servico(Servico(nome="Pedir" if com_nome else "", orgao=orgao)))


def _posicao(achado: Achado) -> tuple[int, tuple[int, ...]]:
    return _GRAVIDADE[achado.severidade], ordem(achado.caminho)


def _dos_textos(servico: Servico) -> Iterator[Achado]:
    yield from _dos(servico, textos(servico))


def _dos(servico: Servico, todos: Textos) -> Iterator[Achado]:
    for regra in REGRAS_DE_TEXTOS:
        for caminho, conselho in regra.avisos(servico, todos):
            yield Achado(regra.id, regra.severidade, caminho, conselho, regra.fonte)
    yield from _juntos(_de_cada_texto(todos))


def _de_cada_texto(todos: Textos) -> Iterator[Achado]:
    for caminho, texto in todos:
        for regra, conselho in _quebradas(texto):
            yield Achado(regra.id, regra.severidade, caminho, conselho, regra.fonte)


def _juntos(achados: Iterable[Achado]) -> Iterator[Achado]:
    """Yield the findings, one for all the items of a list that break the same rule, unless it blocks."""
    dos_itens: dict[tuple[str, str], list[Achado]] = {}
    for achado in achados:
        lista, _, posicao = achado.caminho.rpartition("/")
        if posicao.isdigit() and achado.severidade is not Severidade.IMPEDE:
            dos_itens.setdefault((achado.regra, lista), []).append(achado)
        else:
            yield achado
    yield from map(_um_so, dos_itens.values())


def _um_so(achados: list[Achado]) -> Achado:
    """Return the first finding of a rule in a list; it names the other items that break the rule too."""
    primeiro, *outros = achados
    if not outros:
        return primeiro
    itens = ", ".join(str(int(outro.caminho.rpartition("/")[2]) + 1) for outro in outros)
    conselho = Message(
        K("regras.outros_itens"), {"conselho": primeiro.conselho, "itens": itens}, count=len(outros)
    )
    return replace(primeiro, conselho=conselho)


def _do_nome(nome: str, outros: Collection[str]) -> Iterator[Achado]:
    for regra in unico.REGRAS:
        if (conselho := regra.conselho(nome, outros)) is not None:
            yield Achado(regra.id, regra.severidade, "nome", conselho, regra.fonte)


@lru_cache(maxsize=LIDOS)
def _quebradas(texto: Texto) -> tuple[tuple[RegraDeTexto, Message], ...]:
    regras = _POR_CAMPO[texto.campo.nome]
    return tuple((regra, conselho) for regra in regras if (conselho := regra.conselho(texto)) is not None)


def _sem_impedir(novos: list[Achado], antigos: list[Achado]) -> Iterator[Achado]:
    """Let each blocking fault that was there before advise: as many of a rule and a field as there were."""
    havia = Counter((antigo.regra, modelo(antigo.caminho)) for antigo in antigos)
    for novo in novos:
        falta = (novo.regra, modelo(novo.caminho))
        if novo.severidade is Severidade.IMPEDE and havia[falta] > 0:
            havia[falta] -= 1
            yield replace(novo, severidade=Severidade.MELHORAR)
        else:
            yield novo
