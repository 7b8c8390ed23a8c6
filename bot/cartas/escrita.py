"""A service as an XML letter, version 3, in the current dialect of the Portal (standard, sections 2 and 10).

What the Portal numbers (`dbId`, `@id` of items) is left out: a new object has none.
"""

from collections.abc import Iterable, Iterator

from bot.cartas.xml import Atributos, Bloco, No, Texto, bloco, documento
from bot.domain.orgaos import Orgao
from bot.domain.servico import Canal, Custo, Etapa, Servico, Solicitante
from bot.domain.slug import slug
from bot.domain.tempo import Tempo, Unidade, rotulos_de_unidade
from bot.domain.vocabularios import segmentos

_RAIZ: Atributos = (
    # the Portal leaves out the space between the two addresses; who reads its letters expects it so
    ("xsi:schemaLocation", "http://servicos.gov.br/v3/schema.../servico.xsd"),
    ("xmlns", "http://servicos.gov.br/v3/schema"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
)


def nome_do_arquivo(servico: Servico) -> str:
    """Return the file name of the letter: the slug of the service and `.xml`."""
    return f"{slug(servico.nome) or 'servico'}.xml"


def escrever(servico: Servico) -> bytes:
    """Return the letter of `servico` in UTF-8."""
    itens = (
        *_dados_basicos(servico),
        *_solicitantes(servico.solicitantes),
        *_tempo(servico.tempo),
        Bloco("validade-documento", (Texto("descricao", ""),)),
        bloco("etapas", map(_etapa, servico.etapas)),
        _orgao(servico.orgao),
        *_outras_informacoes(servico),
    )
    return documento(Bloco("servico", itens, _RAIZ))


def _dados_basicos(servico: Servico) -> Iterator[No]:
    yield Texto("id", slug(servico.nome))
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
    itens = (Texto("tipo", solicitante.tipo), Texto("requisitos", solicitante.requisitos))
    return Bloco("solicitante", itens)


def _tempo(tempo: Tempo | None) -> Iterator[No]:
    tipo = () if tempo is None else (_tipo_de_tempo(tempo),)
    comentario = "" if tempo is None else tempo.comentario
    yield Bloco("tempo-total-estimado", (*tipo, Texto("descricao", comentario)))


def _tipo_de_tempo(tempo: Tempo) -> No:
    atributos = (
        ("min", tempo.minimo),
        ("max", tempo.maximo),
        ("unidade", tempo.unidade),
    )
    presentes = tuple((nome, str(valor)) for nome, valor in atributos if valor is not None)
    return Bloco(tempo.tipo.value, atributos=presentes)


def _etapa(etapa: Etapa) -> No:
    itens = (
        Texto("titulo", etapa.titulo),
        Texto("descricao", etapa.descricao),
        _comum_a_todos("documentos", (Texto("item", nome) for nome in etapa.documentos)),
        _comum_a_todos("custos", map(_custo, etapa.custos)),
        *(_tempo_da_etapa(etapa.tempo)),
        _comum_a_todos("canais-de-prestacao", map(_canal, etapa.canais)),
    )
    return Bloco("etapa", itens)


def _comum_a_todos(nome: str, itens: Iterable[No]) -> No:
    return Bloco(nome, (bloco("default", itens),))


def _tempo_da_etapa(tempo: Tempo | None) -> Iterator[No]:
    if tempo is not None:
        comentario = (Texto("descricao", tempo.comentario),) if tempo.comentario else ()
        yield Bloco("tempo-total-estimado", (_tipo_de_tempo(tempo), *comentario))


def _custo(custo: Custo) -> No:
    valor = (Texto("valor", custo.valor),) if custo.valor and not custo.variavel else ()
    itens = (
        Texto("descricao", custo.nome),
        Texto("moeda", custo.moeda),
        *valor,
        Texto("valorVariavel", custo.calculo if custo.variavel else ""),
        Texto("statusCustoVariavel", "1" if custo.variavel else "0"),
    )
    return Bloco("custo", itens)


def _canal(canal: Canal) -> No:
    espera = canal.espera
    atributos = (
        ("tipo", canal.tipo),
        ("procedimento-sistema-indisponivel", canal.se_indisponivel),
        ("tempo-estimado-periodo", _rotulo(espera.unidade) if espera else ""),
        ("tempo-estimado-espera", str(espera.quanto) if espera else ""),
    )
    presentes = tuple((nome, valor) for nome, valor in atributos if valor)
    return Bloco("canal-de-prestacao", (Texto("descricao", canal.endereco),), presentes)


def _rotulo(unidade: Unidade | None) -> str:
    return rotulos_de_unidade()[unidade][0] if unidade else ""


def _orgao(orgao: Orgao) -> No:
    portal = (("dbId", orgao.portal),) if orgao.portal else ()
    return bloco("orgao", [Texto("nomeOrgao", orgao.nome_com_sigla)], ("id", orgao.endereco), *portal)


def _outras_informacoes(servico: Servico) -> Iterator[No]:
    if servico.segmentos:
        yield bloco("segmentos-da-sociedade", map(_segmento, servico.segmentos))
    yield from _itens("areas-de-interesse", servico.areas)
    yield from _itens("palavras-chave", servico.palavras_chave)
    yield from _itens("legislacoes", servico.legislacoes)
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
        yield bloco(nome, (Texto("item", texto) for texto in textos))


def _logico(valor: bool) -> str:
    return "true" if valor else "false"
