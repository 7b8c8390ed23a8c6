"""Announcements as the central team sees them: one found, its card in each state. Design, conversation 14."""

import textwrap
from math import ceil

from sqlalchemy import func, select

from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Param, Screen, say
from bot.storage import comunicados
from bot.storage.comunicados import AGENDADO, CONCLUIDO, EM_APROVACAO, PARADO, PAUSADO, RASCUNHO
from bot.storage.entregas import FALHOU
from bot.storage.tables import Pessoa, Rascunho
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work
from bot.usecases import publico
from bot.usecases.botoes import MENU, Rows, botao, pelo_numero
from bot.usecases.criterios_do_publico import em_palavras
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Saida, descartar

NO_BOTAO = 24  # letters of its text
LISTA = botao(K("comunicado.lista"), "comunicado")


def exigir(work: Work, said: Incoming) -> Quem:
    """Return who speaks; raise `Recusa` unless she may announce."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.COMUNICAR)
    return pessoa


def achar(work: Work, numero: str) -> Comunicado:
    """Return an announcement; raise `Recusa` when there is none of that number any more."""
    comunicado = pelo_numero(work, Comunicado, numero)
    if comunicado is None:
        raise Recusa(say(Message(K("comunicado.nao_existe")), buttons=((LISTA,),)))
    return comunicado


def por_comecar(work: Work, numero: str) -> Comunicado:
    """Return one that can still be changed; raise `Recusa` with its card when it began."""
    comunicado = achar(work, numero)
    if comunicado.estado not in comunicados.POR_COMECAR:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.ja_comecou"))))
    return comunicado


def da_versao(work: Work, numero: str, versao: str) -> Comunicado:
    """Return one that is still as it was when the button was shown; raise `Recusa` with its card if not."""
    comunicado = por_comecar(work, numero)
    if str(comunicado.versao) != versao:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.mudou"))))
    return comunicado


def curto(comunicado: Comunicado) -> str:
    """Return the beginning of its text."""
    texto = comunicado.texto or (comunicado.anexo[1] if comunicado.anexo else "")
    return textwrap.shorten(texto, NO_BOTAO, placeholder="…") or "…"


def voltar_a_aprovar(work: Work, comunicado: Comunicado, pessoa: Quem) -> tuple[Message, ...]:
    """Let the approval of one that changed fall; return what is said of the change."""
    comunicado.versao += 1
    comunicado.alterado_em = work.now
    comunicado.autor_id = pessoa.id  # whoever changed it last is not the one who approves it
    caiu = comunicado.aprovado_por is not None
    comunicado.aprovado_por = None
    work.session.add(comunicado)
    if caiu and comunicado.estado == AGENDADO:
        comunicado.estado = EM_APROVACAO
        return (Message(K("comunicado.aprovacao_caiu")),)
    return (Message(K("comunicado.guardado")),)


def tela(work: Work, comunicado: Comunicado, *, com_barra: bool = False) -> Screen:
    """Return the card: where it stands, who it is for, how many they are, what can be done.

    `com_barra`: one under way shows its progress as a bar too, which nobody can listen to.
    """
    if comunicado.estado in comunicados.POR_COMECAR:
        return _por_comecar(work, comunicado)
    return _enviado(work, comunicado, com_barra=com_barra)


def nome_de(work: Work, pessoa_id: int | None) -> str:
    """Return somebody's name."""
    pessoa = work.session.get(Pessoa, pessoa_id) if pessoa_id else None
    return pessoa.nome if pessoa else ""


def duracao(work: Work, pessoas: int) -> Message:
    """Return how long so many messages take, at the pace of the installation."""
    segundos = ceil(pessoas / work.instalacao.envios_por_segundo)
    if segundos < 60:
        return Message(K("comunicado.segundos"), count=segundos)
    return Message(K("comunicado.minutos"), count=ceil(segundos / 60))


def titulo(work: Work, comunicado: Comunicado) -> Message:
    """Return where it stands, with the beginning of its text."""
    params: dict[str, Param] = {
        "texto": curto(comunicado),
        "nome": nome_de(work, comunicado.autor_id),
        "quando": comunicado.quando or comunicado.alterado_em,
    }
    chave = f"comunicado.estado.{comunicado.estado}"
    if comunicado.estado == EM_APROVACAO and comunicado.quando is None:
        chave = "comunicado.estado.em_aprovacao_ja"
    return Message(K(chave), params)


def sair(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Leave a question about an announcement, with nothing changed in it."""
    descartar(work, rascunho)
    exigir(work, said)
    numero = rascunho.alvo or str(rascunho.contexto.get("comunicado") or "")
    if not numero:
        return (say(Message(K("comunicado.nada_escrito")), buttons=((LISTA, MENU),)),)
    return (tela(work, achar(work, numero)),)


SAIDA = Saida(Message(K("comunicado.sair")), sair)


def _por_comecar(work: Work, comunicado: Comunicado) -> Screen:
    contas = publico.contar(work, comunicado.publico)
    linhas = [titulo(work, comunicado), *em_palavras(work, comunicado.publico)]
    recebem = Message(K("comunicado.recebem"), {"tempo": duracao(work, contas.no_bot)}, contas.no_bot)
    linhas.append(recebem)
    if contas.de_fora:
        linhas.append(Message(K("comunicado.de_fora"), count=contas.de_fora))
    if contas.bloqueados:
        linhas.append(Message(K("comunicado.desfecho.bloqueado"), count=contas.bloqueados))
    if comunicado.devolucao and comunicado.estado == RASCUNHO:
        linhas.append(Message(K("comunicado.foi_devolvido"), {"motivo": comunicado.devolucao}))
    return say(*linhas, buttons=_a_fazer(comunicado, contas))


def _a_fazer(comunicado: Comunicado, contas: publico.Contas) -> Rows:
    um, versao = comunicado.id, comunicado.versao
    fora: Rows = ((botao(K("comunicado.quem_falta"), "comunicado.fora", um),),) if contas.de_fora else ()
    mudar: Rows = (
        (botao(K("comunicado.mudar_texto"), "comunicado.texto", um),),
        (botao(K("comunicado.escolher"), "comunicado.publico", um),),
    )
    previa = (botao(K("comunicado.previa"), "comunicado.previa", um),)
    mim = (botao(K("comunicado.so_para_mim"), "comunicado.mim", um),)
    return (previa, mim, *_sair(comunicado, um, versao), *mudar, *fora, (LISTA, MENU))


def _sair(comunicado: Comunicado, um: int | None, versao: int) -> Rows:
    if comunicado.estado == EM_APROVACAO:
        return (
            (botao(K("comunicado.aprovar"), "comunicado.aprovar", um, versao),),
            (botao(K("comunicado.devolver"), "comunicado.devolver", um),),
            (botao(K("comunicado.retirar"), "comunicado.desagendar", um),),
        )
    if comunicado.estado == AGENDADO:
        return (
            (botao(K("comunicado.outra_hora"), "comunicado.agendar", um),),
            (botao(K("comunicado.desagendar"), "comunicado.desagendar", um),),
        )
    return (
        (botao(K("comunicado.enviar"), "comunicado.confirmar", um),),
        (botao(K("comunicado.agendar"), "comunicado.agendar", um),),
        (botao(K("comunicado.descartar"), "comunicado.descartar", um),),
    )


def _enviado(work: Work, comunicado: Comunicado, *, com_barra: bool) -> Screen:
    andamento = comunicados.andamento(work.connection, comunicado.id or 0)
    linhas = [titulo(work, comunicado)]
    if comunicado.estado in comunicados.EM_CURSO:
        linhas += _progresso(work, comunicado, andamento, com_barra=com_barra)
    elif not comunicado.resolvido or comunicado.terminado_em is None:
        linhas.append(Message(K("comunicado.encerrando")))
    linhas += [
        Message(K(f"comunicado.desfecho.{desfecho}"), count=n)
        for desfecho, n in andamento.contas.items()
        if n and not (desfecho == "na_fila" and comunicado.estado in comunicados.EM_CURSO)
    ]
    linhas += [Message(K(f"comunicado.motivo.{m}"), count=n) for m, n in motivos(work, comunicado)]
    if andamento.repeticoes:
        linhas.append(Message(K("comunicado.repeticoes"), count=andamento.repeticoes))
    if not andamento.total and comunicado.resolvido:
        linhas.append(Message(K("comunicado.ninguem_recebeu")))
    return say(*linhas, buttons=_ao_enviar(comunicado, andamento))


def _progresso(
    work: Work, comunicado: Comunicado, andamento: comunicados.Andamento, *, com_barra: bool
) -> list[Message]:
    if not comunicado.resolvido:
        return [Message(K("comunicado.reunindo"))]
    resta = andamento.contas.get("na_fila", 0)
    total = andamento.total - andamento.contas.get("fora_do_bot", 0)
    params: dict[str, Param] = {"feito": total - resta, "total": total, "resta": duracao(work, resta)}
    dito = Message(K("comunicado.progresso"), params)
    return (
        [Message(K("comunicado.barra"), {"barra": barra(total - resta, total)}), dito]
        if com_barra
        else [dito]
    )


def barra(feito: int, total: int) -> str:
    """Return ten squares, as many of them full as the share that is done."""
    cheios = 10 * feito // total if total else 10
    return "▰" * cheios + "▱" * (10 - cheios)


def motivos(work: Work, comunicado: Comunicado) -> list[tuple[str, int]]:
    """Return why it failed, and for how many each."""
    contas = select(entrega.c.motivo, func.count()).where(
        entrega.c.comunicado_id == comunicado.id, entrega.c.desfecho == FALHOU
    )
    linhas = work.connection.execute(contas.group_by(entrega.c.motivo).order_by(entrega.c.motivo))
    return [(motivo or "falha_nossa", n) for motivo, n in linhas]


def _ao_enviar(comunicado: Comunicado, andamento: comunicados.Andamento) -> Rows:
    um = comunicado.id
    linhas: list[tuple[Button, ...]] = []
    if comunicado.estado == comunicados.ENVIANDO:
        linhas.append((botao(K("comunicado.pausar"), "comunicado.pausar", um),))
    if comunicado.estado == PAUSADO:
        linhas.append((botao(K("comunicado.retomar"), "comunicado.retomar", um),))
    if comunicado.estado in comunicados.EM_CURSO:
        linhas.append((botao(K("comunicado.parar"), "comunicado.parar", um),))
        linhas.append((botao(K("comunicado.atualizar"), "comunicado.ver", um),))
    if comunicado.estado in (CONCLUIDO, PARADO) and andamento.contas.get(FALHOU):
        linhas.append((botao(K("comunicado.refazer"), "comunicado.refazer", um),))
    if andamento.contas.get("fora_do_bot"):
        linhas.append((botao(K("comunicado.quem_falta"), "comunicado.fora", um),))
    linhas.append((botao(K("comunicado.planilha"), "comunicado.planilha", um),))
    return (*linhas, (LISTA, MENU))
