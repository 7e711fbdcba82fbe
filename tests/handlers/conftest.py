"""The bot in the sandbox, for the tests of every conversation."""

from tests.auxil.by_mail import by_mail, imap, morning, post
from tests.auxil.owing_twice import both
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world
from tests.auxil.three_levels import levels

__all__ = [
    "both",
    "by_mail",
    "imap",
    "june",
    "levels",
    "lived_through",
    "morning",
    "post",
    "reminded",
    "sandbox",
    "urgent",
    "world",
]
