"""The card, the preview, the history and the way back to an older version."""

from dataclasses import replace
from typing import Any

from bot.domain.orgaos import orgaos
from bot.domain.papeis import Papel
from bot.domain.regras import Severidade, achados
from bot.forms.form import Answers, Field, Form, Group
from bot.forms.servico import CADASTRO_SERVICO
from bot.forms.servico_valores import servico_de, valores_de
from bot.usecases import guardar
from bot.usecases.diferencas import nome_do_campo
from bot.usecases.quem import quem
from tests.conferencia.mesa import CONTAS, CONTENT, INMETRO, Mesa
from tests.servico.exemplo import CHEIO, MINIMO


def mudar(mesa: Mesa, quem_muda: str, numero: int, **mudancas: Any) -> None:
    """Write another version, as somebody would."""
    with mesa.work() as work:
        row = mesa.row(numero)
        atual = work.session.get(type(row), numero)
        assert atual is not None
        valores = {**atual.valores, **mudancas}
        guardar.guardar(work, quem(work, CONTAS[quem_muda]), atual, valores, atual.versao)


def no_portal(mesa: Mesa, numero: int) -> None:
    """Let Rui say that the service, as it is now, is on the Portal."""
    mesa.toca("rui", f"a:servico:{numero}")
    mesa.diz("rui", "Já está no Portal de Serviços")
    assert "Anotado" in mesa.diz("rui", "https://gov.br/pesca")


def sem_orgao(valores: Answers) -> Answers:
    """Return the values as they are stored: the row itself says whose the service is."""
    return {nome: valor for nome, valor in valores.items() if nome != "orgao"}


def test_o_historico_diz_quem_mudou_o_que_campo_por_campo(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(CHEIO))
    mesa.now = mesa.now.replace(hour=13, minute=30)
    mudar(mesa, "iara", numero, descricao="Outra.", contato="0800", sigla="X", link="https://novo.gov.br")
    lido = mesa.toca("rui", f"a:servico.historico:{numero}")
    assert "2 versões" in lido
    assert "<b>Versão 2</b>, 24/11/2026, 10h30: Iara Teles guardou." in lido
    assert "• Descrição\n" in lido
    assert "e mais 1 campo" in lido
    assert "<b>Versão 1</b>, 24/11/2026, 9h: Rui Tavares guardou." in lido
    esta = mesa.diz("rui", "Ver a versão 2")
    assert "<b>Contato</b>\nAntes: (61) 3333-0000\nDepois: 0800" in esta
    assert "&lt;b&gt;a licença&lt;/b&gt;" in esta


def test_restaurar_e_uma_versao_nova_e_nada_se_perde(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mudar(mesa, "iara", numero, descricao="Outra.")
    mesa.toca("rui", f"a:servico.versao:{numero}:1")
    pergunta = mesa.diz("rui", "Restaurar esta versão")
    assert "Nada se perde" in pergunta
    assert "• Descrição" in pergunta
    assert "Versão 1 restaurada" in mesa.diz("rui", "Sim, restaurar a versão")
    descricoes = [versao.valores["descricao"] for versao in mesa.versoes(numero)]
    assert descricoes == [MINIMO.descricao, "Outra.", MINIMO.descricao]
    assert mesa.versoes(numero)[-1].acao == "restaurar"
    assert "voltou a um texto anterior" in mesa.toca("iara", f"a:servico.historico:{numero}")


def test_restaurar_sobre_uma_versao_que_a_pessoa_nao_viu_pergunta_de_novo(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mudar(mesa, "iara", numero, descricao="Outra.")
    mesa.toca("rui", f"a:servico.restaurar:{numero}:1")
    mudar(mesa, "iara", numero, contato="0800")
    lido = mesa.diz("rui", "Sim, restaurar a versão")
    assert "O serviço mudou depois da pergunta. Nada foi restaurado." in lido
    assert mesa.row(numero).versao == 3


def test_quem_so_ve_nao_restaura(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mudar(mesa, "iara", numero, descricao="Outra.")
    mesa.sentar("ana", Papel.STI, None)
    mesa.toca("ana", f"a:servico.versao:{numero}:1")
    assert "Restaurar esta versão" not in mesa.botoes("ana")
    mesa.toca("ana", f"a:servico.restaurado:{numero}:1:2")
    assert mesa.row(numero).versao == 2


def test_a_previa_mostra_tudo_e_escapa_o_que_foi_digitado(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(CHEIO))
    lido = mesa.toca("rui", f"a:servico.previa:{numero}")
    assert "Você recebe &lt;b&gt;a licença&lt;/b&gt;  &amp; mais." in lido
    assert "• Taxa: R$ 1.342,28" in lido
    assert "• Frete: Por quilo" in lido
    assert "De 5 a 10 dias úteis" in lido
    assert "<b>1. Pedir a licença</b>" in lido
    assert "• Web: https://pesca.orgao.gov.br" in lido


def test_a_ficha_diz_os_graves_e_a_lista_diz_todos_os_pontos(mesa: Mesa) -> None:
    ruim = replace(
        MINIMO, nome="PASSAPORTE.", descricao="Clique aqui (a) e/ou veja o SINARM.", areas=("Nada",)
    )
    numero = mesa.servico("rui", valores_de(ruim))
    ficha = mesa.toca("rui", f"a:servico:{numero}")
    assert "E mais" in ficha
    pontos = mesa.diz("rui", "Ver todos os pontos")
    achou = achados(servico_de(mesa.row(numero).valores, orgaos()[INMETRO]))
    assert pontos.count("\n• ") == len(achou) > ficha.count("\n• ")
    assert mesa.row(numero).faltas == sum(um.severidade is Severidade.IMPEDE for um in achou) > 0


def test_uma_falta_que_ja_estava_no_portal_nao_impede(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(replace(MINIMO, areas=())))
    assert mesa.row(numero).faltas == 1
    no_portal(mesa, numero)
    mudar(mesa, "iara", numero, descricao="Outra descrição.")
    assert mesa.row(numero).faltas == 0
    assert "tem tudo o que o Portal exige" in mesa.toca("rui", f"a:servico:{numero}")


def test_os_servicos_relacionados_aparecem_pelo_nome(mesa: Mesa) -> None:
    outro = mesa.servico("rui", valores_de(replace(MINIMO, nome="Renovar licença de pesca")))
    numero = mesa.servico("rui", valores_de(MINIMO))
    mudar(mesa, "iara", numero, relacionados=[f"servico:{outro}", "4321"])
    lido = mesa.toca("rui", f"a:servico.previa:{numero}")
    assert "• Renovar licença de pesca\n• Serviço número 4321 do Portal de Serviços" in lido
    lido = mesa.toca("rui", f"a:servico.versao:{numero}:2")
    assert "Depois: Renovar licença de pesca, 4321" in lido


def test_o_servico_no_portal_guarda_o_texto_publicado(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    no_portal(mesa, numero)
    assert mesa.row(numero).estado == "no_portal"
    mudar(mesa, "iara", numero, descricao="Outra.")
    row = mesa.row(numero)
    assert (row.estado, row.publicado) == ("no_portal_com_alteracoes", sem_orgao(valores_de(MINIMO)))
    lido = mesa.toca("rui", f"a:servico:{numero}")
    assert "Estado: No Portal de Serviços, com mudanças" in lido
    assert "https://gov.br/pesca" in lido
    mudancas = mesa.diz("rui", "Ver o que mudou")
    assert f"<b>Descrição</b>\nAntes: {MINIMO.descricao}\nDepois: Outra." in mudancas
    mudar(mesa, "iara", numero, descricao=MINIMO.descricao)
    assert mesa.row(numero).estado == "no_portal"


def test_guardar_sem_mudar_nada_nao_faz_versao(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mesa.toca("rui", f"a:servico.editar:{numero}")
    assert mesa.diz("rui", "Guardar serviço").startswith("Serviço guardado.")
    assert mesa.row(numero).versao == 1


def test_todo_campo_do_cadastro_tem_nome_nas_diferencas() -> None:
    for caminho in _caminhos(CADASTRO_SERVICO):
        assert CONTENT.texts.label(nome_do_campo(caminho))


def _caminhos(form: Form) -> list[tuple[str | int, ...]]:
    return [caminho for no in form.fields() for caminho in _do_no(no, ())]


def _do_no(no: Field | Group, onde: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    dentro = no.fields if isinstance(no, Group) else ()
    return [(*onde, no.name), *(c for filho in dentro for c in _do_no(filho, (*onde, no.name, 1)))]


def test_o_nome_de_outro_servico_nao_volta(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mudar(mesa, "rui", numero, nome="Obter licença de pesca amadora")
    mesa.servico("iara", valores_de(replace(MINIMO, descricao="Outra")))
    lido = mesa.toca("rui", f"a:servico.restaurado:{numero}:1:2")
    assert "O órgão já tem um serviço chamado" in lido
    assert mesa.row(numero).versao == 2


def test_no_portal_fica_o_texto_que_a_pessoa_viu_e_ela_sabe_quem_mudou_depois(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mesa.toca("rui", f"a:servico:{numero}")
    mesa.diz("rui", "Já está no Portal de Serviços")
    mudar(mesa, "iara", numero, descricao="Outra.")
    lido = mesa.diz("rui", "https://gov.br/pesca")
    assert "Iara Teles guardou outra versão em 24/11/2026" in lido
    assert "• Descrição" in lido
    assert mesa.row(numero).publicado is None
    mudar(mesa, "iara", numero, contato="0800")
    assert "• Contato" in mesa.diz("rui", "Está lá o texto de antes")
    assert mesa.row(numero).publicado is None
    assert "Anotado" in mesa.diz("rui", "Está lá o texto de antes")
    row = mesa.row(numero)
    assert (row.estado, row.publicado) == ("no_portal_com_alteracoes", sem_orgao(valores_de(MINIMO)))
    assert row.endereco_no_portal == "https://gov.br/pesca"


def test_a_ficha_de_um_texto_que_mudou_nao_vale_para_o_portal(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mesa.toca("rui", f"a:servico:{numero}")
    mudar(mesa, "iara", numero, descricao="Outra.")
    assert "Iara Teles guardou outra versão" in mesa.diz("rui", "Já está no Portal de Serviços")
    assert "Qual é o endereço" in mesa.diz("rui", "Já está no Portal de Serviços")
    mudar(mesa, "iara", numero, descricao="Mais outra.")
    mesa.diz("rui", "https://gov.br/pesca")
    assert "Anotado" in mesa.diz("rui", "Está lá o texto novo")
    assert mesa.row(numero).estado == "no_portal"


def test_o_endereco_de_outra_pessoa_nao_serve(mesa: Mesa) -> None:
    numero = mesa.servico("rui", valores_de(MINIMO))
    mesa.toca("rui", f"a:servico:{numero}")
    mesa.diz("rui", "Já está no Portal de Serviços")
    mudar(mesa, "iara", numero, descricao="Outra.")
    mesa.diz("rui", "https://gov.br/pesca")
    with mesa.work() as work:
        dados = dict((rotulo, dado) for rotulo, dado in work.chat(CONTAS["rui"]).buttons)
    assert "Nada mudou." in mesa.toca("iara", dados["Está lá o texto novo"])
    assert mesa.row(numero).publicado is None
