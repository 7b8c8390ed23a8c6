"""Somebody is named for one or two themes: the nomination is stored, and a link made for her."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.papeis import Papel, Tema
from bot.messages import K, Message, Screen
from bot.storage.tables import Convite, Indicacao
from bot.storage.work import Work
from bot.usecases import convites, mandatos
from bot.usecases.historico import registrar_em
from bot.usecases.links import entregar, para_que_serve
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de


@dataclass(frozen=True, slots=True)
class Nomeada:
    """One person for one role in one theme; `plano_assinado_por` when it was not who nominates."""

    tema: Tema
    papel: Papel
    nome: str
    email: str
    plano_assinado_por: str | None = None


def nomear(work: Work, autora: Quem, siorg: str, nomeadas: Sequence[Nomeada]) -> tuple[Screen, ...]:
    """Store what one person was named for and return the screen with her one link."""
    indicacoes = [_indicacao(work, autora, siorg, nomeada) for nomeada in nomeadas]
    work.session.add_all(indicacoes)
    work.session.flush()
    registrar_em(work, "indicar", indicacoes, pessoa_id=autora.id)
    return (novo_link(work, autora, indicacoes),)


def novo_link(work: Work, autora: Quem, indicacoes: list[Indicacao], pessoa_id: int | None = None) -> Screen:
    """Make the link of some nominations of one person; the one she had before stops working."""
    primeira = indicacoes[0]
    if pessoa_id is None:
        for convite_id in {i.convite_id for i in indicacoes}:
            convites.cancelar(work, convite_id)
    destino = convites.Destino(
        papel=Papel(primeira.papel),
        nome=primeira.nome,
        siorg=primeira.siorg,
        email=primeira.email,
        pessoa_id=pessoa_id,
        criado_por=autora.id,
    )
    convite, token = convites.criar(work, destino)
    if pessoa_id is None:
        _prender(indicacoes, convite)
    orgao = orgao_de(work, primeira.siorg)
    if pessoa_id is not None:
        outra_conta = Message(K("link.para_outra_conta"), {"orgao": nome_do_orgao(orgao)})
        return entregar(work, convite, token, outra_conta)
    return entregar(work, convite, token, para_que_serve(orgao, indicacoes))


def _prender(indicacoes: list[Indicacao], convite: Convite) -> None:
    for indicacao in indicacoes:
        indicacao.convite_id = convite.id
        indicacao.situacao, indicacao.cobrada_em = "aguardando", None


def _indicacao(work: Work, autora: Quem, siorg: str, nomeada: Nomeada) -> Indicacao:
    aceita = None
    for mesma in _do_mesmo_papel(work, siorg, nomeada):
        if mesma.situacao == "aceita":
            aceita = mesma
            continue
        convites.soltar(work, mesma)
        mesma.situacao = "substituida"
        registrar_em(work, "substituir", [mesma], pessoa_id=autora.id, detalhes={"por": nomeada.nome})
    return Indicacao(
        siorg=siorg,
        tema=nomeada.tema.value,
        papel=nomeada.papel.value,
        nome=nomeada.nome,
        email=nomeada.email,
        plano_assinado_por=nomeada.plano_assinado_por,
        indicada_por=autora.id,
        substitui_id=aceita.id if aceita else None,
        criada_em=work.now,
    )


def _do_mesmo_papel(work: Work, siorg: str, nomeada: Nomeada) -> list[Indicacao]:
    """Return the nominations that the new one takes the place of, at once or when it is accepted."""
    vivas = mandatos.indicacoes_vivas(work, siorg)
    return [i for i in vivas if i.tema == nomeada.tema.value and i.papel == nomeada.papel.value]
