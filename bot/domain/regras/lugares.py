"""Where in the service a finding is: paths of the form, in words and in order."""

from bot.messages import K, Message

_ORDEM = (
    "nome",
    "sigla",
    "nomes_populares",
    "descricao",
    "contato",
    "gratuito",
    "orgao",
    "digital",
    "link",
    "solicitantes",
    "tipo",
    "requisitos",
    "etapas",
    "titulo",
    "canais",
    "endereco",
    "espera",
    "se_indisponivel",
    "documentos",
    "custos",
    "forma",
    "valor",
    "calculo",
    "moeda",
    "tempo",
    "tempo_prazo",
    "tempo_entre",
    "tempo_comentario",
    "casos_documentos",
    "casos_custos",
    "casos_canais",
    "validade",
    "validade_descricao",
    "segmentos",
    "areas",
    "palavras_chave",
    "legislacoes",
    "condicoes_acessibilidade",
    "tratamento_prioritario",
    "tratamento_dispensado",
)
_POSICAO = {nome: posicao for posicao, nome in enumerate(_ORDEM)}


def onde(caminho: str) -> Message:
    """Return the place in words: `etapas/1/titulo` is the title of etapa 2."""
    nomes: list[str] = []
    numeros: dict[str, int] = {}
    for passo in caminho.split("/"):
        if passo.isdigit():
            numeros[nomes[-1]] = int(passo) + 1
        else:
            nomes.append(passo)
    sufixo = ".item" if caminho[-1].isdigit() else ""
    return Message(K(f"regras.onde.{'.'.join(nomes)}{sufixo}"), dict(numeros))


def ordem(caminho: str) -> tuple[int, ...]:
    """Return a key that sorts paths as the form asks them."""
    return tuple(int(passo) if passo.isdigit() else _POSICAO[passo] for passo in caminho.split("/"))


def modelo(caminho: str) -> str:
    """Return the path without positions: the field, whatever the repetition."""
    return "/".join(passo for passo in caminho.split("/") if not passo.isdigit())
