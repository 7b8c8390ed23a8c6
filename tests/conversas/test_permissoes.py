"""Who may do what: every role tries every action, in the table and through the chat."""

from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path
from shutil import copy

import pytest
import pytest_asyncio

from bot.app import Assistente, build
from bot.callbacks import option_id
from bot.domain.diagnostico import chaves
from bot.domain.papeis import Acao, Funcao, Mandato, Papel, pode
from bot.sandbox.standin.server import StandIn
from bot.settings import Settings
from bot.usecases.acoes import ACOES
from bot.usecases.comandos import COMANDOS
from tests.conversas.palco import PESSOAS, Palco, Relogio, legivel
from tests.conversas.papeis import (
    CONTAS,
    DO_VIZINHO,
    EM_MOVIMENTO,
    FUNCOES,
    INMETRO,
    VIZINHO,
    Tabelas,
    apresentar,
    do_dominio,
    montar,
    restaurar,
)

PONTO_FOCAL = {
    *("concluir_aceite", "ver_servicos", "exportar_servico", "receber_lembretes", "ver_diagnostico"),
    *("ver_oficinas", "pedir_oficina"),
}
PONTO_FOCAL_1 = {*PONTO_FOCAL, "cadastrar_servico", "publicar_servico"}
PONTO_FOCAL_2 = {*PONTO_FOCAL, "diagnosticar"}
PODE: dict[str, set[str]] = {
    "visitante": set(),
    "sti": {
        "ver_orgaos",
        "convidar_indicador",
        "desfazer_convite",
        "resolver_senha",
        "ver_indicacoes",
        "renovar_link",
        "desfazer_aceite",
        "ver_servicos",
        "exportar_servico",
        "ver_lembretes",
        "cuidar_das_respostas",
        "responder_perguntas",
        "marcar_prazo",
        "ver_diagnostico",
        "ver_demandas",
        "comunicar",
        "ver_oficinas",
        "organizar_oficina",
    },
    "indicador": {
        "ver_indicacoes",
        "indicar",
        "encerrar_mandato",
        "renovar_link",
        "desfazer_aceite",
        "ver_servicos",
        "marcar_prazo",
        "ver_diagnostico",
        "ver_oficinas",
    },
    "titular_1": PONTO_FOCAL_1,
    "substituto_1": PONTO_FOCAL_1,
    "titular_2": PONTO_FOCAL_2,
    "substituto_2": PONTO_FOCAL_2,
    **{nome: set() for nome in DO_VIZINHO},
}

CENTRAL = "Só a equipe central (STI/MP)"
QUEM_INDICA = "Só quem indica neste órgão"
RECUSAS = {
    "ver_orgaos": CENTRAL,
    "convidar_indicador": CENTRAL,
    "desfazer_convite": CENTRAL,
    "resolver_senha": CENTRAL,
    "ver_indicacoes": QUEM_INDICA,
    "indicar": QUEM_INDICA,
    "encerrar_mandato": QUEM_INDICA,
    "renovar_link": QUEM_INDICA,
    "desfazer_aceite": QUEM_INDICA,
    "concluir_aceite": "Só quem tem a indicação em vigor",
    "ver_servicos": "Só os pontos focais e quem indica veem os serviços deste órgão.",
    "cadastrar_servico": "Só os pontos focais em Prestação de Serviços Públicos cadastram",
    "responder_perguntas": "Só a equipe central (STI/MP) responde às perguntas.",
    "publicar_servico": "Só os pontos focais em Prestação de Serviços Públicos publicam",
    "exportar_servico": "Só os pontos focais deste órgão baixam os serviços dele.",
    "cuidar_das_respostas": CENTRAL,
    "marcar_prazo": "Só quem indica neste órgão, ou a equipe central",
    "ver_diagnostico": "Só os pontos focais e quem indica veem o diagnóstico deste órgão.",
    "diagnosticar": "Só os pontos focais em Ampliação da Oferta de Serviços Públicos Digitais escrevem",
    "ver_demandas": CENTRAL,
    "comunicar": CENTRAL,
    "receber_lembretes": "Só os pontos focais recebem lembretes.",
    "ver_lembretes": CENTRAL,
    "ver_oficinas": "Não encontrei essa oficina entre as suas.",
    "organizar_oficina": CENTRAL,
    "pedir_oficina": "Só os pontos focais deste órgão pedem oficinas",
}
MARCA = option_id(chaves(["Pedir a licença"])[0])  # the only etapa of the service
SEM_CONVITE = "Para isso, você precisa de um convite."

# What the buttons carry, old ones included: all about the organ INMETRO.
BOTOES = {
    "ver_orgaos": (
        "orgaos",
        "orgaos:2",
        "orgao:240",
        "orgaos.procurar",
        "faltam",
        "faltam:2",
        "faltam.pessoa:1",
        "faltam.pessoa:1:2",
        "faltam.planilha",
    ),
    "convidar_indicador": (
        *("orgao.convidar", "orgao.convidar:240", "orgao.renovar:1"),
        *("orgao.outra_conta:1", "convite.cancelar:1"),
        *("abertura", "abertura.modelo", "abertura.pessoas:x", "faltam.renovar", "faltam.renovados"),
    ),
    "desfazer_convite": ("indicador:1", "convite.desfazer:1", "convite.desfeito:1"),
    "resolver_senha": ("senhas", "senha.resolvida:1"),
    "ver_indicacoes": ("indicacao.ver:1", "indicacao.historico:240"),
    "indicar": (
        *("indicar:240", "resumo.parar:240", "resumo.receber:240"),
        "indicacao.nova:240",
        "indicacao.trocar:1",
        "indicacao.substituto:240:prestacao",
    ),
    "encerrar_mandato": ("indicacao.encerrar:1", "indicacao.encerrada:1", "indicacao.termino:1"),
    "renovar_link": ("indicacao.link:1", "indicacao.outra_conta:1", "convite.cancelar:2"),
    "desfazer_aceite": ("convite.desfazer:2", "convite.desfeito:2"),
    "concluir_aceite": ("rascunho.continuar:{rascunho}",),
    "ver_servicos": (
        "servicos:240",
        "servicos:240:2",
        "servicos:240:1:rn-",
        "servicos:240:1:x--",
        *("metas:240", "metas.outras:240"),
        "servicos.filtrar:240",
        "servicos.procurar:240",
        "servico:1",
        "servico.pontos:1",
        "servico.previa:1",
        "servico.historico:1",
        "servico.mudancas:1",
        "servico.versao:1:1",
        "servico.versao.previa:1:1",
    ),
    "cadastrar_servico": (
        "servico.editar:1",
        "servico.parecido:1",
        "servico.restaurar:1:1",
        "servico.restaurado:1:1:1",
        "inventario.levantar:240",
        "inventario.nomes:240",
        "inventario.aceitar:1",
        "inventario.aceitar_pagina:240:1:00000000",
        "inventario.mudar_nome:1",
        "inventario.duvidosos:240",
        "inventario.motivos:1",
        "inventario.tirar:1:etapa",
        "inventario.devolver:1",
        "criterios:1",
        "migracao.canal:1",
    ),
    "publicar_servico": (
        "no_portal:1:1",
        *("levar:1", "levar:1:2", "levar.marcar:1:00000000:1", "levar.desmarcar:1:00000000:1"),
        "levar.pagina:1:00000000:1",
        *(
            "publicacao.atualizado:1:1",
            "publicacao.atualizado:1:1:1",
            "publicacao.saida:1",
            "publicacao.saiu:1",
        ),
        *("publicacao.descarte:1", "publicacao.descartado:1:1"),
    ),
    "exportar_servico": ("servico.xml:1", "servico.pdf:1", "servicos.pdf:240", "levar.json:1"),
    "cuidar_das_respostas": (
        *("respostas", "avaliacoes", "avaliacoes:2", "sem_resposta", "sem_resposta:2"),
        *("sem_resposta.grupo:1", "sem_resposta.grupo:1:2"),
        *("padrao", "padrao:2", "padrao.ver:1", "padrao.versao:2", "padrao.historico:1"),
        *("padrao.nova", "padrao.do_grupo:1", "padrao.editar:1", "padrao.da_pergunta:1", "padrao.aprovar:2"),
        *("padrao.aprovar:2:revisei", "padrao.devolver:2", "padrao.revogar:1", "padrao.revogada:1"),
    ),
    "ver_diagnostico": (
        *("diagnostico:240", "diagnostico:240:2", "diagnostico.servico:1", "diagnostico.etapa:1:00000000"),
        *("diagnostico.etapa:1:{marca}", "demanda:1", "demandas.orgao:240", "demandas.orgao:240:2"),
        "diagnostico.planilha:240",
    ),
    "diagnosticar": (
        *("diagnostico.escrever:1:{marca}", "diagnostico.escrever:1:00000000"),
        *("migracao.concluir:1:1", "migracao.pedir:1", "demanda.nova:1:{marca}", "demanda.editar:1"),
        "demanda.situacao:1:pedida",
    ),
    "ver_demandas": ("demandas", "demandas:2", "demandas.base:00000000", "demandas.planilha"),
    "marcar_prazo": ("prazo:240",),
    "ver_lembretes": ("lembretes.enviados", "lembretes.enviados:1:2", "lembretes.planilha:x"),
    "receber_lembretes": (),  # about whoever taps, not about an organ: see test_lembretes
    "comunicar": (
        *("comunicado", "comunicado:2", "comunicado.novo", "comunicado.ver:1", "comunicado.texto:1"),
        *("comunicado.previa:1", "comunicado.mim:1", "comunicado.publico:1", "comunicado.opcoes:1:papeis"),
        *("comunicado.marcar:1:todos:1", "comunicado.marcar:1:papeis:titular", "comunicado.digitar:1:orgaos"),
        *("comunicado.somar:1:1", "comunicado.fora:1", "comunicado.confirmar:1", "comunicado.enviar:1:1"),
        *("comunicado.agendar:1", "comunicado.quando:1:1:202612010900", "comunicado.hora:1"),
        *("comunicado.desagendar:1", "comunicado.aprovar:1:1", "comunicado.devolver:1"),
        *(
            "comunicado.descartar:1",
            "comunicado.descartado:1",
            "comunicado.pausar:1",
            "comunicado.retomar:1",
            "comunicado.parar:1",
        ),
        *("comunicado.parado:1", "comunicado.refazer:1", "comunicado.planilha:1", "comunicado.ver:99"),
    ),
    "ver_oficinas": ("oficina:1", "oficina.vou:1", "oficina.nao_vou:1"),
    "organizar_oficina": (
        *("oficina.nova", "oficina.nova:1", "oficina.mudar:1", "oficina.divulgar:1", "oficina.cancelar:1"),
        *("oficina.inscritos:1", "oficina.inscritos:1:2", "oficina.planilha:1", "oficina.presenca:1"),
        *("oficina.veio:1:sim", "oficina.sala:1", "oficina.relatorio:1", "oficina.historico:1"),
        *("oficinas.propor:1", "oficinas.recusar:1"),
    ),
    "pedir_oficina": (
        *("oficina.pedir:240", "oficina.inscrever:1:240", "inscricao.tirar:1"),
        *("oficinas.aceitar:1", "oficinas.contrapropor:1", "oficinas.desistir:1"),
    ),
    "responder_perguntas": (
        *("fila", "fila:abertas:2", "fila:prontas", "fila:x", "fila.ver:1", "fila.ver:99"),
        *("fila.responder:1", "fila.encerrar:1"),
    ),
}
# Not about one organ's data: open to all, decided by whose link or draft it is, or tried as a command below.
DE_CADA_UM = {
    *("pergunta.resposta", "pergunta.duvida", "assuntos", "assuntos.titulos"),
    *("menu", "duvida.ver", "avaliar", "ajuda", "privacidade", "acessibilidade", "acessibilidade.mudar"),
    *("rascunho.guardar", "rascunho.descartar"),
    *("perguntar", "pergunta.ver", "pergunta.mudar", "pergunta.enviar", "pergunta.nao_enviar"),
    *("pergunta.agradecer", "pergunta.ainda", "comunicado.responder"),
    *("convite.aceitar", "convite.ver", "convite.nao_sou_eu", "convite.nao_posso"),
    *("convite.sou_eu", "convite.nao_era_eu"),
    *("indicar", "cadastrar", "servicos", "servico.novo", "servico.parecidos"),
    *(
        "metas.orgaos",
        "servicos.orgaos",
        "procura",
        "conflito",
        "conflito.campo",
        "conflito.escolher",
        "conflito.guardar",
        *("diagnostico.orgaos", "diagnostico.juntar"),
    ),
    *(
        "inventario.desfazer",
        *("inventario.conferir", "inventario.par", "inventario.escolher", "inventario.guardar"),
        "no_portal.texto",
        *("planilha.colunas", "planilha.coluna", "planilha.usar", "planilha.guardar", "planilha.conferir"),
        "planilha.modelo",
    ),
    *("cartas.importar", "cartas.descartar"),
    *("lembretes", "lembrete.abrir", "lembretes.escolher", "lembretes.mudar", "lembretes.adiar"),
    *("lembretes.fora", "lembretes.datas", "lembretes.voltei", "lembretes.assumir", "lembretes.deixar"),
    *("oficinas", "oficinas.pedidos", "oficinas.pedido", "oficina.do_meu_orgao"),
    *("inscricao.comecar", "inscricao.desistir", "inscricao.desistiu", "inscricao.manter"),
    *("inscricao.agenda", "inscricao.avaliar", "inscricao.outra_nota"),
}
COMANDO_DE = {
    "orgaos": "ver_orgaos",
    "indicar": "indicar",
    "cadastrar": "cadastrar_servico",
    "servicos": "ver_servicos",
    "metas": "ver_servicos",
    "fila": "responder_perguntas",
    "comunicado": "comunicar",
    "lembretes": "receber_lembretes",
    "diagnostico": "ver_diagnostico",
    "oficinas": "ver_oficinas",
}
DE_OUTRO_JEITO = {("sti", "lembretes")}  # who receives none sees those of everybody
COMANDOS_DE_TODOS = {
    *("start", "ajuda", "menu", "acessibilidade", "privacidade", "voltar", "pular", "cancelar"),
    "perguntar",
}

PARES = [(papel, acao.value) for papel, acao in product(PODE, Acao)]
TENTATIVAS = [(papel, acao, botao) for papel, acao in PARES for botao in BOTOES[acao]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def palco(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Palco]:
    """One assistant for all attempts, with somebody in each role."""
    banco = copy(sqlite_template, tmp_path_factory.mktemp("papeis"))
    relogio = Relogio()
    async with StandIn() as tg:

        async def comecar() -> Assistente:
            settings = Settings(
                token=tg.token, api_url=tg.url, database_url=f"sqlite:///{banco}", _env_file=None
            )
            assistente = build(settings, clock=relogio)
            await assistente.start()
            return assistente

        palco = Palco(tg, await comecar(), relogio, comecar)
        apresentar(palco)
        for nome in CONTAS:
            await palco.dizer(nome, "/start")
        await palco.assistente.database.run(montar)
        await palco.assistente.tick()  # new mandates have their first nudge before the attempts begin
        yield palco
        await palco.assistente.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def antes(palco: Palco) -> Tabelas:
    """Return every table as the attempts find it."""
    return await palco.tabelas(EM_MOVIMENTO)


@pytest.mark.parametrize(("papel", "acao"), PARES)
def test_a_tabela_do_programa_e_esta(papel: str, acao: str) -> None:
    assert pode(_mandatos(papel), Acao(acao), INMETRO) is (acao in PODE[papel])


@pytest.mark.parametrize(("papel", "acao"), PARES)
def test_o_papel_de_um_orgao_so_vale_nele(papel: str, acao: str) -> None:
    aqui, la = PODE[papel], PODE.get(papel.removesuffix("_do_vizinho"), set())
    esperado = acao in (aqui if papel == "sti" else la if papel in DO_VIZINHO else set())
    assert pode(_mandatos(papel), Acao(acao), VIZINHO) is esperado


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("papel", "acao", "botao"), TENTATIVAS)
async def test_cada_botao_faz_ou_explica(
    palco: Palco, antes: Tabelas, papel: str, acao: str, botao: str
) -> None:
    dado = f"a:{botao.format(rascunho=_rascunho_de(antes, papel), marca=MARCA)}"
    await palco.dizer(papel, "/acessibilidade")  # a fresh message to tap
    telas = await palco.tocar(papel, dado)
    depois = await palco.tabelas(EM_MOVIMENTO)
    await palco.assistente.database.run(lambda work: restaurar(work, antes, depois))
    texto = " ".join(legivel(tela) for tela in telas)
    recusou = texto.startswith((SEM_CONVITE, RECUSAS[acao]))
    assert "Algo falhou" not in texto
    if acao in PODE[papel]:
        assert not recusou, texto
        return
    assert texto.startswith(SEM_CONVITE if papel == "visitante" else RECUSAS[acao])
    assert "INMETRO" not in texto
    assert do_dominio(depois) == do_dominio(antes)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("papel", "comando"), list(product(PODE, COMANDO_DE)))
async def test_cada_comando_mostra_so_o_proprio_orgao(
    palco: Palco, antes: Tabelas, papel: str, comando: str
) -> None:
    acao = COMANDO_DE[comando]
    telas = await palco.dizer(papel, f"/{comando}")
    depois = await palco.tabelas(EM_MOVIMENTO)
    await palco.assistente.database.run(lambda work: restaurar(work, antes, depois))
    texto = " ".join(legivel(tela) for tela in telas)
    recusa = SEM_CONVITE if papel == "visitante" else RECUSAS[acao]
    pode_em_algum = acao in PODE[papel.removesuffix("_do_vizinho")] or (papel, comando) in DE_OUTRO_JEITO
    assert texto.startswith(recusa) is not pode_em_algum
    if not pode_em_algum:
        assert do_dominio(depois) == do_dominio(antes)
    if papel in (*DO_VIZINHO, "visitante"):
        botoes = str([tela.buttons for tela in telas])
        assert "INMETRO" not in texto + botoes
        assert "pesca" not in texto + botoes


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("dono", ["titular_1", "indicador"])
async def test_o_rascunho_de_outra_pessoa_nao_abre(palco: Palco, antes: Tabelas, dono: str) -> None:
    rascunho = _rascunho_de(antes, dono)
    for papel in set(CONTAS) - {dono}:
        for ato in ("continuar", "guardar", "descartar"):
            await palco.dizer(papel, "/acessibilidade")
            (tela,) = await palco.tocar(papel, f"a:rascunho.{ato}:{rascunho}")
            assert tela.text.startswith("Esse botão não vale mais. Nada mudou.")
    assert do_dominio(await palco.tabelas(EM_MOVIMENTO)) == do_dominio(antes)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    "botao",
    ["indicador:x", "orgao.renovar:2", "orgao.renovar:99", "senha.resolvida:x", "orgao:0", "orgao:240:1"],
)
async def test_um_botao_adulterado_nao_faz_nada(palco: Palco, antes: Tabelas, botao: str) -> None:
    await palco.dizer("sti", "/acessibilidade")
    (tela,) = await palco.tocar("sti", f"a:{botao}")
    depois = await palco.tabelas(EM_MOVIMENTO)
    await palco.assistente.database.run(lambda work: restaurar(work, antes, depois))
    assert "Algo falhou" not in tela.text
    assert do_dominio(depois) == do_dominio(antes)


def test_todo_botao_e_todo_comando_estao_aqui() -> None:
    tentados = {botao.partition(":")[0] for botoes in BOTOES.values() for botao in botoes}
    assert tentados | DE_CADA_UM == set(ACOES)
    assert set(COMANDO_DE) | COMANDOS_DE_TODOS == set(COMANDOS)


def test_cada_menu_de_comandos_tem_seis_no_maximo(palco: Palco) -> None:
    assert palco.comandos("visitante") == ["start", "ajuda", "acessibilidade", "privacidade"]
    assert all(len(palco.comandos(nome)) <= 6 for nome in CONTAS)


def test_quem_entra_em_um_palco_nao_fica_nos_outros(palco: Palco) -> None:
    assert palco.pessoas["indicador"][0] == CONTAS["indicador"]
    assert PESSOAS["indicador"] == (9002, "Helena", "Duarte")
    assert "titular_1" not in PESSOAS


def _mandatos(papel: str) -> tuple[Mandato, ...]:
    if papel == "visitante":
        return ()
    nome, tema = {**FUNCOES, **DO_VIZINHO}[papel]
    siorg = None if nome is Papel.STI else VIZINHO if papel in DO_VIZINHO else INMETRO
    return (Mandato(Funcao(nome, tema), siorg),)


def _rascunho_de(tabelas: Tabelas, papel: str) -> object:
    return next(linha[-1] for linha in tabelas["chat"] if linha[0] == CONTAS[papel])
