"""Nomination (`/indicar`): the organ's panel, and what the form brings about.

Source: design, conversation 2.
"""

from sqlmodel import select

from bot.domain.papeis import Acao, Papel, Tema
from bot.forms.form import Answers
from bot.forms.indicacao import INDICACAO, temas_escolhidos
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Indicacao, Orgao, Rascunho
from bot.storage.work import Work
from bot.usecases import mandatos, prazo
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.incoming import Incoming
from bot.usecases.links import linha_da_indicacao, papel_por_extenso
from bot.usecases.nomear import Nomeada, nomear
from bot.usecases.oficio import oficio
from bot.usecases.quem import Quem, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, largar


def indicar(work: Work, said: Incoming, siorg: str = "") -> tuple[Screen, ...]:
    """Start a first nomination, or show the organ's nominations and what can be done."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.INDICAR, siorg or None)
    largar(work, said.chat_id)
    meus = pessoa.orgaos(Acao.INDICAR)
    siorg = siorg or (meus[0] if len(meus) == 1 else "")
    if not siorg:
        botoes = tuple((botao(nome_do_orgao(orgao_de(work, s)), "indicar", s),) for s in meus)
        return (say(Message(K("indicacao.qual_orgao")), buttons=(*botoes, (MENU,))),)
    if _ja_indicou(work, siorg):
        return (painel(work, siorg),)
    return nova(work, said, siorg)


def nova(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Start the form of nomination for one organ."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.INDICAR, siorg)
    orgao = orgao_de(work, siorg)
    contexto = {"params": {"orgao": nome_do_orgao(orgao)}}
    return (abrir(work, said, INDICAR, pessoa, Comeco(siorg=siorg, contexto=contexto)),)


def painel(work: Work, siorg: str) -> Screen:
    """Return the nominations of an organ, theme by theme, each with its button."""
    orgao = orgao_de(work, siorg)
    vivas = mandatos.indicacoes_vivas(work, siorg)
    titulo = Message(K("indicacao.painel"), {"orgao": nome_do_orgao(orgao)})
    paragrafos = [Paragraph((titulo, prazo.linha(orgao)))]
    botoes: Rows = ()
    for tema in Tema:
        do_tema = [i for i in vivas if i.tema == tema.value]
        titulo = Message(K("indicacao.tema"), {"tema": Message(K(f"tema.{tema.value}.nome"))})
        linhas = [linha_da_indicacao(i) for i in do_tema] or [Message(K("indicacao.ninguem"))]
        paragrafos.append(Paragraph((titulo, *linhas)))
        botoes += tuple((ver_indicacao(i),) for i in do_tema)
        if do_tema and not any(i.papel == Papel.SUBSTITUTO.value for i in do_tema):
            rotulo = Message(
                K("indicacao.indicar_substituto"), {"tema": Message(K(f"tema.{tema.value}.curto"))}
            )
            botoes += ((botao(rotulo, "indicacao.substituto", siorg, tema.value),),)
    outras = (botao(K("indicacao.indicar_mais"), "indicacao.nova", siorg),)
    historico = (botao(K("indicacao.historico"), "indicacao.historico", siorg),)
    return Screen(tuple(paragrafos), (*botoes, outras, historico, (prazo.mudar(orgao),), (MENU,)))


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Store the nominations of one form; hand over the links, and a draft of the official letter."""
    siorg = rascunho.siorg or ""
    orgao = orgao_de(work, siorg)
    nomeadas = _nomeadas(values)
    telas = [tela for lote in _por_pessoa(nomeadas) for tela in nomear(work, pessoa, siorg, lote)]
    tem_substituto = {n.tema for n in nomeadas if n.papel is Papel.SUBSTITUTO}
    sem_substituto = [t for t in temas_escolhidos(values["temas"]) if t not in tem_substituto]
    return (_feito(orgao, nomeadas, sem_substituto), *telas, oficio(work, pessoa, orgao, nomeadas))


INDICAR = Fluxo("indicacao", INDICACAO, concluir, Acao.INDICAR, titulo="")


def _ja_indicou(work: Work, siorg: str) -> bool:
    return work.session.exec(select(Indicacao.id).where(Indicacao.siorg == siorg)).first() is not None


def ver_indicacao(indicacao: Indicacao) -> Button:
    """Return the button that opens one nomination."""
    params: dict[str, Param] = {"nome": indicacao.nome, "tema": Message(K(f"tema.{indicacao.tema}.curto"))}
    return botao(Message(K(f"indicacao.botao.{indicacao.papel}"), params), "indicacao.ver", indicacao.id)


def _nomeadas(values: Answers) -> list[Nomeada]:
    """Return who was named, theme by theme; "as mesmas pessoas" repeats those of the first theme."""
    assinado_por = values.get("quem_assinou")
    nomeadas = []
    for tema in temas_escolhidos(values["temas"]):
        origem = Tema.PRESTACAO if values.get("mesmas") == "sim" else tema
        for papel in (Papel.TITULAR, Papel.SUBSTITUTO):
            nome = values.get(f"{origem.value}_{papel.value}_nome")
            if nome:
                email = values[f"{origem.value}_{papel.value}_email"]
                nomeadas.append(Nomeada(tema, papel, nome, email, assinado_por))
    return nomeadas


def _por_pessoa(nomeadas: list[Nomeada]) -> list[list[Nomeada]]:
    """Put together what one person was named for: she gets one link."""
    lotes: dict[str, list[Nomeada]] = {}
    for nomeada in nomeadas:
        lotes.setdefault(nomeada.email.casefold(), []).append(nomeada)
    return list(lotes.values())


def _feito(orgao: Orgao, nomeadas: list[Nomeada], sem_substituto: list[Tema]) -> Screen:
    linhas = tuple(
        Message(K("indicacao.feita_linha"), {"nome": n.nome, "papel": papel_por_extenso(n.papel, n.tema)})
        for n in nomeadas
    )
    paragrafos = [Paragraph((Message(K("indicacao.feita"), {"orgao": nome_do_orgao(orgao)}), *linhas))]
    for tema in sem_substituto:
        falta = Message(K("indicacao.falta_substituto"), {"tema": Message(K(f"tema.{tema.value}.nome"))})
        paragrafos.append(Paragraph((falta,)))
    paragrafos.append(Paragraph((Message(K("indicacao.proximo_passo")),)))
    botoes: Rows = ((botao(K("indicacao.ver_todas"), "indicar", orgao.siorg),),)
    if orgao.prazo is None:
        paragrafos.append(Paragraph((Message(K("prazo.falta")),)))
        botoes += ((prazo.mudar(orgao),),)
    return Screen(tuple(paragrafos), (*botoes, (MENU,)))
