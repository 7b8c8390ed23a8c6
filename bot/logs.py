"""Logs to the standard error, one line an event, in which the token of the bot cannot appear."""

import logging
import re
import sys
from typing import Any

import structlog

_TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
_CAUSE = 200  # characters
_TALKATIVE = ("aiohttp", "alembic", "apscheduler", "httpcore", "httpx", "telegram", "uvicorn", "sqlalchemy")


def without_token(line: str) -> str:
    """Return `line` with anything that looks like a token hidden."""
    return _TOKEN.sub("<token>", line)


def cause(problem: BaseException) -> str:
    """Return in one line of 200 characters at most why something failed, without what a person typed.

    Of an error of the database, which may quote a value, only the kind is told.
    """
    inside = getattr(problem, "orig", None)
    if inside is not None:
        return type(inside).__name__
    said = str(problem).replace("\0", "").strip() or type(problem).__name__
    return without_token(said.splitlines()[0][:_CAUSE])


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without a token."""
        return without_token(super().format(record))


def _hide(_logger: Any, _method: str, line: Any) -> str:
    return without_token(str(line))


def configure(level: str) -> None:
    """Log from `level` up; the libraries, which log addresses, only from WARNING up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "event"], bool_as_flag=False
            ),
            _hide,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
