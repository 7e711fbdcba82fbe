"""Measures what a number was asked for and prints it beside its limit; exits with 1 if one is missed."""

import sys
from collections.abc import Callable, Iterator
from time import perf_counter

from docx import Document

from plans import samples
from plans.reading.document import read_document
from tests.plans.reading.documents import add_table, word

HEADINGS = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
TITLE = "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý và công khai theo quy định, đợt {}"


def plan_of(tasks: int) -> bytes:
    """Return a Word document with so many tasks."""
    rows = [
        (str(number), TITLE.format(number), "Sở Tài chính; Sở Y tế", "UBND cấp xã", "Trước ngày 20/6/2025")
        for number in range(1, tasks + 1)
    ]

    def build(document: Document) -> None:  # type: ignore[valid-type] # python-docx has no types
        add_table(document, [HEADINGS, *rows])

    return word(build)


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def readings() -> Iterator[tuple[str, float, float]]:
    """Yield what was measured, the seconds it took, and the seconds it may take."""
    small, large = plan_of(64), plan_of(1000)
    yield "sample plan, .docx", seconds(lambda: read_document("a.docx", samples.sample())), 2
    yield "plan of 64 tasks, .docx", seconds(lambda: read_document("a.docx", small)), 2
    yield "plan of 1,000 tasks, .docx", seconds(lambda: read_document("a.docx", large)), 20


def main() -> int:
    """Print every figure; return 1 if one is over its limit."""
    missed = 0
    for name, took, limit in readings():
        missed += took > limit
        sys.stdout.write(f"{name:32} {took:7.2f} s  (limit {limit} s){'  MISSED' if took > limit else ''}\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
