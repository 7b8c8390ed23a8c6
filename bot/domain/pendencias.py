"""What a service still lacks before it can be published: the core of the editors' guide (section 2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.servico import Etapa, Servico
from bot.messages import K, Message

PALAVRAS_CHAVE = 3  # the least the Portal accepts

# pages of the editors' guide (GUIA in the standard)
GUIA_DADOS = "guia:dados-basicos"
GUIA_SOLICITANTES = "guia:solicitantes"
GUIA_ETAPAS = "guia:etapas-dos-servicos"
GUIA_OUTRAS = "guia:outras-informacoes"


@dataclass(frozen=True, slots=True)
class Pendencia:
    """One thing that is missing: where (`etapas/1/canais`), what to do about it, and the rule's source."""

    caminho: str
    mensagem: Message
    fonte: str


def preenchido(texto: str) -> bool:
    """Tell whether `texto` says something: dashes and rows of dots do not."""
    return any(letra.isalnum() for letra in texto)


def pendencias(servico: Servico) -> tuple[Pendencia, ...]:
    """Return what core is missing, in the order of the form; empty when the service can be published."""
    return (
        *_dados_basicos(servico),
        *_solicitantes(servico),
        *_etapas(servico),
        *_outras_informacoes(servico),
    )


def _dados_basicos(servico: Servico) -> Iterator[Pendencia]:
    if not preenchido(servico.nome):
        yield _falta("nome", K("servico.falta.nome"), GUIA_DADOS)
    if not preenchido(servico.descricao):
        yield _falta("descricao", K("servico.falta.descricao"), GUIA_DADOS)
    if servico.gratuito is None:
        yield _falta("gratuito", K("servico.falta.gratuito"), GUIA_DADOS)
    if servico.digital and not preenchido(servico.link_digital):
        yield _falta("link", K("servico.falta.link"), GUIA_DADOS)


def _solicitantes(servico: Servico) -> Iterator[Pendencia]:
    if not any(preenchido(solicitante.tipo) for solicitante in servico.solicitantes):
        yield _falta("solicitantes", K("servico.falta.solicitantes"), GUIA_SOLICITANTES)


def _etapas(servico: Servico) -> Iterator[Pendencia]:
    if not servico.etapas:
        yield _falta("etapas", K("servico.falta.etapas"), GUIA_ETAPAS)
    for posicao, etapa in enumerate(servico.etapas):
        yield from _etapa(posicao, etapa)


def _etapa(posicao: int, etapa: Etapa) -> Iterator[Pendencia]:
    caminho = f"etapas/{posicao}"
    if not preenchido(etapa.titulo):
        yield _falta(f"{caminho}/titulo", K("servico.falta.titulo"), GUIA_ETAPAS, posicao + 1)
    if not etapa.canais:
        yield _falta(f"{caminho}/canais", K("servico.falta.canais"), GUIA_ETAPAS, posicao + 1)
    elif not all(preenchido(canal.endereco) for canal in etapa.canais):
        yield _falta(f"{caminho}/canais", K("servico.falta.endereco"), GUIA_ETAPAS, posicao + 1)


def _outras_informacoes(servico: Servico) -> Iterator[Pendencia]:
    if servico.tempo is None:
        yield _falta("tempo", K("servico.falta.tempo"), GUIA_OUTRAS)
    if not servico.segmentos:
        yield _falta("segmentos", K("servico.falta.segmentos"), GUIA_OUTRAS)
    if not servico.areas:
        yield _falta("areas", K("servico.falta.areas"), GUIA_OUTRAS)
    faltam = PALAVRAS_CHAVE - len(servico.palavras_chave)
    if faltam > 0:
        mensagem = Message(K("servico.falta.palavras_chave"), count=faltam)
        yield Pendencia("palavras_chave", mensagem, GUIA_OUTRAS)


def _falta(caminho: str, chave: K, fonte: str, etapa: int | None = None) -> Pendencia:
    params = {} if etapa is None else {"etapa": etapa}
    return Pendencia(caminho, Message(chave, params), fonte)
