"""What the clock brings about for oficinas: announcements, changes, reminders, the question how it was.

Each is a slice of people whose row says that she was not told yet; the same transaction says that she was.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from bot.domain.oficinas import AVALIAR_EM, UMA_HORA, VESPERA
from bot.domain.papeis import Papel
from bot.forms.oficinas import OS_DOIS
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Pessoa, Vinculo
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases.botoes import MENU, botao
from bot.usecases.inscricoes import OCUPAM
from bot.usecases.minha_inscricao import pedir_nota
from bot.usecases.oficinas import convite_para_ir, resumo, ver_oficina
from bot.usecases.telas_das_oficinas import botoes_da_vaga, com_agenda, o_que_e

DE_CADA_VEZ = 5  # a slice of less than 20 ms; live work goes first
PONTOS_FOCAIS = (Papel.TITULAR.value, Papel.SUBSTITUTO.value)


def anunciar(work: Work) -> bool:
    """Tell a slice of the focal points of the theme and organs of a new oficina."""
    nova = select(Oficina).where(col(Oficina.anunciada_ate).is_not(None)).order_by(col(Oficina.id))
    oficina = work.session.exec(nova).first()
    if oficina is None:
        return False
    pessoas = _audiencia(work, oficina)
    for pessoa in pessoas:
        oficina.anunciada_ate = pessoa.id
        if pessoa.conta is not None:
            tela = _anuncio(work, oficina)
            work.say_later(pessoa.conta, tela, once=f"oficina:nova:{oficina.id}:{pessoa.id}")
    if len(pessoas) < DE_CADA_VEZ or work.now >= oficina.inicio:
        oficina.anunciada_ate = None
    work.session.flush()
    return True


def avisar_mudancas(work: Work) -> bool:
    """Tell a slice of those who take part, or wait, of a change or of the end of an oficina, once."""
    por_avisar = _de_cada(Inscricao.avisada < Oficina.sequencia, col(Inscricao.situacao).in_(OCUPAM))
    linhas = list(work.session.exec(por_avisar).all())
    for inscricao, oficina in linhas:
        inscricao.avisada = oficina.sequencia
        inscricao.vespera_em = inscricao.hora_em = None
        if work.now >= oficina.inicio - VESPERA:
            inscricao.vespera_em = work.now
        _dizer(work, inscricao, _mudou(work, oficina, inscricao), f"mudou:{oficina.sequencia}")
    work.session.flush()
    return len(linhas) == DE_CADA_VEZ


def lembrar_da_vespera(work: Work) -> bool:
    """Remind a slice of those who have a place, a day before."""
    perto = (Oficina.inicio <= work.now + VESPERA, Oficina.inicio > work.now + UMA_HORA)
    return _lembrar(work, "vespera", *perto, col(Inscricao.vespera_em).is_(None))


def lembrar_da_hora(work: Work) -> bool:
    """Remind a slice of those who have a place, an hour before."""
    perto = (Oficina.inicio <= work.now + UMA_HORA, Oficina.inicio > work.now)
    return _lembrar(work, "hora", *perto, col(Inscricao.hora_em).is_(None))


def pedir_avaliacoes(work: Work) -> bool:
    """Ask a slice of those who came, or may have come, how it was."""
    acabou = (Oficina.fim <= work.now, Oficina.fim > work.now - AVALIAR_EM, Oficina.situacao == "aberta")
    veio = col(Inscricao.presente).is_not(False) & (col(Inscricao.situacao) == "confirmada")
    busca = _de_cada(
        *acabou,
        veio | col(Inscricao.presente).is_(True),
        col(Inscricao.avaliacao_em).is_(None),
        col(Inscricao.chat_id).is_not(None),
    )
    linhas = list(work.session.exec(busca).all())
    for inscricao, oficina in linhas:
        inscricao.avaliacao_em = work.now
        _dizer(work, inscricao, pedir_nota(oficina, inscricao), "como_foi")
    work.session.flush()
    return len(linhas) == DE_CADA_VEZ


def esquecer_inscricoes(work: Work) -> None:
    """Take out who took part in oficinas of long ago and has no role here; the counts of the report stay."""
    velhas = select(Oficina.id).where(Oficina.fim < work.now - work.instalacao.guardar_por)
    delas = (
        col(Inscricao.oficina_id).in_(velhas),
        col(Inscricao.pessoa_id).is_(None),
        col(Inscricao.nome) != "",
    )
    apagado = {"nome": "", "email": None, "area": "", "orgao": "", "chat_id": None}
    work.session.exec(update(Inscricao).where(*delas).values(apagado))


def _lembrar(work: Work, qual: str, *quais: Any) -> bool:
    tem_vaga = (Oficina.situacao == "aberta", Inscricao.situacao == "confirmada")
    linhas = list(work.session.exec(_de_cada(*tem_vaga, *quais)).all())
    for inscricao, oficina in linhas:
        setattr(inscricao, f"{qual}_em", work.now)
        fatos = {"titulo": oficina.titulo}
        lembrete = say(
            Message(K(f"oficina.lembrete.{qual}"), fatos),
            *resumo(oficina),
            buttons=(
                *botoes_da_vaga(inscricao)[1:],
                (ver_oficina(oficina),),
            ),
        )
        _dizer(work, inscricao, lembrete, f"{qual}:{oficina.sequencia}")
    work.session.flush()
    return len(linhas) == DE_CADA_VEZ


def _de_cada(*quais: Any) -> Any:
    juntas = select(Inscricao, Oficina).join(Oficina, col(Oficina.id) == col(Inscricao.oficina_id))
    return juntas.where(*quais).order_by(col(Inscricao.oficina_id), col(Inscricao.ordem)).limit(DE_CADA_VEZ)


def _dizer(work: Work, inscricao: Inscricao, tela: Screen, motivo: str) -> None:
    """Push to the person, or to the focal point who enrolled her and passes it on."""
    once = f"oficina:{motivo}:{inscricao.id}"
    if inscricao.chat_id is not None:
        work.say_later(inscricao.chat_id, tela, once=once)
        return
    autora = work.session.get(Pessoa, inscricao.inscrita_por) if inscricao.inscrita_por else None
    if autora is not None and autora.conta is not None:
        repasse = Message(K("oficina.repasse"), {"nome": inscricao.nome, "email": inscricao.email or ""})
        tela = Screen((*say(repasse).paragraphs, *tela.paragraphs), ((MENU,),), tela.attachment)
        work.say_later(autora.conta, tela, once=once)


def _mudou(work: Work, oficina: Oficina, inscricao: Inscricao) -> Screen:
    fatos = {"titulo": oficina.titulo, "motivo": oficina.motivo or ""}
    if oficina.situacao == "cancelada":
        cancelada = say(Message(K("oficina.foi_cancelada"), fatos), buttons=((MENU,),))
        return com_agenda(work, oficina, cancelada) if inscricao.situacao == "confirmada" else cancelada
    if inscricao.situacao == "espera":
        na_espera = Message(K("oficina.mudou_na_espera"), fatos)
        return say(na_espera, *resumo(oficina)[:1], buttons=botoes_da_vaga(inscricao))
    mudou = Message(K("oficina.mudou"), fatos)
    tela = say(
        mudou, *resumo(oficina), Message(K("oficina.mudou.e_agora")), buttons=botoes_da_vaga(inscricao)
    )
    return com_agenda(work, oficina, tela)


def _anuncio(work: Work, oficina: Oficina) -> Screen:
    linhas = (
        *o_que_e(oficina, com_endereco=False),
        Message(K("oficina.anuncio.ate"), {"ate": oficina.encerra}),
    )
    inscrever = botao(K("oficina.inscrever"), "oficina.inscrever", oficina.id)
    por_que = Message(K("oficina.anuncio.por_que"))
    return say(*linhas, por_que, buttons=(*convite_para_ir(work, oficina), (inscrever,)))


def _audiencia(work: Work, oficina: Oficina) -> Sequence[Pessoa]:
    deles = select(Vinculo.pessoa_id).where(col(Vinculo.fim).is_(None), col(Vinculo.papel).in_(PONTOS_FOCAIS))
    if oficina.tema != OS_DOIS:
        deles = deles.where(Vinculo.tema == oficina.tema)
    if oficina.siorgs:
        deles = deles.where(col(Vinculo.siorg).in_(oficina.siorgs))
    seguintes = select(Pessoa).where(col(Pessoa.id).in_(deles), col(Pessoa.id) > (oficina.anunciada_ate or 0))
    return work.session.exec(seguintes.order_by(col(Pessoa.id)).limit(DE_CADA_VEZ)).all()
