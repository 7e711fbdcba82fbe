"""The post, for the tests of what reads mail."""

from tests.auxil.by_mail import by_mail, imap, morning, post
from tests.auxil.stages import lived_through, sandbox

__all__ = ["by_mail", "imap", "lived_through", "morning", "post", "sandbox"]
