"""Documents as offices write them: half of them were kept unseen while the reading was written."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line
from plans.reading.document import read_document
from plans.reading.given.proposals import propose
from plans.reading.given.reader import find_work
from tests.plans.reading.pdf.pdf_file import Box, pdf
from tests.score.prose import HALVES, ProseScore, documents, report, score

LEAST_RIGHT, MOST_INVENTED = {"seen": 0.97, "unseen": 0.95}, 0.05


def in_word(document: Path) -> bytes:
    made = docx.Document()
    for line in document.read_text(encoding="utf-8").splitlines():
        made.add_paragraph(line)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def in_broken_lines(document: Path) -> bytes:
    lines = document.read_text(encoding="utf-8").splitlines()
    return "\n".join(piece for line in lines for piece in wrap(line, 78)).encode()


def in_pdf(document: Path) -> bytes:
    lines = [piece for line in document.read_text(encoding="utf-8").splitlines() for piece in wrap(line, 100)]
    pages = [lines[start : start + 35] for start in range(0, len(lines), 35)]
    return pdf(*([_box(place, line) for place, line in enumerate(page)] for page in pages))


def _box(place: int, line: str) -> Box:
    return Box(40, 30 + place * 12, 680, 42 + place * 12, line, ruled=False)


def assert_good(half: str, scores: list[ProseScore]) -> None:
    right, given_work = sum(one.right for one in scores), sum(one.given for one in scores)
    invented, proposed = sum(len(one.invented) for one in scores), sum(one.proposed for one in scores)
    assert right / given_work >= LEAST_RIGHT[half]
    assert invented / proposed <= MOST_INVENTED


@pytest.mark.parametrize("half", HALVES)
def test_the_given_work_is_proposed_with_the_right_lead_and_hardly_any_is_invented(half: str) -> None:
    assert_good(half, [score(document) for document in documents(half)])


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("convert", [in_word, in_broken_lines, in_pdf])
def test_the_format_of_a_document_does_not_matter(half: str, convert: object) -> None:
    assert callable(convert)
    assert_good(half, [score(document, convert(document)) for document in documents(half)])


@pytest.mark.parametrize("half", HALVES)
def test_dates_partners_and_what_goes_on_are_told_too(half: str) -> None:
    scores = [score(document) for document in documents(half)]
    assert sum(len(one.wrong_due) for one in scores) <= 1
    assert sum(len(one.wrong_coordinating) for one in scores) <= 1
    assert sum(len(one.not_apart) for one in scores) <= 1


def test_the_score_has_a_line_for_each_half() -> None:
    heading, *lines = report()
    assert heading.startswith("work given in prose")
    assert [line.split()[0] for line in lines] == list(HALVES)


PIECES = (
    "Giao |Yêu cầu |Đề nghị |Sở Y tế |các sở: |UBND các xã |chủ trì|, phối hợp với |rà soát thủ tục|. |; |: "
    "|\n|\n- |\n1. |\na) |\nII. |\nĐiều 1. |trước ngày 30/6/2026|Quý II|(|)|Đơn vị chủ trì: |Thời gian: "
    "|hằng tháng|./.|Kính gửi: |Nơi nhận:|KẾ HOẠCH|BÁO CÁO|“|”|do |thực hiện "
    "|các nội dung sau:|đã |1|İ"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
def test_any_words_are_read_or_refused_and_every_proposal_is_whole(text: str) -> None:
    tasks = propose(
        find_work([Line(line, "dòng 1") for line in text.split("\n")]), 2026, "UBND tỉnh Sơn Hà"
    ).tasks
    assert all(task.proposed and task.title and task.lead and task.number and task.source for task in tasks)
    assert len({(task.group, task.number) for task in tasks}) == len(tasks)
    with suppress(UnreadableDocumentError):
        read_document("k", text.encode())
