"""The one door through which a diagnosis is written, and how it is found by the etapa it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from bot.domain.diagnostico import O_SERVICO, EtapaNoDiagnostico, Recursos, Valores, chaves
from bot.domain.digital import etapa_digital
from bot.domain.slug import slug
from bot.forms.servico_valores_da_etapa import etapa_de
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico, Recurso, VersaoDoDiagnostico
from bot.storage.work import Work
from bot.usecases.historico import registrar
from bot.usecases.quem import Quem

OFERECIDOS = 200  # names offered to choose from: a draft carries them along


@dataclass(frozen=True, slots=True)
class DoServico:
    """The etapas of a service, each with its diagnosis; `soltos`: of etapas that are not there any more."""

    etapas: tuple[EtapaNoDiagnostico, ...]
    feitos: Mapping[str, Diagnostico]  # by the key of the etapa
    soltos: tuple[Diagnostico, ...]

    def da_marca(self, marca: str) -> EtapaNoDiagnostico | None:
        """Return the etapa that a button means; None when it is there no more."""
        return next((etapa for etapa in self.etapas if etapa.marca == marca), None)

    def de(self, diagnostico: Diagnostico) -> EtapaNoDiagnostico | None:
        """Return the etapa that a diagnosis is about now; None when it is there no more."""
        return next((e for e in self.etapas if self.feitos.get(e.chave) is diagnostico), None)


def etapas_de(etapas: Sequence[Valores] | None) -> tuple[EtapaNoDiagnostico, ...]:
    """Return the etapas that the answers of a service hold; the service itself where there is none."""
    if not etapas:
        return (EtapaNoDiagnostico(O_SERVICO, 0, "", digital=False),)
    titulos = [str(etapa.get("titulo", "")) for etapa in etapas]
    return tuple(
        EtapaNoDiagnostico(chave, numero, titulo, etapa_digital(etapa_de(_so_os_canais(etapa))))
        for numero, (chave, titulo, etapa) in enumerate(zip(chaves(titulos), titulos, etapas, strict=True), 1)
    )


def _so_os_canais(etapa: Valores) -> dict[str, Any]:
    """Return what the measure reads of an etapa: of hundreds of services, the rest takes most of the time."""
    casos = etapa.get("casos_canais", ())
    return {"canais": _tipos(etapa), "casos_canais": [{"canais": _tipos(caso)} for caso in casos]}


def _tipos(onde: Valores) -> list[dict[str, str]]:
    return [{"tipo": canal.get("tipo", "")} for canal in onde.get("canais", ())]


def do_servico(work: Work, row: ServicoRow) -> DoServico:
    """Return what is known of each etapa of a service."""
    dele = select(Diagnostico).where(Diagnostico.servico_id == row.id).order_by(col(Diagnostico.id))
    return casar(etapas_de(row.valores.get("etapas")), list(work.session.exec(dele)))


def casar(etapas: Sequence[EtapaNoDiagnostico], diagnosticos: Iterable[Diagnostico]) -> DoServico:
    """Give each etapa its diagnosis: by key; one that was renamed is known by its place."""
    livres = {um.etapa: um for um in diagnosticos}
    feitos = {etapa.chave: livres.pop(etapa.chave) for etapa in etapas if etapa.chave in livres}
    for etapa in etapas:
        sem_dona = (um for um in livres.values() if um.numero == etapa.numero)
        if etapa.chave not in feitos and (achado := next(sem_dona, None)) is not None:
            feitos[etapa.chave] = livres.pop(achado.etapa)
    return DoServico(tuple(etapas), feitos, tuple(livres.values()))


def garantir(
    work: Work, pessoa: Quem, row: ServicoRow, etapa: EtapaNoDiagnostico, dele: DoServico
) -> Diagnostico:
    """Return the diagnosis of an etapa, made empty where there is none; it bears the present title."""
    diagnostico = dele.feitos.get(etapa.chave)
    if diagnostico is None:
        assert row.id is not None
        diagnostico = Diagnostico(
            servico_id=row.id,
            etapa=etapa.chave,
            titulo=etapa.titulo,
            numero=etapa.numero,
            valores={},
            alterado_por=pessoa.id,
            alterado_em=work.now,
        )
        work.session.add(diagnostico)
    diagnostico.etapa, diagnostico.titulo, diagnostico.numero = etapa.chave, etapa.titulo, etapa.numero
    return diagnostico


def guardar(work: Work, pessoa: Quem, siorg: str, diagnostico: Diagnostico, valores: Valores) -> None:
    """Write `valores` as the newest version, as `guardar_varios` does."""
    guardar_varios(work, pessoa, siorg, [(diagnostico, valores)])


def guardar_varios(
    work: Work, pessoa: Quem, siorg: str, novos: Sequence[tuple[Diagnostico, Valores]]
) -> None:
    """Write each of these values as the newest version of its diagnosis, unless they are what was there.

    That nobody's newer version is overwritten is for the caller to see to.
    """
    work.session.flush()
    mudados = [(um, dict(valores)) for um, valores in novos if valores != um.valores]
    for um, valores in mudados:
        _escrever(work, pessoa, um, valores)
        registrar(work, "diagnosticar", pessoa_id=pessoa.id, siorg=siorg, alvo=um.id)
    for tipo, campo in ((Recursos.SISTEMA, "sistemas"), (Recursos.PARCEIRO, "parceiros")):
        nomes = (nome for _, valores in mudados for nome in valores.get(campo, ()))
        _nomear_todos(work, pessoa, siorg, tipo, {slug(nome): nome for nome in nomes})


def _escrever(work: Work, pessoa: Quem, diagnostico: Diagnostico, valores: dict[str, Any]) -> None:
    assert diagnostico.id is not None
    diagnostico.valores = valores
    diagnostico.situacao = valores.get("situacao", "")
    previsao = valores.get("previsao")
    diagnostico.previsao = date.fromisoformat(previsao) if previsao else None
    diagnostico.versao += 1
    diagnostico.alterado_por, diagnostico.alterado_em = pessoa.id, work.now
    work.session.add(
        VersaoDoDiagnostico(
            diagnostico_id=diagnostico.id,
            numero=diagnostico.versao,
            valores=valores,
            autora=pessoa.id,
            quando=work.now,
        )
    )


def _nomear_todos(work: Work, pessoa: Quem, siorg: str, tipo: Recursos, nomes: Mapping[str, str]) -> None:
    """Write down the names that the organ did not know; `nomes` by their slug."""
    dele = (Recurso.siorg == siorg, Recurso.tipo == tipo.value, col(Recurso.slug).in_(nomes))
    sabidos = set(work.session.exec(select(Recurso.slug).where(*dele))) if nomes else set()
    for este in nomes.keys() - sabidos:
        work.session.add(_recurso(work, pessoa, siorg, tipo, este, nomes[este]))


def nomear(work: Work, pessoa: Quem, siorg: str, tipo: Recursos, nome: str, dono: str = "") -> Recurso:
    """Return what the organ calls so, written down when it is new."""
    este = slug(f"{nome} {dono}")
    dele = (Recurso.siorg == siorg, Recurso.tipo == tipo.value, Recurso.slug == este)
    recurso = work.session.exec(select(Recurso).where(*dele)).first()
    if recurso is None:
        recurso = _recurso(work, pessoa, siorg, tipo, este, nome, dono)
        work.session.add(recurso)
        work.session.flush()
    return recurso


def _recurso(
    work: Work, pessoa: Quem, siorg: str, tipo: Recursos, este: str, nome: str, dono: str = ""
) -> Recurso:
    return Recurso(
        siorg=siorg,
        tipo=tipo.value,
        nome=nome,
        dono=dono,
        slug=este,
        criado_por=pessoa.id,
        criado_em=work.now,
    )


def recursos(work: Work, siorg: str, tipo: Recursos) -> list[Recurso]:
    """Return what the organ named of a kind, by name."""
    dele = select(Recurso).where(Recurso.siorg == siorg, Recurso.tipo == tipo.value)
    return list(work.session.exec(dele.order_by(Recurso.nome, col(Recurso.id)).limit(OFERECIDOS)))
