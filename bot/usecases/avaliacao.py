"""Whether answers help: each chat has one vote on an answer, which may change; the central team sees sums."""

from sqlmodel import case, col, func, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen
from bot.respostas.responder import Desfecho, Resposta
from bot.storage.tables_das_respostas import Avaliacao
from bot.storage.work import Work
from bot.usecases import ajudou, campo, duvidas, seguimento
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.perguntar import botao_de_perguntar
from bot.usecases.quem import quem

NA_TELA = 8


def avaliar(
    work: Work, said: Incoming, voto: str, aspecto: str, uma: str, outra: str = ""
) -> tuple[Screen, ...]:
    """Count a vote on what was told, and show it again; where it did not help, offer where to go on."""
    entradas = ajudou.entradas_de(work.respondedor.entradas, uma, outra)
    if voto not in ("sim", "nao") or not entradas:
        return (desconhecido(),)
    for entrada in entradas:
        dado = Avaliacao(chat_id=said.chat_id, chave=entrada.chave, ajudou=voto == "sim", quando=work.now)
        work.session.merge(dado)
    silencio = (aspecto,) if all(aspecto in entrada.nao_diz for entrada in entradas) else ()
    resposta = Resposta(Desfecho.RESPONDIDA, entradas, (), silencio, 1.0)
    paragrafos = duvidas.tela(work, resposta).paragraphs
    anotado = Paragraph((Message(K("avaliacao.anotado_sim" if voto == "sim" else "avaliacao.anotado_nao")),))
    tela = Screen((*paragrafos, anotado), _botoes(work, said, resposta, voto))
    return (campo.de_volta(work, said, tela),)


def _botoes(work: Work, said: Incoming, resposta: Resposta, voto: str) -> Rows:
    relacionadas = duvidas.relacionadas(work, resposta.entradas)
    if voto == "sim":
        return ((ajudou.voto(resposta, "nao"),), *relacionadas, (MENU,))
    pergunta = seguimento.perguntado(work, said, resposta.entradas[0].chave)
    perguntar = botao_de_perguntar(work, said, pergunta)
    return (*relacionadas, *perguntar, (ajudou.voto(resposta, "sim"),), (MENU,))


def avaliacoes(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the answers that got votes, the least helpful first."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    quantas = work.session.exec(select(func.count(func.distinct(Avaliacao.chave)))).one()
    inicio, vizinhas = vizinhas_de(quantas, numero, NA_TELA, "avaliacoes")
    nao = func.sum(case((col(Avaliacao.ajudou), 0), else_=1))
    busca = select(Avaliacao.chave, nao, func.count()).group_by(Avaliacao.chave)
    piores = busca.order_by(nao.desc(), func.count(), Avaliacao.chave).offset(inicio).limit(NA_TELA)
    linhas = [_linha(work, *row) for row in work.session.exec(piores)]
    titulo = Message(K("avaliacao.lista"), count=quantas)
    paragrafos = (Paragraph((titulo,)), *(Paragraph(linha) for linha in linhas))
    return (Screen(paragrafos, (*vizinhas, (botao(K("respostas.voltar"), "respostas"),), (MENU,))),)


def _linha(work: Work, chave: str, nao: int, total: int) -> tuple[Message, ...]:
    entrada = work.respondedor.entradas.get(chave)
    nome = entrada.titulo if entrada is not None else Message(K("avaliacao.saiu"))
    return (
        Message(K("avaliacao.resposta"), {"titulo": nome}),
        Message(K("avaliacao.contagem"), {"sim": total - nao, "nao": nao}),
    )
