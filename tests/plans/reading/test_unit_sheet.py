"""A list of units is known by its headings and read row by row; a plan is not taken for one."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.unit_sheet import ListedUnit, UnitList, read_unit_list
from plans.reading.upload import UploadReading, read_upload, upload_as_json, upload_from_json
from plans.units import UnitFields, UnitLevel
from reports.unit_sheet import EXAMPLE_ROWS, unit_sheet
from tests.auxil import province
from tests.auxil.world import PLAN
from tests.plans.reading.documents import add_table, word
from tests.plans.reading.sheets.ods_file import ods, row
from tests.plans.reading.sheets.xls_file import xls


def read(text: str, encoding: str = "utf-8") -> UnitList:
    found = read_unit_list(text.encode(encoding))
    assert found is not None
    return found


def names(units: UnitList) -> list[str]:
    return [unit.name for unit in units.units]


def test_a_row_gives_a_unit_with_all_that_the_columns_say():
    (unit,) = read(
        "STT;Tên đơn vị;Cấp;Trực thuộc;Viết tắt;Tên khác;Lãnh đạo\n"
        '1;Xã Hoa Lộc;xã;UBND huyện Hậu Lộc;HL;"Hoa Lộc; Bà Triệu";Ông A\n'
    ).units
    fields = UnitFields(UnitLevel.COMMUNE, "UBND huyện Hậu Lộc", "HL", ("Hoa Lộc", "Bà Triệu"), "Ông A")
    assert unit == ListedUnit("dòng 2", "UBND xã Hoa Lộc", fields)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_however_it_was_saved(delimiter: str, encoding: str):
    text = f"TÊN CƠ QUAN{delimiter}CẤP\nSở Y tế{delimiter}Tỉnh\n\nSở Nội vụ{delimiter}\n"
    assert names(read(text, encoding)) == ["Sở Y tế", "Sở Nội vụ"]


def test_headings_may_stand_below_a_title():
    text = "DANH SÁCH ĐƠN VỊ,\nKèm theo Công văn số 1,\nSTT,Tên đơn vị\n1,Sở Y tế\n"
    assert names(read(text)) == ["Sở Y tế"]


def test_the_sheet_we_offer_is_read_back_without_its_examples():
    units = read_unit_list(unit_sheet(EXAMPLE_ROWS))
    assert units is not None
    assert names(units) == [row.name for row in EXAMPLE_ROWS]
    assert [unit.fields.level for unit in units.units] == [row.level for row in EXAMPLE_ROWS]
    assert units.units[2].fields.parent == "UBND huyện Hậu Lộc"
    empty = read_unit_list(unit_sheet([]))
    assert empty is not None
    assert names(empty) == []


@pytest.mark.parametrize(
    "content",
    [
        xls({"A": [["Tên đơn vị", "Cấp"], ["Sở Y tế", "Tỉnh"]]}),
        ods(f">{row('Tên đơn vị', 'Cấp')}{row('Sở Y tế', 'Tỉnh')}"),
        "§¬n vÞ;CÊp\nSë Y tÕ;TØnh\nSë Néi vô;TØnh\n".encode("cp1252"),
    ],
)
def test_a_list_may_be_kept_in_an_older_or_another_program(content: bytes):
    units = read_unit_list(content)
    assert units is not None
    assert names(units)[0] == "Sở Y tế"


def test_a_table_in_word_is_a_list_too():
    units = read_unit_list(
        word(lambda document: add_table(document, [("Tên đơn vị", "Cấp"), ("Sở Y tế", "Tỉnh")]))
    )
    assert units is not None
    assert names(units) == ["Sở Y tế"]


def test_words_that_are_no_level_are_kept_to_be_asked_about():
    (unit,) = read("Tên đơn vị,Cấp\nSở Y tế,cấp cao\n").units
    assert (unit.fields.level, unit.unread_level) == (None, "cấp cao")


def test_rows_that_name_no_unit_are_told_with_why():
    units = read(f"Tên đơn vị,Cấp\nCác sở ngành,tỉnh\n123,xã\nSở {'A' * 150},tỉnh\n,xã\nSở Y tế,tỉnh\n")
    assert names(units) == ["Sở Y tế"]
    assert [(problem.where, problem.reason[:12]) for problem in units.problems] == [
        ("dòng 2", "là một nhóm "),
        ("dòng 3", "không phải t"),
        ("dòng 4", "tên dài quá "),
    ]


def test_a_plan_is_no_list_and_a_list_is_no_plan():
    plan = read_upload("ke-hoach.txt", PLAN.encode(), None)
    units = read_upload("don-vi.csv", province.unit_list(), None)
    assert isinstance(plan, UploadReading)
    assert isinstance(units, UnitList)
    assert len(units.units) == province.DISTRICTS + province.COMMUNES
    assert [upload_from_json(upload_as_json(upload)) for upload in (plan, units)] == [plan, units]


@pytest.mark.parametrize(
    "text",
    [
        "Biên bản họp\nThành phần: ông A\n",
        "Đơn vị\nSở Y tế\n",
        "Tên đơn vị,Nội dung,Thời hạn\nSở Y tế,Báo cáo,20/6/2025\n",
        "Tên đơn vị " + "x" * 200_000,
    ],
)
def test_other_texts_are_no_list(text: str):
    assert read_unit_list(text.encode()) is None


def test_what_cannot_be_read_at_all_is_said_in_the_words_for_plans():
    with pytest.raises(UnreadableDocumentError, match=r"anh\.png"):
        read_upload("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(100), None)
