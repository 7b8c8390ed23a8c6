"""A focal point asks for an oficina; the central team opens it, proposes another date, or declines."""

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.forms.form import Answers, Form
from bot.forms.oficinas import CONTRAPROPOR, PEDIDO, PROPOR, RECUSAR
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Pessoa, Rascunho
from bot.storage.tables_das_oficinas import Oficina, PedidoDeOficina
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.oficinas import PEDIDOS_VIVOS, VOLTAR, ver_oficina
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, largar

NA_TELA = 8
EQUIPE, QUEM_PEDE = "equipe", "quem_pede"
# What each answer needs of the request, and what it makes of it.
DE_ONDE = {
    "recusado": ("aberto", "proposto", "combinado"),
    "proposto": ("aberto", "combinado"),
    "aberto": ("proposto",),
    "combinado": ("proposto",),
    "desistido": ("aberto", "proposto", "combinado"),
}


def pedir(work: Work, said: Incoming, siorg: str = "") -> tuple[Screen, ...]:
    """Start the form of a request, for one organ."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.PEDIR_OFICINA, siorg or None)
    largar(work, said.chat_id)
    meus = pessoa.orgaos(Acao.PEDIR_OFICINA)
    siorg = siorg or (meus[0] if len(meus) == 1 else "")
    if not siorg:
        botoes = tuple((botao(nome_do_orgao(orgao_de(work, s)), "oficina.pedir", s),) for s in meus)
        return (say(Message(K("pedido.qual_orgao")), buttons=(*botoes, (MENU,))),)
    return (abrir(work, said, PEDIR, pessoa, Comeco(siorg=siorg)),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Hand the request over to the central team."""
    pedido = PedidoDeOficina(
        siorg=rascunho.siorg or "",
        pessoa_id=pessoa.id,
        criado_em=work.now,
        areas=values.get("areas") or "",
        **{nome: values[nome] for nome in ("tema", "quem", "quantas", "datas", "lugar")},
    )
    work.session.add(pedido)
    work.session.flush()
    registrar(work, "pedir_oficina", pessoa_id=pessoa.id, siorg=pedido.siorg, alvo=f"pedido:{pedido.id}")
    _dizer_a_equipe(work, pedido, K("pedido.chegou"), "novo")
    return (say(Message(K("pedido.enviado")), buttons=((_ver(pedido),), (MENU,))),)


def pedidos(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """List the requests: to the central team, those that wait; to a focal point, her own."""
    pessoa = quem(work, said.user_id)
    busca = select(PedidoDeOficina).order_by(col(PedidoDeOficina.id).desc())
    if pessoa.pode(Acao.ORGANIZAR_OFICINA):
        busca = busca.where(col(PedidoDeOficina.situacao).in_(PEDIDOS_VIVOS))
    else:
        pessoa.exigir(Acao.PEDIR_OFICINA)
        busca = busca.where(PedidoDeOficina.pessoa_id == pessoa.id)
    achados = work.session.exec(busca.limit(NA_TELA)).all()
    botoes = tuple((botao(_rotulo(work, p), "oficinas.pedido", p.id),) for p in achados)
    titulo = Message(K("pedidos.titulo"), count=len(achados))
    return (say(titulo, buttons=(*botoes, (VOLTAR,), (MENU,))),)


def ver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show one request, what each side said, and what may be done."""
    pessoa, pedido = _o_pedido(work, said, numero)
    return (_tela(work, pessoa, pedido),)


def recusar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask why there will be none."""
    return _escrever(work, said, numero, "recusado", RECUSAR_PEDIDO)


def propor(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask which other date is proposed."""
    return _escrever(work, said, numero, "proposto", PROPOR_DATA)


def contrapropor(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask which date suits instead of the one proposed."""
    return _escrever(work, said, numero, "aberto", CONTRAPROPOR_DATA)


def aceitar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Accept the date that the central team proposed."""
    return _decidir(work, said, numero, "combinado")


def desistir(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Take the request back."""
    return _decidir(work, said, numero, "desistido")


def marcar(work: Work, numero: int | None, oficina: Oficina) -> None:
    """Tell whoever asked that her oficina is open now."""
    pedido = work.session.get(PedidoDeOficina, numero) if numero else None
    if pedido is None or pedido.situacao not in PEDIDOS_VIVOS:
        return
    pedido.situacao, pedido.oficina_id = "marcado", oficina.id
    tela = say(
        Message(K("pedido.marcado"), {"titulo": oficina.titulo}), buttons=((ver_oficina(oficina),), (MENU,))
    )
    mandatos.avisar(work, pedido.pessoa_id, tela, once=f"pedido:marcado:{pedido.id}")


def _decidir(work: Work, said: Incoming, numero: str, para: str) -> tuple[Screen, ...]:
    pessoa, pedido = _o_pedido(work, said, numero)
    _exigir_passagem(pessoa, pedido, para)
    pedido.situacao = para
    registrar(work, f"pedido_{para}", pessoa_id=pessoa.id, siorg=pedido.siorg, alvo=f"pedido:{pedido.id}")
    _dizer_a_equipe(work, pedido, K(f"pedido.{para}.a_equipe"), para)
    return (_tela(work, pessoa, pedido),)


def _escrever(work: Work, said: Incoming, numero: str, para: str, fluxo: Fluxo) -> tuple[Screen, ...]:
    quem(work, said.user_id).exigir(_acao(para))
    pessoa, pedido = _o_pedido(work, said, numero)
    _exigir_passagem(pessoa, pedido, para)
    params = {"nome": _nome(work, pedido), "datas": pedido.datas}
    contexto = {"params": params, "para": para}
    siorg = None if pessoa.pode(Acao.ORGANIZAR_OFICINA) else pedido.siorg
    return (abrir(work, said, fluxo, pessoa, Comeco(siorg, alvo=str(pedido.id), contexto=contexto)),)


def _disse(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep the words of one side and pass them on to the other."""
    pedido = work.session.get_one(PedidoDeOficina, int(rascunho.alvo or 0))
    para = rascunho.contexto["para"]
    _exigir_passagem(pessoa, pedido, para)
    quem_disse = QUEM_PEDE if para == "aberto" else EQUIPE
    pedido.situacao = para
    pedido.conversa = [*pedido.conversa, [quem_disse, values["texto"]]]
    registrar(work, f"pedido_{para}", pessoa_id=pessoa.id, siorg=pedido.siorg, alvo=f"pedido:{pedido.id}")
    if quem_disse == QUEM_PEDE:
        _dizer_a_equipe(work, pedido, K("pedido.outra_data"), f"data:{len(pedido.conversa)}")
    else:
        fatos = {"texto": values["texto"]}
        tela = say(Message(K(f"pedido.{para}.a_quem_pede"), fatos), buttons=(*_de_quem_pede(pedido), (MENU,)))
        once = f"pedido:{para}:{pedido.id}:{len(pedido.conversa)}"
        mandatos.avisar(work, pedido.pessoa_id, tela, once=once)
    return (say(Message(K("pedido.palavras_enviadas")), buttons=((_ver(pedido),), (MENU,))),)


def _o_pedido(work: Work, said: Incoming, numero: str) -> tuple[Quem, PedidoDeOficina]:
    pessoa = quem(work, said.user_id)
    pedido = pelo_numero(work, PedidoDeOficina, numero)
    if not pessoa.pode(Acao.ORGANIZAR_OFICINA):
        pessoa.exigir(Acao.PEDIR_OFICINA, pedido.siorg if pedido else None)
    if pedido is None:
        raise Recusa(desconhecido())
    return pessoa, pedido


def _acao(para: str) -> Acao:
    return Acao.ORGANIZAR_OFICINA if para in ("recusado", "proposto") else Acao.PEDIR_OFICINA


def _exigir_passagem(pessoa: Quem, pedido: PedidoDeOficina, para: str) -> None:
    """Raise `Recusa` where the request is past that, or the answer belongs to the other side."""
    acao = _acao(para)
    pessoa.exigir(acao, pedido.siorg if acao is Acao.PEDIR_OFICINA else None)
    if pedido.situacao not in DE_ONDE[para]:
        aviso = Message(K("pedido.ja_mudou"), {"situacao": Message(K(f"pedido.esta.{pedido.situacao}"))})
        raise Recusa(say(aviso, buttons=((_ver(pedido),), (MENU,))))


def _tela(work: Work, pessoa: Quem, pedido: PedidoDeOficina) -> Screen:
    fatos: dict[str, Param] = {
        "tema": Message(
            K("oficina.tema.os_dois" if pedido.tema == "os_dois" else f"tema.{pedido.tema}.nome")
        ),
        "orgao": nome_do_orgao(orgao_de(work, pedido.siorg)),
        "nome": _nome(work, pedido),
        "quem": pedido.quem,
        "quantas": pedido.quantas,
        "areas": pedido.areas or "–",
        "datas": pedido.datas,
        "lugar": pedido.lugar,
    }
    ditas = [
        Message(K(f"pedido.disse.{quem_disse}"), {"texto": texto}) for quem_disse, texto in pedido.conversa
    ]
    esta = Message(K("pedido.como_esta"), {"situacao": Message(K(f"pedido.esta.{pedido.situacao}"))})
    paragrafos = [Paragraph((Message(K("pedido.cartao"), fatos),)), *(Paragraph((d,)) for d in ditas)]
    botoes = _da_equipe(pedido) if pessoa.pode(Acao.ORGANIZAR_OFICINA) else _de_quem_pede(pedido)
    return Screen((*paragrafos, Paragraph((esta,))), (*botoes, *_a_marcada(work, pedido), (VOLTAR,), (MENU,)))


def _da_equipe(pedido: PedidoDeOficina) -> Rows:
    if pedido.situacao not in PEDIDOS_VIVOS:
        return ()
    abrir_dele = botao(K("pedido.abrir_oficina"), "oficina.nova", pedido.id)
    propor_data = botao(K("pedido.propor"), "oficinas.propor", pedido.id)
    outra = () if pedido.situacao == "proposto" else ((propor_data,),)
    return ((abrir_dele,), *outra, (botao(K("pedido.recusar"), "oficinas.recusar", pedido.id),))


def _de_quem_pede(pedido: PedidoDeOficina) -> Rows:
    if pedido.situacao not in PEDIDOS_VIVOS:
        return ()
    desistir_dele = (botao(K("pedido.desistir"), "oficinas.desistir", pedido.id),)
    if pedido.situacao != "proposto":
        return (desistir_dele,)
    aceitar_data = botao(K("pedido.aceitar"), "oficinas.aceitar", pedido.id)
    outra = botao(K("pedido.contrapropor"), "oficinas.contrapropor", pedido.id)
    return ((aceitar_data,), (outra,), desistir_dele)


def _a_marcada(work: Work, pedido: PedidoDeOficina) -> Rows:
    oficina = work.session.get(Oficina, pedido.oficina_id) if pedido.oficina_id else None
    return ((ver_oficina(oficina),),) if oficina is not None else ()


def _dizer_a_equipe(work: Work, pedido: PedidoDeOficina, chave: K, motivo: str) -> None:
    fatos: dict[str, Param] = {
        "nome": _nome(work, pedido),
        "orgao": nome_do_orgao(orgao_de(work, pedido.siorg)),
    }
    tela = say(Message(chave, fatos), buttons=((_ver(pedido),), (MENU,)))
    for pessoa in mandatos.equipe_central(work):
        mandatos.avisar(work, pessoa.id, tela, once=f"pedido:{motivo}:{pedido.id}:{pessoa.id}")


def _ver(pedido: PedidoDeOficina) -> Button:
    return botao(K("pedido.ver"), "oficinas.pedido", pedido.id)


def _rotulo(work: Work, pedido: PedidoDeOficina) -> Message:
    orgao = orgao_de(work, pedido.siorg)
    situacao = Message(K(f"pedido.curto.{pedido.situacao}"))
    return Message(K("pedido.item"), {"orgao": orgao.sigla or orgao.nome, "situacao": situacao})


def _nome(work: Work, pedido: PedidoDeOficina) -> str:
    return work.session.get_one(Pessoa, pedido.pessoa_id).nome


def _fluxo(form: Form, acao: Acao) -> Fluxo:
    return Fluxo(form.name, form, _disse, acao, titulo="")


PEDIR = Fluxo("pedido_de_oficina", PEDIDO, concluir, Acao.PEDIR_OFICINA, titulo="quem")
RECUSAR_PEDIDO = _fluxo(RECUSAR, Acao.ORGANIZAR_OFICINA)
PROPOR_DATA = _fluxo(PROPOR, Acao.ORGANIZAR_OFICINA)
CONTRAPROPOR_DATA = _fluxo(CONTRAPROPOR, Acao.PEDIR_OFICINA)
