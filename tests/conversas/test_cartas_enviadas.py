"""Letters sent in a chat: shown, confirmed, put in place, only those of the sender's organ."""

from dataclasses import replace
from functools import partial

import pytest

from bot.cartas.escrita import escrever
from bot.domain.orgaos import orgaos
from tests.cartas.cenario import carta, editar
from tests.cartas.hostis import pacote
from tests.conversas.cadastros import ANAC, INMETRO, em_andamento, encerrar_mandatos, titular
from tests.conversas.palco import Palco, legivel
from tests.servico.exemplo import CHEIO


async def enviar(palco: Palco, nome: str, dados: bytes, quem: str = "titular") -> str:
    """Let somebody send a file; return what she reads then."""
    palco.novas(quem)
    await palco.pessoa(quem).send_file(nome, dados)
    await palco.sossegar()
    return " ".join(map(legivel, palco.novas(quem)))


def do_inmetro(nome: str, numero: str, **textos: str) -> bytes:
    return carta(nome, numero, INMETRO, **textos)


@pytest.mark.asyncio
async def test_uma_carta_entra_com_dois_toques_e_sai_igual(palco: Palco) -> None:
    await titular(palco)
    dados = do_inmetro("Calibrar balança", "7", sigla="CB")
    dito = await enviar(palco, "calibrar.xml", dados)
    assert "Instituto Nacional de Metrologia" in dito and "li 1 carta. Nada mudou ainda." in dito
    assert "1 serviço novo vai entrar. O que vocês editaram aqui não se perde." in dito
    await palco.encenar(
        """
        titular: [Importar 1 carta]
        bot: 1 serviço novo entrou. [Ver serviços cadastrados] [Menu]
        titular: /servicos
        bot: No Portal de Serviços: 1 de 1 (100%). [Calibrar balança]
        titular: [Calibrar balança]
        bot: Calibrar balança [Baixar XML]
        titular: [Baixar XML]
        bot: ...
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    assert (arquivo.name, arquivo.data) == ("calibrar.xml", dados)


@pytest.mark.asyncio
async def test_mudar_um_campo_no_formulario_muda_so_o_elemento_dele(palco: Palco) -> None:
    await titular(palco)
    servico = replace(CHEIO, orgao=orgaos()[INMETRO], sigla="CB")
    dados = escrever(servico).replace(b"</id>", b"</id>\n    <dbId>7</dbId>", 1)
    await enviar(palco, "cheio.xml", dados)
    await palco.dizer("titular", "[Importar 1 carta]")
    await palco.dizer("titular", "/servicos")
    await palco.encenar(
        """
        titular: 1
        bot: Estado: [Editar serviço]
        titular: [Editar serviço]
        bot: Resumo do serviço [Mudar uma resposta]
        titular: [Mudar uma resposta]
        bot: O que você quer mudar? [Dados básicos]
        titular: [Dados básicos]
        bot: O que você quer mudar? [Sigla]
        titular: [Sigla]
        bot: Resposta guardada: CB
        titular: NOVA
        bot: Sigla: NOVA [Voltar ao resumo]
        titular: [Voltar ao resumo]
        bot: Resumo do serviço [Guardar serviço]
        titular: [Guardar serviço]
        bot: Serviço guardado. … No Portal de Serviços, com mudanças [Baixar XML]
        titular: [Baixar XML]
        bot: ...
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    assert arquivo.data == dados.replace(b"<sigla>CB<", b"<sigla>NOVA<")


@pytest.mark.asyncio
async def test_o_que_mudou_aqui_e_na_carta_e_mostrado_para_comparar(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7", sigla="CB"))
    await palco.dizer("titular", "[Importar 1 carta]")
    await palco.assistente.database.run(partial(editar, "Calibrar balança", {"sigla": "DAQUI"}))
    dito = await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7", sigla="DELA"))
    assert "1 serviço que já está aqui vai ser atualizado." in dito
    await palco.encenar(
        """
        titular: [Importar 1 carta]
        bot: 1. Calibrar balança mudou aqui e na carta, em: Sigla. Ficou o texto daqui; [Comparar o texto 1]
        titular: [Comparar o texto 1]
        bot: DELA … DAQUI
        """
    )


@pytest.mark.asyncio
async def test_as_de_outro_orgao_sao_recusadas_pelo_nome_e_as_ruins_pela_linha(palco: Palco) -> None:
    await titular(palco)
    partes = {
        "a.xml": do_inmetro("Calibrar balança", "7"),
        "b.xml": carta("Obter licença de voo", "8", ANAC),
        "c.xml": b"<servico",
    }
    dito = await enviar(palco, "cartas.zip", pacote(partes))
    assert "Ficou de fora 1 carta de outro órgão:" in dito
    assert "– Obter licença de voo" in dito
    assert "Não li 1 arquivo: c.xml: O XML se quebra na linha 1." in dito
    await palco.dizer("titular", "[Agora não]")
    assert (await palco.tabelas())["servico"] == []
    assert (await palco.tabelas())["carta_recebida"] == []


@pytest.mark.asyncio
async def test_quem_lista_servicos_le_que_pode_enviar_as_cartas_e_nao_perde_a_lista(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        """
        titular: /servicos
        bot: Nenhum serviço no inventário ainda. [Incluir lista de serviços]
        titular: [Incluir lista de serviços]
        bot: Tem as cartas do Portal? Envie o .xml, ou um .zip com todas.
        titular: Emitir laudo de balança
        bot: Emitir laudo de balança
        """
    )
    await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7"))
    await palco.dizer("titular", "[Importar 1 carta]")
    assert (await em_andamento(palco))["nomes"] == ["Emitir laudo de balança"]


@pytest.mark.asyncio
async def test_so_de_outro_orgao_nada_e_guardado(palco: Palco) -> None:
    await titular(palco)
    dito = await enviar(palco, "b.xml", carta("Obter licença de voo", "8", ANAC))
    assert dito.startswith("O arquivo não trouxe nenhuma carta do seu órgão. Nada mudou.")
    assert (await palco.tabelas())["carta_recebida"] == []


@pytest.mark.asyncio
async def test_um_lote_grande_entra_aos_poucos_e_o_fim_e_avisado(palco: Palco) -> None:
    await titular(palco)
    partes = {f"{n}.xml": do_inmetro(f"Calibrar balança {n}", str(n + 1)) for n in range(45)}
    await enviar(palco, "cartas.zip", pacote(partes))
    await palco.encenar(
        """
        titular: [Importar 45 cartas]
        bot: 20 serviços novos entraram. Faltam 25. Aviso quando todas entrarem;
        """
    )
    for _ in range(4):
        await palco.passar(seconds=1)
    assert [legivel(m) for m in palco.novas("titular")] == ["As 45 cartas que você enviou estão no lugar."]
    assert len((await palco.tabelas())["servico"]) == 45


@pytest.mark.asyncio
async def test_o_resto_de_um_lote_nao_entra_depois_do_fim_do_mandato(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    partes = {f"{n}.xml": do_inmetro(f"Calibrar balança {n}", str(n + 1)) for n in range(25)}
    await enviar(palco, "cartas.zip", pacote(partes))
    await palco.dizer("titular", "[Importar 25 cartas]")
    await encerrar_mandatos(palco, siorg=INMETRO)
    await palco.passar(seconds=1)
    assert len((await palco.tabelas())["servico"]) == 20
    assert (await palco.tabelas())["carta_recebida"] == []


@pytest.mark.asyncio
async def test_depois_de_um_reinicio_o_botao_ainda_importa_e_so_uma_vez(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7"))
    await palco.recomecar()
    dado = next(botao.target for linha in palco.pessoa("titular").messages[-1].buttons for botao in linha)
    await palco.dizer("titular", "[Importar 1 carta]")
    await palco.dizer("titular", "/acessibilidade")
    (tela,) = await palco.tocar("titular", dado)
    assert legivel(tela).startswith("Essas cartas já foram importadas ou deixadas de lado.")
    assert len((await palco.tabelas())["servico"]) == 1


@pytest.mark.asyncio
async def test_quem_perdeu_o_mandato_nao_importa_mais(palco: Palco) -> None:
    await titular(palco)
    await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7"))
    await encerrar_mandatos(palco)
    await palco.dizer("titular", "[Importar 1 carta]")
    assert (await palco.tabelas())["servico"] == []


@pytest.mark.asyncio
async def test_um_arquivo_hostil_leva_uma_linha(palco: Palco) -> None:
    await titular(palco)
    bomba = await enviar(palco, "cartas.zip", pacote({"../a.xml": b"x"}))
    assert bomba.startswith("O .zip tem nomes de arquivo que levam para fora dele. Nada foi lido.")


@pytest.mark.asyncio
async def test_de_quem_nao_cadastra_a_carta_e_um_arquivo_qualquer(palco: Palco) -> None:
    dito = await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7"), "visitante")
    assert dito.startswith("Recebi um arquivo")


@pytest.mark.asyncio
@pytest.mark.parametrize("ato", ["importar", "descartar"])
async def test_as_cartas_que_outra_pessoa_enviou_nao_sao_de_mais_ninguem(palco: Palco, ato: str) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await titular(palco, ANAC, nome="intruso")
    await enviar(palco, "a.xml", do_inmetro("Calibrar balança", "7"))
    antes = await palco.tabelas()
    lote = antes["carta_recebida"][0][1]
    for quem, dito in {
        "substituto": "Essas cartas já foram importadas ou deixadas de lado.",
        "intruso": "Essas cartas já foram importadas ou deixadas de lado.",
        "visitante": "Para isso, você precisa de um convite.",
    }.items():
        await palco.dizer(quem, "/acessibilidade")
        (tela,) = await palco.tocar(quem, f"a:cartas.{ato}:{lote}")
        assert legivel(tela).startswith(dito)
    depois = await palco.tabelas()
    assert depois["carta_recebida"] == antes["carta_recebida"]
    assert depois["servico"] == []
