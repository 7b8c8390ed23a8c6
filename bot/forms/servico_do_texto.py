"""Answers about a service read from a table, as people write them there; what is not understood is named."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bot.forms.form import Field, Invalid, Option
from bot.forms.search import exact, fold, search
from bot.forms.servico import CADASTRO_SERVICO, SOLICITANTES
from bot.forms.servico_custo_do_texto import ler_custo, ler_gratuito
from bot.forms.servico_etapas import ETAPAS
from bot.forms.servico_opcoes import AREAS, SEGMENTOS
from bot.forms.servico_sobras import LONGO, NAO_ENTENDI, Lido, Sobra, diz_alguma_coisa, partes
from bot.forms.servico_tempo_do_texto import ler_tempo

_DOS_BASICOS = {no.name: no for no in CADASTRO_SERVICO.fields() if isinstance(no, Field)}
_DA_ETAPA = {no.name: no for no in ETAPAS.fields if isinstance(no, Field)}
_DO_SOLICITANTE = {no.name: no for no in SOLICITANTES.fields if isinstance(no, Field)}
_VIRGULAS = re.compile(r"[,|]")


def _texto(nome: str, texto: str, rotulo: str) -> Lido:
    lidos, sobras = _ler(_DOS_BASICOS[nome], [texto])
    return Lido({nome: lidos[0]} if lidos else {}, sobras)


def _itens(nome: str, texto: str, rotulo: str, *, virgulas: bool = False) -> Lido:
    escritos = partes(_VIRGULAS.sub("\n", texto) if virgulas else texto)
    lidos, sobras = _ler(_DOS_BASICOS[nome], escritos)
    return Lido({nome: lidos} if lidos else {}, sobras)


def _documentos(texto: str, rotulo: str) -> Lido:
    lidos, sobras = _ler(_DA_ETAPA["documentos"], partes(texto))
    return Lido({"etapas": [{"documentos": lidos}]} if lidos else {}, sobras)


def _etapas(texto: str, rotulo: str) -> Lido:
    """Read a step a line; a step too long for a title tells itself in its description."""
    lidas, sobras = [], list[Sobra]()
    for parte in partes(texto):
        titulos, longos = _ler(_DA_ETAPA["titulo"], [parte])
        descricoes, longas = _ler(_DA_ETAPA["descricao"], [parte]) if longos else ([], ())
        lidas += [{"titulo": titulo} for titulo in titulos] + [{"descricao": dita} for dita in descricoes]
        sobras += longas
    return Lido({"etapas": lidas} if lidas else {}, tuple(sobras))


def _solicitantes(nome: str, texto: str, rotulo: str) -> Lido:
    escritos = partes(texto) if nome == "tipo" else [texto]
    lidos, sobras = _ler(_DO_SOLICITANTE[nome], escritos)
    return Lido({"solicitantes": [{nome: lido} for lido in lidos]} if lidos else {}, sobras)


def _opcoes(nome: str, opcoes: Sequence[Option], texto: str, rotulo: str) -> Lido:
    """Read names of options: the whole cell may be one, with commas in it."""
    inteira = exact(opcoes, texto)
    if inteira is not None:
        return Lido({nome: [inteira.value]})
    achados, sobras = list[str](), list[Sobra]()
    for parte in partes(texto):
        uma = exact(opcoes, parte)
        for escrito in [parte] if uma is not None else _VIRGULAS.split(parte):
            achada = uma or _a_unica(opcoes, escrito)
            if achada is not None:
                achados.append(achada.value)
            elif diz_alguma_coisa(escrito):
                sobras.append((escrito.strip(), NAO_ENTENDI))
    unicos = list(dict.fromkeys(achados))
    return Lido({nome: unicos} if unicos else {}, tuple(sobras))


def _a_unica(opcoes: Sequence[Option], escrito: str) -> Option | None:
    achadas = search(opcoes, escrito) if fold(escrito) else ()
    return exact(opcoes, escrito) or (achadas[0] if len(achadas) == 1 else None)


def _ler(campo: Field, escritos: Sequence[str]) -> tuple[list[str], tuple[Sobra, ...]]:
    lidos, sobras = list[str](), list[Sobra]()
    for escrito in filter(diz_alguma_coisa, escritos):
        try:
            lidos.append(campo.read(escrito))
        except Invalid:
            sobras.append((escrito, LONGO))
    return list(dict.fromkeys(lidos)), tuple(sobras)


Ler = Callable[[str, str], Lido]  # what a cell says, given its text and the name of its column

COMO_LER: Mapping[str, Ler] = {
    "sigla": partial(_texto, "sigla"),
    "nomes_populares": partial(_itens, "nomes_populares"),
    "descricao": partial(_texto, "descricao"),
    "quem": partial(_solicitantes, "tipo"),
    "requisitos": partial(_solicitantes, "requisitos"),
    "etapa": _etapas,
    "documentos": _documentos,
    "prazo": ler_tempo,
    "custo": ler_custo,
    "gratuito": ler_gratuito,
    "segmentos": partial(_opcoes, "segmentos", SEGMENTOS),
    "areas": partial(_opcoes, "areas", AREAS),
    "palavras_chave": partial(_itens, "palavras_chave", virgulas=True),
    "legislacoes": partial(_itens, "legislacoes"),
    "contato": partial(_texto, "contato"),
}
