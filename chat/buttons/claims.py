"""Buttons by which the secretariat accepts or returns what units say is done."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class AcceptClaim(Button):
    """Accept one of the claims listed in a message; `place` is its place in the list."""

    code: ClassVar[str] = "claim-yes"
    question: int
    place: int


@dataclass(frozen=True)
class ReturnClaim(Button):
    """Ask why one of the claims listed in a message is to be returned."""

    code: ClassVar[str] = "claim-no"
    question: int
    place: int


@dataclass(frozen=True)
class AcceptClaims(Button):
    """Accept all claims listed in a message that still wait."""

    code: ClassVar[str] = "claims-yes"
    question: int
