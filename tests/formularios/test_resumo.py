"""The summary: what it shows, completing, changing any answer in place, items removed and added."""

from bot.forms import engine
from bot.forms.engine import Event
from tests.formularios.conversa import ATE_RESUMO, FONTES, no_resumo, pessoa
from tests.formularios.demo import DEMO
from tests.formularios.runner import Player

VALORES = {
    "nome": "Emitir passaporte",
    "gratuito": "sim",
    "orgao": "20",
    "etapas": [
        {"titulo": "Pedir", "canais": [{"tipo": "web", "endereco": "x.gov.br"}, {"tipo": "tel"}]},
        {"titulo": "Retirar", "canais": [{"tipo": "presencial"}], "documentos": ["RG"]},
    ],
    "minimo": 1,
    "maximo": 5,
    "urgente": False,
    "segmentos": ["web"],
    "areas": ["1", "18"],
    "palavras": ["a", "b", "c"],
}
RESPOSTAS = engine.load(DEMO, VALORES)


def test_os_valores_vao_e_voltam() -> None:
    assert engine.clean(DEMO, RESPOSTAS) == VALORES


def test_so_vale_o_que_se_aplica_agora() -> None:
    answers = engine.load(DEMO, {**VALORES, "gratuito": "nao", "custos": [{"nome": "Taxa", "valor": "5.00"}]})
    values = engine.clean(DEMO, answers)
    assert "minimo" not in values
    assert values["custos"] == [{"nome": "Taxa", "valor": "5.00"}]


def test_o_resumo_abre_quando_nada_obrigatorio_falta() -> None:
    ana = pessoa(*ATE_RESUMO)
    assert ana.keys[0] == "demo.resumo"
    assert ana.labels[1:] == ["Completar o que falta", "Mudar uma resposta", "Salvar e sair"]
    assert ana.press(ana.buttons[0].data).turn.event is Event.DONE


def test_o_resumo_diz_o_que_se_respondeu() -> None:
    text = no_resumo(RESPOSTAS).text()
    for line in (
        "rotulo=[demo.nome.rotulo] resposta=Emitir passaporte",
        "rotulo=[demo.etapas.rotulo n=2] resposta=Retirar",
        "resposta=Água, Saúde bucal",
        "resposta=a, b, c",
        "resposta=Não",
    ):
        assert line in text or line.split("resposta=")[-1] in text


def test_o_que_falta_se_divide_em_obrigatorio_e_opcional() -> None:
    answers = engine.load(DEMO, {"nome": "Emitir", "gratuito": "sim", "etapas": [{"titulo": "Pedir"}]})
    lacks = engine.missing(DEMO, answers, engine.Context("d1", FONTES))
    assert [path for path, _ in lacks.required] == [
        ("orgao",), ("etapas", 0, "canais", 0), ("minimo",), ("maximo",), ("segmentos",), ("areas",),
        ("palavras",),
    ]  # fmt: skip
    assert [path for path, _ in lacks.optional] == [
        ("sigla",), ("contato",), ("etapas", 0, "documentos"), ("urgente",), ("apelidos",), ("anexos", 0),
    ]  # fmt: skip


def test_completar_pergunta_o_que_nao_e_essencial_e_o_que_foi_pulado() -> None:
    ana = pessoa(*ATE_RESUMO, "Completar o que falta")
    asked = []
    while ana.turn.screen.paragraphs[0].lines[0].key != "demo.resumo":
        asked.append(next(key for key in ana.keys if key.endswith(".pergunta")))
        assert "Voltar ao resumo" in ana.labels
        ana.say("/pular")
    assert asked == [
        f"demo.{name}.pergunta" for name in ("sigla", "contato", "etapas.documentos", "urgente", "apelidos")
    ]
    assert not ana.state.full
    assert "Completar o que falta" in ana.labels


def test_completar_pode_parar_no_meio() -> None:
    ana = pessoa(*ATE_RESUMO, "Completar o que falta", "EP").tap("Voltar ao resumo")
    assert ana.keys[0] == "demo.resumo"
    assert ana.values["sigla"] == "EP"


def test_mudar_uma_resposta_volta_ao_mesmo_lugar() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("1", "1")
    assert "Resposta guardada: Emitir passaporte" in ana.text()
    ana.say("Renovar passaporte")
    assert ana.state.view["lugar"] == ["basicos"]
    assert ana.values["nome"] == "Renovar passaporte"
    assert ana.tap("Voltar ao resumo").keys[0] == "demo.resumo"


def test_voltar_de_uma_resposta_aberta_no_resumo_volta_a_ele() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("2", "1", "1", "/voltar")
    assert ana.state.view["lugar"] == ["etapas", "etapas", 0]
    assert ana.say("/voltar").state.view["lugar"] == ["etapas"]
    assert ana.say("/voltar", "/voltar").keys[0] == "demo.resumo"


def test_apagar_uma_resposta_opcional() -> None:
    ana = no_resumo(engine.load(DEMO, {**VALORES, "sigla": "EP"})).tap("Mudar uma resposta").say("1", "2")
    ana.tap("Apagar resposta")
    assert "sigla" not in ana.values
    assert ana.state.view["lugar"] == ["basicos"]


def test_mudar_um_item_de_um_item() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("2", "1", "2", "2", "y.gov.br")
    assert ana.values["etapas"][0]["canais"][0] == {"tipo": "web", "endereco": "y.gov.br"}
    assert ana.state.view["lugar"] == ["etapas", "etapas", 0, "canais", 0]


def test_remover_um_item_pede_confirmacao() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("2", "1").tap("Remover")
    assert len(ana.values["etapas"]) == 2
    assert ana.tap("Não remover").labels[-3:] == ["Remover", "Voltar", "Voltar ao resumo"]
    remove = ana.tap("Remover").buttons[0].data
    ana.press(remove)
    assert [etapa["titulo"] for etapa in ana.values["etapas"]] == ["Retirar"]
    assert ana.press(remove).keys[0] == "formulario.problema.ja_respondida"
    assert len(ana.values["etapas"]) == 1


def test_o_ultimo_item_necessario_nao_se_remove() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("2", "2", "2").tap("Remover")
    assert ana.keys[0] == "formulario.problema.item_necessario"
    assert ana.values == VALORES


def test_adicionar_um_item_pergunta_o_essencial_dele_e_volta() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("2", "3", "Pagar", "presencial", "não", "não")
    assert ana.values["etapas"][2] == {"titulo": "Pagar", "canais": [{"tipo": "presencial"}]}
    assert ana.state.view["lugar"] == ["etapas"]


def test_uma_mudanca_que_abre_perguntas_leva_a_elas() -> None:
    ana = no_resumo(RESPOSTAS).tap("Mudar uma resposta").say("1", "4", "não")
    assert "demo.custos.nome.pergunta" in ana.keys
    ana.say("Taxa", "R$ 1.342,28", "seguir")
    assert ana.values["custos"] == [{"nome": "Taxa", "valor": "1342.28"}]
    assert ana.state.view["lugar"] == ["basicos"]
    assert "minimo" not in ana.values
    assert ana.say("4", "sim").values["minimo"] == 1


def test_uma_mudanca_que_abre_perguntas_depois_da_primeira_vez() -> None:
    ana = pessoa(*ATE_RESUMO, "Mudar uma resposta", "1", "4", "não")
    assert "demo.custos.nome.pergunta" in ana.keys
    assert ana.tap("Voltar ao resumo").state.view["lugar"] == ["basicos"]
    assert "custos" not in ana.values


def test_um_servico_incompleto_se_edita_sem_responder_o_que_falta() -> None:
    ana = no_resumo(engine.load(DEMO, {"nome": "Emitir"}))
    assert ana.keys[0] == "demo.resumo"
    assert "respostas obrigatórias" in ana.text()
    ana.tap("Mudar uma resposta").say("1", "1", "Renovar")
    assert ana.state.view["lugar"] == ["basicos"]
    ana.tap("Voltar ao resumo")
    assert ana.press(ana.buttons[0].data).turn.event is Event.DONE


def test_o_resumo_cabe_em_uma_mensagem() -> None:
    long = {**VALORES, "nome": "n" * 50, "contato": "c" * 5000, "palavras": ["p" * 30] * 9}
    etapas = [{"titulo": f"Etapa de nome comprido {n}", "canais": [{"tipo": "tel"}]} for n in range(40)]
    ana = no_resumo(engine.load(DEMO, {**long, "etapas": etapas}))
    assert len(ana.text()) < 4096
    assert ana.tap("Mudar uma resposta").say("2").labels[8] == "Próximas"


def test_comecar_de_um_parecido_pergunta_so_o_que_falta() -> None:
    ana = Player(DEMO, FONTES, engine.load(DEMO, {**VALORES, "sigla": "EP", "anexos": [{"titulo": "x"}]}))
    assert ana.keys[0] == "demo.resumo"
    without = {name: value for name, value in VALORES.items() if name != "nome"}
    assert "demo.nome.pergunta" in Player(DEMO, FONTES, engine.load(DEMO, without)).keys


def test_voltar_do_resumo_mostra_a_ultima_resposta() -> None:
    ana = pessoa(*ATE_RESUMO, "/voltar")
    assert ana.keys[-1] == "demo.anexos.mais.zero" or ana.keys[-1] == "demo.anexos.mais"


def test_um_texto_no_resumo_nao_se_perde_em_silencio() -> None:
    assert pessoa(*ATE_RESUMO, "muito obrigada").keys[0] == "formulario.problema.botao"
    assert pessoa(*ATE_RESUMO, "confirmar").turn.event is Event.DONE
