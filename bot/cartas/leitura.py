"""A letter becomes a service: what is understood of it; the rest stays in its bytes (standard, section 2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.cartas.arvore import Elemento, abrir
from bot.cartas.leitura_da_etapa import etapa
from bot.cartas.trechos import inteiro, itens, que_dizem, tempo, texto
from bot.domain.orgaos import Orgao, numero_siorg
from bot.domain.servico import Servico, Solicitante
from bot.domain.validade import UnidadeDeValidade, Validade

_LOGICO = {"true": True, "false": False}
_VALIDO_POR, _SEM_VALIDADE = "Válido por", "Sem validade"
_MAIOR_VALIDADE = 99_999


@dataclass(frozen=True, slots=True)
class Carta:
    """A letter that was read. `endereco`: its slug on the Portal; `numero`: its `dbId`; empty without one.

    `servico.orgao.siorg` is empty when the letter does not say a number.
    """

    dados: bytes
    servico: Servico
    endereco: str
    numero: str

    @property
    def do_portal(self) -> bool:
        """Whether the Portal wrote it: it numbers what it holds; in older letters it named nothing at all."""
        return bool(self.numero or not self.endereco)


def ler(dados: bytes) -> Carta:
    """Return what a letter says; raise `CartaRecusada`."""
    raiz = abrir(dados).raiz
    return Carta(dados, _servico(raiz), texto(raiz, "id"), texto(raiz, "dbId") or texto(raiz, "dbID"))


def _servico(raiz: Elemento) -> Servico:
    return Servico(
        nome=texto(raiz, "nome"),
        orgao=_orgao(raiz.um("orgao")),
        descricao=texto(raiz, "descricao"),
        gratuito=_LOGICO.get(texto(raiz, "gratuito")),
        sigla=texto(raiz, "sigla"),
        nomes_populares=itens(raiz.um("nomes-populares")),
        contato=texto(raiz, "contato"),
        digital=_LOGICO.get(texto(raiz, "servico-digital"), False),
        link_digital=texto(raiz, "link-servico-digital"),
        solicitantes=tuple(_solicitantes(raiz.um("solicitantes"))),
        tempo=tempo(raiz.um("tempo-total-estimado")),
        validade=_validade(raiz.um("validade-documento")),
        etapas=tuple(map(etapa, que_dizem(raiz.um("etapas"), "etapa"))),
        segmentos=itens(raiz.um("segmentos-da-sociedade")),
        areas=itens(raiz.um("areas-de-interesse")),
        palavras_chave=itens(raiz.um("palavras-chave")),
        legislacoes=itens(raiz.um("legislacoes")),
        relacionados=tuple(item for item in itens(raiz.um("servicos-relacionados")) if item.isdecimal()),
        condicoes_acessibilidade=texto(raiz, "condicoes-acessibilidade"),
        tratamento_prioritario=texto(raiz, "tratamento-prioritario"),
        tratamento_dispensado=texto(raiz, "tratamento-dispensado-atendimento"),
    )


def _solicitantes(solicitantes: Elemento | None) -> Iterator[Solicitante]:
    for um in que_dizem(solicitantes, "solicitante"):
        yield Solicitante(texto(um, "tipo"), texto(um, "requisitos"))


def _validade(validade: Elemento | None) -> Validade | None:
    tipo = texto(validade, "tipo")
    if tipo not in (_VALIDO_POR, _SEM_VALIDADE):
        return None
    descricao = texto(validade, "descricao")
    quantidade, unidade = inteiro(texto(validade, "quantidade"), _MAIOR_VALIDADE), texto(validade, "unidade")
    if quantidade is None or unidade not in tuple(UnidadeDeValidade):
        return Validade(tipo == _VALIDO_POR, descricao=descricao)
    return Validade(tipo == _VALIDO_POR, quantidade, UnidadeDeValidade(unidade), descricao)


def _orgao(orgao: Elemento | None) -> Orgao:
    if orgao is None:
        return Orgao("", "")
    nome, sigla = _nome_e_sigla(texto(orgao, "nomeOrgao"))
    return Orgao(
        numero_siorg(orgao.atributos.get("id", "")) or "", nome, sigla, orgao.atributos.get("dbId", "")
    )


def _nome_e_sigla(escrito: str) -> tuple[str, str]:
    nome, abre, sigla = " ".join(escrito.split()).rpartition(" (")
    return (nome, sigla[:-1]) if abre and sigla.endswith(")") else (" ".join(escrito.split()), "")
