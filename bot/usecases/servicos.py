"""Services: registered (`/cadastrar`), listed and opened (`/servicos`), taken away as XML."""

from dataclasses import replace

from sqlmodel import select

from bot.cartas.escrita import escrever, nome_do_arquivo
from bot.domain.cartao import cartao
from bot.domain.papeis import Acao
from bot.domain.servico import Servico
from bot.domain.slug import slug
from bot.forms.form import Answers, Option, Sources
from bot.forms.servico import CADASTRO_SERVICO, inicio, sem_o_proprio
from bot.forms.servico_valores import servico_de
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo

POR_PAGINA = 8
RASCUNHOS_NA_TELA = 5


def cadastrar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Offer the unfinished services first; with none, start a new one."""
    pessoa = quem(work, said.user_id)
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


def novo(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Start the form of a new service; one begun before and left without an answer makes way."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    for rascunho in _novos(work, pessoa):
        if rascunhos.em_branco(CADASTRAR, rascunho):
            rascunhos.descartar(work, rascunho)
    meus = pessoa.orgaos(Acao.CADASTRAR_SERVICO)
    return (rascunhos.abrir(work, said, CADASTRAR, pessoa, _comeco(work, meus)),)


def editar(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Open a registered service at its summary; a draft of the same service goes on where it stopped."""
    row, pessoa = _servico(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    for rascunho in rascunhos.guardados(work, pessoa, CADASTRAR.nome):
        if rascunho.alvo == str(row.id):
            return (rascunhos.retomar(work, said, CADASTRAR, rascunho),)
    comeco = replace(
        _comeco(work, (row.siorg,)),
        alvo=str(row.id),
        base=row.versao,
        valores=row.valores,
        no_resumo=True,
    )
    return (rascunhos.abrir(work, said, CADASTRAR, pessoa, comeco),)


def parecido(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Start a new service from one like it: only what is its own is asked, the rest is on the summary."""
    row, pessoa = _servico(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    comeco = replace(_comeco(work, (row.siorg,)), valores=sem_o_proprio(row.valores))
    tela = rascunhos.abrir(work, said, CADASTRAR, pessoa, comeco)
    return (tela.after(Message(K("servico.copiado"), {"nome": row.nome})),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Store the service, new or edited, and show its card."""
    siorg = rascunho.siorg or values["orgao"]
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    row = work.session.get(ServicoRow, int(rascunho.alvo)) if rascunho.alvo else None
    _nome_livre(work, siorg, values["nome"], row)
    if row is None:
        row = guardar.novo(work, pessoa, siorg)
    guardar.guardar(work, pessoa, row, values, row.versao)
    return (_ficha(work, pessoa, row).after(Message(K("servico.guardado"))),)


def servicos(work: Work, said: Incoming, siorg: str = "", numero: str = "1") -> tuple[Screen, ...]:
    """List the services of an organ, a page at a time; with several organs, ask which."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, siorg or None)
    rascunhos.largar(work, said.chat_id)
    meus = _orgaos(work, pessoa)
    siorg = siorg or (meus[0] if len(meus) == 1 else "")
    if not siorg:
        botoes = tuple((botao(nome_do_orgao(orgao_de(work, s)), "servicos", s),) for s in meus[:POR_PAGINA])
        return (say(Message(K("servicos.qual_orgao")), buttons=(*botoes, (MENU,))),)
    todos = list(
        work.session.exec(select(ServicoRow).where(ServicoRow.siorg == siorg).order_by(ServicoRow.nome))
    )
    desta, vizinhas = pagina(todos, numero, POR_PAGINA, "servicos", siorg)
    botoes = tuple((botao(row.nome, "servico", row.id),) for row in desta)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        botoes += ((botao(K("servico.cadastrar"), "cadastrar"),),)
    titulo = Message(K("servicos.titulo"), {"orgao": nome_do_orgao(orgao_de(work, siorg))}, count=len(todos))
    return (say(titulo, buttons=(*botoes, *vizinhas, (MENU,))),)


def ver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show the card of a service."""
    row, pessoa = _servico(work, said, servico_id, Acao.VER_SERVICOS)
    return (_ficha(work, pessoa, row),)


def xml(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Send the service as an XML letter of the Portal."""
    row, pessoa = _servico(work, said, servico_id, Acao.EXPORTAR_SERVICO)
    servico = _do_banco(work, row)
    anexo = work.keep(escrever(servico), nome_do_arquivo(servico))
    registrar(work, "exportar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    voltar = ((botao(K("servico.ver"), "servico", row.id),), (MENU,))
    return (Screen((Paragraph((Message(K("servico.xml"), {"nome": row.nome}),)),), voltar, anexo),)


def orgaos_do_contexto(contexto: Contexto) -> Sources:
    """Offer the organs that the draft was opened with."""
    return {"orgaos": tuple(Option(siorg, nome) for siorg, nome in contexto.get("orgaos", ()))}


CADASTRAR = Fluxo("servico", CADASTRO_SERVICO, concluir, Acao.CADASTRAR_SERVICO, orgaos_do_contexto)


def _ficha(work: Work, pessoa: Quem, row: ServicoRow) -> Screen:
    botoes: Rows = ()
    if pessoa.pode(Acao.EXPORTAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.baixar_xml"), "servico.xml", row.id),),)
    if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
        botoes += ((botao(K("servico.editar"), "servico.editar", row.id),),)
        botoes += ((botao(K("servico.parecido"), "servico.parecido", row.id),),)
        botoes += ((botao(K("servico.novo"), "servico.novo"),),)
    botoes += ((botao(K("servicos.voltar"), "servicos", row.siorg), MENU),)
    return Screen(cartao(_do_banco(work, row)), botoes)


def _novos(work: Work, pessoa: Quem) -> list[Rascunho]:
    return [r for r in rascunhos.guardados(work, pessoa, CADASTRAR.nome) if r.alvo is None]


def _comeco(work: Work, siorgs: tuple[str, ...]) -> Comeco:
    """Return how a service of one of these organs begins; with a single one, nobody is asked which."""
    contexto = {"orgaos": [[siorg, nome_do_orgao(orgao_de(work, siorg))] for siorg in siorgs]}
    unico = siorgs[0] if len(siorgs) == 1 else None
    return Comeco(siorg=unico, contexto=contexto, sabido=inicio(siorgs))


def _do_banco(work: Work, row: ServicoRow) -> Servico:
    return servico_de(row.valores, guardar.fato_do_orgao(work, row.siorg))


def _servico(work: Work, said: Incoming, servico_id: str, acao: Acao) -> tuple[ServicoRow, Quem]:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(acao)
    row = work.session.get(ServicoRow, int(servico_id)) if servico_id.isdecimal() else None
    if row is None:
        raise Recusa(say(Message(K("servico.desconhecido")), buttons=((MENU,),)))
    pessoa.exigir(acao, row.siorg)
    return row, pessoa


def _nome_livre(work: Work, siorg: str, nome: str, row: ServicoRow | None) -> None:
    """Refuse a name that another service of the organ has; the draft stays as it was (standard, 2.1)."""
    outro = work.session.exec(
        select(ServicoRow).where(ServicoRow.siorg == siorg, ServicoRow.slug == slug(nome))
    ).first()
    if outro is not None and (row is None or outro.id != row.id):
        ver_outro = botao(K("servico.ver_o_outro"), "servico", outro.id)
        raise Recusa(say(Message(K("servico.nome_repetido"), {"nome": nome}), buttons=((ver_outro,),)))


def _orgaos(work: Work, pessoa: Quem) -> tuple[str, ...]:
    if any(m.siorg is None for m in pessoa.mandatos):
        com_servicos = select(ServicoRow.siorg).distinct().order_by(ServicoRow.siorg)
        return tuple(work.session.exec(com_servicos))
    return pessoa.orgaos(Acao.VER_SERVICOS)
