"""Mail addresses: as they come in spreadsheets, and which providers are nobody's workplace."""

import re

PROVEDORES_PARTICULARES = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "hotmail.com.br",
        "outlook.com",
        "outlook.com.br",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.com.br",
        "ymail.com",
        "uol.com.br",
        "bol.com.br",
        "terra.com.br",
        "ig.com.br",
        "globo.com",
        "globomail.com",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "zoho.com",
    }
)


_ENTRE_SINAIS = re.compile(r"<([^<>]*@[^<>]*)>")
_ESPACOS = re.compile(r"\s+")


def sem_enfeites(celula: str) -> str:
    """Return the address in `Rui <rui@x.gov.br>`, `mailto:…`, `rui @x. gov.br;`; any other cell as it is."""
    entre_sinais = _ENTRE_SINAIS.search(celula)
    escrito = (entre_sinais[1] if entre_sinais else celula).strip(" ;,.").removeprefix("mailto:")
    if escrito.count("@") == 1:
        local, _, provedor = escrito.partition("@")
        escrito = f"{local.strip()}@{_ESPACOS.sub('', provedor)}"
    return escrito.lower() if escrito.isupper() else escrito


def correio_particular(email: str) -> bool:
    """Tell whether the address belongs to a provider of private mail."""
    return email.rpartition("@")[2].lower() in PROVEDORES_PARTICULARES
