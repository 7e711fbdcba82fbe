"""The secretariat's morning: what is due, who is late, what was raised, what did not arrive."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs.reminders.digest import send_digest
from plans.status import Status
from storage import outbox
from storage.database import Database
from storage.decisions import claims, extensions, matters
from storage.decisions.extensions import Wanted
from storage.decisions.matters import Raised
from storage.groups import codes, linking, links, reach
from storage.models import (
    Act,
    ChatLink,
    LinkRole,
    MatterKind,
    Obligation,
    ObligationState,
    OutboxMessage,
    ReportPeriod,
    StoredFile,
    Task,
    Unit,
)
from storage.outbox import Content, Outgoing
from storage.plans import obligations
from storage.reporting import led_tasks, statements
from storage.reporting.statements import Said
from storage.units import pauses
from tests.auxil import cast
from tests.auxil.province import linked_unit, save_plan, unit

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
THURSDAY, MONDAY = cast.TODAY, date(2025, 6, 16)


@pytest.fixture
def finance(database: Database) -> int:
    """The finance department owes one task since 10 June and one today, and the secretariat is linked."""
    tasks = [
        cast.task("6", cast.FINANCE, date(2025, 6, 10), title="Mua <thiết bị>"),
        cast.task("5", cast.FINANCE, cast.TODAY),
        cast.task("9", cast.COMMUNE, cast.TODAY, title="Nội dung nhiệm vụ 5"),
    ]
    database.transact(save_plan, *tasks, past=ObligationState.OPEN)
    code = database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, cast.NOW)
    database.transact(linking.use_code, code, cast.speaker(cast.SECRETARIAT_CHAT), cast.NOW)
    database.transact(linked_unit, cast.COMMUNE, cast.COMMUNE_CHAT)
    return database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)


def digest_of(database: Database, day: date = THURSDAY) -> list[OutboxMessage]:
    """Return what the secretariat gets on a morning."""

    def send(session: Session) -> list[OutboxMessage]:
        before = set(session.scalars(select(OutboxMessage.id)))
        send_digest(session, datetime.combine(day, time(7, 45), HANOI), day)
        query = select(OutboxMessage).where(OutboxMessage.id.not_in(before)).order_by(OutboxMessage.id)
        return list(session.scalars(query))

    return database.transact(send)


def text_of(database: Database, day: date = THURSDAY) -> str:
    return str(digest_of(database, day)[0].content["text"])


def says_done(session: Session, unit_id: int, day: date) -> None:
    task = session.scalars(select(Task.id).where(Task.number == "6")).one()
    statements.record(session, cast.focal_point(unit_id), Said(task, Status.DONE), cast.NOW, day)


def test_the_digest_says_what_is_due_who_is_late_and_what_happened(database: Database, finance: int):
    assert text_of(database) == (
        "☀️ <b>Thứ Năm, 12/6/2025</b>\n\n"
        "<b>🟠 Đến hạn hôm nay: 2 việc</b>\n"
        "• NV 5: Nội dung nhiệm vụ 5 (Sở Tài chính)\n"
        "• NV 9: Nội dung nhiệm vụ 5 (UBND xã Hoa Lộc)\n\n"
        "<b>🔴 Quá hạn: 1 việc</b>\n"
        "• NV 6: Mua &lt;thiết bị&gt; – Sở Tài chính – 2 ngày làm việc\n\n"
        "<b>📋 Báo cáo kỳ</b>\n"
        "• Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (trước ngày 15/6/2025): đã nộp 0/2 đơn vị\n\n"
        "Hôm qua: không có tin nhắc và báo cáo nào."
    )


def test_the_table_names_everything_that_is_overdue(database: Database, finance: int):
    message, document = digest_of(database)
    assert (message.act, document.act) == (Act.SAY, Act.SEND_FILE)
    file = database.read(lambda session: session.scalars(select(StoredFile)).one())
    sheet = load_workbook(BytesIO(file.content)).active
    assert sheet is not None
    heading, row = sheet.iter_rows(values_only=True)
    assert file.name == "qua-han-2025-06-12.xlsx"
    assert heading[0] == "Đơn vị"
    assert row == (
        "Sở Tài chính",
        "01/KH-UBND",
        "NV 6: Mua <thiết bị>",
        "Ngày 10/06/2025",
        datetime(2025, 6, 10),  # noqa: DTZ001 -- as Excel has it
        2,
        None,
    )


def test_what_was_told_before_is_one_line_without_a_file(database: Database, finance: int):
    digest_of(database)
    (friday,) = digest_of(database, date(2025, 6, 13))[:1]
    assert "<b>🔴 Mới quá hạn: 2 việc</b>" in friday.content["text"]
    known = "1 đơn vị, 1 việc quá hạn\n• NV 6: Mua &lt;thiết bị&gt; – Sở Tài chính – 3 ngày làm việc"
    assert f"Chưa xong từ các bản tin trước: {known}" in friday.content["text"]
    digest_of(database, MONDAY)
    database.transact(says_done, finance, MONDAY)
    (tuesday,) = digest_of(database, date(2025, 6, 17))
    text = tuesday.content["text"]
    assert "Mới quá hạn" not in text
    assert "Chưa xong từ các bản tin trước: 2 đơn vị" in text
    assert "✅ Đã báo xong từ bản tin trước: 1 việc quá hạn." in text


def test_who_has_no_group_is_not_called_late(database: Database, finance: int):
    def unlink(session: Session) -> None:
        link = session.scalars(select(ChatLink).where(ChatLink.unit_id == finance)).one()
        links.end_link(session, cast.secretary(), link.id, cast.NOW)

    database.transact(unlink)
    (message,) = digest_of(database)
    text = message.content["text"]
    assert "Quá hạn" not in text
    assert "📵 Chưa có nhóm nên chưa ai nhắc: Sở Tài chính (<code>/lienket tất cả</code>)" in text
    assert "đã nộp 0/1 đơn vị" in text


def test_what_is_late_for_long_is_named_five_things_at_most(database: Database, finance: int):
    tasks = [cast.task(str(number), cast.FINANCE, date(2025, 6, 2)) for number in range(20, 26)]
    shared = cast.task("30", cast.FINANCE, date(2025, 5, 30), title="Chung")
    tasks.append(replace(shared, lead=(cast.FINANCE, cast.COMMUNE)))
    database.transact(save_plan, *tasks, past=ObligationState.OPEN)
    digest_of(database)
    lines = text_of(database, date(2025, 6, 13)).splitlines()
    start = lines.index("Chưa xong từ các bản tin trước: 2 đơn vị, 8 việc quá hạn")
    assert lines[start + 1] == "• NV 30: Chung – Sở Tài chính và 1 đơn vị khác – 10 ngày làm việc"
    assert lines[start + 2] == "• NV 20: Nội dung nhiệm vụ 20 – Sở Tài chính – 9 ngày làm việc"
    assert lines[start + 6] == "… và 3 việc khác"


def test_every_unit_that_says_done_counts_and_what_waits_is_told(database: Database, finance: int):
    def live(session: Session) -> None:
        rows = list(session.scalars(select(Obligation).where(Obligation.task_id.is_not(None))))
        task = next(row.task_id for row in rows if row.unit_id == finance)
        other = next(row for row in rows if row.unit_id != finance)
        shared = Obligation(
            plan_id=other.plan_id, unit_id=other.unit_id, kind=other.kind, task_id=task, due=other.due
        )
        session.add(shared)
        session.flush()
        statements.record(
            session, cast.focal_point(finance), Said(task or 0, Status.DONE), cast.NOW, cast.TODAY
        )

    database.transact(live)
    assert "1 lượt báo hoàn thành (1 chờ xác nhận)" in text_of(database, date(2025, 6, 13))


def test_a_claim_is_in_each_digest_until_it_is_decided(database: Database, finance: int):
    database.transact(says_done, finance, cast.TODAY)
    line = "🔎 1 báo cáo hoàn thành chờ xác nhận (lâu nhất từ ngày 12/6/2025): /xacnhan"
    for day in (date(2025, 6, 13), date(2025, 6, 30), date(2025, 7, 21)):
        assert line in text_of(database, day).splitlines()

    (claim,), _ = database.read(claims.waiting, 1)
    assert database.transact(claims.accept, cast.secretary(), claim, cast.NOW)
    assert "xacnhan" not in text_of(database, date(2025, 7, 22))


def test_what_the_digest_before_told_as_new_is_not_new_again(database: Database, finance: int):
    digest_of(database)

    def live(session: Session) -> None:
        actor, early = cast.focal_point(finance), datetime(2025, 6, 13, 7, 10, tzinfo=HANOI)
        task = session.scalars(select(Task).where(Task.number == "5")).one()
        matters.raise_matter(
            session, actor, Raised(MatterKind.OBSTACLE, "thiếu kinh phí"), early, early.date()
        )
        extensions.ask(session, actor, Wanted(task.id, date(2025, 7, 1), "chờ"), early, early.date())

    database.transact(live)
    friday = text_of(database, date(2025, 6, 13))
    assert "kiến nghị mới: 1 mục" in friday
    assert "Chờ quyết định gia hạn: 1 mục" in friday
    monday = text_of(database, MONDAY)
    assert "kiến nghị mới" not in monday
    assert "📅 1 đề nghị gia hạn từ trước còn chờ quyết định." in monday


def test_a_second_run_adds_nothing_and_a_day_off_is_silent(database: Database, finance: int):
    assert digest_of(database)
    assert digest_of(database) == []
    assert digest_of(database, date(2025, 6, 14)) == []


def test_what_is_due_at_the_weekend_is_due_on_friday(database: Database, finance: int):
    text = text_of(database, date(2025, 6, 13))
    assert "• Báo cáo tháng 6/2025 (Sở Tài chính và 1 đơn vị khác)" in text


def test_after_seven_working_days_a_letter_is_proposed_once(database: Database, finance: int):
    assert "bằng văn bản" not in text_of(database, date(2025, 6, 18))
    text = text_of(database, date(2025, 6, 19))
    assert "<b>📄 Đề nghị đôn đốc bằng văn bản: 1 mục</b>\n• Sở Tài chính: NV 6: Mua &lt;thiết bị&gt;" in text
    assert "bằng văn bản" not in text_of(database, date(2025, 6, 20))
    assert "bằng văn bản: 2 mục" in text_of(database, date(2025, 6, 23))


def test_the_table_marks_whatever_needs_a_letter_also_on_the_days_after(database: Database, finance: int):
    digest_of(database, date(2025, 6, 19))
    digest_of(database, date(2025, 6, 23))  # NV 5 needs one too
    files = database.read(lambda session: list(session.scalars(select(StoredFile).order_by(StoredFile.id))))
    sheet = load_workbook(BytesIO(files[-1].content)).active
    assert sheet is not None
    marked = {str(row[2])[:4]: row[6] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert (marked["NV 6"], marked["NV 5"], marked["Báo "]) == ("x", "x", None)


def test_what_units_raise_and_ask_and_who_is_left_alone_is_named(database: Database, finance: int):
    def live(session: Session) -> None:
        actor = cast.focal_point(finance)
        task = session.scalars(select(Task).where(Task.number == "5")).one()
        matter = Raised(MatterKind.OBSTACLE, "thiếu <kinh phí>", task_id=task.id)
        matters.raise_matter(session, actor, matter, cast.NOW, cast.TODAY)
        extensions.ask(session, actor, Wanted(task.id, date(2025, 7, 1), "chờ"), cast.NOW, cast.TODAY)
        commune = unit(session, cast.COMMUNE)
        pauses.pause(session, cast.secretary(), commune, date(2025, 6, 20), "thiên tai", cast.NOW)
        reach.lose(session, cast.FINANCE_CHAT, "kicked", cast.NOW)

    database.transact(live)
    text = text_of(database, date(2025, 6, 13))
    assert "<b>🧱 Vướng mắc, kiến nghị mới: 1 mục</b>\n• Sở Tài chính: thiếu &lt;kinh phí&gt;" in text
    assert "<b>📅 Chờ quyết định gia hạn: 1 mục</b>\n• Sở Tài chính: NV 5 đến ngày 01/7/2025" in text
    assert "• UBND xã Hoa Lộc: đến hết 20/6/2025; thiên tai" in text
    assert "⚠️ Không gửi được tin cho: Sở Tài chính" in text


def test_yesterdays_numbers_reach_back_to_the_last_working_day(database: Database, finance: int):
    friday = datetime(2025, 6, 13, 3, tzinfo=UTC)

    def live(session: Session) -> None:
        actor = cast.focal_point(finance)
        task = session.scalars(select(Task.id).where(Task.number == "6")).one()
        statements.record(session, actor, Said(task, Status.DONE), friday, friday.date())
        period = session.scalars(select(ReportPeriod.id).order_by(ReportPeriod.due)).first()
        obligations.submit_period(session, finance, period or 0, friday, date(2025, 6, 15))
        key = "reminder:20250613:1:1"
        reminder = Outgoing(Act.SAY, cast.FINANCE_CHAT, Content(Markup("x")), dedupe_key=key)
        outbox.enqueue(session, [reminder], friday)
        row = session.scalars(select(OutboxMessage).where(OutboxMessage.dedupe_key.is_not(None))).one()
        outbox.mark_sent(session, row.id, 1, friday)

    database.transact(live)
    assert text_of(database, MONDAY).splitlines()[-1] == (
        "Từ thứ Sáu, 13/6/2025: 1 tin nhắc · 1 lượt báo cáo của 1 đơn vị · "
        "1 lượt báo hoàn thành (1 chờ xác nhận) · 1 báo cáo kỳ đã nộp (1 chậm)."
    )


def test_what_did_not_surely_arrive_is_named(database: Database, finance: int):
    def live(session: Session) -> None:
        words = Outgoing(Act.SAY, cast.FINANCE_CHAT, Content(Markup("x")))
        outbox.enqueue(session, [words], cast.NOW)
        row = session.scalars(select(OutboxMessage)).one()
        outbox.mark_unknown(session, row.id, "timed out", cast.NOW)

    database.transact(live)
    assert "✉️ Có tin chưa chắc đã đến: Sở Tài chính" in text_of(database, date(2025, 6, 13))


def test_nothing_due_and_nothing_late_is_said_too(database: Database, finance: int):
    def done(session: Session) -> None:
        for name in (cast.FINANCE, cast.COMMUNE):
            owner = session.scalars(select(Unit.id).where(Unit.name == name)).one()
            for task in led_tasks.tasks_led_by(session, owner):
                said = Said(task.id, Status.DONE)
                statements.record(session, cast.focal_point(owner, name=name), said, cast.NOW, cast.TODAY)

    database.transact(done)
    (message,) = digest_of(database)
    assert "Hôm nay không có việc đến hạn và không có việc quá hạn." in message.content["text"]
