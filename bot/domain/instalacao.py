"""Facts of one installation: who the central team is, how long links live. Content, read from `locales/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.calendario import Calendario
from bot.domain.papeis import Papel


@dataclass(frozen=True, slots=True)
class Instalacao:
    """`fatos`: names and numbers that any sentence may use; `validades`: how long a link of a role lives;
    `cobrar_apos`: when who nominated is reminded; `guardar_por`: how long personal data is kept;
    `calendario`: when people work."""

    fatos: Mapping[str, str | int]
    validades: Mapping[Papel, timedelta]
    cobrar_apos: timedelta
    guardar_por: timedelta
    fuso: ZoneInfo
    calendario: Calendario

    @classmethod
    def read(cls, content: Mapping[str, Any], fuso: str = "America/Sao_Paulo") -> "Instalacao":
        """Return the facts in `content` (the parsed TOML); raise `KeyError` or `ValueError` for a bad one."""
        zona = ZoneInfo(fuso)
        horas = content["links"]["validade_em_horas"]
        return cls(
            fatos=dict(content["fatos"]),
            validades={papel: timedelta(hours=horas[papel.value]) for papel in Papel},
            cobrar_apos=timedelta(days=content["links"]["cobrar_apos_dias"]),
            guardar_por=timedelta(days=content["privacidade"]["guardar_por_dias"]),
            fuso=zona,
            calendario=Calendario.read(content["calendario"], zona),
        )
