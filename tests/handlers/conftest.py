"""The bot in the sandbox, for the tests of every conversation."""

import pytest

from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world

__all__ = ["june", "lived_through", "reminded", "sandbox", "urgent", "world"]

pytest.register_assert_rewrite("tests.auxil.watching")  # so that its checks say what differs
