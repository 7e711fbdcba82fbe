"""The secretariat sees what a plan asks to be reported and changes it in words and by buttons."""

import pytest

from plans.plan import RuleKind
from plans.reading.rule_words import read_rule_words
from storage.models import Obligation, ObligationState, ReportRule
from tests.auxil.cast import FINANCE
from tests.auxil.world import World


def owed(world: World) -> set[tuple[str, str]]:
    rows = [row for row in world.rows(Obligation) if row.period_id is not None]
    return {(str(row.due), row.state.value) for row in rows}


async def test_the_rules_of_a_plan_are_shown_with_their_sentences(june: World):
    await june.secretariat.says("/chedobaocao")
    assert june.secretariat.last().text == (
        "📋 Chế độ báo cáo – Triển khai thực hiện Đề án 06 năm 2025\n"
        "1. Hằng tháng: trước ngày 15, mọi đơn vị\n   “trước ngày 15 hàng tháng”\n"
        "2. 6 tháng: trước ngày 15/6, mọi đơn vị\n   “6 tháng (trước ngày 15/6)”\n"
        "3. Năm: trước ngày 15/12, mọi đơn vị\n   “01 năm (trước ngày 15/12)”\n\n"
        "Đổi ở đây chỉ áp dụng cho kỳ chưa đến hạn và chưa nộp. Báo cáo đột xuất: /yeucau"
    )
    assert june.secretariat.labels()[:3] == ["1: Đổi ngày", "Đổi đơn vị", "Dừng"]
    assert june.secretariat.labels()[-1] == "Thêm chế độ báo cáo"


@pytest.mark.parametrize("words", ["hằng tháng trước ngày 14", "trước ngày 14", "trước ngày 14 hàng tháng"])
async def test_another_day_is_said_in_words(june: World, words: str):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("1: Đổi ngày")
    assert june.secretariat.last().text.startswith("Đang là: hằng tháng: trước ngày 15. Đổi thành ngày nào?")
    await june.secretariat.answers(words)
    changed, card = june.secretariat.from_bot()[-2:]
    assert changed.text == (
        "✅ Đã đổi: hằng tháng: trước ngày 14 (người đổi: Phạm Thị Lan).\n"
        "• Kỳ đang mở chuyển hạn: tháng 6/2025, trước ngày 14/6/2025\n"
        "• Kỳ đang mở chuyển hạn: tháng 7/2025, trước ngày 14/7/2025"
    )
    assert "1. Hằng tháng: trước ngày 14, mọi đơn vị" in card.text
    assert ("2025-06-13", "open") in owed(june)
    assert ("2025-07-13", "open") in owed(june)


async def test_a_report_is_added_with_its_channel(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Thêm chế độ báo cáo")
    await june.secretariat.answers("hằng quý trước ngày 20 qua thư điện tử")
    assert "4. Hằng quý: trước ngày 20, mọi đơn vị, qua thư điện tử" in june.secretariat.last().text
    assert ("2025-06-19", "open") in owed(june)


async def test_a_report_may_be_for_some_units_only(june: World):
    await june.secretariat.says("/chedobaocao")
    card = june.secretariat.last()
    await june.secretariat.presses("Đổi đơn vị")
    await june.secretariat.presses("UBND cấp xã")
    assert june.secretariat.last().text.startswith("✅ Đã đổi: hằng tháng: trước ngày 15, UBND cấp xã")
    await june.secretariat.presses("Đổi đơn vị", message=card)
    await june.secretariat.answers("Sở Lạ")
    assert june.secretariat.last().text.startswith("⚠️ Chưa rõ “Sở Lạ” là đơn vị nào.")
    await june.secretariat.answers(FINANCE)
    assert june.secretariat.last().text.startswith("✅ Đã đổi: hằng tháng: trước ngày 15, Sở Tài chính")
    await june.finance.says("/baocao")
    assert "tháng 6/2025 và 6 tháng đầu năm 2025" in june.finance.last().text
    await june.commune.says("/baocao")
    assert june.commune.last().text.startswith("📋 Báo cáo 6 tháng đầu năm 2025 ")


async def test_a_report_is_stopped_once_and_what_was_met_stays(june: World):
    await june.secretariat.says("/chedobaocao")
    card = june.secretariat.last()
    await june.secretariat.presses("Dừng")
    assert june.secretariat.last().text.startswith("Dừng “hằng tháng: trước ngày 15”?")
    said = await june.secretariat.presses_twice("Dừng chế độ này")
    assert sorted(said) == ["", "Thao tác này đã được thực hiện trước đó."]
    assert june.secretariat.last().text.startswith("✅ Đã dừng: hằng tháng: trước ngày 15")
    states = {row.state for row in june.rows(Obligation) if row.due and str(row.due) == "2025-07-14"}
    assert states == {ObligationState.REMOVED}
    assert len([rule for rule in june.rows(ReportRule) if rule.stopped_at is None]) == 2
    assert (await june.secretariat.presses("1: Đổi ngày", message=card)).startswith(
        "Nút này không còn hiệu lực"
    )


async def test_a_stopped_report_is_no_more_summarised(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Dừng")
    await june.secretariat.presses("Dừng chế độ này")
    await june.secretariat.says("/summary")
    assert "📋 Báo cáo 6 tháng đầu năm 2025 (trước ngày 15/6/2025)\n" in june.secretariat.last().text
    await june.move_to("2025-07-01 09:00")
    await june.secretariat.says("/summary")
    assert "📋" not in june.secretariat.last().text


async def test_words_that_state_no_rule_change_nothing(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Thêm chế độ báo cáo")
    before = owed(june)
    await june.secretariat.answers("khi nào rảnh")
    assert june.secretariat.last().text.startswith("Chưa rõ báo cáo kỳ nào, ngày nào.")
    await june.secretariat.answers("hằng quý trước ngày 20/9/2025 hoặc 21")
    assert len(june.rows(ReportRule)) in {3, 4}
    assert before <= owed(june)


@pytest.mark.parametrize(
    ("words", "kinds", "channel"),
    [
        ("hằng tháng trước ngày 13", [RuleKind.MONTHLY], None),
        ("ngày 13 hàng tháng bằng văn bản", [RuleKind.MONTHLY], "văn bản"),
        (
            "hằng tháng (trước ngày 13), 6 tháng (trước ngày 13/6)",
            [RuleKind.MONTHLY, RuleKind.HALF_YEAR],
            None,
        ),
        ("kế hoạch của đơn vị trước ngày 25/3/2025", [RuleKind.OWN_PLAN], None),
        ("kế hoạch của đơn vị", [], None),
        ("đột xuất", [], None),
    ],
)
def test_rules_are_read(words: str, kinds: list[RuleKind], channel: str | None):
    rules, way = read_rule_words(words, 2025)
    assert ([rule.kind for rule in rules], way) == (kinds, channel)


async def test_a_weekly_report_has_a_weekday_and_an_hour_in_words(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Thêm chế độ báo cáo")
    await june.secretariat.answers("hằng tuần trước 15 giờ thứ Sáu")
    assert "4. Hằng tuần: trước 15 giờ thứ Sáu, mọi đơn vị" in june.secretariat.last().text
    assert {("2025-06-13", "open"), ("2025-06-20", "open")} <= owed(june)

    await june.secretariat.presses("4: Đổi ngày")
    assert june.secretariat.last().text == (
        "Đang là: hằng tuần: trước 15 giờ thứ Sáu. Đổi thành thứ mấy, mấy giờ? "
        "Xin trả lời (reply) tin này, ví dụ: “trước 15 giờ thứ Sáu”."
    )
    await june.secretariat.answers("trước 9 giờ 30 thứ Năm")
    changed, card = june.secretariat.from_bot()[-2:]
    assert changed.text.startswith("✅ Đã đổi: hằng tuần: trước 9 giờ 30 thứ Năm")
    assert "tuần 25/2025, trước 9 giờ 30 thứ Năm, 19/6/2025" in changed.text
    assert "4. Hằng tuần: trước 9 giờ 30 thứ Năm" in card.text


async def test_a_weekly_report_is_asked_of_the_units(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Thêm chế độ báo cáo")
    await june.secretariat.answers("hằng tuần chậm nhất thứ Sáu")
    assert "4. Hằng tuần: chậm nhất thứ Sáu" in june.secretariat.last().text
    await june.finance.says("/baocao")
    assert "tuần 24/2025" in "\n".join(message.text for message in june.finance.from_bot())


async def test_a_report_asked_for_once_moves_with_its_day(june: World):
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Thêm chế độ báo cáo")
    await june.secretariat.answers("gửi báo cáo trước ngày 10/7/2025")
    assert "4. Một lần: trước ngày 10/7/2025, mọi đơn vị" in june.secretariat.last().text
    assert ("2025-07-09", "open") in owed(june)
    await june.secretariat.presses("4: Đổi ngày")
    await june.secretariat.answers("trước ngày 12/7/2025")
    assert "một lần (hạn 11/7/2025), trước ngày 12/7/2025" in june.secretariat.from_bot()[-2].text
    assert ("2025-07-11", "open") in owed(june)
