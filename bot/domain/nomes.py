"""Names of people as they are typed."""


def so_o_primeiro(nome: str) -> bool:
    """Tell whether a name looks like a first name alone: "Ana", "Ana M."."""
    return sum(len(palavra.strip(".")) > 1 for palavra in nome.split()) < 2
