"""Demands for interoperation: registered in an organ, and seen by the central team, by base and owner."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from bot.domain.diagnostico import Recursos
from bot.domain.papeis import Papel
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Demanda
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.diagnosticos import do_servico, garantir, nomear
from bot.usecases.quem import quem
from tests.conversas.cadastros import ANAC, INMETRO, titular
from tests.conversas.diagnosticos import do_tema_2, orgao_com_servicos
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_diagnostico import ATE_A_ETAPA

ATE_GUARDAR = f"""
    {ATE_A_ETAPA}
    titular_2: [Registrar demanda de dados]
    bot: Qual é o nome da base de dados? Obter licença de pesca
    titular_2: Cadastro de Pessoas Físicas
    bot: De qual órgão é essa base?
    titular_2: Receita Federal
    bot: Quais dados são necessários?
    titular_2: Nome e data de nascimento
    bot: Para que o serviço usa esses dados?
    titular_2: confirmar a identidade sem cópia de documento
    bot: Em que pé está a demanda? [Identificada] [Pedida] [Em negociação] [Atendida] [Negada]
    titular_2: [Identificada]
    bot: Confira a demanda de dados [Guardar demanda]
    titular_2: [Guardar demanda]
    bot: Demanda guardada. … Base: Cadastro de Pessoas Físicas (Receita Federal) Dados: Nome e data de nascimento Para quê: confirmar a identidade sem cópia de documento Situação: Identificada [Marcar: Pedida] [Marcar: Em negociação] [Marcar: Atendida] [Marcar: Negada] [Mudar a demanda]
"""  # noqa: E501


@pytest.mark.asyncio
async def test_a_base_se_nomeia_uma_vez_e_a_situacao_muda_com_um_toque(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await palco.encenar(ATE_GUARDAR)
    await palco.recomecar()
    await palco.encenar(
        """
        titular_2: [Marcar: Pedida]
        bot: Demanda guardada. … Situação: Pedida [Marcar: Identificada]
        titular_2: [Ver as etapas do serviço]
        bot: ...
        titular_2: [Etapa 2: Retirar a licença]
        bot: Demandas de dados Cadastro de Pessoas Físicas (Receita Federal): Nome e data de nascimento Situação: Pedida
        titular_2: [Registrar demanda de dados]
        bot: De qual base de dados o serviço precisa? [Cadastro de Pessoas Físicas (Receita Fe…] [Outra base]
        titular_2: 1
        bot: Quais dados são necessários?
        titular_2: situação do CPF
        bot: ...
        titular_2: saber se o CPF está regular
        bot: ...
        titular_2: [Pedida]
        bot: Confira a demanda de dados … Base: Cadastro de Pessoas Físicas (Receita Federal)
        titular_2: [Guardar demanda]
        bot: Demanda guardada.
        titular_2: [Ver demandas do órgão]
        bot: 2 demandas de dados [Ver 1: Cadastro de Pesso…] [Ver 2: Cadastro de Pesso…] [Menu]
        """  # noqa: E501
    )


@pytest.mark.asyncio
async def test_quem_muda_a_mesma_resposta_depois_ve_a_da_outra_e_confirma(palco: Palco) -> None:
    await orgao_com_servicos(palco)
    await do_tema_2(palco, "substituto_2")
    await palco.encenar(ATE_GUARDAR)
    await palco.encenar(
        """
        titular_2: [Mudar a demanda]
        bot: Confira a demanda de dados
        titular_2: [Mudar uma resposta]
        bot: ...
        titular_2: [Dados]
        bot: ...
        titular_2: Nome
        bot: ...
        substituto_2: /diagnostico
        bot: ...
        substituto_2: [Ver 1 demanda de dados]
        bot: ...
        substituto_2: 1
        bot: Demanda de dados
        substituto_2: [Mudar a demanda]
        bot: ...
        substituto_2: [Mudar uma resposta]
        bot: ...
        substituto_2: [Dados]
        bot: ...
        substituto_2: Data de nascimento
        bot: ...
        substituto_2: [Voltar ao resumo]
        bot: ...
        substituto_2: [Guardar demanda]
        bot: Demanda guardada. … Dados: Data de nascimento
        titular_2: [Voltar ao resumo]
        bot: Confira a demanda de dados
        titular_2: [Guardar demanda]
        bot: Lia Prata mudou esta demanda … Dados: Data de nascimento … Para ficar com as suas respostas, confirme de novo. [Guardar demanda]
        titular_2: [Guardar demanda]
        bot: Demanda guardada. … Dados: Nome Para quê
        """  # noqa: E501
    )


@pytest.mark.asyncio
async def test_a_equipe_central_ve_quem_precisa_do_que_e_de_quem(palco: Palco) -> None:
    await titular(palco, INMETRO, ANAC)
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.dizer("sti", "[Entrar na equipe central]")
    await palco.encenar(
        """
        sti: /diagnostico
        bot: Nenhum órgão registrou demanda de dados ainda. [Menu]
        """
    )
    await palco.assistente.database.run(_demandas)
    await palco.encenar(
        """
        sti: /diagnostico
        bot: 9 demandas de dados, por base Quem precisa de quê, e de quem. CPF (Receita Federal) 8 demandas de 2 órgãos. 7 esperam resposta. Título de eleitor (TSE) 1 demanda de 1 órgão. 1 espera resposta. [CPF] [Título de eleitor] [Baixar planilha] [Menu]
        sti: [CPF]
        bot: CPF (Receita Federal) 8 demandas de 2 órgãos. 7 esperam resposta. 1. ANAC: nome 0 Para quê: identificar Serviço: Emitir registro Situação: Identificada 2. ANAC [Ver 1: ANAC] [Ver 4: INMETRO] [Próxima página] [Ver todas as bases]
        sti: [Próxima página]
        bot: 1. INMETRO: nome 5
        sti: [Ver todas as bases]
        bot: 9 demandas de dados
        sti: [Baixar planilha]
        bot: Demandas de dados de todos os órgãos, por base e por dono da base.
        sti: /menu
        bot: O que você quer fazer? [Ver demandas de dados]
        """  # noqa: E501
    )
    arquivo = next(m.file for m in reversed(palco.pessoa("sti").messages) if m.file is not None)
    linhas = list(load_workbook(BytesIO(arquivo.data)).worksheets[0].iter_rows(values_only=True))
    assert [linha[:2] for linha in linhas[1:]] == [("CPF", "Receita Federal")] * 8 + [
        ("Título de eleitor", "TSE")
    ]


def _demandas(work: Work) -> None:
    pessoa = quem(work, PESSOAS["titular"][0])
    for siorg, nome, quantas in ((ANAC, "Emitir registro", 3), (INMETRO, "Obter selo", 5)):
        guardar.levantar(work, pessoa, siorg, [nome])
        row = work.session.exec(select(ServicoRow).where(ServicoRow.nome == nome)).one()
        dele = do_servico(work, row)
        feito = garantir(work, pessoa, row, dele.etapas[0], dele)
        cpf = nomear(work, pessoa, siorg, Recursos.BASE, "CPF", "Receita Federal")
        titulo = nomear(work, pessoa, siorg, Recursos.BASE, "Título de eleitor", "TSE")
        bases = [cpf] * quantas + ([titulo] if siorg == ANAC else [])
        for n, base in enumerate(bases):
            assert feito.id is not None and base.id is not None
            work.session.add(
                Demanda(
                    diagnostico_id=feito.id,
                    base_id=base.id,
                    dados=f"nome {n if siorg == ANAC else n + 3}",
                    para_que="identificar",
                    situacao="atendida" if siorg == INMETRO and n == 4 else "identificada",
                    alterado_por=pessoa.id,
                    alterado_em=work.now,
                    criada_em=work.now,
                )
            )
        work.session.flush()
