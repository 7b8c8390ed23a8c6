"""The text fields of a service: their kind and their limit (section 2; the editors' guide first)."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Tipo(Enum):
    """What a text is, and so which rules of writing hold for it."""

    LINHA = "linha"  # a name or a title
    ITEM = "item"  # one thing of a list
    PROSA = "prosa"  # sentences
    ENDERECO = "endereco"  # where a channel is
    NORMA = "norma"  # a law, as a link
    LINK = "link"  # a page


@dataclass(frozen=True, slots=True)
class Campo:
    """A field: its path without positions, the subject of its rules, its kind, its limit in UTF-16 units."""

    nome: str
    sujeito: str
    tipo: Tipo
    limite: int | None = None
    fonte: str = "2 GUIA"


CAMPOS = {
    campo.nome: campo
    for campo in (
        Campo("nome", "nome", Tipo.LINHA, 150, "2.1 GUIA"),
        Campo("sigla", "sigla", Tipo.LINHA, 15, "2.1 GUIA"),
        Campo("nomes_populares", "popular", Tipo.ITEM, 150, "2.1 SRC"),
        Campo("descricao", "descricao", Tipo.PROSA, 3000, "2.1 GUIA"),
        Campo("contato", "contato", Tipo.PROSA, 500, "2.1 XSD"),
        Campo("link", "link", Tipo.LINK),
        Campo("solicitantes/tipo", "solicitante.tipo", Tipo.ITEM, 500, "2.2 GUIA"),
        Campo("solicitantes/requisitos", "solicitante.requisitos", Tipo.PROSA, 1000, "2.2 GUIA"),
        Campo("etapas/titulo", "etapa.titulo", Tipo.LINHA, 150, "2.3 SRC"),
        Campo("etapas/descricao", "etapa.descricao", Tipo.PROSA, 500, "2.3 GUIA"),
        Campo("etapas/documentos", "documento", Tipo.ITEM, 500, "2.3 DATA"),
        Campo("etapas/canais/endereco", "canal.endereco", Tipo.ENDERECO, 500, "2.3 SRC"),
        Campo("etapas/canais/se_indisponivel", "canal.indisponivel", Tipo.PROSA),
        Campo("etapas/custos/nome", "custo.nome", Tipo.LINHA, 150, "2.5 GUIA"),
        Campo("etapas/custos/calculo", "custo.calculo", Tipo.PROSA),
        Campo("etapas/custos/moeda", "custo.moeda", Tipo.LINHA, 3, "2.5 GUIA"),
        Campo("etapas/tempo_comentario", "etapa.tempo.comentario", Tipo.PROSA, 500, "2.4 GUIA"),
        Campo("etapas/casos/nome", "caso", Tipo.LINHA, 150, "2.3 SRC"),
        Campo("tempo_comentario", "tempo.comentario", Tipo.PROSA, 500, "2.4 GUIA"),
        Campo("validade_descricao", "validade", Tipo.PROSA, 500, "2.6 GUIA"),
        Campo("palavras_chave", "palavra", Tipo.ITEM, 150, "2.7 SRC"),
        Campo("legislacoes", "norma", Tipo.NORMA, 500, "2.7 SRC"),
        Campo("condicoes_acessibilidade", "acessibilidade", Tipo.PROSA, 1000, "2.7 GUIA"),
        Campo("tratamento_prioritario", "prioritario", Tipo.PROSA, 1000, "2.7 GUIA"),
        Campo("tratamento_dispensado", "tratamento", Tipo.PROSA, 1000, "2.7 GUIA"),
    )
}

_NOME_DE_CASO = re.compile(r"casos_\w+(?=/nome$)")
_DENTRO_DE_CASO = re.compile(r"casos_\w+/(?=documentos|custos|canais)")


@lru_cache(maxsize=1024)  # the paths of one service come again in the next
def campo_de(caminho: str) -> Campo | None:
    """Return the field at `caminho`, with positions or without; what a case repeats keeps the same rules."""
    modelo = "/".join(passo for passo in caminho.split("/") if not passo.isdigit())
    if "casos_" in modelo:
        modelo = _NOME_DE_CASO.sub("casos", _DENTRO_DE_CASO.sub("", modelo))
    return CAMPOS.get(modelo)
