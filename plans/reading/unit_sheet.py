"""A list of units as people keep it in a sheet: recognised by its headings, read row by row."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from plans.plan import Problem
from plans.reading.content import Row
from plans.reading.encoding import decode
from plans.reading.sheets.delimited import delimiter_of
from plans.reading.unicode_content import unicode_text
from plans.text import clean, fold
from plans.units import UnitClass, UnitFields, name_as_given, read_level, read_unit

LONGEST_NAME = 150
_FIRST_ROWS = 15
"""The headings stand this high at least."""


class ListColumn(StrEnum):
    """What a column of the list says."""

    NAME = "name"
    LEVEL = "level"
    PARENT = "parent"
    ABBREVIATION = "abbreviation"
    OTHER_NAMES = "other_names"
    LEADER = "leader"


HEADINGS = {
    ListColumn.NAME: "Tên đơn vị",
    ListColumn.LEVEL: "Cấp",
    ListColumn.PARENT: "Trực thuộc",
    ListColumn.ABBREVIATION: "Viết tắt",
    ListColumn.OTHER_NAMES: "Tên khác",
    ListColumn.LEADER: "Lãnh đạo",
}
_ALSO = {
    ListColumn.NAME: ("đơn vị", "tên cơ quan", "cơ quan", "tên cơ quan, đơn vị", "cơ quan, đơn vị", "tên"),
    ListColumn.LEVEL: ("cấp đơn vị", "cấp hành chính", "loại", "loại đơn vị", "khối"),
    ListColumn.PARENT: (
        "thuộc",
        "đơn vị cấp trên",
        "cấp trên",
        "đơn vị chủ quản",
        "thuộc huyện",
        "cơ quan chủ quản",
    ),
    ListColumn.ABBREVIATION: ("tên viết tắt", "chữ viết tắt", "tên tắt", "ký hiệu"),
    ListColumn.OTHER_NAMES: ("tên gọi khác", "tên cũ", "các tên khác"),
    ListColumn.LEADER: (
        "thủ trưởng",
        "người đứng đầu",
        "lãnh đạo đơn vị",
        "họ tên lãnh đạo",
        "họ và tên lãnh đạo",
    ),
}
_COLUMNS = {fold(heading): column for column in HEADINGS for heading in (HEADINGS[column], *_ALSO[column])}
_OF_A_PLAN = ("noi dung", "nhiem vu", "thoi han", "thoi gian", "chu tri", "phoi hop", "tien do", "ket qua")


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One row of a list: where it stands, the name it gives, and what else it says."""

    place: str
    name: str
    fields: UnitFields
    unread_level: str | None = None
    """The words in the column of the level that are none."""

    def as_json(self) -> dict[str, Any]:
        """Return the row as it is kept until the secretariat decides."""
        return {
            "place": self.place,
            "name": self.name,
            "fields": self.fields.as_json(),
            "unread_level": self.unread_level,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "ListedUnit":
        """Return the row that was kept."""
        return cls(kept["place"], kept["name"], UnitFields.from_json(kept["fields"]), kept["unread_level"])


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of a list, and the rows that name none."""

    units: tuple[ListedUnit, ...]
    problems: tuple[Problem, ...] = ()
    is_checked: bool = False
    """Whether names in it that look alike are known to be two: the list is ours, not typed by somebody."""

    def as_json(self) -> dict[str, Any]:
        """Return the list as plain values."""
        problems = [[problem.where, problem.text, problem.reason] for problem in self.problems]
        units = [unit.as_json() for unit in self.units]
        return {"units": units, "problems": problems, "is_checked": self.is_checked}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "UnitList":
        """Return the list of these values."""
        units = tuple(map(ListedUnit.from_json, kept["units"]))
        problems = tuple(Problem(*problem) for problem in kept["problems"])
        return cls(units, problems, kept.get("is_checked", False))


def read_unit_list(content: bytes) -> UnitList | None:
    """Return the units of a sheet (.xlsx, .csv, a table in Word), or None when it is no list of units.

    Raises UnreadableDocumentError: the file holds nothing that can be read.
    """
    try:
        rows = _rows(content)
        first = list(islice(rows, _FIRST_ROWS))
        headings = ((number, _columns(cells)) for number, (_, cells) in enumerate(first, start=1))
        number, columns = next(((number, found) for number, found in headings if found), (0, None))
        return _read(columns, [*first[number:], *rows]) if columns else None
    except csv.Error:
        return None  # a text with lines longer than any cell


def _rows(content: bytes) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the rows of the first table, each with its place."""
    text = None if content.startswith(b"PK") else decode(content)
    if text is not None:
        words, _ = unicode_text(text)
        lines = csv.reader(words.splitlines(), delimiter=delimiter_of(words))
        yield from ((f"dòng {number}", cells) for number, cells in enumerate(lines, start=1) if any(cells))
        return
    from plans.reading.formats import read_content  # noqa: PLC0415 -- what reads files is not the bot's to load

    rows = [row for row in read_content(content) if isinstance(row, Row)]
    first = rows[0].table if rows else 0
    yield from ((row.place, row.texts) for row in rows if row.table == first)


def _columns(cells: Sequence[str]) -> dict[ListColumn, int] | None:
    """Return where each column stands, or None when these are no headings of a list."""
    headings = [fold(cell).strip(" .:*") for cell in cells]
    if any(words in heading for heading in headings for words in _OF_A_PLAN):
        return None
    found: dict[ListColumn, int] = {}
    for place, heading in enumerate(headings):
        if heading in _COLUMNS:
            found.setdefault(_COLUMNS[heading], place)
    is_list = ListColumn.NAME in found and (len(found) > 1 or fold(HEADINGS[ListColumn.NAME]) in headings)
    return found if is_list else None


def _read(columns: dict[ListColumn, int], rows: Sequence[tuple[str, Sequence[str]]]) -> UnitList:
    units: list[ListedUnit] = []
    problems: list[Problem] = []
    for place, cells in rows:
        said = {column: clean(cells[at]) if at < len(cells) else "" for column, at in columns.items()}
        name = said[ListColumn.NAME]
        reason = _why_no_unit(name)
        if not name:
            continue
        if reason is not None:
            problems.append(Problem(place, name, reason))
        else:
            units.append(_unit(place, said))
    return UnitList(tuple(units), tuple(problems))


def _why_no_unit(name: str) -> str | None:
    if len(name) > LONGEST_NAME:
        return "tên dài quá 150 ký tự"
    if not any(letter.isalpha() for letter in name):
        return "không phải tên đơn vị"
    if read_unit(name).kind is UnitClass.COLLECTIVE:
        return "là một nhóm nhiều đơn vị, xin ghi từng đơn vị"
    return None


def _unit(place: str, said: dict[ListColumn, str]) -> ListedUnit:
    words = said.get(ListColumn.LEVEL) or None
    level = read_level(words) if words else None
    others = said.get(ListColumn.OTHER_NAMES, "").replace("\n", ";").replace(",", ";").split(";")
    fields = UnitFields(
        level=level,
        parent=said.get(ListColumn.PARENT) or None,
        abbreviation=said.get(ListColumn.ABBREVIATION) or None,
        other_names=tuple(dict.fromkeys(filter(None, map(clean, others)))),
        leader=said.get(ListColumn.LEADER) or None,
    )
    name = name_as_given(said[ListColumn.NAME])
    return ListedUnit(place, name, fields, unread_level=words if words and level is None else None)
