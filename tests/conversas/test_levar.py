"""A service carried to the Portal: copied field by field, ticked, resumed, updated, taken down."""

import json
from dataclasses import replace

import pytest

from bot.domain.servico import Servico
from bot.forms.servico_valores import valores_de
from bot.storage.tables import Orgao, ServicoRow
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import INMETRO, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_conferencia import INCOMPLETO, guardar_todos
from tests.servico.exemplo import CHEIO, MINIMO

ATE_LEVAR = """
    titular: /servicos
    bot: 1 serviço no inventário. [Obter licença de pesca]
    titular: [Obter licença de pesca]
    bot: Estado: Pronto para publicar [Levar ao Portal de Serviços] [Já está no Portal de Serviços]
    titular: [Levar ao Portal de Serviços]
    bot: Página 1 de 4: Dados básicos Feitos: 0 de 11 campos. [Marcar a página e seguir]
"""

TUDO_COPIADO = f"""
    {ATE_LEVAR}
    titular: [Marcar a página e seguir]
    bot: Página 2 de 4: Quem pode pedir Feitos: 3 de 11 campos. … Solicitante 1 Pescadores
    titular: [Marcar a página e seguir]
    bot: Página 3 de 4: Etapa 1 … Título da etapa Pedir a licença Canais 1. Web: https://pesca.orgao.gov.br
    titular: [Marcar a página e seguir]
    bot: Página 4 de 4: Outras informações … Escolha: Atendimento imediato … • pesca • peixe • licença
    titular: [Marcar a página e seguir]
    bot: Todos os campos de "Obter licença de pesca" estão marcados. [Já está no Portal de Serviços]
"""

NO_PORTAL = f"""
    {TUDO_COPIADO}
    titular: [Já está no Portal de Serviços]
    bot: Qual é o endereço do serviço no Portal de Serviços?
    titular: https://www.servicos.gov.br/servico/obter-licenca-de-pesca
    bot: Anotado: o serviço está no Portal … Estado: No Portal de Serviços [Saiu do Portal de Serviços]
"""


async def mudar(palco: Palco, novo: Servico) -> None:
    """Save another text of service 1, as the substituto would."""

    def escrever(work: Work) -> None:
        row = work.session.get_one(ServicoRow, 1)
        pessoa = quem(work, PESSOAS["titular"][0])
        guardar.guardar(work, pessoa, row, valores_de(novo), row.versao)

    await palco.assistente.database.run(escrever)


@pytest.fixture
def outro_contato() -> Servico:
    """Return the same service with another description and a contact."""
    return replace(MINIMO, descricao="Você recebe a licença em casa.", contato="0800 000 000")


@pytest.mark.asyncio
async def test_do_primeiro_campo_ao_endereco(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(NO_PORTAL)


@pytest.mark.asyncio
async def test_as_marcas_ficam_depois_de_um_reinicio_e_podem_ser_tiradas(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(
        f"""
        {ATE_LEVAR}
        titular: [Marcar: Descrição]
        bot: Feitos: 1 de 11 campos. … Descrição (feito) [Desmarcar: Descrição] [Marcar: Gratuidade]
        """
    )
    await palco.recomecar()
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: Pronto para publicar
        titular: levar ao portal de serviços
        bot: Página 1 de 4: Dados básicos Feitos: 1 de 11 campos. … Descrição (feito) [Marcar: Gratuidade]
        titular: marcar: gratuidade
        bot: Feitos: 2 de 11 campos. … Gratuidade (feito)
        titular: [Desmarcar: Descrição]
        bot: Feitos: 1 de 11 campos. [Marcar: Descrição]
        titular: [Marcar: Nome do serviço]
        bot: Feitos: 2 de 11 campos. [Marcar: Descrição]
        titular: [Marcar: Descrição]
        bot: Página 2 de 4: Quem pode pedir Feitos: 3 de 11 campos.
        titular: [Página anterior]
        bot: Página 1 de 4: Dados básicos … Nome do serviço (feito) [Desmarcar: Nome do serviço]
        """
    )


@pytest.mark.asyncio
async def test_se_o_servico_muda_so_a_marca_do_que_mudou_cai(palco: Palco, outro_contato: Servico) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(TUDO_COPIADO)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: [Rever os campos]
        bot: Feitos: 10 de 12 campos. … Descrição (mudou: copie de novo) … em casa.
        titular: [Marcar a página e seguir]
        bot: Todos os campos de "Obter licença de pesca" estão marcados.
        """
    )


@pytest.mark.asyncio
async def test_uma_tela_antiga_nao_marca_um_texto_que_a_pessoa_nao_viu(
    palco: Palco, outro_contato: Servico
) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(ATE_LEVAR)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: [Marcar a página e seguir]
        bot: O serviço mudou … Nada foi marcado. … Feitos: 0 de 12 campos. … em casa. [Marcar: Contato]
        titular: [Marcar: Contato]
        bot: Feitos: 1 de 12 campos. … Contato (feito)
        """
    )


@pytest.mark.asyncio
async def test_no_portal_so_o_que_mudou_e_copiado_e_o_que_saiu_e_apagado(
    palco: Palco, outro_contato: Servico
) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(NO_PORTAL)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: No Portal de Serviços, com mudanças [Levar ao Portal de Serviços] [Já publiquei as mudanças]
        titular: [Levar ao Portal de Serviços]
        bot: Feitos: 10 de 12 campos. … Descrição (mudou: copie de novo) [Marcar: Contato]
        titular: [Marcar a página e seguir]
        bot: Todos os campos de "Obter licença de pesca" estão marcados. [Já publiquei as mudanças]
        titular: [Já publiquei as mudanças]
        bot: Anotado: o serviço está no Portal de Serviços. … Estado: No Portal de Serviços
        """
    )
    await mudar(palco, MINIMO)
    await palco.encenar(
        """
        titular: [Ver o histórico]
        bot: 3 versões … Rui Tavares anotou que o texto está no Portal de Serviços.
        titular: [Ver o serviço]
        bot: No Portal de Serviços, com mudanças
        titular: [Levar ao Portal de Serviços]
        bot: Página 1 de 5: Dados básicos Feitos: 10 de 12 campos. … Descrição (mudou
        titular: [Marcar a página e seguir]
        bot: Página 5 de 5: Apagar no Portal … Dados básicos: Contato Este campo saiu do serviço. Apague
        titular: [Marcar a página e seguir]
        bot: Todos os campos
        """
    )


@pytest.mark.asyncio
async def test_as_mudancas_sobre_o_texto_publicado_podem_ser_descartadas(
    palco: Palco, outro_contato: Servico
) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(NO_PORTAL)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: No Portal de Serviços, com mudanças [Ver o que mudou]
        titular: [Ver o que mudou]
        bot: Estes 2 campos são diferentes [Descartar as mudanças]
        titular: [Descartar as mudanças]
        bot: Voltar ao texto … que está no Portal de Serviços? … Voltam estes 2 campos: • Descrição • Contato
        titular: [Sim, descartar as mudanças]
        bot: Mudanças descartadas: vale o texto que está no Portal … Estado: No Portal de Serviços
        titular: [Ver o histórico]
        bot: 3 versões … Versão 3, 24/11/2026, 12h: Rui Tavares voltou ao texto do Portal de Serviços.
        """
    )


@pytest.mark.asyncio
async def test_um_descarte_nao_passa_por_cima_do_que_a_pessoa_nao_viu(
    palco: Palco, outro_contato: Servico
) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(NO_PORTAL)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: com mudanças
        titular: [Ver o que mudou]
        bot: Estes 2 campos são diferentes
        titular: [Descartar as mudanças]
        bot: Voltam estes 2 campos:
        """
    )
    await mudar(palco, CHEIO)
    await palco.encenar(
        """
        titular: [Sim, descartar as mudanças]
        bot: O serviço mudou depois da pergunta. Nada foi descartado. Confira de novo: Voltar ao texto
        """
    )


@pytest.mark.asyncio
async def test_o_servico_sai_do_portal_e_o_texto_fica(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(
        f"""
        {NO_PORTAL}
        titular: [Saiu do Portal de Serviços]
        bot: "Obter licença de pesca" saiu do Portal de Serviços? O texto continua guardado aqui.
        titular: [Sim, o serviço saiu de lá]
        bot: Anotado: o serviço não está mais no Portal … Estado: Pronto para publicar [Ver o histórico]
        titular: [Ver o histórico]
        bot: Rui Tavares anotou que saiu do Portal … Rui Tavares anotou que o texto está no Portal
        titular: [Ver o serviço]
        bot: Estado: Pronto para publicar
        titular: [Levar ao Portal de Serviços]
        bot: Feitos: 0 de 11 campos.
        """
    )


@pytest.mark.asyncio
async def test_o_que_ainda_nao_pode_ser_publicado_nao_e_levado(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, INCOMPLETO)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Emitir certidão de pesca]
        bot: Estado: Rascunho
        """
    )
    (tela,) = await palco.tocar("titular", "a:levar:1")
    assert tela.text.startswith("Ainda não dá para levar este serviço ao Portal de Serviços.")
    assert "impedem a publicação" in tela.text


@pytest.mark.asyncio
async def test_a_equipe_de_ti_recebe_o_json(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, CHEIO)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: Pronto para publicar
        titular: [Levar ao Portal de Serviços]
        bot: Página 1 de 7: Dados básicos [Baixar JSON] [Baixar XML]
        titular: [Baixar JSON]
        bot: Arquivo JSON de "Obter licença de pesca" … publicar por programa. [Ver o serviço]
        """
    )
    arquivo = palco.pessoa("titular").messages[-1].file
    assert arquivo is not None
    assert json.loads(arquivo.data)["nome"] == "Obter licença de pesca"


@pytest.mark.asyncio
async def test_sem_o_numero_do_orgao_no_portal_o_json_avisa(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)

    def esquecer(work: Work) -> None:
        work.session.get_one(Orgao, INMETRO).db_id = None

    await palco.assistente.database.run(esquecer)
    await palco.dizer("titular", "/servicos")
    (tela,) = await palco.tocar("titular", "a:levar.json:1")
    assert "Falta o número do órgão no Portal de Serviços (orgao.dbId)" in (tela.caption or "")


@pytest.mark.asyncio
async def test_quem_publicou_um_texto_que_ja_mudou_diz_qual_esta_la(
    palco: Palco, outro_contato: Servico
) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO)
    await palco.encenar(NO_PORTAL)
    await mudar(palco, outro_contato)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário.
        titular: [Obter licença de pesca]
        bot: com mudanças [Já publiquei as mudanças]
        """
    )
    await mudar(palco, replace(outro_contato, contato="0800 111 111"))
    await palco.encenar(
        """
        titular: [Já publiquei as mudanças]
        bot: Qual texto de … Rui Tavares guardou outra versão … Nada foi anotado ainda. [Está lá o texto novo]
        titular: [Está lá o texto de antes]
        bot: Anotado: o serviço está no Portal de Serviços. … No Portal de Serviços, com mudanças
        titular: [Ver o que mudou]
        bot: Só um campo é diferente … Antes: 0800 000 000 Depois: 0800 111 111
        """
    )
    (tela,) = await palco.tocar("titular", "a:publicacao.atualizado:1:1")
    assert tela.text.startswith('Qual texto de "Obter licença de pesca" está no Portal')
