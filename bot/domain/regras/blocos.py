"""The channels and costs of a service, those of the cases of some people included, each with its path."""

from collections.abc import Iterator

from bot.domain.servico import Canal, Custo, Servico


def canais_de(servico: Servico) -> Iterator[tuple[str, Canal]]:
    """Yield every channel after its path, such as `etapas/0/casos_canais/1/canais/0`."""
    for posicao, etapa in enumerate(servico.etapas):
        em = f"etapas/{posicao}"
        yield from ((f"{em}/canais/{ordem}", canal) for ordem, canal in enumerate(etapa.canais))
        for numero, caso in enumerate(etapa.casos_de_canais):
            for ordem, canal in enumerate(caso.canais):
                yield f"{em}/casos_canais/{numero}/canais/{ordem}", canal


def custos_de(servico: Servico) -> Iterator[tuple[str, Custo]]:
    """Yield every cost after its path."""
    for posicao, etapa in enumerate(servico.etapas):
        em = f"etapas/{posicao}"
        yield from ((f"{em}/custos/{ordem}", custo) for ordem, custo in enumerate(etapa.custos))
        for numero, caso in enumerate(etapa.casos_de_custos):
            for ordem, custo in enumerate(caso.custos):
                yield f"{em}/casos_custos/{numero}/custos/{ordem}", custo
