"""A service as the fields of the Portal's editor, in its order (standard, section 2): what goes into each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.cartas.campo import Campo, que_cabem
from bot.cartas.previa import tempo_em_palavras, validade_em_palavras
from bot.domain.servico import Canal, Custo, Etapa, Servico
from bot.domain.tempo import Tempo, rotulos_de_unidade
from bot.domain.validade import Validade
from bot.domain.vocabularios import canais
from bot.messages import K, Label, Message


@dataclass(frozen=True, slots=True)
class Parte:
    """A part of the editor that is filled together: a tab of it, or one etapa."""

    titulo: Message
    campos: tuple[Campo, ...]


def partes_do_editor(servico: Servico, nomes: Mapping[str, str]) -> tuple[Parte, ...]:
    """Return what is filled of the editor, part by part; a field without an answer is left out.

    `nomes`: see `bot.cartas.previa.previa`. A field too long for a message comes as several, in order.
    """
    etapas = (
        (Message(K("servico.etapas.rotulo"), {"n": numero + 1}), _etapa(f"etapas/{numero}", etapa))
        for numero, etapa in enumerate(servico.etapas)
    )
    todas: Iterable[tuple[Message, Iterable[Campo]]] = (
        (Message(K("editor.dados")), _dados_basicos(servico)),
        (Message(K("diferenca.grupo.solicitantes")), _solicitantes(servico)),
        *etapas,
        (Message(K("editor.outras")), _outras(servico, nomes)),
    )
    inteiras = (Parte(titulo, tuple(que_cabem(campos))) for titulo, campos in todas)
    return tuple(parte for parte in inteiras if parte.campos)


def _dados_basicos(servico: Servico) -> Iterator[Campo]:
    yield from _texto("nome", K("servico.nome.rotulo"), servico.nome)
    yield from _texto("sigla", K("servico.sigla.rotulo"), servico.sigla)
    yield from _lista("nomes_populares", K("servico.nomes_populares.rotulo"), servico.nomes_populares)
    yield from _texto("descricao", K("servico.descricao.rotulo"), servico.descricao)
    yield from _texto("contato", K("servico.contato.rotulo"), servico.contato)
    if servico.gratuito is not None:
        yield _campo("gratuito", K("servico.gratuito.rotulo"), _sim_ou_nao(servico.gratuito))
    if servico.digital:
        yield _campo("digital", K("servico.digital.rotulo"), _sim_ou_nao(True))
    yield from _texto("link", K("servico.link.rotulo"), servico.link_digital)
    if servico.validade is not None:
        yield _campo("validade", K("servico.validade.rotulo"), *_validade(servico.validade))


def _solicitantes(servico: Servico) -> Iterator[Campo]:
    for numero, solicitante in enumerate(servico.solicitantes):
        nome = Message(K("servico.solicitantes.rotulo"), {"n": numero + 1})
        yield from _texto(f"solicitantes/{numero}/tipo", nome, solicitante.tipo)
        requisitos = Message(K("editor.requisitos"), {"n": numero + 1})
        yield from _texto(f"solicitantes/{numero}/requisitos", requisitos, solicitante.requisitos)


def _etapa(lugar: str, etapa: Etapa) -> Iterator[Campo]:
    yield from _texto(f"{lugar}/titulo", K("servico.etapas.titulo.rotulo"), etapa.titulo)
    yield from _texto(f"{lugar}/descricao", K("servico.etapas.descricao.rotulo"), etapa.descricao)
    documentos = K("servico.etapas.documentos.rotulo")
    yield from _lista(f"{lugar}/documentos", documentos, etapa.documentos)
    for numero, caso in enumerate(etapa.casos_de_documentos, 1):
        yield _caso(f"{lugar}/documentos", documentos, numero, caso.nome, map(_item, caso.documentos))
    custos = K("diferenca.grupo.custos")
    yield from _campos(f"{lugar}/custos", custos, _custos(etapa.custos))
    for numero, outro in enumerate(etapa.casos_de_custos, 1):
        yield _caso(f"{lugar}/custos", custos, numero, outro.nome, _custos(outro.custos))
    if etapa.tempo is not None:
        yield _campo(f"{lugar}/tempo", K("servico.etapas.tempo.rotulo"), *_tempo(etapa.tempo))
    yield from _campos(f"{lugar}/canais", K("diferenca.grupo.canais"), _canais(etapa.canais))
    for numero, de_canais in enumerate(etapa.casos_de_canais, 1):
        linhas = _canais(de_canais.canais)
        yield _caso(f"{lugar}/canais", K("diferenca.grupo.canais"), numero, de_canais.nome, linhas)


def _outras(servico: Servico, nomes: Mapping[str, str]) -> Iterator[Campo]:
    if servico.tempo is not None:
        yield _campo("tempo", K("servico.tempo.rotulo"), *_tempo(servico.tempo))
    yield _campo("orgao", K("servico.orgao.rotulo"), _escolha(servico.orgao.nome_com_sigla))
    yield from _lista("segmentos", K("servico.segmentos.rotulo"), servico.segmentos)
    yield from _lista("areas", K("servico.areas.rotulo"), servico.areas)
    yield from _lista("palavras_chave", K("servico.palavras_chave.rotulo"), servico.palavras_chave)
    yield from _lista("legislacoes", K("servico.legislacoes.rotulo"), servico.legislacoes)
    relacionados = (nomes.get(valor, valor) for valor in servico.relacionados)
    yield from _lista("relacionados", K("servico.relacionados.rotulo"), relacionados)
    for chave, rotulo, texto in (
        ("acessibilidade", K("servico.condicoes_acessibilidade.rotulo"), servico.condicoes_acessibilidade),
        ("prioridade", K("servico.tratamento_prioritario.rotulo"), servico.tratamento_prioritario),
        ("tratamento", K("servico.tratamento_dispensado.rotulo"), servico.tratamento_dispensado),
    ):
        yield from _texto(chave, rotulo, texto)


def _validade(validade: Validade) -> Iterator[Message]:
    yield from (_escolha(palavras) for palavras in validade_em_palavras(validade))
    yield from _comentario(validade.descricao)


def _tempo(tempo: Tempo) -> Iterator[Message]:
    yield _escolha(tempo_em_palavras(tempo))
    yield from _comentario(tempo.comentario)


def _custos(custos: Sequence[Custo]) -> Iterator[Message]:
    for numero, custo in enumerate(custos, 1):
        yield Message(K("editor.custo"), {"numero": numero, "texto": custo.nome})
        if custo.variavel:
            yield _nomeado(K("servico.etapas.custos.calculo.rotulo"), custo.calculo)
        elif custo.valor:
            yield Message(K("editor.valor"), {"moeda": custo.moeda, "texto": custo.valor})


def _canais(todos: Sequence[Canal]) -> Iterator[Message]:
    for numero, canal in enumerate(todos, 1):
        tipo = canais().get(canal.tipo)
        rotulo = tipo.rotulo if tipo else canal.tipo
        yield Message(K("editor.canal"), {"numero": numero, "canal": rotulo, "texto": canal.endereco})
        if canal.espera is not None:
            unidade = rotulos_de_unidade()[canal.espera.unidade][0] if canal.espera.unidade else ""
            espera = f"{canal.espera.quanto} {unidade}".strip()
            yield _nomeado(K("servico.etapas.canais.espera.rotulo"), espera)
        if canal.se_indisponivel:
            yield _nomeado(K("servico.etapas.canais.se_indisponivel.rotulo"), canal.se_indisponivel)


def _caso(chave: str, rotulo: K, numero: int, nome: str, linhas: Iterable[Message]) -> Campo:
    de_quem = Message(K("editor.caso"), {"campo": Message(rotulo), "numero": numero})
    return _campo(
        f"{chave}/caso/{numero}", de_quem, _nomeado(K("servico.etapas.caso.nome.rotulo"), nome), *linhas
    )


def _texto(chave: str, rotulo: K | Message, texto: str) -> Iterator[Campo]:
    if texto:
        yield _campo(chave, rotulo, Message(K("editor.texto"), {"texto": texto}))


def _lista(chave: str, rotulo: K, textos: Iterable[str]) -> Iterator[Campo]:
    return _campos(chave, rotulo, map(_item, textos))


def _campos(chave: str, rotulo: K, linhas: Iterable[Message]) -> Iterator[Campo]:
    if todas := tuple(linhas):
        yield _campo(chave, rotulo, *todas)


def _campo(chave: str, rotulo: K | Message, *linhas: Message) -> Campo:
    return Campo(chave, Message(rotulo) if isinstance(rotulo, K) else rotulo, linhas)


def _item(texto: str) -> Message:
    return Message(K("editor.item"), {"texto": texto})


def _nomeado(nome: K, texto: str) -> Message:
    return Message(K("editor.nomeado"), {"nome": Message(nome), "texto": texto})


def _escolha(texto: Label) -> Message:
    return Message(K("editor.escolha"), {"texto": texto})


def _comentario(texto: str) -> Iterator[Message]:
    if texto:
        yield Message(K("editor.texto"), {"texto": texto})


def _sim_ou_nao(valor: bool) -> Message:
    return _escolha(Message(K("editor.sim") if valor else K("editor.nao")))
