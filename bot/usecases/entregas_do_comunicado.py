"""Lists around an announcement: all of them, who it reached, who is not in the bot yet."""

import re

from sqlalchemy import RowMapping
from sqlalchemy import select as select_rows
from sqlmodel import col, func, select

from bot.messages import Button, K, Message, Paragraph, Screen, say
from bot.planilhas.escrita import escrever
from bot.storage.tables import Orgao
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work
from bot.usecases import publico
from bot.usecases.botoes import MENU, Rows, botao, vizinhas_de
from bot.usecases.comunicados import LISTA, achar, curto, exigir
from bot.usecases.folha import DaFolha, folha
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso
from bot.usecases.parados import indicacoes_de
from bot.usecases.quem import nome_do_orgao

POR_PAGINA = 8
CAMPO = re.compile(r"\{(" + "|".join(publico.CAMPOS) + r")\}")
NUMA_FOLHA = 2000
NUM_PARAGRAFO = 40  # addresses
_COLUNAS = {"nome": 34, "email": 34, "orgao": 40, "desfecho": 30, "motivo": 44, "quando": 20, "vezes": 12}


def lista(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the announcements, the latest first."""
    exigir(work, said)
    quantos = work.session.exec(select(func.count(col(Comunicado.id)))).one()
    comeco, vizinhas = vizinhas_de(quantos, numero, POR_PAGINA, "comunicado")
    busca = select(Comunicado).order_by(col(Comunicado.id).desc()).offset(comeco).limit(POR_PAGINA)
    deles: Rows = tuple((_item(um),) for um in work.session.exec(busca))
    novo = (botao(K("comunicado.novo"), "comunicado.novo"),)
    titulo = Message(K("comunicado.titulo"), count=quantos)
    return (say(titulo, buttons=(novo, *deles, *vizinhas, (MENU,))),)


def fora(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Hand over who is not in the bot yet: a spreadsheet, the addresses to copy, and a text to send them."""
    exigir(work, said)
    comunicado = achar(work, numero)
    convites = publico.quem_esta_de_fora(work, comunicado.publico, NUMA_FOLHA)
    voltar: Rows = ((botao(K("comunicado.ver"), "comunicado.ver", comunicado.id),), (LISTA, MENU))
    if not convites:
        return (say(Message(K("comunicado.todos_dentro")), buttons=voltar),)
    carregam = indicacoes_de(work, convites)
    linhas = (
        DaFolha(
            _orgao(work, convite.siorg),
            convite.nome,
            work.label(papeis_por_extenso(carregam.get(convite.id, []))),
            convite.email or "",
            Message(K("folha.link_vencido" if convite.expira_em <= work.now else "folha.link_vale")),
            validade=convite.expira_em,
        )
        for convite in convites
    )
    anexo = folha(work, linhas, "fora-do-assistente.xlsx", secreta=False)
    emails = list(dict.fromkeys((convite.email or "").lower() for convite in convites))
    grupos = [
        Message(K("comunicado.emails"), {"emails": "; ".join(emails[n : n + NUM_PARAGRAFO])})
        for n in range(0, len(emails), NUM_PARAGRAFO)
    ]
    escrito = CAMPO.sub(r"[\1]", comunicado.texto)  # one text for all: whoever sends it writes the name
    texto = Message(K("comunicado.texto_para_email"), {"texto": escrito})
    contas = Message(K("comunicado.fora_titulo"), count=len(emails))
    em_ordem = (contas, *grupos, Message(K("comunicado.texto_titulo")), texto)
    planilha = Screen((Paragraph((Message(K("comunicado.fora_planilha")),)),), attachment=anexo)
    return (say(*em_ordem, buttons=voltar), planilha)


def planilha(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Send how it went with each person, as a spreadsheet."""
    exigir(work, said)
    comunicado = achar(work, numero)
    destas = select_rows(entrega).where(entrega.c.comunicado_id == comunicado.id).order_by(entrega.c.nome)
    linhas = [_linha(work, row) for row in work.connection.execute(destas).mappings()]
    colunas = [(work.label(Message(K(f"comunicado.coluna.{c}"))), n) for c, n in _COLUNAS.items()]
    dados = escrever(work.label(Message(K("comunicado.aba"))), colunas, linhas)
    anexo = work.keep(dados, f"comunicado-{comunicado.id}.xlsx")
    return (
        Screen((Paragraph((Message(K("comunicado.em_planilha"), count=len(linhas)),)),), attachment=anexo),
    )


def _item(comunicado: Comunicado) -> Button:
    rotulo = Message(K(f"comunicado.item.{comunicado.estado}"), {"texto": curto(comunicado)[:18]})
    return botao(rotulo, "comunicado.ver", comunicado.id)


def _orgao(work: Work, siorg: str | None) -> str:
    orgao = work.session.get(Orgao, siorg) if siorg else None
    return nome_do_orgao(orgao) if orgao else ""


def _linha(work: Work, dela: RowMapping) -> list[str]:
    quando = Message(K("comunicado.quando_foi"), {"quando": dela["quando"]}) if dela["quando"] else ""
    motivo = Message(K(f"comunicado.porque.{dela['motivo']}")) if dela["motivo"] else ""
    return [
        dela["nome"],
        dela["email"] or "",
        dela["campos"].get("orgao", ""),
        work.label(Message(K(f"comunicado.celula.{dela['desfecho']}"))),
        work.label(motivo),
        work.label(quando),
        str(dela["repeticoes"]),
    ]
