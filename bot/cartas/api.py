"""A service in JSON, as the Portal's interface for machines publishes it (standard, section 6.5)."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from bot.domain.servico import Canal, Custo, Etapa, Servico, Solicitante
from bot.domain.slug import slug
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade, rotulos_de_unidade
from bot.domain.validade import Validade
from bot.domain.vocabularios import canais

Json = dict[str, Any]
T = TypeVar("T")

_COM_NUMEROS = {TipoDeTempo.ENTRE: "entre", TipoDeTempo.ATE: "ate", TipoDeTempo.EM_MEDIA: "emMedia"}
_SEM_NUMEROS = {
    TipoDeTempo.IMEDIATO: ("atendimentoImediato", "Atendimento Imediato"),
    TipoDeTempo.NAO_ESTIMADO: ("naoEstimadoAinda", "Não Estimando Ainda"),  # as the Portal's manual spells it
}


def nome_do_arquivo(servico: Servico) -> str:
    """Return the name of the file: the slug of the service and `.json`."""
    return f"{slug(servico.nome) or 'servico'}.json"


def escrever(servico: Servico, numero: str | None = None) -> bytes:
    """Return the body of `PUT servicos/publicacao` in UTF-8; `numero` is the service's own on the Portal.

    Without a number the Portal takes it for a new service.
    """
    return (json.dumps(_servico(servico, numero or ""), ensure_ascii=False, indent=2) + "\n").encode()


def _servico(servico: Servico, numero: str) -> Json:
    return {
        "id": _inteiro(numero),
        "nome": servico.nome,
        "sigla": servico.sigla,
        "descricao": servico.descricao,
        "contato": servico.contato,
        "gratuito": "" if servico.gratuito is None else str(servico.gratuito).lower(),
        "servicoDigital": servico.digital,
        "linkServicoDigital": servico.link_digital,
        "nomesPopulares": _itens(servico.nomes_populares),
        "solicitantes": {"solicitante": _todos(servico.solicitantes, _solicitante)},
        **({"validadeDocumento": _validade(servico.validade)} if servico.validade else {}),
        "orgao": {"dbId": _inteiro(servico.orgao.portal)},
        "segmentosDaSociedade": _itens(servico.segmentos),
        "areasDeInteresse": {"item": list(servico.areas)},
        "palavrasChave": _itens(servico.palavras_chave),
        "legislacoes": _itens(servico.legislacoes),
        "condicoesAcessibilidade": servico.condicoes_acessibilidade,
        "tratamentoPrioritario": servico.tratamento_prioritario,
        "tratamentoDispensadoAtendimento": servico.tratamento_dispensado,
        "etapas": _todos(servico.etapas, _etapa),
        **_tempo(servico.tempo),
        "servicosRelacionados": [int(numero) for numero in servico.relacionados if numero.isdecimal()],
    }


def _solicitante(solicitante: Solicitante) -> Json:
    return {"tipo": solicitante.tipo, "requisitos": solicitante.requisitos}


def _validade(validade: Validade) -> Json:
    return {
        "tipo": "Válido por" if validade.vence else "Sem validade",
        "quantidade": validade.quantidade,
        "unidade": validade.unidade or "",
        "descricao": validade.descricao,
    }


def _etapa(etapa: Etapa) -> Json:
    documentos = [
        {"descricao": caso.nome, "documento": [{"descricao": nome} for nome in caso.documentos]}
        for caso in etapa.casos_de_documentos
    ]
    custos = [
        {"descricao": caso.nome, "custo": _todos(caso.custos, _custo)} for caso in etapa.casos_de_custos
    ]
    de_canais = [
        {"descricao": caso.nome, "canalDePrestacao": _todos(caso.canais, _canal)}
        for caso in etapa.casos_de_canais
    ]
    return {
        "titulo": etapa.titulo,
        "descricao": etapa.descricao,
        "documentos": {"documentos": [{"nome": nome} for nome in etapa.documentos], "casos": documentos},
        "custos": {"custos": _todos(etapa.custos, _custo), "casos": custos},
        "canaisDePrestacao": {"canaisDePrestacao": _todos(etapa.canais, _canal), "casos": de_canais},
        **_tempo(etapa.tempo),
    }


def _custo(custo: Custo) -> Json:
    fixo = {"valor": _numero(custo.valor)} if custo.valor and not custo.variavel else {}
    return {
        "descricao": custo.nome,
        "moeda": custo.moeda,
        **fixo,
        "valorVariavel": custo.calculo if custo.variavel else "",
        "statusCustoVariavel": int(custo.variavel),
    }


def _canal(canal: Canal) -> Json:
    tipo = canais().get(canal.tipo)
    espera = canal.espera
    return {
        "tipo": tipo.rotulo if tipo else canal.tipo,
        "descricao": canal.endereco,
        **({"procedimentoSistemaIndisponivel": canal.se_indisponivel} if canal.se_indisponivel else {}),
        **({"tempoEstimadoPeriodo": _rotulo(espera.unidade)} if espera and espera.unidade else {}),
        **({"tempoEstimadoEspera": espera.quanto} if espera else {}),
    }


def _tempo(tempo: Tempo | None) -> Json:
    if tempo is None:
        return {}
    return {"tempoTotalEstimado": {**_tipo_de_tempo(tempo), "descricao": tempo.comentario}}


def _tipo_de_tempo(tempo: Tempo) -> Json:
    if tempo.tipo in _SEM_NUMEROS:
        nome, rotulo = _SEM_NUMEROS[tempo.tipo]
        return {nome: {"tipo": rotulo}}
    minimo = {"min": tempo.minimo} if tempo.minimo is not None else {}
    unidade = _rotulo(tempo.unidade) if tempo.unidade else ""
    return {_COM_NUMEROS[tempo.tipo]: {**minimo, "max": tempo.maximo, "unidade": unidade}}


def _inteiro(numero: str) -> int | None:
    return int(numero) if numero.isdecimal() else None


def _numero(valor: str) -> float | str:
    """Return `1.342,28` as 1342.28; a text that is no such number stays as it is."""
    try:
        return float(valor.replace(".", "").replace(",", "."))
    except ValueError:
        return valor


def _rotulo(unidade: Unidade) -> str:
    return rotulos_de_unidade()[unidade][0]


def _itens(textos: Iterable[str]) -> Json:
    return {"item": [{"item": texto} for texto in textos]}


def _todos(itens: Sequence[T], como: Callable[[T], Json]) -> list[Json]:
    return [como(item) for item in itens]
