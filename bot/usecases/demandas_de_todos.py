"""What the central team sees of all organs: who needs data of whom, by base and owner, with a spreadsheet."""

from dataclasses import dataclass

from sqlalchemy import select as de_colunas
from sqlmodel import case, col, func

from bot.callbacks import option_id
from bot.domain.papeis import Acao
from bot.forms.brief import cut
from bot.messages import K, Message, Paragraph, Param, Screen
from bot.planilhas.escrita import escrever
from bot.storage.tables import Orgao
from bot.storage.tables_do_diagnostico import Demanda, Recurso
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, botao, pagina
from bot.usecases.demandas import ABERTAS, EM_LINHA, todas
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import nome_do_orgao, quem

POR_PAGINA = 8
DA_BASE_POR_PAGINA = 5
NUMA_FOLHA = 5000  # demands in one spreadsheet
COLUNAS = {"base": 36, "dono": 36, "orgao": 40, "servico": 50, "etapa": 36, "dados": 60, "para_que": 60}
COLUNAS_DE_ESTADO = {"situacao": 18, "desde": 14}


@dataclass(frozen=True, slots=True)
class Grupo:
    """A base of an owner, and how many ask for it; `marca` stands for it on a button."""

    slug: str
    base: str
    dono: str
    demandas: int
    orgaos: int
    abertas: int

    @property
    def marca(self) -> str:
        """Eight digits that stand for the base and its owner."""
        return option_id(self.slug)


def demandas(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List the bases that organs need, those with most demands to answer first."""
    quem(work, said.user_id).exigir(Acao.VER_DEMANDAS)
    rascunhos.largar(work, said.chat_id)
    grupos = _grupos(work)
    desta, vizinhas = pagina(grupos, numero, POR_PAGINA, "demandas")
    titulo = Message(K("demandas.titulo"), count=sum(grupo.demandas for grupo in grupos))
    linhas = tuple(Paragraph(_linhas(grupo)) for grupo in desta)
    botoes = tuple((botao(grupo.base, "demandas.base", grupo.marca),) for grupo in desta)
    planilha = ((botao(K("demandas.planilha"), "demandas.planilha"),),) if grupos else ()
    return (Screen((Paragraph((titulo,)), *linhas), (*botoes, *vizinhas, *planilha, (MENU,))),)


def da_base(work: Work, said: Incoming, marca: str, numero: str = "1") -> tuple[Screen, ...]:
    """List who needs what of one base, and what for."""
    quem(work, said.user_id).exigir(Acao.VER_DEMANDAS)
    rascunhos.largar(work, said.chat_id)
    grupo = next((um for um in _grupos(work) if um.marca == marca), None)
    if grupo is None:
        return demandas(work, said)
    dela = todas().where(col(Recurso.slug) == grupo.slug).order_by(col(Orgao.nome), col(Demanda.id))
    achadas = work.session.execute(dela).all()
    desta, vizinhas = pagina(achadas, numero, DA_BASE_POR_PAGINA, "demandas.base", marca)
    linhas = (
        Paragraph((Message(K("demandas.quem_precisa"), _fatos(n, demanda, orgao, servico)),))
        for n, (demanda, _, _, _, servico, orgao) in enumerate(desta, 1)
    )
    botoes = tuple(
        (botao(Message(K("demandas.ver"), {"numero": n, "orgao": _curto(orgao)}), "demanda", demanda.id),)
        for n, (demanda, *_, orgao) in enumerate(desta, 1)
    )
    voltar = (botao(K("demandas.voltar"), "demandas"), MENU)
    return (Screen((Paragraph(_linhas(grupo)), *linhas), (*botoes, *vizinhas, voltar)),)


def planilha(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Send every demand of every organ as a spreadsheet, by base and owner."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_DEMANDAS)
    rascunhos.largar(work, said.chat_id)
    por_base = (
        todas()
        .order_by(col(Recurso.nome), col(Recurso.dono), col(Orgao.nome), col(Demanda.id))
        .limit(NUMA_FOLHA)
    )
    fuso = work.instalacao.fuso
    linhas = (
        (
            base.nome,
            base.dono,
            nome_do_orgao(orgao),
            servico,
            feito.titulo,
            demanda.dados,
            demanda.para_que,
            work.label(Message(K(f"demanda.situacao.{demanda.situacao}"))),
            f"{demanda.criada_em.astimezone(fuso):%d/%m/%Y}",
        )
        for demanda, base, feito, _, servico, orgao in work.session.execute(por_base)
    )
    larguras = {**COLUNAS, **COLUNAS_DE_ESTADO}
    colunas = [
        (work.label(Message(K(f"demandas.coluna.{nome}"))), letras) for nome, letras in larguras.items()
    ]
    dados = escrever(work.label(Message(K("demandas.aba"))), colunas, linhas)
    anexo = work.keep(dados, "demandas-de-interoperacao.xlsx")
    registrar(work, "exportar_demandas", pessoa_id=pessoa.id)
    voltar = ((botao(K("demandas.voltar"), "demandas"), MENU),)
    return (Screen((Paragraph((Message(K("demandas.em_planilha")),)),), voltar, anexo),)


def _grupos(work: Work) -> list[Grupo]:
    abertas = func.sum(case((col(Demanda.situacao).in_(ABERTAS), 1), else_=0))
    por_base = (
        de_colunas(
            col(Recurso.slug),
            func.min(Recurso.nome),
            func.min(Recurso.dono),
            func.count(col(Demanda.id)),
            func.count(func.distinct(Recurso.siorg)),
            abertas,
        )
        .join(Demanda, col(Demanda.base_id) == col(Recurso.id))
        .group_by(Recurso.slug)
    )
    grupos = [Grupo(*linha) for linha in work.session.execute(por_base)]
    return sorted(grupos, key=lambda um: (-um.abertas, -um.demandas, um.base.casefold()))


def _linhas(grupo: Grupo) -> tuple[Message, ...]:
    return (
        Message(K("demandas.base"), {"base": grupo.base, "dono": grupo.dono}),
        Message(
            K("demandas.conta"), {"orgaos": Message(K("demandas.orgaos"), count=grupo.orgaos)}, grupo.demandas
        ),
        Message(K("demandas.abertas"), count=grupo.abertas),
    )


def _curto(orgao: Orgao) -> str:
    return orgao.sigla or orgao.nome


def _fatos(numero: int, demanda: Demanda, orgao: Orgao, servico: str) -> dict[str, Param]:
    return {
        "numero": numero,
        "orgao": _curto(orgao),
        "servico": cut(servico, EM_LINHA),
        "dados": cut(demanda.dados, EM_LINHA),
        "para_que": cut(demanda.para_que, EM_LINHA),
        "situacao": Message(K(f"demanda.situacao.{demanda.situacao}")),
    }
