"""A number of a card that somebody writes anywhere is repeated nowhere: in no message, label or file."""

import pytest

from storage.models import Collective
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.filling import filled_in, last_file
from tests.auxil.repeating import CARD, WORDS, Repeated
from tests.auxil.world import PLAN, World


@pytest.fixture
def repeats(june: World) -> Repeated:
    return Repeated(june)


async def test_what_a_unit_reports(june: World, repeats: Repeated):
    unit = june.finance
    await unit.answers(f"NV 1 đang thực hiện 60%, vướng mắc: {WORDS}, đề nghị UBND tỉnh cấp lại cho {WORDS}")
    repeats.nothing("a report with an obstacle and a proposal")
    message = await unit.says(f"NV 2 đang thực hiện 10%, {WORDS}", reply_to=unit.last().id)
    repeats.nothing("a report")
    await unit.edits(message, f"NV 2 đang thực hiện 20%, {WORDS} và {WORDS}")
    repeats.nothing("a report that was edited")
    await unit.says("/baocao")
    repeats.nothing("the card of a period")
    await unit.says("/mau")
    repeats.nothing("the unit's own words, filled into its sheet")
    wrong = {"Tỷ lệ (%)": "nhiều", "Vướng mắc": WORDS, "Tình hình thực hiện": WORDS}
    await unit.sends("bieu.xlsx", filled_in(last_file(june), ("1", wrong)), reply_to=unit.last().id)
    repeats.nothing("the cells of a sheet that come back marked")
    await unit.sends(f"CCCD_{CARD}.exe", b"x", reply_to=unit.last().id, caption="NV 1")
    repeats.nothing("the name of a file that is refused")
    await june.secretariat.says("/summary NV 2")
    repeats.nothing("a report that is quoted to the secretariat")


async def test_files_of_a_unit(june: World, repeats: Repeated):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.sends(f"CCCD_{CARD}.pdf", b"x", reply_to=june.finance.last().id)
    await june.secretariat.says(f"/summary {FINANCE}")
    await june.secretariat.presses("📎 Xem ảnh, tệp kèm báo cáo (1)")
    captions = [one.text for one in june.secretariat.from_bot() if one.attachment is not None]
    assert captions[-1] == "NV 1 · CCCD_•••.pdf · gửi ngày 12/6/2025"
    repeats.nothing("the name of a file that came with a report")


async def test_what_a_unit_raises_and_what_it_is_answered(june: World, repeats: Repeated):
    unit, secretariat = june.finance, june.secretariat
    await unit.says(f"/vuongmac {WORDS}")
    repeats.nothing("an obstacle")
    await unit.says("/vuongmac")
    repeats.nothing("a unit's own obstacles")
    await secretariat.says("/vuongmac")
    repeats.nothing("the list of obstacles")
    await secretariat.presses("1")
    repeats.nothing("one obstacle")
    shown = secretariat.last()
    await secretariat.answers(f"Đã báo Cục C06, {WORDS}")
    repeats.nothing("an answer that is sent on")
    await unit.presses("Vẫn còn")
    repeats.nothing("an answer that did not help")
    await secretariat.presses("Chuyển cấp trên", message=secretariat.again(shown))
    await secretariat.presses("Chuyển cấp trên")
    await secretariat.answers(f"Cục C06, cho {WORDS}")
    repeats.nothing("the body that an obstacle is passed on to")
    await secretariat.says("/summary")
    await secretariat.presses("Vướng mắc")
    repeats.nothing("the obstacles of a summary")


async def test_what_is_asked_and_refused(june: World, repeats: Repeated):
    unit, secretariat = june.finance, june.secretariat
    await unit.says(f"NV 1 xin gia hạn đến 30/7/2025 vì {WORDS}", reply_to=unit.last().id)
    repeats.nothing("the reason for more time")
    await secretariat.answers(f"Không đồng ý vì {WORDS}")
    repeats.nothing("a refusal that is sent on")
    await unit.says(f"NV 1 đã hoàn thành, {WORDS}", reply_to=unit.last().id)
    await secretariat.says("/xacnhan")
    repeats.nothing("what a unit says is done")
    await secretariat.presses("↩️ Trả lại 1")
    await secretariat.answers(f"Còn thiếu của {WORDS}")
    repeats.nothing("why it is returned")
    await unit.says("/nhiemvu")
    repeats.nothing("why it was returned, in the list of tasks")
    await unit.presses("NV 1")
    repeats.nothing("why it was returned, at the task")


async def test_requests_and_their_answers(june: World, repeats: Repeated):
    unit, secretariat = june.finance, june.secretariat
    await secretariat.says(f"/yeucau Báo cáo | {WORDS} | trước 16:00 ngày 13/6")
    repeats.nothing("whom a request is for, where nobody is meant")
    await secretariat.answers(FINANCE)
    await secretariat.says(f"/yeucau Báo cáo | {FINANCE} | khi {WORDS}")
    repeats.nothing("when a request is due, where no day is meant")
    await secretariat.says(f"/yeucau Rà soát {WORDS} | {FINANCE}, {COMMUNE} | trước 16:00 ngày 13/6")
    repeats.nothing("a request before it is sent")
    await secretariat.presses("Gửi 2 đơn vị")
    repeats.nothing("a request")
    asked = unit.last().id
    await unit.says(f"Cho hỏi {WORDS} thì báo cáo thế nào?", reply_to=asked)
    repeats.nothing("a question about a request")
    await unit.says(f"Đã rà soát: {WORDS}", reply_to=asked)
    await unit.sends(f"CCCD_{CARD}.pdf", b"x", reply_to=asked)
    await secretariat.says("/yeucau")
    repeats.nothing("the list of requests")
    listed = secretariat.last()
    await secretariat.presses("Xem trả lời")
    repeats.nothing("answers and the names of their files")
    await secretariat.presses(
        next(one for one in secretariat.labels(listed) if "Nhắc lại" in one), message=listed
    )
    repeats.nothing("the reminder of a request")
    await secretariat.says("/lich")
    repeats.nothing("the calendar")
    await secretariat.presses("Đóng", message=listed)
    repeats.nothing("a request that is closed")


async def test_files_of_a_plan(june: World, repeats: Repeated):
    unit, secretariat = june.finance, june.secretariat
    await unit.answers(f"NV 1 đang thực hiện 60%, vướng mắc: {WORDS}")
    await secretariat.says(f"/yeucau Rà soát {WORDS} | {FINANCE} | trước 16:00 ngày 13/6")
    await secretariat.presses("Gửi 1 đơn vị")
    await unit.sends(f"CCCD_{CARD}.pdf", b"x", reply_to=unit.last().id, caption=WORDS)
    await secretariat.says("/summary")
    summary = secretariat.last()
    for kind in ("Excel", "Word"):
        await secretariat.presses(kind, message=summary)
        repeats.nothing(f"the plan's {kind}")
    await secretariat.says("/nhatky")
    repeats.nothing("the log")
    await secretariat.presses("Tải bảng Excel")
    repeats.nothing("the log's Excel")
    await secretariat.says("/congvan 0")
    repeats.nothing("the chase letter")
    await june.move_to("2025-06-13 08:00")
    repeats.nothing("the morning's digest")


ECHOES = {
    f"/summary {WORDS}": "words of a summary that are not understood",
    f"/summary NV {CARD}": "a task that is not there",
    f"/donvi {WORDS}": "a unit that is not there",
    f"/donvi thêm {WORDS}": "a unit that is new",
    f"/donvi đổi tên {FINANCE} thành Sở {CARD}": "a unit's other name",
    f"/donvi thêm UBND xã B; thuộc: {WORDS}": "a higher unit that is not there",
    f"/donvi sáp nhập {COMMUNE} vào UBND xã {CARD}": "the name of a successor",
    f"/lienket {WORDS}": "whom a code is for, with its button",
    f"/guithu {WORDS}": "whom a test is for",
    f"/daumoi {WORDS}": "whose focal points are asked for",
    f"/tamdung {COMMUNE} đến 30/6/2025 ({WORDS})": "why a unit is left alone",
    f"/lienhe Chị Lan, {WORDS}": "whom units call",
}


async def test_what_the_secretariat_types_behind_a_command(june: World, repeats: Repeated):
    for words, place in ECHOES.items():
        await june.secretariat.says(words)
        repeats.nothing(place)


async def test_a_member_that_is_not_there(june: World, repeats: Repeated):
    await june.import_plan("ke-hoach.txt", "TT\tNội dung\tĐơn vị chủ trì\n1\tKiểm tra\tUBND cấp xã".encode())
    await june.secretariat.says(f"/nhomdonvi {june.rows(Collective)[0].id} thêm {WORDS}")
    repeats.nothing("a member that is not there")


async def test_names_of_people_groups_and_documents(june: World, repeats: Repeated):
    named = june.group(f"Nhóm {CARD}", "Anh", CARD)
    await june.stage.settle()
    await named.says(f"/start {await june.code_for('Sở Y tế')}")
    repeats.nothing("the name of a group and of a person")
    await june.secretariat.says("/guithu Sở Y tế")
    repeats.nothing("the group that a test goes to")
    await june.secretariat.sends(f"KH_{CARD}.docx", b"PK", reply_to=june.secretariat.last().id)
    repeats.nothing("the name of a document that cannot be read")
    plan = "\n".join(PLAN.splitlines()[2:])
    await june.preview(f"KH_{CARD}.txt", plan.encode())
    await june.secretariat.says("/kehoach")
    repeats.nothing("the name of a document that stands for its title, with its button")
