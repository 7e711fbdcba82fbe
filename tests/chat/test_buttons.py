"""Buttons fit Telegram's 64 bytes, come back as they went, and are recognised by no other kind."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.buttons.base import Button, day_of
from chat.buttons.reporting.statuses import OpenTask, ReportStatus
from plans.status import Status

KINDS = Button.__subclasses__()
LARGEST = (1 << 63) - 1


def a_value(kind: Any) -> Any:
    return st.sampled_from(kind) if issubclass(kind, StrEnum) else st.integers(0, LARGEST)


def buttons() -> st.SearchStrategy[Button]:
    return st.one_of(*(st.builds(kind, **_values(kind)) for kind in KINDS))


def _values(kind: type[Button]) -> dict[str, Any]:
    return {field.name: a_value(field.type) for field in fields(kind)}


@given(buttons())
def test_a_button_comes_back_as_it_went(button: Button):
    assert type(button).parse(button.pack()) == button


@given(buttons())
def test_a_button_with_any_id_fits(button: Button):
    assert len(button.pack().encode()) <= 64


@given(buttons())
def test_a_button_is_recognised_by_its_own_kind_only(button: Button):
    data = button.pack()
    assert [kind for kind in KINDS if kind.is_meant(data)] == [type(button)]
    assert [kind for kind in KINDS if kind.parse(data) is not None] == [type(button)]


def test_no_two_kinds_share_a_code():
    assert len({kind.code for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        "task",
        "task:",
        "task:x",
        "task:1:2",
        "task:-1",
        f"task:{LARGEST + 1}",
        "tasks:1",
        " task:1 2",
        "status:1",
    ],
)
def test_data_that_is_no_button_is_none(data: str | None):
    assert OpenTask.parse(data) is None


def test_an_unknown_status_is_none():
    assert ReportStatus.parse("status:1:splendid:0") is None
    assert ReportStatus.parse("status:1:done:0") == ReportStatus(1, Status.DONE, 0)


@pytest.mark.parametrize("ordinal", [0, 1, 7, date.max.toordinal(), 2**63 - 1])
def test_a_forged_day_at_the_end_of_the_calendar_is_no_day(ordinal: int):
    assert day_of(ordinal) is None
    assert day_of(date(2025, 6, 12).toordinal()) == date(2025, 6, 12)
