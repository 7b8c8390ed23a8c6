"""A standing answer is written, or written anew: a version of its own, which a second person reviews."""

from sqlmodel import col, func, select

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.resposta_padrao import RESPOSTA_PADRAO
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.tables_das_respostas import RespostaPadrao
from bot.storage.work import Work
from bot.usecases import fila, mandatos, sem_resposta
from bot.usecases.botoes import MENU, botao, desconhecido
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, guardados, retomar
from bot.usecases.respostas_padrao import nome_de, so_ela, ultima_de, versoes_de

_JEITOS = 30  # that a form takes


def nova(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Open an empty form."""
    return _abrir(work, said, Comeco())


def do_grupo(work: Work, said: Incoming, pergunta_id: str) -> tuple[Screen, ...]:
    """Open the form with the questions of a group without an answer as ways of asking."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    grupo = sem_resposta.grupo_de(work, pergunta_id)
    jeitos = sem_resposta.perguntas_de(work, grupo)
    return _abrir(work, said, Comeco(contexto={"grupo": grupo}, valores={"perguntas": _cabem(jeitos)}))


def da_pergunta(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Open the form with a question that was handed over, and what the team answered."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    pergunta = fila.da_fila(work, numero)
    if pergunta.situacao != "respondida":
        raise Recusa(desconhecido())
    valores = {"perguntas": _cabem([pergunta.texto]), "texto": pergunta.resposta}
    contexto = {"grupo": sem_resposta.grupo_da(work, pergunta.texto)}
    return _abrir(work, said, Comeco(contexto=contexto, valores=valores))


def editar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Open the latest version for editing; what she had begun goes on."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    ultima = ultima_de(work, numero)
    comecados = guardados(work, pessoa, ESCREVER.nome)
    comecado = next((um for um in comecados if um.alvo == str(ultima.numero)), None)
    if comecado is not None:
        return (retomar(work, said, ESCREVER, comecado),)
    valores = {"titulo": ultima.titulo, "perguntas": ultima.perguntas, "texto": ultima.texto}
    valores |= {"fonte": ultima.fonte} if ultima.fonte else {}
    contexto = {"grupo": ultima.grupo}
    comeco = Comeco(alvo=str(ultima.numero), contexto=contexto, valores=valores, no_resumo=True)
    return _abrir(work, said, comeco)


def _abrir(work: Work, said: Incoming, comeco: Comeco) -> tuple[Screen, ...]:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    return (abrir(work, said, ESCREVER, pessoa, comeco),)


def _cabem(jeitos: list[str]) -> list[str]:
    return [" ".join(jeito.split())[:200] for jeito in jeitos if len(jeito) >= 5][:_JEITOS]


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Write a version and ask the rest of the team to review it; the one that counts goes on counting."""
    numero = int(rascunho.alvo) if rascunho.alvo else _proximo(work)
    antes = versoes_de(work, numero)
    for uma in antes:
        if uma.situacao == "em_revisao":
            uma.situacao = "substituida"
    versao = RespostaPadrao(
        numero=numero,
        versao=antes[0].versao + 1 if antes else 1,
        titulo=values["titulo"],
        perguntas=values["perguntas"],
        texto=values["texto"],
        fonte=values.get("fonte"),
        grupo=rascunho.contexto.get("grupo"),
        autora=pessoa.id,
        escrita_em=work.now,
    )
    work.session.add(versao)
    work.session.flush()
    registrar(work, "escrever_padrao", pessoa_id=pessoa.id, alvo=versao.id)
    _pedir_revisao(work, pessoa, versao)
    return (_guardada(work, versao),)


ESCREVER = Fluxo("resposta_padrao", RESPOSTA_PADRAO, concluir, Acao.CUIDAR_DAS_RESPOSTAS, titulo="titulo")


def _proximo(work: Work) -> int:
    return (work.session.exec(select(func.max(col(RespostaPadrao.numero)))).one() or 0) + 1


def _pedir_revisao(work: Work, pessoa: Quem, versao: RespostaPadrao) -> None:
    params = {"nome": nome_de(work, pessoa.id), "titulo": versao.titulo}
    rever = botao(K("padrao.rever"), "padrao.versao", versao.id)
    tela = say(Message(K("padrao.pedido"), params), buttons=((rever,), (MENU,)))
    for outra in mandatos.equipe_central(work):
        if outra.id != pessoa.id:
            mandatos.avisar(work, outra.id, tela, once=f"padrao:rever:{versao.id}:{outra.id}")


def _guardada(work: Work, versao: RespostaPadrao) -> Screen:
    como = Message(K("padrao.so_voce" if so_ela(work) else "padrao.outra_pessoa_aprova"))
    guardada = Message(K("padrao.guardada"), {"titulo": versao.titulo})
    ver = botao(K("padrao.ver"), "padrao.versao", versao.id)
    return say(guardada, como, buttons=((ver,), (MENU,)))
