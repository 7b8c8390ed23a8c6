"""The central team's list of questions, and the card of one. Source: design, conversation 11."""

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Param, Screen, say
from bot.storage.tables import Pessoa, Rascunho
from bot.storage.tables_das_duvidas import Pergunta
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.perguntas import antes_de, citada, conta_de, curta, quem_e
from bot.usecases.quem import Recusa, quem
from bot.usecases.rascunhos import VIVOS

POR_PAGINA = 8
RESPOSTA_DA_FILA = "resposta_da_fila"  # the form of an answer
FILTROS = {"abertas": ("aberta",), "prontas": ("respondida", "encerrada")}
_OUTRO = {"abertas": "prontas", "prontas": "abertas"}


def fila(work: Work, said: Incoming, filtro: str = "abertas", numero: str = "1") -> tuple[Screen, ...]:
    """List the open questions, the oldest first; or those that are over, the latest first."""
    quem(work, said.user_id).exigir(Acao.RESPONDER_PERGUNTAS)
    if filtro not in FILTROS:
        raise Recusa(desconhecido())
    quantas = work.session.exec(select(func.count(col(Pergunta.id))).where(_em(filtro))).one()
    comeco, vizinhas = vizinhas_de(quantas, numero, POR_PAGINA, "fila", filtro)
    quando = col(Pergunta.enviada_em)
    ordem = quando if filtro == "abertas" else quando.desc()
    desta = select(Pergunta).where(_em(filtro)).order_by(ordem, col(Pergunta.id))
    botoes: Rows = tuple(
        (botao(_rotulo(pergunta), "fila.ver", pergunta.id),)
        for pergunta in work.session.exec(desta.offset(comeco).limit(POR_PAGINA))
    )
    outro = botao(K(f"fila.ver_{_OUTRO[filtro]}"), "fila", _OUTRO[filtro])
    respostas = botao(K("respostas.botao"), "respostas")
    titulo = Message(K(f"fila.{filtro}"), count=quantas)
    return (say(titulo, buttons=(*botoes, *vizinhas, (outro,), (respostas,), (MENU,))),)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show the card of a question: who asks, since when, what was said before, what became of it."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.RESPONDER_PERGUNTAS)
    pergunta = da_fila(work, numero)
    linhas = [
        *(Message(K("fila.antes"), _ditas(anterior)) for anterior in antes_de(work, pergunta)),
        *_sobre_que_comunicado(work, pergunta),
        Message(K("fila.pergunta"), {"pergunta": pergunta.texto}),
        Message(K("fila.de_quem"), {"quem": quem_e(work, pergunta), "quando": enviada_em(pergunta)}),
        *_o_que_houve(work, pergunta),
        *_avisos(work, pergunta, pessoa.id),
    ]
    return (say(*linhas, buttons=(*_o_que_fazer(pergunta), (_voltar(pergunta),), (MENU,))),)


def da_fila(work: Work, numero: str) -> Pergunta:
    """Return a question that was handed over; raise `Recusa` when there is none of that number."""
    pergunta = pelo_numero(work, Pergunta, numero)
    if pergunta is None or pergunta.situacao in ("rascunho", "desistida"):
        raise Recusa(say(Message(K("fila.nao_existe")), buttons=((botao(K("comando.fila"), "fila"),),)))
    return pergunta


def como_acabou(work: Work, pergunta: Pergunta) -> dict[str, Param]:
    """Return who ended a question, when, and what was said."""
    autora = work.session.get(Pessoa, pergunta.respondida_por) if pergunta.respondida_por else None
    return {
        "nome": autora.nome if autora else "",
        "quando": pergunta.respondida_em or enviada_em(pergunta),
        "resposta": pergunta.resposta or "",
    }


def enviada_em(pergunta: Pergunta) -> Param:
    """Return when a question was handed over."""
    return pergunta.enviada_em or pergunta.criada_em


def _em(filtro: str) -> ColumnElement[bool]:
    return col(Pergunta.situacao).in_(FILTROS[filtro])


def _rotulo(pergunta: Pergunta) -> Message:
    return Message(K("fila.item"), {"nome": pergunta.nome.split()[0], "pergunta": curta(pergunta.texto)})


def _ditas(pergunta: Pergunta) -> dict[str, Param]:
    return {"pergunta": citada(pergunta.texto), "resposta": citada(pergunta.resposta or "")}


def _sobre_que_comunicado(work: Work, pergunta: Pergunta) -> list[Message]:
    comunicado = work.session.get(Comunicado, pergunta.comunicado_id) if pergunta.comunicado_id else None
    return [Message(K("fila.sobre_comunicado"), {"texto": citada(comunicado.texto)})] if comunicado else []


def _o_que_houve(work: Work, pergunta: Pergunta) -> list[Message]:
    if pergunta.situacao == "aberta":
        return []
    ditas = [Message(K(f"fila.{pergunta.situacao}"), como_acabou(work, pergunta))]
    return [*ditas, Message(K("fila.agradeceu"))] if pergunta.agradecida_em else ditas


def _avisos(work: Work, pergunta: Pergunta, pessoa_id: int) -> list[Message]:
    conta = conta_de(work, pergunta)
    avisos = []
    if conta is None or work.chat(conta).blocked_at is not None:
        avisos.append(Message(K("fila.nao_recebe")))
    outra = _quem_ja_escreve(work, pergunta, pessoa_id) if pergunta.situacao == "aberta" else None
    if outra is not None:
        avisos.append(Message(K("fila.ja_escreve"), {"nome": outra.nome}))
    return avisos


def _quem_ja_escreve(work: Work, pergunta: Pergunta, pessoa_id: int) -> Pessoa | None:
    busca = (
        select(Pessoa)
        .join(Rascunho, col(Rascunho.pessoa_id) == col(Pessoa.id))
        .where(Rascunho.alvo == str(pergunta.id), col(Rascunho.situacao).in_(VIVOS))
        .where(Rascunho.fluxo == RESPOSTA_DA_FILA, Pessoa.id != pessoa_id)
    )
    return work.session.exec(busca).first()


def _o_que_fazer(pergunta: Pergunta) -> Rows:
    if pergunta.situacao != "aberta":
        return guardar_como_padrao(pergunta)
    responder = botao(K("fila.responder"), "fila.responder", pergunta.id)
    return ((responder,), (botao(K("fila.encerrar"), "fila.encerrar", pergunta.id),))


def guardar_como_padrao(pergunta: Pergunta) -> Rows:
    """Return the row that makes a standing answer of one that was sent; none for any other question."""
    if pergunta.situacao != "respondida":
        return ()
    return ((botao(K("padrao.guardar"), "padrao.da_pergunta", pergunta.id),),)


def _voltar(pergunta: Pergunta) -> Button:
    filtro = "abertas" if pergunta.situacao == "aberta" else "prontas"
    return botao(K("fila.voltar"), "fila", filtro)
