"""The one door through which a service is written: every version stays, and nothing is overwritten unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, update
from sqlmodel import col, select

from bot.domain.estados import Estado
from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.slug import slug
from bot.forms.form import Answers
from bot.forms.medidas import SO_O_NOME, Medidas, medir
from bot.messages import K, Message, say
from bot.storage.tables import Ato, CampoCopiado, Orgao, ServicoRow, VersaoDoServico
from bot.storage.work import Work
from bot.usecases.botoes import botao
from bot.usecases.historico import registrar
from bot.usecases.quem import Quem, Recusa, orgao_de


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
    goes on record: guardar, levantar, juntar, restaurar, descartar. Permission, and that the name is free,
    is for the caller to see to.
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


def levantar(work: Work, pessoa: Quem, siorg: str, nomes: Sequence[str]) -> list[int]:
    """Write one service for each name, nothing else being known of it, and return their numbers in order.

    That the names are free, and that she may, is for the caller to see to.
    """
    return novos(work, pessoa, siorg, [{"nome": nome} for nome in nomes], "levantar")


def novos(work: Work, pessoa: Quem, siorg: str, varios: Sequence[Answers], acao: str) -> list[int]:
    """Write a service for each of these values, as `levantar` does."""
    if not varios:
        return []
    orgao = fato_do_orgao(work, siorg)
    quando = {
        "criado_por": pessoa.id,
        "criado_em": work.now,
        "alterado_por": pessoa.id,
        "alterado_em": work.now,
    }
    linhas = [_linha(valores, orgao) | quando for valores in varios]
    feitos = insert(ServicoRow).returning(col(ServicoRow.id), sort_by_parameter_order=True)
    numeros = [numero for (numero,) in work.session.execute(feitos, linhas)]
    work.session.execute(
        insert(VersaoDoServico),
        [
            {
                "servico_id": numero,
                "numero": 1,
                "valores": valores,
                "autora": pessoa.id,
                "quando": work.now,
                "acao": acao,
            }
            for numero, valores in zip(numeros, varios, strict=True)
        ],
    )
    registrar(work, f"{acao}_servicos", pessoa_id=pessoa.id, siorg=siorg, detalhes={"servicos": numeros})
    return numeros


def _linha(valores: Answers, orgao: FatoOrgao) -> dict[str, object]:
    medidas = medir(valores, orgao)
    return {
        "siorg": orgao.siorg,
        "nome": valores["nome"],
        "slug": slug(valores["nome"]),
        "estado": _sem_publicar(valores, medidas).value,
        "versao": 1,
        "valores": valores,
        "faltas": medidas.faltas,
        "regras": medidas.regras,
        "digital": medidas.digital,
        "busca": medidas.busca,
    }


def renomear(work: Work, pessoa: Quem, row: ServicoRow, nome: str) -> bool:
    """Give a service that is only a name a better one; return False when it is more, or the name is taken."""
    if row.estado != Estado.LEVANTADO.value or _outro_do_nome(work, row.siorg, nome, row) is not None:
        return False
    guardar(work, pessoa, row, {**row.valores, "nome": nome}, row.versao, acao="renomear")
    return True


def nome_livre(work: Work, siorg: str, nome: str, row: ServicoRow | None) -> None:
    """Raise `Recusa` for a name that another service of the organ has (standard, 2.1)."""
    outro = _outro_do_nome(work, siorg, nome, row)
    if outro is not None:
        ver_outro = botao(K("servico.ver_o_outro"), "servico", outro.id)
        raise Recusa(say(Message(K("servico.nome_repetido"), {"nome": nome}), buttons=((ver_outro,),)))


def _outro_do_nome(work: Work, siorg: str, nome: str, row: ServicoRow | None) -> ServicoRow | None:
    do_nome = select(ServicoRow).where(ServicoRow.siorg == siorg, ServicoRow.slug == slug(nome))
    outro = work.session.exec(do_nome).first()
    return None if outro is None or (row is not None and outro.id == row.id) else outro


def versao(work: Work, row: ServicoRow, numero: int) -> VersaoDoServico | None:
    """Return one version of the service; None when it never had that many."""
    daquela = (VersaoDoServico.servico_id == row.id, VersaoDoServico.numero == numero)
    return work.session.exec(select(VersaoDoServico).where(*daquela)).first()


def marcar_no_portal(work: Work, pessoa: Quem, row: ServicoRow, endereco: str, esta: VersaoDoServico) -> None:
    """Record that the text of version `esta` is on the Portal, at `endereco`."""
    row.publicado, row.publicado_em, row.endereco_no_portal = esta.valores, work.now, endereco
    _mudou_no_portal(work, pessoa, row, "no_portal_servico", {"versao": esta.numero})


def tirar_do_portal(work: Work, pessoa: Quem, row: ServicoRow) -> None:
    """Record that the service is on the Portal no more; its newest text stays, as a draft."""
    row.publicado = row.publicado_em = row.endereco_no_portal = None
    _mudou_no_portal(work, pessoa, row, "saiu_do_portal_servico", {})


def _mudou_no_portal(
    work: Work, pessoa: Quem, row: ServicoRow, acao: str, detalhes: Mapping[str, int]
) -> None:
    _medir(work, row)
    work.session.execute(delete(CampoCopiado).where(col(CampoCopiado.servico_id) == row.id))
    registrar(work, acao, pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id, detalhes=detalhes)


def tirar_do_inventario(
    work: Work, pessoa: Quem, siorg: str, numeros: Sequence[int | None], motivo: str
) -> None:
    """Record why these are no services; they stay in the database and count no more."""
    _por_no_inventario(work, numeros, motivo)
    _registrar_cada(work, "tirar_servico", pessoa, siorg, numeros, {"motivo": motivo})


def devolver_ao_inventario(work: Work, pessoa: Quem, siorg: str, numeros: Sequence[int | None]) -> None:
    """Let services that were taken out count again."""
    _por_no_inventario(work, numeros, None)
    _registrar_cada(work, "devolver_servico", pessoa, siorg, numeros, {})


def _por_no_inventario(work: Work, numeros: Sequence[int | None], fora: str | None) -> None:
    deles = update(ServicoRow).where(col(ServicoRow.id).in_(numeros))
    work.session.execute(deles.values(fora_do_inventario=fora))


def _registrar_cada(
    work: Work,
    acao: str,
    pessoa: Quem,
    siorg: str,
    numeros: Sequence[int | None],
    detalhes: Mapping[str, str],
) -> None:
    comum = {"quando": work.now, "pessoa_id": pessoa.id, "siorg": siorg, "acao": acao, "detalhes": detalhes}
    if numeros:
        work.session.execute(insert(Ato), [comum | {"alvo": str(numero)} for numero in numeros])


def fato_do_orgao(work: Work, siorg: str) -> FatoOrgao:
    """Return the organ of that number as the letters name it."""
    return fato_de(orgao_de(work, siorg))


def fato_de(orgao: Orgao) -> FatoOrgao:
    """Return an organ as the letters name it."""
    return FatoOrgao(orgao.siorg, orgao.nome, orgao.sigla, orgao.db_id or "")


def _escrever(work: Work, pessoa: Quem, row: ServicoRow, values: Answers) -> None:
    if values["nome"] != row.nome:  # letters may share a name with another, and be told apart by their file
        row.slug = slug(values["nome"])
    row.nome, row.valores = values["nome"], values
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
    return _sem_publicar(row.valores, medidas)


def _sem_publicar(valores: Answers, medidas: Medidas) -> Estado:
    if valores.keys() <= SO_O_NOME:
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
