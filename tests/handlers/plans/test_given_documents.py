"""A letter gives work: its confirmed tasks go among those that came singly; or one task is given by it."""

from storage.models import Obligation, ObligationState, Plan, PlanDraft, Task, TaskOrigin
from tests.auxil.world import World

LETTER = """ỦY BAN NHÂN DÂN
TỈNH SƠN HÀ
Số: 214/UBND-NC
Sơn Hà, ngày 02 tháng 6 năm 2025
Kính gửi: Các sở, ban, ngành.
UBND tỉnh yêu cầu:
1. Giao Sở Tài chính chủ trì, phối hợp Công an tỉnh rà soát thủ tục, hoàn thành trước ngày 30/9/2025.
2. Giao Sở Tài chính lập danh sách cán bộ một cửa trước ngày 15/8/2025.
3. Giao UBND xã Hoa Lộc kiểm tra an toàn dữ liệu trước ngày 20/6/2025.
"""
GIVE = "Đưa vào Nhiệm vụ được giao"


async def test_the_confirmed_tasks_of_a_letter_go_into_the_years_plan(june: World):
    await june.preview("cong-van.txt", LETTER.encode())
    await june.secretariat.presses("Đúng cả 3 việc")
    await june.secretariat.presses(GIVE)
    assert june.secretariat.last().text == (
        "✅ Đã đưa 3 việc vào Nhiệm vụ được giao năm 2025 (NV 101–103), báo tới 2 đơn vị "
        "(người giao: Phạm Thị Lan). Theo dõi: /viec"
    )
    assert june.finance.last().text == (
        "📌 2 việc mới được giao – Sở Tài chính\n"
        "Văn bản: 214/UBND-NC ngày 02/6/2025\n\n"
        "• NV 101: Rà soát thủ tục — chậm nhất thứ Hai, 29/9/2025 (“hoàn thành trước ngày 30/9/2025”)\n"
        "• NV 102: Lập danh sách cán bộ một cửa trước ngày 15/8/2025 — "
        "chậm nhất thứ Năm, 14/8/2025 (“trước ngày 15/8/2025”)\n\n"
        "Báo tiến độ: trả lời (reply) tin này, ghi số việc. "
        "Không thuộc thẩm quyền: “NV 101 không thuộc thẩm quyền, vì …”"
    )
    assert june.commune.last().text.startswith("📌 Việc mới được giao – UBND xã Hoa Lộc\nNV 103: ")
    given = [row for row in june.rows(Task) if row.origin_id is not None]
    assert ["Giao Sở Tài chính lập danh sách" in row.source for row in given] == [False, True, False]
    assert [row.document for row in june.rows(TaskOrigin)] == ["214/UBND-NC"]
    assert len(june.rows(Plan)) == 2
    await june.secretariat.says("/viec 214/UBND-NC")
    assert june.secretariat.last().text.startswith("📌 Việc được giao đang mở – 214/UBND-NC: 3 việc")


async def test_a_unit_answers_several_tasks_at_once(june: World):
    await june.preview("cong-van.txt", LETTER.encode())
    await june.secretariat.presses("Đúng cả 3 việc")
    await june.secretariat.presses(GIVE)
    told = june.finance.last()
    assert await june.finance.presses("👀 Đã nhận") == "Đã ghi nhận: đơn vị đã nhận việc này."
    await june.finance.says("NV 102 xong", reply_to=told.id)
    await june.finance.says("NV 101 không thuộc thẩm quyền của sở", reply_to=told.id)
    assert june.secretariat.last().text.startswith("↪️ Sở Tài chính đề nghị không thực hiện NV 101")
    given = {row.id for row in june.rows(Task) if row.origin_id is not None}
    states = [row.state for row in june.rows(Obligation) if row.task_id in given]
    assert sorted(states) == [ObligationState.MET, ObligationState.OPEN, ObligationState.OPEN]


async def test_nothing_is_given_before_it_is_confirmed_nor_twice(june: World):
    await june.preview("cong-van.txt", LETTER.encode())
    assert GIVE not in june.secretariat.labels()
    await june.secretariat.presses("Đúng cả 3 việc")
    said = await june.secretariat.presses_twice(GIVE)
    assert len([word for word in said if word]) == 1
    assert len(june.rows(TaskOrigin)) == 1


async def test_a_letter_is_read_in_reply_to_it(june: World):
    await june.secretariat.sends("cong-van.txt", LETTER.encode())
    sent = june.stage.people.messages(june.secretariat.chat)[-1]
    await june.secretariat.says("/giaoviec", reply_to=sent.id)
    assert "3 việc đọc từ lời văn, chờ xác nhận" in june.secretariat.last().text


async def test_a_task_is_given_by_the_letter_that_the_words_reply_to_or_stand_below(june: World):
    await june.secretariat.sends("cong-van.txt", LETTER.encode())
    sent = june.stage.people.messages(june.secretariat.chat)[-1]
    await june.secretariat.says("/giaoviec Sở Tài chính | Rà soát thủ tục | 20/6", reply_to=sent.id)
    assert "Văn bản: 214/UBND-NC ngày 02/6/2025" in june.secretariat.last().text
    caption = "/giaoviec Sở Tài chính | Rà soát thủ tục | 20/6"
    await june.secretariat.sends("Ý kiến chỉ đạo.txt", b"khong doc duoc", caption=caption)
    assert "Văn bản: Ý kiến chỉ đạo\n" in june.secretariat.last().text
    assert "Tệp gửi kèm: Ý kiến chỉ đạo.txt\n" in june.secretariat.last().text
    await june.secretariat.presses("Giao 1 đơn vị")
    file, told = june.finance.from_bot()[-2:]
    assert (file.text, file.attachment is not None) == ("Văn bản kèm theo NV 101", True)
    assert told.text.startswith("📌 Việc mới được giao – Sở Tài chính")
    assert not june.rows(PlanDraft)
