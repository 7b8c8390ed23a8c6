"""The main way, as a chat: invitation, nomination, acceptance, a service, its XML."""

import pytest
from lxml import etree

from bot.domain.papeis import Papel
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, UM_SERVICO


@pytest.mark.asyncio
async def test_do_convite_ao_xml(palco: Palco) -> None:
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.encenar(ATE_O_ACEITE)
    await palco.encenar(UM_SERVICO)
    await palco.encenar(
        """
        titular: [Baixar XML]
        bot: Arquivo XML de "Emitir passaporte comum para brasileiros" [Ver o serviço]
        """
    )
    carta = palco.pessoa("titular").messages[-1]
    assert carta.file is not None
    raiz = etree.fromstring(carta.file.data)
    assert raiz.findtext("{*}nome") == "Emitir passaporte comum para brasileiros"
    assert carta.file.name == "emitir-passaporte-comum-para-brasileiros.xml"
