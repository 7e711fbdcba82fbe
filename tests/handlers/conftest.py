"""The bot in the sandbox, for the tests of every conversation."""

import pytest

from tests.auxil.by_mail import by_mail, imap, morning, post
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world

__all__ = [
    "by_mail",
    "imap",
    "june",
    "lived_through",
    "morning",
    "post",
    "reminded",
    "sandbox",
    "urgent",
    "world",
]

pytest.register_assert_rewrite("tests.auxil.watching")  # so that its checks say what differs
