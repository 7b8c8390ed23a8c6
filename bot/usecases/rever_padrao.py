"""A standing answer is reviewed: approved, returned with a reason, or revoked once it counts."""

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.resposta_padrao import DEVOLUCAO
from bot.messages import K, Message, Screen, say
from bot.storage.padrao import mudaram
from bot.storage.tables import Rascunho
from bot.storage.tables_das_respostas import RespostaPadrao
from bot.storage.work import Work
from bot.usecases import mandatos, sem_resposta
from bot.usecases.botoes import MENU, botao
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir
from bot.usecases.respostas_padrao import (
    em_vigor,
    nome_de,
    pode_aprovar,
    tela,
    ultima_de,
    versao_de,
    versoes_de,
)


def aprovar(work: Work, said: Incoming, versao_id: str, revisei: str = "") -> tuple[Screen, ...]:
    """Let a version count from now on; who approves her own, alone in the team, is asked first."""
    pessoa, versao = _em_revisao(work, said, versao_id)
    if pessoa.id == versao.autora and revisei != "revisei":
        li = botao(K("padrao.li_e_revisei"), "padrao.aprovar", versao.id, "revisei")
        voltar = botao(K("padrao.voltar"), "padrao.versao", versao.id)
        return (say(Message(K("padrao.aprovar_sozinha")), buttons=((li,), (voltar,))),)
    antiga = em_vigor(work, versao.numero)
    if antiga is not None:
        antiga.situacao = "substituida"
    _rever(work, pessoa, versao, "aprovada")
    _valer(work, versao)
    aviso = Message(K("padrao.aprovada"), {"titulo": versao.titulo})
    _avisar_autora(work, pessoa, versao, K("padrao.sua_aprovada"))
    return (tela(work, pessoa, versao).after(aviso),)


def devolver(work: Work, said: Incoming, versao_id: str) -> tuple[Screen, ...]:
    """Ask why a version goes back to its author."""
    pessoa, versao = _em_revisao(work, said, versao_id)
    contexto = {"passageiro": True, "params": {"titulo": versao.titulo}}
    return (abrir(work, said, DEVOLVER, pessoa, Comeco(alvo=str(versao.id), contexto=contexto)),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Return a version to its author with the reason."""
    versao = _para_rever(work, pessoa, rascunho.alvo or "")
    versao.motivo = values["motivo"]
    _rever(work, pessoa, versao, "devolvida")
    _avisar_autora(work, pessoa, versao, K("padrao.sua_devolvida"))
    return (tela(work, pessoa, versao).after(Message(K("padrao.foi_devolvida"))),)


DEVOLVER = Fluxo("devolucao", DEVOLUCAO, concluir, Acao.CUIDAR_DAS_RESPOSTAS, titulo="motivo", direto=True)


def revogar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask before a standing answer is found no more."""
    versao = _valendo(work, said, numero)[1]
    sim = botao(K("padrao.revogar_sim"), "padrao.revogada", versao.numero)
    nao = botao(K("padrao.revogar_nao"), "padrao.ver", versao.numero)
    pergunta = Message(K("padrao.revogar_pergunta"), {"titulo": versao.titulo})
    return (say(pergunta, buttons=((sim,), (nao,))),)


def revogada(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Let a standing answer count no more; its questions are without an answer again."""
    pessoa, versao = _valendo(work, said, numero)
    for uma in versoes_de(work, versao.numero):
        if uma.situacao == "em_revisao":
            uma.situacao = "substituida"
    _rever(work, pessoa, versao, "revogada")
    sem_resposta.reabrir(work, versao.numero)
    mudaram(work.session)
    aviso = Message(K("padrao.foi_revogada"), {"titulo": versao.titulo})
    return (tela(work, pessoa, versao).after(aviso),)


def _valer(work: Work, versao: RespostaPadrao) -> None:
    if versao.grupo:
        sem_resposta.resolver(work, versao.grupo, versao.numero)
    mudaram(work.session)


def _rever(work: Work, pessoa: Quem, versao: RespostaPadrao, situacao: str) -> None:
    versao.situacao, versao.revisora, versao.revista_em = situacao, pessoa.id, work.now
    registrar(work, f"padrao_{situacao}", pessoa_id=pessoa.id, alvo=versao.id)


def _avisar_autora(work: Work, pessoa: Quem, versao: RespostaPadrao, aviso: K) -> None:
    if versao.autora == pessoa.id:
        return
    params = {"titulo": versao.titulo, "nome": nome_de(work, pessoa.id), "motivo": versao.motivo or ""}
    ver = botao(K("padrao.ver"), "padrao.versao", versao.id)
    once = f"padrao:{versao.situacao}:{versao.id}"
    mandatos.avisar(work, versao.autora, say(Message(aviso, params), buttons=((ver,), (MENU,))), once=once)


def _em_revisao(work: Work, said: Incoming, versao_id: str) -> tuple[Quem, RespostaPadrao]:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    return pessoa, _para_rever(work, pessoa, versao_id)


def _para_rever(work: Work, pessoa: Quem, versao_id: str) -> RespostaPadrao:
    versao = versao_de(work, versao_id)
    if versao.situacao != "em_revisao":
        raise Recusa(tela(work, pessoa, versao).after(Message(K("padrao.ja_revista"))))
    if not pode_aprovar(work, pessoa, versao):
        raise Recusa(tela(work, pessoa, versao).after(Message(K("padrao.outra_pessoa_aprova"))))
    return versao


def _valendo(work: Work, said: Incoming, numero: str) -> tuple[Quem, RespostaPadrao]:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CUIDAR_DAS_RESPOSTAS)
    ultima = ultima_de(work, numero)
    vale = em_vigor(work, ultima.numero)
    if vale is None:
        raise Recusa(tela(work, pessoa, ultima).after(Message(K("padrao.nao_vale"))))
    return pessoa, vale
