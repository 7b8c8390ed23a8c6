"""How an organ stands towards its two goals, counted by the database."""

from collections import Counter
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from bot.domain.digital import medida_digital
from bot.domain.estados import Estado
from bot.domain.metas import META_DIGITAL, Contagem, Parcela, outras_medidas
from bot.domain.papeis import Acao
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import MENU, botao
from bot.usecases.incoming import Incoming
from bot.usecases.quem import nome_do_orgao, orgao_de, quem

NO_PORTAL = (Estado.NO_PORTAL.value, Estado.NO_PORTAL_COM_ALTERACOES.value)
LIDOS = ("etapas", "digital")  # what the measures read of a text
_QUE_CONTAM = (col(ServicoRow.fora_do_inventario).is_(None),)


def contagem(work: Work, siorg: str, *quais: ColumnElement[bool]) -> Contagem:
    """Count the organ's inventory, or `quais` of it; digital is the text on the Portal, not a newer one."""
    return contagens(work, (siorg,), *quais)[siorg]


def contagens(work: Work, siorgs: Collection[str], *quais: ColumnElement[bool]) -> dict[str, Contagem]:
    """Count the inventories of several organs at once, as `contagem` does."""
    por_estado = {siorg: Counter[str]() for siorg in siorgs}
    digitais = Counter[str]()
    grupos = select(ServicoRow.siorg, ServicoRow.estado, ServicoRow.digital, func.count())
    de_cada_orgao = grupos.where(col(ServicoRow.siorg).in_(siorgs), *_QUE_CONTAM, *quais)
    for siorg, estado, digital, n in work.session.exec(
        de_cada_orgao.group_by(col(ServicoRow.siorg), col(ServicoRow.estado), col(ServicoRow.digital))
    ):
        por_estado[siorg][estado] += n
        digitais[siorg] += n if digital and estado == Estado.NO_PORTAL.value else 0
    com_texto_novo = ServicoRow.estado == Estado.NO_PORTAL_COM_ALTERACOES.value
    for siorg, conta in por_estado.items():
        if conta[Estado.NO_PORTAL_COM_ALTERACOES.value]:
            textos = publicados(work, siorg, com_texto_novo, *quais)
            digitais[siorg] += sum(medida_digital(servico).digital for servico in textos)
    return {siorg: _contagem(conta, digitais[siorg]) for siorg, conta in por_estado.items()}


def _contagem(por_estado: Counter[str], digitais: int) -> Contagem:
    levantados = por_estado.total()
    return Contagem(
        levantados=levantados,
        cadastrados=levantados - por_estado[Estado.LEVANTADO.value],
        no_portal=sum(por_estado[estado] for estado in NO_PORTAL),
        digitais=digitais,
    )


def ha_no_portal(work: Work, siorg: str) -> bool:
    """Tell whether some service of the organ is on the Portal."""
    um = select(ServicoRow.id).where(*_que_contam(siorg), col(ServicoRow.estado).in_(NO_PORTAL))
    return work.session.exec(um.limit(1)).first() is not None


def outras(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Show the three other measures called digital, of the texts on the Portal, each with what it means."""
    quem(work, said.user_id).exigir(Acao.VER_SERVICOS, siorg)
    rascunhos.largar(work, said.chat_id)
    medidas = outras_medidas(publicados(work, siorg))
    titulo = Message(
        K("metas.outras"), {"orgao": nome_do_orgao(orgao_de(work, siorg))}, count=medidas.servicos
    )
    partes = (
        (K("metas.algum_canal"), Parcela(medidas.com_algum_canal, medidas.servicos, META_DIGITAL)),
        (K("metas.marca"), Parcela(medidas.com_a_marca, medidas.servicos, META_DIGITAL)),
        (K("metas.etapas"), Parcela(medidas.etapas_digitais, medidas.etapas, META_DIGITAL)),
    )
    ditas = [Message(chave, _contas(parcela)) for chave, parcela in partes if medidas.servicos]
    voltar = ((botao(K("servicos.voltar"), "servicos", siorg), MENU),)
    return (say(titulo, *ditas, buttons=voltar),)


def publicados(work: Work, siorg: str, *quais: ColumnElement[bool] | bool) -> Iterator[Servico]:
    """Yield the texts on the Portal, with what the measures read of them."""
    no_portal = col(ServicoRow.estado).in_(NO_PORTAL)
    textos = select(ServicoRow.publicado).where(*_que_contam(siorg), no_portal, *quais)
    orgao = guardar.fato_do_orgao(work, siorg)
    for publicado in filter(None, work.session.exec(textos)):
        yield servico_de({nome: publicado[nome] for nome in LIDOS if nome in publicado}, orgao)


def _que_contam(siorg: str) -> tuple[ColumnElement[bool], ...]:
    return col(ServicoRow.siorg) == siorg, *_QUE_CONTAM


def digital_em_linha(conta: Contagem) -> Message:
    """Return goal 2 in one line, with how many it lacks; that nothing is on the Portal, when so."""
    digital = conta.meta_digital
    if not digital.mensuravel:
        return Message(K("metas.nenhum_no_portal"))
    return Message(K("metas.faltam_digital"), _contas(digital), digital.faltam)


def _contas(parcela: Parcela) -> dict[str, Param]:
    return {"parte": parcela.parte, "todo": parcela.todo, "por_cento": parcela.por_cento}


def linhas(work: Work, siorg: str) -> tuple[Message, ...]:
    """Return both goals in two lines; one, while there is no inventory."""
    conta = contagem(work, siorg)
    if not conta.meta_no_portal.mensuravel:
        return (Message(K("metas.sem_inventario")),)
    no_portal, digital = conta.meta_no_portal, conta.meta_digital
    primeira = Message(
        K("metas.no_portal"),
        {
            **_contas(no_portal),
            "cadastrados": conta.cadastrados,
            "a_caminho": conta.a_caminho,
        },
    )
    if not digital.mensuravel:
        return primeira, Message(K("metas.nenhum_no_portal"))
    return primeira, Message(K("metas.digital"), _contas(digital))
