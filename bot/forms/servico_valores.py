"""From the plain values of the form to a `Servico`, and back for editing."""

from collections.abc import Mapping
from typing import Any

from bot.domain.orgaos import Orgao
from bot.domain.servico import MOEDA, Canal, Custo, Etapa, Servico, Solicitante
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade, ler_prazo
from bot.forms.form import Answers
from bot.forms.servico_opcoes import FIXO, NAO, SIM, VARIAVEL

Valores = Mapping[str, Any]  # what `engine.clean` returns for `CADASTRO_SERVICO`, whole or not


def servico_de(valores: Valores, orgao: Orgao) -> Servico:
    """Return the service that the values describe; what was not answered stays empty."""
    return Servico(
        nome=valores.get("nome", ""),
        orgao=orgao,
        descricao=valores.get("descricao", ""),
        gratuito=_gratuito(valores),
        sigla=valores.get("sigla", ""),
        nomes_populares=tuple(valores.get("nomes_populares", ())),
        contato=valores.get("contato", ""),
        digital=valores.get("digital") == SIM,
        link_digital=valores.get("link", ""),
        solicitantes=tuple(map(_solicitante, valores.get("solicitantes", ()))),
        tempo=_tempo(valores),
        etapas=tuple(map(_etapa, valores.get("etapas", ()))),
        segmentos=tuple(valores.get("segmentos", ())),
        areas=tuple(valores.get("areas", ())),
        palavras_chave=tuple(valores.get("palavras_chave", ())),
    )


def _gratuito(valores: Valores) -> bool | None:
    return valores["gratuito"] == SIM if "gratuito" in valores else None


def _solicitante(valores: Valores) -> Solicitante:
    return Solicitante(valores.get("tipo", ""), valores.get("requisitos", ""))


def _etapa(valores: Valores) -> Etapa:
    return Etapa(
        titulo=valores.get("titulo", ""),
        canais=tuple(map(_canal, valores.get("canais", ()))),
        descricao=valores.get("descricao", ""),
        documentos=tuple(valores.get("documentos", ())),
        custos=tuple(map(_custo, valores.get("custos", ()))),
    )


def _canal(valores: Valores) -> Canal:
    return Canal(valores.get("tipo", ""), valores.get("endereco", ""))


def _custo(valores: Valores) -> Custo:
    return Custo(
        nome=valores.get("nome", ""),
        moeda=valores.get("moeda", MOEDA),
        variavel=valores.get("forma") == VARIAVEL,
        valor=valores.get("valor", ""),
        calculo=valores.get("calculo", ""),
    )


def _tempo(valores: Valores) -> Tempo | None:
    if "tempo" not in valores:
        return None
    tipo = TipoDeTempo(valores["tempo"])
    comentario = valores.get("tempo_comentario", "")
    digitado = valores.get("tempo_entre" if tipo is TipoDeTempo.ENTRE else "tempo_prazo")
    if not tipo.com_numeros or digitado is None:
        return Tempo(tipo, comentario=comentario)
    prazo = ler_prazo(digitado)
    return Tempo(tipo, prazo.minimo, prazo.maximo, prazo.unidade or _unidade(valores), comentario)


def _unidade(valores: Valores) -> Unidade | None:
    return Unidade(valores["tempo_unidade"]) if "tempo_unidade" in valores else None


def valores_de(servico: Servico) -> Answers:
    """Return the plain values of `servico`, without what is empty: what `engine.load` takes."""
    gratuito = None if servico.gratuito is None else SIM if servico.gratuito else NAO
    return _sem_vazios(
        nome=servico.nome,
        sigla=servico.sigla,
        nomes_populares=list(servico.nomes_populares),
        descricao=servico.descricao,
        contato=servico.contato,
        gratuito=gratuito,
        orgao=servico.orgao.siorg,
        digital=SIM if servico.digital else NAO,
        link=servico.link_digital,
        solicitantes=[_sem_vazios(tipo=um.tipo, requisitos=um.requisitos) for um in servico.solicitantes],
        etapas=[_valores_da_etapa(etapa) for etapa in servico.etapas],
        **_valores_do_tempo(servico.tempo),
        segmentos=list(servico.segmentos),
        areas=list(servico.areas),
        palavras_chave=list(servico.palavras_chave),
    )


def _valores_da_etapa(etapa: Etapa) -> Answers:
    return _sem_vazios(
        titulo=etapa.titulo,
        canais=[_sem_vazios(tipo=canal.tipo, endereco=canal.endereco) for canal in etapa.canais],
        descricao=etapa.descricao,
        documentos=list(etapa.documentos),
        custos=[_valores_do_custo(custo) for custo in etapa.custos],
    )


def _valores_do_custo(custo: Custo) -> Answers:
    return _sem_vazios(
        nome=custo.nome,
        forma=VARIAVEL if custo.variavel else FIXO,
        valor=custo.valor,
        calculo=custo.calculo,
        moeda="" if custo.moeda == MOEDA else custo.moeda,
    )


def _valores_do_tempo(tempo: Tempo | None) -> Answers:
    if tempo is None:
        return {}
    return _sem_vazios(
        tempo=tempo.tipo.value,
        tempo_prazo="" if tempo.maximo is None or tempo.minimo is not None else str(tempo.maximo),
        tempo_entre="" if tempo.minimo is None else f"{tempo.minimo} a {tempo.maximo}",
        tempo_unidade=tempo.unidade.value if tempo.unidade else "",
        tempo_comentario=tempo.comentario,
    )


def _sem_vazios(**valores: Any) -> Answers:
    return {nome: valor for nome, valor in valores.items() if valor not in (None, "", [])}
