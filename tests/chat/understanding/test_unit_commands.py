"""What the words after /donvi ask for."""

from datetime import date

import pytest

from chat.understanding.commands.unit_commands import (
    AddUnit,
    ChangeUnit,
    LookUp,
    Misunderstood,
    Overview,
    RenameUnit,
    Succeed,
    Template,
    UnitCommand,
    read_unit_command,
)
from plans.units import UnitFields, UnitLevel


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("", Overview()),
        ("mẫu", Template()),
        ("danh sach", Template()),
        ("  sở tài chính ", LookUp("sở tài chính")),
        ("thêm Sở Nội vụ", AddUnit("Sở Nội vụ", UnitFields())),
        ("Them So Noi vu; cap: tinh", AddUnit("So Noi vu", UnitFields(UnitLevel.PROVINCE))),
        (
            "thêm UBND xã Hoa Lộc; cấp: xã; thuộc: huyện X; viết tắt: HL; tên khác: B, C; lãnh đạo: Ông A",
            AddUnit(
                "UBND xã Hoa Lộc",
                UnitFields(UnitLevel.COMMUNE, "huyện X", "HL", ("B", "C"), "Ông A"),
            ),
        ),
        ("sửa STC; lãnh đạo = Bà B", ChangeUnit("STC", UnitFields(leader="Bà B"))),
        ("lãnh đạo Sở Y tế: Bà B, Giám đốc", ChangeUnit("Sở Y tế", UnitFields(leader="Bà B, Giám đốc"))),
        ("đổi tên Sở A thành Sở B", RenameUnit("Sở A", "Sở B")),
        ("doi ten Sở A thanh Sở B", RenameUnit("Sở A", "Sở B")),
    ],
)
def test_words_are_read_with_marks_and_without(words: str, command: UnitCommand):
    assert read_unit_command(words) == command


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("thêm", "them"),
        ("thêm Sở A; màu: xanh", "them"),
        ("thêm Sở A; cấp: nào đó", "them"),
        ("thêm Sở A; xã Hoa Lộc", "them"),
        ("sửa Sở A", "sua"),
        ("đổi tên Sở A", "doi ten"),
        ("lãnh đạo Sở A", "lanh dao"),
    ],
)
def test_what_begins_like_a_request_and_is_none_is_not_looked_for(words: str, about: str):
    assert read_unit_command(words) == Misunderstood(about)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (
            "sáp nhập xã A, xã B và xã C vào UBND xã D từ 1/7/2025",
            Succeed(("xã A", "xã B", "xã C"), ("UBND xã D",), date(2025, 7, 1)),
        ),
        (
            "hợp nhất Sở Kế hoạch và Đầu tư, Sở Văn hóa, Thể thao và Du lịch vào Sở Tài chính từ 01/3/2025",
            Succeed(
                ("Sở Kế hoạch và Đầu tư", "Sở Văn hóa, Thể thao và Du lịch"),
                ("Sở Tài chính",),
                date(2025, 3, 1),
            ),
        ),
        ("sap nhap Hoa Loc; Minh Loc vao Hoa Loc", Succeed(("Hoa Loc", "Minh Loc"), ("Hoa Loc",), None)),
        ("tách Sở A thành Sở B; Sở C", Succeed(("Sở A",), ("Sở B", "Sở C"), None)),
        ("tách Sở A thành Sở B; Sở C từ 31/2/2025", Misunderstood("tach")),
        ("sáp nhập Sở A vào Sở B từ 31/2/2025", Misunderstood("sap nhap")),
        ("sáp nhập Sở A", Misunderstood("sap nhap")),
        ("tách Sở A", Misunderstood("tach")),
    ],
)
def test_mergers_and_splits_are_read_with_their_units_and_their_day(words: str, command: UnitCommand):
    assert read_unit_command(words) == command
