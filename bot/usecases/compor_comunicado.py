"""The text of an announcement: taken as it was typed, shown as it will look, tried on whoever writes it."""

from hashlib import sha256
from typing import Any

from sqlalchemy import exists, func, insert
from sqlmodel import select

from bot.domain.papeis import Acao
from bot.domain.preenchimento import preencher, unidades
from bot.forms.comunicado import TEXTO
from bot.forms.form import Answers
from bot.messages import Attachment, Button, K, Message, Screen, Written, say
from bot.storage.queues import file
from bot.storage.tables import Orgao, Pessoa, Rascunho
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases import publico, rascunhos, sigilo, tela_do_publico
from bot.usecases.botoes import botao
from bot.usecases.comunicados import SAIDA, exigir, por_comecar, tela, voltar_a_aprovar
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import Comeco, Fluxo, abrir

MENSAGEM, LEGENDA = 4096, 1024  # UTF-16 units, limits of Telegram


def novo(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Ask for the text of a new announcement."""
    return (_pedir(work, said, None),)


def mudar(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask for another text; the one that is there stays until it comes."""
    exigir(work, said)
    return (_pedir(work, said, por_comecar(work, numero).id),)


def ouvir(work: Work, said: Incoming, rascunho: Rascunho) -> tuple[Screen, ...]:
    """Take the message that was sent as the text, with its formatting and its file."""
    pessoa = exigir(work, said)
    _exigir_que_caiba(work, said)
    numero = rascunho.contexto["comunicado"]
    if numero is None:
        comunicado = Comunicado(autor_id=pessoa.id, criado_em=work.now, alterado_em=work.now)
    else:
        comunicado = por_comecar(work, str(numero))
    _escrever(work, comunicado, said)
    rascunhos.encerrar(work, rascunho)
    registrar(work, "escrever_comunicado", pessoa_id=pessoa.id, alvo=comunicado.id)
    if not comunicado.publico:
        return (tela_do_publico.tela(work, comunicado),)
    aviso = voltar_a_aprovar(work, comunicado, pessoa)
    return (tela(work, comunicado).after(*aviso),)


def ver_previa(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Show the message exactly as one of its readers will see it, then its card."""
    pessoa = exigir(work, said)
    comunicado = por_comecar(work, numero)
    return (como_fica(comunicado, _de_alguem(work, comunicado, pessoa)), tela(work, comunicado))


def so_para_mim(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Send it to whoever asks, as a message of its own, with her own name in it."""
    pessoa = exigir(work, said)
    comunicado = por_comecar(work, numero)
    campos = {**_de_alguem(work, comunicado, pessoa), "nome": pessoa.pessoa.nome if pessoa.pessoa else ""}
    once = f"comunicado:teste:{comunicado.id}:{said.update_id}"
    work.say_later(said.chat_id, como_fica(comunicado, campos), once=once)
    return (tela(work, comunicado).after(Message(K("comunicado.enviado_a_voce"))),)


def como_fica(comunicado: Comunicado, campos: Any) -> Screen:
    """Return the message that somebody with these fields receives."""
    texto, entidades = preencher(comunicado.texto, comunicado.entidades, campos)
    anexo = None if comunicado.anexo is None else Attachment(*comunicado.anexo)
    botoes = tuple(tuple(Button(rotulo, dado) for rotulo, dado in linha) for linha in comunicado.botoes)
    return Screen((), botoes, anexo, written=Written(texto, entidades))


def concluir(_work: Work, _pessoa: Quem, _rascunho: Rascunho, _values: Answers) -> tuple[Screen, ...]:
    """Never reached: `ouvir` takes every message."""
    raise LookupError("an announcement is heard, not answered")


ESCREVER_COMUNICADO = Fluxo(
    "comunicado_texto", TEXTO, concluir, Acao.COMUNICAR, titulo="", direto=True, saida=SAIDA, ouvir=ouvir
)


def _pedir(work: Work, said: Incoming, comunicado_id: int | None) -> Screen:
    pessoa = exigir(work, said)
    contexto = {"comunicado": comunicado_id, "passageiro": True}
    return abrir(work, said, ESCREVER_COMUNICADO, pessoa, Comeco(contexto=contexto))


def _escrever(work: Work, comunicado: Comunicado, said: Incoming) -> None:
    comunicado.texto = said.text
    comunicado.entidades = [dict(entidade) for entidade in said.entidades]
    comunicado.anexo = _anexo(work, said)
    work.session.add(comunicado)
    work.session.flush()
    rotulo = work.label(Message(K("comunicado.responder")))
    comunicado.botoes = [[[rotulo, botao("", "comunicado.responder", comunicado.id).data]]]


def _anexo(work: Work, said: Incoming) -> list[str] | None:
    """Keep the id under which Telegram has the file; nothing is fetched nor sent up again."""
    if said.arquivo is None:
        return None
    digest = sha256(said.arquivo.id.encode()).hexdigest()
    ja = select(exists().where(file.c.digest == digest, file.c.kind == said.kind))
    if not work.connection.execute(ja).scalar():
        linha = {"digest": digest, "kind": said.kind, "data": b"", "file_id": said.arquivo.id}
        work.connection.execute(insert(file), linha)
    return [digest, said.arquivo.nome, said.kind]


def _exigir_que_caiba(work: Work, said: Incoming) -> None:
    """Raise `Recusa` for what cannot be an announcement: another kind of message, or one too long."""
    if said.kind not in ("text", "photo", "document"):
        raise Recusa(say(Message(K("comunicado.so_texto"))))
    _, aviso = sigilo.separar(said.text)
    if aviso is not None:
        raise Recusa(say(aviso))
    limite = MENSAGEM if said.arquivo is None else LEGENDA
    tamanho = unidades(said.text) + _folga(work, said.text)
    if tamanho > limite:
        params = {"limite": limite, "campos": _folga(work, said.text)}
        raise Recusa(say(Message(K("comunicado.longo"), params, count=tamanho - limite)))


def _folga(work: Work, texto: str) -> int:
    """Return how much longer the text is with the longest fill that anybody has."""
    return sum(
        texto.count(f"{{{campo}}}") * (maior - len(campo) - 2)
        for campo, maior in _maiores(work).items()
        if f"{{{campo}}}" in texto
    )


def _maiores(work: Work) -> dict[str, int]:
    nome = work.session.exec(select(func.max(func.length(Pessoa.nome)))).one() or 0
    orgao = work.session.exec(select(func.max(func.length(Orgao.nome)))).one() or 0
    return {"nome": nome, "orgao": 2 * orgao, "sigla": 60, "papel": 160, "tema": 100}


def _de_alguem(work: Work, comunicado: Comunicado, pessoa: Quem) -> dict[str, str]:
    """Return the fields of the first of the audience; of whoever asks, when there is nobody."""
    pagina, _ = publico.pagina(work, comunicado.publico, None)
    if pagina:
        return dict(pagina[0].campos)
    return {} if pessoa.pessoa is None else publico.campos_de(work, pessoa.pessoa)
