"""What is said of an oficina to those who may take part: what it is, when, where, and what they hold."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.agenda import Evento, em_ics
from bot.forms.oficinas import shown_hora
from bot.messages import Attachment, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases import convites
from bot.usecases.botoes import Rows, botao
from bot.usecases.tela_dos_lembretes import fuso_em_palavras

LINK, SALA = "oficina-", "presenca-"  # what begins the payload of the two links


def o_que_e(oficina: Oficina, *, com_endereco: bool) -> tuple[Message, ...]:
    """Return what an oficina is, when and where; the address of a call only for those who have a place."""
    linhas = [
        Message(K(f"oficina.ficha.{oficina.tipo}"), {"titulo": oficina.titulo}),
        Message(K("oficina.para_que_serve"), {"texto": oficina.para_que}),
        quando(oficina),
        onde(oficina, com_endereco=com_endereco),
        Message(K(f"oficina.para_quem.{oficina.publico}")),
    ]
    return tuple(linhas)


def quando(oficina: Oficina) -> Message:
    """Return day, hours and time zone, as they are where it happens."""
    fuso = ZoneInfo(oficina.fuso)
    inicio, fim = oficina.inicio.astimezone(fuso), oficina.fim.astimezone(fuso)
    fatos: dict[str, Param] = {
        "dia": inicio.date(),
        "das": shown_hora(f"{inicio:%H:%M}"),
        "as": shown_hora(f"{fim:%H:%M}"),
        "fuso": fuso_em_palavras(oficina.fuso),
    }
    return Message(K("oficina.quando"), fatos)


def onde(oficina: Oficina, *, com_endereco: bool = True) -> Message:
    """Return the place; of a call, only that it is one, unless `com_endereco`."""
    if not com_endereco and "://" in oficina.onde:
        return Message(K("oficina.on_line"))
    return Message(K("oficina.onde_fica"), {"lugar": oficina.onde})


def evento(work: Work, oficina: Oficina) -> Evento:
    """Return the oficina as calendars keep it."""
    link = link_de(work, oficina)
    return Evento(
        uid=f"{oficina.token}@pontofocal",
        sequencia=oficina.sequencia,
        titulo=oficina.titulo,
        descricao=oficina.para_que,
        onde=oficina.onde,
        inicio=oficina.inicio,
        fim=oficina.fim,
        fuso=ZoneInfo(oficina.fuso),
        organiza=(str(work.instalacao.fatos["equipe_central"]), link),
        cancelado=oficina.situacao == "cancelada",
    )


def agenda(work: Work, oficina: Oficina) -> Attachment:
    """Return the file that puts the oficina into a calendar, or takes it out."""
    nome = f"oficina-{oficina.id}-{oficina.sequencia}.ics"
    return work.keep(em_ics(evento(work, oficina), work.now), nome)


def com_agenda(work: Work, oficina: Oficina, tela: Screen) -> Screen:
    """Return a screen that carries the file for the calendar."""
    return replace(tela, attachment=agenda(work, oficina))


def link_de(work: Work, oficina: Oficina) -> str:
    """Return the address where anybody enrols."""
    return convites.link(work, LINK + oficina.token)


def link_da_sala(work: Work, oficina: Oficina) -> str:
    """Return the address, shown in the room, that says who is there."""
    return convites.link(work, SALA + oficina.token_da_sala)


def a_sua_vaga(
    work: Work, oficina: Oficina, inscricao: Inscricao, ate: datetime, *, de_outra: bool = False
) -> Screen:
    """Return what is said when a freed place became somebody's, with the way to say no.

    `de_outra`: to the focal point who enrolled her.
    """
    fatos: dict[str, Param] = {"titulo": oficina.titulo, "nome": inscricao.nome, "ate": ate}
    chave = K("oficina.vaga_de_outra") if de_outra else K("oficina.vaga_sua")
    return say(
        Message(chave, fatos),
        quando(oficina),
        onde(oficina),
        buttons=botoes_da_vaga(inscricao),
    )


def botoes_da_vaga(inscricao: Inscricao) -> Rows:
    """Return the buttons of whoever has a place."""
    manter = botao(K("inscricao.manter"), "inscricao.manter", inscricao.id)
    return ((manter,), (botao(K("inscricao.desistir"), "inscricao.desistir", inscricao.id),))


def paragrafo(oficina: Oficina, *, com_endereco: bool) -> Paragraph:
    """Return what an oficina is as lines that stand together."""
    return Paragraph(o_que_e(oficina, com_endereco=com_endereco))
