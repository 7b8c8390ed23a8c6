"""What is known of a service completed with what else was read: only what is empty is filled."""

from collections.abc import Mapping
from typing import Any

Valores = Mapping[str, Any]  # plain values of the form of a service

_DO_TEMPO = ("tempo_prazo", "tempo_entre", "tempo_unidade", "tempo_comentario")


def completar(
    atual: Valores, novos: Valores, *, somar: bool = False
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return `atual` with what of `novos` it had not, and the names of what both have and stayed as it was.

    `somar`: both come from the same hand, so that lists are put together; else a list that is there stays.
    """
    tomados = _sem_custos_de_um_gratuito(atual, novos)
    feito, ficaram = dict(atual), list[str]()
    if tomados is not novos:
        ficaram.append("custos")
    ha_tempo = "tempo" in atual
    for nome, valor in tomados.items():
        if nome in _DO_TEMPO and ha_tempo:
            continue
        if nome not in atual:
            feito[nome] = valor
        elif nome == "etapas":
            feito[nome], delas = _etapas(atual[nome], valor, somar=somar)
            ficaram += delas
        elif somar and isinstance(valor, list):
            feito[nome] = _juntas(atual[nome], valor)
        elif atual[nome] != valor or (nome == "tempo" and _outro_tempo(atual, tomados)):
            ficaram.append(nome)
    return feito, tuple(dict.fromkeys(ficaram))


def _sem_custos_de_um_gratuito(atual: Valores, novos: Valores) -> Valores:
    """Return `novos` without costs when the service is free of charge already."""
    if atual.get("gratuito") != "sim" or not any("custos" in etapa for etapa in novos.get("etapas", ())):
        return novos
    etapas = [{n: v for n, v in etapa.items() if n != "custos"} for etapa in novos["etapas"]]
    sem = {nome: valor for nome, valor in novos.items() if nome != "etapas"}
    return {**sem, "etapas": [etapa for etapa in etapas if etapa]} if any(etapas) else sem


def _outro_tempo(atual: Valores, novos: Valores) -> bool:
    return any(novos[nome] != atual.get(nome) for nome in _DO_TEMPO if nome in novos)


def _etapas(
    atuais: list[dict[str, Any]], novas: list[dict[str, Any]], *, somar: bool
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Complete the etapa of the same title, else the only one; several are a whole, and stay."""
    if len(atuais) > 1 and not somar:
        return atuais, () if atuais == novas else ("etapas",)
    feitas, ficaram = list(atuais), list[str]()
    for lugar, nova in enumerate(novas):
        qual = _mesma(feitas, nova, lugar, somar=somar)
        if qual is None:
            feitas.append(nova)
        else:
            feitas[qual], dela = completar(feitas[qual], nova, somar=somar)
            ficaram += dela
    return feitas, tuple(ficaram)


def _mesma(feitas: list[dict[str, Any]], nova: Valores, lugar: int, *, somar: bool) -> int | None:
    """Return the place of the etapa that the new one tells more of; None when it is another."""
    titulos = [etapa.get("titulo") for etapa in feitas]
    if nova.get("titulo") in titulos:
        return titulos.index(nova.get("titulo"))
    outra = somar and nova.get("titulo") is not None and titulos[0] is not None
    return 0 if lugar == 0 and not outra else None


def _juntas(uns: list[Any], outros: list[Any]) -> list[Any]:
    return [*uns, *(um for um in outros if um not in uns)]
