"""Documents that come in a chat: who may send which, and what they bring about."""

from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.planilhas.leitura import parece_planilha
from bot.storage.work import Work
from bot.usecases import (
    abertura_em_lote,
    cartas_na_conversa,
    planilha_de_servicos,
    planilha_do_diagnostico_volta,
)
from bot.usecases.botoes import MENU
from bot.usecases.colunas_da_abertura import aba_das_pessoas, serve
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.planilha_colunas import NOME
from bot.usecases.quem import quem

DE_SERVICOS = 3  # columns by which a spreadsheet of services is told from one of people


def quer_planilha(work: Work, said: Incoming) -> bool:
    """Tell whether a spreadsheet from this person serves for something, and so is worth bringing."""
    pessoa = quem(work, said.user_id)
    serve_para = (Acao.CONVIDAR_INDICADOR, Acao.CADASTRAR_SERVICO, Acao.DIAGNOSTICAR)
    return said.private and any(pessoa.pode(acao) for acao in serve_para)


def quer_cartas(work: Work, said: Incoming) -> bool:
    """Tell whether letters from this person serve for something, and so are worth bringing."""
    return said.private and bool(quem(work, said.user_id).orgaos(Acao.CADASTRAR_SERVICO))


def receber(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Return what a file brings about; nothing for one that is of no use here, or could not be read."""
    if said.arquivo is not None and said.arquivo.cartas is not None:
        return cartas_na_conversa.receber(work, said, said.arquivo.cartas)
    if said.arquivo is None or not said.arquivo.abas:
        return ()
    return _da_planilha(work, said, said.arquivo)


def problema(work: Work, said: Incoming) -> Message | None:
    """Return why a file was not read: what is wrong with it, or that such files are not taken from her."""
    arquivo = said.arquivo
    if arquivo is None or arquivo.problema is not None:
        return arquivo.problema if arquivo is not None else None
    alguem = bool(quem(work, said.user_id).mandatos)
    return Message(K("planilha.nao_e_sua")) if alguem and parece_planilha(arquivo.nome) else None


def _da_planilha(work: Work, said: Incoming, arquivo: Arquivo) -> tuple[Screen, ...]:
    pessoa = quem(work, said.user_id)
    do_diagnostico = planilha_do_diagnostico_volta.achar(work, arquivo.abas)
    if do_diagnostico is not None:
        return planilha_do_diagnostico_volta.receber(work, said, arquivo, do_diagnostico)
    if pessoa.pode(Acao.DIAGNOSTICAR) and not (
        pessoa.pode(Acao.CADASTRAR_SERVICO) or pessoa.pode(Acao.CONVIDAR_INDICADOR)
    ):
        return (planilha_do_diagnostico_volta.nao_e_nossa(),)
    de_pessoas = (achada := aba_das_pessoas(arquivo.abas)) is not None and serve(achada.colunas)
    if pessoa.pode(Acao.CADASTRAR_SERVICO) and not (de_pessoas and pessoa.pode(Acao.CONVIDAR_INDICADOR)):
        return planilha_de_servicos.receber(work, said, arquivo)
    if not de_pessoas and _de_servicos(arquivo):
        return (say(Message(K("planilha.e_de_servicos")), buttons=((MENU,),)),)
    return abertura_em_lote.receber(work, said, arquivo)


def _de_servicos(arquivo: Arquivo) -> bool:
    campos = set(arquivo.servicos.achada.mapa.values()) if arquivo.servicos is not None else set()
    return NOME in campos and len(campos) >= DE_SERVICOS
