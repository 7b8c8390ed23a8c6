"""What was asked and not answered: kept a year at most, without who asked, gathered by likeness."""

import re
from datetime import timedelta

from sqlmodel import col, delete, func, select, update

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen, say
from bot.respostas.palavras import words
from bot.respostas.parece import Parece, parece_pergunta
from bot.storage.tables_das_respostas import Avaliacao, SemResposta
from bot.storage.work import Work
from bot.usecases import sigilo
from bot.usecases.botoes import MENU, botao, pagina, pelo_numero, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem

GUARDAR = timedelta(days=365)
NA_TELA = 8
_LETRAS = 300  # of a question that are kept
_IGUAIS = 0.7  # share of units in common of two questions of one group
_COMPARADOS = 500  # groups, the latest ones
_FRASES = re.compile(r"(?<=[.!?;\n])(?![.!?])\s*")


def anotar(work: Work, texto: str) -> None:
    """Keep a question that was not answered: what asks in it, without what is never kept."""
    pergunta = _o_que_pergunta(sigilo.separar(texto)[0])
    if pergunta:
        work.session.add(SemResposta(texto=pergunta, grupo=grupo_da(work, pergunta), quando=work.now))


def _o_que_pergunta(texto: str) -> str:
    frases = (frase.strip() for frase in _FRASES.split(texto))
    perguntas = [frase for frase in frases if parece_pergunta(frase) is not Parece.NAO]
    junta = " ".join(" ".join(perguntas).split())[:_LETRAS]
    return junta if words(junta) else ""


def grupo_da(work: Work, pergunta: str) -> str:
    """Return the group of questions like this one: a group that is there, or its own units."""
    nomes = {unit.name for unit in work.respondedor.lexico.units(pergunta)} or set(words(pergunta))
    recentes = select(SemResposta.grupo).where(col(SemResposta.resolvida_por).is_(None))
    ultima = func.max(SemResposta.quando)
    busca = recentes.group_by(SemResposta.grupo).order_by(ultima.desc()).limit(_COMPARADOS)
    perto = max(work.session.exec(busca), key=lambda um: _iguais(nomes, um), default="")
    return perto if perto and _iguais(nomes, perto) >= _IGUAIS else " ".join(sorted(nomes))


def _iguais(nomes: set[str], grupo: str) -> float:
    outros = set(grupo.split(" "))
    return 2 * len(nomes & outros) / (len(nomes) + len(outros))


def lista(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the groups of questions without an answer, the most frequent first."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    quantos = quantos_grupos(work)
    inicio, vizinhas = vizinhas_de(quantos, numero, NA_TELA, "sem_resposta")
    vezes = func.count()
    busca = select(func.max(SemResposta.id), vezes).where(col(SemResposta.resolvida_por).is_(None))
    em_ordem = busca.group_by(SemResposta.grupo).order_by(vezes.desc(), func.max(SemResposta.id).desc())
    grupos = list(work.session.exec(em_ordem.offset(inicio).limit(NA_TELA)))
    textos = [work.session.get_one(SemResposta, ultima).texto for ultima, _ in grupos]
    linhas = [
        Message(K("sem_resposta.grupo"), {"pergunta": texto}, count=n)
        for texto, (_, n) in zip(textos, grupos, strict=True)
    ]
    botoes = [
        (botao(texto, "sem_resposta.grupo", ultima),)
        for texto, (ultima, _) in zip(textos, grupos, strict=True)
    ]
    titulo = Message(K("sem_resposta.lista"), count=quantos)
    return (
        Screen(
            (Paragraph((titulo,)), *(Paragraph((linha,)) for linha in linhas)),
            (*botoes, *vizinhas, (botao(K("respostas.voltar"), "respostas"),), (MENU,)),
        ),
    )


def quantos_grupos(work: Work) -> int:
    """Return how many groups of questions have no answer yet."""
    abertas = col(SemResposta.resolvida_por).is_(None)
    return work.session.exec(select(func.count(func.distinct(SemResposta.grupo))).where(abertas)).one()


def ver_grupo(work: Work, said: Incoming, pergunta_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """Show the questions of a group, the latest first, each wording once."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    grupo = grupo_de(work, pergunta_id)
    perguntas = perguntas_de(work, grupo)
    desta, vizinhas = pagina(perguntas, numero, NA_TELA, "sem_resposta.grupo", pergunta_id)
    titulo = Message(K("sem_resposta.perguntas"), count=_vezes(work, grupo))
    itens = Paragraph(tuple(Message(K("sem_resposta.pergunta"), {"pergunta": texto}) for texto in desta))
    escrever = botao(K("padrao.escrever"), "padrao.do_grupo", pergunta_id)
    voltar = botao(K("sem_resposta.voltar"), "sem_resposta")
    return (Screen((Paragraph((titulo,)), itens), ((escrever,), *vizinhas, (voltar,), (MENU,))),)


def grupo_de(work: Work, pergunta_id: str) -> str:
    """Return the group of a question without an answer; raise `Recusa` when it is there no more."""
    pergunta = pelo_numero(work, SemResposta, pergunta_id)
    if pergunta is None or pergunta.resolvida_por is not None:
        voltar = botao(K("sem_resposta.voltar"), "sem_resposta")
        raise Recusa(say(Message(K("sem_resposta.saiu")), buttons=((voltar,), (MENU,))))
    return pergunta.grupo


def perguntas_de(work: Work, grupo: str) -> list[str]:
    """Return the wordings of a group, the latest first, each once."""
    ultima = func.max(SemResposta.id)
    busca = select(SemResposta.texto).where(SemResposta.grupo == grupo).group_by(SemResposta.texto)
    return list(work.session.exec(busca.order_by(ultima.desc())))


def _vezes(work: Work, grupo: str) -> int:
    return work.session.exec(select(func.count()).where(SemResposta.grupo == grupo)).one()


def resolver(work: Work, grupo: str, numero: int) -> None:
    """Take a group off the list: the standing answer `numero` answers it now."""
    dela = col(SemResposta.grupo) == grupo, col(SemResposta.resolvida_por).is_(None)
    work.session.execute(update(SemResposta).where(*dela).values(resolvida_por=numero))


def reabrir(work: Work, numero: int) -> None:
    """Put back on the list what a standing answer answered: it does no more."""
    dela = col(SemResposta.resolvida_por) == numero
    work.session.execute(update(SemResposta).where(dela).values(resolvida_por=None))


def esquecer_antigas(work: Work) -> None:
    """Delete questions and votes that are a year old."""
    for tabela in (SemResposta, Avaliacao):
        work.session.execute(delete(tabela).where(col(tabela.quando) < work.now - GUARDAR))
