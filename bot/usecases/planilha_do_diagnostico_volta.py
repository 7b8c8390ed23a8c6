"""The spreadsheet of the diagnosis comes back: edited cells are kept, what others wrote is not lost."""

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.forms.readers import shown
from bot.messages import K, Message, Paragraph, Screen, say
from bot.planilhas.colunas import Colunas, achar_colunas
from bot.planilhas.escrita import escrever
from bot.planilhas.linhas import Aba, Linha
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico, VersaoDoDiagnostico
from bot.storage.work import Work
from bot.usecases import diagnosticos, migracao, planilha_das_demandas, rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.celulas_do_diagnostico import Celulas
from bot.usecases.diagnosticos import casar, etapas_de
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.linhas_do_diagnostico import Atual, Volta
from bot.usecases.planilha_do_diagnostico import Referencia, ler_referencia, nomes_das_colunas
from bot.usecases.quem import Quem, Recusa, quem

NA_TELA = 8  # problems told on the screen; with more, all of them come in a spreadsheet
AO_MENOS = 4  # columns that make a sheet ours

Achada = tuple[Colunas, Sequence[Linha]]


def achar(work: Work, abas: Sequence[Aba]) -> Achada | None:
    """Return the columns and rows of the sheet of etapas that we wrote; None when there is none."""
    return _achar(abas, nomes_das_colunas(work))


def _achar(abas: Sequence[Aba], nomes: Mapping[str, str]) -> Achada | None:
    for aba in abas:
        achada = achar_colunas(aba.linhas, {campo: (nome,) for campo, nome in nomes.items()})
        if achada and "referencia" in achada[0].indices and len(achada[0].indices) >= AO_MENOS:
            return achada
    return None


def nao_e_nossa() -> Screen:
    """Return what is said of a spreadsheet that is not the one of the diagnosis."""
    return say(Message(K("diagnostico.planilha_outra")), buttons=_depois(""))


def receber(work: Work, said: Incoming, arquivo: Arquivo, achada: Achada) -> tuple[Screen, ...]:
    """Keep what was edited in the rows, each answer by itself, and tell row by row what was not."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.DIAGNOSTICAR)
    rascunhos.largar(work, said.chat_id)
    colunas, linhas = achada
    referidas = [(linha, ler_referencia(colunas.valor(linha, "referencia"))) for linha in linhas]
    atual = _atual(work, pessoa, [referencia for _, referencia in referidas if referencia is not None])
    if not atual.servicos:
        raise Recusa(say(Message(K("diagnostico.planilha_de_outro_orgao")), buttons=_depois("")))
    volta = Volta(work, pessoa, Celulas(work, colunas), atual)
    for linha, referencia in referidas:
        volta.por(linha, referencia)
    for siorg, novos in volta.novos.items():
        diagnosticos.guardar_varios(work, pessoa, siorg, novos)
    mudadas = sum(map(len, volta.novos.values()))
    das_demandas = _demandas(work, pessoa, arquivo, volta)
    ditas = [Message(K("diagnostico.planilha_lida"), {"arquivo": shown(arquivo.nome)}, mudadas)]
    if das_demandas:
        ditas.append(Message(K("diagnostico.demandas_lidas"), count=das_demandas))
    ditas += migracao.avisar_das_conclusoes(work, pessoa, volta.concluidas)
    problemas = Paragraph(tuple(_problemas(volta)))
    tela = Screen(
        (Paragraph(tuple(ditas)), *((problemas,) if problemas.lines else ())),
        _depois(next(iter(atual.servicos.values())).siorg),
    )
    return (tela, *_todos_os_problemas(work, volta))


def _demandas(work: Work, pessoa: Quem, arquivo: Arquivo, volta: Volta) -> int:
    """Keep what was edited of the demands; return how many changed."""
    achada = _achar(arquivo.abas, planilha_das_demandas.nomes_das_colunas(work))
    if achada is None:
        return 0
    feito = planilha_das_demandas.por(work, pessoa, *achada)
    aba = work.label(Message(K("demandas.aba")))
    volta.problemas += [(f"{numero} ({aba})", problema) for numero, problema in feito.problemas]
    return feito.mudadas


def _atual(work: Work, pessoa: Quem, referencias: Sequence[Referencia]) -> Atual:
    numeros = {referencia.servico for referencia in referencias}
    meus = pessoa.orgaos(Acao.DIAGNOSTICAR)
    busca = select(ServicoRow).where(col(ServicoRow.id).in_(numeros), col(ServicoRow.siorg).in_(meus))
    servicos = {row.id: row for row in work.session.exec(busca) if row.id is not None}
    deles = list(work.session.exec(select(Diagnostico).where(col(Diagnostico.servico_id).in_(servicos))))
    versoes = select(VersaoDoDiagnostico).where(
        col(VersaoDoDiagnostico.diagnostico_id).in_([um.id for um in deles])
    )
    return Atual(
        servicos,
        {
            numero: casar(
                etapas_de(row.valores.get("etapas")),
                [um for um in deles if um.servico_id == numero],
            )
            for numero, row in servicos.items()
        },
        {(uma.diagnostico_id, uma.numero): uma.valores for uma in work.session.exec(versoes)},
    )


def _problemas(volta: Volta) -> Iterator[Message]:
    for numero, problema in volta.problemas[:NA_TELA]:
        yield Message(K("diagnostico.linha_da_planilha"), {"numero": numero, "problema": problema})
    if len(volta.problemas) > NA_TELA:
        yield Message(K("diagnostico.mais_linhas"), count=len(volta.problemas) - NA_TELA)


def _todos_os_problemas(work: Work, volta: Volta) -> tuple[Screen, ...]:
    if len(volta.problemas) <= NA_TELA:
        return ()
    colunas = [
        (work.label(Message(K("folha.coluna.linha"))), 8),
        (work.label(Message(K("folha.coluna.problema"))), 90),
    ]
    linhas = ((numero, work.label(problema)) for numero, problema in volta.problemas)
    anexo = work.keep(escrever(work.label(Message(K("folha.aba"))), colunas, linhas), "linhas.xlsx")
    return (Screen((Paragraph((Message(K("diagnostico.todas_as_linhas")),)),), attachment=anexo),)


def _depois(siorg: str) -> Rows:
    return ((botao(K("diagnostico.voltar"), "diagnostico", *([siorg] if siorg else [])), MENU),)
