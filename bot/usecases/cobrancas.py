"""What the clock brings about: mandates that end, and links that nobody opened.

Source: design, conversation 2.
"""

from sqlmodel import col, select

from bot.messages import K, Message, say
from bot.storage.tables import Convite, Indicacao
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, botao
from bot.usecases.convites import indicacoes_de
from bot.usecases.historico import registrar_em
from bot.usecases.indicacao import encerrar_indicacao, hoje
from bot.usecases.links import papeis_por_extenso, papel_por_extenso

DE_CADA_VEZ = 20  # a slice; live work goes first


def encerrar_mandatos_vencidos(work: Work) -> None:
    """End each mandate whose last day has passed; those it concerns hear of it in working hours."""
    avisar_em = work.instalacao.calendario.proximo_horario(work.now)
    vencidas = work.session.exec(
        select(Indicacao)
        .where(Indicacao.situacao == "aceita", col(Indicacao.fim_previsto) < hoje(work))
        .limit(DE_CADA_VEZ)
    )
    for indicacao in list(vencidas):
        encerrar_indicacao(work, indicacao, avisar_em=avisar_em)
        registrar_em(work, "mandato_venceu", [indicacao], pessoa_id=None)
        papel = papel_por_extenso(indicacao.papel, indicacao.tema)
        tela = say(
            Message(K("mandato.venceu"), {"nome": indicacao.nome, "papel": papel}),
            buttons=((botao(K("indicacao.ver_todas"), "indicar", indicacao.siorg),), (MENU,)),
        )
        once = f"venceu:{indicacao.id}"
        mandatos.avisar_quem_indicou(work, indicacao, tela, once=once, due=avisar_em)


def cobrar_links_parados(work: Work) -> None:
    """Remind whoever nominated, once a link, that nobody accepted it: the bot cannot write to a stranger."""
    if not work.instalacao.calendario.em_horario(work.now):
        return
    parados = work.session.exec(
        select(Convite)
        .join(Indicacao, col(Indicacao.convite_id) == col(Convite.id))
        .where(
            Indicacao.situacao == "aguardando",
            col(Indicacao.cobrada_em).is_(None),
            Convite.criado_em < work.now - work.instalacao.cobrar_apos,
        )
        .order_by(col(Convite.id))
        .distinct()
        .limit(DE_CADA_VEZ)
    )
    for convite in list(parados):
        _cobrar(work, convite)


def _cobrar(work: Work, convite: Convite) -> None:
    paradas = [i for i in indicacoes_de(work, convite) if i.situacao == "aguardando"]
    for indicacao in paradas:
        indicacao.cobrada_em = work.now
    if paradas[0].indicada_por in {pessoa.id for pessoa in mandatos.equipe_central(work)}:
        _lembrar_a_lista(work, paradas[0])
        return
    tela = say(
        Message(K("cobranca.link_parado"), {"nome": convite.nome, "papel": papeis_por_extenso(paradas)}),
        Message(K("cobranca.por_que")),
        buttons=(
            (botao(K("link.novo_com_texto"), "indicacao.link", paradas[0].id),),
            (botao(K("indicacao.ver"), "indicacao.ver", paradas[0].id),),
        ),
    )
    mandatos.avisar_quem_indicou(work, paradas[0], tela, once=f"cobranca:{convite.id}")


def _lembrar_a_lista(work: Work, parada: Indicacao) -> None:
    """Remind the central team, who sends links by the hundred, once a day and of all of them."""
    tela = say(Message(K("cobranca.links_parados")), buttons=((botao(K("faltam.botao"), "faltam"),), (MENU,)))
    mandatos.avisar_quem_indicou(work, parada, tela, once=f"cobranca:lista:{hoje(work).isoformat()}")
