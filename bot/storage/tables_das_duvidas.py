"""The tables of what people ask and the assistant does not know."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from bot.storage.tables import instant


class Pergunta(SQLModel, table=True):
    """A question for the central team. `situacao`: rascunho, desistida, aberta, respondida, encerrada.

    `texto` is what was asked, with no CPF nor password. `resposta` is the team's answer, or why there is none
    (encerrada). A doubt that is left is a question of its own: `continua_id` is the one it goes on from.
    `chat_id` is where it was asked; the answer of somebody with a role follows her account, `pessoa_id`.
    """

    # A number is never given twice: an old button must not name somebody else's question.
    __table_args__: Any = (
        Index("ix_pergunta_da_fila", "situacao", "enviada_em"),
        Index("ix_pergunta_do_chat", "chat_id", "situacao"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    pessoa_id: int | None = Field(default=None, foreign_key="pessoa.id", index=True)
    nome: str
    texto: str
    situacao: str = "rascunho"
    continua_id: int | None = Field(default=None, foreign_key="pergunta.id", index=True)
    comunicado_id: int | None = None  # the announcement that it replies to
    criada_em: datetime = instant(index=True)
    enviada_em: datetime | None = instant(optional=True)
    avisada_em: datetime | None = instant(optional=True, index=True)  # when the team was told
    resposta: str | None = None
    respondida_por: int | None = Field(default=None, foreign_key="pessoa.id")
    respondida_em: datetime | None = instant(optional=True)
    agradecida_em: datetime | None = instant(optional=True)
