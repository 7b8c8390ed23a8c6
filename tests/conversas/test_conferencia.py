"""Checking services: list, filters, search and card; two people on one service, as they read it."""

from dataclasses import replace

import pytest

from bot.domain.servico import Canal, Servico
from bot.forms.servico_valores import valores_de
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.servico.exemplo import MINIMO

PRESENCIAL = replace(
    MINIMO.etapas[0], titulo="Retirar a licença", canais=(Canal("presencial", "Rua das Flores, 10"),)
)
NAO_DIGITAL = replace(MINIMO, nome="Retirar licença no balcão", etapas=(*MINIMO.etapas, PRESENCIAL))
INCOMPLETO = replace(MINIMO, nome="Emitir certidão de pesca", areas=(), segmentos=())
OUTROS = tuple(replace(MINIMO, nome=f"Registrar embarcação do tipo {letra}") for letra in "ABCDEFG")


async def guardar_todos(palco: Palco, *servicos: Servico, siorg: str = INMETRO) -> None:
    """Store services as the titular would."""

    def escrever(work: Work) -> None:
        pessoa = quem(work, PESSOAS["titular"][0])
        for servico in servicos:
            guardar.guardar(work, pessoa, guardar.novo(work, pessoa, siorg), valores_de(servico), None)

    await palco.assistente.database.run(escrever)


@pytest.mark.asyncio
async def test_a_lista_e_filtrada_e_paginada(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO, NAO_DIGITAL, INCOMPLETO, *OUTROS)
    await palco.encenar(
        """
        titular: /servicos
        bot: 10 serviços no inventário. [Emitir certidão de pesca] [Próxima página] [Procurar] [Filtrar]
        titular: [Próxima página]
        bot: 10 serviços no inventário. [Registrar embarcação do tipo G] [Página anterior]
        titular: [Filtrar]
        bot: Quais serviços você quer ver? [Rascunho (1)] [Pronto para publicar (9)] [Falta canal digital (1)]
        titular: [Falta canal digital (1)]
        bot: 1 serviço com este filtro: • Falta canal digital [Retirar licença no balcão] [Filtrar]
        titular: [Filtrar]
        bot: Quais serviços você quer ver? [Pronto para publicar (1)] [Ver todos os serviços]
        titular: [Ver todos os serviços]
        bot: 10 serviços no inventário.
        titular: [Filtrar]
        bot: Quais serviços você quer ver? [Sem área de interesse (1)]
        titular: [Sem área de interesse (1)]
        bot: 1 serviço com este filtro: • Sem área de interesse [Emitir certidão de pesca]
        titular: /servicos
        bot: 10 serviços no inventário.
        titular: [Filtrar]
        bot: Quais serviços você quer ver?
        titular: pronto para publicar (9)
        bot: 9 serviços com este filtro: • Pronto para publicar [Próxima página]
        titular: [Próxima página]
        bot: 9 serviços com este filtro: • Pronto para publicar [Retirar licença no balcão] [Página anterior]
        titular: [Retirar licença no balcão]
        bot: Etapa 1, Pedir a licença: tem canal digital. Etapa 2, … : falta um canal digital.
        """
    )


@pytest.mark.asyncio
async def test_a_procura_perdoa_erros_e_nao_vira_rascunho(palco: Palco) -> None:
    await titular(palco)
    await guardar_todos(palco, MINIMO, NAO_DIGITAL, INCOMPLETO, *OUTROS)
    await palco.encenar(
        """
        titular: /servicos
        bot: 10 serviços no inventário.
        titular: [Procurar]
        bot: Que serviço você procura?
        titular: sertidao
        bot: achei 1 serviço com "sertidao". [Emitir certidão de pesca] [Procurar de novo] [Ver serviços]
        titular: [Procurar de novo]
        bot: Que serviço você procura?
        titular: /menu
        bot: O que você quer fazer? [Cadastrar serviço]
        titular: /servicos
        bot: 10 serviços no inventário.
        titular: [Procurar]
        bot: Que serviço você procura?
        titular: vacina
        bot: não achei serviço com "vacina". Tente outra palavra do nome. [Procurar de novo]
        titular: [Ver serviços]
        bot: 10 serviços no inventário.
        """
    )
    rotulos = [rotulo for linha in palco.pessoa("titular").messages[-1].buttons for rotulo, _ in linha]
    assert not any("Procura por" in rotulo for rotulo in rotulos)


@pytest.mark.asyncio
async def test_a_segunda_pessoa_sabe_quem_e_quando_e_escolhe_campo_por_campo(palco: Palco) -> None:
    await titular(palco)
    await titular(palco, nome="substituto")
    await guardar_todos(palco, MINIMO)
    await palco.encenar(
        """
        titular: /servicos
        bot: 1 serviço no inventário. [Obter licença de pesca]
        titular: [Obter licença de pesca]
        bot: Estado: Pronto para publicar
        titular: [Editar serviço]
        bot: Resumo do serviço
        titular: [Mudar uma resposta]
        bot: O que você quer mudar?
        titular: [Dados básicos]
        bot: Descrição: Você recebe a licença.
        titular: [Descrição]
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe a licença em casa.
        bot: Descrição: Você recebe a licença em casa.
        substituto: /servicos
        bot: 1 serviço no inventário.
        substituto: [Obter licença de pesca]
        bot: Rui Tavares também está editando este serviço. [Editar serviço]
        substituto: [Editar serviço]
        bot: Rui Tavares também está editando este serviço. Última resposta: 24/11/2026, 12h. Resumo
        substituto: [Mudar uma resposta]
        bot: O que você quer mudar?
        substituto: [Dados básicos]
        bot: Descrição: Você recebe a licença.
        substituto: [Descrição]
        bot: O que a pessoa consegue com este serviço?
        substituto: Você recebe a licença na hora.
        bot: Descrição: Você recebe a licença na hora.
        substituto: [Contato]
        bot: ...
        substituto: 0800 000 000
        bot: Contato: 0800 000 000
        titular: [Voltar ao resumo]
        bot: Resumo do serviço
        titular: [Guardar serviço]
        bot: Serviço guardado. … Iara Teles também está editando este serviço.
        substituto: [Voltar ao resumo]
        bot: Resumo do serviço
        substituto: [Guardar serviço]
        bot: Rui Tavares guardou … 12h, … Só você mudou, e entra: • Contato [Escolher o que fica]
        substituto: [Escolher o que fica]
        bot: Escolha 1 de 1: Descrição Qual texto fica? O seu: … na hora. O de Rui Tavares [Ficar com o meu]
        substituto: ficar com o da outra pessoa
        bot: Tudo escolhido. Falta guardar. [Guardar o serviço assim]
        substituto: [Guardar o serviço assim]
        bot: Serviço guardado, com as mudanças das duas pessoas que você escolheu. Obter licença de pesca
        substituto: [Ver como a pessoa lê]
        bot: Você recebe a licença em casa. … Dúvidas e contato 0800 000 000
        substituto: [Ver o serviço]
        bot: Obter licença de pesca
        substituto: [Ver o histórico]
        bot: 3 versões … Versão 3, 24/11/2026, 12h: Iara Teles juntou duas edições. • Contato Versão 2
        """
    )


@pytest.mark.asyncio
async def test_a_equipe_central_procura_em_todos_os_orgaos(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await guardar_todos(palco, MINIMO)
    await guardar_todos(palco, INCOMPLETO, siorg=ANAC)
    await palco.encenar(
        """
        titular: /servicos
        bot: Serviços de qual órgão? [Agência Nacional de Aviação Civil (ANAC)] [Procurar]
        titular: [Procurar]
        bot: Que serviço você procura?
        titular: pesca
        bot: Achei 2 serviços [Obter licença de pesca – INMETRO] [Emitir certidão de pesca – ANAC]
        """
    )
