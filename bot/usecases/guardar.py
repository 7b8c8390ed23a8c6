"""The one door through which a service is written: every version stays, and nothing is overwritten unseen."""

from dataclasses import dataclass

from sqlmodel import select

from bot.domain.estados import Estado
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.slug import slug
from bot.forms.form import Answers
from bot.forms.medidas import Medidas, medir
from bot.messages import K, Message, say
from bot.storage.tables import ServicoRow, VersaoDoServico
from bot.storage.work import Work
from bot.usecases.botoes import botao
from bot.usecases.historico import registrar
from bot.usecases.quem import Quem, Recusa, orgao_de

SO_O_NOME = frozenset({"nome"})


@dataclass(frozen=True, slots=True)
class Guardado:
    """The service was written as version `numero`; the same number as before when nothing had changed."""

    row: ServicoRow
    numero: int


@dataclass(frozen=True, slots=True)
class Conflito:
    """Nothing was written: `row` is newer than version `base`, which the values started from."""

    row: ServicoRow
    base: int


def novo(work: Work, pessoa: Quem, siorg: str) -> ServicoRow:
    """Return an empty service of the organ, not stored before it is given to `guardar`."""
    return ServicoRow(
        siorg=siorg,
        nome="",
        slug="",
        estado=Estado.LEVANTADO.value,
        versao=0,
        valores={},
        criado_por=pessoa.id,
        criado_em=work.now,
        alterado_por=pessoa.id,
        alterado_em=work.now,
    )


def guardar(
    work: Work, pessoa: Quem, row: ServicoRow, values: Answers, base: int | None, *, acao: str = "guardar"
) -> Guardado | Conflito:
    """Write `values` as the newest version of `row`, unless somebody wrote one after version `base`.

    `values` are whole: plain answers of the form, `nome` among them. A new service has no `base`. `acao`
    goes on record: guardar, levantar, juntar, restaurar. Permission, and that the name is free, is for the
    caller to see to.
    """
    values = {nome: valor for nome, valor in values.items() if nome != "orgao"}  # the row itself says whose
    if row.id is not None and values == row.valores:
        return Guardado(row, row.versao)
    if row.id is not None and base != row.versao:
        return Conflito(row, base or 0)
    _escrever(work, pessoa, row, values)
    _guardar_versao(work, row, values, acao, base)
    registrar(work, f"{acao}_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    return Guardado(row, row.versao)


def nome_livre(work: Work, siorg: str, nome: str, row: ServicoRow | None) -> None:
    """Raise `Recusa` for a name that another service of the organ has (standard, 2.1)."""
    do_nome = select(ServicoRow).where(ServicoRow.siorg == siorg, ServicoRow.slug == slug(nome))
    outro = work.session.exec(do_nome).first()
    if outro is not None and (row is None or outro.id != row.id):
        ver_outro = botao(K("servico.ver_o_outro"), "servico", outro.id)
        raise Recusa(say(Message(K("servico.nome_repetido"), {"nome": nome}), buttons=((ver_outro,),)))


def versao(work: Work, row: ServicoRow, numero: int) -> VersaoDoServico | None:
    """Return one version of the service; None when it never had that many."""
    daquela = (VersaoDoServico.servico_id == row.id, VersaoDoServico.numero == numero)
    return work.session.exec(select(VersaoDoServico).where(*daquela)).first()


def marcar_no_portal(work: Work, pessoa: Quem, row: ServicoRow, endereco: str, esta: VersaoDoServico) -> None:
    """Record that the text of version `esta` is on the Portal, at `endereco`."""
    row.publicado, row.publicado_em, row.endereco_no_portal = esta.valores, work.now, endereco
    _medir(work, row)
    registrar(work, "no_portal_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)


def tirar_do_inventario(work: Work, pessoa: Quem, row: ServicoRow, motivo: str) -> None:
    """Record why it is no service; it stays in the database and counts no more."""
    row.fora_do_inventario = motivo
    registrar(work, "tirar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)


def devolver_ao_inventario(work: Work, pessoa: Quem, row: ServicoRow) -> None:
    """Let a service that was taken out count again."""
    row.fora_do_inventario = None
    registrar(work, "devolver_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)


def fato_do_orgao(work: Work, siorg: str) -> FatoOrgao:
    """Return the organ as the letters name it."""
    orgao = orgao_de(work, siorg)
    return FatoOrgao(orgao.siorg, orgao.nome, orgao.sigla, orgao.db_id or "")


def _escrever(work: Work, pessoa: Quem, row: ServicoRow, values: Answers) -> None:
    row.nome, row.slug, row.valores = values["nome"], slug(values["nome"]), values
    _medir(work, row)
    row.versao += 1
    row.alterado_por, row.alterado_em = pessoa.id, work.now
    work.session.add(row)
    work.session.flush()


def _medir(work: Work, row: ServicoRow) -> None:
    medidas = medir(row.valores, fato_do_orgao(work, row.siorg), row.publicado)
    row.faltas, row.regras = medidas.faltas, medidas.regras
    row.digital, row.busca = medidas.digital, medidas.busca
    row.estado = _estado(row, medidas).value


def _estado(row: ServicoRow, medidas: Medidas) -> Estado:
    if row.publicado is not None:
        return Estado.NO_PORTAL if row.valores == row.publicado else Estado.NO_PORTAL_COM_ALTERACOES
    if row.valores.keys() <= SO_O_NOME:
        return Estado.LEVANTADO
    return Estado.RASCUNHO if medidas.faltas else Estado.PRONTO


def _guardar_versao(work: Work, row: ServicoRow, values: Answers, acao: str, base: int | None) -> None:
    assert row.id is not None
    work.session.add(
        VersaoDoServico(
            servico_id=row.id,
            numero=row.versao,
            valores=values,
            autora=row.alterado_por,
            quando=work.now,
            acao=acao,
            base=base,
        )
    )
