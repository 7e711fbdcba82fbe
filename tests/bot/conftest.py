"""The bot in the sandbox, for the tests of the main path."""

from tests.auxil.stages import june, lived_through, sandbox, urgent, world

__all__ = ["june", "lived_through", "sandbox", "urgent", "world"]
