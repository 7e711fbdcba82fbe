"""What moved, and whose decision a matter waits for."""

from datetime import date

import pytest

from plans.leadership import Decider, decider
from plans.movement import Movement, moved
from plans.status import Status

HOME = "UBND tỉnh Thanh Hóa"


def test_what_was_begun_finished_and_became_late():
    before = {1: None, 2: Status.IN_PROGRESS, 3: Status.DONE, 4: Status.NOT_STARTED}
    now = {1: Status.IN_PROGRESS, 2: Status.DONE, 3: Status.DONE, 4: Status.DONE, 5: None}
    since = date(2025, 5, 14)
    assert moved(since, before, now, {2, 3}, {3, 5}) == Movement(since, begun=2, finished=2, newly_late=1)


@pytest.mark.parametrize(
    ("body", "passed_up", "whose"),
    [
        (None, False, Decider.STANDING_UNIT),
        (None, True, Decider.LEADERS),
        ("Sở Tài chính", False, Decider.STANDING_UNIT),
        ("Sở Tài chính", True, Decider.LEADERS),
        ("UBND tỉnh", False, Decider.LEADERS),
        ("Chủ tịch UBND tỉnh", False, Decider.LEADERS),
        ("Bộ Công an", True, Decider.ABOVE),
        ("Chính phủ", False, Decider.ABOVE),
    ],
)
def test_whose_decision_a_matter_waits_for(body: str | None, passed_up: bool, whose: Decider):
    assert decider(body, HOME, passed_up=passed_up) is whose
