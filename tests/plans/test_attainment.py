"""Figures against targets: which target a count is for, whether it reaches it, whether it can be right."""

import pytest

from plans.attainment import Count, assigned, is_measurable, reaches, unreported

ACCOUNTS = ["100% cơ quan", "80% doanh nghiệp", "50% tổ chức khác"]


@pytest.mark.parametrize(
    ("what", "target"),
    [
        ("doanh nghiệp", "80% doanh nghiệp"),
        ("DN", "80% doanh nghiệp"),
        ("tổ chức khác", "50% tổ chức khác"),
        ("cơ quan nhà nước", "100% cơ quan"),
        ("huyện", None),
        (None, None),
    ],
)
def test_a_count_is_for_the_target_whose_words_it_shares(what: str | None, target: str | None):
    (count,) = assigned(ACCOUNTS, [Count(1, 2, what)])
    assert count.target == target


def test_a_count_that_names_nothing_is_for_the_only_target():
    (count,) = assigned(["80% doanh nghiệp", "đứng ở top 15/63 tỉnh"], [Count(1250, 1480)])
    assert count.target == "80% doanh nghiệp"


def test_words_that_fit_two_targets_are_for_neither():
    targets = ["80% hồ sơ cấp huyện", "60% hồ sơ cấp xã"]
    assert [count.target for count in assigned(targets, [Count(5, 9, "hồ sơ")])] == [None]


@pytest.mark.parametrize(
    ("count", "reached"),
    [
        (Count(1250, 1480, target="80% doanh nghiệp"), True),
        (Count(1000, 1480, target="80% doanh nghiệp"), False),
        (Count(845, 1000, target="84,5% hồ sơ"), True),
        (Count(1250, target="80% doanh nghiệp"), None),
        (Count(51_000, target="Tối thiểu 50.000 tài khoản"), True),
        (Count(49_000, target="Tối thiểu 50.000 tài khoản"), False),
        (Count(1_600_000, target="trên 1,5 triệu người dân"), True),
        (Count(12, 63, target="đứng ở top 15/63 tỉnh"), None),
        (Count(12, 63), None),
    ],
)
def test_a_count_reaches_its_target_or_not(count: Count, reached: bool | None):
    assert reaches(count) is reached


def test_a_rank_cannot_be_counted():
    assert not is_measurable("đứng ở top 15/63 tỉnh")


@pytest.mark.parametrize("count", [Count(1500, 1480), Count(-1, 10), Count(-1), Count(0, 0), Count(1, -5)])
def test_what_cannot_be_so_is_known(count: Count):
    assert count.is_impossible


@pytest.mark.parametrize("count", [Count(0, 10), Count(10, 10), Count(5)])
def test_what_can_be_so_is_taken(count: Count):
    assert not count.is_impossible


@pytest.mark.parametrize(
    ("before", "now", "is_far"),
    [
        (Count(1250, 1480), Count(1300, 1480), False),
        (Count(1250, 1480), Count(130, 1480), True),
        (Count(12, 27), Count(1250, 1480), True),
        (Count(1250, 1480), Count(1300, 14800), True),
        (Count(0, 27), Count(27, 27), False),
        (Count(5), Count(49), False),
    ],
)
def test_a_slip_of_the_finger_is_told_from_news(before: Count, now: Count, is_far: bool):
    assert now.is_far_from(before) is is_far


def test_a_target_without_a_count_is_asked_for():
    counts = assigned(ACCOUNTS, [Count(1, 2, "DN")])
    assert unreported(ACCOUNTS, counts) == ["100% cơ quan", "50% tổ chức khác"]


def test_a_share_is_rounded_to_a_tenth():
    assert Count(1250, 1480).percent == 84.5
    assert Count(1250).percent is None
