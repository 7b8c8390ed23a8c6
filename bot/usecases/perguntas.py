"""Questions for the central team, as they are kept: whose they are, which are open, what was said before."""

import textwrap
from dataclasses import dataclass

from sqlmodel import col, select

from bot.forms.search import fold
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Orgao, Pessoa
from bot.storage.tables_das_duvidas import Pergunta
from bot.storage.work import Work
from bot.usecases.botoes import MENU, botao, desconhecido, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.links import papel_por_extenso
from bot.usecases.quem import Recusa, mandatos_de, quem

CITACAO = 400  # letters of a question that are quoted
NO_BOTAO = 40


@dataclass(frozen=True, slots=True)
class Autora:
    """Who asks, and in which chat; `pessoa` is None for somebody without an invitation."""

    chat_id: int
    nome: str
    pessoa: Pessoa | None = None


def autora(work: Work, said: Incoming) -> Autora:
    """Return who speaks, as the author of a question."""
    pessoa = quem(work, said.user_id).pessoa
    return Autora(said.chat_id, pessoa.nome if pessoa else said.full_name, pessoa)


def guardar_rascunho(
    work: Work, de: Autora, texto: str, continua_id: int | None = None, comunicado_id: int | None = None
) -> Pergunta:
    """Keep a question that was not sent yet; the same text of the same chat is kept once."""
    deste_chat = (Pergunta.chat_id == de.chat_id, Pergunta.situacao == "rascunho")
    sobre = Pergunta.comunicado_id == comunicado_id
    mesma = (Pergunta.texto == texto, Pergunta.continua_id == continua_id, sobre)
    achada = work.session.exec(select(Pergunta).where(*deste_chat, *mesma)).first()
    if achada is not None:
        return achada
    nova = Pergunta(
        chat_id=de.chat_id,
        pessoa_id=de.pessoa.id if de.pessoa else None,
        nome=de.nome,
        texto=texto,
        continua_id=continua_id,
        comunicado_id=comunicado_id,
        criada_em=work.now,
    )
    work.session.add(nova)
    work.session.flush()
    return nova


def minha(work: Work, de: Autora, numero: str) -> Pergunta:
    """Return a question of its author; raise `Recusa` for any other."""
    pergunta = pelo_numero(work, Pergunta, numero)
    if pergunta is None or not _e_de(de, pergunta):
        raise Recusa(desconhecido())
    return pergunta


def abertas_de(work: Work, de: Autora) -> list[Pergunta]:
    """Return what she asked and nobody answered yet, the oldest first."""
    delas = Pergunta.chat_id == de.chat_id if de.pessoa is None else Pergunta.pessoa_id == de.pessoa.id
    busca = select(Pergunta).where(Pergunta.situacao == "aberta", delas)
    return list(work.session.exec(busca.order_by(col(Pergunta.id))))


def igual_a(pergunta: Pergunta, outras: list[Pergunta]) -> Pergunta | None:
    """Return the one of `outras` that asks the same, but for capitals, accents and punctuation."""
    dita = fold(pergunta.texto)
    return next((outra for outra in outras if fold(outra.texto) == dita), None)


def antes_de(work: Work, pergunta: Pergunta) -> list[Pergunta]:
    """Return the questions that this one goes on from, the oldest first."""
    fio: list[Pergunta] = []
    anterior = pergunta.continua_id
    while anterior is not None and (outra := work.session.get(Pergunta, anterior)) is not None:
        fio.insert(0, outra)
        anterior = outra.continua_id
    return fio


def conta_de(work: Work, pergunta: Pergunta) -> int | None:
    """Return the chat where the answer goes; None when she has no account any more."""
    if pergunta.pessoa_id is None:
        return pergunta.chat_id
    pessoa = work.session.get(Pessoa, pergunta.pessoa_id)
    return pessoa.conta if pessoa else None


def citada(texto: str) -> str:
    """Return a text as it is quoted: on one line, cut when it is long."""
    return textwrap.shorten(texto, CITACAO, placeholder=" …")


def curta(texto: str) -> str:
    """Return the beginning of a text, for a button."""
    return textwrap.shorten(texto, NO_BOTAO, placeholder="…")


def quem_e(work: Work, pergunta: Pergunta) -> Message:
    """Return who asks, in words: name, role and organ now; of somebody without an invitation, the name."""
    pessoa = work.session.get(Pessoa, pergunta.pessoa_id) if pergunta.pessoa_id else None
    if pessoa is None:
        return Message(K("fila.quem.visitante"), {"nome": pergunta.nome})
    dela = [m for m in mandatos_de(work, pessoa) if m.siorg is not None]
    if not dela:
        return Message(K("fila.quem.sem_papel"), {"nome": pessoa.nome})
    primeiro, orgaos = dela[0].funcao, dict.fromkeys(_orgao_curto(work, m.siorg) for m in dela)
    papel = papel_por_extenso(primeiro.papel, primeiro.tema)
    params: dict[str, Param] = {"nome": pessoa.nome, "papel": papel, "orgao": ", ".join(orgaos)}
    return Message(K("fila.quem"), params)


def o_que_se_disse(pergunta: Pergunta) -> Screen:
    """Return the team's answer, or why there is none, as whoever asked reads it."""
    citacao: dict[str, Param] = {"pergunta": citada(pergunta.texto), "resposta": pergunta.resposta or ""}
    duvida = (botao(K("pergunta.ainda_tenho_duvida"), "pergunta.ainda", pergunta.id),)
    if pergunta.situacao == "encerrada":
        return say(Message(K("pergunta.foi_encerrada"), citacao), buttons=(duvida, (MENU,)))
    obrigado = (botao(K("pergunta.agradecer"), "pergunta.agradecer", pergunta.id),)
    return say(
        Message(K("pergunta.respondida"), citacao),
        Message(K("pergunta.resposta"), citacao),
        Message(K("pergunta.assinatura")),
        buttons=(obrigado, duvida),
    )


def _orgao_curto(work: Work, siorg: str | None) -> str:
    orgao = work.session.get(Orgao, siorg) if siorg else None
    return (orgao.sigla or orgao.nome) if orgao else ""


def _e_de(de: Autora, pergunta: Pergunta) -> bool:
    if pergunta.pessoa_id is None:
        return pergunta.chat_id == de.chat_id
    return de.pessoa is not None and de.pessoa.id == pergunta.pessoa_id
