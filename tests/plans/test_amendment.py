"""A plan sent again changes only what its tasks say differently."""

from dataclasses import replace
from datetime import date

from plans.amendment import amendment
from tests.auxil.cast import COMMUNE, FINANCE, task

DUE = date(2025, 6, 19)
LONG = "Ban hành chính sách miễn, giảm phí và lệ phí khi thực hiện dịch vụ công trực tuyến toàn trình"


def test_the_same_plan_changes_nothing():
    tasks = [task("1", FINANCE, DUE), task("2", COMMUNE)]
    assert amendment(tasks, tasks).is_empty


def test_a_task_can_be_added_and_another_removed():
    old = [task("1", FINANCE, title="Rà soát thủ tục hành chính")]
    new = [task("1", FINANCE, title="Cấp tài khoản định danh cho tổ chức")]
    found = amendment(old, new)
    assert (found.added, found.removed, found.same) == ((new[0],), (old[0],), ())


def test_another_deadline_is_a_change_of_the_same_task():
    (changed,) = amendment([task("1", FINANCE, DUE)], [task("1", FINANCE, date(2025, 9, 30))]).changed
    assert (changed.deadline, changed.lead, changed.wording) == (True, False, False)


def test_another_lead_is_a_change_and_the_order_of_names_is_none():
    both = replace(task("1", FINANCE), lead=(FINANCE, COMMUNE))
    assert amendment([both], [replace(both, lead=(COMMUNE, FINANCE))]).is_empty
    (changed,) = amendment([both], [task("1", FINANCE)]).changed
    assert changed.lead
    assert not changed.coordinating


def test_a_renumbered_task_is_the_same_task():
    (changed,) = amendment([task("7", FINANCE, title=LONG)], [task("8", FINANCE, title=LONG)]).same
    assert (changed.old.number, changed.new.number, changed.wording) == ("7", "8", True)


def test_two_alike_tasks_find_the_partner_they_are_most_alike():
    old = [task("1", FINANCE, title=LONG + " năm nay"), task("2", FINANCE, title=LONG)]
    new = [task("3", FINANCE, title=LONG), task("4", FINANCE, title=LONG + " năm nay")]
    found = amendment(old, new)
    assert [(pair.old.number, pair.new.number) for pair in found.same] == [("2", "3"), ("1", "4")]
