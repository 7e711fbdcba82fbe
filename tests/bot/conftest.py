"""The bot in the sandbox, for the tests of the main path."""

from tests.auxil.stages import june, sandbox, urgent, world

__all__ = ["june", "sandbox", "urgent", "world"]
