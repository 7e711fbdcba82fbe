"""How a mail of ours is known again in an answer: by its Message-ID, or by the mark in its text."""

import re
from dataclasses import dataclass

from storage.mail.threads import LENGTH

_LETTERS = "a-hj-km-np-z2-9"
_IN_HEADER = re.compile(rf"<([{_LETTERS}]{{{LENGTH}}})\.(\d{{1,18}})@", re.IGNORECASE)
_IN_TEXT = re.compile(
    rf"Mã thư:[\s>*]*((?:[{_LETTERS}]{{4}}-){{3}}[{_LETTERS}]{{4}})[\s>]*[·.\-][\s>]*(\d{{1,18}})",
    re.IGNORECASE,
)
OWN_LINE = re.compile(r"^[^\n]{0,10}Mã thư:[^\n]*$\n?", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """The token of a thread, and the number of a mail in it."""

    token: str
    mail: int

    def message_id(self, domain: str) -> str:
        """Return the Message-ID of the mail."""
        return f"<{self.token}.{self.mail}@{domain}>"

    @property
    def shown(self) -> str:
        """Return the mark as it stands in the text."""
        parts = [self.token[place : place + 4] for place in range(0, LENGTH, 4)]
        return f"{'-'.join(parts)}·{self.mail}"


def marks_in(text: str) -> list[Mark]:
    """Return the marks that a mail carries, those of its head first."""
    found = [*_IN_HEADER.findall(text), *_IN_TEXT.findall(text)]
    return [Mark(token.replace("-", "").lower(), int(number)) for token, number in found]
