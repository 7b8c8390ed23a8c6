"""Mail addresses: which providers are nobody's workplace."""

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


def correio_particular(email: str) -> bool:
    """Tell whether the address belongs to a provider of private mail."""
    return email.rpartition("@")[2].lower() in PROVEDORES_PARTICULARES
