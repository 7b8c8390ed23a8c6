"""A year of nudges over a clock that is moved: holidays, restarts and downtimes, four time zones."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr
from sqlmodel import col, select

from bot.app import open_database
from bot.delivery.content import Content
from bot.domain.fusos import FUSOS
from bot.domain.lembretes import Desejo, Frequencia, proximo, quando_cabe
from bot.domain.papeis import Papel, Tema
from bot.settings import Settings
from bot.storage.queues import outbox
from bot.storage.tables import Pessoa, Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases.convidar import abrir_orgao
from bot.usecases.lembretes import agendar_novos, lembrar
from tests.conversas.palco import Relogio

PESSOAS = 40
COMECO, FIM = datetime(2026, 1, 1, 3, tzinfo=UTC), datetime(2027, 1, 1, 3, tzinfo=UTC)
HORA = timedelta(hours=1)
PARADAS = (  # from, hours
    (datetime(2026, 3, 9, 11, tzinfo=UTC), 4),
    (datetime(2026, 6, 17, 13, tzinfo=UTC), 3),
    (datetime(2026, 10, 7, 17, tzinfo=UTC), 8),
    (datetime(2026, 8, 10, 10, tzinfo=UTC), 24 * 5),
)
RECOMECOS = {datetime(2026, mes, 12, 14, tzinfo=UTC) for mes in range(2, 12)}
FREQUENCIAS = (Frequencia.QUINZENAL, Frequencia.SEMANAL, Frequencia.MENSAL, Frequencia.QUINZENAL)


@pytest.mark.asyncio
async def test_um_ano_tem_cada_lembrete_uma_vez_em_dia_util_e_no_horario(database_url: str) -> None:
    relogio, conteudo = Relogio(COMECO), Content.load("America/Sao_Paulo")
    ajustes = Settings(token=SecretStr("1:x"), database_url=database_url, _env_file=None)
    banco = open_database(ajustes, conteudo, relogio)
    await banco.run(_povoar)
    for agora in _horas():
        relogio.now = agora
        if agora in RECOMECOS:
            banco.close()
            banco = open_database(ajustes, conteudo, relogio)
        for tick in (agendar_novos, lembrar):
            while await banco.run(tick, background=True):
                continue
    enviados, empurrados = await banco.run(_o_que_saiu)
    banco.close()
    calendario = conteudo.instalacao.calendario
    por_pessoa: dict[int, list[datetime]] = {n: [] for n in range(1, PESSOAS + 1)}
    for lembrete in enviados:
        assert lembrete.enviado_em is not None
        aqui = lembrete.enviado_em.astimezone(_desejo(lembrete.pessoa_id).fuso)
        assert calendario.e_dia_util(aqui.date()) and aqui.hour in calendario.horario
        assert aqui.date() == lembrete.dia
        por_pessoa[lembrete.pessoa_id].append(lembrete.enviado_em)
    assert max(Counter((um.pessoa_id, um.dia) for um in enviados).values()) == 1
    assert empurrados == len(enviados)
    for pessoa_id, saidas in por_pessoa.items():
        devidos = [vence for vence, _ in zip(_devidos(pessoa_id, saidas, conteudo), saidas, strict=True)]
        assert all(devido <= saiu for devido, saiu in zip(devidos, saidas, strict=True))
        atrasos = [saiu for devido, saiu in zip(devidos, saidas, strict=True) if saiu != devido]
        cabe = {quando_cabe(_desejo(pessoa_id), calendario, de + HORA * n, None) for de, n in PARADAS}
        assert set(atrasos) <= cabe


def _devidos(pessoa_id: int, saidas: list[datetime], conteudo: Content) -> Iterator[datetime]:
    """Yield the due moment after each nudge that went out, and none more within the year."""
    desejo, calendario = _desejo(pessoa_id), conteudo.instalacao.calendario
    agora, ultimo = COMECO, None
    for saiu in (*saidas, None):
        vence = proximo(desejo, calendario, agora, ultimo)
        assert vence is not None
        if saiu is None:
            assert vence >= FIM
            return
        yield vence
        agora, ultimo = saiu, saiu.astimezone(desejo.fuso).date()


def _horas() -> Iterator[datetime]:
    agora = COMECO
    while agora < FIM:
        parado = any(de <= agora < de + HORA * n for de, n in PARADAS)
        if not parado and agora.hour >= 10:  # before that it is night in all four zones
            yield agora
        agora += HORA


def _desejo(pessoa_id: int) -> Desejo:
    fuso = ZoneInfo(FUSOS[pessoa_id % 4])
    return Desejo(FREQUENCIAS[pessoa_id // 4 % 4], pessoa_id % 5, 9 + pessoa_id % 9, fuso)


def _povoar(work: Work) -> None:
    abrir_orgao(work, "240")
    for n in range(1, PESSOAS + 1):
        desejo = _desejo(n)
        work.session.add(Pessoa(id=n, nome=f"Pessoa {n}", conta=5000 + n, criada_em=work.now))
        work.session.flush()
        work.session.add(
            AjusteDosLembretes(
                pessoa_id=n,
                frequencia=desejo.frequencia.value,
                dia=desejo.dia,
                hora=desejo.hora,
                fuso=str(desejo.fuso),
            )
        )
        papel, tema = Papel.TITULAR.value, Tema.PRESTACAO.value
        work.session.add(Vinculo(pessoa_id=n, papel=papel, tema=tema, siorg="240", inicio=work.now))


def _o_que_saiu(work: Work) -> tuple[list[Lembrete], int]:
    enviados = work.session.exec(
        select(Lembrete).where(Lembrete.situacao == "enviado").order_by(col(Lembrete.id))
    )
    onces = work.connection.execute(select(outbox.c.once).where(outbox.c.once.like("lembrete:%"))).all()
    return list(enviados), len(set(onces))
