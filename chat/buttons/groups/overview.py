"""Buttons of the overview of links: lists, codes not used yet, the sheet of all links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import LONGEST_LABEL, Button, Keyboard, Row, button
from plans.privacy import masked_numbers
from storage.groups.overview import Reach, UnusedCodes
from storage.models import ChatLink, LinkRole


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


CODES_A_PAGE = 8
UNITS_A_PAGE = 50
LABELS = {
    Reach.LINKED: "Đã liên kết",
    Reach.UNLINKED: "Chưa liên kết",
    Reach.UNREACHABLE: "⚠️ Không gửi được",
}
_BACK = [button("‹ Tổng quan liên kết", ShowLinks())]


def link_overview(numbers: Mapping[Reach, int], unused: int, sheet_question: int | None) -> Keyboard:
    """Return a button for each list, for the unused codes, and for the sheet where a unit has no group."""
    lists = [
        button(f"{LABELS[reach]} ({numbers[reach]})", ListUnits(reach, 0))
        for reach in Reach
        if numbers[reach]
    ]
    rows: list[Row] = [lists] if lists else []
    if unused:
        rows.append([button(f"Mã chưa dùng ({unused})", ListCodes(0))])
    if sheet_question is not None:
        label = f"Gửi bảng liên kết cho {numbers[Reach.UNLINKED]} đơn vị chưa có nhóm"
        rows.append([button(label, SendLinkSheet(sheet_question))])
    return Keyboard(rows)


def unit_list(reach: Reach, page: int, units: int) -> Keyboard:
    """Return the buttons to the pages before and after, and back."""
    pages = _pages(page, units, UNITS_A_PAGE, lambda to: ListUnits(reach, to))
    return Keyboard([pages, _BACK] if pages else [_BACK])


def code_list(shown: Sequence[UnusedCodes], page: int, codes: int) -> Keyboard:
    """Return a button that revokes the codes of each unit of this page, the pages, one for all, and back."""
    rows = [
        [button(_revoke_label(one), RevokeCodes(one.unit_id, one.role))]
        for one in shown
        if one.unit_id is not None
    ]
    if rows:
        rows.append([button("Thu hồi mọi mã của các đơn vị", RevokeAllCodes(0))])
    pages = _pages(page, codes, CODES_A_PAGE, ListCodes)
    return Keyboard([*rows, *([pages] if pages else []), _BACK])


def _revoke_label(codes: UnusedCodes) -> str:
    leader = "lãnh đạo " if codes.role is LinkRole.LEADER else ""
    number = f" ({codes.number})" if codes.number > 1 else ""
    whose = masked_numbers(f"Thu hồi mã: {leader}{codes.unit_name}")
    return whose[: LONGEST_LABEL - len(number)] + number


def revoke_all(codes: int) -> Keyboard:
    """Return the button that really revokes, once the number is known."""
    return Keyboard([[button(f"Chắc chắn thu hồi {codes} mã", RevokeAllCodes(codes))]])


def end_links(links: Sequence[ChatLink]) -> Keyboard:
    """Return a button for each unit of a chat that ends its link."""
    return Keyboard(
        [
            [button(f"Thôi liên kết: {link.unit.name}", EndLink(link.id))]
            for link in links
            if link.unit is not None
        ]
    )


def _pages(page: int, rows: int, a_page: int, to: Callable[[int], Button]) -> Row:
    before = [button("‹ Trang trước", to(page - 1))] if page > 0 else []
    after = [button("Trang sau ›", to(page + 1))] if (page + 1) * a_page < rows else []
    return before + after
