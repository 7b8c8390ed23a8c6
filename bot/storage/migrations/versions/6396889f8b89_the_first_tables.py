"""The first tables."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import bot.storage.columns
import bot.storage.types

revision = "6396889f8b89"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "chat",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("screen_message_id", sa.BigInteger(), nullable=True),
        sa.Column("buttons", bot.storage.columns.Json(), nullable=False),
        sa.Column("leitor", sa.Boolean(), nullable=False),
        sa.Column("blocked_at", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("rascunho_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("chat_id"),
    )
    op.create_table(
        "file",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("digest", "kind"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("received_at", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("update_id"),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_waiting",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "orgao",
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sigla", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("db_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("aberto_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("siorg"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("screen", bot.storage.columns.Json(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("due", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("aim", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("once", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_due",
            ["live", "due"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_outbox_open",
            ["chat_id", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'sending')"),
            postgresql_where=sa.text("state IN ('waiting', 'sending')"),
        )
        batch_op.create_index(
            "ux_outbox_once",
            ["once"],
            unique=True,
            sqlite_where=sa.text("once IS NOT NULL"),
            postgresql_where=sa.text("once IS NOT NULL"),
        )

    op.create_table(
        "parametro",
        sa.Column("chave", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("chave"),
    )
    op.create_table(
        "pessoa",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("conta", sa.BigInteger(), nullable=True),
        sa.Column("conta_nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("criada_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conta"),
    )
    op.create_table(
        "ato",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quando", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("acao", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("alvo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("detalhes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pessoa_id"],
            ["pessoa.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ato", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ato_siorg"), ["siorg"], unique=False)

    op.create_table(
        "convite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("papel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("condicao", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("criado_por", sa.Integer(), nullable=True),
        sa.Column("criado_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("expira_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("aberto_por", sa.BigInteger(), nullable=True),
        sa.Column("aceito_por", sa.BigInteger(), nullable=True),
        sa.Column("aceito_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("cancelado_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("desfeito_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["criado_por"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["pessoa_id"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["siorg"],
            ["orgao.siorg"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    with op.batch_alter_table("convite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_convite_siorg"), ["siorg"], unique=False)

    op.create_table(
        "rascunho",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fluxo", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("form", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("alvo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("titulo", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("estado", sa.JSON(), nullable=False),
        sa.Column("contexto", sa.JSON(), nullable=False),
        sa.Column("situacao", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("criado_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("mexido_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pessoa_id"],
            ["pessoa.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("rascunho", schema=None) as batch_op:
        batch_op.create_index("ix_rascunho_da_pessoa", ["pessoa_id", "situacao"], unique=False)

    op.create_table(
        "servico",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("criado_por", sa.Integer(), nullable=False),
        sa.Column("criado_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("alterado_por", sa.Integer(), nullable=False),
        sa.Column("alterado_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["alterado_por"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["criado_por"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["siorg"],
            ["orgao.siorg"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("siorg", "slug"),
    )
    with op.batch_alter_table("servico", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_servico_siorg"), ["siorg"], unique=False)

    op.create_table(
        "indicacao",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tema", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("papel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("nome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("situacao", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("indicada_por", sa.Integer(), nullable=False),
        sa.Column("plano_assinado_por", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("convite_id", sa.Integer(), nullable=True),
        sa.Column("substitui_id", sa.Integer(), nullable=True),
        sa.Column("motivo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("cargo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("unidade", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("experiencia", sa.JSON(), nullable=True),
        sa.Column("senha_portal", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("servidores", sa.JSON(), nullable=True),
        sa.Column("fim_previsto", sa.Date(), nullable=True),
        sa.Column("criada_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("cobrada_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("respondida_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["convite_id"],
            ["convite.id"],
        ),
        sa.ForeignKeyConstraint(
            ["indicada_por"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["siorg"],
            ["orgao.siorg"],
        ),
        sa.ForeignKeyConstraint(
            ["substitui_id"],
            ["indicacao.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("indicacao", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicacao_convite_id"), ["convite_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicacao_siorg"), ["siorg"], unique=False)

    op.create_table(
        "vinculo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=False),
        sa.Column("papel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tema", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("convite_id", sa.Integer(), nullable=True),
        sa.Column("indicacao_id", sa.Integer(), nullable=True),
        sa.Column("inicio", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("fim", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["convite_id"],
            ["convite.id"],
        ),
        sa.ForeignKeyConstraint(
            ["indicacao_id"],
            ["indicacao.id"],
        ),
        sa.ForeignKeyConstraint(
            ["pessoa_id"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["siorg"],
            ["orgao.siorg"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("vinculo", schema=None) as batch_op:
        batch_op.create_index("ix_vinculo_ativos", ["pessoa_id", "fim"], unique=False)
        batch_op.create_index(batch_op.f("ix_vinculo_convite_id"), ["convite_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vinculo_indicacao_id"), ["indicacao_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vinculo_siorg"), ["siorg"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("vinculo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vinculo_siorg"))
        batch_op.drop_index(batch_op.f("ix_vinculo_indicacao_id"))
        batch_op.drop_index(batch_op.f("ix_vinculo_convite_id"))
        batch_op.drop_index("ix_vinculo_ativos")

    op.drop_table("vinculo")
    with op.batch_alter_table("indicacao", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicacao_siorg"))
        batch_op.drop_index(batch_op.f("ix_indicacao_convite_id"))

    op.drop_table("indicacao")
    with op.batch_alter_table("servico", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_servico_siorg"))

    op.drop_table("servico")
    with op.batch_alter_table("rascunho", schema=None) as batch_op:
        batch_op.drop_index("ix_rascunho_da_pessoa")

    op.drop_table("rascunho")
    with op.batch_alter_table("convite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_convite_siorg"))

    op.drop_table("convite")
    with op.batch_alter_table("ato", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ato_siorg"))

    op.drop_table("ato")
    op.drop_table("pessoa")
    op.drop_table("parametro")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_outbox_once",
            sqlite_where=sa.text("once IS NOT NULL"),
            postgresql_where=sa.text("once IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_outbox_open",
            sqlite_where=sa.text("state IN ('waiting', 'sending')"),
            postgresql_where=sa.text("state IN ('waiting', 'sending')"),
        )
        batch_op.drop_index(
            "ix_outbox_due",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.drop_table("outbox")
    op.drop_table("orgao")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbox_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.drop_table("inbox")
    op.drop_table("file")
    op.drop_table("chat")
