"""The deadline of an organ's work plan: asked of who nominates or of the central team, kept, changed."""

from datetime import date

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.prazo import PRAZO
from bot.messages import Button, K, Message, Param, Screen, say
from bot.storage.tables import Orgao, Rascunho
from bot.storage.work import Work
from bot.usecases.botoes import MENU, botao
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo, Saida, abrir, largar


def perguntar(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Ask the last day of the organ's work plan."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.MARCAR_PRAZO, siorg)
    contexto = {"passageiro": True, "params": {"orgao": nome_do_orgao(orgao_de(work, siorg))}}
    return (abrir(work, said, MARCAR_PRAZO, pessoa, Comeco(siorg=siorg, contexto=contexto)),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep the deadline; the one before stays on record."""
    orgao = orgao_de(work, rascunho.siorg or "")
    antes, orgao.prazo = orgao.prazo, date.fromisoformat(values["dia"])
    detalhes = {"dia": values["dia"], "antes": antes.isoformat() if antes else None}
    registrar(work, "marcar_prazo", pessoa_id=pessoa.id, siorg=orgao.siorg, detalhes=detalhes)
    return (say(_feito(work, orgao, orgao.prazo), buttons=((mudar(orgao),), (MENU,))),)


def linha(orgao: Orgao) -> Message:
    """Return the deadline in one line, or that there is none."""
    if orgao.prazo is None:
        return Message(K("prazo.nenhum"))
    return Message(K("prazo.linha"), {"dia": orgao.prazo})


def mudar(orgao: Orgao) -> Button:
    """Return the button that asks the deadline, or another one."""
    return botao(K("prazo.informar") if orgao.prazo is None else K("prazo.mudar"), "prazo", orgao.siorg)


def _feito(work: Work, orgao: Orgao, prazo: date) -> Message:
    ditos: dict[str, Param] = {"orgao": nome_do_orgao(orgao), "dia": prazo}
    faltam = (prazo - hoje(work)).days
    return Message(K("prazo.ja_passou"), ditos) if faltam < 0 else Message(K("prazo.guardado"), ditos, faltam)


def sair(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Leave the deadline as it was."""
    largar(work, said.chat_id)
    orgao = orgao_de(work, rascunho.siorg or "")
    return (say(Message(K("prazo.como_estava")), linha(orgao), buttons=((mudar(orgao),), (MENU,))),)


MARCAR_PRAZO = Fluxo(
    "prazo",
    PRAZO,
    concluir,
    Acao.MARCAR_PRAZO,
    titulo="",
    direto=True,
    saida=Saida(Message(K("prazo.agora_nao")), sair),
)
