"""Standing answers as the central team sees them: the list, a card, every version."""

from collections.abc import Sequence

from sqlmodel import col, func, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Pessoa
from bot.storage.tables_das_respostas import RespostaPadrao
from bot.storage.work import Work
from bot.usecases import mandatos, sem_resposta
from bot.usecases.botoes import MENU, Rows, botao, pagina, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, quem

NA_TELA = 8
TODAS = botao(K("padrao.todas"), "padrao")
_ESPERA, _VALE = "em_revisao", "aprovada"


def respostas(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Lead to what the team does about answers: questions without one, standing ones, votes."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    esperam = len(work.session.exec(select(RespostaPadrao.id).where(_da_situacao(_ESPERA))).all())
    linhas = (
        Message(K("respostas.titulo")),
        Message(K("respostas.sem_resposta"), count=sem_resposta.quantos_grupos(work)),
        Message(K("respostas.em_revisao"), count=esperam),
    )
    botoes = (
        (botao(K("sem_resposta.botao"), "sem_resposta"),),
        (botao(K("padrao.botao"), "padrao"),),
        (botao(K("avaliacao.botao"), "avaliacoes"),),
        (botao(K("fila.voltar"), "fila"),),
        (MENU,),
    )
    return (say(*linhas, buttons=botoes),)


def lista(work: Work, said: Incoming, numero: str = "1") -> tuple[Screen, ...]:
    """List every standing answer, those that wait for a second person first."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    todas = sorted(_ultimas(work), key=lambda um: (um.situacao != _ESPERA, um.titulo.casefold(), um.numero))
    desta, vizinhas = pagina(todas, numero, NA_TELA, "padrao")
    titulo = Message(K("padrao.lista"), count=len(todas))
    linhas = (Message(K("padrao.item"), {"titulo": um.titulo, "situacao": _estado(work, um)}) for um in desta)
    botoes = tuple((botao(um.titulo, "padrao.ver", um.numero),) for um in desta)
    nova = ((botao(K("padrao.escrever"), "padrao.nova"),),)
    voltar = ((botao(K("respostas.voltar"), "respostas"),), (MENU,))
    return (Screen((Paragraph((titulo,)), Paragraph(tuple(linhas))), (*botoes, *vizinhas, *nova, *voltar)),)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show a standing answer: the version that counts, or the latest one."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    ultima = ultima_de(work, numero)
    vale = em_vigor(work, ultima.numero)
    return (tela(work, pessoa, vale or ultima),)


def versao(work: Work, said: Incoming, versao_id: str) -> tuple[Screen, ...]:
    """Show one version, whole."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    return (tela(work, pessoa, versao_de(work, versao_id)),)


def historico(work: Work, said: Incoming, numero: str, da_pagina: str = "1") -> tuple[Screen, ...]:
    """List the versions of a standing answer, the latest first."""
    quem(work, said.user_id).exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    versoes = versoes_de(work, ultima_de(work, numero).numero)
    desta, vizinhas = pagina(versoes, da_pagina, NA_TELA, "padrao.historico", numero)
    titulo = Message(K("padrao.historico_de"), {"titulo": versoes[0].titulo})
    paragrafos = (Paragraph((titulo,)), *(Paragraph(tuple(_passos(work, um))) for um in desta))
    botoes = tuple(
        (botao(Message(K("padrao.ver_versao"), {"versao": um.versao}), "padrao.versao", um.id),)
        for um in desta
    )
    voltar = botao(K("padrao.voltar"), "padrao.ver", numero)
    return (Screen(paragrafos, (*botoes, *vizinhas, (voltar,), (MENU,))),)


def tela(work: Work, pessoa: Quem, um: RespostaPadrao) -> Screen:
    """Return the screen of a version, with what may be done about it."""
    jeitos = tuple(Message(K("padrao.jeito"), {"jeito": jeito}) for jeito in um.perguntas)
    fonte = (Message(K("duvida.fonte"), {"fonte": um.fonte}),) if um.fonte else ()
    paragrafos = (
        Paragraph((Message(K("padrao.titulo"), {"titulo": um.titulo}), *_passos(work, um))),
        Paragraph((Message(K("duvida.texto"), {"texto": um.texto}), *fonte)),
        Paragraph((Message(K("padrao.jeitos"), count=len(jeitos)), *jeitos)),
    )
    return Screen(paragrafos, (*_botoes(work, pessoa, um), (TODAS,), (MENU,)))


def _botoes(work: Work, pessoa: Quem, um: RespostaPadrao) -> Rows:
    rever: Rows = ()
    outra = _em_revisao(work, um.numero)
    if um.situacao == _ESPERA and pode_aprovar(work, pessoa, um):
        rever = ((botao(K("padrao.aprovar"), "padrao.aprovar", um.id),),)
        rever += ((botao(K("padrao.devolver"), "padrao.devolver", um.id),),) if pessoa.id != um.autora else ()
    elif outra is not None and outra.id != um.id:
        rever = ((botao(K("padrao.ver_em_revisao"), "padrao.versao", outra.id),),)
    revogar = ((botao(K("padrao.revogar"), "padrao.revogar", um.numero),),) if um.situacao == _VALE else ()
    editar = (botao(K("padrao.editar"), "padrao.editar", um.numero),)
    return (*rever, editar, *revogar, (botao(K("padrao.historico"), "padrao.historico", um.numero),))


def pode_aprovar(work: Work, pessoa: Quem, um: RespostaPadrao) -> bool:
    """Tell whether she may approve it: somebody else wrote it, or nobody else is in the central team."""
    return pessoa.id != um.autora or so_ela(work)


def so_ela(work: Work) -> bool:
    """Tell whether the central team is one person."""
    return len(mandatos.equipe_central(work)) == 1


def versao_de(work: Work, versao_id: str) -> RespostaPadrao:
    """Return a version by its number; raise `Recusa` when there is none."""
    um = pelo_numero(work, RespostaPadrao, versao_id)
    if um is None:
        raise Recusa(say(Message(K("padrao.nao_ha")), buttons=((TODAS,), (MENU,))))
    return um


def ultima_de(work: Work, numero: str) -> RespostaPadrao:
    """Return the latest version of a standing answer; raise `Recusa` when there is none."""
    ultima = next((um for um in _ultimas(work) if str(um.numero) == numero), None)
    if ultima is None:
        raise Recusa(say(Message(K("padrao.nao_ha")), buttons=((TODAS,), (MENU,))))
    return ultima


def versoes_de(work: Work, numero: int) -> Sequence[RespostaPadrao]:
    """Return every version of a standing answer, the latest first."""
    busca = select(RespostaPadrao).where(RespostaPadrao.numero == numero)
    return work.session.exec(busca.order_by(col(RespostaPadrao.versao).desc())).all()


def em_vigor(work: Work, numero: int) -> RespostaPadrao | None:
    """Return the version that people are answered with, if one is."""
    return next((um for um in versoes_de(work, numero) if um.situacao == _VALE), None)


def _em_revisao(work: Work, numero: int) -> RespostaPadrao | None:
    return next((um for um in versoes_de(work, numero) if um.situacao == _ESPERA), None)


def _ultimas(work: Work) -> Sequence[RespostaPadrao]:
    ultimas = select(func.max(RespostaPadrao.id)).group_by(col(RespostaPadrao.numero))
    return work.session.exec(select(RespostaPadrao).where(col(RespostaPadrao.id).in_(ultimas))).all()


def _da_situacao(situacao: str) -> bool:
    return RespostaPadrao.situacao == situacao


def _estado(work: Work, um: RespostaPadrao) -> Message:
    if um.situacao in (_ESPERA, "devolvida") and em_vigor(work, um.numero) is not None:
        return Message(K(f"padrao.situacao.{um.situacao}_e_vale"))
    return Message(K(f"padrao.situacao.{um.situacao}"))


def _passos(work: Work, um: RespostaPadrao) -> Sequence[Message]:
    escrita: dict[str, Param] = {
        "versao": um.versao,
        "nome": nome_de(work, um.autora),
        "quando": um.escrita_em,
    }
    passos = [Message(K("padrao.escrita_por"), escrita), Message(K(f"padrao.situacao.{um.situacao}"))]
    if um.revisora is not None and um.revista_em is not None:
        revista: dict[str, Param] = {"nome": nome_de(work, um.revisora), "quando": um.revista_em}
        passos.append(Message(K("padrao.revista_por"), revista))
    if um.motivo:
        passos.append(Message(K("padrao.motivo"), {"motivo": um.motivo}))
    return passos


def nome_de(work: Work, pessoa_id: int) -> str:
    """Return the name of a person."""
    return work.session.get_one(Pessoa, pessoa_id).nome
