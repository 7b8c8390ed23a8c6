"""The channels of an etapa read from a table: kinds in one column, addresses in another, or all in one."""

import re
from functools import cache

from bot.domain.vocabularios import Endereco, canais
from bot.forms.form import Answers
from bot.forms.search import exact, fold
from bot.forms.servico_opcoes import CANAIS
from bot.forms.servico_sobras import LONGO, NAO_ENTENDI, Sobra, diz_alguma_coisa, partes

ENDERECO = 500  # letters
_ENTRE = re.compile(r"\s*[,/|\n]\s*|\s+(?:e|ou)\s+")
_PAGINA = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:br|com|org|net)(?:/\S*)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_TELEFONE = re.compile(r"(?:tel\w*\.?:?\s*|0800|\(?\d{2}\)?)[\d\s().-]{5,20}", re.IGNORECASE)
_COMECOS = (  # what a word begins with, and the kind of channel that it means
    *(("internet", "web"), ("on line", "web"), ("sistema", "web"), ("plataforma", "web"), ("digital", "web")),
    *(("virtual", "web"), ("eletronic", "web"), ("fala br", "web"), ("sei", "web")),
    *(("presencia", "presencial"), ("unidade", "presencial"), ("sede", "presencial")),
    *(("tel", "telefone"), ("fone", "telefone"), ("whats", "aplicativo-movel")),
)
_DO_ENDERECO = {
    Endereco.PAGINA: "web",
    Endereco.EMAIL: "e-mail",
    Endereco.TELEFONE: "telefone",
    Endereco.LUGAR: "presencial",
}


def ler_canais(tipos: str, enderecos: str) -> tuple[list[Answers], list[Sobra], list[Sobra]]:
    """Return the channels that two cells say, and what of the one and of the other was not understood."""
    lidos, escritos, sobras = _tipos(tipos)
    escritos += [um for um in filter(diz_alguma_coisa, partes(enderecos)) if len(um) <= ENDERECO]
    longos: list[Sobra] = [(linha, LONGO) for linha in partes(enderecos) if len(linha) > ENDERECO]
    feitos: list[Answers] = [{"tipo": tipo} for tipo in dict.fromkeys(lidos)]
    for escrito in escritos:
        feitos = _com_endereco(feitos, escrito, sozinho=len(escritos) == 1)
    return feitos, sobras, longos


def _com_endereco(feitos: list[Answers], escrito: str, *, sozinho: bool) -> list[Answers]:
    """Give the address to the first channel of its kind that has none, else to a channel of its own."""
    especie = especie_de(escrito)
    o_comum = _DO_ENDERECO[especie]
    abertos = [lugar for lugar, canal in enumerate(feitos) if "endereco" not in canal]
    servem = [n for n in abertos if canais()[feitos[n]["tipo"]].endereco is especie]
    servem.sort(key=lambda n: feitos[n]["tipo"] != o_comum)
    lugar = next(iter(servem or (abertos if sozinho and len(feitos) == 1 else ())), None)
    if lugar is None:
        return [*feitos, {"tipo": o_comum, "endereco": escrito}]
    return [*feitos[:lugar], {**feitos[lugar], "endereco": escrito}, *feitos[lugar + 1 :]]


def _tipos(texto: str) -> tuple[list[str], list[str], list[Sobra]]:
    """Return the kinds that a cell names, the addresses that stand among them, and the rest."""
    lidos, enderecos, sobras = list[str](), list[str](), list[Sobra]()
    for parte in partes(texto):
        tipo = tipo_de(parte)
        escritos = [parte] if tipo or _e_endereco(parte) else list(filter(None, _ENTRE.split(parte)))
        for escrito in escritos:
            achado = tipo_de(escrito)
            if achado is not None:
                lidos.append(achado)
            elif _e_endereco(escrito):
                enderecos.append(escrito)
            elif diz_alguma_coisa(escrito):
                sobras.append((escrito, NAO_ENTENDI))
    return lidos, enderecos, sobras


def tipo_de(escrito: str) -> str | None:
    """Return the kind of channel that some words name, as the letters call it; None when they name none."""
    achado = exact(CANAIS, escrito)
    dobrado = fold(escrito)
    if achado is not None or len(dobrado.split()) > 4:
        return achado.value if achado else None
    palavras = f" {dobrado}"
    ditos = {canal for comeco, canal in _comecos() if f" {comeco}" in palavras}
    return ditos.pop() if len(ditos) == 1 else None


@cache
def _comecos() -> tuple[tuple[str, str], ...]:
    """Return `_COMECOS`, and other words for the kinds that are no kind of page alone."""
    gerais = [tipo for tipo in canais().values() if not tipo.canal.startswith("web-")]
    return (*_COMECOS, *((fold(dito), tipo.canal) for tipo in gerais for dito in (tipo.rotulo, *tipo.tambem)))


def _e_endereco(escrito: str) -> bool:
    return any(padrao.fullmatch(escrito.strip()) for padrao in (_PAGINA, _EMAIL, _TELEFONE))


def especie_de(escrito: str) -> Endereco:
    """Return what an address is: a page, an e-mail, a telephone, else a place."""
    if _EMAIL.fullmatch(escrito):
        return Endereco.EMAIL
    if _PAGINA.fullmatch(escrito):
        return Endereco.PAGINA
    return Endereco.TELEFONE if _TELEFONE.fullmatch(escrito) else Endereco.LUGAR
