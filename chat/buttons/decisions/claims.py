"""Buttons by which the secretariat accepts or returns what units say is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.reporting.evidence import ShowEvidence
from chat.buttons.subjects import Subject


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


@dataclass(frozen=True)
class ReturnReasonWanted(Subject):
    """Why what a unit says is done is returned to it."""

    kind: ClassVar[str] = "return"
    obligation: int
    update: int


def claims(
    question_id: int, waiting: Sequence[int], evidence: Mapping[int, int] = MappingProxyType({})
) -> Keyboard | None:
    """Return how each claim that still waits, by its place in the list, can be decided.

    `evidence` are the statements, by place, that came with something to look at.
    """
    rows = [
        [
            button(f"✅ Xác nhận {place + 1}", AcceptClaim(question_id, place)),
            button(f"↩️ Trả lại {place + 1}", ReturnClaim(question_id, place)),
            *([button(f"📎 Xem {place + 1}", ShowEvidence(evidence[place]))] if place in evidence else []),
        ]
        for place in waiting
    ]
    if len(rows) > 1:
        rows.append([button(f"✅ Xác nhận cả {len(waiting)} việc", AcceptClaims(question_id))])
    return Keyboard(rows) if rows else None
