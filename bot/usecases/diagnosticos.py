"""The one door through which a diagnosis is written, and how it is found by the etapa it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from bot.domain.diagnostico import O_SERVICO, EtapaNoDiagnostico, Recursos, Valores, chaves
from bot.domain.digital import medida_digital
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.slug import slug
from bot.forms.servico_valores import servico_de
from bot.storage.tables import ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico, Recurso, VersaoDoDiagnostico
from bot.storage.work import Work
from bot.usecases import guardar as servicos
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


def etapas_de(valores: Mapping[str, Any], orgao: FatoOrgao) -> tuple[EtapaNoDiagnostico, ...]:
    """Return the etapas of a text of a service; the service itself where it has none."""
    servico = servico_de({"etapas": valores.get("etapas", ())}, orgao)
    if not servico.etapas:
        return (EtapaNoDiagnostico(O_SERVICO, 0, "", digital=False),)
    titulos = [etapa.titulo for etapa in servico.etapas]
    medida = medida_digital(servico).por_etapa
    return tuple(
        EtapaNoDiagnostico(chave, numero, titulo, digital)
        for numero, (chave, titulo, digital) in enumerate(
            zip(chaves(titulos), titulos, medida, strict=True), 1
        )
    )


def do_servico(work: Work, row: ServicoRow) -> DoServico:
    """Return what is known of each etapa of a service."""
    dele = select(Diagnostico).where(Diagnostico.servico_id == row.id).order_by(col(Diagnostico.id))
    etapas = etapas_de(row.valores, servicos.fato_do_orgao(work, row.siorg))
    return casar(etapas, list(work.session.exec(dele)))


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
        work.session.flush()
    diagnostico.etapa, diagnostico.titulo, diagnostico.numero = etapa.chave, etapa.titulo, etapa.numero
    return diagnostico


def guardar(work: Work, pessoa: Quem, siorg: str, diagnostico: Diagnostico, valores: Valores) -> bool:
    """Write `valores` as the newest version; return False when they are what was there.

    That nobody's newer version is overwritten is for the caller to see to.
    """
    if valores == diagnostico.valores:
        return False
    assert diagnostico.id is not None
    antes, diagnostico.valores = diagnostico.valores, dict(valores)
    diagnostico.situacao = valores.get("situacao", "")
    previsao = valores.get("previsao")
    diagnostico.previsao = date.fromisoformat(previsao) if previsao else None
    diagnostico.versao += 1
    diagnostico.alterado_por, diagnostico.alterado_em = pessoa.id, work.now
    work.session.add(
        VersaoDoDiagnostico(
            diagnostico_id=diagnostico.id,
            numero=diagnostico.versao,
            valores=dict(valores),
            autora=pessoa.id,
            quando=work.now,
        )
    )
    registrar(work, "diagnosticar", pessoa_id=pessoa.id, siorg=siorg, alvo=diagnostico.id)
    for tipo, campo in ((Recursos.SISTEMA, "sistemas"), (Recursos.PARCEIRO, "parceiros")):
        for nome in set(valores.get(campo, ())) - set(antes.get(campo, ())):
            nomear(work, pessoa, siorg, tipo, nome)
    return True


def nomear(work: Work, pessoa: Quem, siorg: str, tipo: Recursos, nome: str, dono: str = "") -> Recurso:
    """Return what the organ calls so, written down when it is new."""
    este = slug(f"{nome} {dono}")
    dele = (Recurso.siorg == siorg, Recurso.tipo == tipo.value, Recurso.slug == este)
    recurso = work.session.exec(select(Recurso).where(*dele)).first()
    if recurso is None:
        recurso = Recurso(
            siorg=siorg,
            tipo=tipo.value,
            nome=nome,
            dono=dono,
            slug=este,
            criado_por=pessoa.id,
            criado_em=work.now,
        )
        work.session.add(recurso)
        work.session.flush()
    return recurso


def recursos(work: Work, siorg: str, tipo: Recursos) -> list[Recurso]:
    """Return what the organ named of a kind, by name."""
    dele = select(Recurso).where(Recurso.siorg == siorg, Recurso.tipo == tipo.value)
    return list(work.session.exec(dele.order_by(Recurso.nome, col(Recurso.id)).limit(OFERECIDOS)))
