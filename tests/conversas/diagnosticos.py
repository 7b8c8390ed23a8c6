"""An organ with services to diagnose, and the people of both themes, for transcripts that begin there."""

from sqlmodel import select

from bot.domain.papeis import Tema
from bot.domain.servico import Canal, Etapa
from bot.storage.tables import Vinculo
from bot.storage.work import Work
from bot.usecases import guardar
from bot.usecases.mandatos import pessoa_da_conta
from bot.usecases.quem import quem
from tests.conversas.cadastros import INMETRO, titular
from tests.conversas.palco import PESSOAS, Palco
from tests.conversas.test_metas import NA_WEB, NO_BALCAO, publicar

PAGAR = Etapa("Pagar a taxa", (Canal("presencial", "Rua 2"),))


async def do_tema_2(palco: Palco, nome: str, *siorgs: str) -> None:
    """Give somebody the mandate of titular in the theme of digital services."""
    await titular(palco, *siorgs, nome=nome)

    def mudar(work: Work) -> None:
        pessoa = pessoa_da_conta(work, PESSOAS[nome][0])
        assert pessoa is not None
        for vinculo in work.session.exec(select(Vinculo).where(Vinculo.pessoa_id == pessoa.id)):
            vinculo.tema = Tema.AMPLIACAO_DIGITAL.value

    await palco.assistente.database.run(mudar)


async def orgao_com_servicos(palco: Palco) -> None:
    """Write three services on the Portal, one of them digital, and a name; who registers has come in."""
    await titular(palco)
    await do_tema_2(palco, "titular_2")
    await palco.assistente.database.run(tres_servicos)
    await palco.dizer("titular", "/menu")


def tres_servicos(work: Work) -> None:
    """Write services that lack one etapa, two, and none."""
    for nome, etapas in (
        ("Aferir balança comercial", (NO_BALCAO, PAGAR)),
        ("Obter licença de pesca", (NA_WEB, NO_BALCAO)),
        ("Consultar selo", (NA_WEB,)),
    ):
        publicar(work, nome, etapas, etapas)
    guardar.levantar(work, quem(work, PESSOAS["titular"][0]), INMETRO, ["Emitir certificado"])
