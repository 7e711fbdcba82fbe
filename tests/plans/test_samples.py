"""The sample plan: two files from one source, with every kind of deadline and a busy 12 June 2025."""

from datetime import date, timedelta

from plans.plan import DeadlineKind, DueRule, Plan
from plans.reading.document import read_document
from plans.samples import TEXT_NAME, WORD_NAME, sample
from tests.auxil.sample_word import sample_word

REHEARSAL = date(2025, 6, 12)


def plan_of(content: bytes) -> Plan:
    reading = read_document("mau", content)
    assert reading.problems == ()
    return reading.plan


def test_the_word_document_says_what_the_text_says() -> None:
    text, word, new = plan_of(sample(TEXT_NAME)), plan_of(sample(WORD_NAME)), plan_of(sample_word())
    for plan in (word, new):
        assert [task.title for task in plan.tasks] == [task.title for task in text.tasks]
        assert [task.deadline for task in plan.tasks] == [task.deadline for task in text.tasks]
        assert (plan.number, plan.issued, plan.report_rules) == (text.number, text.issued, text.report_rules)


def test_it_has_24_tasks_in_5_groups_and_every_kind_of_deadline() -> None:
    plan = plan_of(sample())
    assert [group.declared_count for group in plan.groups] == [
        sum(task.group == group.number for task in plan.tasks) for group in plan.groups
    ]
    assert (len(plan.tasks), len(plan.groups)) == (24, 5)
    assert {task.deadline.kind for task in plan.tasks} == set(DeadlineKind)


def test_its_head_and_report_rules_are_those_of_a_province() -> None:
    plan = plan_of(sample())
    assert (plan.issuer, plan.year, plan.standing_unit) == ("UBND tỉnh Lam Sơn", 2025, "Công an tỉnh")
    assert [rule.due_rule for rule in plan.report_rules] == [
        DueRule(date=date(2025, 3, 25)), DueRule(day=15), DueRule(15, 6), DueRule(15, 12), None,
    ]  # fmt: skip
    assert [rule.strictly_before for rule in plan.report_rules] == [True, True, True, True, False]


def test_on_the_morning_of_the_rehearsal_units_owe_something() -> None:
    due = {task.number: task.deadline.due for task in plan_of(sample()).tasks}
    leads = {task.number: task.lead for task in plan_of(sample()).tasks}
    assert leads["2"] == ("Sở Tài chính",)
    assert due["2"] == REHEARSAL - timedelta(days=12)
    assert leads["9"] == ("UBND xã Hoa Lộc",)
    assert due["9"] == REHEARSAL + timedelta(days=7)
    assert leads["16"] == leads["17"] == ("Công an tỉnh",)
    assert (due["17"], due["16"]) == (REHEARSAL + timedelta(days=1), REHEARSAL + timedelta(days=14))
    assert min(day for day in due.values() if day) < date(2025, 3, 1)
