"""What nudges went out and what they led to, week by week, as the central team sees it (`/lembretes`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from bot.callbacks import number_in
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Paragraph, Param, Screen
from bot.planilhas.escrita import escrever
from bot.storage.tables import Ato, Orgao, Pessoa
from bot.storage.tables_dos_lembretes import Lembrete
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, vizinhas_de
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import nome_do_orgao, quem

SEMANA = timedelta(days=7)
PRIMEIRA = date(2018, 1, 1).toordinal()  # before any nudge
POR_PAGINA = 10  # organs
NUMA_FOLHA = 2000  # nudges in one spreadsheet
LARGURAS = {"semana": 14, "orgao": 40, "pessoa": 30, "assunto": 30, "saiu": 22, "aberto": 22, "agiu": 22}


@dataclass(frozen=True, slots=True)
class Enviado:
    """A nudge that went out. `agiu`: when that person first saved something in that organ, in seven days."""

    orgao: str
    orgao_inteiro: str
    pessoa: str
    assunto: str
    saiu: datetime
    aberto: datetime | None
    agiu: datetime | None


def enviados(work: Work, said: Incoming, semana: str = "", numero: str = "1") -> tuple[Screen, ...]:
    """Show one week: how many went out, were opened and led to something, by kind and by organ.

    `semana`: the ordinal of its Monday; this week without it.
    """
    quem(work, said.user_id).exigir(Acao.VER_LEMBRETES)
    rascunhos.largar(work, said.chat_id)
    segunda = _segunda(work, semana)
    todos = _da_semana(work, segunda)
    fim = segunda + SEMANA - timedelta(days=1)
    titulo = Message(K("lembretes.enviados.titulo"), {"de": segunda, "ate": fim})
    total = Message(K("lembretes.enviados.total"), _contas(todos), len(todos))
    por_orgao = _por(todos, lambda um: um.orgao)
    comeco, vizinhas = vizinhas_de(
        len(por_orgao), numero, POR_PAGINA, "lembretes.enviados", segunda.toordinal()
    )
    desta = por_orgao[comeco : comeco + POR_PAGINA]
    paragrafos = [Paragraph((titulo, total))]
    if todos:
        por_assunto = [(_assunto(nome), deles) for nome, deles in _por(todos, lambda um: um.assunto)]
        paragrafos.append(Paragraph((Message(K("lembretes.enviados.assuntos")), *_linhas(por_assunto))))
        paragrafos.append(Paragraph((Message(K("lembretes.enviados.orgaos")), *_linhas(desta))))
    return (Screen(tuple(paragrafos), (*vizinhas, *_botoes(work, segunda, bool(todos)), (MENU,))),)


def planilha(work: Work, said: Incoming, semana: str) -> tuple[Screen, ...]:
    """Send the nudges of one week as a spreadsheet, one a row."""
    quem(work, said.user_id).exigir(Acao.VER_LEMBRETES)
    segunda = _segunda(work, semana)
    todos = _da_semana(work, segunda)[:NUMA_FOLHA]
    colunas = [(work.label(Message(K(f"lembretes.folha.{nome}"))), n) for nome, n in LARGURAS.items()]
    aba = work.label(Message(K("lembretes.folha.aba")))
    dados = escrever(aba, colunas, (_celulas(work, segunda, um) for um in todos))
    anexo = work.keep(dados, f"lembretes-{segunda.isoformat()}.xlsx")
    legenda = Message(K("lembretes.enviados.em_planilha"), {"de": segunda})
    return (Screen((Paragraph((legenda,)),), attachment=anexo),)


def _segunda(work: Work, semana: str) -> date:
    """Return the Monday that a button carries, no later than this week's; this week's for anything else."""
    dia, numero = hoje(work), number_in(semana)
    desta = dia - timedelta(days=dia.weekday())
    if numero is None or not PRIMEIRA <= numero < desta.toordinal():
        return desta
    escolhida = date.fromordinal(numero)
    return escolhida - timedelta(days=escolhida.weekday())


def _da_semana(work: Work, segunda: date) -> list[Enviado]:
    """Return what went out in the week, organ by organ, the oldest first."""
    fuso = work.instalacao.fuso
    de, ate = (datetime.combine(dia, time(), fuso) for dia in (segunda, segunda + SEMANA))
    na_semana = (col(Lembrete.enviado_em) >= de, col(Lembrete.enviado_em) < ate)
    agiram = _agiram(work, *na_semana, col(Ato.quando) < ate + SEMANA)
    linhas = select(Lembrete, Orgao, Pessoa.nome).where(*na_semana)
    linhas = linhas.join(Orgao, col(Orgao.siorg) == Lembrete.siorg)
    linhas = linhas.join(Pessoa, col(Pessoa.id) == Lembrete.pessoa_id)
    ordem = (col(Orgao.nome), col(Lembrete.enviado_em), col(Lembrete.id))
    return [
        Enviado(
            orgao=orgao.sigla or orgao.nome,
            orgao_inteiro=nome_do_orgao(orgao),
            pessoa=nome,
            assunto=um.assunto or "",
            saiu=um.enviado_em or de,
            aberto=um.aberto_em,
            agiu=agiram.get(um.id),
        )
        for um, orgao, nome in work.session.exec(linhas.order_by(*ordem))
    ]


def _agiram(work: Work, *quais: ColumnElement[bool]) -> dict[int | None, datetime]:
    """Return when whoever got each nudge first saved something in its organ, within seven days."""
    atos = (col(Ato.siorg) == Lembrete.siorg, col(Ato.quando) > col(Lembrete.enviado_em))
    primeiros = select(Lembrete.id, Lembrete.enviado_em, func.min(Ato.quando)).where(
        Ato.pessoa_id == Lembrete.pessoa_id,
        *atos,
        *quais,
    )
    achados = work.session.exec(primeiros.group_by(col(Lembrete.id), col(Lembrete.enviado_em)))
    return {numero: agiu for numero, saiu, agiu in achados if saiu is not None and agiu - saiu <= SEMANA}


def _por(todos: Iterable[Enviado], chave: Callable[[Enviado], str]) -> list[tuple[str, list[Enviado]]]:
    grupos: dict[str, list[Enviado]] = {}
    for um in todos:
        grupos.setdefault(chave(um), []).append(um)
    return list(grupos.items())


def _linhas(grupos: Sequence[tuple[Param, list[Enviado]]]) -> Iterator[Message]:
    for nome, deles in grupos:
        yield Message(K("lembretes.enviados.linha"), {"nome": nome, **_contas(deles)}, len(deles))


def _contas(deles: Sequence[Enviado]) -> dict[str, Param]:
    return {
        "abertos": sum(um.aberto is not None for um in deles),
        "agiram": sum(um.agiu is not None for um in deles),
    }


def _assunto(nome: str) -> Message:
    return Message(K(f"lembretes.assunto.{nome}"))


def _botoes(work: Work, segunda: date, ha: bool) -> Rows:
    semanas: list[Button] = [_da_outra(K("lembretes.semana.anterior"), segunda - SEMANA)]
    if segunda + SEMANA <= hoje(work):
        semanas.append(_da_outra(K("lembretes.semana.seguinte"), segunda + SEMANA))
    folha = botao(K("lembretes.enviados.planilha"), "lembretes.planilha", segunda.toordinal())
    return (tuple(semanas), *(((folha,),) if ha else ()))


def _da_outra(chave: K, segunda: date) -> Button:
    return botao(chave, "lembretes.enviados", segunda.toordinal())


def _celulas(work: Work, segunda: date, um: Enviado) -> list[str]:
    quando = [_celula(work, instante) for instante in (um.saiu, um.aberto, um.agiu)]
    dia = work.label(Message(K("formulario.data"), {"dia": segunda}))
    return [dia, um.orgao_inteiro, um.pessoa, work.label(_assunto(um.assunto)), *quando]


def _celula(work: Work, instante: datetime | None) -> str:
    return "" if instante is None else work.label(Message(K("lembretes.folha.quando"), {"quando": instante}))
