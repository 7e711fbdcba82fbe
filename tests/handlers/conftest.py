"""The bot in the sandbox, for the tests of every conversation."""

from tests.auxil.stages import june, lived_through, sandbox, urgent, world

__all__ = ["june", "lived_through", "sandbox", "urgent", "world"]
