"""One person for each role, in an organ and in its neighbour, and what there is to act upon."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from bot.domain.diagnostico import Recursos
from bot.domain.orgaos import Orgao
from bot.domain.papeis import Acao, Papel, Tema
from bot.forms.servico_valores import valores_de
from bot.storage.tables import Convite, Indicacao, Pessoa, Rascunho, ServicoRow, Vinculo
from bot.storage.tables_das_oficinas import Inscricao, Oficina, PedidoDeOficina
from bot.storage.tables_das_respostas import RespostaPadrao, SemResposta
from bot.storage.tables_do_diagnostico import Demanda
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases import diagnosticos, guardar
from bot.usecases.aceite import ACEITES
from bot.usecases.convidar import abrir_orgao
from bot.usecases.diagnosticos import do_servico, garantir, nomear
from bot.usecases.incoming import Incoming
from bot.usecases.perguntas import Autora, guardar_rascunho
from bot.usecases.quem import quem
from bot.usecases.rascunhos import Comeco, abrir
from tests.conversas.palco import Palco
from tests.servico.exemplo import MINIMO

INMETRO, VIZINHO = "240", "1988"
ALVOS = {
    "convite": 1,
    "aceite": 2,
    "indicacao": 1,
    "servico": 1,
    "pergunta": 1,
}  # ids of what the attempts aim at
FUNCOES: dict[str, tuple[Papel, Tema | None]] = {
    "sti": (Papel.STI, None),
    "indicador": (Papel.INDICADOR, None),
    "titular_1": (Papel.TITULAR, Tema.PRESTACAO),
    "substituto_1": (Papel.SUBSTITUTO, Tema.PRESTACAO),
    "titular_2": (Papel.TITULAR, Tema.AMPLIACAO_DIGITAL),
    "substituto_2": (Papel.SUBSTITUTO, Tema.AMPLIACAO_DIGITAL),
}
DO_VIZINHO = {f"{nome}_do_vizinho": f for nome, f in FUNCOES.items() if nome != "sti"}
CONTAS = {nome: 9100 + n for n, nome in enumerate(("visitante", *FUNCOES, *DO_VIZINHO))}
EM_MOVIMENTO = ("inbox", "outbox")  # tables that every message touches

Tabelas = dict[str, list[tuple[object, ...]]]


def apresentar(palco: Palco) -> None:
    """Give each role a phone of its own."""
    for nome, conta in CONTAS.items():
        palco.pessoas[nome] = (conta, "Pessoa", nome.replace("_", " "))
        palco.pessoa(nome)


def montar(work: Work) -> None:
    """Write everybody, her mandate, an acceptance half done in each chat, and one of each thing."""
    for siorg in (INMETRO, VIZINHO):
        abrir_orgao(work, siorg)
    pessoas = {nome: Pessoa(nome=nome, conta=CONTAS[nome], criada_em=work.now) for nome in CONTAS}
    work.session.add_all(pessoas[nome] for nome in (*FUNCOES, *DO_VIZINHO))
    work.session.flush()
    numeros = {nome: pessoa.id or 0 for nome, pessoa in pessoas.items()}
    _convites(work, numeros)
    for nome, funcao in FUNCOES.items():
        _mandato(work, numeros[nome], funcao, None if nome == "sti" else INMETRO)
    for nome, funcao in DO_VIZINHO.items():
        _mandato(work, numeros[nome], funcao, VIZINHO)
    _servico(work)
    _diagnostico(work)
    _respostas(work, numeros["sti"])
    _pergunta(work)
    _comunicado(work, numeros["sti"])
    _oficina(work, numeros)
    work.session.flush()
    for nome in CONTAS:
        _aceite_pela_metade(work, CONTAS[nome])


def restaurar(work: Work, antes: Tabelas, depois: Tabelas) -> None:
    """Put the tables that changed back as they were."""
    tabelas = [t for t in SQLModel.metadata.sorted_tables if depois.get(t.name) != antes.get(t.name)]
    work.connection.execute(text("PRAGMA defer_foreign_keys = ON"))  # what did not change may refer to them
    for tabela in reversed(tabelas):
        work.connection.execute(tabela.delete())
    for tabela in tabelas:
        if antes[tabela.name]:
            linhas = [dict(zip(tabela.columns.keys(), linha, strict=True)) for linha in antes[tabela.name]]
            work.connection.execute(insert(tabela), linhas)


def do_dominio(tabelas: Tabelas) -> dict[str, Any]:
    """Return what a refused action must leave alone: everything but messages and screens."""
    guardadas = {nome: linhas for nome, linhas in tabelas.items() if nome != "chat"}
    return {**guardadas, "abertos": [(linha[0], linha[-1]) for linha in tabelas["chat"]]}


def _convites(work: Work, numeros: dict[str, int]) -> None:
    for numero, (dono, papel) in enumerate((("indicador", Papel.INDICADOR), ("titular_1", Papel.TITULAR)), 1):
        work.session.add(
            Convite(
                id=numero,
                digest=dono,
                papel=papel.value,
                siorg=INMETRO,
                nome=dono,
                email=f"{dono}@inmetro.gov.br",
                criado_por=numeros["sti"],
                criado_em=work.now,
                expira_em=work.now,
                aceito_por=CONTAS[dono],
                aceito_em=work.now,
            )
        )
    work.session.flush()
    work.session.add(
        Indicacao(
            id=ALVOS["indicacao"],
            siorg=INMETRO,
            tema=Tema.PRESTACAO.value,
            papel=Papel.TITULAR.value,
            nome="titular_1",
            email="titular_1@inmetro.gov.br",
            situacao="aceita",
            indicada_por=numeros["indicador"],
            convite_id=ALVOS["aceite"],
            senha_portal="nao",
            criada_em=work.now,
        )
    )
    work.session.flush()


def _mandato(work: Work, pessoa_id: int, funcao: tuple[Papel, Tema | None], siorg: str | None) -> None:
    papel, tema = funcao
    meu = siorg == INMETRO
    titular_1 = meu and papel is Papel.TITULAR and tema is Tema.PRESTACAO
    convite = {Papel.INDICADOR: ALVOS["convite"], Papel.TITULAR: ALVOS["aceite"]}.get(papel) if meu else None
    work.session.add(
        Vinculo(
            pessoa_id=pessoa_id,
            papel=papel.value,
            tema=tema.value if tema else None,
            siorg=siorg,
            convite_id=convite if titular_1 or papel is Papel.INDICADOR else None,
            indicacao_id=ALVOS["indicacao"] if titular_1 else None,
            inicio=work.now,
        )
    )


def _servico(work: Work) -> None:
    fato = Orgao(INMETRO, "Instituto Nacional de Metrologia, Qualidade e Tecnologia", "INMETRO")
    servico = replace(MINIMO, orgao=fato)
    pessoa = quem(work, CONTAS["titular_1"])
    row = guardar.novo(work, pessoa, INMETRO)
    guardar.guardar(work, pessoa, row, valores_de(servico), None)
    assert row.id == ALVOS["servico"]


def _diagnostico(work: Work) -> None:
    """Write a migration that ended without its channel, and a demand, about the first etapa."""
    pessoa = quem(work, CONTAS["titular_2"])
    row = work.session.get_one(ServicoRow, ALVOS["servico"])
    dele = do_servico(work, row)
    feito = garantir(work, pessoa, row, dele.etapas[0], dele)
    diagnosticos.guardar(work, pessoa, INMETRO, feito, {"motivos": ["papel"], "situacao": "concluida"})
    base = nomear(work, pessoa, INMETRO, Recursos.BASE, "Selos do INMETRO", "INMETRO")
    assert feito.id is not None and base.id is not None
    work.session.add(
        Demanda(
            diagnostico_id=feito.id,
            base_id=base.id,
            dados="Número do selo",
            para_que="Não pedir a nota fiscal",
            situacao="identificada",
            alterado_por=pessoa.id,
            alterado_em=work.now,
            criada_em=work.now,
        )
    )


def _comunicado(work: Work, autora: int) -> None:
    datas = {"criado_em": work.now, "alterado_em": work.now}
    publico = {"orgaos": [INMETRO]}
    work.session.add(Comunicado(id=1, autor_id=autora, texto="Oficina do INMETRO", publico=publico, **datas))


def _respostas(work: Work, autora: int) -> None:
    for versao, situacao in enumerate(("aprovada", "em_revisao"), 1):
        work.session.add(
            RespostaPadrao(
                id=versao,
                numero=1,
                versao=versao,
                titulo="Senha do INMETRO",
                perguntas=["o INMETRO já tem senha?"],
                texto="O INMETRO pede a senha pela equipe central.",
                situacao=situacao,
                autora=autora,
                escrita_em=work.now,
            )
        )
    work.session.add(SemResposta(id=1, texto="e a pesca do INMETRO?", grupo="pesca", quando=work.now))


def _oficina(work: Work, numeros: dict[str, int]) -> None:
    amanha = work.now + timedelta(days=1)
    work.session.add(
        Oficina(
            tipo="oficina",
            tema="os_dois",
            titulo="Escrita no INMETRO",
            para_que="Escrever.",
            publico="todos",
            siorgs=[INMETRO],
            fuso="America/Sao_Paulo",
            onde="INMETRO",
            token="o",
            token_da_sala="s",
            vagas=2,
            criada_por=numeros["sti"],
            inicio=amanha,
            fim=amanha + timedelta(hours=2),
            encerra=amanha,
            criada_em=work.now,
        )
    )
    work.session.flush()
    work.session.add(
        Inscricao(
            oficina_id=1,
            nome="Bia do INMETRO",
            email="bia@inmetro.gov.br",
            siorg=INMETRO,
            inscrita_por=numeros["titular_1"],
            situacao="confirmada",
            ordem=1,
            mexida_em=work.now,
            vespera_em=work.now,
        )
    )
    work.session.add(
        PedidoDeOficina(
            siorg=INMETRO,
            pessoa_id=numeros["titular_1"],
            tema="prestacao",
            quem="quem escreve no INMETRO",
            quantas=3,
            areas="",
            datas="março",
            lugar="INMETRO",
            situacao="proposto",
            criado_em=work.now,
        )
    )


def _pergunta(work: Work) -> None:
    conta = CONTAS["titular_1"]
    pessoa = quem(work, conta)
    de = Autora(conta, "titular_1", pessoa.pessoa)
    pergunta = guardar_rascunho(work, de, "A emissão de selo do INMETRO precisa de duas etapas?")
    pergunta.situacao, pergunta.enviada_em, pergunta.avisada_em = "aberta", work.now, work.now
    assert pergunta.id == ALVOS["pergunta"]


def _aceite_pela_metade(work: Work, conta: int) -> None:
    said = Incoming(0, conta, conta, "Pessoa", None, "Pessoa", True, "tap")
    contexto = {"indicacoes": [ALVOS["indicacao"]], "perfil": []}
    abrir(work, said, ACEITES[(Tema.PRESTACAO,)], quem(work, conta), Comeco(INMETRO, contexto=contexto))
    rascunho = work.session.get(Rascunho, work.chat(conta).rascunho_id)
    assert rascunho is not None
    assert ACEITES[(Tema.PRESTACAO,)].acao is Acao.CONCLUIR_ACEITE
