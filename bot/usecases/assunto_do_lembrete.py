"""What a nudge is about: the first thing to do in the organs where the person answers for the theme."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlmodel import col, func, select

from bot.domain.estados import Estado
from bot.domain.papeis import Papel, Tema
from bot.domain.ritmo import ritmo
from bot.messages import K, Message, Param
from bot.storage.tables import Orgao, Pessoa, Rascunho, ServicoRow, Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes
from bot.storage.work import Work
from bot.usecases import metas
from bot.usecases.indicacao import hoje
from bot.usecases.quem import nome_do_orgao
from bot.usecases.rascunhos import VIVOS, nome_do_rascunho

PONTOS_FOCAIS = (Papel.TITULAR.value, Papel.SUBSTITUTO.value)


@dataclass(frozen=True, slots=True)
class Assunto:
    """`nome` is kept with the nudge and tells what its button opens; `alvo`: a draft, where it is one."""

    nome: str
    siorg: str
    linha: Message
    alvo: str = ""


def assunto(work: Work, pessoa_id: int) -> Assunto | None:
    """Return what comes first of what she could do now; None when nothing is missing, or another answers."""
    return next(_assuntos(work, pessoa_id), None)


def mandatos_de_ponto_focal(work: Work, pessoa_id: int) -> list[Vinculo]:
    """Return her running mandates of a theme, the oldest first."""
    dela = select(Vinculo).where(
        Vinculo.pessoa_id == pessoa_id, col(Vinculo.fim).is_(None), col(Vinculo.papel).in_(PONTOS_FOCAIS)
    )
    return list(work.session.exec(dela.order_by(col(Vinculo.id))))


def colegas(work: Work, vinculo: Vinculo) -> list[Vinculo]:
    """Return the running mandates of the others who answer for the same theme of the same organ."""
    do_tema = select(Vinculo).where(
        Vinculo.siorg == vinculo.siorg,
        Vinculo.tema == vinculo.tema,
        col(Vinculo.fim).is_(None),
        col(Vinculo.papel).in_(PONTOS_FOCAIS),
        Vinculo.pessoa_id != vinculo.pessoa_id,
    )
    return list(work.session.exec(do_tema.order_by(col(Vinculo.id))))


def esta_fora(work: Work, pessoa_id: int) -> bool:
    """Tell whether she said that she is away today."""
    ajuste = work.session.get(AjusteDosLembretes, pessoa_id)
    return ajuste is not None and ajuste.ausente_ate is not None and hoje(work) <= ajuste.ausente_ate


def _assuntos(work: Work, pessoa_id: int) -> Iterator[Assunto]:
    if esta_fora(work, pessoa_id):
        return
    for vinculo in mandatos_de_ponto_focal(work, pessoa_id):
        orgao = work.session.get(Orgao, vinculo.siorg)
        if orgao is not None and _responde(work, vinculo):
            do_tema = _do_cadastro if vinculo.tema == Tema.PRESTACAO.value else _do_digital
            yield from do_tema(work, orgao, pessoa_id)


def _responde(work: Work, vinculo: Vinculo) -> bool:
    """The titular does; the substituto while there is no titular, or she is away."""
    if vinculo.papel == Papel.TITULAR.value:
        return True
    titulares = [v for v in colegas(work, vinculo) if v.papel == Papel.TITULAR.value]
    return all(esta_fora(work, titular.pessoa_id) for titular in titulares)


def _do_cadastro(work: Work, orgao: Orgao, pessoa_id: int) -> Iterator[Assunto]:
    fatos: dict[str, Param] = {"orgao": nome_do_orgao(orgao)}
    conta = metas.contagem(work, orgao.siorg)
    if not conta.levantados:
        yield Assunto("sem_inventario", orgao.siorg, Message(K("lembrete.sem_inventario"), fatos))
        return
    parado = _parado(work, orgao.siorg, pessoa_id)
    if parado is not None:
        linha = Message(K("lembrete.rascunho"), {"rascunho": nome_do_rascunho(parado)})
        yield Assunto("rascunho", orgao.siorg, linha, parado.id)
    prontos = _prontos(work, orgao.siorg)
    if prontos:
        yield Assunto("prontos", orgao.siorg, Message(K("lembrete.prontos"), fatos, prontos))
    no_portal = conta.meta_no_portal
    if no_portal.faltam:
        passo = ritmo(no_portal, orgao.prazo, hoje(work))
        linha = Message(K("lembrete.faltam"), fatos, no_portal.faltam)
        if passo is not None and orgao.prazo is not None:
            com_prazo = {**fatos, "prazo": orgao.prazo, "por_semana": passo.por_semana}
            linha = Message(K("lembrete.ritmo"), com_prazo, no_portal.faltam)
        yield Assunto("faltam", orgao.siorg, linha)


def _do_digital(work: Work, orgao: Orgao, _pessoa_id: int) -> Iterable[Assunto]:
    digital = metas.contagem(work, orgao.siorg).meta_digital
    if not digital.faltam:
        return ()
    linha = Message(K("lembrete.digital"), {"orgao": nome_do_orgao(orgao)}, digital.faltam)
    return (Assunto("digital", orgao.siorg, linha),)


def _parado(work: Work, siorg: str, pessoa_id: int) -> Rascunho | None:
    dela = select(Rascunho).where(
        Rascunho.pessoa_id == pessoa_id,
        Rascunho.siorg == siorg,
        Rascunho.form == "servico",
        col(Rascunho.situacao).in_(VIVOS),
    )
    return work.session.exec(dela.order_by(col(Rascunho.mexido_em).desc()).limit(1)).first()


def _prontos(work: Work, siorg: str) -> int:
    prontos = select(func.count(col(ServicoRow.id))).where(
        ServicoRow.siorg == siorg,
        ServicoRow.estado == Estado.PRONTO.value,
        col(ServicoRow.fora_do_inventario).is_(None),
    )
    return work.session.exec(prontos).one()


def nome_de(work: Work, pessoa_id: int) -> str:
    """Return a person's name."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.nome if pessoa else ""
