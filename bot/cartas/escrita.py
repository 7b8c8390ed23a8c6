"""A service as an XML letter, version 3, in the current dialect of the Portal (standard, sections 2 and 10).

What the Portal numbers (`dbId`, `@id` of items) is left out: a new object has none.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.cartas.etapa import etapa, itens, tipo_de_tempo
from bot.cartas.xml import Atributos, Bloco, No, Texto, bloco, documento
from bot.domain.orgaos import Orgao
from bot.domain.servico import Servico, Solicitante
from bot.domain.slug import slug
from bot.domain.tempo import Tempo
from bot.domain.validade import Validade
from bot.domain.vocabularios import segmentos

_RAIZ: Atributos = (
    # the Portal leaves out the space between the two addresses; who reads its letters expects it so
    ("xsi:schemaLocation", "http://servicos.gov.br/v3/schema.../servico.xsd"),
    ("xmlns", "http://servicos.gov.br/v3/schema"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
)
_VALIDO_POR, _SEM_VALIDADE = "Válido por", "Sem validade"  # as the letters write it


def nome_do_arquivo(servico: Servico) -> str:
    """Return the file name of the letter: the slug of the service and `.xml`."""
    return f"{slug(servico.nome) or 'servico'}.xml"


def escrever(servico: Servico) -> bytes:
    """Return the letter of `servico` in UTF-8."""
    raiz = arvore(servico)
    return documento(replace(raiz, itens=(Texto("id", slug(servico.nome)), *raiz.itens)))


def arvore(servico: Servico) -> Bloco:
    """Return the letter as elements, all but the `id` that the Portal gives."""
    partes = (
        *_dados_basicos(servico),
        *_solicitantes(servico.solicitantes),
        *_tempo(servico.tempo),
        _validade(servico.validade),
        bloco("etapas", map(etapa, servico.etapas)),
        _orgao(servico.orgao),
        *_outras_informacoes(servico),
    )
    return Bloco("servico", partes, _RAIZ)


def _dados_basicos(servico: Servico) -> Iterator[No]:
    yield Texto("nome", servico.nome)
    yield Texto("sigla", servico.sigla)
    yield from _itens("nomes-populares", servico.nomes_populares)
    yield Texto("descricao", servico.descricao)
    yield Texto("contato", servico.contato)
    yield Texto("gratuito", "" if servico.gratuito is None else _logico(servico.gratuito))
    yield Texto("porcentagem-manual", _logico(False))
    yield Texto("servico-digital", _logico(servico.digital))
    yield Texto("link-servico-digital", servico.link_digital)


def _solicitantes(solicitantes: tuple[Solicitante, ...]) -> Iterator[No]:
    if solicitantes:
        yield bloco("solicitantes", map(_solicitante, solicitantes))


def _solicitante(solicitante: Solicitante) -> No:
    partes = (Texto("tipo", solicitante.tipo), Texto("requisitos", solicitante.requisitos))
    return Bloco("solicitante", partes)


def _tempo(tempo: Tempo | None) -> Iterator[No]:
    tipo = () if tempo is None else (tipo_de_tempo(tempo),)
    comentario = "" if tempo is None else tempo.comentario
    yield Bloco("tempo-total-estimado", (*tipo, Texto("descricao", comentario)))


def _validade(validade: Validade | None) -> No:
    if validade is None:
        return Bloco("validade-documento", (Texto("descricao", ""),))
    partes = (
        Texto("tipo", _VALIDO_POR if validade.vence else _SEM_VALIDADE),
        Texto("quantidade", str(validade.quantidade)),
        Texto("unidade", validade.unidade or ""),
        Texto("descricao", validade.descricao),
    )
    return Bloco("validade-documento", partes)


def _orgao(orgao: Orgao) -> No:
    portal = (("dbId", orgao.portal),) if orgao.portal else ()
    return bloco("orgao", [Texto("nomeOrgao", orgao.nome_com_sigla)], ("id", orgao.endereco), *portal)


def _outras_informacoes(servico: Servico) -> Iterator[No]:
    if servico.segmentos:
        yield bloco("segmentos-da-sociedade", map(_segmento, servico.segmentos))
    yield from _itens("areas-de-interesse", servico.areas)
    yield from _itens("palavras-chave", servico.palavras_chave)
    yield from _itens("legislacoes", servico.legislacoes)
    do_portal = tuple(numero for numero in servico.relacionados if numero.isdecimal())
    yield from _itens("servicos-relacionados", do_portal)
    for nome, texto in (
        ("condicoes-acessibilidade", servico.condicoes_acessibilidade),
        ("tratamento-prioritario", servico.tratamento_prioritario),
        ("tratamento-dispensado-atendimento", servico.tratamento_dispensado),
    ):
        if texto:
            yield Texto(nome, texto)


def _segmento(segmento: str) -> No:
    conhecido = segmentos().get(segmento)
    return Texto("item", segmento, (("idSegmento", conhecido.numero),) if conhecido else ())


def _itens(nome: str, textos: tuple[str, ...]) -> Iterator[No]:
    if textos:
        yield bloco(nome, itens(textos))


def _logico(valor: bool) -> str:
    return "true" if valor else "false"
