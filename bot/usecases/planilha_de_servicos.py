"""A spreadsheet of services comes: its columns are shown and confirmed, then its names are looked at.

Source: design, conversation 5.
"""

from collections.abc import Iterator

from bot.domain.papeis import Acao
from bot.forms.form import Answers
from bot.forms.planilha import PLANILHA
from bot.forms.readers import shown
from bot.forms.servico import inicio
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, botao
from bot.usecases.de_sempre import fontes
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.lista_em_conferencia import comparar, revisao
from bot.usecases.planilha_colunas import NOME
from bot.usecases.planilha_guardada import (
    FLUXO,
    Planilha,
    esquecer_linhas,
    linhas_de,
    por_de_lado,
)
from bot.usecases.planilha_propostas import por_nome
from bot.usecases.planilha_vinda import Vinda
from bot.usecases.quem import Quem, Recusa, nome_do_orgao, orgao_de, quem
from bot.usecases.rascunhos import Comeco, Fluxo

MODELO = botao(K("planilha.modelo"), "planilha.modelo")


def receber(work: Work, said: Incoming, arquivo: Arquivo) -> tuple[Screen, ...]:
    """Keep a spreadsheet aside, and show what each of its columns would fill."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO)
    vinda = arquivo.servicos
    if vinda is None or not vinda.achada.linhas:
        porque = K("planilha.sem_colunas" if vinda is None else "planilha.sem_linhas")
        return (say(Message(porque), buttons=((MODELO,), (MENU,))),)
    _largar_as_anteriores(work, pessoa)
    siorgs = pessoa.orgaos(Acao.CADASTRAR_SERVICO)
    planilha = _planilha(arquivo, vinda)
    comeco = Comeco(
        siorg=siorgs[0] if len(siorgs) == 1 else None,
        contexto={
            "params": {"arquivo": planilha.arquivo},
            "orgaos": [[siorg, nome_do_orgao(orgao_de(work, siorg))] for siorg in siorgs],
            "planilha": planilha.to_json(),
        },
        sabido=inicio(siorgs),
    )
    pausado = rascunhos.aberto(work, said.chat_id)
    tela = rascunhos.abrir(work, said, LER_PLANILHA, pessoa, comeco)
    rascunho = rascunhos.aberto(work, said.chat_id)
    assert rascunho is not None
    por_de_lado(work, rascunho.id, vinda.achada.linhas)
    if pausado is None or pausado.situacao != "pausado":
        return (tela,)
    return (tela.after(Message(K("rascunho.pausado"), {"rascunho": rascunhos.nome_do_rascunho(pausado)})),)


def em_volta(work: Work, rascunho: Rascunho) -> Screen:
    """Return what the summary confirms: each column with what it fills, and those without use."""
    planilha = Planilha.from_json(rascunho.contexto["planilha"])
    mudar = botao(K("planilha.mudar_coluna"), "planilha.colunas", rascunho.id)
    partes = (tuple(_lida(planilha)), tuple(_colunas(planilha)), tuple(_sem_uso(planilha)))
    return Screen(tuple(Paragraph(linhas) for linhas in partes if linhas), ((mudar,), (MODELO,)))


def conferir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Compare the names with the inventory, and show what is new, what is there and what may be the same."""
    rascunho.siorg = rascunho.siorg or values["orgao"]
    pessoa.exigir(Acao.CADASTRAR_SERVICO, rascunho.siorg)
    planilha = Planilha.from_json(rascunho.contexto["planilha"])
    if NOME not in planilha.mapa.values():
        raise Recusa(say(Message(K("planilha.falta_o_nome"))))
    nomes = por_nome(linhas_de(work, rascunho.id), planilha.mapa)
    if not nomes.dos_servicos:
        raise Recusa(say(Message(K("planilha.nenhum_nome"))))
    conferencia = comparar(work, rascunho, [nome for nome, _ in nomes.dos_servicos.values()])
    return (revisao(conferencia),)


LER_PLANILHA = Fluxo(
    FLUXO,
    PLANILHA,
    conferir,
    Acao.CADASTRAR_SERVICO,
    fontes=fontes,
    em_volta=em_volta,
    titulo="",
    fica_aberto=True,
)


def _largar_as_anteriores(work: Work, pessoa: Quem) -> None:
    """End what a new spreadsheet replaces: another one, and the question for a list that was not answered."""
    for anterior in rascunhos.guardados(work, pessoa, FLUXO):
        rascunhos.descartar(work, anterior)
        anterior.contexto = {"params": anterior.contexto["params"]}
        esquecer_linhas(work, anterior.id)
    for pedido in rascunhos.guardados(work, pessoa, "levantamento"):
        if not pedido.estado.get("answers"):
            rascunhos.descartar(work, pedido)


def _planilha(arquivo: Arquivo, vinda: Vinda) -> Planilha:
    achada = vinda.achada
    return Planilha(
        arquivo=shown(arquivo.nome),
        aba=shown(achada.nome),
        outras=[shown(aba) for aba in vinda.outras],
        linhas=len(achada.linhas),
        rotulos=achada.rotulos,
        mapa=achada.mapa,
        problemas=vinda.problemas,
    )


def _lida(planilha: Planilha) -> Iterator[Message]:
    yield Message(K("planilha.lida"), {"arquivo": planilha.arquivo}, planilha.linhas)
    if planilha.outras:
        yield Message(K("planilha.so_a_aba"), {"aba": planilha.aba, "outras": ", ".join(planilha.outras)})
    if NOME not in planilha.mapa.values():
        yield Message(K("planilha.falta_o_nome"))


def _colunas(planilha: Planilha) -> Iterator[Message]:
    yield Message(K("planilha.colunas"))
    for n, campo in planilha.mapa.items():
        yield Message(
            K("planilha.coluna_vira"),
            {"coluna": nome_da_coluna(planilha, n), "campo": nome_do_campo(campo)},
        )


def _sem_uso(planilha: Planilha) -> Iterator[Message]:
    sem_uso = [shown(um) for n, um in enumerate(planilha.rotulos) if n not in planilha.mapa and um]
    if sem_uso:
        yield Message(K("planilha.sem_uso"), {"colunas": ", ".join(sem_uso)})


def nome_da_coluna(planilha: Planilha, n: int) -> Message:
    """Return how a column is called there, or its place where it has no name."""
    rotulo = planilha.rotulos[n]
    if rotulo:
        return Message(K("planilha.coluna_com_nome"), {"nome": shown(rotulo)})
    return Message(K("planilha.coluna_sem_nome"), {"numero": n + 1})


def nome_do_campo(campo: str) -> Message:
    """Return how a field is called."""
    return Message(K(f"planilha.campo.{campo}"))
