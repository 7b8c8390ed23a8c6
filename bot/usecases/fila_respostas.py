"""One of the central team answers a question, or ends it with a reason; whoever asked hears it.

Source: design, conversation 11.
"""

from dataclasses import replace

from bot.domain.papeis import Acao
from bot.forms.fila import ENCERRAMENTO, RESPOSTA
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.tables_das_duvidas import Pergunta
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.fila import RESPOSTA_DA_FILA, como_acabou, da_fila, guardar_como_padrao
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.perguntas import citada, conta_de, o_que_se_disse
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.quem_responde import no_lugar_de
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, guardados, retomar


def responder(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask for the answer, or go on with the one she began."""
    return (_escrever(work, said, numero, RESPONDER),)


def encerrar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask why the question stays without an answer."""
    return (_escrever(work, said, numero, ENCERRAR),)


def concluir_resposta(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Send the answer to whoever asked."""
    pergunta = _acabar(work, pessoa, rascunho, "respondida", values)
    return (_enviada(work, pergunta, K("fila.resposta_enviada"), guardar_como_padrao(pergunta)),)


def concluir_encerramento(
    work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers
) -> tuple[Screen, ...]:
    """Tell whoever asked why there is no answer."""
    pergunta = _acabar(work, pessoa, rascunho, "encerrada", values)
    return (_enviada(work, pergunta, K("fila.foi_encerrada"), ()),)


def _escrever(work: Work, said: Incoming, numero: str, fluxo: Fluxo) -> Screen:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.RESPONDER_PERGUNTAS)
    pergunta = da_fila(work, numero)
    comecado = next((r for r in guardados(work, pessoa, fluxo.nome) if r.alvo == str(pergunta.id)), None)
    if pergunta.situacao != "aberta":
        raise Recusa(_ja_acabou(work, pergunta, comecado))
    if comecado is not None:
        return retomar(work, said, fluxo, comecado)
    params = {"nome": pergunta.nome, "pergunta": citada(pergunta.texto)}
    return abrir(work, said, fluxo, pessoa, Comeco(alvo=str(pergunta.id), contexto={"params": params}))


def _acabar(work: Work, pessoa: Quem, rascunho: Rascunho, situacao: str, values: Answers) -> Pergunta:
    """End the question and tell whoever asked; raise `Recusa` when somebody ended it before."""
    pergunta = da_fila(work, rascunho.alvo or "")
    if pergunta.situacao != "aberta":
        raise Recusa(_ja_acabou(work, pergunta, rascunho))
    pergunta.situacao, pergunta.resposta = situacao, values["texto"]
    pergunta.respondida_por, pergunta.respondida_em = pessoa.id, work.now
    registrar(work, f"pergunta_{situacao}", pessoa_id=pessoa.id, alvo=pergunta.id)
    conta = conta_de(work, pergunta)
    if conta is not None:
        work.say_later(conta, o_que_se_disse(pergunta), once=f"fila:resposta:{pergunta.id}")
    _a_quem_responde_por(work, pergunta)
    return pergunta


def _a_quem_responde_por(work: Work, pergunta: Pergunta) -> None:
    """Tell the answer also to who answers in the place of whoever asked and is away."""
    if pergunta.pessoa_id is None:
        return
    aviso = Message(K("pergunta.no_lugar_de"), {"nome": pergunta.nome})
    tela = replace(o_que_se_disse(pergunta).after(aviso), buttons=((MENU,),))
    for pessoa_id in no_lugar_de(work, pergunta.pessoa_id):
        mandatos.avisar(work, pessoa_id, tela, once=f"fila:resposta:{pergunta.id}:{pessoa_id}")


def _ja_acabou(work: Work, pergunta: Pergunta, rascunho: Rascunho | None) -> Screen:
    """Say who ended it and what was said; the answer begun here is kept until she throws it away."""
    botoes: Rows = ((botao(K("fila.ver_pergunta"), "fila.ver", pergunta.id),),)
    aviso = say(Message(K(f"fila.ja_{pergunta.situacao}"), como_acabou(work, pergunta)), buttons=botoes)
    if rascunho is None:
        return aviso
    descartar = (botao(K("fila.descartar_minha"), "rascunho.descartar", rascunho.id),)
    guardada = Message(K("fila.a_sua_esta_guardada"))
    return say(*(p.lines[0] for p in aviso.paragraphs), guardada, buttons=(*botoes, descartar))


def _enviada(work: Work, pergunta: Pergunta, chave: K, botoes: Rows) -> Screen:
    conta = conta_de(work, pergunta)
    chega = conta is not None and work.chat(conta).blocked_at is None
    linhas = [Message(chave, {"nome": pergunta.nome})] if chega else [Message(K("fila.guardada_nao_chega"))]
    return say(*linhas, buttons=(*botoes, (botao(K("fila.voltar"), "fila"),), (MENU,)))


RESPONDER = Fluxo(RESPOSTA_DA_FILA, RESPOSTA, concluir_resposta, Acao.RESPONDER_PERGUNTAS, titulo="")
ENCERRAR = Fluxo(
    "encerramento_da_fila", ENCERRAMENTO, concluir_encerramento, Acao.RESPONDER_PERGUNTAS, titulo=""
)
