"""Away or on férias, back, and the substituto's "estou respondendo"."""

from datetime import date, timedelta

from bot.domain.papeis import Acao
from bot.forms.ferias import FERIAS, HOJE
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases import ausencias, rascunhos
from bot.usecases.botoes import botao, desconhecido, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import Quem, quem
from bot.usecases.rascunhos import Comeco, Fluxo, Saida
from bot.usecases.tela_dos_lembretes import tela

DIAS_FORA = ("7", "15", "30")


def fora(work: Work, said: Incoming, dias: str = "") -> tuple[Screen, ...]:
    """Ask for how many days from today she is away; then another answers, and is told once."""
    pessoa = _ponto_focal(work, said)
    rascunhos.largar(work, said.chat_id)
    if dias in DIAS_FORA:
        ausencias.ausentar(work, pessoa.id, hoje(work), hoje(work) + timedelta(days=int(dias) - 1))
        return (tela(work, pessoa.id),)
    opcoes = ((botao(Message(K("lembretes.fora.dias"), {}, int(n)), "lembretes.fora", n),) for n in DIAS_FORA)
    datas = (botao(K("lembretes.fora.datas"), "lembretes.datas"),)
    voltar = (botao(K("lembretes.voltar"), "lembretes"),)
    pergunta = (Message(K("lembretes.fora.pergunta")), *ausencias.quem_fica(work, pessoa.id))
    return (say(*pergunta, buttons=(*opcoes, datas, voltar)),)


def datas(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask the first day and the last one."""
    pessoa = _ponto_focal(work, said)
    comeco = Comeco(contexto={"passageiro": True}, sabido={HOJE: hoje(work).isoformat()})
    return (rascunhos.abrir(work, said, MARCAR_FERIAS, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep the days; what begins later is handed over then."""
    inicio, fim = (date.fromisoformat(values[nome]) for nome in ("inicio", "fim"))
    ausencias.ausentar(work, pessoa.id, inicio, fim)
    return (tela(work, pessoa.id).after(Message(K("lembretes.guardado"))),)


def sair(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Leave things as they were."""
    rascunhos.largar(work, said.chat_id)
    return (tela(work, _ponto_focal(work, said).id),)


def voltei(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Have everything come to her again, or stay after all."""
    pessoa = _ponto_focal(work, said)
    estava = ausencias.estava_fora(work, pessoa.id)
    mudou = ausencias.voltar(work, pessoa.id)
    como_fica = tela(work, pessoa.id)
    if not mudou:
        return (como_fica,)
    return (como_fica.after(Message(K("lembretes.voltou") if estava else K("lembretes.ficou"))),)


def assumir(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Answer in the titular's place from now on."""
    pessoa, vinculo = _ponto_focal(work, said), pelo_numero(work, Vinculo, numero)
    if vinculo is None or not _substitui(work, pessoa, vinculo):
        return (desconhecido(),)
    ausencias.assumir(work, vinculo)
    return (tela(work, pessoa.id).after(Message(K("lembretes.voce_responde"))),)


def deixar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Have the titular answer again."""
    pessoa, vinculo = _ponto_focal(work, said), pelo_numero(work, Vinculo, numero)
    if vinculo is None or not _substitui(work, pessoa, vinculo):
        return (desconhecido(),)
    ausencias.deixar(work, vinculo)
    return (tela(work, pessoa.id).after(Message(K("lembretes.voce_parou"))),)


def _substitui(work: Work, pessoa: Quem, vinculo: Vinculo) -> bool:
    meu = vinculo.pessoa_id == pessoa.id and vinculo.fim is None
    return meu and bool(ausencias.titulares_de(work, vinculo))


def _ponto_focal(work: Work, said: Incoming) -> Quem:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.RECEBER_LEMBRETES)
    return pessoa


MARCAR_FERIAS = Fluxo(
    "ferias",
    FERIAS,
    concluir,
    Acao.RECEBER_LEMBRETES,
    titulo="",
    direto=True,
    saida=Saida(Message(K("prazo.agora_nao")), sair),
)
