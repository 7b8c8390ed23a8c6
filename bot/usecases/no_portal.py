"""A service that is on the Portal already: its address there is asked and recorded, with the text seen."""

from bot.domain.diferencas import diferencas
from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.inventario import NO_PORTAL
from bot.messages import K, Message, Paragraph, Param, Screen
from bot.storage.tables import Rascunho, ServicoRow, VersaoDoServico
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import botao, desconhecido
from bot.usecases.diferencas import nomes_das_mudancas
from bot.usecases.edicoes import autora_de
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import e_de
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import Comeco, Fluxo


def perguntar(work: Work, said: Incoming, servico_id: str, versao: str) -> tuple[Screen, ...]:
    """Ask the address of the service's page on the Portal; a card of another version is shown anew."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    if versao != str(row.versao):
        return (ficha(work, pessoa, row).after(Message(K("no_portal.mudou"), _quem_e_quando(work, row))),)
    contexto = {"passageiro": True, "params": {"nome": row.nome}}
    comeco = Comeco(siorg=row.siorg, alvo=str(row.id), base=row.versao, contexto=contexto)
    return (rascunhos.abrir(work, said, CONFIRMAR_NO_PORTAL, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Record the address and show the card; ask which text it is, when somebody saved another meanwhile."""
    row = work.session.get_one(ServicoRow, int(rascunho.alvo or 0))
    if rascunho.base != row.versao:
        return (_qual_texto(work, rascunho, row),)
    return (_anotar(work, pessoa, row, values["endereco"], row.versao),)


def escolher(work: Work, said: Incoming, rascunho_id: str, escolhida: str, vista: str) -> tuple[Screen, ...]:
    """Record that version `escolhida` is on the Portal, unless there is one after `vista`."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    endereco = rascunho.estado.get("answers", {}).get("endereco") if rascunho else None
    meu = rascunho is not None and rascunho.fluxo == CONFIRMAR_NO_PORTAL.nome and e_de(work, said, rascunho)
    if rascunho is None or not meu or not endereco:
        raise Recusa(desconhecido())
    row, pessoa = servico_de_quem(work, said, rascunho.alvo or "", Acao.PUBLICAR_SERVICO)
    if vista != str(row.versao):
        return (_qual_texto(work, rascunho, row),)
    return (_anotar(work, pessoa, row, endereco, int(escolhida) if escolhida.isdecimal() else 0),)


def _anotar(work: Work, pessoa: Quem, row: ServicoRow, endereco: str, numero: int) -> Screen:
    guardar.marcar_no_portal(work, pessoa, row, endereco, _versao(work, row, numero))
    return ficha(work, pessoa, row).after(Message(K("no_portal.anotado")))


def _qual_texto(work: Work, rascunho: Rascunho, row: ServicoRow) -> Screen:
    """Tell who saved another version and what it changed, and ask which of the two is on the Portal."""
    base = rascunho.base or row.versao
    mudou = diferencas(_versao(work, row, base).valores, row.valores)
    pergunta = Message(K("no_portal.qual_texto"), {**_quem_e_quando(work, row), "nome": row.nome})
    o_novo = botao(K("no_portal.o_novo"), "no_portal.texto", rascunho.id, row.versao, row.versao)
    o_de_antes = botao(K("no_portal.o_de_antes"), "no_portal.texto", rascunho.id, base, row.versao)
    nenhum = botao(K("no_portal.nenhum"), "servico", row.id)
    return Screen(
        (Paragraph((pergunta,)), Paragraph(nomes_das_mudancas(work, mudou))),
        ((o_novo,), (o_de_antes,), (nenhum,)),
    )


def _versao(work: Work, row: ServicoRow, numero: int) -> VersaoDoServico:
    achada = guardar.versao(work, row, numero)
    if achada is None:
        raise Recusa(desconhecido())
    return achada


def _quem_e_quando(work: Work, row: ServicoRow) -> dict[str, Param]:
    return {"quem": autora_de(work, row), "quando": row.alterado_em}


CONFIRMAR_NO_PORTAL = Fluxo(
    "no_portal", NO_PORTAL, concluir, Acao.PUBLICAR_SERVICO, titulo="endereco", direto=True
)
