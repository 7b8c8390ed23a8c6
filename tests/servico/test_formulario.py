"""The registration form: its order, its conditions, its shortest way, and its values."""

from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.content import Content
from bot.domain.orgaos import orgaos
from bot.domain.pendencias import pendencias
from bot.domain.servico import Servico
from bot.domain.tempo import Tempo, TipoDeTempo, Unidade
from bot.forms.engine import Asked, Context, Event, Input, Turn, Typed, answer, clean, load, start
from bot.forms.form import Answers, Field, Group, Invalid, Kind, Scope
from bot.forms.orgaos import opcoes_de_orgaos
from bot.forms.servico import CADASTRO_SERVICO, ORGAOS, inicio
from bot.forms.servico_leitura import prazo_entre, prazo_unico, valor_fixo
from bot.forms.servico_valores import servico_de, valores_de
from bot.forms.walk import current, walk
from tests.servico.exemplo import CHEIO, MINIMO, ORGAO
from tests.servico.pessoa import proxima

TEXTOS = Content.load().texts
DOIS_ORGAOS = ["2981", "244"]
CONTEXTO = Context("7f3a9c01", {ORGAOS: opcoes_de_orgaos(orgaos()[siorg] for siorg in DOIS_ORGAOS)})


def responder(valores: Answers, siorgs: list[str], ate: str | None = None) -> list[Turn]:
    """Answer with `valores` until the summary is open, or the field `ate` is asked."""
    turnos = [start(CADASTRO_SERVICO, CONTEXTO, inicio(siorgs))]
    while (aberta := aberta_em(turnos[-1])) not in (None, ate):
        dito = proxima(CADASTRO_SERVICO, turnos[-1].state, CONTEXTO.draft, valores)
        turnos.append(answer(CADASTRO_SERVICO, CONTEXTO, turnos[-1].state, dito))
        assert turnos[-1].state != turnos[-2].state, aberta
    return turnos


def dizer(turno: Turn, *ditos: Input) -> Turn:
    for dito in ditos:
        turno = answer(CADASTRO_SERVICO, CONTEXTO, turno.state, dito)
    return turno


def aberta_em(turno: Turn) -> str | None:
    lugar = current(CADASTRO_SERVICO, turno.state)
    return None if lugar is None else "/".join(str(passo) for passo in lugar.path)


def avisos(turno: Turn) -> list[str]:
    return [linha.key for paragrafo in turno.screen.paragraphs for linha in paragrafo.lines]


def perguntas(valores: Answers) -> list[str]:
    """Return every question that applies with these values, group questions aside."""
    return [
        "/".join(str(passo) for passo in lugar.path)
        for lugar in walk(CADASTRO_SERVICO, load(CADASTRO_SERVICO, valores))
        if isinstance(lugar.node, Field)
    ]


def test_o_nucleo_e_perguntado_na_ordem_em_25_respostas_ou_menos() -> None:
    turnos = responder(valores_de(MINIMO), ["4321"])
    ordem = list(dict.fromkeys(aberta_em(turno) for turno in turnos))
    assert ordem == [
        "nome",
        "descricao",
        "gratuito",
        "solicitantes/0/tipo",
        "solicitantes",
        "etapas/0/titulo",
        "etapas/0/canais/0/tipo",
        "etapas/0/canais/0/endereco",
        "etapas/0/canais",
        "etapas",
        "tempo",
        "segmentos",
        "areas",
        "palavras_chave",
        None,
    ]
    com_confirmacao = len(turnos)  # the first turn is no answer, and confirming is one
    assert com_confirmacao <= 25
    assert pendencias(servico_de(clean(CADASTRO_SERVICO, turnos[-1].state.answers), ORGAO)) == ()


def test_um_nucleo_com_prazo_e_conselhos_ainda_cabe_em_25_respostas() -> None:
    prazo = Tempo(TipoDeTempo.ENTRE, 5, 10, Unidade.DIAS_UTEIS)
    servico = replace(MINIMO, nome="Licença", tempo=prazo, segmentos=("Cidadãos", "Empresas"))
    turnos = responder({**valores_de(servico), "orgao": "244"}, DOIS_ORGAOS)
    com_confirmacao = len(turnos)  # the first turn is no answer, and confirming is one
    assert com_confirmacao <= 25


def test_quem_tem_um_orgao_so_nao_escolhe_orgao() -> None:
    assert "orgao" in perguntas({})
    turnos = responder(valores_de(MINIMO), ["4321"])
    assert "orgao" not in {aberta_em(turno) for turno in turnos}


def test_quem_tem_varios_orgaos_escolhe_um() -> None:
    valores = {**valores_de(MINIMO), "orgao": "244"}
    turnos = responder(valores, DOIS_ORGAOS)
    assert clean(CADASTRO_SERVICO, turnos[-1].state.answers)["orgao"] == "244"


def test_so_um_servico_pago_pergunta_pelos_custos() -> None:
    pago = {"gratuito": "nao", "etapas": [{"titulo": "Pagar", "custos": [{"nome": "Taxa", "forma": "fixo"}]}]}
    assert "etapas/0/custos/0/valor" in perguntas(pago)
    assert "etapas/0/custos/0/calculo" not in perguntas(pago)
    gratuito = {**pago, "gratuito": "sim"}
    assert not [pergunta for pergunta in perguntas(gratuito) if "custos" in pergunta]
    assert "custos" not in clean(CADASTRO_SERVICO, load(CADASTRO_SERVICO, gratuito))["etapas"][0]


def test_so_um_servico_digital_pergunta_pelo_link() -> None:
    assert "link" in perguntas({"digital": "sim"})
    assert "link" not in perguntas({"digital": "nao"})


@pytest.mark.parametrize(
    ("valores", "abertas"),
    [
        ({"tempo": "atendimento-imediato"}, []),
        ({"tempo": "nao-estimado-ainda"}, []),
        ({"tempo": "ate"}, ["tempo_prazo"]),
        ({"tempo": "em-media", "tempo_prazo": "3"}, ["tempo_prazo", "tempo_unidade"]),
        ({"tempo": "ate", "tempo_prazo": "30 dias úteis"}, ["tempo_prazo"]),
        ({"tempo": "ate", "tempo_prazo": "30 dias"}, ["tempo_prazo", "tempo_unidade"]),
        ({"tempo": "entre", "tempo_entre": "5 a 10"}, ["tempo_entre", "tempo_unidade"]),
        ({"tempo": "entre", "tempo_entre": "5 a 10 horas"}, ["tempo_entre"]),
        ({"tempo": "entre", "tempo_prazo": "30"}, ["tempo_entre"]),
    ],
)
def test_a_unidade_so_e_perguntada_quando_falta(valores: Answers, abertas: list[str]) -> None:
    do_tempo = [pergunta for pergunta in perguntas(valores) if pergunta.startswith("tempo_")]
    assert do_tempo == [*abertas, "tempo_comentario"]


@pytest.mark.parametrize(
    ("leitor", "texto", "lido"),
    [
        (prazo_unico, " até 30 dias ", "até 30 dias"),
        (prazo_entre, "de 5 a 10 dias úteis", "de 5 a 10 dias úteis"),
        (valor_fixo, "R$ 1.342,28", "1.342,28"),
        (valor_fixo, "27", "27"),
        (valor_fixo, "3,00", "3,00"),
    ],
)
def test_tempo_e_valor_sao_guardados_como_foram_escritos(leitor: Any, texto: str, lido: str) -> None:
    assert leitor(texto) == lido


@pytest.mark.parametrize(
    ("leitor", "texto", "problema"),
    [
        (prazo_unico, "5 a 10 dias", "servico.problema.um_numero"),
        (prazo_unico, "rápido", "servico.problema.prazo"),
        (prazo_entre, "10 dias", "servico.problema.dois_numeros"),
        (prazo_entre, "10 a 5", "servico.problema.prazo"),
        (valor_fixo, "1.34,00", "servico.problema.valor"),
        (valor_fixo, "vinte", "servico.problema.valor"),
        (valor_fixo, "10.50", "servico.problema.valor"),
    ],
)
def test_tempo_e_valor_que_nao_se_entendem_sao_explicados(leitor: Any, texto: str, problema: str) -> None:
    with pytest.raises(Invalid) as recusa:
        leitor(texto)
    assert recusa.value.problem.key == problema


def test_o_conselho_aparece_e_o_nome_corrigido_segue_adiante() -> None:
    turno = dizer(start(CADASTRO_SERVICO, CONTEXTO, inicio(["4321"])), Typed("Emissão de carteira de pesca"))
    assert "regras.titulo.troque_por_verbo" in avisos(turno)
    assert aberta_em(turno) == "nome"
    turno = dizer(turno, Typed("Emitir carteira de pesca"))
    assert (aberta_em(turno), turno.state.answers["nome"]) == ("descricao", "Emitir carteira de pesca")


@pytest.mark.parametrize(
    ("nome", "sugerido"),
    [
        ("Emissão de passaporte", "Emitir passaporte"),
        ("emissão de certidão.", "Emitir certidão"),
        ("EMISSÃO DE CARTEIRA DE PESCA", "Emitir carteira de pesca"),
        ("OBTER LICENÇA PARA PESCAR", "Obter licença para pescar"),
        ("Restituir Imposto de Renda - IRPF", "Restituir Imposto de Renda (IRPF)"),
    ],
)
def test_o_nome_sugerido_se_usa_com_um_toque_e_nao_e_criticado(nome: str, sugerido: str) -> None:
    turno = dizer(start(CADASTRO_SERVICO, CONTEXTO, inicio(["4321"])), Typed(nome))
    assert "regras.nome.curto" not in avisos(turno)
    usar = next(botao for linha in turno.screen.buttons for botao in linha)
    rotulo = TEXTOS.label(usar.label)
    assert len(rotulo) <= 30
    assert sugerido.startswith(rotulo.removeprefix("Usar “").rstrip("”").rstrip("…"))
    for dito in (Asked("usar"), Typed("usar"), Typed(rotulo), Typed(f'Usar "{sugerido}"'), Typed(sugerido)):
        depois = dizer(turno, dito)
        assert (aberta_em(depois), depois.state.answers["nome"]) == ("descricao", sugerido)


def test_outro_nome_ainda_se_le_e_se_critica_depois_de_uma_sugestao() -> None:
    turno = dizer(start(CADASTRO_SERVICO, CONTEXTO, inicio(["4321"])), Typed("Emissão de passaporte"))
    turno = dizer(turno, Typed("Passagem"))
    assert "regras.nome.infinitivo" in avisos(turno)
    assert (aberta_em(dizer(turno, Asked("usar"))), aberta_em(turno)) == ("nome", "nome")
    turno = dizer(turno, Typed("manter"))
    assert (aberta_em(turno), turno.state.answers["nome"]) == ("descricao", "Passagem")


@pytest.mark.parametrize(
    ("campo", "texto"),
    [("descricao", "xx"), ("solicitantes/0/tipo", "1"), ("etapas/0/canais/0/endereco", "x")],
)
def test_um_texto_que_nada_diz_e_perguntado_de_novo_e_pode_ficar(campo: str, texto: str) -> None:
    turno = dizer(responder(valores_de(MINIMO), ["4321"], ate=campo)[-1], Typed(texto))
    assert "regras.texto.sem_sentido" in avisos(turno)
    assert aberta_em(turno) == campo
    assert aberta_em(dizer(turno, Asked("aceitar"))) != campo


def test_os_itens_colados_que_nada_dizem_sao_apontados_juntos_e_ficam_na_lista() -> None:
    turno = responder(valores_de(MINIMO), ["4321"], ate="palavras_chave")[-1]
    turno = dizer(turno, Typed("pesca\nx\nlicença\n1"))
    (apontados, *_) = turno.screen.paragraphs
    assert [(linha.key, linha.params["numero"]) for linha in apontados.lines] == [
        ("formulario.itens.conselho", 2),
        ("formulario.itens.conselho", 4),
    ]
    assert turno.state.answers["palavras_chave"] == ["pesca", "x", "licença", "1"]
    turno = dizer(turno, Typed("pescador"))
    assert "formulario.itens.conselho" not in avisos(turno)
    muitos = dizer(turno, Typed("\n".join("abcdefgh")))
    assert avisos(muitos).count("formulario.itens.conselho") == 5
    assert "formulario.itens.mais_conselhos" in avisos(muitos)


def test_todo_campo_de_texto_do_servico_recebe_conselho() -> None:
    def campos(nos: Any) -> Any:
        for no in nos:
            yield from campos(no.fields) if isinstance(no, Group) else (no,)

    sem = {
        campo.name
        for campo in campos(CADASTRO_SERVICO.fields())
        if campo.kind in (Kind.TEXT, Kind.ITEMS)
        and not campo.advise("xx", Scope({}, ({},)))
        and not campo.advise_item("xx", Scope({}, ({},)))
    }
    lidos = {"link", "espera", "tempo_prazo", "tempo_entre", "validade_prazo", "valor", "moeda"}
    assert sem - lidos == set()


@pytest.mark.parametrize(
    ("campo", "limite"),
    [
        ("nome", 150),
        ("descricao", 3000),
        ("solicitantes/0/tipo", 500),
        ("etapas/0/titulo", 150),
        ("etapas/0/canais/0/endereco", 500),
    ],
)
def test_o_limite_de_cada_texto_e_o_do_guia(campo: str, limite: int) -> None:
    turno = responder(valores_de(MINIMO), ["4321"], ate=campo)[-1]
    passou = dizer(turno, Typed("Obter " + "x" * (limite - 5)))
    assert "formulario.problema.longo" in avisos(passou)
    coube = dizer(turno, Typed("Obter " + "x" * (limite - 6)))
    assert "formulario.problema.longo" not in avisos(coube)


def test_o_canal_web_com_texto_no_lugar_do_link_recebe_conselho_e_pode_ficar() -> None:
    valores = valores_de(MINIMO)
    valores["etapas"][0]["canais"][0]["endereco"] = "Entre no site e peça"
    turnos = responder(valores, ["4321"])
    assert any("regras.canal.so_pagina" in avisos(turno) for turno in turnos)
    guardado = clean(CADASTRO_SERVICO, turnos[-1].state.answers)
    assert guardado["etapas"][0]["canais"][0]["endereco"] == "Entre no site e peça"


@pytest.mark.parametrize("servico", [MINIMO, replace(CHEIO, segmentos=("Cidadãos", "Empresas"))])
def test_os_valores_de_um_servico_voltam_a_ser_o_mesmo_servico(servico: Servico) -> None:
    respostas = load(CADASTRO_SERVICO, valores_de(servico))
    voltou = servico_de(clean(CADASTRO_SERVICO, respostas), servico.orgao)
    assert voltou == servico


def test_um_rascunho_pela_metade_ja_e_um_servico() -> None:
    servico = servico_de({"nome": "Obter licença", "tempo": "ate", "etapas": [{"titulo": "Pedir"}]}, ORGAO)
    assert servico.tempo == Tempo(TipoDeTempo.ATE)
    assert (servico.gratuito, servico.etapas[0].canais) == (None, ())


def test_o_servico_confirmado_termina_o_formulario() -> None:
    turnos = responder(valores_de(MINIMO), ["4321"])
    ditos = 0
    turno = turnos[-1]
    while turno.event is not Event.DONE:
        turno = dizer(turno, proxima(CADASTRO_SERVICO, turno.state, CONTEXTO.draft, valores_de(MINIMO)))
        ditos += 1
    assert servico_de(clean(CADASTRO_SERVICO, turno.state.answers), MINIMO.orgao) == MINIMO
    assert ditos > 1
