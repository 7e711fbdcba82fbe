"""What the secretariat asks in the words after /lienket that begin with "thư": who is written to by mail."""

import re
from dataclasses import dataclass

from plans.text import clean, fold

LONGEST_ADDRESS = 254
_BY_MAIL = re.compile(r"^(?:thư|email|e-mail|mail)(?: điện tử)?\b[\s:,]*", re.IGNORECASE)
_NAMES = re.compile(r"^(?:thư viện|thư ký)\b", re.IGNORECASE)
"""Units that are called so."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_ENDS = frozenset(("thoi", "bo", "ngung", "dung", "huy", "thoi dung", "khong dung", "xoa"))


@dataclass(frozen=True, slots=True)
class MailWanted:
    """A unit by its words, the addresses to write to from now on, or that it is to end."""

    unit: str
    addresses: tuple[str, ...] = ()
    ends: bool = False
    wrong: str | None = None
    """What looks like an address and is none."""


def mail_wanted(words: str) -> MailWanted | None:
    """Return what is asked about mail, None where something else is asked."""
    asked = clean(words)
    found = _BY_MAIL.match(asked)
    if found is None or _NAMES.match(asked):
        return None
    parts = [
        part.strip(" .;") for part in re.split(r"[,;\n]|\s(?=\S+@)|(?<=\s)[-–:]\s", asked[found.end() :])
    ]
    parts = [part.strip(" <>()") for part in parts if part]
    mail = [part for part in parts if "@" in part]
    wrong = next((part for part in mail if not _is_address(part)), None)
    others = [part for part in parts if "@" not in part]
    ends = len(others) > 1 and fold(others[-1]) in _ENDS and not mail
    unit = ", ".join(others[:-1] if ends else others)
    addresses = tuple(dict.fromkeys(part.casefold() for part in mail))
    return MailWanted(unit, addresses, ends, wrong)


def _is_address(word: str) -> bool:
    domain = word.rpartition("@")[2]
    return (
        len(word) <= LONGEST_ADDRESS
        and _ADDRESS.fullmatch(word) is not None
        and "." in domain
        and ".." not in word
    )
