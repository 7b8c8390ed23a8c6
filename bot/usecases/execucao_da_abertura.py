"""A plan of opening is carried out in one transaction: organs, links, nominations, and the list of links."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.messages import K, Message
from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases import convites
from bot.usecases.convidar import da_lista
from bot.usecases.folha import DaFolha, com_link
from bot.usecases.historico import registrar, registrar_em
from bot.usecases.links import papel_por_extenso
from bot.usecases.pedidos import Pedido
from bot.usecases.plano_da_abertura import Passo, Plano
from bot.usecases.quem import Quem, nome_do_orgao


@dataclass(frozen=True, slots=True)
class LinkFeito:
    """A link that was made, with its token, and the nominations that it carries."""

    convite: Convite
    token: str
    endereco: str
    orgao: Orgao
    indicacoes: list[Indicacao]


@dataclass(frozen=True, slots=True)
class Feito:
    """What was done: how many organs were opened, the links made, and a row for everybody."""

    orgaos: int
    links: list[LinkFeito]
    folha: list[DaFolha]


def executar(work: Work, autora: Quem, plano: Plano) -> Feito:
    """Do what the plan says."""
    work.session.add_all(da_lista(work, siorg) for siorg in plano.orgaos_novos)
    work.session.flush()
    for passo in plano.passos:
        _desfazer_o_que_muda(work, autora, passo)
    novos = [(passo, *convites.preparar(work, _destino(autora, passo))) for passo in plano.com_link]
    work.session.flush()
    orgaos, inicio = _orgaos(work, plano), convites.inicio_dos_links(work)
    links = {}
    for passo, convite, token in novos:
        indicacoes = _indicacoes(work, autora, passo, convite)
        orgao = orgaos[passo.pessoa.siorg]
        links[id(passo)] = LinkFeito(convite, token, inicio + token, orgao, indicacoes)
    work.session.flush()
    for passo, convite, _ in novos:
        _registrar(work, autora, passo, convite, links[id(passo)].indicacoes)
    linhas = [_da_folha(work, passo, links.get(id(passo)), orgaos) for passo in plano.passos]
    return Feito(len(plano.orgaos_novos), list(links.values()), linhas)


def _desfazer_o_que_muda(work: Work, autora: Quem, passo: Passo) -> None:
    """Links that no longer serve stop working; a name that was mended is mended here too."""
    for convite in passo.vencidos:
        if convite.aceito_em is None and convite.cancelado_em is None:
            convite.cancelado_em = work.now
    for trocada in passo.trocadas:
        convites.soltar(work, trocada)
        trocada.situacao = "substituida"
    registrar_em(work, "substituir", passo.trocadas, pessoa_id=autora.id, detalhes={"por": passo.pessoa.nome})
    for guardado in (*passo.guardados, *([passo.vale] if passo.vale else [])):
        guardado.nome = passo.pessoa.nome


def _destino(autora: Quem, passo: Passo) -> convites.Destino:
    primeiro = passo.novas[0].papel if passo.novas else Papel(passo.reabertas[0].papel)
    return convites.Destino(
        papel=primeiro,
        nome=passo.pessoa.nome,
        siorg=passo.pessoa.siorg,
        email=passo.pessoa.email,
        condicao=passo.pessoa.condicao,
        criado_por=autora.id,
    )


def _orgaos(work: Work, plano: Plano) -> Mapping[str, Orgao]:
    siorgs = {passo.pessoa.siorg for passo in plano.passos}
    return {o.siorg: o for o in work.session.exec(select(Orgao).where(col(Orgao.siorg).in_(siorgs)))}


def _indicacoes(work: Work, autora: Quem, passo: Passo, convite: Convite) -> list[Indicacao]:
    novas = [_indicacao(work, autora, pedido) for pedido in passo.novas if pedido.tema is not None]
    work.session.add_all(novas)
    for indicacao in (*novas, *passo.reabertas):
        indicacao.convite_id, indicacao.nome = convite.id, passo.pessoa.nome
        indicacao.situacao, indicacao.cobrada_em = "aguardando", None
    return [*novas, *passo.reabertas]


def _indicacao(work: Work, autora: Quem, pedido: Pedido) -> Indicacao:
    return Indicacao(
        siorg=pedido.siorg,
        tema=pedido.tema.value if pedido.tema else "",
        papel=pedido.papel.value,
        nome=pedido.nome,
        email=pedido.email,
        indicada_por=autora.id,
        criada_em=work.now,
    )


def _registrar(
    work: Work, autora: Quem, passo: Passo, convite: Convite, indicacoes: Sequence[Indicacao]
) -> None:
    siorg, quem_indicou = passo.pessoa.siorg, passo.pessoa.indicado_por
    if not indicacoes:
        registrar(work, "convidar_indicador", pessoa_id=autora.id, siorg=siorg, alvo=convite.id)
    detalhes = {"indicado_por": quem_indicou} if quem_indicou else {}
    novas = [indicacao for indicacao in indicacoes if indicacao not in passo.reabertas]
    registrar_em(work, "indicar", novas, pessoa_id=autora.id, detalhes=detalhes)
    registrar_em(work, "renovar_link", passo.reabertas, pessoa_id=autora.id)


def _da_folha(work: Work, passo: Passo, feito: LinkFeito | None, orgaos: Mapping[str, Orgao]) -> DaFolha:
    pessoa, orgao = passo.pessoa, orgaos[passo.pessoa.siorg]
    papel = ", ".join(_papeis(work, passo.pedidos))
    if feito is not None:
        return com_link(work, feito.convite, feito.endereco, orgao, feito.indicacoes, papel)
    situacao = Message(K("folha.ja_entrou" if passo.vale is None else "folha.link_vale"))
    validade = passo.vale.expira_em if passo.vale else None
    return DaFolha(nome_do_orgao(orgao), pessoa.nome, papel, pessoa.email, situacao, validade=validade)


def _papeis(work: Work, pedidos: Sequence[Pedido]) -> Iterator[str]:
    return (work.label(papel_por_extenso(p.papel.value, p.tema.value if p.tema else None)) for p in pedidos)
