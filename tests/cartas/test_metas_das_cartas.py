"""The measures of the goals equal a table made by hand, reading the real letters of eight organs."""

import asyncio
from functools import partial

from bot.domain.metas import Contagem, OutrasMedidas, outras_medidas
from bot.storage.work import Work
from bot.usecases import metas
from tests.cartas.cenario import com, por
from tests.servico.cartas_reais import REFERENCIA, cartas

# Organ (SIORG): services, those whose every etapa has a digital channel, those where some has, those with the
# tick, digital etapas, etapas. Digital: web and web-*, and aplicativo-movel; e-mail, telephone, fax are not.
A_MAO = {
    "41066": (4, 1, 3, 1, 3, 11),
    "1929": (4, 2, 3, 3, 6, 7),
    "2844": (4, 1, 4, 0, 8, 11),
    "244": (4, 0, 1, 1, 3, 16),
    "14": (3, 0, 0, 0, 0, 9),
    "316": (2, 0, 2, 0, 6, 10),
    "2981": (2, 2, 2, 2, 4, 4),
    "86144": (2, 0, 0, 0, 0, 6),
}


def test_as_quatro_medidas_sao_as_da_tabela_feita_a_mao(database_url: str) -> None:
    assert cartas()
    por(database_url, REFERENCIA / "cartas")
    for siorg, (servicos, digitais, algum, marca, etapas_digitais, etapas) in A_MAO.items():
        conta, outras = asyncio.run(com(database_url, partial(_medidas, siorg)))
        assert conta == Contagem(servicos, servicos, servicos, digitais), siorg
        assert outras == OutrasMedidas(servicos, algum, marca, etapas_digitais, etapas), siorg


def _medidas(siorg: str, work: Work) -> tuple[Contagem, OutrasMedidas]:
    return metas.contagem(work, siorg), outras_medidas(metas.publicados(work, siorg))
