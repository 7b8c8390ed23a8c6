"""Rows of a spreadsheet of people, understood one by one: which organ, which role, who, and what is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.correio import sem_enfeites
from bot.domain.nomes import em_letras_comuns
from bot.domain.papeis import Papel, Tema
from bot.forms.form import Invalid
from bot.forms.indicacao import NOME
from bot.forms.readers import email, shown
from bot.messages import K, Message, Param
from bot.planilhas.colunas import Colunas
from bot.planilhas.linhas import Linha
from bot.usecases import celulas, sigilo
from bot.usecases.catalogo import Catalogo
from bot.usecases.colunas_da_abertura import DO_ORGAO

ATE = 150  # letters of the name of who nominated


@dataclass(frozen=True, slots=True)
class Pedido:
    """One person asked for in one role of one organ, and the row that asks it."""

    numero: int
    siorg: str
    papel: Papel
    tema: Tema | None
    nome: str
    email: str
    condicao: str | None = None
    indicado_por: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, guardado: Mapping[str, Any]) -> "Pedido":
        """Return what `to_json` made plain."""
        tema = guardado["tema"]
        return cls(**{**guardado, "papel": Papel(guardado["papel"]), "tema": Tema(tema) if tema else None})


@dataclass(frozen=True, slots=True)
class Problema:
    """What is wrong with a row; it is left out, the others are not."""

    numero: int
    mensagem: Message


class _Recusado(Exception):
    def __init__(self, numero: int, mensagem: Message) -> None:
        super().__init__(mensagem.key)
        self.problema = Problema(numero, mensagem)


def entender(
    linhas: Sequence[Linha], colunas: Colunas, catalogo: Catalogo
) -> tuple[list[Pedido], list[Problema]]:
    """Return what the rows ask for, each thing once, and what is wrong with the others."""
    pedidos: dict[tuple[object, ...], Pedido] = {}
    do_tema: defaultdict[tuple[str, Tema | None], list[Pedido]] = defaultdict(list)
    problemas = []
    for linha in linhas:
        try:
            da_linha = list(_da_linha(linha, colunas, catalogo))
            for pedido in da_linha:
                _sem_briga(pedido, do_tema[pedido.siorg, pedido.tema])
        except _Recusado as recusado:
            problemas.append(recusado.problema)
            continue
        for pedido in da_linha:
            do_tema[pedido.siorg, pedido.tema].append(pedido)
            chave = (pedido.siorg, pedido.papel, pedido.tema, pedido.email.casefold())
            pedidos.setdefault(chave, pedido)
    return list(pedidos.values()), problemas


def _da_linha(linha: Linha, colunas: Colunas, catalogo: Catalogo) -> Iterator[Pedido]:
    siorg = _orgao(linha, colunas, catalogo)
    nome, correio = _nome(linha, colunas), _email(linha, colunas)
    papel = _papel(linha, colunas)
    condicao = _condicao(linha, colunas) if papel is Papel.INDICADOR else None
    indicado_por = _indicado_por(linha, colunas)
    temas = (None,) if papel is Papel.INDICADOR else _temas(linha, colunas)
    for tema in temas:
        yield Pedido(linha.numero, siorg, papel, tema, nome, correio, condicao, indicado_por)


def _orgao(linha: Linha, colunas: Colunas, catalogo: Catalogo) -> str:
    escritos = [valor for campo in DO_ORGAO if (valor := colunas.valor(linha, campo))]
    if not escritos:
        raise _problema(linha, K("abertura.problema.sem_orgao"))
    achados = {escrito: catalogo.achar(escrito) for escrito in escritos}
    if len(set(achados.values()) - {None}) > 1:
        raise _problema(linha, K("abertura.problema.orgaos_diferentes"), um=escritos[0], outro=escritos[1])
    siorg = next((numero for numero in achados.values() if numero), None)
    if siorg is None:
        raise _desconhecido(linha, escritos[-1], catalogo)
    return siorg


def _desconhecido(linha: Linha, escrito: str, catalogo: Catalogo) -> _Recusado:
    parecido = catalogo.parecido(escrito)
    if parecido:
        return _problema(
            linha, K("abertura.problema.orgao_parecido"), orgao=shown(escrito), parecido=parecido
        )
    return _problema(linha, K("abertura.problema.orgao"), orgao=shown(escrito))


def _nome(linha: Linha, colunas: Colunas) -> str:
    nome = colunas.valor(linha, "nome")
    if not nome:
        raise _problema(linha, K("abertura.problema.sem_nome"))
    if sigilo.problema(nome) is not None:
        raise _problema(linha, K("abertura.problema.sigilo"))
    try:
        return str(NOME(em_letras_comuns(nome)))
    except Invalid:
        raise _problema(linha, K("abertura.problema.nome"), nome=shown(nome)) from None


def _email(linha: Linha, colunas: Colunas) -> str:
    escrito = sem_enfeites(colunas.valor(linha, "email"))
    if not escrito:
        raise _problema(linha, K("abertura.problema.sem_email"))
    if escrito.count("@") > 1:
        raise _problema(linha, K("abertura.problema.dois_emails"))
    try:
        return email(escrito)
    except Invalid:
        raise _problema(linha, K("abertura.problema.email"), email=shown(escrito)) from None


def _papel(linha: Linha, colunas: Colunas) -> Papel:
    if "papel" not in colunas.indices and "tema" not in colunas.indices:
        return celulas.papel(colunas.rotulos["nome"]) or Papel.INDICADOR
    escrito = colunas.valor(linha, "papel") or colunas.valor(linha, "tema")
    papel = celulas.papel(escrito)
    if papel is None:
        raise _problema(linha, K("abertura.problema.papel"), papel=shown(escrito))
    return papel


def _temas(linha: Linha, colunas: Colunas) -> tuple[Tema, ...]:
    temas = celulas.temas(colunas.valor(linha, "tema") or colunas.valor(linha, "papel"))
    if not temas:
        raise _problema(linha, K("abertura.problema.tema"), tema=shown(colunas.valor(linha, "tema")))
    return temas


def _condicao(linha: Linha, colunas: Colunas) -> str | None:
    escrita = colunas.valor(linha, "condicao")
    condicao = celulas.condicao(escrita)
    if escrita and condicao is None:
        raise _problema(linha, K("abertura.problema.condicao"), condicao=shown(escrita))
    return condicao


def _indicado_por(linha: Linha, colunas: Colunas) -> str | None:
    escrito = colunas.valor(linha, "indicado_por")
    if sigilo.problema(escrito) is not None:
        raise _problema(linha, K("abertura.problema.sigilo"))
    return escrito[:ATE] or None


def _sem_briga(pedido: Pedido, outros: Iterable[Pedido]) -> None:
    """Refuse a second titular of a theme, and one person in both roles of it."""
    if pedido.tema is None:
        return
    for outro in outros:
        mesma = outro.email.casefold() == pedido.email.casefold()
        if mesma and outro.papel is not pedido.papel:
            raise _Recusado(
                pedido.numero, Message(K("abertura.problema.mesma_pessoa"), {"linha": outro.numero})
            )
        if not mesma and outro.papel is pedido.papel:
            raise _Recusado(pedido.numero, Message(K("abertura.problema.repetido"), {"linha": outro.numero}))


def _problema(linha: Linha, chave: K, **params: Param) -> _Recusado:
    return _Recusado(linha.numero, Message(chave, params))
