"""What the secretariat is shown: the messages of /summary and the files below it, read back as rows."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from storage.models import StoredFile
from tests.auxil.world import World

PARTS = ("Theo nhóm", "Theo đơn vị", "Quá hạn", "Vướng mắc", "Chưa báo cáo")
FILES = ("Word", "Excel")


@dataclass(frozen=True)
class Shown:
    """The message, what its buttons show, the Word report and the Excel file."""

    whole: str
    parts: dict[str, str]
    word: Any = None
    excel: Any = None

    def sheet(self, title: str) -> list[dict[str, Any]]:
        """Return the rows of a sheet by its headings."""
        headings, *rows = self.excel[title].iter_rows(values_only=True)
        return [dict(zip(headings, row, strict=True)) for row in rows]

    @property
    def sentences(self) -> list[str]:
        """Return the paragraphs of the Word report."""
        return [paragraph.text for paragraph in self.word.paragraphs]

    def table(self, number: int) -> list[list[str]]:
        """Return the rows of a Word appendix below its header, by the appendix's number."""
        return [_texts(row) for row in self.word.tables[number + FORM_TABLES - 1]._tbl.tr_lst[1:]]


FORM_TABLES = 2
"""The head of the report and its end are tables too."""


def _texts(row: Any) -> list[str]:
    """Return the texts of a row's cells; python-docx takes minutes for long tables."""
    return [
        "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t")) for cell in row.tc_lst
    ]


async def look(world: World, words: str, files: Collection[str] = FILES) -> Shown:
    """Ask for a summary, press every button below it and read the files that are wanted."""
    await world.secretariat.says(f"/summary {words}".strip())
    whole = world.secretariat.last()
    parts, made = {}, {}
    for label in PARTS:
        await world.secretariat.presses(label, message=whole)
        parts[label] = world.secretariat.last().text
    for label in files:
        await world.secretariat.presses(label, message=whole)
        made[label] = BytesIO(world.database.read(_last_file))
    if not made:
        return Shown(whole.text, parts)
    excel = load_workbook(made["Excel"], read_only=True)
    return Shown(whole.text, parts, Document(made["Word"]), excel)


def _last_file(session: Any) -> bytes:
    query = select(StoredFile.content).order_by(StoredFile.id.desc()).limit(1)
    return bytes(session.scalars(query).one())


def number_in(pattern: str, text: str) -> int:
    """Return the number at the only group of a pattern, 0 where it is not found."""
    found = re.search(pattern, text, re.MULTILINE)
    return int(found[1].replace(".", "")) if found else 0


def bullets(text: str) -> Iterator[str]:
    """Yield the lines of a list."""
    return (line[2:] for line in text.splitlines() if line.startswith("• "))


def list_length(text: str) -> int:
    """Return how many entries a list has with those that are only counted."""
    return len(list(bullets(text))) + number_in(r"^… và ([\d.]+) ", text)


def units_named(names: str) -> int:
    """Return how many units are named in "A, B và 05 đơn vị khác" or "A, B và C"."""
    if not names:
        return 0
    rest = re.search(r" và (\d+) đơn vị khác$", names)
    listed = (
        names[: rest.start()]
        if rest
        else re.sub(r" và (?=(UBND|Sở|Công an|Thanh tra|Văn|Thuế|Bảo|Hội|Liên))", ", ", names)
    )
    return len(listed.split(", ")) + (int(rest[1]) if rest else 0)
