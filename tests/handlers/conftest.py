"""The bot in the sandbox, for the tests of every conversation."""

from tests.auxil.stages import june, sandbox, urgent, world

__all__ = ["june", "sandbox", "urgent", "world"]
