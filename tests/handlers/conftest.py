"""The bot in the sandbox, for the tests of every conversation."""

from tests.auxil.by_mail import by_mail, imap, morning, post
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world
from tests.auxil.two_levels import both

__all__ = [
    "both",
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
