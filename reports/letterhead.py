"""Who writes a document and by which plan, as far as it is known; what is not known is a place to fill in."""

import re

from plans.given import SINGLE_TASKS
from plans.report import PlanHead, PlanReport
from plans.text import fold
from reports.words import day

AGENCY, PARENT = "[TÊN CƠ QUAN BÁO CÁO …]", "[TÊN CƠ QUAN CHỦ QUẢN …]"
NUMBER, ISSUED, ISSUER = "[… số, ký hiệu …]", "[… ngày ban hành …]", "[… cơ quan ban hành …]"
NOUNS = {
    "/BC": "Báo cáo",
    "/QĐ": "Quyết định",
    "/CT-": "Chỉ thị",
    "/NQ": "Nghị quyết",
    "/CTr": "Chương trình",
}
"""What a document is, by its symbol."""
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn)\s+(.+)$", re.IGNORECASE)
_POLICE = "cong an tinh"


def letterhead(plan: PlanHead) -> tuple[str, str]:
    """Return the body above and the body that writes, in capitals: as set, else as the plan names them.

    The police of a province stand below their ministry, and not below the province.
    """
    if plan.letterhead:
        above, writes = plan.letterhead
        return above.upper(), writes.upper()
    writes = plan.standing_unit or AGENCY
    if fold(writes).startswith(_POLICE):
        found = _PLACE.search(plan.issuer or "")
        whole = f"{writes} {found[1]}" if found and fold(writes) == _POLICE else writes
        return "BỘ CÔNG AN", whole.upper()
    return (plan.issuer or PARENT).upper(), writes.upper()


def place(issuer: str | None) -> str:
    """Return "Thanh Hóa" of "UBND tỉnh Thanh Hóa", or a gap."""
    found = _PLACE.search(issuer or "")
    return found[1] if found else "[địa danh …]"


def plan_in_words(plan: PlanHead) -> str:
    """Return "Kế hoạch số 43/KH-UBND ngày 16/02/2024 của UBND tỉnh", with gaps for what is not known.

    What came singly was given by many documents.
    """
    if plan.number is None and plan.title.startswith(SINGLE_TASKS):
        return f"các văn bản giao nhiệm vụ năm {plan.year}"
    noun = next((noun for code, noun in NOUNS.items() if code in (plan.number or "")), "Kế hoạch")
    issued = day(plan.issued) if plan.issued else ISSUED
    return f"{noun} số {plan.number or NUMBER} ngày {issued} của {plan.issuer or ISSUER}"


def month_and_year(report: PlanReport) -> str:
    """Return "tháng 01 năm 2025", "tháng 6 năm 2025", as official documents write it."""
    month = report.made_at.month
    return f"tháng {f'{month:02}' if month < 3 else month} năm {report.made_at.year}"
