"""Two people on one service: the second is told who and when, both texts stay, each field is her choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.juncao import Diferenca, Disputa, Juncao, juntar
from bot.domain.papeis import Acao
from bot.domain.vagas import Lado
from bot.messages import Button, K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar, rascunhos
from bot.usecases.botoes import Rows, botao, desconhecido
from bot.usecases.diferencas import nome_da_mudanca, nomes_das_mudancas, par
from bot.usecases.edicoes import autora_de, meus_valores
from bot.usecases.guardar import Conflito
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.quem import Quem, Recusa, quem


@dataclass(frozen=True, slots=True)
class Encontro:
    """My draft of a service, and the version that somebody wrote meanwhile."""

    rascunho: Rascunho
    row: ServicoRow
    quem: str
    juncao: Juncao
    escolhas: dict[str, str]  # by place in `juncao.disputas`

    @property
    def aberta(self) -> int | None:
        """The first field that both changed and nobody chose yet."""
        return next((n for n in range(len(self.juncao.disputas)) if str(n) not in self.escolhas), None)


def segurar(work: Work, rascunho: Rascunho, conflito: Conflito) -> Screen:
    """Keep the draft unfinished beside the newer version, and show what each person changed."""
    rascunhos.largar(work, rascunho.chat_id)
    return _tela(work, _encontro(work, rascunho, conflito.row))


def ver(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Show what each person changed, and what there is to choose."""
    encontro, _ = _meu(work, said, rascunho_id)
    return (_tela(work, encontro),)


def escolher(
    work: Work, said: Incoming, rascunho_id: str, versao: str, campo: str, lado: str
) -> tuple[Screen, ...]:
    """Choose one side of a field that both changed; the next one follows."""
    encontro, _ = _meu(work, said, rascunho_id)
    if _outra_versao(encontro, versao) or not _cabe(encontro, campo, lado):
        return (_tela(work, encontro).after(_de_novo(encontro)),)
    escolhas = {**encontro.escolhas, campo: lado}
    rascunho = encontro.rascunho
    guardadas = {"textos": _textos(rascunho, encontro.row), "escolhas": escolhas}
    rascunho.contexto = {**rascunho.contexto, "conflito": guardadas}
    return (_proxima(work, _encontro(work, rascunho, encontro.row)),)


def campo(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Ask about the first field that waits for a choice."""
    encontro, _ = _meu(work, said, rascunho_id)
    return (_proxima(work, encontro),)


def juntar_e_guardar(work: Work, said: Incoming, rascunho_id: str, versao: str) -> ServicoRow:
    """Write both people's changes as the newest version and return the service.

    Raise `Recusa`, nothing written, when there is a still newer version, or a field waits for a choice.
    """
    encontro, pessoa = _meu(work, said, rascunho_id)
    if _outra_versao(encontro, versao):
        raise Recusa(_tela(work, encontro).after(_de_novo(encontro)))
    if encontro.aberta is not None:
        raise Recusa(_proxima(work, encontro))
    valores = encontro.juncao.valores
    guardar.nome_livre(work, encontro.row.siorg, valores["nome"], encontro.row)
    guardar.guardar(work, pessoa, encontro.row, valores, encontro.row.versao, acao="juntar")
    encontro.rascunho.situacao = "concluido"
    return encontro.row


def _meu(work: Work, said: Incoming, rascunho_id: str) -> tuple[Encontro, Quem]:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    rascunho = meu_rascunho(work, said, rascunho_id)
    row = work.session.get(ServicoRow, int(rascunho.alvo)) if rascunho.alvo else None
    if row is None or rascunho.base is None:
        raise Recusa(desconhecido())
    pessoa.exigir(Acao.CADASTRAR_SERVICO, row.siorg)
    rascunhos.largar(work, said.chat_id)
    return _encontro(work, rascunho, row), pessoa


def _encontro(work: Work, rascunho: Rascunho, row: ServicoRow) -> Encontro:
    base = guardar.versao(work, row, rascunho.base or 0)
    guardadas = rascunho.contexto.get("conflito", {})
    escolhas = guardadas["escolhas"] if guardadas.get("textos") == _textos(rascunho, row) else {}
    lados = {int(numero): Lado(lado) for numero, lado in escolhas.items()}
    juncao = juntar(base.valores if base else {}, meus_valores(rascunho), row.valores, lados)
    return Encontro(rascunho, row, autora_de(work, row), juncao, escolhas)


def _textos(rascunho: Rascunho, row: ServicoRow) -> list[str | int]:
    """Return what tells the two texts from later ones: choices are about them alone."""
    return [row.versao, rascunho.mexido_em.isoformat()]


def _outra_versao(encontro: Encontro, versao: str) -> bool:
    return versao != str(encontro.row.versao)


def _cabe(encontro: Encontro, campo: str, lado: str) -> bool:
    numeros = {str(numero) for numero in range(len(encontro.juncao.disputas))}
    return campo in numeros and lado in tuple(Lado)


def _de_novo(encontro: Encontro) -> Message:
    return Message(K("conflito.de_novo"), {"quem": encontro.quem, "quando": encontro.row.alterado_em})


def _tela(work: Work, encontro: Encontro) -> Screen:
    quem_e_quando: dict[str, Param] = {"quem": encontro.quem, "quando": encontro.row.alterado_em}
    titulo = Message(K("conflito.titulo"), {**quem_e_quando, "nome": encontro.row.nome})
    paragrafos = [Paragraph((titulo,)), *_mudancas(work, encontro)]
    return Screen(tuple(paragrafos), _botoes(encontro))


def _mudancas(work: Work, encontro: Encontro) -> list[Paragraph]:
    juncao = encontro.juncao
    partes: tuple[tuple[Message, Sequence[Diferenca | Disputa]], ...] = (
        (Message(K("conflito.so_dela"), {"quem": encontro.quem}), juncao.dela),
        (Message(K("conflito.so_minhas")), juncao.minhas),
        (Message(K("conflito.dos_dois"), count=len(juncao.disputas)), juncao.disputas),
    )
    return [Paragraph((titulo, *nomes_das_mudancas(work, feitas))) for titulo, feitas in partes if feitas]


def _botoes(encontro: Encontro) -> Rows:
    rascunho = encontro.rascunho
    if encontro.aberta is not None:
        seguir = botao(K("conflito.escolher"), "conflito.campo", rascunho.id)
    else:
        seguir = botao(K("conflito.guardar"), "conflito.guardar", rascunho.id, encontro.row.versao)
    ver_o_dela = botao(K("conflito.ver_o_dela"), "servico", encontro.row.id)
    continuar = rascunhos.botao_continuar(rascunho, Message(K("conflito.voltar_ao_meu")))
    return ((seguir,), (ver_o_dela,), (continuar,))


def _proxima(work: Work, encontro: Encontro) -> Screen:
    aberta = encontro.aberta
    if aberta is None:
        return _tela(work, encontro).after(Message(K("conflito.tudo_escolhido")))
    return _pergunta(work, encontro, aberta, encontro.juncao.disputas[aberta])


def _pergunta(work: Work, encontro: Encontro, numero: int, disputa: Disputa) -> Screen:
    meu, dela = par(work, disputa, disputa.meu, disputa.dela)
    total = len(encontro.juncao.disputas)
    cabeca: dict[str, Param] = {"numero": numero + 1, "total": total, "campo": nome_da_mudanca(work, disputa)}
    return say(
        Message(K("conflito.pergunta"), cabeca),
        Message(K("conflito.o_meu"), {"texto": meu}),
        Message(K("conflito.o_dela"), {"quem": encontro.quem, "texto": dela}),
        buttons=(
            (_lado(encontro, numero, Lado.MEU, Message(K("conflito.ficar_com_o_meu"))),),
            (_lado(encontro, numero, Lado.DELA, Message(K("conflito.ficar_com_o_dela"))),),
            (botao(K("conflito.ver_tudo"), "conflito", encontro.rascunho.id),),
        ),
    )


def _lado(encontro: Encontro, numero: int, lado: Lado, rotulo: Message) -> Button:
    return botao(rotulo, "conflito.escolher", encontro.rascunho.id, encontro.row.versao, numero, lado)
