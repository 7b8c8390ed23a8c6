"""Registered services: the card, the list, the XML, editing, a name that is taken, other organs."""

import pytest
from lxml import etree
from sqlmodel import col, select

from bot.cartas.escrita import escrever
from bot.domain.orgaos import orgaos
from bot.forms.servico_valores import servico_de
from bot.storage.tables import ServicoRow
from tests.conversas.cadastros import ANAC, ATE_A_FICHA, ATE_O_RESUMO, INMETRO, titular
from tests.conversas.palco import Palco, legivel


async def xml_do_banco(palco: Palco, nome: str) -> bytes:
    """Return the letter that the writer makes of what is stored under that name."""
    busca = select(ServicoRow).where(col(ServicoRow.nome) == nome)
    row = await palco.assistente.database.run(lambda work: work.session.exec(busca).one())
    return escrever(servico_de(row.valores, orgaos()[row.siorg]))


async def baixado(palco: Palco) -> bytes:
    """Press "Baixar XML" and return the file that comes."""
    await palco.encenar(
        """
        titular: [Baixar XML]
        bot: Arquivo XML de [Ver o serviço] [Menu]
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    return arquivo.data


@pytest.mark.asyncio
async def test_o_xml_baixado_e_o_que_a_escrita_faz_do_que_foi_guardado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    carta = await baixado(palco)
    assert carta == await xml_do_banco(palco, "Obter passaporte comum para viajar")
    raiz = etree.fromstring(carta)
    assert [canal.get("tipo") for canal in raiz.iterfind(".//{*}canal-de-prestacao")] == [
        "web",
        "presencial",
        "telefone",
    ]
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    assert arquivo.name == "obter-passaporte-comum-para-viajar.xml"


@pytest.mark.asyncio
async def test_um_servico_guardado_e_editado_e_baixado_de_novo(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    antes = await baixado(palco)
    await palco.encenar(
        """
        titular: [Ver o serviço]
        bot: Obter passaporte comum para viajar Órgão: Instituto Nacional de Metrologia [Editar serviço]
        titular: [Editar serviço]
        bot: Resumo do serviço [Guardar serviço] [Mudar uma resposta]
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Tempo e assuntos]
        bot: Quanto tempo: 6 dias úteis
        titular: [Tempo do serviço]
        bot: Quanto tempo o serviço leva
        titular: [Entre dois tempos]
        bot: De quanto a quanto?
        titular: de 5 a 10 dias úteis
        bot: Tempo do serviço: Entre dois tempos De quanto a quanto: de 5 a 10 dias úteis
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Salvar e sair]
        bot: Guardei o serviço "Obter passaporte comum para viajar".
        titular: /servicos
        bot: 1 serviço no inventário. [Obter passaporte comum para viajar]
        titular: 1
        bot: Obter passaporte comum para viajar [Baixar XML]
        """
    )
    assert await baixado(palco) == antes
    await palco.encenar(
        """
        titular: [Ver o serviço]
        bot: Obter passaporte comum para viajar
        titular: [Editar serviço]
        bot: Resumo do serviço … De quanto a quanto: de 5 a 10 dias úteis
        titular: [Guardar serviço]
        bot: Serviço guardado.
        """
    )
    depois = await baixado(palco)
    assert b'<entre min="5" max="10" unidade="dias-uteis"/>' in depois
    assert b"<ate" not in depois
    assert depois == await xml_do_banco(palco, "Obter passaporte comum para viajar")


@pytest.mark.asyncio
async def test_a_ficha_diz_o_que_falta_para_publicar_e_o_que_nao_e_digital(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        ATE_A_FICHA.replace(
            "titular: Você recebe o passaporte.",
            """titular: --
            bot: “--” só guarda o lugar da resposta.
            titular: [Manter como enviei]""",
        )
    )
    ficha = legivel(palco.pessoa("titular").messages[-1])
    assert "1 ponto impede a publicação: • Descrição do serviço. Conte o que a pessoa consegue" in ficha
    assert "Etapas com canal digital: 1 de 2. Para a meta digital, todas precisam ter um." in ficha
    await palco.encenar(
        """
        titular: [Editar serviço]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: 1
        bot: Descrição: --
        titular: [Descrição]
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe o passaporte.
        bot: Descrição: Você recebe o passaporte.
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: 1
        bot: Serviço guardado. … O serviço tem tudo o que o Portal exige para publicar.
        """
    )


@pytest.mark.asyncio
async def test_um_nome_que_o_orgao_ja_tem_fica_no_rascunho_e_pode_ser_mudado(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    nome = "titular: Obter passaporte comum para viajar"
    dito = "bot: O órgão já tem o serviço [Abrir o que já existe]\ntitular: [Continuar assim mesmo]"
    await palco.encenar(ATE_O_RESUMO.replace(nome, f"{nome}\n{dito}"))
    await palco.encenar(
        """
        titular: [Guardar serviço]
        bot: O órgão já tem um serviço chamado … Resumo [Ver o outro serviço] [Guardar serviço]
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Dados básicos]
        bot: Nome do serviço: Obter passaporte comum para viajar
        titular: [Nome do serviço]
        bot: Qual é o nome do serviço?
        titular: Obter passaporte diplomático
        bot: Nome do serviço: Obter passaporte diplomático
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Guardar serviço]
        bot: Serviço guardado. Obter passaporte diplomático
        titular: [Ver serviços]
        bot: 2 serviços no inventário. [Obter passaporte comum para viajar] [Obter passaporte diplomático]
        """
    )


@pytest.mark.asyncio
async def test_quem_tem_dois_orgaos_escolhe_o_do_servico_e_a_lista(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await palco.encenar(
        ATE_A_FICHA.replace(
            "bot: Quem pode pedir o serviço?",
            """bot: Qual órgão responde pelo serviço?
            titular: anac
            bot: Quem pode pedir o serviço?""",
            1,
        )
    )
    assert "Órgão: Agência Nacional de Aviação Civil (ANAC)" in legivel(palco.pessoa("titular").messages[-1])
    await palco.encenar(
        """
        titular: /servicos
        bot: Serviços de qual órgão?
        titular: Agência Nacional de Aviação Civil (ANAC)
        bot: Serviços: Agência Nacional de Aviação Civil (ANAC) 1 serviço no inventário.
        """
    )


@pytest.mark.asyncio
async def test_os_servicos_de_um_orgao_nao_aparecem_em_outro(palco: Palco) -> None:
    await titular(palco, INMETRO)
    await titular(palco, ANAC, nome="intruso")
    await palco.encenar(ATE_A_FICHA)
    await palco.encenar(
        """
        intruso: /servicos
        bot: Serviços: Agência Nacional de Aviação Civil (ANAC) Nenhum serviço no inventário ainda.
        """
    )
    intruso = palco.pessoa("intruso")
    for data in ("a:servico:1", "a:servico.xml:1", "a:servico.editar:1", "a:servicos:240:1"):
        await intruso.tap_data(data, intruso.messages[-1].id)
        await palco.sossegar()
        assert "Obter passaporte" not in legivel(intruso.messages[-1]), data
        assert "Só os pontos focais" in legivel(intruso.messages[-1]), data


@pytest.mark.asyncio
async def test_um_servico_parecido_aproveita_as_respostas_e_cabe_em_doze(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(ATE_A_FICHA)
    await palco.encenar(
        """
        titular: [Cadastrar um parecido]
        bot: Aproveitei as respostas de "Obter passaporte comum para viajar". … Qual é o nome do serviço?
        titular: Obter passaporte diplomático
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe o passaporte para missões.
        bot: Com que palavras as pessoas procuram o serviço?
        titular: diplomata\\nmissão\\nembaixada
        bot: A lista tem 3 itens.
        titular: pronto
        bot: Resumo do serviço Dados básicos Nome do serviço: Obter passaporte diplomático … Etapa 2: Receber
        titular: [Guardar serviço]
        bot: Serviço guardado. Obter passaporte diplomático
        """
    )
    carta = await baixado(palco)
    assert carta == await xml_do_banco(palco, "Obter passaporte diplomático")
    assert b"<item>diplomata</item>" in carta
    assert b"<item>passaporte</item>" not in carta
    assert b"<titulo>Receber o passaporte no posto</titulo>" in carta
