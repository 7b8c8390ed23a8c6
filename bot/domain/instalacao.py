"""Facts of one installation: who the central team is, how long links live. Content, read from `locales/`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.calendario import Calendario, Lugar
from bot.domain.papeis import Papel


@dataclass(frozen=True, slots=True)
class Instalacao:
    """`fatos`: names and numbers that any sentence may use; `validades`: how long a link of a role lives;
    `cobrar_apos`: when who nominated is reminded; `guardar_por`: how long personal data is kept;
    `guardar_perguntas_por`: how long a question to the central team is; `calendario`: when people work;
    `expediente`: when the central team answers; `lugares`: where
    organs are (SIORG number); `aprovar_comunicados`: whether an announcement needs a second
    person; `envios_por_segundo`: the pace that messages leave at."""

    fatos: Mapping[str, str | int]
    validades: Mapping[Papel, timedelta]
    cobrar_apos: timedelta
    guardar_por: timedelta
    guardar_perguntas_por: timedelta
    fuso: ZoneInfo
    calendario: Calendario
    expediente: Calendario
    lugares: Mapping[str, Lugar]
    aprovar_comunicados: bool = False
    envios_por_segundo: int = 30

    @classmethod
    def read(cls, content: Mapping[str, Any], fuso: str = "America/Sao_Paulo") -> "Instalacao":
        """Return the facts in `content` (the parsed TOML); raise `KeyError` or `ValueError` for a bad one."""
        zona = ZoneInfo(fuso)
        horas = content["links"]["validade_em_horas"]
        privacidade, atende = content["privacidade"], content["expediente"]
        calendario = Calendario.read(content["calendario"], zona)
        return cls(
            fatos=dict(content["fatos"]),
            validades={papel: timedelta(hours=horas[papel.value]) for papel in Papel},
            cobrar_apos=timedelta(days=content["links"]["cobrar_apos_dias"]),
            guardar_por=timedelta(days=privacidade["guardar_por_dias"]),
            guardar_perguntas_por=timedelta(days=privacidade["guardar_perguntas_por_dias"]),
            fuso=zona,
            calendario=calendario,
            aprovar_comunicados=content["comunicados"]["aprovar"],
            expediente=replace(calendario, horario=range(atende["hora_inicial"], atende["hora_final"])),
            lugares={siorg: Lugar.read(um) for siorg, um in content["calendario"].get("orgaos", {}).items()},
        )
