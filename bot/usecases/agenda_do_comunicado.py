"""An announcement leaves: now, at a moment that was chosen, or after a second person approves it."""

from datetime import UTC, datetime, timedelta

from bot.domain.papeis import Acao
from bot.domain.quando import proxima, quando
from bot.forms.comunicado import DEVOLUCAO, QUANDO
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage import comunicados as estados
from bot.storage.comunicados import EM_APROVACAO, RASCUNHO
from bot.storage.tables import Pessoa, Rascunho
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases import mandatos, publico
from bot.usecases.andamento_do_comunicado import QUARTOS, mostrar, seguir
from bot.usecases.botoes import MENU, botao, desconhecido
from bot.usecases.comunicados import (
    LISTA,
    SAIDA,
    achar,
    curto,
    da_versao,
    duracao,
    exigir,
    nome_de,
    por_comecar,
    tela,
)
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import Comeco, Fluxo, abrir

_NO_BOTAO = "%Y%m%d%H%M"
_AS = 9  # the hour of the moments that buttons offer


def confirmar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask before it leaves now: to how many, in how long."""
    exigir(work, said)
    comunicado = por_comecar(work, numero)
    pessoas = _exigir_alguem(work, comunicado)
    pergunta = Message(K("comunicado.confirmar"), {"tempo": duracao(work, pessoas)}, pessoas)
    sim = botao(_ao_confirmar(work), "comunicado.enviar", comunicado.id, comunicado.versao)
    nao = botao(K("comunicado.agora_nao"), "comunicado.ver", comunicado.id)
    return (say(pergunta, buttons=((sim,), (nao,))),)


def enviar(work: Work, said: Incoming, numero: str, versao: str) -> tuple[Screen, ...]:
    """Let it leave now, or ask a second person first where the installation says so."""
    pessoa = exigir(work, said)
    comunicado = da_versao(work, numero, versao)
    _exigir_alguem(work, comunicado)
    if work.instalacao.aprovar_comunicados:
        return (_pedir_aprovacao(work, pessoa, comunicado, None),)
    return (_comecar(work, said, pessoa, comunicado),)


def agendar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask when, with two moments to choose from."""
    exigir(work, said)
    comunicado = por_comecar(work, numero)
    _exigir_alguem(work, comunicado)
    hoje = _agora(work).replace(hour=_AS, minute=0, second=0, microsecond=0)
    amanha = hoje + timedelta(days=1)
    segunda = hoje + (proxima(0, hoje.date()) - hoje.date())
    momentos = {"comunicado.amanha": amanha, "comunicado.segunda": segunda}
    botoes = [
        (botao(_rotulo(K(chave), momento), "comunicado.quando", *_em_botao(comunicado, momento)),)
        for chave, momento in momentos.items()
    ]
    outra = botao(K("comunicado.escrever_hora"), "comunicado.hora", comunicado.id)
    voltar = botao(K("comunicado.agora_nao"), "comunicado.ver", comunicado.id)
    return (say(Message(K("comunicado.quando_sai")), buttons=(*botoes, (outra,), (voltar,))),)


def marcar(work: Work, said: Incoming, numero: str, versao: str, momento: str) -> tuple[Screen, ...]:
    """Schedule it for the moment that a button carries."""
    pessoa = exigir(work, said)
    comunicado = da_versao(work, numero, versao)
    try:
        local = datetime.strptime(momento, _NO_BOTAO).replace(tzinfo=work.instalacao.fuso)
    except ValueError:
        raise Recusa(desconhecido()) from None
    return (_agendar(work, pessoa, comunicado, local),)


def escrever_hora(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask for the moment in words."""
    pessoa = exigir(work, said)
    comeco = Comeco(alvo=str(por_comecar(work, numero).id), contexto={"passageiro": True})
    return (abrir(work, said, ESCOLHER_HORA, pessoa, comeco),)


def concluir_hora(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Schedule it for the moment that was written."""
    comunicado = por_comecar(work, rascunho.alvo or "")
    local = quando(values["texto"], _agora(work))
    if local is None:
        raise Recusa(say(Message(K("comunicado.hora_nao_entendida"))))
    return (_agendar(work, pessoa, comunicado, local),)


def desagendar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Make a draft of it again."""
    pessoa = exigir(work, said)
    comunicado = por_comecar(work, numero)
    _mudar(work, comunicado, RASCUNHO)
    comunicado.quando = comunicado.aprovado_por = None
    registrar(work, "desagendar_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    return (tela(work, comunicado).after(Message(K("comunicado.desagendado"))),)


def aprovar(work: Work, said: Incoming, numero: str, versao: str) -> tuple[Screen, ...]:
    """Let it leave, now or at its moment; nobody approves what she wrote herself."""
    pessoa = exigir(work, said)
    comunicado = _para_aprovar(work, pessoa, numero)
    if str(comunicado.versao) != versao:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.mudou"))))
    _exigir_alguem(work, comunicado)
    comunicado.aprovado_por, comunicado.devolucao = pessoa.id, None
    registrar(work, "aprovar_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    _avisar_autora(work, pessoa, comunicado, K("comunicado.aprovaram"))
    if comunicado.quando is not None and comunicado.quando > work.now:
        estados.agendar(work, comunicado, comunicado.quando)
        _avisar_no_fim(work, pessoa, comunicado)
        return (tela(work, comunicado),)
    return (_comecar(work, said, pessoa, comunicado),)


def devolver(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask why it is not approved."""
    pessoa = exigir(work, said)
    comunicado = _para_aprovar(work, pessoa, numero)
    params = {"texto": curto(comunicado)}
    comeco = Comeco(alvo=str(comunicado.id), contexto={"passageiro": True, "params": params})
    return (abrir(work, said, DEVOLVER_COMUNICADO, pessoa, comeco),)


def concluir_devolucao(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Return it to its author with the reason."""
    comunicado = _para_aprovar(work, pessoa, rascunho.alvo or "")
    _mudar(work, comunicado, RASCUNHO)
    comunicado.devolucao = values["texto"]
    registrar(work, "devolver_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    _avisar_autora(work, pessoa, comunicado, K("comunicado.devolveram"))
    return (tela(work, comunicado).after(Message(K("comunicado.voce_devolveu"))),)


def confirmar_descarte(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask before a draft is thrown away."""
    exigir(work, said)
    comunicado = _rascunho(work, numero)
    sim = botao(K("comunicado.descartar_sim"), "comunicado.descartado", comunicado.id)
    nao = botao(K("comunicado.agora_nao"), "comunicado.ver", comunicado.id)
    pergunta = Message(K("comunicado.descartar_pergunta"), {"texto": curto(comunicado)})
    return (say(pergunta, buttons=((sim,), (nao,))),)


def descartar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Throw a draft away: nobody received any of it."""
    pessoa = exigir(work, said)
    comunicado = _rascunho(work, numero)
    registrar(work, "descartar_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    work.session.delete(comunicado)
    return (say(Message(K("comunicado.descartado")), buttons=((LISTA,), (MENU,))),)


ESCOLHER_HORA = Fluxo(
    "comunicado_quando", QUANDO, concluir_hora, Acao.COMUNICAR, titulo="", direto=True, saida=SAIDA
)
DEVOLVER_COMUNICADO = Fluxo(
    "comunicado_devolucao", DEVOLUCAO, concluir_devolucao, Acao.COMUNICAR, titulo="", direto=True, saida=SAIDA
)


def _rascunho(work: Work, numero: str) -> Comunicado:
    comunicado = por_comecar(work, numero)
    if comunicado.estado != RASCUNHO:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.desagende_antes"))))
    return comunicado


def _agendar(work: Work, pessoa: Quem, comunicado: Comunicado, local: datetime) -> Screen:
    momento = local.astimezone(UTC)
    if momento <= work.now:
        raise Recusa(say(Message(K("comunicado.hora_passou"), {"quando": momento})))
    if work.instalacao.aprovar_comunicados:
        return _pedir_aprovacao(work, pessoa, comunicado, momento)
    estados.agendar(work, comunicado, momento)
    _avisar_no_fim(work, pessoa, comunicado)
    registrar(work, "agendar_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    return tela(work, comunicado)


def _pedir_aprovacao(work: Work, pessoa: Quem, comunicado: Comunicado, momento: datetime | None) -> Screen:
    outras = [uma for uma in mandatos.equipe_central(work) if uma.id != pessoa.id]
    if not outras:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.ninguem_aprova"))))
    _mudar(work, comunicado, EM_APROVACAO)
    comunicado.autor_id, comunicado.quando, comunicado.aprovado_por = pessoa.id, momento, None
    comunicado.devolucao = None
    registrar(work, "pedir_aprovacao", pessoa_id=pessoa.id, alvo=comunicado.id)
    params = {"nome": nome_de(work, pessoa.id), "texto": curto(comunicado)}
    ver = botao(K("comunicado.ver"), "comunicado.ver", comunicado.id)
    aviso = say(Message(K("comunicado.espera_aprovacao"), params), buttons=((ver,), (MENU,)))
    for uma in outras:
        once = f"comunicado:aprovar:{comunicado.id}:{comunicado.versao}:{work.now.isoformat()}:{uma.id}"
        mandatos.avisar(work, uma.id, aviso, once=once)
    return tela(work, comunicado)


def _comecar(work: Work, said: Incoming, pessoa: Quem, comunicado: Comunicado) -> Screen:
    estados.iniciar(work, comunicado)
    registrar(work, "enviar_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    work.then = seguir
    return mostrar(work, said, comunicado)


def _para_aprovar(work: Work, pessoa: Quem, numero: str) -> Comunicado:
    """Return one that waits for a second person who is not its author; raise `Recusa` for any other."""
    comunicado = achar(work, numero)
    if comunicado.estado != EM_APROVACAO:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.ja_decidido"))))
    if comunicado.autor_id == pessoa.id:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.outra_pessoa_aprova"))))
    return comunicado


def _avisar_autora(work: Work, pessoa: Quem, comunicado: Comunicado, chave: K) -> None:
    params = {
        "nome": nome_de(work, pessoa.id),
        "texto": curto(comunicado),
        "motivo": comunicado.devolucao or "",
    }
    ver = botao(K("comunicado.ver"), "comunicado.ver", comunicado.id)
    once = f"{chave}:{comunicado.id}:{comunicado.versao}:{work.now.isoformat()}"
    aviso = say(Message(chave, params), buttons=((ver,), (MENU,)))
    mandatos.avisar(work, comunicado.autor_id, aviso, once=once)


def _avisar_no_fim(work: Work, pessoa: Quem, comunicado: Comunicado) -> None:
    autora = work.session.get(Pessoa, comunicado.autor_id)
    conta = (autora.conta if autora else None) or (pessoa.pessoa.conta if pessoa.pessoa else None)
    comunicado.painel = None if conta is None else [conta, 0, QUARTOS]  # only the end


def _exigir_alguem(work: Work, comunicado: Comunicado) -> int:
    pessoas = publico.contar(work, comunicado.publico).no_bot
    if not pessoas:
        raise Recusa(tela(work, comunicado).after(Message(K("comunicado.sem_ninguem"))))
    return pessoas


def _mudar(work: Work, comunicado: Comunicado, estado: str) -> None:
    comunicado.estado, comunicado.alterado_em = estado, work.now
    work.session.add(comunicado)


def _ao_confirmar(work: Work) -> K:
    return K("comunicado.pedir" if work.instalacao.aprovar_comunicados else "comunicado.sim")


def _agora(work: Work) -> datetime:
    return work.now.astimezone(work.instalacao.fuso)


def _rotulo(chave: K, momento: datetime) -> Message:
    return Message(chave, {"hora": momento.hour})


def _em_botao(comunicado: Comunicado, momento: datetime) -> tuple[object, ...]:
    return comunicado.id, comunicado.versao, momento.strftime(_NO_BOTAO)
