"""The domain's tables. History is kept: a mandate ends, a link is spent, nothing is deleted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.storage.types import Instant

_CONTA = text("fora_do_inventario IS NULL")


def instant(*, optional: bool = False, index: bool = False) -> Any:
    """Return a column that holds an instant."""
    return Field(default=None if optional else ..., sa_type=Instant, nullable=optional, index=index)


class Parametro(SQLModel, table=True):
    """A fact of this database: the bot's name on Telegram, whether a sandbox made it."""

    chave: str = Field(primary_key=True)
    valor: str


class Orgao(SQLModel, table=True):
    """An organ that STI/MP opened; identity is the SIORG number."""

    siorg: str = Field(primary_key=True)
    nome: str
    sigla: str
    db_id: str | None = None
    prazo: date | None = None  # last day of the work plan
    aberto_em: datetime = instant()


class Pessoa(SQLModel, table=True):
    """Somebody who accepted a link. `conta` is the Telegram account that speaks for her now."""

    id: int | None = Field(default=None, primary_key=True)
    nome: str
    email: str | None = None
    conta: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True, nullable=True))
    conta_nome: str = ""
    criada_em: datetime = instant()


class Indicacao(SQLModel, table=True):
    """A nomination for one theme and role. `situacao`: aguardando, aceita, recusada, desfeita, encerrada,
    cancelada, substituida."""

    id: int | None = Field(default=None, primary_key=True)
    siorg: str = Field(foreign_key="orgao.siorg", index=True)
    tema: str
    papel: str
    nome: str
    email: str
    situacao: str = "aguardando"
    indicada_por: int = Field(foreign_key="pessoa.id")
    plano_assinado_por: str | None = None  # None: who nominates signed it
    convite_id: int | None = Field(default=None, foreign_key="convite.id", index=True)
    substitui_id: int | None = Field(default=None, foreign_key="indicacao.id")
    motivo: str | None = None
    cargo: str | None = None
    unidade: str | None = None
    experiencia: list[str] | None = Field(default=None, sa_type=JSON)
    senha_portal: str | None = None  # sim, nao; None where it was not asked
    servidores: list[str] | None = Field(default=None, sa_type=JSON)
    fim_previsto: date | None = None
    criada_em: datetime = instant()
    cobrada_em: datetime | None = instant(optional=True)  # when whoever nominated was reminded
    respondida_em: datetime | None = instant(optional=True)


class Convite(SQLModel, table=True):
    """A link. Only the digest of its token is stored; it is spent when accepted, not when opened."""

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    papel: str
    siorg: str | None = Field(default=None, foreign_key="orgao.siorg", index=True)
    nome: str
    email: str | None = None
    condicao: str | None = None  # why this person nominates: secretario, assinou, assessoria
    pessoa_id: int | None = Field(default=None, foreign_key="pessoa.id")  # set: moves her to a new account
    criado_por: int | None = Field(default=None, foreign_key="pessoa.id")  # None: the command line
    criado_em: datetime = instant()
    expira_em: datetime = instant()
    aberto_por: int | None = Field(default=None, sa_type=BigInteger)
    aceito_por: int | None = Field(default=None, sa_type=BigInteger)
    aceito_em: datetime | None = instant(optional=True)
    cancelado_em: datetime | None = instant(optional=True)
    desfeito_em: datetime | None = instant(optional=True)


class Vinculo(SQLModel, table=True):
    """A mandate: a person, a role, a theme, an organ, from when until when."""

    __table_args__ = (Index("ix_vinculo_ativos", "pessoa_id", "fim"),)

    id: int | None = Field(default=None, primary_key=True)
    pessoa_id: int = Field(foreign_key="pessoa.id")
    papel: str
    tema: str | None = None
    siorg: str | None = Field(default=None, foreign_key="orgao.siorg", index=True)
    convite_id: int | None = Field(default=None, foreign_key="convite.id", index=True)
    indicacao_id: int | None = Field(default=None, foreign_key="indicacao.id", index=True)
    inicio: datetime = instant()
    fim: datetime | None = instant(optional=True)
    sem_resumo: bool = False  # wants no monthly summary
    resumo_do_mes: str | None = None  # the month of the last one: 2026-12
    respondendo_desde: datetime | None = instant(optional=True)  # a substituto, in the titular's place


class Rascunho(SQLModel, table=True):
    """A form being filled. `situacao`: aberto, pausado, concluido, descartado; `alvo` names what it edits."""

    __table_args__ = (
        Index("ix_rascunho_da_pessoa", "pessoa_id", "situacao"),
        Index("ix_rascunho_do_alvo", "alvo", "situacao"),
    )

    id: str = Field(primary_key=True)
    fluxo: str
    form: str  # names its words
    pessoa_id: int | None = Field(default=None, foreign_key="pessoa.id")
    chat_id: int = Field(sa_type=BigInteger)
    siorg: str | None = None
    alvo: str | None = None
    base: int | None = None  # the version of the service that the draft started from
    titulo: str = ""
    estado: dict[str, Any] = Field(sa_type=JSON)
    contexto: dict[str, Any] = Field(sa_type=JSON)
    situacao: str = "aberto"
    criado_em: datetime = instant()
    mexido_em: datetime = instant()


class ServicoRow(SQLModel, table=True):
    """A service of an organ as it is now; written by `bot.usecases.guardar` alone.

    `valores` are the answers of its form, `publicado` those that are on the Portal. `slug` is unique in the
    organ. `faltas`, `regras`, `digital` and `busca` are computed from `valores`, for lists: see
    `bot.forms.medidas`.
    """

    __tablename__ = "servico"
    __table_args__ = (
        UniqueConstraint("siorg", "slug"),
        Index("ix_servico_da_lista", "siorg", "nome"),
        Index("ix_servico_do_estado", "siorg", "estado"),
        Index(
            "ix_servico_da_conta",
            "siorg",
            "estado",
            "digital",
            sqlite_where=_CONTA,
            postgresql_where=_CONTA,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    siorg: str = Field(foreign_key="orgao.siorg")
    nome: str
    slug: str
    estado: str
    versao: int
    valores: dict[str, Any] = Field(sa_type=JSON)
    publicado: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    publicado_em: datetime | None = instant(optional=True)
    endereco_no_portal: str | None = None
    fora_do_inventario: str | None = None  # why it is no service; None while it counts
    faltas: int = 0  # findings that keep it from being published
    regras: str = ""  # what the findings are, each between spaces
    digital: bool = False  # by the panel's measure
    busca: str = ""
    criado_por: int = Field(foreign_key="pessoa.id")
    criado_em: datetime = instant()
    alterado_por: int = Field(foreign_key="pessoa.id")
    alterado_em: datetime = instant()


class VersaoDoServico(SQLModel, table=True):
    """Every version a service ever had; never changed. `base`: the version whose text it started from."""

    __tablename__ = "versao_do_servico"
    __table_args__ = (UniqueConstraint("servico_id", "numero"),)

    id: int | None = Field(default=None, primary_key=True)
    servico_id: int = Field(foreign_key="servico.id")
    numero: int
    valores: dict[str, Any] = Field(sa_type=JSON)
    autora: int = Field(foreign_key="pessoa.id")
    quando: datetime = instant()
    acao: str
    base: int | None = None


class CartaRow(SQLModel, table=True):
    """The letter that a service came in, as it came. `valores`: what the form read in it then.

    What differs between them and those of the service now was edited here.
    """

    __tablename__ = "carta"

    servico_id: int = Field(primary_key=True, foreign_key="servico.id")
    numero: str | None = Field(default=None, index=True)  # `dbId`, the Portal's own
    arquivo: str
    dados: bytes
    valores: dict[str, Any] = Field(sa_type=JSON)
    importada_em: datetime = instant()


class CartaRecebida(SQLModel, table=True):
    """A letter that was read and waits to be imported; `lote` are those that came together.

    `preparada` is what `bot.usecases.cartas_recebidas` made of it. It leaves when imported, or given up.
    """

    __tablename__ = "carta_recebida"
    __table_args__ = (Index("ix_carta_recebida_lote", "lote", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    lote: str
    pessoa_id: int = Field(foreign_key="pessoa.id")
    dados: bytes
    preparada: dict[str, Any] = Field(sa_type=JSON)
    recebida_em: datetime = instant(index=True)


class CampoCopiado(SQLModel, table=True):
    """A field of a service that somebody copied into the Portal's editor.

    `chave`: its place; `marca`: which text of it; `rotulo`: how it is called, a message as JSON.
    """

    __tablename__ = "campo_copiado"

    servico_id: int = Field(foreign_key="servico.id", primary_key=True)
    chave: str = Field(primary_key=True)
    marca: str
    rotulo: list[Any] = Field(sa_type=JSON)
    pessoa_id: int = Field(foreign_key="pessoa.id")
    quando: datetime = instant()


class Ato(SQLModel, table=True):
    """Who did what, when, to what: the history that stays."""

    __table_args__ = (Index("ix_ato_do_orgao", "siorg", "quando"),)

    id: int | None = Field(default=None, primary_key=True)
    quando: datetime = instant()
    pessoa_id: int | None = Field(default=None, foreign_key="pessoa.id")
    siorg: str | None = None
    acao: str
    alvo: str | None = None
    detalhes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
