"""Names of people as they are typed, or come in spreadsheets: half of one, in capitals, nobody's."""

from enum import Enum
from functools import cache

from bot.domain.orgaos import orgaos
from bot.domain.slug import slug

_MINUSCULAS = frozenset({"da", "das", "de", "do", "dos", "e", "del", "della", "di", "von", "van"})
_NUMERAIS = frozenset({"II", "III", "IV"})
_AINDA_SEM = ("a-definir", "a-indicar", "a-designar", "nao-ha", "nao-definid", "pendente-", "vago-")
_PAPEIS = (
    *("titular", "substitut", "suplente", "ponto-focal", "pontos-focais", "quem-indica", "indicad"),
    *("chefe", "coordenador", "diretor-", "diretora-", "secretario", "secretaria-executiva", "assessor-"),
    *("assessora-", "gerente", "gestor", "analista", "tecnic", "servidor", "president", "ministr"),
    *("superintendente", "ouvidor-", "ouvidora-", "responsavel", "equipe"),
)
_ORGAOS = (
    *("ministerio", "secretaria-", "subsecretaria", "instituto", "agencia", "universidade", "fundacao"),
    *("departamento", "diretoria", "coordenacao", "superintendencia", "comissao", "conselho", "empresa"),
    *("companhia", "gabinete", "ouvidoria", "assessoria", "divisao", "setor-", "unidade-", "nucleo-"),
    *("procuradoria", "controladoria", "advocacia-geral", "presidencia", "gerencia", "hospital"),
)


class Estranheza(Enum):
    """Why what stands where a name is due is probably none; the value names its words."""

    EMAIL = "email"
    AINDA_SEM = "ainda_sem"
    PAPEL = "papel"
    ORGAO = "orgao"
    SO_O_PRIMEIRO = "so_o_primeiro"


def estranheza(nome: str) -> Estranheza | None:
    """Return why `nome` is probably not the whole name of a person; None when it may be one."""
    escrito = slug(nome)
    if "@" in nome:
        return Estranheza.EMAIL
    for comecos, motivo in (
        (_AINDA_SEM, Estranheza.AINDA_SEM),
        (_PAPEIS, Estranheza.PAPEL),
        (_ORGAOS, Estranheza.ORGAO),
    ):
        if f"{escrito}-".startswith(comecos):
            return motivo
    if set(escrito) <= {"x"}:
        return Estranheza.AINDA_SEM
    if escrito in _nomes_de_orgaos() or nome in _siglas():
        return Estranheza.ORGAO
    return Estranheza.SO_O_PRIMEIRO if so_o_primeiro(nome) else None


def so_o_primeiro(nome: str) -> bool:
    """Tell whether a name looks like a first name alone: "Ana", "Ana M."."""
    return sum(len(palavra.strip(".")) > 1 for palavra in nome.split()) < 2


def em_letras_comuns(nome: str) -> str:
    """Return a name typed all in capitals, or all in small letters, as names are written; others as typed.

    So is a word alone: it may be an acronym.
    """
    if len(nome.split()) < 2 or not (nome.isupper() or nome.islower()):
        return nome
    return " ".join(_palavra(palavra, n) for n, palavra in enumerate(nome.split()))


def _palavra(palavra: str, n: int) -> str:
    if n and palavra.lower() in _MINUSCULAS:
        return palavra.lower()
    return palavra if palavra in _NUMERAIS else palavra.title()


@cache
def _nomes_de_orgaos() -> frozenset[str]:
    return frozenset(slug(nome) for orgao in orgaos().values() for nome in (orgao.nome, *orgao.tambem))


@cache
def _siglas() -> frozenset[str]:
    """Return the acronyms of organs, as they are written: "ANA" is one, "Ana" is a person."""
    return frozenset(orgao.sigla for orgao in orgaos().values() if orgao.sigla)
