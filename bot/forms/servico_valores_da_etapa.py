"""From the plain values of an etapa to an `Etapa`, and back: channels, costs, times, cases."""

from collections.abc import Mapping
from typing import Any

from bot.domain.servico import (
    MOEDA,
    Canal,
    CasoDeCanais,
    CasoDeCustos,
    CasoDeDocumentos,
    Custo,
    Espera,
    Etapa,
)
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade, ler_prazo
from bot.forms.form import Answers
from bot.forms.servico_opcoes import FIXO, VARIAVEL

Valores = Mapping[str, Any]  # what `engine.clean` returns for `CADASTRO_SERVICO`, whole or not


def etapa_de(valores: Valores) -> Etapa:
    """Return the etapa that the values describe."""
    return Etapa(
        titulo=valores.get("titulo", ""),
        canais=_canais(valores),
        descricao=valores.get("descricao", ""),
        documentos=tuple(valores.get("documentos", ())),
        custos=_custos(valores),
        tempo=tempo_de(valores),
        casos_de_documentos=tuple(
            CasoDeDocumentos(caso.get("nome", ""), tuple(caso.get("documentos", ())))
            for caso in valores.get("casos_documentos", ())
        ),
        casos_de_custos=tuple(
            CasoDeCustos(caso.get("nome", ""), _custos(caso)) for caso in valores.get("casos_custos", ())
        ),
        casos_de_canais=tuple(
            CasoDeCanais(caso.get("nome", ""), _canais(caso)) for caso in valores.get("casos_canais", ())
        ),
    )


def _canais(valores: Valores) -> tuple[Canal, ...]:
    return tuple(map(_canal, valores.get("canais", ())))


def _canal(valores: Valores) -> Canal:
    return Canal(
        tipo=valores.get("tipo", ""),
        endereco=valores.get("endereco", ""),
        espera=_espera(valores),
        se_indisponivel=valores.get("se_indisponivel", ""),
    )


def _espera(valores: Valores) -> Espera | None:
    if "espera" not in valores:
        return None
    prazo = ler_prazo(valores["espera"])
    return Espera(prazo.maximo, prazo.unidade or _unidade(valores, "espera_unidade"))


def _custos(valores: Valores) -> tuple[Custo, ...]:
    return tuple(map(_custo, valores.get("custos", ())))


def _custo(valores: Valores) -> Custo:
    return Custo(
        nome=valores.get("nome", ""),
        moeda=valores.get("moeda", MOEDA),
        variavel=valores.get("forma") == VARIAVEL,
        valor=valores.get("valor", ""),
        calculo=valores.get("calculo", ""),
    )


def tempo_de(valores: Valores) -> Tempo | None:
    """Return the time that the values of a service or of an etapa describe."""
    if "tempo" not in valores:
        return None
    tipo = TipoDeTempo(valores["tempo"])
    comentario = valores.get("tempo_comentario", "")
    digitado = valores.get("tempo_entre" if tipo is TipoDeTempo.ENTRE else "tempo_prazo")
    if not tipo.com_numeros or digitado is None:
        return Tempo(tipo, comentario=comentario)
    prazo = ler_prazo(digitado)
    unidade = prazo.unidade or _unidade(valores, "tempo_unidade")
    return Tempo(tipo, prazo.minimo, prazo.maximo, unidade, comentario)


def _unidade(valores: Valores, nome: str) -> Unidade | None:
    return Unidade(valores[nome]) if nome in valores else None


def valores_da_etapa(etapa: Etapa) -> Answers:
    """Return the plain values of an etapa, without what is empty."""
    return sem_vazios(
        titulo=etapa.titulo,
        canais=_valores_dos_canais(etapa.canais),
        descricao=etapa.descricao,
        documentos=list(etapa.documentos),
        custos=_valores_dos_custos(etapa.custos),
        **valores_do_tempo(etapa.tempo),
        casos_documentos=[
            sem_vazios(nome=caso.nome, documentos=list(caso.documentos)) for caso in etapa.casos_de_documentos
        ],
        casos_custos=[
            sem_vazios(nome=caso.nome, custos=_valores_dos_custos(caso.custos))
            for caso in etapa.casos_de_custos
        ],
        casos_canais=[
            sem_vazios(nome=caso.nome, canais=_valores_dos_canais(caso.canais))
            for caso in etapa.casos_de_canais
        ],
    )


def _valores_dos_canais(canais: tuple[Canal, ...]) -> list[Answers]:
    return [
        sem_vazios(
            tipo=canal.tipo,
            endereco=canal.endereco,
            espera="" if canal.espera is None else str(canal.espera.quanto),
            espera_unidade=canal.espera.unidade.value if canal.espera and canal.espera.unidade else "",
            se_indisponivel=canal.se_indisponivel,
        )
        for canal in canais
    ]


def _valores_dos_custos(custos: tuple[Custo, ...]) -> list[Answers]:
    return [
        sem_vazios(
            nome=custo.nome,
            forma=VARIAVEL if custo.variavel else FIXO,
            valor=custo.valor,
            calculo=custo.calculo,
            moeda="" if custo.moeda == MOEDA else custo.moeda,
        )
        for custo in custos
    ]


def valores_do_tempo(tempo: Tempo | None) -> Answers:
    """Return the plain values of a time, of a service or of an etapa; nothing when there is none."""
    if tempo is None:
        return {}
    return sem_vazios(
        tempo=tempo.tipo.value,
        tempo_prazo="" if tempo.maximo is None or tempo.minimo is not None else str(tempo.maximo),
        tempo_entre="" if tempo.minimo is None else f"{tempo.minimo} a {tempo.maximo}",
        tempo_unidade=tempo.unidade.value if tempo.unidade else "",
        tempo_comentario=tempo.comentario,
    )


def sem_vazios(**valores: Any) -> Answers:
    """Return the values that say something."""
    return {nome: valor for nome, valor in valores.items() if valor not in (None, "", [])}
