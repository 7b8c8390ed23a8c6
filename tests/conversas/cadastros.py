"""People who already have a mandate, for transcripts that begin where the work does."""

from typing import Any

from sqlmodel import col, select

from bot.domain.papeis import Papel, Tema
from bot.storage.tables import Pessoa, Rascunho, Vinculo
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.convidar import abrir_orgao
from bot.usecases.mandatos import pessoa_da_conta
from tests.conversas.palco import PESSOAS, Palco

INMETRO, ANAC = "240", "86144"


async def titular(palco: Palco, *siorgs: str, nome: str = "titular") -> None:
    """Give somebody of the `PESSOAS` the mandate of titular in *Prestação de Serviços* of each organ."""
    conta, primeiro, ultimo = PESSOAS[nome]
    await palco.assistente.database.run(
        lambda work: dar_mandatos(work, conta, siorgs or (INMETRO,), f"{primeiro} {ultimo}")
    )


def dar_mandatos(work: Work, conta: int, siorgs: tuple[str, ...], nome: str = "Leitora") -> None:
    """Write the person, her organs and her mandates as an acceptance would leave them."""
    pessoa = pessoa_da_conta(work, conta) or Pessoa(nome=nome, conta=conta, criada_em=work.now)
    work.session.add(pessoa)
    for siorg in siorgs:
        abrir_orgao(work, siorg)
    work.session.flush()
    assert pessoa.id is not None
    for siorg in siorgs:
        work.session.add(
            Vinculo(
                pessoa_id=pessoa.id,
                papel=Papel.TITULAR.value,
                tema=Tema.PRESTACAO.value,
                siorg=siorg,
                inicio=work.now,
            )
        )


async def em_andamento(palco: Palco, nome: str = "titular") -> dict[str, Any]:
    """Return the answers of the draft that somebody touched last."""
    conta = PESSOAS[nome][0]
    ultimo = select(Rascunho).where(Rascunho.chat_id == conta).order_by(col(Rascunho.mexido_em).desc())
    rascunho = await palco.assistente.database.run(lambda work: work.session.exec(ultimo).first())
    assert rascunho is not None
    answers: dict[str, Any] = rascunho.estado["answers"]
    return answers


async def encerrar_mandatos(palco: Palco, nome: str = "titular", siorg: str | None = None) -> None:
    """End the mandates of somebody, all or those in one organ, as whoever nominated would."""

    def encerrar(work: Work) -> None:
        pessoa = pessoa_da_conta(work, PESSOAS[nome][0])
        assert pessoa is not None
        for vinculo in work.session.exec(select(Vinculo).where(Vinculo.pessoa_id == pessoa.id)).all():
            if siorg in (None, vinculo.siorg):
                mandatos.encerrar(work, vinculo)

    await palco.assistente.database.run(encerrar)


ATE_A_ETAPA_1 = """
    titular: /cadastrar
    bot: Qual é o nome do serviço?
    titular: Obter passaporte comum para viajar
    bot: O que a pessoa consegue com este serviço?
    titular: Você recebe o passaporte.
    bot: O serviço é gratuito para quem pede?
    titular: [Tem custo]
    bot: Quem pode pedir o serviço?
    titular: Cidadãos brasileiros
    bot: Mais algum tipo de solicitante
    titular: [Seguir para as etapas]
    bot: O que a pessoa faz na etapa 1?
"""

ATE_O_TEMPO = f"""
    {ATE_A_ETAPA_1}
    titular: Pedir o passaporte pela internet
    bot: Por qual canal a pessoa faz a etapa “Pedir o passaporte pela internet”?
    titular: [Web]
    bot: Qual é o endereço do canal Web?
    titular: https://www.gov.br/pf/passaporte
    bot: tem mais algum canal?
    titular: [Encerrar os canais]
    bot: O serviço tem mais alguma etapa
    titular: [Adicionar etapa]
    bot: O que a pessoa faz na etapa 2?
    titular: Receber o passaporte no posto
    bot: Por qual canal a pessoa faz a etapa “Receber o passaporte no posto”?
    titular: [Presencial]
    bot: Qual é o endereço do canal Presencial?
    titular: Rua das Flores, 10, Recife
    bot: A etapa “Receber o passaporte no posto” tem mais algum canal?
    titular: [Adicionar canal]
    bot: Por qual canal a pessoa faz a etapa “Receber o passaporte no posto”?
    titular: [Telefone]
    bot: Qual é o endereço do canal Telefone?
    titular: (81) 3333-0000
    bot: tem mais algum canal?
    titular: [Encerrar os canais]
    bot: O serviço tem mais alguma etapa depois de “Receber o passaporte no posto”?
    titular: [Encerrar as etapas]
    bot: Quanto tempo o serviço leva, do pedido ao resultado?
"""

ATE_AS_AREAS = f"""
    {ATE_O_TEMPO}
    titular: [No máximo]
    bot: Qual é esse tempo?
    titular: 6 dias úteis
    bot: Para quais segmentos da sociedade é o serviço?
    titular: [Cidadãos]
    bot: Uma escolhida: Cidadãos
    titular: [Pronto]
    bot: De quais áreas de interesse o serviço trata?
"""

ATE_AS_PALAVRAS = f"""
    {ATE_AS_AREAS}
    titular: turismo
    bot: Uma escolhida: Turismo
    titular: [Pronto]
    bot: Com que palavras as pessoas procuram o serviço?
"""

ATE_O_RESUMO = f"""
    {ATE_AS_PALAVRAS}
    titular: passaporte\\nviagem\\nexterior
    bot: A lista tem 3 itens.
    titular: [Pronto]
    bot: Resumo do serviço [Guardar serviço]
"""

ATE_A_FICHA = f"""
    {ATE_O_RESUMO}
    titular: [Guardar serviço]
    bot: Serviço guardado. [Baixar XML] [Editar serviço] [Cadastrar outro serviço]
"""
