"""/dien: another system's file comes back filled in; what is doubtful is asked once."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from chat.texts.summary import trackers as tracker_texts
from sandbox.views import ChatMessage
from storage.models import StoredFile, TrackerDecision
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

HEADINGS = ("STT", "Nhiệm vụ", "Đơn vị", "Hạn xử lý", "Tình trạng", "Kết quả", "Ngày hoàn thành")
Row = tuple[object, ...]


def export(*rows: Row) -> bytes:
    """Return an export with these rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADINGS)
    for row in rows:
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def answers(world: World) -> list[Row]:
    """Return the last three columns of the file that was sent last."""
    page = load_workbook(BytesIO(world.rows(StoredFile)[-1].content)).active
    assert page is not None
    return [row[4:7] for row in page.iter_rows(min_row=2, values_only=True)]


OURS = (
    (1, "Ban hành chính sách thu phí", FINANCE, "20/06/2025"),
    (2, "Cấp tài khoản định danh tổ chức (theo chỉ đạo)", COMMUNE, "30/06/2025"),
    (3, "Tổ chức hội nghị tổng kết phong trào thi đua", "Sở Nội vụ", "30/09/2025"),
)
DOUBTFUL = (4, "Thanh toán không dùng tiền mặt tại các chợ", FINANCE, "31/12/2025")


async def reported(world: World) -> None:
    """Let both units report."""
    await world.finance.says("/baocao NV 1 đã hoàn thành, đã ban hành Nghị quyết số 15/NQ-HĐND")
    await world.commune.says("/baocao NV 3 đang thực hiện 60%, đã cấp 120/200 tài khoản cho các tổ chức")


def file_sent(world: World) -> ChatMessage:
    """Return the last message with a file, before what is said of rows that are not here."""
    return next(one for one in reversed(world.secretariat.from_bot()) if one.attachment is not None)


async def test_a_file_without_doubt_comes_back_in_one_message(june: World):
    await reported(june)
    await june.secretariat.sends("theo-doi.xlsx", export(*OURS), caption="/dien")
    told, offered = june.secretariat.from_bot()[-2:]
    assert told.attachment is not None
    assert told.attachment.name == "theo-doi.xlsx"
    assert offered.text.startswith("Tệp có 1 việc chưa theo dõi ở đây.")
    assert "3 dòng nhiệm vụ" in told.text
    assert "Khớp với việc đang theo dõi: 2" in told.text
    assert "Không có ở đây: 1" in told.text
    assert "dòng 4: “Tổ chức hội nghị tổng kết phong trào thi đua” (Sở Nội vụ)" in told.text
    assert "Việc ở đây mà tệp không có: NV 2, NV 4" in told.text
    done, going, foreign = answers(june)
    assert done[0] == "Hoàn thành"
    assert done[1] == "Đã hoàn thành, đã ban hành Nghị quyết số 15/NQ-HĐND"
    assert done[2] == "12/6/2025"
    assert going[0] == "Đang thực hiện"
    assert foreign == (None, None, None)


async def test_what_is_not_here_is_given_here(june: World):
    row = (3, "Tổ chức hội nghị tổng kết phong trào thi đua", FINANCE, "30/09/2025")
    await june.secretariat.sends("theo-doi.xlsx", export(row), caption="/dien")
    before = len(june.secretariat.from_bot())
    await june.secretariat.presses_twice("Giao 1 việc")
    assert len(june.secretariat.from_bot()) == before + 1
    shown = june.secretariat.last()
    assert row[1] in shown.text
    assert FINANCE in shown.text
    assert "30/9/2025" in shown.text


async def test_a_doubtful_row_is_asked_once_and_known_next_month(june: World):
    await reported(june)
    await june.finance.says("/baocao NV 2 đang thực hiện")
    await june.secretariat.says("/dien")
    await june.secretariat.sends("t6.xlsx", export(*OURS, DOUBTFUL), reply_to=june.secretariat.last().id)
    shown = june.secretariat.last()
    assert "Chưa chắc, chưa điền: 1" in shown.text
    await june.secretariat.presses("Xem 1 dòng chưa chắc")
    asked = june.secretariat.again(shown)
    assert "Dòng 5 của tệp:" in asked.text
    assert "Có phải NV 2: “Thanh toán không dùng tiền mặt” không?" in asked.text
    await june.secretariat.presses("Đúng, NV 2")
    assert june.secretariat.again(shown).text == tracker_texts.all_clear()
    await june.secretariat.presses("Nhận tệp đã điền")
    assert answers(june)[3][0] == "Đang thực hiện"
    await june.secretariat.sends("t7.xlsx", export(*OURS, DOUBTFUL), caption="/dien")
    assert file_sent(june).attachment is not None
    assert answers(june)[3][0] == "Đang thực hiện"


async def test_a_row_that_is_none_of_ours_stays_empty(june: World):
    await june.finance.says("/baocao NV 2 đang thực hiện")
    await june.secretariat.sends("t6.xlsx", export(DOUBTFUL), caption="/dien")
    await june.secretariat.presses("Xem 1 dòng chưa chắc")
    await june.secretariat.presses_twice("Không phải")
    assert [row.task_id for row in june.rows(TrackerDecision)] == [None]
    await june.secretariat.presses("Nhận tệp đã điền")
    assert answers(june) == [(None, None, None)]
    assert "Chưa có gì mới để điền" in file_sent(june).text


async def test_what_is_sure_is_filled_in_without_the_rest(june: World):
    await reported(june)
    await june.secretariat.sends("t6.xlsx", export(*OURS, DOUBTFUL), caption="/dien")
    await june.secretariat.presses("Nhận tệp, để trống các dòng đó")
    assert [row[0] for row in answers(june)] == ["Hoàn thành", "Đang thực hiện", None, None]


async def test_a_file_that_lists_no_tasks_is_refused_and_the_next_is_taken(june: World):
    await june.secretariat.sends("anh.xlsx", export()[:100], caption="/dien")
    assert "bị hỏng" in june.secretariat.last().text
    await june.secretariat.sends("trong.csv", b"Ho ten,Que quan\nA,B\n", reply_to=june.secretariat.last().id)
    assert june.secretariat.last().text.startswith("Chưa thấy bảng nhiệm vụ có cột để điền")
    await june.secretariat.sends("dung.xlsx", export(*OURS), reply_to=june.secretariat.last().id)
    assert file_sent(june).attachment is not None


async def test_a_unit_fills_in_nothing(june: World):
    await june.finance.sends("t6.xlsx", export(*OURS), caption="/dien")
    assert june.finance.last().attachment is None
