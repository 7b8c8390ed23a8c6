"""The stage of the conversations."""

from tests.conversas.conftest import palco

__all__ = ["palco"]
