"""The inventory of an organ: names pasted, likes pointed out, names mended, what is no service taken out."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.domain.semelhantes import semelhantes
from bot.domain.slug import slug
from bot.domain.verbos import com_verbo, infinitivo, primeira_palavra
from bot.forms.form import Answers
from bot.forms.inventario import LEVANTAMENTO
from bot.forms.search import fold
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import e_de
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo

NA_TELA = 8


def levantar(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Ask for the names of the organ's services, one a line."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    return (rascunhos.abrir(work, said, LEVANTAR, pessoa, Comeco(siorg=siorg)),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Write the names that are new; say which were there, and which are nearly equal to another."""
    siorg = rascunho.siorg or ""
    existentes = {row.slug: row for row in _do_orgao(work, siorg)}
    novos, repetidos = [], []
    for nome in values["nomes"]:
        row = existentes.get(slug(nome))
        if row is not None and row.fora_do_inventario is None:
            repetidos.append(nome)
            continue
        if row is None:
            row = _novo(work, pessoa, siorg, nome)
        else:
            guardar.devolver_ao_inventario(work, pessoa, row)
        existentes[row.slug] = row
        novos.append(row)
    contados = [row for row in existentes.values() if row.fora_do_inventario is None]
    rascunho.contexto = {"levantados": [row.id for row in novos]}
    return (_levantados(rascunho, novos, repetidos, contados),)


LEVANTAR = Fluxo("levantamento", LEVANTAMENTO, concluir, Acao.CADASTRAR_SERVICO, titulo="")


def desfazer(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Take out the names of one paste that are still only names; those already worked on stay."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    if rascunho is None or not rascunho.siorg or not _meu_levantamento(work, said, rascunho):
        raise Recusa(desconhecido())
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, rascunho.siorg)
    motivo = work.label(Message(K("inventario.motivo.desfeito")))
    tirados = [row for row in _ainda_nomes(work, rascunho) if row.fora_do_inventario is None]
    for row in tirados:
        guardar.tirar_do_inventario(work, pessoa, row, motivo)
    return (say(Message(K("inventario.desfeito"), count=len(tirados)), buttons=_voltar(rascunho.siorg)),)


def _meu_levantamento(work: Work, said: Incoming, rascunho: Rascunho) -> bool:
    return rascunho.fluxo == LEVANTAR.nome and e_de(work, said, rascunho)


def nomes(work: Work, said: Incoming, siorg: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the names that begin with no verb, each with a name to accept with one tap."""
    quem(work, said.user_id).exigir(Acao.CADASTRAR_SERVICO, siorg)
    return (_nomes(work, siorg, numero),)


def aceitar_nome(work: Work, said: Incoming, servico_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """Give the service the suggested name, and list the names that are left."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    sugerido = _sugestao(row.nome)
    if sugerido is not None and row.estado == Estado.LEVANTADO.value:
        guardar.nome_livre(work, row.siorg, sugerido, row)
        guardar.guardar(work, pessoa, row, {**row.valores, "nome": sugerido}, row.versao)
    return (_nomes(work, row.siorg, numero),)


def motivos(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask what it is, if it is no service."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    opcoes: Rows = tuple(
        (botao(rotulo, "inventario.tirar", row.id, qual),) for qual, rotulo in MOTIVOS.items()
    )
    ajuda = (botao(K("criterios.botao"), "criterios", row.id),)
    voltar = (ajuda, (botao(K("servico.ver"), "servico", row.id),))
    return (say(Message(K("inventario.motivos"), {"nome": row.nome}), buttons=(*opcoes, *voltar)),)


def tirar(work: Work, said: Incoming, servico_id: str, qual: str) -> tuple[Screen, ...]:
    """Take it out of the inventory, with the reason."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    if qual not in MOTIVOS or row.publicado is not None:
        raise Recusa(desconhecido())
    if row.fora_do_inventario is None:
        guardar.tirar_do_inventario(work, pessoa, row, work.label(Message(MOTIVOS[qual])))
    devolver_este = ((botao(K("inventario.devolver"), "inventario.devolver", row.id),),)
    tirado = Message(K("inventario.tirado"), {"nome": row.nome})
    return (say(tirado, buttons=(*devolver_este, *_voltar(row.siorg))),)


def devolver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Let it count again, and show its card."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    if row.fora_do_inventario is not None:
        guardar.devolver_ao_inventario(work, pessoa, row)
    return (ficha(work, pessoa, row),)


MOTIVOS = {
    "etapa": K("inventario.motivo.etapa"),
    "canal": K("inventario.motivo.canal"),
    "area": K("inventario.motivo.area"),
    "programa": K("inventario.motivo.programa"),
    "informacao": K("inventario.motivo.informacao"),
    "evento": K("inventario.motivo.evento"),
    "interno": K("inventario.motivo.interno"),
    "repetido": K("inventario.motivo.repetido"),
}


def _novo(work: Work, pessoa: Quem, siorg: str, nome: str) -> ServicoRow:
    row = guardar.novo(work, pessoa, siorg)
    guardar.guardar(work, pessoa, row, {"nome": nome}, None, acao="levantar")
    return row


def _levantados(
    rascunho: Rascunho, novos: Sequence[ServicoRow], repetidos: Sequence[str], todos: Sequence[ServicoRow]
) -> Screen:
    paragrafos = [Paragraph((Message(K("inventario.levantados"), count=len(novos)),))]
    if repetidos:
        paragrafos.append(Paragraph(tuple(_lista(K("inventario.repetidos"), repetidos))))
    pares = _pares(novos, todos)
    if pares:
        linhas = (Message(K("inventario.par"), {"um": um.nome, "outro": outro.nome}) for um, outro in pares)
        titulo = Message(K("inventario.parecidos"), count=len(pares))
        paragrafos.append(Paragraph((titulo, *list(linhas)[:NA_TELA])))
    tirar_um: Rows = tuple(
        (botao(Message(K("inventario.tirar_este"), {"nome": um.nome}), "inventario.motivos", um.id),)
        for um, _ in pares[:NA_TELA]
    )
    sem_verbo = sum(_sem_verbo(row.nome) for row in novos)
    siorg = rascunho.siorg or ""
    mudar: Rows = ()
    if sem_verbo:
        paragrafos.append(Paragraph((Message(K("inventario.sem_verbo"), count=sem_verbo),)))
        mudar = ((botao(K("inventario.ver_nomes"), "inventario.nomes", siorg),),)
    if novos:
        mudar += ((botao(K("inventario.desfazer"), "inventario.desfazer", rascunho.id),),)
    return Screen(tuple(paragrafos), (*tirar_um, *mudar, *_voltar(siorg)))


def _lista(titulo: K, itens: Sequence[str]) -> Iterator[Message]:
    yield Message(titulo, count=len(itens))
    yield from (Message(K("inventario.item"), {"nome": nome}) for nome in itens[:NA_TELA])


def _pares(novos: Sequence[ServicoRow], todos: Sequence[ServicoRow]) -> list[tuple[ServicoRow, ServicoRow]]:
    """Return each new service with the one nearly equal to it; two new ones appear once."""
    achados = semelhantes([fold(row.nome) for row in novos], [fold(row.nome) for row in todos])
    pares: dict[frozenset[str], tuple[ServicoRow, ServicoRow]] = {}
    for lugar, outro in achados.items():
        um, dois = novos[lugar], todos[outro]
        pares.setdefault(frozenset((um.slug, dois.slug)), (um, dois))
    return list(pares.values())


def _nomes(work: Work, siorg: str, numero: str) -> Screen:
    linhas = [row for row in _do_orgao(work, siorg, so_nomes=True) if _sem_verbo(row.nome)]
    desta, vizinhas = pagina(linhas, numero, NA_TELA, "inventario.nomes", siorg)
    textos = [Message(K("inventario.nomes"), count=len(linhas))]
    botoes: Rows = ()
    for row in desta:
        sugerido = _sugestao(row.nome)
        textos.append(_conselho(row.nome, sugerido))
        if sugerido is None:
            botoes += ((botao(row.nome, "servico", row.id),),)
        else:
            botoes += ((botao(sugerido, "inventario.aceitar", row.id, numero),),)
    return Screen((Paragraph(tuple(textos)),), (*botoes, *vizinhas, *_voltar(siorg)))


def _conselho(nome: str, sugerido: str | None) -> Message:
    if sugerido is None:
        return Message(K("inventario.item"), {"nome": nome})
    return Message(K("inventario.sugestao"), {"nome": nome, "sugerido": sugerido})


def _sugestao(nome: str) -> str | None:
    return com_verbo(nome) if _sem_verbo(nome) else None


def _sem_verbo(nome: str) -> bool:
    return not infinitivo(primeira_palavra(nome))


def _do_orgao(work: Work, siorg: str, *, so_nomes: bool = False) -> list[ServicoRow]:
    desejados = select(ServicoRow).where(ServicoRow.siorg == siorg)
    if so_nomes:
        contam = (ServicoRow.estado == Estado.LEVANTADO.value, col(ServicoRow.fora_do_inventario).is_(None))
        desejados = desejados.where(*contam)
    return list(work.session.exec(desejados.order_by(func.lower(ServicoRow.nome), col(ServicoRow.id))))


def _ainda_nomes(work: Work, rascunho: Rascunho) -> list[ServicoRow]:
    levantados = rascunho.contexto.get("levantados", [])
    daquela = (col(ServicoRow.id).in_(levantados), ServicoRow.estado == Estado.LEVANTADO.value)
    return list(work.session.exec(select(ServicoRow).where(*daquela)))


def _voltar(siorg: str) -> Rows:
    return ((botao(K("servicos.voltar"), "servicos", siorg), MENU),)
