"""Organs as options of a question: found by name, acronym, SIORG number or an older spelling."""

from collections.abc import Iterable

from bot.domain.orgaos import Orgao
from bot.forms.form import Option


def opcoes_de_orgaos(orgaos: Iterable[Orgao]) -> tuple[Option, ...]:
    """Return one option for each organ, its SIORG number as the value."""
    return tuple(
        Option(orgao.siorg, orgao.nome_com_sigla, (orgao.nome, orgao.sigla, orgao.siorg, *orgao.tambem))
        for orgao in orgaos
    )
