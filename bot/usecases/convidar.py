"""The central team opens an organ and invites whoever nominates there; a link can be renewed."""

from functools import cache

from sqlmodel import select

from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.orgaos import orgaos as lista_de_orgaos
from bot.domain.papeis import Acao, Papel
from bot.forms.form import Answers, Option, Sources
from bot.forms.indicacao import CONVITE
from bot.forms.orgaos import opcoes_de_orgaos
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Convite, Orgao, Rascunho
from bot.storage.work import Work
from bot.usecases import convites, outra_conta
from bot.usecases.botoes import MENU, botao, pelo_numero
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.links import entregar, para_que_serve
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo, abrir


def convidar(work: Work, said: Incoming, siorg: str = "") -> tuple[Screen, ...]:
    """Start the form that invites whoever nominates in an organ."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CONVIDAR_INDICADOR)
    valores: Answers | None = {"orgao": siorg} if siorg else None
    comeco = Comeco(valores=valores, contexto={"orgaos": fora_da_lista(work)})
    return (abrir(work, said, CONVIDAR, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, _: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Open the organ, if it was not, and hand over the link for whoever nominates there."""
    aberto = abrir_orgao(work, values["orgao"])
    destino = convites.Destino(
        papel=Papel.INDICADOR,
        nome=values["nome"],
        siorg=aberto.siorg,
        email=values["email"],
        condicao=values["condicao"],
        criado_por=pessoa.id,
    )
    convite, token = convites.criar(work, destino)
    registrar(work, "convidar_indicador", pessoa_id=pessoa.id, siorg=aberto.siorg, alvo=convite.id)
    feito = Message(K("convite.criado"), {"nome": convite.nome, "orgao": nome_do_orgao(aberto)})
    ver = ((botao(K("orgao.ver"), "orgao", aberto.siorg),), (MENU,))
    return (say(feito, buttons=ver), entregar(work, convite, token, para_que_serve(aberto, [])))


def renovar(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Replace a link that was not accepted; ask first where an accepted role would move to a new account."""
    velho = _de_quem_indica(work, said, convite_id)
    pessoa_id = convites.quem_aceitou(work, velho)
    if pessoa_id is None:
        return (_novo(work, said, velho, None),)
    fazer = botao(K("link.outra_conta_fazer"), "orgao.outra_conta", velho.id)
    voltar = botao(K("link.outra_conta_voltar"), "indicador", velho.id)
    return (outra_conta.perguntar(work, velho.nome, pessoa_id, velho.siorg or "", (fazer, voltar)),)


def para_outra_conta(work: Work, said: Incoming, convite_id: str) -> tuple[Screen, ...]:
    """Make the link that moves somebody who nominates to a new account."""
    velho = _de_quem_indica(work, said, convite_id)
    pessoa_id = convites.quem_aceitou(work, velho)
    if pessoa_id is None:
        return renovar(work, said, convite_id)
    return (_novo(work, said, velho, pessoa_id),)


def _de_quem_indica(work: Work, said: Incoming, convite_id: str) -> Convite:
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    velho = pelo_numero(work, Convite, convite_id)
    if velho is None or velho.siorg is None or velho.papel != Papel.INDICADOR.value:
        raise Recusa(say(Message(K("link.sem_convite")), buttons=((MENU,),)))
    return velho


def _novo(work: Work, said: Incoming, velho: Convite, pessoa_id: int | None) -> Screen:
    autora = quem(work, said.user_id)
    convites.cancelar(work, velho.id)
    destino = convites.Destino(
        papel=Papel(velho.papel),
        nome=velho.nome,
        siorg=velho.siorg,
        email=velho.email,
        condicao=velho.condicao,
        pessoa_id=pessoa_id,
        criado_por=autora.id,
    )
    convite, token = convites.criar(work, destino)
    registrar(work, "renovar_convite", pessoa_id=autora.id, siorg=velho.siorg, alvo=convite.id)
    orgao = orgao_de(work, velho.siorg or "")
    if pessoa_id is None:
        return entregar(work, convite, token, para_que_serve(orgao, []))
    return entregar(
        work, convite, token, Message(K("link.para_outra_conta"), {"orgao": nome_do_orgao(orgao)})
    )


def pela_linha_de_comando(work: Work, papel: Papel, nome: str, siorg: str | None) -> tuple[Convite, str]:
    """Make the link of `pontofocal convidar` and return it with its address.

    Raise `KeyError` when no organ has that SIORG number.
    """
    orgao = abrir_orgao(work, siorg) if siorg else None
    destino = convites.Destino(papel=papel, nome=nome, siorg=orgao.siorg if orgao else None)
    convite, token = convites.criar(work, destino)
    registrar(work, "convidar", pessoa_id=None, siorg=destino.siorg, alvo=convite.id)
    return convite, convites.link(work, token)


def abrir_orgao(work: Work, siorg: str) -> Orgao:
    """Return the organ of that SIORG number, opened now if need be; raise `KeyError` if unknown."""
    aberto = work.session.get(Orgao, siorg)
    if aberto is None:
        aberto = da_lista(work, siorg)
        work.session.add(aberto)
        work.session.flush()
    return aberto


def da_lista(work: Work, siorg: str) -> Orgao:
    """Return the federal organ of that SIORG number, opened now but not yet written; raise `KeyError`."""
    fato = lista_de_orgaos()[siorg]
    return Orgao(siorg=siorg, nome=fato.nome, sigla=fato.sigla, db_id=fato.portal or None, aberto_em=work.now)


@cache
def _opcoes() -> tuple[Option, ...]:
    return opcoes_de_orgaos(lista_de_orgaos().values())


def fora_da_lista(work: Work) -> list[list[str]]:
    """Return number, name and acronym of each organ that was opened and is not on the federal list."""
    listados = lista_de_orgaos()
    abertos = work.session.exec(select(Orgao).order_by(Orgao.nome))
    return [[o.siorg, o.nome, o.sigla] for o in abertos if o.siorg not in listados]


def todos_os_orgaos(contexto: Contexto) -> Sources:
    """Offer every federal organ known, and those the draft was opened with, by name, acronym or number."""
    abertos = opcoes_de_orgaos(FatoOrgao(*orgao) for orgao in contexto.get("orgaos", ()))
    return {"orgaos": (*_opcoes(), *abertos)}


CONVIDAR = Fluxo("convite", CONVITE, concluir, Acao.CONVIDAR_INDICADOR, todos_os_orgaos)
