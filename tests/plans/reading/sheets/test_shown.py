"""What a person sees in a cell: the stored value under its number format."""

from datetime import date, datetime, time

import pytest

from plans.reading.sheets.grid import CellKind
from plans.reading.sheets.shown import shown_day, shown_number, shown_text

JUNE_20, OCTOBER_5 = "45828", "45935"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("dd/mm/yyyy", "20/6/2025"),
        ("mm-dd-yy", "20/6/2025"),
        ("yyyy-mm-dd h:mm:ss", "20/6/2025"),
        ("[$-42A]dddd, dd mmmm yyyy", "20/6/2025"),
        ("mm/yyyy", "06/2025"),
        ("m/yyyy", "6/2025"),
        ("yyyy-mm", "06/2025"),
        ("mmm-yy", "6/2025"),
        ('"Tháng "m/yyyy', "Tháng 6/2025"),
        (r"\T\h\á\n\g m/yyyy", "Tháng 6/2025"),
        ('"Tháng "m" năm "yyyy', "Tháng 6 năm 2025"),
        ("mmmm", "Tháng 6"),
        ("yyyy", "2025"),
        ('"Năm "yyyy', "Năm 2025"),
        ('"Trước ngày "dd/mm/yyyy', "Trước ngày 20/6/2025"),
        ('"ngày "d" tháng "m" năm "yyyy', "ngày 20 tháng 6 năm 2025"),
        ("[Red]dd/mm/yyyy;@", "20/6/2025"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_shown(code: str, seen: str) -> None:
    cell = shown_number(JUNE_20, code)
    assert (cell.text, cell.kind, cell.doubt) == (seen, CellKind.DATE, None)


@pytest.mark.parametrize("code", ["d-mmm", "d/m", "mmm d"])
def test_a_day_without_its_year_is_shown_as_seen_and_doubted(code: str) -> None:
    cell = shown_number(OCTOBER_5, code)
    assert cell.text == "5/10"
    assert "5/10/2025" in (cell.doubt or "")


def test_a_day_whose_month_stands_first_is_shown_so() -> None:
    assert shown_number(OCTOBER_5, "m/d").text == "10/5"


@pytest.mark.parametrize(
    ("stored", "code", "seen", "kind"),
    [
        ("0.85", "0%", "85%", CellKind.PERCENT),
        ("1", "0%", "100%", CellKind.PERCENT),
        ("0.845", "0%", "84.5%", CellKind.PERCENT),
        ("0.740740740740741", "0%", "74.07%", CellKind.PERCENT),
        ("123456.7", "General", "123456.7", CellKind.NUMBER),
        ("123456.7", "#,##0", "123456.7", CellKind.NUMBER),
        ("1234567.891", "#,##0.00", "1234567.891", CellKind.NUMBER),
        ("0.30000000000000004", "General", "0.3", CellKind.NUMBER),
        ("33.3333333333333", "0.0", "33.3333", CellKind.NUMBER),
        ("1234567", "0.00E+00", "1234567", CellKind.NUMBER),
        ("1.5E-7", "General", "0.00000015", CellKind.NUMBER),
        ("-0", "General", "0", CellKind.NUMBER),
        ("1", "00", "01", CellKind.NUMBER),
        ("1.1", "0.00", "1.10", CellKind.NUMBER),
        ("0", "#", "", CellKind.NUMBER),
        ("5", '0" nhiệm vụ"', "5 nhiệm vụ", CellKind.NUMBER),
        ("3", '"Quý "0"/2026"', "Quý 3/2026", CellKind.NUMBER),
        ("-5", "#,##0_);(#,##0)", "(5)", CellKind.NUMBER),
        ("-5", "0", "-5", CellKind.NUMBER),
        ("0", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-", CellKind.NUMBER),
        ("7", "0;-0;;@", "7", CellKind.NUMBER),
        ("0", "0;-0;;@", "", CellKind.NUMBER),
        ("7", ";;;", "", CellKind.NUMBER),
        ("12", '[>=10]"nhiều";[<5]"ít";"vừa"', "nhiều", CellKind.NUMBER),
        ("7", '[>=10]"nhiều";[<5]"ít";"vừa"', "vừa", CellKind.NUMBER),
        ("0.5", "# ?/?", "1/2", CellKind.NUMBER),
        ("2.5", "# ?/10", "2 1/2", CellKind.NUMBER),
        ("3", "# ?/?", "3", CellKind.NUMBER),
        ("0.6875", "h:mm", "16:30", CellKind.DATE),
        ("1.25", "[h]:mm", "30:00", CellKind.DATE),
        ("no number", "General", "no number", CellKind.TEXT),
        ("1E+300", "General", "1E+300", CellKind.NUMBER),
    ],
)
def test_a_number_keeps_its_digits_and_the_words_of_its_format(
    stored: str, code: str, seen: str, kind: CellKind
) -> None:
    cell = shown_number(stored, code)
    assert (cell.text, cell.kind, cell.doubt) == (seen, kind, None)


@pytest.mark.parametrize(
    ("stored", "code", "seen", "thousands"),
    [
        ("1.25", "General", "1.25", "1.250"),
        ("12.5", "@", "12.5", "12.500"),
        ("1.25", "0.000", "1.250", "1.250"),
        ("2", "#,##0.000", "2.000", "2.000"),
    ],
)
def test_a_number_that_may_have_been_typed_with_a_dot_for_thousands_is_doubted(
    stored: str, code: str, seen: str, thousands: str
) -> None:
    cell = shown_number(stored, code)
    assert cell.text == seen
    assert f"nếu ý là {thousands}" in (cell.doubt or "")


@pytest.mark.parametrize(("stored", "code"), [("1.25", "0.00"), ("0.5", "General"), ("1.2345", "General")])
def test_a_number_that_was_meant_to_have_decimals_is_not_doubted(stored: str, code: str) -> None:
    assert shown_number(stored, code).doubt is None


def test_a_zero_under_a_date_format_is_an_empty_cell() -> None:
    assert not shown_number("0", "dd/mm/yyyy")


@pytest.mark.parametrize("stored", ["12", "99999999", "-3"])
def test_a_number_that_is_no_day_of_ours_is_doubted_under_a_date_format(stored: str) -> None:
    cell = shown_number(stored, "dd/mm/yyyy")
    assert cell.text == stored
    assert "được định dạng là ngày" in (cell.doubt or "")


def test_days_may_be_counted_from_1904() -> None:
    assert shown_number("44366", "dd/mm/yyyy", since_1904=True).text == "20/6/2025"


def test_a_text_takes_the_words_of_its_format() -> None:
    assert shown_text("Y tế", '"Sở "@').text == "Sở Y tế"
    assert shown_text("Y tế", '0;0;0;"Sở "@').text == "Sở Y tế"
    assert shown_text("Y tế", "0.00").text == "Y tế"
    assert shown_text("Y tế", ";;;").text == ""


def test_a_moment_that_is_stored_as_such_is_shown_by_its_format() -> None:
    moment = datetime(2025, 6, 20, 8)  # noqa: DTZ001 -- a sheet knows no zones
    assert shown_day(moment, "mm/yyyy").text == "06/2025"
    assert shown_day(moment.date(), "General").text == "20/6/2025"
    assert not shown_day(date(1899, 12, 30), "General")
    assert "chứa số 12" in (shown_day(date(1900, 1, 11), "General").doubt or "")
    assert shown_day(time(7, 5), "h:mm").text == "7:05"


@pytest.mark.parametrize("code", ["m/d/yyyy", "mm/dd/yyyy", "[$-409]m/d/yyyy;@", "m/d/yyyy h:mm"])
def test_a_day_shown_month_first_is_read_as_it_is_seen_and_both_readings_are_named(code: str) -> None:
    cell = shown_number(OCTOBER_5, code)
    assert cell.text == "10/5/2025"
    assert "10/5/2025" in (cell.doubt or "")
    assert "5/10/2025" in (cell.doubt or "")


@pytest.mark.parametrize("code", ["mm-dd-yy", "dd/mm/yyyy", "yyyy-mm-dd"])
def test_other_orders_of_a_date_are_no_doubt(code: str) -> None:
    assert (shown_number(OCTOBER_5, code).text, shown_number(OCTOBER_5, code).doubt) == ("5/10/2025", None)


def test_a_day_that_can_be_no_month_is_no_doubt() -> None:
    assert (shown_number(JUNE_20, "m/d/yyyy").text, shown_number(JUNE_20, "m/d/yyyy").doubt) == (
        "20/6/2025",
        None,
    )
