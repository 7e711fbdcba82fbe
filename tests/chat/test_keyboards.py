"""Keyboards stay within what Telegram takes and what a phone shows."""

from itertools import chain

import pytest

from chat.buttons import base as base_buttons
from chat.buttons.base import Keyboard
from chat.buttons.groups import linking as linking_buttons
from chat.buttons.plans import preview as preview_buttons
from chat.buttons.plans.preview import Past, Undecided
from chat.buttons.reporting import period_card as card_buttons
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.period_card import ShownTasks
from chat.buttons.reporting.periods import NoChangeAll, SubmitPeriod

MANY = [(number, str(number)) for number in range(1, 200)]


def labels(keyboard: Keyboard | None) -> list[str]:
    return [button.label for button in chain(*keyboard.rows)] if keyboard else []


def data(keyboard: Keyboard) -> list[object]:
    return [button.data for button in chain(*keyboard.rows)]


def test_nothing_to_press_is_no_keyboard():
    assert status_buttons.reminder([], []) is None


def test_a_reminder_offers_a_few_tasks_and_reports():
    assert (
        len(labels(status_buttons.reminder(MANY, MANY)))
        == base_buttons.MOST_TASKS + base_buttons.MOST_PERIODS
    )


@pytest.mark.parametrize(
    "keyboard",
    [
        status_buttons.reminder(MANY, MANY),
        status_buttons.which_task(1, MANY, has_others=True, requests=range(9)),
        status_buttons.recorded_several([(label, number) for number, label in MANY]),
        status_buttons.statuses(1, 0),
    ],
)
def test_no_keyboard_has_more_buttons_than_telegram_takes(keyboard: Keyboard):
    assert len(labels(keyboard)) <= 100
    assert max(len(row) for row in keyboard.rows) <= 8


def test_the_choice_made_about_past_dates_is_ticked():
    keyboard = preview_buttons.draft(1, Undecided(), past=Past.WAIVED, has_past=True, is_known=False)
    assert labels(keyboard) == ["Tính là quá hạn", "✓ Không tính quá hạn các việc này", "Lưu kế hoạch", "Bỏ"]


def test_without_past_dates_there_is_no_choice():
    keyboard = preview_buttons.draft(1, Undecided(), past=None, has_past=False, is_known=False)
    assert labels(keyboard) == ["Lưu kế hoạch", "Bỏ"]


def test_what_only_goes_on_can_be_left_out_of_what_is_confirmed_where_there_is_more():
    for ongoing, offered in ((0, []), (3, ["Đúng, trừ 3 việc thường xuyên"]), (7, [])):
        found = Undecided(proposed=7, ongoing=ongoing)
        keyboard = preview_buttons.draft(1, found, past=None, has_past=False, is_known=False)
        assert labels(keyboard) == ["Đúng cả 7 việc", *offered, "Lưu kế hoạch", "Bỏ"]


def test_no_change_is_offered_where_something_was_said_before():
    assert data(card_buttons.period(7, ShownTasks(), repeatable=0)) == [SubmitPeriod(7, 0).pack()]
    keyboard = card_buttons.period(7, ShownTasks(), repeatable=3, accepted_missing=2)
    assert data(keyboard) == [NoChangeAll(7).pack(), SubmitPeriod(7, 2).pack()]
    assert labels(keyboard) == ["Không thay đổi (3 việc còn lại)", "Vẫn nộp (2 việc chưa có thông tin)"]


def test_a_long_name_of_a_unit_is_cut_on_its_button():
    assert max(map(len, labels(linking_buttons.new_unit(1, "Sở " * 100)))) <= base_buttons.LONGEST_LABEL


def test_a_long_label_ends_with_a_whole_word():
    title = "Triển khai thực hiện Đề án 06 trên địa bàn tỉnh Thanh Hóa năm 2025"
    (label,) = labels(linking_buttons.new_unit(1, title))[:1]
    assert label.endswith("…")
    assert label.removesuffix("…").rsplit(" ", 1)[-1] in title.split()
