"""The sheet of links: a row and a card a unit, nothing in a name becomes markup or a formula."""

from io import BytesIO

from openpyxl import load_workbook

from reports.link_sheet import UnitLink, link_page, link_table

ADDRESS = "https://t.me/dondoc_bot?startgroup="
LINKS = [
    UnitLink("Sở Tài chính", "cấp tỉnh", f"{ADDRESS}ABCD2345EFGH", "/start ABCD2345EFGH"),
    UnitLink("=1+1 <b>xã</b>", "cấp xã", f"{ADDRESS}BBCD2345EFGH", "/start BBCD2345EFGH"),
]


def test_where_there_is_a_page_its_link_stands_beside_the_other():
    link = UnitLink("Sở Y tế", "cấp tỉnh", f"{ADDRESS}ABCD", "/start ABCD", "https://dondoc.vn/vao/ABCD")
    page = link_page([link], "hết ngày 14/7/2025").decode()
    assert (page.count("<svg"), "https://dondoc.vn/vao/ABCD" in page) == (2, True)
    (sheet,) = load_workbook(BytesIO(link_table([link], "hết ngày 14/7/2025"))).worksheets
    assert [row[-1].value for row in sheet.iter_rows()][-1] == "https://dondoc.vn/vao/ABCD"


def test_the_table_has_a_row_a_unit():
    page = load_workbook(BytesIO(link_table(LINKS, "hết ngày 11/7/2025"))).active
    assert page is not None
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert rows[0][:4] == [1, "Sở Tài chính", "cấp tỉnh", LINKS[0].link]
    assert rows[1][1] == "=1+1 <b>xã</b>"
    assert page["B3"].data_type == "s"


def test_the_page_has_a_card_with_a_code_a_unit_under_its_level():
    page = link_page(LINKS, "hết ngày 11/7/2025").decode()
    assert page.count("<svg") == 2
    assert "<h2>Cấp tỉnh (1 đơn vị)</h2>" in page
    assert "=1+1 &lt;b&gt;xã&lt;/b&gt;" in page
    assert "hiệu lực đến hết ngày 11/7/2025" in page
