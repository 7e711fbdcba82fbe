"""The secretariat's own Word file, filled with values, parts and tables."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from plans.plan import RuleKind, UnreadableDocumentError
from plans.report import PlanHead, PlanReport, ReportedGroup, ReportedPeriod, ReportedTask
from plans.standing import NamedPeriod
from plans.status import Status
from reports.docx_template import NAMES, example, filled, names_in

TASK = ReportedTask(
    1, "32", "Cấp tài khoản", 1, ("Sở Y tế",), (), "Quý II", None, False, (), {Status.DONE: 1}, (), (), "Xong"
)
REPORT = PlanReport(
    plan=PlanHead("Đề án 06", "01/KH-UBND", "UBND tỉnh Lam Sơn", None, 2025, "Công an tỉnh"),
    periods=(),
    as_of=date(2025, 6, 14),
    made_at=datetime(2025, 6, 16, 9, 0),  # noqa: DTZ001 -- local already
    made_by="Phạm Thị Lan",
    groups=(ReportedGroup(1, "I", "Về pháp lý"),),
    tasks=(TASK,),
    submissions=(),
    next_due=None,
)


def template(*paragraphs: str, in_a_table: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = in_a_table
    document.sections[0].header.paragraphs[0].text = "{{co_quan}}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def fill(content: bytes) -> Any:
    return Document(BytesIO(filled(content, REPORT)))


def test_names_are_replaced_wherever_they_stand():
    document = fill(template("Có {{tong_so_nhiem_vu}} việc, {{ so_hoan_thanh }} xong.", in_a_table="{{nam}}"))
    assert document.paragraphs[0].text == "Có 01 việc, 01 xong."
    assert document.tables[0].rows[0].cells[0].text == "2025"
    assert document.sections[0].header.paragraphs[0].text == "Công an tỉnh"


def test_units_that_owe_two_reports_at_once_are_counted_once_by_the_worse():
    """In June "số đơn vị phải báo cáo" was twice the number of the units."""
    due = date(2025, 6, 14)
    month = NamedPeriod(1, RuleKind.MONTHLY, 2025, 6, due, strictly_before=True)
    half = NamedPeriod(2, RuleKind.HALF_YEAR, 2025, 1, due, strictly_before=True)
    came = {"A": (due, due), "B": (due, date(2025, 6, 16)), "C": (date(2025, 6, 15), None)}
    rows = tuple(
        ReportedPeriod(unit, period, day, linked=True)
        for unit, days in came.items()
        for period, day in zip((month, half), days, strict=True)
    )
    report = replace(REPORT, periods=(month, half), submissions=rows)
    names = ("so_don_vi_phai_bao_cao", "so_dung_han", "so_cham", "so_chua_bao_cao")
    content = template(" ".join(f"{{{{{name}}}}}" for name in names))
    assert Document(BytesIO(filled(content, report))).paragraphs[0].text == "03 01 01 01"


def test_a_name_that_word_has_split_is_replaced_too():
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("{{tong_so", "_nhiem", "_vu}} việc"):
        paragraph.add_run(part)
    out = BytesIO()
    document.save(out)
    assert fill(out.getvalue()).paragraphs[0].text == "01 việc"


def test_a_part_and_a_table_stand_where_their_names_stood():
    document = fill(template("trước", "{{phan_1}}", "giữa", "{{phu_luc_1}}", "sau"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["trước", "I. KHÁI QUÁT TÌNH HÌNH VÀ KẾT QUẢ TRIỂN KHAI"]
    assert texts.index("giữa") < texts.index("sau")
    names = [element.tag.split("}")[1] for element in document.element.body]
    assert "tbl" in names[: len(names) - 3]
    assert "Cấp tài khoản" in [cell.text for cell in document.tables[0].rows[2].cells]


def test_a_name_that_nobody_knows_stays():
    assert fill(template("{{khong_biet}}")).paragraphs[0].text == "{{khong_biet}}"
    assert names_in(template("{{khong_biet}} {{nam}}")) == (["nam"], ["khong_biet"])


def test_the_example_has_every_name_and_can_be_filled():
    known, unknown = names_in(example())
    assert (set(known), unknown) == (set(NAMES), [])
    assert "{{" not in "".join(paragraph.text for paragraph in fill(example()).paragraphs)


def test_what_is_no_word_file_is_refused():
    with pytest.raises(UnreadableDocumentError):
        names_in(b"PK\x03\x04 not a zip")
