"""Whether something is a service: five criteria and four traps. Source: standard, section 1."""

from collections.abc import Mapping

CRITERIOS = {
    "interacao": "informacao",
    "personalizacao": "informacao",
    "suficiencia": "etapa",
    "processo": "evento",
    "utilidade": "interno",
}  # each must be so; by its side, what it is when it is not
ARMADILHAS = {
    "area": "area",
    "programa": "programa",
    "sistema": "canal",
    "evento": "evento",
}  # none may be so
PERGUNTAS = (*CRITERIOS, *ARMADILHAS)


def o_que_e(respostas: Mapping[str, bool]) -> str | None:
    """Return what it is instead of a service, by the first answer that decides; None while none does."""
    for pergunta in PERGUNTAS:
        resposta = respostas.get(pergunta)
        if pergunta in CRITERIOS and resposta is False:
            return CRITERIOS[pergunta]
        if pergunta in ARMADILHAS and resposta is True:
            return ARMADILHAS[pergunta]
    return None
