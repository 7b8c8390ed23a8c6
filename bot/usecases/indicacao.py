"""One nomination: its card, a new link, somebody else in its place, an end.

Source: design, conversation 2.
"""

from datetime import date, datetime

from bot.domain.papeis import Acao, Papel, Tema
from bot.forms.aceite import item_do_perfil
from bot.forms.form import Answers
from bot.forms.indicacao import SUBSTITUICAO, TERMINO, dia_de_termino
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Indicacao, Rascunho
from bot.storage.work import Work
from bot.usecases import convites, mandatos, menu, outra_conta
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero
from bot.usecases.historico import detalhes_do_ato, registrar_em
from bot.usecases.incoming import Incoming
from bot.usecases.links import linha_da_indicacao, papel_por_extenso
from bot.usecases.nomear import Nomeada, nomear, novo_link
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir


def ver(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Show one nomination and what can be done about it."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.VER_INDICACOES)
    linhas = [linha_da_indicacao(indicacao), Message(K("indicacao.email"), {"email": indicacao.email})]
    if indicacao.cargo:
        params = {"cargo": indicacao.cargo, "unidade": indicacao.unidade or ""}
        linhas.append(Message(K("indicacao.cargo"), params))
    if indicacao.fim_previsto:
        linhas.append(Message(K("indicacao.termina_em"), {"dia": indicacao.fim_previsto}))
    if indicacao.motivo and indicacao.situacao == "recusada":
        linhas.append(Message(K("indicacao.motivo"), {"motivo": indicacao.motivo}))
    if indicacao.plano_assinado_por:
        linhas.append(Message(K("indicacao.plano_assinado_por"), {"nome": indicacao.plano_assinado_por}))
    indicado_por = detalhes_do_ato(work, "indicar", indicacao.siorg, indicacao.id).get("indicado_por")
    if indicado_por:
        linhas.append(Message(K("indicacao.indicado_por"), {"nome": indicado_por}))
    experiencia = tuple(
        Message(K("tela.item"), {"item": item_do_perfil(i)}) for i in indicacao.experiencia or ()
    )
    paragrafos = [Paragraph(tuple(linhas))]
    if experiencia:
        paragrafos.append(Paragraph((Message(K("indicacao.experiencia")), *experiencia)))
    vinculo = mandatos.vinculo_da_indicacao(work, indicacao)
    espera = outra_conta.pendente(work, vinculo.pessoa_id, indicacao.siorg) if vinculo is not None else None
    botoes = _botoes(quem(work, said.user_id), indicacao)
    if espera is not None:
        paragrafos.append(Paragraph((outra_conta.linha(espera),)))
        botoes = (*outra_conta.cancelar_botao(espera), *botoes)
    return (Screen(tuple(paragrafos), botoes),)


def renovar_link(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Make a new link; for somebody who accepted it would move her to a new account, so ask first."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.RENOVAR_LINK)
    vinculo = mandatos.vinculo_da_indicacao(work, indicacao)
    if vinculo is None:
        return (_link(work, said, _do_mesmo_convite(work, indicacao)),)
    fazer = botao(K("link.outra_conta_fazer"), "indicacao.outra_conta", indicacao.id)
    voltar = botao(K("link.outra_conta_voltar"), "indicacao.ver", indicacao.id)
    botoes = (fazer, voltar)
    return (outra_conta.perguntar(work, indicacao.nome, vinculo.pessoa_id, indicacao.siorg, botoes),)


def para_outra_conta(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Make the link that moves somebody's role and drafts to a new account."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.RENOVAR_LINK)
    vinculo = mandatos.vinculo_da_indicacao(work, indicacao)
    if vinculo is None:
        return renovar_link(work, said, indicacao_id)
    return (_link(work, said, [indicacao], vinculo.pessoa_id),)


def _link(work: Work, said: Incoming, juntas: list[Indicacao], pessoa_id: int | None = None) -> Screen:
    autora = quem(work, said.user_id)
    registrar_em(
        work, "renovar_link" if pessoa_id is None else "link_de_mudanca", juntas, pessoa_id=autora.id
    )
    return novo_link(work, autora, juntas, pessoa_id)


def trocar(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Start the form that names somebody else."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.INDICAR)
    comeco = Comeco(siorg=indicacao.siorg, alvo=f"{indicacao.tema}:{indicacao.papel}")
    return (abrir(work, said, SUBSTITUIR, quem(work, said.user_id), comeco),)


def indicar_substituto(work: Work, said: Incoming, siorg: str, tema: str) -> tuple[Screen, ...]:
    """Start the form that names the substituto who was left for later."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.INDICAR, siorg)
    if tema not in set(Tema):
        raise Recusa(desconhecido())
    comeco = Comeco(siorg=siorg, alvo=f"{tema}:{Papel.SUBSTITUTO.value}")
    return (abrir(work, said, SUBSTITUIR, pessoa, comeco),)


def concluir_troca(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Name somebody for the role; who holds it now stays until the new person accepts."""
    siorg = rascunho.siorg or ""
    tema, papel = (rascunho.alvo or ":").split(":")
    _outra_pessoa(work, siorg, tema, papel, values["email"])
    nomeada = Nomeada(Tema(tema), Papel(papel), values["nome"], values["email"])
    telas = nomear(work, pessoa, siorg, [nomeada])
    feito = Message(K("indicacao.trocada"), {"nome": nomeada.nome, "papel": papel_por_extenso(papel, tema)})
    return (say(feito, buttons=((botao(K("indicacao.ver_todas"), "indicar", siorg),), (MENU,))), *telas)


def confirmar_encerrar(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Ask before a mandate or a nomination ends."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.ENCERRAR_MANDATO)
    papel = papel_por_extenso(indicacao.papel, indicacao.tema)
    aceita = indicacao.situacao == "aceita"
    pergunta = K("mandato.encerrar_pergunta" if aceita else "indicacao.cancelar_pergunta")
    rotulo = K("mandato.encerrar_sim" if aceita else "indicacao.cancelar_sim")
    sim = botao(rotulo, "indicacao.encerrada", indicacao.id)
    texto = Message(pergunta, {"nome": indicacao.nome, "papel": papel})
    return (say(texto, buttons=((sim,), (botao(K("indicacao.ver"), "indicacao.ver", indicacao.id),))),)


def encerrar(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """End a mandate or a nomination now; history stays."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.ENCERRAR_MANDATO)
    autora = quem(work, said.user_id)
    acao = "encerrar_mandato" if indicacao.situacao == "aceita" else "cancelar_indicacao"
    encerrar_indicacao(work, indicacao)
    registrar_em(work, acao, [indicacao], pessoa_id=autora.id)
    feito = Message(K(f"indicacao.fim.{indicacao.situacao}"), {"nome": indicacao.nome})
    botoes = ((botao(K("indicacao.ver_todas"), "indicar", indicacao.siorg),), (MENU,))
    return (say(feito, buttons=botoes),)


def encerrar_indicacao(work: Work, indicacao: Indicacao, *, avisar_em: datetime | None = None) -> None:
    """End what a nomination gave; its link stops working, who held it is told (now, by default)."""
    convites.soltar(work, indicacao)
    indicacao.situacao = "encerrada" if indicacao.situacao == "aceita" else "cancelada"
    vinculo = mandatos.vinculo_da_indicacao(work, indicacao)
    if vinculo is None:
        return
    mandatos.encerrar(work, vinculo)
    papel = papel_por_extenso(indicacao.papel, indicacao.tema)
    aviso = say(Message(K("mandato.terminou"), {"papel": papel}))
    mandatos.avisar(work, vinculo.pessoa_id, aviso, once=f"encerrado:{indicacao.id}", due=avisar_em)
    conta = mandatos.conta_de(work, vinculo.pessoa_id)
    if conta is not None:
        menu.atualizar(work, conta)


def marcar_termino(work: Work, said: Incoming, indicacao_id: str) -> tuple[Screen, ...]:
    """Start the form that sets the day on which a mandate ends."""
    indicacao = _indicacao(work, said, indicacao_id, Acao.ENCERRAR_MANDATO)
    comeco = Comeco(siorg=indicacao.siorg, alvo=str(indicacao.id))
    return (abrir(work, said, MARCAR_TERMINO, quem(work, said.user_id), comeco),)


def concluir_termino(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Store the last day of a mandate; the day after, it ends by itself."""
    indicacao = work.session.get(Indicacao, int(rascunho.alvo or 0))
    dia = dia_de_termino(values["dia"])
    if indicacao is None or dia < hoje(work):
        raise Recusa(say(Message(K("mandato.dia_passado"))))
    indicacao.fim_previsto = dia
    detalhes = {"dia": dia.isoformat()}
    registrar_em(work, "marcar_termino", [indicacao], pessoa_id=pessoa.id, detalhes=detalhes)
    feito = Message(K("mandato.termino_marcado"), {"nome": indicacao.nome, "dia": dia})
    return (say(feito, buttons=((botao(K("indicacao.ver"), "indicacao.ver", indicacao.id),), (MENU,))),)


def hoje(work: Work) -> date:
    """Return today in the time zone of the installation."""
    return work.now.astimezone(work.instalacao.fuso).date()


SUBSTITUIR = Fluxo("substituicao", SUBSTITUICAO, concluir_troca, Acao.INDICAR)
MARCAR_TERMINO = Fluxo("termino", TERMINO, concluir_termino, Acao.ENCERRAR_MANDATO, titulo="")


def _indicacao(work: Work, said: Incoming, indicacao_id: str, acao: Acao) -> Indicacao:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(acao)
    indicacao = pelo_numero(work, Indicacao, indicacao_id)
    if indicacao is None:
        raise Recusa(say(Message(K("indicacao.desconhecida"))))
    pessoa.exigir(acao, indicacao.siorg)
    if acao is not Acao.VER_INDICACOES and indicacao.situacao not in convites.VIVAS:
        raise Recusa(say(Message(K("indicacao.ja_encerrada"), {"nome": indicacao.nome})))
    return indicacao


def _do_mesmo_convite(work: Work, indicacao: Indicacao) -> list[Indicacao]:
    vivas = mandatos.indicacoes_vivas(work, indicacao.siorg)
    if indicacao.convite_id is None:
        return [indicacao]
    return [i for i in vivas if i.convite_id == indicacao.convite_id] or [indicacao]


def _outra_pessoa(work: Work, siorg: str, tema: str, papel: str, email: str) -> None:
    for indicacao in mandatos.indicacoes_vivas(work, siorg):
        mesma = indicacao.email.casefold() == email.casefold()
        if mesma and indicacao.tema == tema and indicacao.papel != papel:
            raise Recusa(say(Message(K("indicacao.mesmo_email"))))


def _botoes(pessoa: Quem, indicacao: Indicacao) -> Rows:
    voltar = (botao(K("indicacao.voltar"), "indicar", indicacao.siorg),)
    if not pessoa.pode(Acao.INDICAR, indicacao.siorg):
        voltar = (botao(K("orgao.voltar"), "orgao", indicacao.siorg),)
    if indicacao.situacao not in convites.VIVAS:
        return (voltar,)
    aceita = indicacao.situacao == "aceita"
    links = (botao(K("link.outra_conta") if aceita else K("link.novo"), "indicacao.link", indicacao.id),)
    if not pessoa.pode(Acao.INDICAR, indicacao.siorg):
        return (links, voltar)
    botoes: Rows = (links, (botao(K("indicacao.trocar"), "indicacao.trocar", indicacao.id),))
    if aceita:
        botoes += ((botao(K("mandato.marcar_termino"), "indicacao.termino", indicacao.id),),)
        botoes += ((botao(K("convite.desfazer"), "convite.desfazer", indicacao.convite_id),),)
    rotulo = K("mandato.encerrar") if aceita else K("indicacao.cancelar")
    return (*botoes, (botao(rotulo, "indicacao.encerrar", indicacao.id),), voltar)
