"""A service in the diagnosis, etapa by etapa, and one etapa with all that is written of it."""

import textwrap
from collections.abc import Iterator

from bot.domain.diagnostico import O_SERVICO, EtapaNoDiagnostico, Migracao
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Paragraph, Screen
from bot.storage.tables import Pessoa, ServicoRow
from bot.storage.tables_do_diagnostico import Demanda, Diagnostico, Recurso
from bot.storage.work import Work
from bot.usecases import demandas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.diagnostico_em_palavras import linhas, migracao_em_linha
from bot.usecases.diagnosticos import DoServico, do_servico
from bot.usecases.ficha import servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem

NO_BOTAO = 20  # letters of a title


def ver(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Show the etapas of a service, which of them are digital, and what is written of the others."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.VER_DIAGNOSTICO)
    rascunhos.largar(work, said.chat_id)
    return (tela_do_servico(work, row),)


def ver_etapa(work: Work, said: Incoming, servico_id: str, marca: str) -> tuple[Screen, ...]:
    """Show the diagnosis of one etapa; when it is there no more, the service."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.VER_DIAGNOSTICO)
    rascunhos.largar(work, said.chat_id)
    dele = do_servico(work, row)
    etapa = dele.da_marca(marca)
    if etapa is None:
        return (tela_do_servico(work, row).after(Message(K("diagnostico.etapa_mudou"))),)
    return (tela_da_etapa(work, pessoa, row, etapa, dele),)


def tela_do_servico(work: Work, row: ServicoRow) -> Screen:
    """Return the screen of a service."""
    dele = do_servico(work, row)
    titulo = Message(
        K("diagnostico.servico"), {"nome": row.nome, "estado": Message(K(f"estado.{row.estado}"))}
    )
    etapas = tuple(Paragraph(tuple(_da_etapa(work, dele, etapa))) for etapa in dele.etapas)
    soltos = tuple(Paragraph(tuple(_solto(work, um))) for um in dele.soltos if um.versao)
    a_ver = (e for e in dele.etapas if not e.digital or e.chave in dele.feitos)
    botoes: Rows = tuple((_abrir(row, etapa),) for etapa in a_ver)
    voltar = (
        botao(K("servico.ver"), "servico", row.id),
        botao(K("diagnostico.voltar"), "diagnostico", row.siorg),
    )
    return Screen((Paragraph((titulo,)), *etapas, *soltos), (*botoes, voltar, (MENU,)))


def tela_da_etapa(
    work: Work, pessoa: Quem, row: ServicoRow, etapa: EtapaNoDiagnostico, dele: DoServico
) -> Screen:
    """Return the screen of one etapa: its diagnosis, its demands, and what she can do."""
    feito = dele.feitos.get(etapa.chave)
    suas = demandas.do_diagnostico(work, feito)
    cabeca = (em_destaque(etapa), Message(K("diagnostico.do_servico"), {"nome": row.nome}))
    paragrafos = [Paragraph((*cabeca, *_medida(etapa))), Paragraph(tuple(_escrito(work, etapa, feito)))]
    if suas:
        ditas = (demandas.em_linha(demanda, base) for demanda, base in suas)
        paragrafos.append(Paragraph((Message(K("demanda.titulo_da_lista")), *ditas)))
    botoes = (*_a_fazer(pessoa, row, etapa, feito), *_demandas(suas))
    voltar = (botao(K("diagnostico.ver_servico"), "diagnostico.servico", row.id), MENU)
    return Screen(tuple(p for p in paragrafos if p.lines), (*botoes, voltar))


def nome_da_etapa(etapa: EtapaNoDiagnostico) -> Message:
    """Return how an etapa is called: its number and title, or the whole service."""
    if etapa.chave == O_SERVICO:
        return Message(K("diagnostico.o_servico"))
    return Message(K("diagnostico.etapa"), {"numero": etapa.numero, "titulo": etapa.titulo})


def em_destaque(etapa: EtapaNoDiagnostico) -> Message:
    """Return the name of an etapa as a title."""
    return Message(K("diagnostico.em_destaque"), {"nome": nome_da_etapa(etapa)})


def _da_etapa(work: Work, dele: DoServico, etapa: EtapaNoDiagnostico) -> Iterator[Message]:
    yield em_destaque(etapa)
    yield from _medida(etapa)
    feito = dele.feitos.get(etapa.chave)
    if not etapa.digital:
        yield migracao_em_linha(work, [feito] if feito is not None and feito.versao else [])


def _medida(etapa: EtapaNoDiagnostico) -> Iterator[Message]:
    if etapa.chave == O_SERVICO:
        yield Message(K("diagnostico.sem_etapas"))
    else:
        yield Message(K("diagnostico.tem_canal" if etapa.digital else "diagnostico.sem_canal"))


def _solto(work: Work, feito: Diagnostico) -> Iterator[Message]:
    if feito.etapa == O_SERVICO:
        yield Message(K("diagnostico.solto_do_servico"))
    else:
        yield Message(K("diagnostico.solto"), {"titulo": feito.titulo})
    yield from linhas(work, feito.valores)


def _escrito(work: Work, etapa: EtapaNoDiagnostico, feito: Diagnostico | None) -> Iterator[Message]:
    if feito is None or not feito.versao:
        yield Message(K("diagnostico.sem_diagnostico"))
        return
    yield from linhas(work, feito.valores)
    if feito.titulo != etapa.titulo:
        yield Message(K("diagnostico.outro_titulo"), {"titulo": feito.titulo})
    autora = work.session.get(Pessoa, feito.alterado_por)
    yield Message(
        K("diagnostico.autora"), {"quem": autora.nome if autora else "", "quando": feito.alterado_em}
    )


def _abrir(row: ServicoRow, etapa: EtapaNoDiagnostico) -> Button:
    if etapa.chave == O_SERVICO:
        rotulo = Message(K("diagnostico.abrir_servico"))
    else:
        curto = textwrap.shorten(etapa.titulo, NO_BOTAO, placeholder="…")
        rotulo = Message(K("diagnostico.abrir_etapa"), {"numero": etapa.numero, "titulo": curto})
    return botao(rotulo, "diagnostico.etapa", row.id, etapa.marca)


def _a_fazer(
    pessoa: Quem, row: ServicoRow, etapa: EtapaNoDiagnostico, feito: Diagnostico | None
) -> Iterator[tuple[Button, ...]]:
    escrito = feito is not None and feito.versao > 0
    if pessoa.pode(Acao.DIAGNOSTICAR, row.siorg):
        rotulo = K("diagnostico.mudar" if escrito else "diagnostico.fazer")
        yield (botao(rotulo, "diagnostico.escrever", row.id, etapa.marca),)
        if feito is not None and escrito and feito.situacao != Migracao.CONCLUIDA and not etapa.digital:
            yield (botao(K("migracao.concluir"), "migracao.concluir", feito.id, feito.versao),)
        yield (botao(K("demanda.nova"), "demanda.nova", row.id, etapa.marca),)
    if feito is not None and feito.situacao == Migracao.CONCLUIDA and not etapa.digital:
        if pessoa.pode(Acao.CADASTRAR_SERVICO, row.siorg):
            yield (botao(K("migracao.registrar_canal"), "migracao.canal", feito.id),)
        elif pessoa.pode(Acao.DIAGNOSTICAR, row.siorg):
            yield (botao(K("migracao.pedir_canal"), "migracao.pedir", feito.id),)


def _demandas(suas: list[tuple[Demanda, Recurso]]) -> Iterator[tuple[Button, ...]]:
    for demanda, base in suas:
        curto = textwrap.shorten(base.nome, NO_BOTAO, placeholder="…")
        yield (botao(Message(K("demanda.abrir"), {"base": curto}), "demanda", demanda.id),)
