"""When the central team answers: said to whoever asks, in its working hours and outside them."""

from datetime import date, timedelta

from bot.messages import K, Message, Param
from bot.storage.work import Work

DIAS = ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo")
_AMANHA = timedelta(days=1)
_UMA_SEMANA = timedelta(days=7)


def quando_responde(work: Work) -> Message:
    """Return when to expect an answer: the hours of work now, or the next moment when somebody is there."""
    expediente = work.instalacao.expediente
    horas: dict[str, Param] = {"das": expediente.horario.start, "as": expediente.horario.stop}
    if expediente.em_horario(work.now):
        return Message(K("expediente.agora"), horas)
    aqui = expediente.proximo_horario(work.now).astimezone(expediente.fuso)
    hoje = work.now.astimezone(expediente.fuso).date()
    return Message(K("expediente.depois"), {**horas, "dia": _dia(aqui.date(), hoje)})


def _dia(dia: date, hoje: date) -> Message:
    if dia == hoje:
        return Message(K("expediente.hoje"))
    semana = Message(K(f"expediente.{DIAS[dia.weekday()]}"))
    if dia == hoje + _AMANHA:
        return Message(K("expediente.amanha"), {"semana": semana})
    return (
        semana if dia < hoje + _UMA_SEMANA else Message(K("expediente.em"), {"semana": semana, "data": dia})
    )
