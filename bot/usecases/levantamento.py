"""The inventory begins: a list of names is pasted, compared with what is there, stored, perhaps undone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlmodel import col, select

from bot.domain.levantamento import Destino, Escolha
from bot.domain.nomes_de_servicos import a_melhorar, o_que_parece
from bot.domain.papeis import Acao
from bot.domain.slug import slug
from bot.forms.form import Answers
from bot.forms.inventario import LEVANTAMENTO
from bot.messages import K, Message, Paragraph, Screen
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.ainda_nomes import voltar
from bot.usecases.botoes import Rows, botao, desconhecido
from bot.usecases.desfazer_lista import vistos
from bot.usecases.incoming import Incoming
from bot.usecases.lista_em_conferencia import Conferencia, aberta, comparar, nomeados, revisao
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo


def levantar(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Ask for the names of the organ's services, one a line."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    tela = rascunhos.abrir(work, said, LEVANTAR, pessoa, Comeco(siorg=siorg))
    return (replace(tela, buttons=(*tela.buttons, (botao(K("planilha.modelo"), "planilha.modelo"),))),)


def conferir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Show what is new in the list and what may be the same; with nothing new, the draft is done."""
    conferencia = comparar(work, rascunho, values["nomes"])
    lista = conferencia.lista
    if lista.novos or lista.voltam:
        return (revisao(conferencia),)
    rascunhos.encerrar(work, rascunho)
    nada = Paragraph((Message(K("inventario.levantados"), count=0),))
    partes = (
        nomeados(K("inventario.repetidos"), lista.repetidos),
        nomeados(K("inventario.continuam_fora"), lista.fora),
    )
    ditas = tuple(Paragraph(linhas) for linhas in map(tuple, partes) if linhas)
    return (Screen((nada, *ditas), voltar(rascunho.siorg or "")),)


LEVANTAR = Fluxo(
    "levantamento",
    LEVANTAMENTO,
    conferir,
    Acao.CADASTRAR_SERVICO,
    titulo="",
    direto=True,
    fica_aberto=True,
)


def guardar_lista(work: Work, said: Incoming, rascunho_id: str, na_duvida: str) -> tuple[Screen, ...]:
    """Store the list as it was chosen; pairs without a choice are the same service, or all different."""
    conferencia, pessoa = aberta(work, said, rascunho_id)
    if conferencia.de_planilha:
        raise Recusa(desconhecido())
    if na_duvida not in (Escolha.O_DE_ANTES, Escolha.DIFERENTES):
        raise Recusa(revisao(conferencia))
    destino = conferencia.destino(Escolha(na_duvida))
    rascunho = conferencia.rascunho
    novos = _guardar_os_novos(work, pessoa, rascunho.siorg or "", destino)
    voltaram = devolver(work, pessoa, conferencia)
    mudados = dict(mudar_nomes(work, pessoa, destino))
    rascunho.contexto = {"mudados": mudados, **vistos(work, [*novos, *voltaram])}
    rascunhos.encerrar(work, rascunho)
    nomes = [*novos.values(), *(um.nome for um in conferencia.lista.voltam if um.id in voltaram)]
    return (_guardada(rascunho, nomes, destino.iguais),)


def _guardar_os_novos(work: Work, pessoa: Quem, siorg: str, destino: Destino) -> dict[int, str]:
    """Store the new names; those that somebody stored since the list was compared are left out."""
    da_lista = {slug(nome): nome for nome in destino.guardar}
    ja_ha = select(ServicoRow.slug).where(ServicoRow.siorg == siorg, col(ServicoRow.slug).in_(da_lista))
    for outro in work.session.exec(ja_ha):
        del da_lista[outro]
    nomes = list(da_lista.values())
    return dict(zip(guardar.levantar(work, pessoa, siorg, nomes), nomes, strict=True))


def devolver(work: Work, pessoa: Quem, conferencia: Conferencia) -> list[int | None]:
    """Let the services count again whose own list was undone; return their numbers."""
    numeros = [um.id for um in conferencia.lista.voltam]
    fora = (col(ServicoRow.id).in_(numeros), col(ServicoRow.fora_do_inventario).is_not(None))
    ainda_fora = list(work.session.exec(select(ServicoRow.id).where(*fora)))
    guardar.devolver_ao_inventario(work, pessoa, conferencia.rascunho.siorg or "", ainda_fora)
    return ainda_fora


def mudar_nomes(work: Work, pessoa: Quem, destino: Destino) -> Iterator[tuple[str, list[str]]]:
    """Give services that are only names the name that was chosen; yield each with the old and the new."""
    for numero, nome in destino.mudar.items():
        row = work.session.get_one(ServicoRow, numero)
        antes = row.nome
        if guardar.renomear(work, pessoa, row, nome):
            yield str(numero), [antes, nome]


def _guardada(rascunho: Rascunho, nomes: list[str], iguais: int) -> Screen:
    contexto, siorg = rascunho.contexto, rascunho.siorg or ""
    contas = (
        (K("inventario.levantados"), len(nomes)),
        (K("inventario.mudaram"), len(contexto["mudados"])),
        (K("inventario.iguais"), iguais),
    )
    feito = Paragraph(tuple(Message(chave, count=n) for chave, n in contas if n or chave == contas[0][0]))
    passos = melhorar(siorg, nomes)
    desfazer = (botao(K("inventario.desfazer"), "inventario.desfazer", rascunho.id),)
    paragrafos = (feito, *((Paragraph((Message(K("inventario.a_seguir")),)),) if passos else ()))
    return Screen(paragrafos, (*passos, *voltar(siorg), desfazer))


def melhorar(siorg: str, nomes: Iterable[str]) -> Rows:
    """Return the buttons that lead to the names that may be no services, or could be better."""
    nomes = list(nomes)
    duvidosos = sum(o_que_parece(nome) is not None for nome in nomes)
    sem_verbo = sum(map(a_melhorar, nomes))
    passos: Rows = ()
    if duvidosos:
        rotulo = Message(K("inventario.ver_duvidosos"), count=duvidosos)
        passos += ((botao(rotulo, "inventario.duvidosos", siorg),),)
    if sem_verbo:
        passos += ((botao(Message(K("inventario.ver_nomes"), count=sem_verbo), "inventario.nomes", siorg),),)
    return passos
