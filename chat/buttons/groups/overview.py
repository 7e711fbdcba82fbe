"""Buttons of the overview of links: lists, codes not used yet, the sheet of all links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import LONGEST_LABEL, Button, Keyboard, Row, button
from plans.privacy import masked_numbers
from reports.words import shortened
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
class ListLeaders(Button):
    """List the leaders who are linked."""

    code: ClassVar[str] = "leaders"


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
LEADERS_LISTED = 40
LABELS = {
    Reach.LINKED: "Đã liên kết",
    Reach.UNLINKED: "Chưa liên kết",
    Reach.UNREACHABLE: "⚠️ Không gửi được",
}
WHOSE = {
    LinkRole.UNIT: "{}",
    LinkRole.LEADER: "lãnh đạo {}",
    LinkRole.PROVINCE_LEADER: "lãnh đạo xem mọi đơn vị",
    LinkRole.SECRETARIAT: "nhóm cơ quan thường trực",
    LinkRole.OPERATOR: "người vận hành bot",
}
"""Whose a code or a chat is, with the name of the unit."""
_BACK = [button("‹ Tổng quan liên kết", ShowLinks())]


def link_overview(
    numbers: Mapping[Reach, int], unused: int, sheet_question: int | None, leaders: int
) -> Keyboard:
    """Return a button for each list, for the unused codes, and for the sheet where a unit has no group."""
    lists = [
        button(f"{LABELS[reach]} ({numbers[reach]})", ListUnits(reach, 0))
        for reach in Reach
        if numbers[reach]
    ]
    rows: list[Row] = [lists] if lists else []
    if leaders:
        rows.append([button(f"Lãnh đạo đã liên kết ({leaders})", ListLeaders())])
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


def leader_list(leaders: Sequence[tuple[int, str]]) -> Keyboard:
    """Return a button that ends the link of each (link id, title), and back."""
    rows = [[button(f"Thôi liên kết: {title}", EndLink(link))] for link, title in leaders[:LEADERS_LISTED]]
    return Keyboard([*rows, _BACK])


def code_list(shown: Sequence[UnusedCodes], page: int, codes: int) -> Keyboard:
    """Return a button that revokes the codes of each unit of this page, the pages, one for all, and back."""
    rows = [
        [button(_revoke_label(one), RevokeCodes(one.unit_id or 0, one.role))]
        for one in shown
        if one.role is not LinkRole.SECRETARIAT
    ]
    if rows:
        rows.append([button("Thu hồi mọi mã của các đơn vị", RevokeAllCodes(0))])
    pages = _pages(page, codes, CODES_A_PAGE, ListCodes)
    return Keyboard([*rows, *([pages] if pages else []), _BACK])


def _revoke_label(codes: UnusedCodes) -> str:
    number = f" ({codes.number})" if codes.number > 1 else ""
    whose = masked_numbers(f"Thu hồi mã: {WHOSE[codes.role].format(codes.unit_name)}")
    return shortened(whose, LONGEST_LABEL - 1 - len(number)) + number


def revoke_all(codes: int) -> Keyboard:
    """Return the button that really revokes, once the number is known."""
    return Keyboard([[button(f"Chắc chắn thu hồi {codes} mã", RevokeAllCodes(codes))]])


def end_links(links: Sequence[ChatLink]) -> Keyboard:
    """Return a button for each unit or leader of a chat that ends the link."""
    named = [(link.id, WHOSE[link.role].format(link.unit.name if link.unit else "")) for link in links]
    return Keyboard([[button(f"Thôi liên kết: {whose}", EndLink(link))] for link, whose in named])


def _pages(page: int, rows: int, a_page: int, to: Callable[[int], Button]) -> Row:
    before = [button("‹ Trang trước", to(page - 1))] if page > 0 else []
    after = [button("Trang sau ›", to(page + 1))] if (page + 1) * a_page < rows else []
    return before + after
