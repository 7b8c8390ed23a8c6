"""A public service as the standard describes it (section 2), without what the Portal adds by itself."""

from dataclasses import dataclass

from bot.domain.orgaos import Orgao
from bot.domain.tempo import Tempo, Unidade
from bot.domain.validade import Validade

MOEDA = "R$"
COM_ESPERA = ("presencial", "telefone", "e-mail")  # channels in which somebody waits for somebody


@dataclass(frozen=True, slots=True)
class Solicitante:
    """Who may ask for the service, and what is required of them."""

    tipo: str
    requisitos: str = ""


@dataclass(frozen=True, slots=True)
class Espera:
    """The longest wait at a counter or on the telephone; letters may hold the number without its unit."""

    quanto: int
    unidade: Unidade | None = None


@dataclass(frozen=True, slots=True)
class Canal:
    """One way of being served in an etapa; `tipo` is a key of `vocabularios.canais`.

    `se_indisponivel`: what to do when the page or the app is down.
    """

    tipo: str
    endereco: str
    espera: Espera | None = None
    se_indisponivel: str = ""


@dataclass(frozen=True, slots=True)
class Custo:
    """What is paid in an etapa: `valor` (`1.342,28`) when fixed, `calculo` in words when it varies."""

    nome: str
    moeda: str = MOEDA
    variavel: bool = False
    valor: str = ""
    calculo: str = ""


@dataclass(frozen=True, slots=True)
class CasoDeDocumentos:
    """The documents that a group of people brings, beyond those that everybody brings."""

    nome: str
    documentos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CasoDeCustos:
    """What a group of people pays."""

    nome: str
    custos: tuple[Custo, ...] = ()


@dataclass(frozen=True, slots=True)
class CasoDeCanais:
    """The ways in which a group of people is served."""

    nome: str
    canais: tuple[Canal, ...] = ()


@dataclass(frozen=True, slots=True)
class Etapa:
    """One step that the person takes, from the request to the final answer."""

    titulo: str
    canais: tuple[Canal, ...] = ()
    descricao: str = ""
    documentos: tuple[str, ...] = ()
    custos: tuple[Custo, ...] = ()
    tempo: Tempo | None = None
    casos_de_documentos: tuple[CasoDeDocumentos, ...] = ()
    casos_de_custos: tuple[CasoDeCustos, ...] = ()
    casos_de_canais: tuple[CasoDeCanais, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Servico:
    """A service of one organ. `segmentos` and `areas` hold the texts of the letters, in the order given.

    `gratuito` is None while nobody said; `digital` is the tick "100% digital", not a measure (section 8).
    `relacionados`: the Portal's numbers of other services; those that only we know have a name of ours.
    """

    nome: str
    orgao: Orgao
    descricao: str = ""
    gratuito: bool | None = None
    sigla: str = ""
    nomes_populares: tuple[str, ...] = ()
    contato: str = ""
    digital: bool = False
    link_digital: str = ""
    solicitantes: tuple[Solicitante, ...] = ()
    tempo: Tempo | None = None
    validade: Validade | None = None
    etapas: tuple[Etapa, ...] = ()
    segmentos: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    palavras_chave: tuple[str, ...] = ()
    legislacoes: tuple[str, ...] = ()
    relacionados: tuple[str, ...] = ()
    condicoes_acessibilidade: str = ""
    tratamento_prioritario: str = ""
    tratamento_dispensado: str = ""
