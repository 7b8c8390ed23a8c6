"""`/oficinas`: those to come and those that were, and the card of one with what each person may do."""

from sqlmodel import col, select

from bot.domain.oficinas import ABRE_A_SALA, Situacao
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Paragraph, Screen, say
from bot.storage.tables_das_oficinas import Inscricao, Oficina, PedidoDeOficina
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.inscricoes import OCUPAM, inscricao_de, livres, posicao, quantas, situacao_de
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import largar
from bot.usecases.telas_das_oficinas import onde, paragrafo, quando

POR_PAGINA = 8
QUAIS = {"proximas": "passadas", "passadas": "proximas"}
PEDIDOS_VIVOS = ("aberto", "proposto", "combinado")
VOLTAR = botao(K("oficinas.voltar"), "oficinas")


def oficinas(work: Work, said: Incoming, quais: str = "proximas", numero: str = "1") -> tuple[Screen, ...]:
    """List the oficinas that the person may take part in; for the central team, all, and the requests."""
    pessoa = quem(work, said.user_id)
    minhas = _onde_se_inscreveu(work, said.chat_id)
    if not minhas:
        pessoa.exigir(Acao.VER_OFICINAS)
    if quais not in QUAIS:
        raise Recusa(desconhecido())
    largar(work, said.chat_id)
    todas = [o for o in _todas(work, quais) if pode_ver(pessoa, o) or o.id in minhas]
    desta, vizinhas = pagina(todas, numero, POR_PAGINA, "oficinas", quais)
    ver = tuple((_botao(o),) for o in desta)
    outras = botao(K(f"oficinas.ver_{QUAIS[quais]}"), "oficinas", QUAIS[quais])
    titulo = Message(K(f"oficinas.{quais}"), count=len(todas))
    return (say(titulo, buttons=(*ver, *vizinhas, *_novas(work, pessoa), (outras,), (MENU,))),)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show one oficina, and what the person may do about it."""
    return (cartao(work, said, a_oficina(work, said, numero)),)


def a_oficina(work: Work, said: Incoming, numero: str) -> Oficina:
    """Return the oficina that a button names; raise `Recusa` where it is not for the person."""
    pessoa = quem(work, said.user_id)
    oficina = pelo_numero(work, Oficina, numero)
    inscrita = oficina is not None and inscricao_de(work, oficina, said.chat_id) is not None
    if not inscrita:
        pessoa.exigir(Acao.VER_OFICINAS)
    if oficina is None or not (inscrita or pode_ver(pessoa, oficina)):
        raise Recusa(say(Message(K("oficina.nao_existe")), buttons=((VOLTAR,), (MENU,))))
    return oficina


def da_equipe(work: Work, said: Incoming, numero: str) -> tuple[Quem, Oficina]:
    """Return who of the central team speaks, and the oficina named; raise `Recusa` for others."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.ORGANIZAR_OFICINA)
    oficina = pelo_numero(work, Oficina, numero)
    if oficina is None:
        raise Recusa(say(Message(K("oficina.nao_existe")), buttons=((VOLTAR,), (MENU,))))
    return pessoa, oficina


def pode_ver(pessoa: Quem, oficina: Oficina) -> bool:
    """Tell whether an oficina is for the organs of a person."""
    if not pessoa.pode(Acao.VER_OFICINAS):
        return False
    return not oficina.siorgs or any(pessoa.pode(Acao.VER_OFICINAS, s) for s in oficina.siorgs)


def cartao(work: Work, said: Incoming, oficina: Oficina) -> Screen:
    """Return the card of an oficina."""
    pessoa = quem(work, said.user_id)
    minha = inscricao_de(work, oficina, said.chat_id)
    equipe = pessoa.pode(Acao.ORGANIZAR_OFICINA)
    tem_vaga = minha is not None and minha.situacao == "confirmada"
    linhas = [_como_esta(work, oficina)]
    if minha is not None:
        linhas.append(como_esta_a_minha(work, minha))
    return Screen(
        (paragrafo(oficina, com_endereco=tem_vaga or equipe), Paragraph(tuple(linhas))),
        (
            *(() if equipe and minha is None else _da_pessoa(work, pessoa, oficina, minha)),
            *(_da_equipe(work, oficina) if equipe else ()),
            (VOLTAR,),
            (MENU,),
        ),
    )


def como_esta_a_minha(work: Work, inscricao: Inscricao) -> Message:
    """Return where the person's own enrolment stands."""
    if inscricao.situacao == "espera":
        return Message(K("inscricao.esta.espera"), {"lugar": posicao(work, inscricao)})
    return Message(K(f"inscricao.esta.{inscricao.situacao}"))


def ver_oficina(oficina: Oficina) -> Button:
    """Return the button that opens the card."""
    return botao(K("oficina.ver"), "oficina", oficina.id)


def _todas(work: Work, quais: str) -> list[Oficina]:
    por_vir = col(Oficina.fim) > work.now
    viva = Oficina.situacao == "aberta"
    if quais == "proximas":
        busca = select(Oficina).where(por_vir, viva).order_by(col(Oficina.inicio))
    else:
        busca = select(Oficina).where(~por_vir | ~viva).order_by(col(Oficina.inicio).desc())
    return list(work.session.exec(busca))


def _onde_se_inscreveu(work: Work, chat_id: int) -> set[int]:
    return set(work.session.exec(select(Inscricao.oficina_id).where(Inscricao.chat_id == chat_id)))


def _botao(oficina: Oficina) -> Button:
    rotulo = Message(K("oficina.botao"), {"dia": oficina.inicio, "titulo": oficina.titulo})
    return botao(rotulo, "oficina", oficina.id)


def _novas(work: Work, pessoa: Quem) -> Rows:
    if pessoa.pode(Acao.ORGANIZAR_OFICINA):
        vivos = select(PedidoDeOficina.id).where(col(PedidoDeOficina.situacao).in_(PEDIDOS_VIVOS))
        quantos = len(work.session.exec(vivos).all())
        pedidos = botao(Message(K("oficinas.pedidos"), count=quantos), "oficinas.pedidos")
        return ((botao(K("oficinas.abrir"), "oficina.nova"),), (pedidos,))
    if pessoa.pode(Acao.PEDIR_OFICINA):
        meus = botao(K("oficinas.meus_pedidos"), "oficinas.pedidos")
        return ((botao(K("oficinas.pedir"), "oficina.pedir"),), (meus,))
    return ()


def _como_esta(work: Work, oficina: Oficina) -> Message:
    como = situacao_de(work, oficina)
    if como is Situacao.CANCELADA:
        return Message(K("oficina.esta.cancelada"), {"motivo": oficina.motivo or ""})
    if como is not Situacao.ABERTA:
        return Message(K(f"oficina.esta.{como.value}"))
    espera = quantas(work, oficina, "espera")
    if espera:
        return Message(K("oficina.esta.espera"), {"vagas": oficina.vagas, "ate": oficina.encerra}, espera)
    ha = livres(work, oficina)
    return Message(K("oficina.esta.aberta"), {"vagas": oficina.vagas, "ate": oficina.encerra}, ha)


def _da_pessoa(work: Work, pessoa: Quem, oficina: Oficina, minha: Inscricao | None) -> Rows:
    if situacao_de(work, oficina) in (Situacao.CANCELADA, Situacao.REALIZADA, Situacao.EM_ANDAMENTO):
        return ()
    if minha is not None and minha.situacao in OCUPAM:
        desistir = botao(K(f"inscricao.sair.{minha.situacao}"), "inscricao.desistir", minha.id)
        ics = (botao(K("inscricao.agenda"), "inscricao.agenda", minha.id),)
        return (*((ics,) if minha.situacao == "confirmada" else ()), (desistir,), *_outros(pessoa, oficina))
    if situacao_de(work, oficina) is not Situacao.ABERTA:
        return ()
    return (*convite_para_ir(work, oficina), *_outros(pessoa, oficina))


def convite_para_ir(work: Work, oficina: Oficina) -> Rows:
    """Return the two buttons of an announcement: to go, or not."""
    cheia = livres(work, oficina) == 0 or quantas(work, oficina, "espera") > 0
    ir = botao(K("oficina.entrar_na_espera") if cheia else K("oficina.vou"), "oficina.vou", oficina.id)
    return ((ir,), (botao(K("oficina.nao_vou"), "oficina.nao_vou", oficina.id),))


def _outros(pessoa: Quem, oficina: Oficina) -> Rows:
    if not pessoa.pode(Acao.PEDIR_OFICINA):
        return ()
    minhas = botao(K("oficina.do_meu_orgao"), "oficina.do_meu_orgao", oficina.id)
    return ((botao(K("oficina.inscrever"), "oficina.inscrever", oficina.id),), (minhas,))


def _da_equipe(work: Work, oficina: Oficina) -> Rows:
    ha = [botao(K("oficina.inscritos"), "oficina.inscritos", oficina.id)]
    if oficina.situacao == "aberta" and work.now < oficina.fim:
        ha.append(botao(K("oficina.divulgar"), "oficina.divulgar", oficina.id))
        ha.append(botao(K("oficina.mudar"), "oficina.mudar", oficina.id))
        ha.append(botao(K("oficina.cancelar"), "oficina.cancelar", oficina.id))
    if oficina.situacao == "aberta" and work.now >= oficina.inicio - ABRE_A_SALA:
        ha.append(botao(K("oficina.presenca"), "oficina.presenca", oficina.id))
    ha.append(botao(K("oficina.relatorio"), "oficina.relatorio", oficina.id))
    ha.append(botao(K("oficina.historico"), "oficina.historico", oficina.id))
    return tuple((b,) for b in ha)


def resumo(oficina: Oficina) -> tuple[Message, Message]:
    """Return when and where, for whoever has a place."""
    return quando(oficina), onde(oficina)
