"""What the log keeps as codes, dates and "key=value" pairs, in words."""

import re
from collections.abc import Collection
from datetime import date

from chat.texts.units.directory import LEVELS
from chat.texts.words import day
from plans.addressees import AddresseeKind
from plans.levels.sharing import ShownAbove
from plans.periods import Months
from plans.privacy import masked
from plans.status import STATUS_WORDS
from reports.names import REPORT_RULES
from storage.models import DayKind, ExtensionState, LinkRole, MatterState, Reporters

FIELDS = {
    "level": "cấp",
    "parent": "trực thuộc",
    "abbreviation": "viết tắt",
    "other_names": "tên khác",
    "leader": "lãnh đạo",
    "morning": "giờ nhắc",
    "ladder": "nhắc trước hạn (ngày)",
    "escalation": "báo quá hạn sau (ngày làm việc)",
    "months": "tháng báo cáo",
    "letterhead": "tiêu đề văn bản",
    "number": "số kế hoạch",
    "issued": "ngày kế hoạch",
    "scope": "",
    "levels": "",
    "units": "",
    "kind": "báo cáo",
    "text": "hạn",
    "state": "",
    "until": "đến",
    "reason": "lý do",
    "document": "văn bản",
    "added": "thêm NV",
    "removed": "bỏ NV",
    "changed": "đổi NV",
    "status": "",
    "percent": "",
    "words": "",
}
"""What the keys of pairs are called; a key without a name is told by its value alone."""

CODES = (
    {str(status): words for status, words in STATUS_WORDS.items()}
    | {str(level): words for level, words in LEVELS.items()}
    | {str(kind): words for kind, words in REPORT_RULES.items()}
    | {
        str(Reporters.ANYONE): "mọi thành viên nhóm",
        str(Reporters.REGISTERED): "chỉ đầu mối đã đăng ký",
        str(LinkRole.UNIT): "cho nhóm đơn vị",
        str(LinkRole.SECRETARIAT): "cho cơ quan thường trực",
        str(LinkRole.LEADER): "cho lãnh đạo",
        str(LinkRole.PROVINCE_LEADER): "cho lãnh đạo xem mọi đơn vị",
        str(LinkRole.OPERATOR): "cho người vận hành bot",
        str(DayKind.OFF): "ngày nghỉ",
        str(DayKind.WORKING): "ngày làm việc",
        str(DayKind.ORDINARY): "như thường lệ",
        str(Months.DECREE): "từ ngày 15 tháng trước đến ngày 14",
        str(Months.CALENDAR): "theo tháng dương lịch",
        str(ShownAbove.COUNTS): "chỉ số lượng",
        str(ShownAbove.TASKS): "từng nhiệm vụ đã nối",
        str(ShownAbove.NOTHING): "không xem",
        str(AddresseeKind.ALL): "mọi đơn vị trong kế hoạch",
        str(AddresseeKind.LEADS): "các đơn vị chủ trì",
        str(AddresseeKind.LEVELS): "theo cấp",
        str(AddresseeKind.NAMED): "theo tên",
    }
    | {
        str(MatterState.NEW): "mới nêu",
        str(MatterState.RECEIVED): "đã tiếp nhận",
        str(MatterState.PASSED_UP): "chờ nơi có thẩm quyền",
        str(MatterState.ANSWERED): "đã trả lời",
        str(MatterState.CLOSED): "đã đóng",
        str(MatterState.WITHDRAWN): "đã thu hồi",
    }
)
# Codes of their own: "waiting" is also how a task stands.
_EXTENSIONS = {
    str(ExtensionState.WAITING): "chờ quyết định",
    str(ExtensionState.PROPOSED): "đề nghị ngày khác",
    str(ExtensionState.GRANTED): "đồng ý",
    str(ExtensionState.REFUSED): "không đồng ý",
    str(ExtensionState.WITHDRAWN): "đơn vị rút đề nghị",
    str(ExtensionState.REPLACED): "đơn vị đề nghị lại",
}
ORDER = {key: place for place, key in enumerate(FIELDS)}
_PAIR = re.compile(rf"(?:^|; )({'|'.join(FIELDS)})=")
_FILE = re.compile(r"\.(?:docx|xlsx|pdf|png|csv|ics|zip)$")
"""The name of a file is told as it is: by it the file is found."""
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def changed(before: str | None, after: str | None) -> tuple[str, str]:
    """Return what was and what is, in words, as they may be repeated; of pairs only those that differ."""
    old, new = _pairs(before), _pairs(after)
    was, is_now = _told(before, old.items() - new.items()), _told(after, new.items() - old.items())
    return masked(was), masked(is_now)


def in_words(stored: str | None) -> str:
    """Return a value in words where it is a code, a date or pairs of them."""
    return _told(stored, _pairs(stored).items())


def _pairs(stored: str | None) -> dict[str, str]:
    if not stored or not _PAIR.match(stored):
        return {}
    _, *parts = _PAIR.split(stored)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _told(stored: str | None, pairs: Collection[tuple[str, str]]) -> str:
    if not _pairs(stored):
        return _plain(stored or "")
    return "; ".join(_named(key, value) for key, value in sorted(pairs, key=lambda pair: ORDER[pair[0]]))


def _named(key: str, value: str) -> str:
    words = _EXTENSIONS.get(value, value) if key == "state" else _listed(value)
    return f"{FIELDS[key]} {words}".strip()


def _listed(value: str) -> str:
    parts = value.split(", ")
    known = all(part in CODES for part in parts)
    return ", ".join(CODES[part] for part in parts) if known else _plain(value)


def _plain(value: str) -> str:
    return CODES.get(value) or (value if _FILE.search(value) else _DATE.sub(_day, value))


def _day(found: re.Match[str]) -> str:
    try:
        return day(date(*map(int, found.groups())))
    except ValueError:
        return found[0]
