"""A service as the citizen reads it on the Portal, as messages: what it is, for whom, etapas, the rest."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.servico import Canal, Custo, Etapa, Servico
from bot.domain.tempo import Tempo, TipoDeTempo, rotulos_de_unidade
from bot.domain.validade import Validade
from bot.domain.vocabularios import canais
from bot.messages import K, Message, Paragraph, Param

_TEMPOS = {
    TipoDeTempo.ENTRE: K("previa.tempo.entre"),
    TipoDeTempo.ATE: K("previa.tempo.ate"),
    TipoDeTempo.EM_MEDIA: K("previa.tempo.em_media"),
    TipoDeTempo.IMEDIATO: K("previa.tempo.imediato"),
    TipoDeTempo.NAO_ESTIMADO: K("previa.tempo.nao_estimado"),
}


def previa(servico: Servico, nomes: Mapping[str, str] | None = None) -> tuple[Paragraph, ...]:
    """Return the page of `servico`, section by section; a section without an answer is left out.

    `nomes`: what the related services are called, by their value in `servico.relacionados`.
    """
    relacionados = _secao(K("previa.relacionados"), _relacionados(servico.relacionados, nomes or {}))
    inicio = (_topo(servico), _o_que_e(servico), _quem_pode(servico))
    secoes = (*inicio, *_etapas(servico), *_outras(servico), relacionados)
    paragrafos = (Paragraph(tuple(secao)) for secao in secoes)
    return tuple(paragrafo for paragrafo in paragrafos if paragrafo.lines)


def _topo(servico: Servico) -> Iterator[Message]:
    yield Message(K("previa.nome"), {"nome": servico.nome})
    if servico.sigla:
        yield Message(K("previa.sigla"), {"sigla": servico.sigla})
    if servico.nomes_populares:
        yield Message(K("previa.tambem"), {"nomes": ", ".join(servico.nomes_populares)})
    if servico.digital and servico.link_digital:
        yield Message(K("previa.iniciar"), {"endereco": servico.link_digital})
    yield Message(K("previa.orgao"), {"orgao": servico.orgao.nome_com_sigla})
    if servico.gratuito is not None:
        yield Message(K("previa.gratuito") if servico.gratuito else K("previa.pago"))


def _o_que_e(servico: Servico) -> Iterator[Message]:
    yield from _secao(K("previa.o_que_e"), _textos(servico.descricao))


def _quem_pode(servico: Servico) -> Iterator[Message]:
    for numero, solicitante in enumerate(servico.solicitantes):
        if numero == 0:
            yield Message(K("previa.quem"))
        yield _item(solicitante.tipo)
        yield from _textos(solicitante.requisitos)


def _etapas(servico: Servico) -> Iterator[Iterator[Message]]:
    if servico.etapas:
        yield iter((Message(K("previa.etapas")),))
    for numero, etapa in enumerate(servico.etapas, 1):
        yield from _etapa(numero, etapa)


def _etapa(numero: int, etapa: Etapa) -> Iterator[Iterator[Message]]:
    titulo = Message(
        K("previa.etapa"), {"numero": numero, "titulo": etapa.titulo or Message(K("previa.sem_titulo"))}
    )
    yield iter((titulo, *_textos(etapa.descricao)))
    yield _secao(K("previa.canais"), _canais(etapa))
    yield _secao(K("previa.documentos"), _documentos(etapa))
    yield _secao(K("previa.custos"), _custos(etapa))
    if etapa.tempo is not None:
        yield _secao(K("previa.tempo_da_etapa"), _tempo(etapa.tempo))


def _canais(etapa: Etapa) -> Iterator[Message]:
    yield from (linha for canal in etapa.canais for linha in _canal(canal))
    for caso in etapa.casos_de_canais:
        yield Message(K("previa.caso"), {"nome": caso.nome.rstrip(" :")})
        yield from (linha for canal in caso.canais for linha in _canal(canal))


def _documentos(etapa: Etapa) -> Iterator[Message]:
    yield from map(_item, etapa.documentos)
    for caso in etapa.casos_de_documentos:
        yield Message(K("previa.caso"), {"nome": caso.nome.rstrip(" :")})
        yield from map(_item, caso.documentos)


def _custos(etapa: Etapa) -> Iterator[Message]:
    yield from map(_custo, etapa.custos)
    for caso in etapa.casos_de_custos:
        yield Message(K("previa.caso"), {"nome": caso.nome.rstrip(" :")})
        yield from map(_custo, caso.custos)


def _canal(canal: Canal) -> Iterator[Message]:
    tipo = canais().get(canal.tipo)
    rotulo = tipo.rotulo if tipo else canal.tipo
    yield Message(
        K("previa.canal"), {"canal": rotulo, "endereco": canal.endereco or Message(K("previa.sem_endereco"))}
    )
    if canal.espera is not None:
        unidade = rotulos_de_unidade()[canal.espera.unidade][0] if canal.espera.unidade else ""
        yield Message(K("previa.espera"), {"quanto": canal.espera.quanto, "unidade": unidade})
    if canal.se_indisponivel:
        yield Message(K("previa.se_indisponivel"), {"texto": canal.se_indisponivel})


def _custo(custo: Custo) -> Message:
    if custo.variavel and custo.calculo:
        return Message(K("previa.custo_variavel"), {"nome": custo.nome, "calculo": custo.calculo})
    if custo.valor:
        return Message(K("previa.custo"), {"nome": custo.nome, "moeda": custo.moeda, "valor": custo.valor})
    return _item(custo.nome)


def tempo_em_palavras(tempo: Tempo) -> Message:
    """Return how long it takes: "Até 6 dias úteis"."""
    unidade = rotulos_de_unidade()[tempo.unidade][0] if tempo.unidade else ""
    numeros: dict[str, Param] = {"minimo": tempo.minimo or 0, "maximo": tempo.maximo or 0, "unidade": unidade}
    return Message(_TEMPOS[tempo.tipo], numeros)


def validade_em_palavras(validade: Validade) -> Iterator[Message]:
    """Yield how long the document is valid; nothing where the letter does not say."""
    if validade.vence and validade.unidade:
        yield Message(K(f"previa.validade.{validade.unidade.value}"), count=validade.quantidade)
    elif not validade.vence:
        yield Message(K("previa.validade.sempre"))


def _tempo(tempo: Tempo) -> Iterator[Message]:
    yield tempo_em_palavras(tempo)
    yield from _textos(tempo.comentario)


def _validade(validade: Validade) -> Iterator[Message]:
    yield from validade_em_palavras(validade)
    yield from _textos(validade.descricao)


def _outras(servico: Servico) -> Iterator[Iterator[Message]]:
    if servico.tempo is not None:
        yield _secao(K("previa.tempo"), _tempo(servico.tempo))
    if servico.validade is not None:
        yield _secao(K("previa.validade"), _validade(servico.validade))
    yield _secao(K("previa.contato"), _textos(servico.contato))
    yield _secao(K("previa.legislacoes"), map(_item, servico.legislacoes))
    yield _secao(K("previa.tratamento"), _textos(servico.tratamento_dispensado))
    yield _secao(K("previa.acessibilidade"), _textos(servico.condicoes_acessibilidade))
    yield _secao(K("previa.prioridade"), _textos(servico.tratamento_prioritario))


def _relacionados(valores: Iterable[str], nomes: Mapping[str, str]) -> Iterator[Message]:
    for valor in valores:
        if valor in nomes:
            yield _item(nomes[valor])
        elif valor.isdecimal():
            yield Message(K("previa.do_portal"), {"numero": valor})


def _secao(titulo: K, linhas: Iterable[Message]) -> Iterator[Message]:
    """Yield the title and the lines; nothing without lines."""
    for numero, linha in enumerate(linhas):
        if numero == 0:
            yield Message(titulo)
        yield linha


def _textos(texto: str) -> Iterator[Message]:
    if texto:
        yield Message(K("previa.texto"), {"texto": texto})


def _item(texto: str) -> Message:
    return Message(K("previa.item"), {"texto": texto})
