"""Where a service stands, from a name in the inventory to its page on the Portal."""

from enum import StrEnum


class Estado(StrEnum):
    """The state of a service; each one is also a step further."""

    LEVANTADO = "levantado"  # only a name in the inventory
    RASCUNHO = "rascunho"  # being registered
    PRONTO = "pronto"  # nothing keeps it from being published
    NO_PORTAL = "no_portal"
    NO_PORTAL_COM_ALTERACOES = "no_portal_com_alteracoes"  # published, with a newer text over it
