"""What a tester typed as busy officials do, kind by kind: mistakes taken back, all but some, odd numbers."""

import pytest

from chat.understanding import Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context

TASKS = ("1", "5", "32", "54", "55")


def _said(text: str) -> dict[str | None, tuple[Status | None, float | None]]:
    return {item.task: (item.status, item.percent) for item in understand(text, context(*TASKS)).items}


@pytest.mark.parametrize(
    ("text", "task", "status", "percent"),
    [
        ("nv 54 xong 70% à quên 75%", "54", Status.IN_PROGRESS, 75),
        ("nv 54 xong nhầm mới được 40%", "54", Status.IN_PROGRESS, 40),
        ("nv 1 xong rồi... à không, mới trình thôi chưa duyệt", "1", Status.IN_PROGRESS, None),
        ("nv 1 chưa xong, nhầm, xong rồi nhé", "1", Status.DONE, None),
        ("nv 54 chua lam, a nham, dang lam", "54", Status.IN_PROGRESS, None),
        ("nv 54 xong, à nhầm nv 55", "55", Status.DONE, None),
        ("nv 54 xong rồi, nhầm, nv 55 mới xong", "55", Status.DONE, None),
        ("nv 55 đã sửa lại dữ liệu, xong rồi", "55", Status.DONE, None),
    ],
)
def test_what_is_taken_back_does_not_count(
    text: str, task: str, status: Status, percent: float | None
) -> None:
    assert _said(text) == {task: (status, percent)}


def test_a_task_that_was_forgotten_is_no_correction() -> None:
    assert set(_said("nv 54 xong, à quên, nv 55 cũng xong")) == {"54", "55"}


@pytest.mark.parametrize(
    "text",
    [
        "xong hết trừ 55",
        "xong het tru nv 55",
        "trừ nv 55 ra thì xong hết rồi em",
        "ngoài nv 55 ra thì đều xong",
        "không tính nv 55 thì xong hết",
        "trừ nv 55, tất cả đã xong",
        "các nv đã xong, trừ nv 55",
        "xong cả rồi, chỉ còn nv 55",
    ],
)
def test_all_but_some_are_the_others(text: str) -> None:
    assert _said(text) == {task: (Status.DONE, None) for task in TASKS if task != "55"}


def test_what_is_taken_out_may_have_a_status_of_its_own() -> None:
    said = _said("các nv đã xong, trừ nv 55 đang làm")
    assert said["55"] == (Status.IN_PROGRESS, None)
    assert set(said) == set(TASKS)


def test_what_is_taken_out_of_a_list_is_not_reported() -> None:
    assert set(_said("xong nv 1, 54, trừ nv 54")) == {"1"}


@pytest.mark.parametrize(
    ("text", "done", "what"),
    [
        ("nv 32 thu thập đc 1 nghìn 2 trăm mẫu", 1200, "mẫu"),
        ("nv 32 thu thap dc 1 nghin 2 tram mau", 1200, "mau"),
        ("nv 32 được 2 trăm hồ sơ", 200, "hồ sơ"),
        ("nv 32 mua 3 tram y te", 3, "tram y te"),
        ("nv 32 được 9 chục hồ sơ", 90, "hồ sơ"),
        ("nv 32 được trăm rưỡi hồ sơ", 150, "hồ sơ"),
        ("nv 32 cấp 2 nghìn rưỡi thẻ", 2500, "thẻ"),
        ("nv 32 cấp 1 triệu 2 trăm nghìn tài khoản", 1_200_000, "tài khoản"),
        ("nv 32 cấp 1tr2 tài khoản", 1_200_000, "tài khoản"),
        ("nv 32 cấp 12k5 tài khoản", 12_500, "tài khoản"),
        ("nv 32 cấp ba nghìn hai trăm linh năm thẻ", 3205, "thẻ"),
        ("nv 32 được 35 hộ", 35, "hộ"),
        ("nv 32 da mua duoc 5 may", 5, "may"),
    ],
)
def test_numbers_half_in_figures_and_nouns_that_sound_like_questions(
    text: str, done: float, what: str
) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert [(figure.done, figure.what) for figure in item.figures] == [(done, what)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("nv 32 dat tam phay nam phan tram", 8.5),
        ("nv 32 đạt tám mươi ba phẩy năm phần trăm", 83.5),
        ("nv 32 đạt 8 phẩy 5 phần trăm", 8.5),
    ],
)
def test_decimals_in_words(text: str, percent: float) -> None:
    assert _said(text) == {"32": (Status.IN_PROGRESS, percent)}


def test_a_list_in_words_goes_on_without_the_word_for_task() -> None:
    assert _said("Nv năm tư xong, năm lăm chưa") == {
        "54": (Status.DONE, None),
        "55": (Status.NOT_STARTED, None),
    }


def test_shares_given_in_turn_belong_each_to_its_task() -> None:
    assert _said("nv 1, 54 và 55 đạt lần lượt là 50%, 60% và 70%") == {
        "1": (Status.IN_PROGRESS, 50),
        "54": (Status.IN_PROGRESS, 60),
        "55": (Status.IN_PROGRESS, 70),
    }


@pytest.mark.parametrize(
    "text",
    [
        "nv 54 đã báo xong từ tháng 7 rồi sao bot vẫn nhắc",
        "nv 54 ai là đầu mối phối hợp bên công an vậy",
        "khi nào nộp vậy bot",
        "nv 54 xong chưa hở em",
        "nv 54 được rồi chứ",
    ],
)
def test_questions_without_a_mark(text: str) -> None:
    assert understand(text, context(*TASKS)).kind is Kind.QUESTION


@pytest.mark.parametrize("text", ["nv 54 mà xong thì sếp mừng lắm", "nếu nv 54 xong sớm thì tốt"])
def test_what_is_only_wished_for_is_no_report(text: str) -> None:
    assert not _said(text)


def test_some_of_many_that_are_done_do_not_make_the_task_done() -> None:
    assert _said("nv 55 mới có 5 xã xong trong số 12 xã") == {"55": (None, None)}


def test_work_begun_on_a_day_that_is_over_goes_on() -> None:
    assert _said("nv 54 ngày 2/6 bắt đầu làm") == {"54": (Status.IN_PROGRESS, None)}
    assert _said("nv 54 tuần sau bắt đầu làm") == {"54": (Status.NOT_STARTED, None)}
