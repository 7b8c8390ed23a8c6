"""A letter made ready to be imported, away from the database: its values, its measures, its place."""

from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from bot.cartas.leitura import Carta, ler
from bot.cartas.recusa import CartaRecusada
from bot.domain.orgaos import Orgao, orgaos
from bot.domain.slug import slug
from bot.forms.medidas import medir
from bot.forms.servico import que_cabem
from bot.forms.servico_valores import valores_de
from bot.messages import K


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
    raiz = PurePosixPath(arquivo).name.removesuffix(".xml")
    orgao = _orgao(carta)
    nome = carta.servico.nome or raiz
    valores = que_cabem(valores_de(replace(carta.servico, nome=nome, orgao=orgao)))
    medidas = medir(valores, orgao, valores if carta.do_portal else None)
    return Preparada(
        arquivo=f"{raiz}.xml",
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


def _orgao(carta: Carta) -> Orgao:
    """Return the organ as the federal list has it, else as the letter says."""
    escrito = carta.servico.orgao
    conhecido = orgaos().get(escrito.siorg)
    return conhecido or replace(escrito, nome=escrito.nome or escrito.siorg)
