"""What units below say makes up the word on a task above: the rule of the status, sums, who is missing."""

from hypothesis import given
from hypothesis import strategies as st

from plans.attainment import Count
from plans.levels.compiling import OpenObstacle, Part, compiled, status_of
from plans.status import FINISHED, Status

STATUSES = st.none() | st.sampled_from(Status)


def part(unit: str, status: Status | None = None, *counts: Count, task: str = "3") -> Part:
    return Part(task, unit, status, counts, is_missing=status is None)


def households(done: float, total: float | None) -> Count:
    return Count(done, total, "hộ")


def test_all_done_is_done_some_done_is_so_many_of_so_many_and_none_begun_is_not_begun():
    done, working = part("Thôn Đông", Status.DONE), part("Thôn Đoài", Status.IN_PROGRESS)
    assert compiled([done, done]).status is Status.DONE
    some = compiled([done, working])
    assert (some.status, some.done, some.parts) == (Status.IN_PROGRESS, 1, 2)
    assert compiled([part("Thôn Đông", Status.NOT_STARTED), part("Thôn Đoài")]).status is Status.NOT_STARTED
    assert compiled([part("Thôn Đông")]).says_nothing


def test_one_that_is_done_and_one_that_is_silent_are_not_all():
    found = compiled([part("Thôn Đông", Status.DONE), part("Thôn Đoài")])
    assert (found.status, found.missing) == (Status.IN_PROGRESS, ("Thôn Đoài",))


def test_figures_are_added_up_with_their_totals():
    (found,) = compiled(
        [
            part("Thôn Đông", Status.IN_PROGRESS, households(750, 880)),
            part("Thôn Đoài", Status.IN_PROGRESS, households(500, 600)),
        ]
    ).sums
    assert found.count == Count(1250, 1480, "hộ")


def test_without_every_total_the_sum_has_none_and_says_whose_is_missing():
    (found,) = compiled(
        [
            part("Thôn Đông", Status.IN_PROGRESS, households(750, 880)),
            part("Thôn Đoài", Status.IN_PROGRESS, households(500, None)),
        ]
    ).sums
    assert (found.count.total, found.without_total) == (None, ("Thôn Đoài",))


def test_what_one_unit_gives_with_two_tasks_is_pointed_out():
    (found,) = compiled(
        [
            part("Thôn Đông", Status.IN_PROGRESS, households(5, 10)),
            part("Thôn Đông", Status.IN_PROGRESS, households(5, 10), task="4"),
        ]
    ).sums
    assert found.twice == ("Thôn Đông",)


def test_obstacles_and_tasks_are_kept():
    found = compiled([part("A"), part("B", task="4")], [OpenObstacle("A", "Thiếu máy")])
    assert (found.tasks, [one.text for one in found.obstacles]) == (("3", "4"), ["Thiếu máy"])


@given(st.lists(STATUSES, min_size=1))
def test_finished_exactly_when_every_part_is(statuses: list[Status | None]):
    assert (status_of(statuses) in FINISHED) is all(one in FINISHED for one in statuses)


@given(st.lists(STATUSES, min_size=1))
def test_nothing_is_said_exactly_when_nobody_has_said_anything(statuses: list[Status | None]):
    assert (status_of(statuses) is None) is (set(statuses) == {None})


@given(st.lists(STATUSES, min_size=1).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_units_does_not_matter(both: tuple[list[Status | None], list[Status | None]]):
    assert status_of(both[0]) is status_of(both[1])


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.sampled_from(["hộ", "Hộ", "hồ sơ"]),
            st.integers(0, 999),
            st.integers(1, 999),
        )
    )
)
def test_sums_above_equal_sums_below(given_counts: list[tuple[str, str, int, int]]):
    parts = [
        part(unit, Status.IN_PROGRESS, Count(done, done + more, what))
        for unit, what, done, more in given_counts
    ]
    sums = compiled(parts).sums
    assert sum(one.count.done for one in sums) == sum(done for _, _, done, _ in given_counts)
    assert sum(one.count.total or 0 for one in sums) == sum(done + more for _, _, done, more in given_counts)
    assert all(not one.count.is_impossible for one in sums)
