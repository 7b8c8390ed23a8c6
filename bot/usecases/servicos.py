"""Services registered (`/cadastrar`), edited, and saved, whoever else is at them."""

from dataclasses import replace

from bot.domain.estados import Estado
from bot.domain.papeis import Acao, Tema
from bot.forms.form import Answers
from bot.forms.servico import CADASTRO_SERVICO, inicio, sem_o_proprio
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import conflito, edicoes, guardar, mandatos, rascunhos
from bot.usecases.botoes import MENU, botao
from bot.usecases.de_sempre import contexto_do_cadastro, fontes, ofertas
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.guardar import Conflito
from bot.usecases.incoming import Incoming
from bot.usecases.links import papel_por_extenso
from bot.usecases.nomes import comentar
from bot.usecases.parecidos import ha_parecidos
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo

RASCUNHOS_NA_TELA = 5


def cadastrar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Offer the unfinished services first; with none, start one. Who may only look reads who registers."""
    pessoa = quem(work, said.user_id)
    if not pessoa.pode(Acao.CADASTRAR_SERVICO) and pessoa.pode(Acao.VER_SERVICOS):
        raise Recusa(_quem_cadastra(work, pessoa))
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    rascunhos.largar(work, said.chat_id)
    guardados = [r for r in _novos(work, pessoa) if not rascunhos.em_branco(CADASTRAR, r)]
    if not guardados:
        return novo(work, said)
    continuar = tuple(
        (rascunhos.botao_continuar(r, rascunhos.continuar_este(r)),) for r in guardados[:RASCUNHOS_NA_TELA]
    )
    outro = (botao(K("servico.novo"), "servico.novo"),)
    titulo = Message(K("servico.em_andamento"), count=len(guardados))
    return (say(titulo, buttons=(*continuar, outro, (MENU,))),)


def _quem_cadastra(work: Work, pessoa: Quem) -> Screen:
    siorgs = pessoa.orgaos(Acao.VER_SERVICOS)
    nomes = [
        Message(K("servico.quem_cadastra"), {"nome": i.nome, "papel": papel_por_extenso(i.papel, i.tema)})
        for siorg in siorgs
        for i in mandatos.indicacoes_vivas(work, siorg)
        if i.tema == Tema.PRESTACAO and i.situacao == "aceita"
    ]
    ver = ((botao(K("comando.servicos"), "servicos"),), (MENU,))
    return say(Message(K("permissao.cadastrar_servico")), *nomes, buttons=ver)


def novo(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Start the form of a new service; one begun before and left without an answer makes way."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    for rascunho in _novos(work, pessoa):
        if rascunhos.em_branco(CADASTRAR, rascunho):
            rascunhos.descartar(work, rascunho)
    meus = pessoa.orgaos(Acao.CADASTRAR_SERVICO)
    tela = rascunhos.abrir(work, said, CADASTRAR, pessoa, _comeco(work, meus))
    if ha_parecidos(work, meus):
        tela = replace(tela, buttons=(*tela.buttons, (botao(K("servico.comecar"), "servico.parecidos"),)))
    return (tela,)


def editar(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Open a registered service at its summary, one that is only a name at the question after that.

    A draft of the same service goes on where it stopped. Who else has a draft of
    it, or wrote a newer version, is told first.
    """
    tela, avisos = em_edicao(work, said, servico_id)
    return (tela.after(*avisos) if avisos else tela,)


def em_edicao(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, tuple[Message, ...]]:
    """Open the draft that edits a service; return its screen, and who else is at it."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    tela, novidades = _rascunho_de(work, said, row, pessoa)
    return tela, (*edicoes.avisos(work, pessoa, row), *novidades)


def _rascunho_de(
    work: Work, said: Incoming, row: ServicoRow, pessoa: Quem
) -> tuple[Screen, tuple[Message, ...]]:
    meus = (r for r in rascunhos.guardados(work, pessoa, CADASTRAR.nome) if r.alvo == str(row.id))
    for rascunho in meus:
        if rascunho.base == row.versao or not edicoes.intacto(work, rascunho, row):
            novidades = edicoes.mudou_depois(work, rascunho, row)
            return rascunhos.retomar(work, said, CADASTRAR, rascunho), novidades
        rascunhos.descartar(work, rascunho)  # opened, left, and overtaken: nothing of hers is in it
    comeco = replace(
        _comeco(work, (row.siorg,), row.id),
        alvo=str(row.id),
        base=row.versao,
        valores=row.valores,
        no_resumo=row.estado != Estado.LEVANTADO.value,
    )
    return rascunhos.abrir(work, said, CADASTRAR, pessoa, comeco), ()


def parecido(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Start a new service from one like it: only what is its own is asked, the rest is on the summary."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    comeco = replace(_comeco(work, (row.siorg,)), valores=sem_o_proprio(row.valores))
    tela = rascunhos.abrir(work, said, CADASTRAR, pessoa, comeco)
    return (tela.after(Message(K("servico.copiado"), {"nome": row.nome})),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Store the service, new or edited, and show its card."""
    siorg = rascunho.siorg or values["orgao"]
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    row = work.session.get(ServicoRow, int(rascunho.alvo)) if rascunho.alvo else None
    guardar.nome_livre(work, siorg, values["nome"], row)
    if row is None:
        row = guardar.novo(work, pessoa, siorg)
    feito = guardar.guardar(work, pessoa, row, values, rascunho.base)
    if isinstance(feito, Conflito):
        return (conflito.segurar(work, rascunho, feito),)
    return (ficha(work, pessoa, row).after(Message(K("servico.guardado"))),)


def juntar(work: Work, said: Incoming, rascunho_id: str, versao: str) -> tuple[Screen, ...]:
    """Store the changes of two people together, each field as it was chosen, and show the card."""
    row = conflito.juntar_e_guardar(work, said, rascunho_id, versao)
    return (ficha(work, quem(work, said.user_id), row).after(Message(K("conflito.guardado"))),)


CADASTRAR = Fluxo(
    "servico",
    CADASTRO_SERVICO,
    concluir,
    Acao.CADASTRAR_SERVICO,
    fontes=fontes,
    ofertas=ofertas,
    comentar=comentar,
)


def _novos(work: Work, pessoa: Quem) -> list[Rascunho]:
    return [r for r in rascunhos.guardados(work, pessoa, CADASTRAR.nome) if r.alvo is None]


def _comeco(work: Work, siorgs: tuple[str, ...], este: int | None = None) -> Comeco:
    """Return how a service of one of these organs begins; with a single one, nobody is asked which."""
    unico = siorgs[0] if len(siorgs) == 1 else None
    contexto = contexto_do_cadastro(work, siorgs, este)
    return Comeco(siorg=unico, contexto=contexto, sabido=inicio(siorgs))
