"""What arrives where a text is due: files, places, corrections, and texts that look strange."""

import pytest
from lxml import etree

from tests.conversas.cadastros import ATE_A_ETAPA_1, ATE_AS_PALAVRAS, ATE_O_RESUMO, em_andamento, titular
from tests.conversas.palco import Palco, legivel

NA_DESCRICAO = """
    titular: /cadastrar
    bot: Qual é o nome do serviço?
    titular: Obter passaporte comum para viajar
    bot: O que a pessoa consegue com este serviço?
"""


async def mostrado(palco: Palco) -> str:
    """Return what the titular reads last, once all is quiet."""
    await palco.sossegar()
    return legivel(palco.novas("titular")[-1])


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("tipo", "dito"),
    [
        ("photo", "Recebi uma foto, mas aqui só entendo texto e botões."),
        ("sticker", "Recebi uma figurinha"),
        ("voice", "Recebi um áudio, mas ainda não ouço"),
        ("video", "Recebi um vídeo"),
        ("document", "Recebi um arquivo"),
    ],
)
async def test_um_arquivo_onde_se_espera_texto_e_explicado_e_a_pergunta_volta(
    palco: Palco, tipo: str, dito: str
) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    antes = await em_andamento(palco)
    await palco.pessoa("titular").send_file("arquivo.bin", b"conteudo", tipo, caption="Pedir o passaporte")
    lido = await mostrado(palco)
    assert dito in lido
    assert "O que a pessoa faz na etapa 1?" in lido
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
async def test_lugar_contato_e_mensagem_corrigida_nao_mudam_a_resposta(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    antes = await em_andamento(palco)
    pessoa = palco.pessoa("titular")
    await pessoa.send_location(-15.8, -47.9)
    assert "Aqui só entendo texto e botões. Nada mudou." in await mostrado(palco)
    await pessoa.send_contact("+556133330000", "Rui")
    assert "Aqui só entendo texto e botões. Nada mudou." in await mostrado(palco)
    enviada = next(m for m in pessoa.messages if m.text == "Cidadãos brasileiros")
    await pessoa.edit(enviada.id, "Empresas")
    lido = await mostrado(palco)
    assert "Você corrigiu uma mensagem já enviada. Aqui isso não muda a resposta guardada." in lido
    assert "O que a pessoa faz na etapa 1?" in lido
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
@pytest.mark.parametrize("vazio", ["\u200b", "\u200b\u2060\ufeff", "\u2800 \u2800", "\u202e"])
async def test_um_texto_que_nao_mostra_nada_nao_e_resposta(palco: Palco, vazio: str) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    antes = await em_andamento(palco)
    await palco.pessoa("titular").say(vazio)
    assert "A mensagem chegou sem texto. Escreva a resposta e envie de novo." in await mostrado(palco)
    assert await em_andamento(palco) == antes


@pytest.mark.asyncio
async def test_doze_mil_letras_chegam_em_partes_e_recebem_uma_resposta_so_sobre_o_limite(
    palco: Palco,
) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    lidas = await palco.dizer("titular", "a" * 12_000)
    assert "O texto passou 9.000 letras. O limite é 3.000" in legivel(lidas[-1])
    assert "O que a pessoa consegue com este serviço?" in legivel(lidas[-1])
    assert "descricao" not in await em_andamento(palco)


@pytest.mark.asyncio
async def test_doze_mil_letras_numa_escolha_e_num_grupo_nao_travam_nada(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    await palco.dizer("titular", "Você recebe o passaporte.")
    lidas = await palco.dizer("titular", "sim " * 3_000)
    assert "Não reconheci “sim sim" in legivel(lidas[-1])
    assert "O serviço é gratuito para quem pede?" in legivel(lidas[-1])
    await palco.dizer("titular", "sim")
    await palco.dizer("titular", "Empresas")
    lidas = await palco.dizer("titular", "não " * 3_000)
    assert "Mais algum tipo de solicitante" in legivel(lidas[-1])


@pytest.mark.asyncio
async def test_um_texto_cheio_espera_o_resto_ate_pronto(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    lidas = await palco.dizer("titular", "b" * 4096)
    assert "Recebi 4.096 letras" in legivel(lidas[-1])
    await palco.recomecar()
    await palco.encenar(
        """
        titular: pronto
        bot: O texto passou 1.096 letras. O limite é 3.000
        titular: Você recebe o passaporte.
        bot: O serviço é gratuito para quem pede?
        """
    )


ESTRANHOS = [
    "Você recebe o <b>passaporte</b> & o \"visto\" <script>alert('1')</script>",
    "Você recebe 🛂 o passaporte 👩🏽‍🚀 e o visto",
    "Você recebe גלוון דרכון \u202eadaripser\u202c",
    "Você recebe *o* _passaporte_ [aqui](https://gov.br) `x` {nome} %s {0} \\n &amp; &lt;",
    "Você recebe ]]> <!-- o passaporte -->",
]


@pytest.mark.asyncio
@pytest.mark.parametrize("texto", ESTRANHOS)
async def test_o_texto_aparece_e_sai_no_xml_como_foi_escrito(palco: Palco, texto: str) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    await palco.pessoa("titular").say(texto)
    tela = await mostrado(palco)
    if "mantenha como está" in tela:  # marks of HTML, and links whose name says nothing, get advice
        await palco.pessoa("titular").say("Manter como enviei")
        tela = await mostrado(palco)
    assert "O serviço é gratuito para quem pede?" in tela
    lidas = await palco.dizer("titular", "/voltar")
    assert f"Resposta guardada: {' '.join(texto.split())}" in legivel(lidas[-1])
    await palco.encenar(
        ATE_O_RESUMO.partition("bot: O serviço é gratuito")[2].replace(
            " para quem pede?", "titular: manter\nbot: ...", 1
        )
    )
    await palco.encenar(
        """
        titular: [Guardar serviço]
        bot: Serviço guardado.
        titular: [Baixar XML]
        bot: Arquivo XML
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    assert etree.fromstring(arquivo.data).findtext("{*}descricao") == texto


@pytest.mark.asyncio
async def test_um_nome_com_marcas_aparece_como_foi_escrito_em_cada_tela(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_ETAPA_1)
    await palco.encenar(
        """
        titular: Pedir <i>o</i> "passaporte" & o visto
        bot: Você enviou: Pedir <i>o</i> "passaporte" & o visto Tire as marcas de HTML, como “<i>”.
        titular: [Manter como enviei]
        bot: Por qual canal a pessoa faz a etapa “Pedir <i>o</i> "passaporte" & o visto”?
        titular: [Web]
        bot: Qual é o endereço do canal Web?
        titular: https://www.gov.br/?a=1&b=<2>
        bot: A etapa “Pedir <i>o</i> "passaporte" & o visto” tem mais algum canal?
        titular: <não>
        bot: O serviço tem mais alguma etapa
        """
    )


@pytest.mark.asyncio
async def test_o_nul_sai_do_texto_e_nada_falha(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(NA_DESCRICAO)
    await palco.pessoa("titular").say("Você recebe\0 o passaporte\x07.")
    assert "O serviço é gratuito para quem pede?" in await mostrado(palco)
    assert (await em_andamento(palco))["descricao"] == "Você recebe o passaporte."


@pytest.mark.asyncio
async def test_um_cpf_numa_resposta_nao_e_guardado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_AS_PALAVRAS)
    antes = await em_andamento(palco)
    await palco.encenar(
        """
        titular: passaporte\\n529.982.247-25\\nviagem
        bot: Sua mensagem traz um CPF. Não guardo CPF: a mensagem foi descartada. … Com que palavras
        titular: senha: 12345
        bot: Sua mensagem parece trazer uma senha. … Com que palavras
        """
    )
    assert await em_andamento(palco) == antes
