"""What is no service leaves the inventory, with the reason; it can be brought back."""

from bot.domain.nomes_de_servicos import o_que_parece
from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.ainda_nomes import ainda_nomes, voltar
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem

NA_TELA = 8
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


def motivos(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Ask what it is, if it is no service; what the name seems to be comes first."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    parece = o_que_parece(row.nome)
    na_ordem = sorted(MOTIVOS, key=lambda qual: qual != parece)
    opcoes: Rows = tuple((botao(MOTIVOS[qual], "inventario.tirar", row.id, qual),) for qual in na_ordem)
    ajuda = (botao(K("criterios.botao"), "criterios", row.id),)
    ver = (botao(K("servico.ver"), "servico", row.id), MENU)
    return (say(Message(K("inventario.motivos"), {"nome": row.nome}), buttons=(*opcoes, ajuda, ver)),)


def tirar(work: Work, said: Incoming, servico_id: str, qual: str) -> tuple[Screen, ...]:
    """Take it out of the inventory, with the reason."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    if qual not in MOTIVOS or row.publicado is not None:
        raise Recusa(desconhecido())
    if row.fora_do_inventario is None:
        motivo = work.label(Message(MOTIVOS[qual]))
        guardar.tirar_do_inventario(work, pessoa, row.siorg, [row.id], motivo)
    tirado = Message(K("inventario.tirado"), {"nome": row.nome})
    devolver_este = (botao(K("inventario.devolver"), "inventario.devolver", row.id),)
    restam = len(_duvidosos(work, row.siorg))
    outros: Rows = ()
    if restam:
        rotulo = Message(K("inventario.ver_duvidosos"), count=restam)
        outros = ((botao(rotulo, "inventario.duvidosos", row.siorg),),)
    return (say(tirado, buttons=(*outros, devolver_este, *voltar(row.siorg))),)


def devolver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Let it count again, and show its card."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    if row.fora_do_inventario is not None:
        guardar.devolver_ao_inventario(work, pessoa, row.siorg, [row.id])
    return (ficha(work, pessoa, row),)


def duvidosos(work: Work, said: Incoming, siorg: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the names that seem to be something else, with what; each leads to the reasons."""
    quem(work, said.user_id).exigir(Acao.CADASTRAR_SERVICO, siorg)
    linhas = _duvidosos(work, siorg)
    desta, vizinhas = pagina(linhas, numero, NA_TELA, "inventario.duvidosos", siorg)
    textos = [Message(K("inventario.duvidosos"), count=len(linhas))]
    textos += [_parece(nome, qual) for _, nome, qual in desta]
    botoes: Rows = tuple((botao(nome, "inventario.motivos", servico),) for servico, nome, _ in desta)
    return (Screen((Paragraph(tuple(textos)),), (*botoes, *vizinhas, *voltar(siorg))),)


def _parece(nome: str, qual: str) -> Message:
    return Message(K("inventario.duvidoso"), {"nome": nome, "parece": Message(MOTIVOS[qual])})


def _duvidosos(work: Work, siorg: str) -> list[tuple[int, str, str]]:
    nomes = ((servico, nome, o_que_parece(nome)) for servico, nome in ainda_nomes(work, siorg))
    return [(servico, nome, qual) for servico, nome, qual in nomes if qual is not None]
