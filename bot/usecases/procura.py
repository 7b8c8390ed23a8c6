"""Services found by a few words, slips and missing accents forgiven, in an organ or in all of them."""

from collections.abc import Sequence

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.procura import PROCURA
from bot.forms.search import QUERY, fold
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Orgao, Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.incoming import Incoming
from bot.usecases.indice import indice
from bot.usecases.meu_rascunho import e_de
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo

POR_PAGINA = 8
PASSAGEIRO = {"passageiro": True}


def perguntar(work: Work, said: Incoming, siorg: str = "") -> tuple[Screen, ...]:
    """Ask what to look for, in one organ or in all those of the person."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, siorg or None)
    return (rascunhos.abrir(work, said, PROCURAR, pessoa, Comeco(siorg=siorg or None, contexto=PASSAGEIRO)),)


def achar(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Show the services that the words may mean."""
    return (_resultado(work, pessoa, rascunho, values["texto"], "1"),)


def outra_pagina(work: Work, said: Incoming, rascunho_id: str, numero: str) -> tuple[Screen, ...]:
    """Show another page of what was found."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    texto = rascunho.estado.get("answers", {}).get("texto") if rascunho else None
    if rascunho is None or not texto or rascunho.fluxo != PROCURAR.nome or not e_de(work, said, rascunho):
        raise Recusa(desconhecido())
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.VER_SERVICOS, rascunho.siorg)
    rascunhos.largar(work, said.chat_id)
    return (_resultado(work, pessoa, rascunho, texto, numero),)


def _resultado(work: Work, pessoa: Quem, rascunho: Rascunho, texto: str, numero: str) -> Screen:
    achados = _procurar(work, pessoa, rascunho.siorg, texto)
    desta, vizinhas = pagina(achados, numero, POR_PAGINA, "procura", rascunho.id)
    rotulos = _rotulos(work, desta, com_orgao=rascunho.siorg is None)
    botoes: Rows = tuple((botao(rotulo, "servico", servico_id),) for servico_id, rotulo in rotulos)
    voltar = botao(K("servicos.voltar"), "servicos", *((rascunho.siorg,) if rascunho.siorg else ()))
    outra = botao(K("procura.outra"), "servicos.procurar", *((rascunho.siorg,) if rascunho.siorg else ()))
    onde: dict[str, Param] = {"texto": texto}
    titulo = Message(K("procura.achados"), onde, count=len(achados))
    if rascunho.siorg:
        onde["orgao"] = nome_do_orgao(orgao_de(work, rascunho.siorg))
        titulo = Message(K("procura.achados_no_orgao"), onde, count=len(achados))
    return say(titulo, buttons=(*botoes, *vizinhas, (outra, voltar), (MENU,)))


def _procurar(work: Work, pessoa: Quem, siorg: str | None, texto: str) -> list[int]:
    """Return the numbers of the services found, the likeliest first."""
    return indice(work).procurar(fold(texto[:QUERY]), _de_quais(work, pessoa, siorg))


def _de_quais(work: Work, pessoa: Quem, siorg: str | None) -> set[int] | None:
    """Return the services among which to look; None for those of all organs."""
    if siorg is None and any(m.siorg is None for m in pessoa.mandatos):
        return None
    orgaos = (siorg,) if siorg else pessoa.orgaos(Acao.VER_SERVICOS)
    dos_orgaos = select(ServicoRow.id).where(col(ServicoRow.siorg).in_(orgaos))
    return {numero for numero in work.connection.execute(dos_orgaos).scalars() if numero is not None}


def _rotulos(work: Work, desta: Sequence[int], com_orgao: bool) -> list[tuple[int, str]]:
    """Return what the buttons say, in the order given; over several organs, whose service it is too."""
    busca = select(ServicoRow.id, ServicoRow.nome, Orgao).join(Orgao, col(Orgao.siorg) == ServicoRow.siorg)
    achados = {
        n: (nome, orgao) for n, nome, orgao in work.session.exec(busca.where(col(ServicoRow.id).in_(desta)))
    }
    return [
        (n, f"{nome} – {orgao.sigla or orgao.nome}" if com_orgao else nome)
        for n in desta
        for nome, orgao in (achados[n],)
    ]


PROCURAR = Fluxo("procura", PROCURA, achar, Acao.VER_SERVICOS, titulo="texto", direto=True)
