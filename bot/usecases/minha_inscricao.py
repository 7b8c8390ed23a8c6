"""One takes part: by the announcement, or by the link; gives the place up, keeps it, says how it was."""

from sqlmodel import select

from bot.callbacks import number_in
from bot.domain.oficinas import Situacao, sala_aberta
from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.oficinas import INSCRICAO
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.inscricoes import (
    OCUPAM,
    Participante,
    inscrever,
    inscricao_de,
    posicao,
    recusar,
    sair,
    situacao_de,
)
from bot.usecases.oficinas import a_oficina, cartao, pode_ver, resumo, ver_oficina
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo, Saida, abrir, largar
from bot.usecases.telas_das_oficinas import LINK, SALA, com_agenda, paragrafo

NOTAS = ("1", "2", "3", "4", "5")
ORGAO = "orgao"


def abrir_link(work: Work, said: Incoming, carga: str) -> Screen | None:
    """Return what a link of an oficina leads to; None for a link of something else."""
    if carga.startswith(LINK):
        return _do_link(work, said, carga.removeprefix(LINK))
    return _na_sala(work, said, carga.removeprefix(SALA)) if carga.startswith(SALA) else None


def _do_link(work: Work, said: Incoming, token: str) -> Screen:
    oficina = work.session.exec(select(Oficina).where(Oficina.token == token)).first()
    if oficina is None:
        return say(Message(K("oficina.link_desconhecido")), buttons=((MENU,),))
    if inscricao_de(work, oficina, said.chat_id) or pode_ver(quem(work, said.user_id), oficina):
        return cartao(work, said, oficina)
    como = situacao_de(work, oficina)
    o_que = paragrafo(oficina, com_endereco=False)
    if como is not Situacao.ABERTA:
        motivo = {"motivo": oficina.motivo or ""}
        fechada = say(Message(K(f"oficina.esta.{como.value}"), motivo), buttons=((MENU,),))
        return Screen((o_que, *fechada.paragraphs), fechada.buttons)
    inscrever_me = botao(K("inscricao.comecar"), "inscricao.comecar", token)
    convite = say(
        Message(K("inscricao.o_que_guardamos")),
        buttons=((inscrever_me,), (botao(K("privacidade.botao"), "privacidade"),)),
    )
    return Screen((o_que, *convite.paragraphs), convite.buttons)


def comecar(work: Work, said: Incoming, token: str) -> tuple[Screen, ...]:
    """Ask for name, e-mail, organ and área of somebody who came by the link."""
    oficina = work.session.exec(select(Oficina).where(Oficina.token == token)).first()
    if oficina is None:
        raise Recusa(desconhecido())
    _exigir_aberta(work, oficina)
    pessoa = quem(work, said.user_id)
    contexto = {"params": {"titulo": oficina.titulo}, "passageiro": True}
    comeco = Comeco(alvo=str(oficina.id), contexto=contexto, valores=_sabido(pessoa))
    return (abrir(work, said, INSCREVER_SE, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Enrol whoever came by the link."""
    oficina = pelo_numero(work, Oficina, rascunho.alvo or "")
    if oficina is None:
        raise Recusa(desconhecido())
    _exigir_aberta(work, oficina)
    dela = Participante(
        nome=values["nome"],
        chat_id=rascunho.chat_id,
        email=values["email"],
        area=values["area"],
        orgao=values[ORGAO],
        pessoa_id=pessoa.pessoa.id if pessoa.pessoa else None,
    )
    return _inscrita(work, oficina, inscrever(work, oficina, dela))


def desistir_do_formulario(work: Work, said: Incoming, _: Rascunho) -> tuple[Screen, ...]:
    """Leave the form: nothing of it is kept."""
    largar(work, said.chat_id)
    return (say(Message(K("inscricao.nao_comecou")), buttons=((MENU,),)),)


INSCREVER_SE = Fluxo(
    "inscricao",
    INSCRICAO,
    concluir,
    titulo="",
    saida=Saida(Message(K("inscricao.agora_nao")), desistir_do_formulario),
)


def vou(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Take a place, or the end of the waitlist."""
    oficina = a_oficina(work, said, numero)
    _exigir_aberta(work, oficina)
    return _inscrita(work, oficina, inscrever(work, oficina, _eu(work, said)))


def nao_vou(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Say that one does not go; one may change one's mind while there are places."""
    oficina = a_oficina(work, said, numero)
    if situacao_de(work, oficina) in (Situacao.ABERTA, Situacao.INSCRICAO_ENCERRADA):
        recusar(work, oficina, _eu(work, said))
    return (cartao(work, said, oficina),)


def desistir(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask before a place is given up: it may go to somebody else at once."""
    inscricao, oficina = _minha(work, said, numero)
    if inscricao.situacao not in OCUPAM or work.now >= oficina.inicio:
        return (cartao(work, said, oficina),)
    sim = botao(K(f"inscricao.sair_sim.{inscricao.situacao}"), "inscricao.desistiu", inscricao.id)
    ficar = botao(K("inscricao.manter"), "inscricao.manter", inscricao.id)
    pergunta = Message(K(f"inscricao.sair_pergunta.{inscricao.situacao}"), {"titulo": oficina.titulo})
    return (say(pergunta, buttons=((sim,), (ficar,))),)


def desistiu(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Give the place up."""
    inscricao, oficina = _minha(work, said, numero)
    if inscricao.situacao in OCUPAM and work.now < oficina.inicio:
        sair(work, oficina, inscricao)
    return (cartao(work, said, oficina),)


def manter(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Keep the place, after a change or when a place was freed."""
    inscricao, oficina = _minha(work, said, numero)
    if oficina.situacao != "aberta" or inscricao.situacao not in OCUPAM:
        return (cartao(work, said, oficina),)
    mantida = Message(K(f"inscricao.mantida.{inscricao.situacao}"), {"titulo": oficina.titulo})
    return (say(mantida, *resumo(oficina), buttons=((ver_oficina(oficina),), (MENU,))),)


def agenda(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Send the file for the calendar again."""
    inscricao, oficina = _minha(work, said, numero)
    if inscricao.situacao != "confirmada":
        return (cartao(work, said, oficina),)
    return (com_agenda(work, oficina, say(Message(K("inscricao.agenda_texto")), *resumo(oficina))),)


def avaliar(work: Work, said: Incoming, numero: str, nota: str) -> tuple[Screen, ...]:
    """Keep how it was, in one tap; another tap changes it."""
    inscricao, oficina = _minha(work, said, numero)
    if nota not in NOTAS or work.now < oficina.fim or oficina.situacao != "aberta":
        return (desconhecido(),)
    inscricao.nota = number_in(nota)
    outra = (botao(K("inscricao.outra_nota"), "inscricao.outra_nota", inscricao.id),)
    lida = Message(K("inscricao.avaliada"), {"titulo": oficina.titulo, "nota": nota})
    return (say(lida, buttons=(outra, (MENU,))),)


def outra_nota(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask again how it was."""
    inscricao, oficina = _minha(work, said, numero)
    return (pedir_nota(oficina, inscricao),)


def pedir_nota(oficina: Oficina, inscricao: Inscricao) -> Screen:
    """Return the question how it was: the place of each button is its value."""
    notas = tuple((botao(K(f"inscricao.nota.{n}"), "inscricao.avaliar", inscricao.id, n),) for n in NOTAS)
    return say(Message(K("inscricao.como_foi"), {"titulo": oficina.titulo}), buttons=notas)


def _inscrita(work: Work, oficina: Oficina, inscricao: Inscricao) -> tuple[Screen, ...]:
    ver: Rows = ((ver_oficina(oficina),), (MENU,))
    fatos: dict[str, Param] = {"titulo": oficina.titulo}
    if inscricao.situacao != "confirmada":
        fatos["lugar"] = posicao(work, inscricao)
        return (say(Message(K("inscricao.na_espera"), fatos), Message(K("inscricao.avisamos")), buttons=ver),)
    feita = say(Message(K("inscricao.feita"), fatos), *resumo(oficina), buttons=ver)
    arquivo = com_agenda(work, oficina, say(Message(K("inscricao.agenda_texto"))))
    return (feita, arquivo)


def _exigir_aberta(work: Work, oficina: Oficina) -> None:
    como = situacao_de(work, oficina)
    if como is not Situacao.ABERTA:
        motivo = {"motivo": oficina.motivo or ""}
        aviso = Message(K(f"oficina.esta.{como.value}"), motivo)
        raise Recusa(say(aviso, Message(K("inscricao.nada_mudou")), buttons=((MENU,),)))


def _minha(work: Work, said: Incoming, numero: str) -> tuple[Inscricao, Oficina]:
    inscricao = pelo_numero(work, Inscricao, numero)
    if inscricao is None or inscricao.chat_id != said.chat_id:
        raise Recusa(desconhecido())
    return inscricao, work.session.get_one(Oficina, inscricao.oficina_id)


def _eu(work: Work, said: Incoming) -> Participante:
    pessoa = quem(work, said.user_id)
    siorg = next(iter(pessoa.orgaos(Acao.VER_OFICINAS)), None)
    orgao = nome_do_orgao(orgao_de(work, siorg)) if siorg else ""
    dela = pessoa.pessoa
    nome, email = (dela.nome, dela.email) if dela is not None else (said.full_name, None)
    pessoa_id = dela.id if dela is not None else None
    return Participante(nome, said.chat_id, email, orgao=orgao, siorg=siorg, pessoa_id=pessoa_id)


def _sabido(pessoa: Quem) -> Answers:
    dela = pessoa.pessoa
    if dela is None:
        return {}
    return {"nome": dela.nome, **({"email": dela.email} if dela.email else {})}


def _na_sala(work: Work, said: Incoming, token: str) -> Screen:
    """Say that one is there, by the link shown in the room."""
    oficina = work.session.exec(select(Oficina).where(Oficina.token_da_sala == token)).first()
    inscricao = inscricao_de(work, oficina, said.chat_id) if oficina is not None else None
    if oficina is None:
        return say(Message(K("oficina.link_desconhecido")), buttons=((MENU,),))
    fatos = {"titulo": oficina.titulo}
    if oficina.situacao != "aberta" or not sala_aberta(oficina.inicio, oficina.fim, work.now):
        return say(Message(K("presenca.fora_de_hora"), fatos), buttons=((MENU,),))
    if inscricao is None or inscricao.situacao not in OCUPAM:
        return say(Message(K("presenca.sem_inscricao"), fatos), buttons=((MENU,),))
    inscricao.presente = True
    return say(Message(K("presenca.guardada"), fatos), buttons=((MENU,),))
