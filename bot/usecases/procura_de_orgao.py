"""The central team looks for one organ by name, acronym or SIORG number."""

from bot.domain.orgaos import orgaos as lista_de_orgaos
from bot.domain.papeis import Acao
from bot.forms.abertura import PROCURA_DE_ORGAO
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Orgao, Rascunho
from bot.storage.work import Work
from bot.usecases import orgaos
from bot.usecases.botoes import botao
from bot.usecases.convidar import fora_da_lista, todos_os_orgaos
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir


def procurar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask which organ, opened or not."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_ORGAOS)
    comeco = Comeco(contexto={"orgaos": fora_da_lista(work), "passageiro": True})
    return (abrir(work, said, PROCURAR_ORGAO, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Show the organ; one that is not open yet can be, by inviting who nominates there."""
    siorg = values["orgao"]
    if work.session.get(Orgao, siorg) is not None:
        return (orgaos.tela_do_orgao(work, siorg),)
    fechado = Message(K("orgao.ainda_fechado"), {"orgao": lista_de_orgaos()[siorg].nome_com_sigla})
    convidar = (botao(K("orgaos.convidar"), "orgao.convidar", siorg),)
    return (say(fechado, buttons=(convidar, (botao(K("orgaos.voltar"), "orgaos"),))),)


PROCURAR_ORGAO = Fluxo(
    "procura_orgao",
    PROCURA_DE_ORGAO,
    concluir,
    Acao.VER_ORGAOS,
    todos_os_orgaos,
    titulo="",
    direto=True,
)
