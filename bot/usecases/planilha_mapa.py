"""What each column of a spreadsheet fills, changed column by column; a template to start from."""

from collections.abc import Iterator

from bot.callbacks import number_in
from bot.domain.papeis import Acao
from bot.forms.readers import shown
from bot.forms.servico_sobras import diz_alguma_coisa
from bot.messages import Button, K, Message, Paragraph, Screen
from bot.planilhas.escrita import escrever
from bot.planilhas.linhas import em_uma_linha
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.incoming import Incoming
from bot.usecases.planilha_colunas import CAMPOS, SO_UMA
from bot.usecases.planilha_de_servicos import LER_PLANILHA, nome_da_coluna, nome_do_campo
from bot.usecases.planilha_guardada import Planilha, da_tela, linhas_de
from bot.usecases.quem import Recusa, quem

POR_PAGINA = 8
EXEMPLOS = 3
PRIMEIRAS = 10  # rows in which examples are looked for
NENHUM = "nenhum"


def colunas(work: Work, said: Incoming, rascunho_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """List the columns, to choose the one that fills something else."""
    rascunho, planilha = da_tela(work, said, rascunho_id)
    todas = range(len(planilha.rotulos))
    desta, vizinhas = pagina(todas, numero, POR_PAGINA, "planilha.colunas", rascunho.id)
    botoes = tuple((botao(_curta(planilha, n), "planilha.coluna", rascunho.id, n),) for n in desta)
    voltar = botao(K("planilha.voltar_colunas"), "rascunho.continuar", rascunho.id)
    titulo = Paragraph((Message(K("planilha.qual_coluna")),))
    return (Screen((titulo,), (*botoes, *vizinhas, (voltar,))),)


def coluna(work: Work, said: Incoming, rascunho_id: str, qual: str) -> tuple[Screen, ...]:
    """Show what a column holds, and ask what it fills."""
    rascunho, planilha = da_tela(work, said, rascunho_id)
    n = _lugar(planilha, qual)
    linhas = linhas_de(work, rascunho.id)[:PRIMEIRAS]
    celulas = [linha.celulas[n] for linha in linhas if n < len(linha.celulas)]
    dizem = filter(diz_alguma_coisa, dict.fromkeys(celulas))
    exemplos = [shown(em_uma_linha(celula)) for celula in dizem][:EXEMPLOS]
    campos: Rows = tuple((_escolha(rascunho.id, n, campo, planilha),) for campo in CAMPOS)
    nenhum = botao(K("planilha.nao_usar"), "planilha.usar", rascunho.id, n, NENHUM)
    voltar = botao(K("planilha.voltar_colunas"), "rascunho.continuar", rascunho.id)
    paragrafos = (Paragraph(tuple(_pergunta(planilha, n))), Paragraph(tuple(_exemplos(exemplos))))
    return (Screen(tuple(p for p in paragrafos if p.lines), (*campos, (nenhum,), (voltar,))),)


def usar(work: Work, said: Incoming, rascunho_id: str, qual: str, campo: str) -> tuple[Screen, ...]:
    """Let a column fill a field, or none, and show all columns again."""
    rascunho, planilha = da_tela(work, said, rascunho_id)
    n = _lugar(planilha, qual)
    if campo not in (*CAMPOS, NENHUM):
        raise Recusa(desconhecido())
    if campo in SO_UMA:
        for outra in [m for m, este in planilha.mapa.items() if este == campo and m != n]:
            planilha = planilha.com(outra, None)
    planilha = planilha.com(n, None if campo == NENHUM else campo)
    ja_comparado = ("lista", "escolhas")  # with the names of the columns before
    resto = {nome: valor for nome, valor in rascunho.contexto.items() if nome not in ja_comparado}
    rascunho.contexto = {**resto, "planilha": planilha.to_json()}
    return (rascunhos.retomar(work, said, LER_PLANILHA, rascunho),)


def modelo(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Send a template: the columns, a row that shows how, and what goes in each."""
    quem(work, said.user_id).exigir(Acao.CADASTRAR_SERVICO)
    colunas = [(work.label(nome_do_campo(campo)), 28) for campo in CAMPOS]
    exemplo = [work.label(Message(K(f"planilha.exemplo.{campo}"))) for campo in CAMPOS]
    instrucoes = [
        (work.label(nome_do_campo(campo)), work.label(Message(K(f"planilha.instrucao.{campo}"))))
        for campo in CAMPOS
    ]
    dados = escrever(
        work.label(Message(K("planilha.aba"))),
        colunas,
        [exemplo],
        guia=(work.label(Message(K("planilha.aba_do_guia"))), instrucoes),
    )
    anexo = work.keep(dados, "modelo-servicos.xlsx")
    return (Screen((Paragraph((Message(K("planilha.modelo_enviado")),)),), ((MENU,),), anexo),)


def _lugar(planilha: Planilha, qual: str) -> int:
    n = number_in(qual)
    if n is None or n >= len(planilha.rotulos):
        raise Recusa(desconhecido())
    return n


def _curta(planilha: Planilha, n: int) -> Message:
    campo = planilha.mapa.get(n)
    vira = nome_do_campo(campo) if campo else Message(K("planilha.sem_campo"))
    coluna = shown(planilha.rotulos[n]) or nome_da_coluna(planilha, n)
    return Message(K("planilha.coluna_curta"), {"coluna": coluna, "campo": vira})


def _escolha(rascunho_id: str, n: int, campo: str, planilha: Planilha) -> Button:
    nome = nome_do_campo(campo)
    rotulo = Message(K("planilha.campo_de_agora"), {"campo": nome}) if planilha.mapa.get(n) == campo else nome
    return botao(rotulo, "planilha.usar", rascunho_id, n, campo)


def _pergunta(planilha: Planilha, n: int) -> Iterator[Message]:
    yield Message(K("planilha.o_que_traz"), {"coluna": nome_da_coluna(planilha, n)})


def _exemplos(exemplos: list[str]) -> Iterator[Message]:
    if exemplos:
        yield Message(K("planilha.exemplos"), {"exemplos": " / ".join(exemplos)})
