"""The columns of a spreadsheet of services: their names as organs write them, and the sheet they are in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.slug import slug
from bot.planilhas.linhas import Aba, Linha, em_uma_linha

ATE_A_LINHA = 15  # filled rows in which the header is looked for: titles may stand above it
NOME = "nome"
LETRAS_DO_ROTULO = 80  # of a longer text, none names a column
AO_MENOS = 2  # columns that make a row the header, unless it is the only column there is
CAMPOS: Mapping[str, tuple[str, ...]] = {  # the first one names the column in the template
    "nome": (
        *("nome-do-servico", "nome", "servico", "servicos", "titulo", "titulo-do-servico", "denominacao"),
        *("nome-servico", "servico-prestado", "servicos-prestados", "servico-publico", "nome-oficial"),
    ),
    "sigla": ("sigla", "sigla-do-servico"),
    "nomes_populares": ("nomes-populares", "nome-popular", "conhecido-como", "tambem-chamado", "apelido"),
    "descricao": (
        *(
            "descricao",
            "desc",
            "o-que-e",
            "resumo",
            "objetivo",
            "finalidade",
            "detalhamento",
            "sobre-o-servico",
        ),
        *("do-que-se-trata", "descricao-do-servico"),
    ),
    "quem": (
        *(
            "quem-pode-pedir",
            "quem-pode",
            "publico",
            "publico-alvo",
            "solicitante",
            "solicitantes",
            "usuario",
        ),
        *("usuarios", "beneficiario", "beneficiarios", "a-quem-se-destina", "interessados", "destinatario"),
        *("quem-tem-direito", "quem-utiliza", "clientela"),
    ),
    "requisitos": ("requisitos", "requisito", "exigencias", "condicoes", "criterios", "pre-requisitos"),
    "etapa": (
        *("etapas", "etapa", "passo-a-passo", "como-fazer", "procedimento", "procedimentos", "passos"),
        *("como-funciona", "fluxo"),
    ),
    "documentos": (
        *("documentos", "documento", "documentacao", "docs", "doc", "o-que-levar", "papeis-necessarios"),
        *("documentacao-necessaria", "documentos-necessarios"),
    ),
    "canal": (
        *("canal", "canais", "como-pedir", "como-solicitar", "onde", "onde-pedir", "onde-solicitar"),
        *("forma-de-prestacao", "forma-de-atendimento", "forma-de-acesso", "formas-de-acesso", "meio"),
        *("modalidade", "como-acessar", "atendimento", "tipo-de-atendimento", "local-ou-canal"),
    ),
    "endereco": (
        *("endereco-ou-link", "endereco", "enderecos", "link", "links", "url", "site", "pagina", "sitio"),
        *("endereco-eletronico", "local", "local-de-atendimento", "web", "internet"),
    ),
    "prazo": ("prazo", "prazos", "tempo", "duracao", "sla", "quanto-tempo", "tempo-de-atendimento"),
    "custo": (
        *("custo", "custos", "taxa", "taxas", "valor", "valores", "preco", "precos", "quanto-custa"),
        *("tem-custo", "ha-custo", "cobranca", "emolumentos", "pago", "vlr"),
    ),
    "gratuito": ("gratuito", "gratuidade", "e-gratuito", "gratis", "gratuita"),
    "segmentos": ("segmento", "segmentos", "segmento-da-sociedade", "segmentos-da-sociedade"),
    "areas": ("areas-de-interesse", "area", "areas", "area-de-interesse", "assunto", "assuntos", "tema"),
    "palavras_chave": ("palavras-chave", "palavra-chave", "palavras-chaves", "tags", "etiquetas", "termos"),
    "legislacoes": (
        *("legislacao", "legislacoes", "base-legal", "lei", "leis", "norma", "normas", "normativos"),
        *("fundamento-legal", "fundamentacao-legal", "amparo-legal"),
    ),
    "contato": (
        "contato",
        "contatos",
        "telefone",
        "telefones",
        "tel",
        "fone",
        "e-mail",
        "email",
        "ouvidoria",
    ),
}
_SO_INTEIROS = frozenset(  # as one word of a longer name they say something else: "nome do responsável"
    ("nome", "servico", "servicos", "titulo", "onde", "area", "tema", "local", "pago", "lei", "fluxo")
)
_DE_OUTRA_COISA = re.compile(
    r"\b(?:responsa\w*|ponto-focal|servidor\w*|cpf|matricula|codigo|cod|situacao|status|data|siorg|orgao"
    r"|tempo-de-espera|unidade-\w*|setor)\b"
)
_GENERO = re.compile(r"\((?:a|as|o|os|s|es)\)")
_AVULSAS = (
    "total-",
    "subtotal-",
    "exemplo-",
    "fonte-",
    "obs-",
    "observacao-",
    "nota-",
    "legenda-",
    "elaborad",
)

Mapa = Mapping[int, str]  # which field each column (from 0) fills


@dataclass(frozen=True, slots=True)
class Achada:
    """The sheet that holds the services: names of its columns, what each fills, the rows under them."""

    nome: str
    rotulos: tuple[str, ...]
    mapa: Mapa
    linhas: Sequence[Linha]


def achar(abas: Iterable[Aba]) -> Achada | None:
    """Return the sheet in which most columns were recognised; None when there is no header in any."""
    achadas = [achada for aba in abas if (achada := _na_aba(aba)) is not None]
    return max(achadas, key=lambda a: (NOME in a.mapa.values(), len(set(a.mapa.values()))), default=None)


def campo_de(rotulo: str) -> str | None:
    """Return the field that a column so called fills, None when its name says none."""
    escrito = slug(_GENERO.sub("", rotulo))
    if not escrito or len(rotulo) > LETRAS_DO_ROTULO or _DE_OUTRA_COISA.search(escrito):
        return None
    notas = {campo: max(_nota(escrito, conhecido) for conhecido in nomes) for campo, nomes in CAMPOS.items()}
    melhor = max(notas, key=lambda campo: notas[campo])
    return melhor if notas[melhor] > (0, 0) else None


def avulsa(nome: str) -> bool:
    """Tell whether a name is no service's: a total, a note under the table, the example of the template."""
    return f"{slug(nome)}-".startswith(_AVULSAS)


def _nota(escrito: str, conhecido: str) -> tuple[int, int]:
    """Return how surely a column is meant by a known name: whole, at its beginning, inside; then how long."""
    if escrito == conhecido:
        return 3, len(conhecido)
    if conhecido in _SO_INTEIROS:
        return 0, 0
    if escrito.startswith(f"{conhecido}-"):
        return 2, len(conhecido)
    return (1, len(conhecido)) if f"-{conhecido}-" in f"-{escrito}-" else (0, 0)


def _na_aba(aba: Aba) -> Achada | None:
    candidatas = [_mapa(linha) for linha in aba.linhas[:ATE_A_LINHA]]
    melhor = max(range(len(candidatas)), key=lambda n: len(set(candidatas[n].values())), default=None)
    if melhor is None:
        return None
    largura = max(len(linha.celulas) for linha in aba.linhas)
    reconhecidas = len(set(candidatas[melhor].values()))
    if reconhecidas >= AO_MENOS or (largura == 1 and candidatas[melhor].get(0) == NOME):
        cabecalho = aba.linhas[melhor].celulas
        linhas = [linha for linha in aba.linhas[melhor + 1 :] if linha.celulas != cabecalho]
        rotulos = tuple(map(em_uma_linha, cabecalho)) + ("",) * (largura - len(cabecalho))
        return Achada(aba.nome, rotulos, candidatas[melhor], linhas)
    return Achada(aba.nome, ("",), {0: NOME}, aba.linhas) if largura == 1 else None


def _mapa(linha: Linha) -> dict[int, str]:
    mapa: dict[int, str] = {}
    for n, rotulo in enumerate(linha.celulas):
        campo = campo_de(rotulo)
        if campo is not None and not (campo in SO_UMA and campo in mapa.values()):
            mapa[n] = campo
    return mapa


SO_UMA = frozenset({NOME, "sigla"})  # fields that one column fills, the first that is so called
