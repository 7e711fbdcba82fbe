"""Work that comes back: each occurrence is made ahead and owed by itself, over a Tết too."""

from storage.models import Obligation, ObligationState, Task
from tests.auxil.world import World

WEEKLY = (
    "/giaoviec UBND xã Hoa Lộc | Báo cáo tình hình dịch bệnh | mỗi thứ Sáu | CV 12/UBND-VX ngày 30/01/2026"
)


def occurrences(world: World) -> list[tuple[str, ObligationState]]:
    """Return what is owed of the work that comes back, by when."""
    tasks = {row.id for row in world.rows(Task) if row.recurring_id is not None}
    rows = [row for row in world.rows(Obligation) if row.task_id in tasks]
    return [(str(row.due), row.state) for row in rows]


async def given(world: World, words: str) -> None:
    await world.secretariat.says(words)
    await world.secretariat.presses("Giao 1 đơn vị")


async def test_every_friday_is_owed_by_itself_also_over_tet(june: World):
    await june.move_to("2026-02-02 09:00")
    await given(june, WEEKLY)
    assert june.commune.last().text == (
        "📌 Việc mới được giao – UBND xã Hoa Lộc\n"
        "NV 101: Báo cáo tình hình dịch bệnh\n\n"
        "Hạn: mỗi thứ Sáu (mỗi kỳ là một việc riêng; kỳ đầu: thứ Sáu, 06/02/2026)\n"
        "Văn bản: CV 12/UBND-VX ngày 30/01/2026\n\n"
        "Báo tiến độ: trả lời (reply) tin này."
    )
    is_open, is_done = ObligationState.OPEN, ObligationState.MET
    assert occurrences(june) == [("2026-02-06", is_open), ("2026-02-13", is_open)]
    await june.commune.answers("đã xong")
    assert occurrences(june) == [("2026-02-06", is_done), ("2026-02-13", is_open)]
    await june.move_to("2026-02-09 00:20")
    assert occurrences(june)[2:] == [("2026-02-20", is_open)]
    await june.move_to("2026-02-13 07:31")  # the last working day before Tết
    said = june.commune.last().text
    assert "Báo cáo tình hình dịch bệnh (13/02/2026)" in said
    assert "Báo cáo tình hình dịch bệnh (20/02/2026)" in said
    before = len(june.commune.from_bot())
    await june.move_to("2026-02-20 07:31")  # still Tết: nobody is reminded, nothing is late yet
    assert len(june.commune.from_bot()) == before
    await june.move_to("2026-02-23 07:31")
    assert "Báo cáo tình hình dịch bệnh (13/02/2026)" in june.commune.last().text
    assert [due for due, _ in occurrences(june)] == [
        "2026-02-06",
        "2026-02-13",
        "2026-02-20",
        "2026-02-27",
        "2026-03-06",
    ]


async def test_what_is_due_once_a_quarter_is_there_at_once(june: World):
    await given(june, "/giaoviec UBND xã Hoa Lộc | Rà soát hộ nghèo | mỗi quý")
    assert occurrences(june) == [("2025-06-30", ObligationState.OPEN)]
    await june.move_to("2025-07-01 00:20")
    assert [due for due, _ in occurrences(june)] == ["2025-06-30", "2025-09-30"]


async def test_what_comes_back_is_stopped_with_a_reason(june: World):
    await given(june, "/giaoviec UBND xã Hoa Lộc | Rà soát hộ nghèo | trước ngày 26 hằng tháng")
    await june.secretariat.says("/viec 101")
    assert june.secretariat.labels() == ["Đổi hạn", "Đổi đơn vị", "Kết thúc", "Dừng việc định kỳ"]
    await june.secretariat.presses("Dừng việc định kỳ")
    await june.secretariat.answers("Đã có phần mềm")
    assert june.secretariat.last().text == (
        "✅ Đã dừng việc định kỳ của NV 101, thôi 1 kỳ chưa đến hạn: “Đã có phần mềm” "
        "(người dừng: Phạm Thị Lan). Đã báo 1 nhóm đơn vị."
    )
    assert "dừng việc định kỳ của NV 101 (Rà soát hộ nghèo (25/06/2025))" in june.commune.last().text
    assert occurrences(june) == [("2025-06-25", ObligationState.REMOVED)]
    await june.move_to("2025-07-20 00:20")
    assert len(occurrences(june)) == 1
