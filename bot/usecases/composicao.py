"""What a request for a PDF asks to draw: the sections of each letter, as titles, texts and lists."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from bot.cartas.previa import previa
from bot.forms.servico_valores import servico_de
from bot.messages import K, Message
from bot.pdf.desenho import Bloco, Folheto
from bot.pdf.escrita import blocos_de_texto, item
from bot.storage.tables import Orgao, VersaoDoServico
from bot.usecases.guardar import fato_de
from bot.usecases.quem import nome_do_orgao
from bot.usecases.relacionados import nomes_dos_relacionados

EmTexto = Callable[[Message], str]  # the words of a message, without markup

_NIVEIS = {"previa.nome": 1, "previa.etapa": 3} | dict.fromkeys(
    ("previa.canais", "previa.documentos", "previa.custos", "previa.tempo_da_etapa"), 4
)
_SECOES = frozenset(
    f"previa.{secao}"
    for secao in (
        *("o_que_e", "quem", "etapas", "relacionados", "tempo", "validade", "contato", "legislacoes"),
        *("tratamento", "acessibilidade", "prioridade"),
    )
)
_ITENS = frozenset(f"previa.{linha}" for linha in ("item", "canal", "custo", "custo_variavel", "do_portal"))
_CASO = "previa.caso"


def reunir(session: Session, pedido: bytes, em_texto: EmTexto) -> Folheto:
    """Return what a request asks to draw: versions of services as they were when it was made."""
    pedida = json.loads(pedido)
    orgao = session.get_one(Orgao, pedida["siorg"])
    nome, hoje = nome_do_orgao(orgao), date.fromisoformat(pedida["dia"])
    versoes = _versoes(session, pedida["versoes"])
    cartas = [_carta(session, versao.valores, orgao, em_texto) for versao in versoes]
    rodape = em_texto(Message(K("folheto.rodape"), {"dia": hoje, "pagina": "#1"}))
    if not pedida["inteiro"]:
        return Folheto(versoes[0].valores["nome"], nome, rodape, cartas)
    titulo = em_texto(Message(K("folheto.titulo"), {"orgao": nome}))
    abertura = em_texto(Message(K("folheto.abertura"), {"dia": hoje}, count=len(cartas)))
    return Folheto(titulo, nome, rodape, cartas, abertura, em_texto(Message(K("folheto.indice"))))


def _versoes(session: Session, quais: Sequence[Sequence[int]]) -> list[VersaoDoServico]:
    par = tuple_(col(VersaoDoServico.servico_id), col(VersaoDoServico.numero))
    achadas = session.exec(select(VersaoDoServico).where(par.in_([tuple(um) for um in quais])))
    por_numero = {(uma.servico_id, uma.numero): uma for uma in achadas}
    return [por_numero[servico_id, numero] for servico_id, numero in quais]


def _carta(session: Session, valores: Mapping[str, Any], orgao: Orgao, em_texto: EmTexto) -> list[Bloco]:
    servico = servico_de(valores, fato_de(orgao))
    paragrafos = previa(servico, nomes_dos_relacionados(session, servico.relacionados))
    return [bloco for paragrafo in paragrafos for bloco in _blocos(paragrafo.lines, em_texto)]


def _blocos(linhas: Iterable[Message], em_texto: EmTexto) -> Iterator[Bloco]:
    """Yield the blocks of one section: what follows an item of a list, and is none, belongs to the item."""
    itens: list[list[str]] = []
    for linha in linhas:
        texto = em_texto(linha)
        nivel = 2 if linha.key in _SECOES else _NIVEIS.get(linha.key, 0)
        if linha.key in _ITENS:
            itens.append([texto])
        elif itens and not nivel and linha.key != _CASO:
            itens[-1].append(texto)
        else:
            yield from _lista(itens)
            itens = []
            yield from _bloco(linha, nivel, texto)
    yield from _lista(itens)


def _bloco(linha: Message, nivel: int, texto: str) -> Iterator[Bloco]:
    if nivel:
        yield Bloco("titulo", [item([texto])], nivel)
    elif linha.key == _CASO:
        yield Bloco("caso", [item([texto])])
    else:
        yield from blocos_de_texto(texto)


def _lista(itens: list[list[str]]) -> Iterator[Bloco]:
    if itens:
        yield Bloco("lista", [item(textos) for textos in itens])
