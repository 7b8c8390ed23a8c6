"""Rules on lists: one thing per item, each once, only its name (sections 2.1 to 2.3, 2.7 and 5.2)."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar, citar_fim, em_volta
from bot.domain.regras.limites import unidades
from bot.domain.regras.regra import RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

DOCUMENTO_LONGO = 150  # letters: more than that is an explanation, not a name
GRUPO_LONGO = 60  # letters: a longer line may be a sentence that goes on in the next
PALAVRA_LONGA = 5  # words: more than that is a sentence, not a term

_ITENS = frozenset({Tipo.ITEM})
_DOCUMENTOS = frozenset({"etapas/documentos"})
_ENTRE_PARENTESES = re.compile(r"\([^)]*\)")
_SEPARAM = (";", "\n", ",", " e ")
_PARTES = re.compile(r"[;\n]|,| e (?=[a-zà-ÿA-ZÀ-Ý])")
_ALTERNATIVAS = re.compile(r"[^;\n]*(?: ou | tais como|por exemplo)[^;\n]*")
_UM_DOCUMENTO = re.compile(
    r"(?:d[oae]s? |o |a |os |as |cópias? (?:simples |autenticadas? )?d[oae]s? )*(?:rg|cpf|cnpj|cnh|identidade"
    r"|carteiras?|certid(?:ão|ões)|certificados?|comprovantes?|declaraç(?:ão|ões)|documentos?|formulários?"
    r"|requerimentos?|títulos?|passaporte|procuraç(?:ão|ões)|laudos?|fotos?|fotografias?|contratos?|atas?"
    r"|estatutos?|alvarás?|diplomas?|histórico|registros?|boleto|recibos?|planta|relatórios?|termos?|atestados?)\b",
    re.IGNORECASE,
)
_VAGO = re.compile(
    r"(?:tod[oa]s (?:[oa]s )?)?(?:outr[oa]s|(?:[oa]s )?demais|aquel[ea]s|documentação)(?: documentos)?"
    r" ?(?:que|necessári[oa]s?|exigid[oa]s?|solicitad[oa]s?|pertinentes?|cabíveis|$)",
    re.IGNORECASE,
)
_DE_CONDICAO = frozenset({"caso", "casos", "se", "quando", "quem"})
_CONDICAO = re.compile(
    r"^(?:caso|se|quando|para (?:quem|os casos))\b[^,]+,|[,(] ?(?:se for o caso|se houver|quando for o caso"
    r"|caso seja|quando couber|se aplicável)",
    re.IGNORECASE,
)
_LINHAS = re.compile(r";\s*|\n+")
_GRUPOS = re.compile(r";\s*|\n+(?=\W*[A-ZÀ-Ý\d])")
_FIM_DE_ITEM = re.compile(r"(?:[;,]\s*(?:e|ou)?|\s(?:e|ou))\s*$")
_FINS_DE_ITEM = (";", ",", "e", "u")
_NENHUM = re.compile(r"(?:nenhum|nenhuma|nada|não há|não se aplica|n/a|sem documentos?)\W*", re.IGNORECASE)


def _um_documento(texto: Texto) -> Message | None:
    if not any(sinal in texto.texto for sinal in _SEPARAM):
        return None
    itens = _ENTRE_PARENTESES.sub("", texto.texto)
    partes = [
        parte.strip().removesuffix(" e")
        for parte in _PARTES.split(itens)
        if _UM_DOCUMENTO.match(parte.strip())
    ]
    if len(partes) < 2 or _ALTERNATIVAS.fullmatch(itens.strip(" ;.\n")):
        return None
    nomes = {"um": citar(partes[0], 40), "outro": citar(partes[1], 40)}
    return Message(K("regras.documento.um_por_item"), nomes)


def _solicitantes(texto: Texto) -> Message | None:
    inteiro = texto.texto.strip(" \n;.")
    curtas = all(len(linha) <= GRUPO_LONGO for linha in inteiro.splitlines())
    partes = (_LINHAS if curtas else _GRUPOS).split(inteiro)
    if len(partes) < 2:
        return None
    nomes = {"um": citar(partes[0], 40), "outro": citar(partes[1].strip(), 40)}
    return Message(K("regras.solicitante.um_por_item"), nomes)


def _termos(texto: Texto) -> Message | None:
    partes = [parte.strip() for parte in re.split(r"[;,\n]+", texto.texto) if parte.strip(" .")]
    if len(partes) < 2:
        return None
    return Message(K("regras.termo.um_por_item"), {"um": citar(partes[0], 40), "outro": citar(partes[1], 40)})


def _termo_longo(texto: Texto) -> Message | None:
    palavras = len(texto.texto.split())
    if palavras <= PALAVRA_LONGA:
        return None
    return Message(K("regras.palavra.longa"), {"trecho": citar(texto.texto), "palavras": palavras})


def _so_o_nome(texto: Texto) -> Message | None:
    letras = unidades(texto.texto)
    if letras <= DOCUMENTO_LONGO:
        return None
    return Message(K("regras.documento.so_nome"), {"letras": letras, "trecho": citar(texto.texto)})


def _nenhum(texto: Texto) -> Message | None:
    if not _NENHUM.fullmatch(texto.texto):
        return None
    return Message(K("regras.documento.nenhum"), {"item": texto.texto})


def _vago(texto: Texto) -> Message | None:
    return (
        Message(K("regras.documento.vago"), {"item": citar(texto.texto)})
        if _VAGO.match(texto.texto)
        else None
    )


def _condicao(texto: Texto) -> Message | None:
    condicao = _CONDICAO.search(texto.texto) if _DE_CONDICAO & texto.palavras else None
    if condicao is None:
        return None
    trecho = em_volta(texto.texto, condicao.start(), condicao.end())
    return Message(K("regras.documento.condicao"), {"trecho": trecho})


def _pontuacao(texto: Texto) -> Message | None:
    fim = _FIM_DE_ITEM.search(texto.texto[-8:]) if texto.texto.rstrip().endswith(_FINS_DE_ITEM) else None
    if fim is None or not texto.preenchido:
        return None
    return Message(K("regras.item.pontuacao"), {"fim": citar_fim(texto.texto), "sobra": fim[0].strip()})


REGRAS = (
    RegraDeTexto(
        "documento.um_por_item",
        Severidade.MELHORAR,
        "2.3 GUIA",
        _um_documento,
        campos=_DOCUMENTOS,
    ),
    RegraDeTexto(
        "solicitante.um_por_item",
        Severidade.MELHORAR,
        "2.2 GUIA",
        _solicitantes,
        campos=frozenset({"solicitantes/tipo"}),
    ),
    RegraDeTexto(
        "termo.um_por_item",
        Severidade.MELHORAR,
        "2.7 GUIA",
        _termos,
        campos=frozenset({"palavras_chave", "nomes_populares"}),
    ),
    RegraDeTexto(
        "palavra.longa", Severidade.DICA, "2.7 GUIA", _termo_longo, campos=frozenset({"palavras_chave"})
    ),
    RegraDeTexto("documento.so_nome", Severidade.DICA, "2.3 GUIA", _so_o_nome, campos=_DOCUMENTOS),
    RegraDeTexto("documento.nenhum", Severidade.MELHORAR, "2.9 SRC", _nenhum, campos=_DOCUMENTOS),
    RegraDeTexto("documento.vago", Severidade.DICA, "2.3 GUIA", _vago, campos=_DOCUMENTOS),
    RegraDeTexto("documento.condicao", Severidade.DICA, "2.3 GUIA", _condicao, campos=_DOCUMENTOS),
    RegraDeTexto("item.pontuacao", Severidade.DICA, "2.3 GUIA", _pontuacao, _ITENS),
)
