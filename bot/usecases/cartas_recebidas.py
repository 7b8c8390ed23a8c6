"""A letter made ready to be imported, away from the database: its values, its measures, its place."""

from dataclasses import asdict, dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from bot.cartas.leitura import Carta, ler
from bot.cartas.pacotes import abrir_pacote
from bot.cartas.recusa import CartaRecusada
from bot.domain.orgaos import Orgao, orgaos
from bot.domain.slug import slug
from bot.forms.medidas import medir
from bot.forms.servico import que_cabem
from bot.forms.servico_valores import valores_de
from bot.messages import K, Message

NA_CONVERSA = 1000  # files that one package may bring in a chat: no organ has so many services
ABERTO_NA_CONVERSA = 32 * 1024 * 1024  # bytes that they may come to: they wait in memory for their turn


@dataclass(frozen=True, slots=True)
class Preparada:
    """A letter as it is stored: `numero` its `dbId`, `endereco` its slug on the Portal when it is there."""

    arquivo: str
    nome: str
    slug: str
    numero: str
    endereco: str
    siorg: str
    orgao: str
    sigla: str
    orgao_no_portal: str
    valores: dict[str, Any]
    medidas: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Cartas:
    """The letters of a file, ready; and, of those that were refused, the name and why."""

    prontas: tuple[tuple[Preparada, bytes], ...]
    recusadas: tuple[tuple[str, Message], ...]


def ler_cartas(nome: str, dados: bytes) -> Cartas:
    """Return the letters in a file that came in a chat; raise `CartaRecusada` when the whole is refused."""
    conjunto, abertos = Conjunto(), 0
    prontas: list[tuple[Preparada, bytes]] = []
    recusadas: list[tuple[str, Message]] = []
    for vinda in abrir_pacote(nome, BytesIO(dados)):
        try:
            if vinda.problema is not None:
                recusadas.append((vinda.nome, vinda.problema))
            else:
                prontas.append((conjunto.preparar(vinda.nome, vinda.dados), vinda.dados))
        except CartaRecusada as recusada:
            recusadas.append((vinda.nome, recusada.problema))
        abertos += len(vinda.dados)
        if len(prontas) + len(recusadas) > NA_CONVERSA or abertos > ABERTO_NA_CONVERSA:
            raise CartaRecusada(K("carta.muitas"), maximo=NA_CONVERSA)
    return Cartas(tuple(prontas), tuple(recusadas))


class Conjunto:
    """Letters that come together: the same one twice is read once."""

    def __init__(self) -> None:
        self._vistas: set[tuple[str, str]] = set()

    def preparar(self, arquivo: str, dados: bytes) -> Preparada:
        """Return what a letter brings; raise `CartaRecusada`, also when it has come already."""
        pronta = preparar(arquivo, dados)
        chave = (pronta.siorg, f"={pronta.numero}" if pronta.numero else pronta.slug)
        if chave in self._vistas:
            raise CartaRecusada(K("carta.repetida"))
        self._vistas.add(chave)
        return pronta


def preparar(arquivo: str, dados: bytes) -> Preparada:
    """Return what a letter brings; raise `CartaRecusada` when it is none, or says no organ."""
    carta = ler(dados)
    if not carta.servico.orgao.siorg:
        raise CartaRecusada(K("carta.sem_orgao"))
    raiz = PurePosixPath(_so_o_nome(arquivo)).stem
    orgao = _orgao(carta)
    nome = carta.servico.nome or raiz
    valores = que_cabem(valores_de(replace(carta.servico, nome=nome, orgao=orgao)))
    medidas = medir(valores, orgao, valores if carta.do_portal else None)
    return Preparada(
        arquivo=_so_o_nome(arquivo),
        nome=nome,
        slug=slug(nome) or slug(raiz) or "servico",
        numero=carta.numero,
        endereco=(carta.endereco or slug(raiz)) if carta.do_portal else "",
        siorg=orgao.siorg,
        orgao=orgao.nome,
        sigla=orgao.sigla,
        orgao_no_portal=orgao.portal,
        valores=valores,
        medidas=asdict(medidas),
    )


def _so_o_nome(arquivo: str) -> str:
    """Return the name of a file without its folders, as it is written, with the ending of a letter."""
    nome = PurePosixPath(arquivo.replace("\\", "/")).name or "carta"
    return nome if nome.lower().endswith(".xml") else f"{nome}.xml"


def _orgao(carta: Carta) -> Orgao:
    """Return the organ as the federal list has it, else as the letter says."""
    escrito = carta.servico.orgao
    conhecido = orgaos().get(escrito.siorg)
    return conhecido or replace(escrito, nome=escrito.nome or escrito.siorg)
