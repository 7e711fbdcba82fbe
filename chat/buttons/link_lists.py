"""Buttons of the overview of links: lists, codes not used yet, the sheet of all links."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from storage.link_overview import Reach
from storage.models import LinkRole


@dataclass(frozen=True)
class ShowLinks(Button):
    """Show the overview of links."""

    code: ClassVar[str] = "link-overview"


@dataclass(frozen=True)
class ListUnits(Button):
    """List the units that can be written to in this way, from this page on."""

    code: ClassVar[str] = "links"
    reach: Reach
    page: int


@dataclass(frozen=True)
class ListCodes(Button):
    """List the codes that nobody has used yet, from this page on."""

    code: ClassVar[str] = "codes"
    page: int


@dataclass(frozen=True)
class RevokeCodes(Button):
    """Revoke the unused codes of a unit in a role."""

    code: ClassVar[str] = "revoke"
    unit: int
    role: LinkRole


@dataclass(frozen=True)
class RevokeAllCodes(Button):
    """Revoke all unused codes of units; `codes` is how many the secretariat was told of, 0 before that."""

    code: ClassVar[str] = "revoke-all"
    codes: int


@dataclass(frozen=True)
class SendLinkSheet(Button):
    """Issue a code for every unit without a group and send them as files; once for a question."""

    code: ClassVar[str] = "link-sheet"
    question: int


@dataclass(frozen=True)
class EndLink(Button):
    """Let a chat no longer be the unit's."""

    code: ClassVar[str] = "unlink"
    link: int
