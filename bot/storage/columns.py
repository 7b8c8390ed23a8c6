"""Column types of the queues: a key that counts up, and JSON that takes any text a person types."""

import json
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only in an INTEGER key


class Json(TypeDecorator[Any]):
    """Plain JSON as ASCII text, so that no code point a person types is refused by a database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the value as JSON text."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return a fresh value, free to be changed."""
        return None if value is None else json.loads(value)
