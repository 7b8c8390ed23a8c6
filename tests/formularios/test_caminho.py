"""The way through a form: order, conditions, groups in groups, going back, skipping, old buttons."""

import pytest

from bot.callbacks import Move, pack
from bot.forms import engine
from bot.forms.engine import Asked, Event
from tests.formularios.conversa import ATE_ETAPAS, ATE_PALAVRAS, ATE_RESUMO, ATE_SEGMENTOS, no_resumo, pessoa


def test_a_primeira_pergunta_e_a_primeira_sem_resposta() -> None:
    ana = pessoa()
    assert ana.keys == ["formulario.parte", "demo.nome.pergunta", "demo.nome.regra"]
    assert ana.labels == ["Salvar e sair"]
    assert ana.say("Emitir passaporte").keys[1] == "demo.sigla.pergunta"


def test_a_parte_conta_so_as_partes_que_valem() -> None:
    ana = pessoa("Emitir passaporte", "/pular", "não", "Museu do Mar")
    assert ana.turn.screen.paragraphs[0].lines[0].params["total"] == 3
    outra = pessoa(*ATE_ETAPAS)
    assert outra.turn.screen.paragraphs[0].lines[0].params["total"] == 4


def test_grupos_dentro_de_grupos_perguntam_por_mais_um() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "web")
    assert "demo.etapas.canais.endereco.pergunta" in ana.keys
    ana.say("https://exemplo.gov.br")
    assert ana.keys[-1] == "demo.etapas.canais.mais"
    ana.say("sim", "telefone", "não", "adicionar", "Pagar", "presencial", "seguir", "seguir")
    assert ana.values["etapas"] == [
        {
            "titulo": "Pedir",
            "canais": [{"tipo": "web", "endereco": "https://exemplo.gov.br"}, {"tipo": "tel"}],
        },
        {"titulo": "Pagar", "canais": [{"tipo": "presencial"}]},
    ]
    assert "demo.minimo.pergunta" in ana.keys


def test_o_grupo_cheio_nao_pergunta_por_mais_um() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "tel", "sim", "tel", "sim", "presencial")
    assert ana.keys[-1] == "demo.etapas.mais"


def test_as_palavras_de_um_grupo_sabem_em_que_item_estao() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "tel", "seguir", "sim")
    params = ana.turn.screen.paragraphs[1].lines[0].params
    assert (params["n"], ana.word(params["item"])) == (2, "[demo.etapas.rotulo n=2]")
    params = ana.say("Pagar").turn.screen.paragraphs[1].lines[0].params
    assert (params["n"], params["item"], params["em"]) == (1, "Pagar", "Pagar")


def test_voltar_mostra_a_resposta_e_manter_segue_adiante() -> None:
    ana = pessoa("Emitir passaporte", "EP").say("/voltar")
    assert "demo.sigla.pergunta" in ana.keys
    assert "Resposta guardada: EP" in ana.text()
    assert ana.say("/voltar").labels == ["Manter", "Salvar e sair"]
    assert "demo.gratuito.pergunta" in ana.tap("Manter").keys
    assert ana.values == {"nome": "Emitir passaporte", "sigla": "EP"}


def test_voltar_e_responder_segue_na_primeira_em_aberto() -> None:
    ana = pessoa("Emitir passaporte", "EP", "/voltar", "/voltar", "Renovar passaporte")
    assert ana.values["nome"] == "Renovar passaporte"
    assert "demo.gratuito.pergunta" in ana.keys


def test_voltar_na_primeira_pergunta_diz_que_e_a_primeira() -> None:
    assert pessoa("/voltar").keys[0] == "formulario.problema.primeira_pergunta"


def test_voltar_tira_o_item_que_so_comecou() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "tel", "seguir", "sim")
    assert len(ana.state.answers["etapas"]) == 2
    assert ana.say("/voltar").keys[-1] == "demo.etapas.mais"
    assert len(ana.state.answers["etapas"]) == 1
    assert ana.say("/voltar").keys[-1] == "demo.etapas.canais.mais"
    assert "demo.etapas.canais.tipo.pergunta" in ana.say("/voltar").keys


def test_voltar_atravessa_o_grupo_fechado() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "tel", "seguir", "seguir", "/voltar")
    assert ana.keys[-1] == "demo.etapas.mais"
    assert "demo.etapas.titulo.pergunta" in ana.say("sim").keys


def test_pular_so_onde_pode() -> None:
    ana = pessoa("/pular")
    assert ana.keys[0] == "formulario.problema.obrigatoria"
    assert ana.state.answers == {}
    ana.say("Emitir passaporte", "/pular")
    assert ana.state.answers == {"nome": "Emitir passaporte", "sigla": None}
    assert ana.values == {"nome": "Emitir passaporte"}


def test_pular_uma_resposta_que_existe_nao_a_apaga() -> None:
    ana = pessoa("Emitir passaporte", "EP", "/voltar", "/pular")
    assert ana.values["sigla"] == "EP"


def test_salvar_e_sair_guarda_e_retoma_na_mesma_pergunta() -> None:
    ana = pessoa(*ATE_SEGMENTOS)
    before = ana.turn.screen
    ana.tap("Salvar e sair")
    assert ana.turn.event is Event.SAVED
    assert engine.resume(ana.form, ana.context, ana.state).screen == before


def test_cancelar_nao_muda_nada() -> None:
    ana = pessoa("Emitir passaporte")
    state = ana.state
    assert ana.say("/cancelar").turn.event is Event.CANCELLED
    assert ana.state == state


def test_um_botao_antigo_nao_responde_outra_pergunta() -> None:
    ana = pessoa(*ATE_ETAPAS[:2])
    old = ana.buttons[0].data
    ana.press(old)
    state, question = ana.state, ana.turn.screen
    ana.press(old)
    assert ana.keys[0] == "formulario.problema.ja_respondida"
    assert ana.turn.screen.paragraphs[1:] == question.paragraphs
    assert ana.state == state


def test_um_botao_de_outra_repeticao_nao_responde_esta() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir")
    old = ana.buttons[2].data
    ana.press(old).say("sim")
    state = ana.state
    assert ana.press(old).keys[0] == "formulario.problema.ja_respondida"
    assert ana.state == state


def test_um_botao_de_outro_rascunho_nao_responde_este() -> None:
    ana = pessoa("Emitir passaporte")
    state = ana.state
    ana.press(pack(Move("outro", ana.state.serial, "pular")))
    assert ana.keys[0] == "formulario.problema.ja_respondida"
    assert ana.state == state


def test_dois_toques_rapidos_em_opcoes_contam_os_dois() -> None:
    ana = pessoa(*ATE_SEGMENTOS)
    first, second = ana.buttons[0].data, ana.buttons[1].data
    assert ana.press(first).press(second).say("pronto").values["segmentos"] == ["presencial", "web"]


@pytest.mark.parametrize("move", ["fechar", "seguir", "confirmar", "abrir.0", "nada disso", "sim"])
def test_um_movimento_que_nao_cabe_nao_muda_nada(move: str) -> None:
    ana = pessoa("Emitir passaporte")
    state = ana.state
    assert ana.hear(Asked(move)).keys[0] == "formulario.problema.nao_cabe"
    assert ana.press(pack(Move("d1", ana.state.serial, move))).keys[0] == "formulario.problema.ja_respondida"
    assert ana.state == state


def test_interrogacao_ajuda_e_repete_a_pergunta() -> None:
    ana = pessoa("Emitir passaporte", "?")
    assert ana.keys[:3] == ["demo.sigla.ajuda", "formulario.parte", "demo.sigla.pergunta"]
    assert pessoa(*ATE_RESUMO, "?").keys[0] == "formulario.ajuda.resumo"
    assert pessoa(*ATE_ETAPAS, "Pedir", "tel", "?").keys[0] == "formulario.ajuda.mais"


def test_um_texto_longo_demais_diz_quanto_passou_e_onde() -> None:
    ana = pessoa("a" * 45 + " fim." + "b" * 37)
    assert "passou 37 letras" in ana.text()
    assert "aaa fim.”" in ana.text()
    assert ana.values == {}


def test_um_texto_que_o_telegram_dividiu_e_um_so() -> None:
    ana = pessoa(*ATE_RESUMO, "Completar o que falta", "/pular")
    ana.say("a" * 4096)
    assert "contato" not in ana.values
    ana.say("fim")
    assert ana.values["contato"] == "a" * 4096 + "fim"


def test_um_texto_de_uma_mensagem_cheia_termina_com_pronto() -> None:
    ana = pessoa(*ATE_RESUMO, "Completar o que falta", "/pular", "b" * 4096).tap("Pronto")
    assert ana.values["contato"] == "b" * 4096


def test_a_segunda_parte_de_um_texto_longo_demais_nao_vira_resposta() -> None:
    ana = pessoa("a" * 4096, "resto")
    assert ana.keys[0] == "formulario.problema.longo"
    assert ana.values == {}


def test_o_conselho_espera_a_pessoa_decidir() -> None:
    ana = pessoa("Emitir passaporte.")
    assert "demo.conselho.ponto" in ana.keys
    assert ana.values == {}
    assert ana.tap("Manter como enviei").values == {"nome": "Emitir passaporte."}
    assert pessoa("Emitir passaporte.", "Emitir passaporte").values == {"nome": "Emitir passaporte"}


def test_o_botao_de_um_conselho_antigo_nao_guarda_outro_texto() -> None:
    ana = pessoa("Um.").say("Dois.")
    old = ana.buttons[0].data
    ana.say("Três.").press(old)
    assert ana.keys[0] == "formulario.problema.ja_respondida"
    assert ana.values == {}


def test_voltar_de_um_conselho_nao_perde_o_que_foi_enviado() -> None:
    ana = pessoa("Emitir passaporte", "EP", "/voltar", "/voltar", "Renovar.", "/voltar")
    assert "Renovar." in ana.text()
    ana = pessoa("Emitir passaporte", "/voltar", "Renovar.", "/pular")
    assert ana.values["nome"] == "Emitir passaporte"


def test_o_conselho_sobre_uma_opcao_deixa_escolher_outra() -> None:
    ana = pessoa(*ATE_ETAPAS[:3], "Instituto do Sono")
    assert ana.labels[:3] == ["Manter como enviei", "Instituto do Sono", "Museu do Mar"]
    assert "orgao" not in ana.values
    assert pessoa(*ATE_ETAPAS[:3], "Instituto do Sono", "manter como enviei").values["orgao"] == "10"
    assert ana.tap("Museu do Mar").values["orgao"] == "20"


def test_o_conselho_sobre_uma_lista_deixa_mudar_a_lista() -> None:
    ana = no_resumo({}).tap("Mudar uma resposta").say("3", "4", "a\nb\nc", "pronto")
    assert "demo.conselho.lista" in ana.keys
    assert "demo.conselho.lista" not in ana.tap("Desfazer o último envio").say("d", "pronto").keys
    assert ana.values["apelidos"] == ["d"]


def test_uma_resposta_confere_com_as_outras() -> None:
    ana = pessoa(*ATE_ETAPAS, "Pedir", "tel", "seguir", "seguir", "10", "3")
    assert ana.keys[0] == "demo.problema.maximo"
    assert "maximo" not in ana.values
    assert ana.say("12").values["maximo"] == 12


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d", "\n\n", "\u2800", "\x00"])
def test_um_texto_que_nada_mostra_nao_e_resposta(text: str) -> None:
    ana = pessoa(text)
    assert ana.keys[0] == "formulario.problema.vazio"
    assert ana.values == {}


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "🙂🙂🙂", "‮مرحبا", "{nome} %s", "a\tb\u00a0c"])
def test_qualquer_texto_e_guardado_como_veio(text: str) -> None:
    assert pessoa(text).values == {"nome": text}


def test_numero_e_resposta_onde_se_escreve_livremente() -> None:
    ana = pessoa()
    assert engine.wants_free_text(ana.form, ana.state)
    assert pessoa("123").values == {"nome": "123"}
    assert not engine.wants_free_text(ana.form, pessoa(*ATE_ETAPAS[:2]).state)
    assert not engine.wants_free_text(ana.form, pessoa(*ATE_RESUMO).state)
    assert engine.wants_free_text(ana.form, pessoa(*ATE_PALAVRAS).state)
