"""Names of the inventory made better: one by one, a page at a time, or as somebody types it."""

from collections.abc import Iterator, Sequence

from bot.callbacks import option_id
from bot.domain.nomes_de_servicos import a_melhorar, melhor
from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.inventario import NOME
from bot.messages import Button, K, Message, Paragraph, Screen
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.ainda_nomes import ainda_nomes, so_o_nome, voltar
from bot.usecases.botoes import Rows, botao, pagina
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, quem
from bot.usecases.rascunhos import Comeco, Fluxo

NA_TELA = 8
Nomes = Sequence[tuple[int, str]]  # number and name of services


def nomes(work: Work, said: Incoming, siorg: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the names that could be better, each with one to accept with a tap where one is known."""
    quem(work, said.user_id).exigir(Acao.CADASTRAR_SERVICO, siorg)
    return (_tela(work, siorg, numero),)


def aceitar(work: Work, said: Incoming, servico_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """Give the service the suggested name, and list the names that are left."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    return (_tela(work, row.siorg, numero, tuple(_mudar(work, pessoa, [(row.id or 0, row.nome)]))),)


def aceitar_pagina(work: Work, said: Incoming, siorg: str, numero: str, vista: str) -> tuple[Screen, ...]:
    """Give each service of a page its suggested name, if the page is the one that was seen."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, siorg)
    desta, _ = pagina(_a_melhorar(work, siorg), numero, NA_TELA, "inventario.nomes", siorg)
    com_sugestao = _com_sugestao(desta)
    if _vista(com_sugestao) != vista:
        return (_tela(work, siorg, numero, (Message(K("inventario.nomes_mudaram")),)),)
    return (_tela(work, siorg, numero, tuple(_mudar(work, pessoa, com_sugestao))),)


def perguntar(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask another name for a service that is only a name."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    so_o_nome(row)
    contexto = {"passageiro": True, "params": {"atual": row.nome}}
    comeco = Comeco(siorg=row.siorg, alvo=str(row.id), contexto=contexto)
    return (rascunhos.abrir(work, said, MUDAR_NOME, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Write the name and show the card."""
    row = work.session.get_one(ServicoRow, int(rascunho.alvo or 0))
    so_o_nome(row)
    guardar.nome_livre(work, row.siorg, values["nome"], row)
    guardar.renomear(work, pessoa, row, values["nome"])
    return (ficha(work, pessoa, row).after(Message(K("inventario.nome_mudado"))),)


MUDAR_NOME = Fluxo("nome", NOME, concluir, Acao.CADASTRAR_SERVICO, direto=True)


def _mudar(work: Work, pessoa: Quem, desejados: Nomes) -> Iterator[Message]:
    """Give each service its suggested name; yield a line for each name that another service has."""
    for numero, nome in desejados:
        row = work.session.get_one(ServicoRow, numero)
        if nome == row.nome != melhor(nome) and not guardar.renomear(work, pessoa, row, melhor(nome)):
            yield Message(K("inventario.nome_de_outro"), {"nome": nome, "sugerido": melhor(nome)})


def _a_melhorar(work: Work, siorg: str) -> Nomes:
    return [(numero, nome) for numero, nome in ainda_nomes(work, siorg) if a_melhorar(nome)]


def _com_sugestao(linhas: Nomes) -> Nomes:
    return [(numero, nome) for numero, nome in linhas if melhor(nome) != nome]


def _vista(linhas: Nomes) -> str:
    return option_id("|".join(nome for _, nome in linhas))


def _tela(work: Work, siorg: str, numero: str, avisos: tuple[Message, ...] = ()) -> Screen:
    linhas = _a_melhorar(work, siorg)
    desta, vizinhas = pagina(linhas, numero, NA_TELA, "inventario.nomes", siorg)
    textos = (Message(K("inventario.nomes"), count=len(linhas)), *(_conselho(nome) for _, nome in desta))
    botoes = tuple((_um(servico, nome, numero),) for servico, nome in desta)
    paragrafos = (Paragraph(avisos), Paragraph(textos))
    tudo = _todos_da_pagina(siorg, numero, _com_sugestao(desta))
    return Screen(tuple(p for p in paragrafos if p.lines), (*tudo, *botoes, *vizinhas, *voltar(siorg)))


def _todos_da_pagina(siorg: str, numero: str, com_sugestao: Nomes) -> Rows:
    if len(com_sugestao) < 2:
        return ()
    rotulo = Message(K("inventario.aceitar_pagina"), count=len(com_sugestao))
    return ((botao(rotulo, "inventario.aceitar_pagina", siorg, numero, _vista(com_sugestao)),),)


def _um(servico: int, nome: str, numero: str) -> Button:
    if melhor(nome) == nome:
        return botao(nome, "inventario.mudar_nome", servico)
    return botao(melhor(nome), "inventario.aceitar", servico, numero)


def _conselho(nome: str) -> Message:
    if melhor(nome) == nome:
        return Message(K("inventario.sem_sugestao"), {"nome": nome})
    return Message(K("inventario.sugestao"), {"nome": nome, "sugerido": melhor(nome)})
