"""Text of a PDF without delimiters: cells are found by what units, deadlines and titles look like."""

from plans.plan import Task
from plans.reading.document import read_document

HEADER = "TT Nội dung, nhiệm vụ cụ thể Đơn vị chủ trì Đơn vị\n\nphối hợp\n\nThời gian\n\nhoàn thành\n\n"


def tasks_of(text: str) -> dict[str, Task]:
    content = ("KẾ HOẠCH\nChuyển đổi số năm 2025\n\n" + HEADER + text).encode()
    return {task.number: task for task in read_document("k.txt", content).plan.tasks}


ONE = """1.

Ban hành quy chế quản lý, vận hành hệ thống thông tin báo cáo của tỉnh trên

môi trường mạng.

Sở Khoa học và

Công nghệ

Văn phòng HĐND

và UBND huyện;

các đơn vị có liên

quan

Hoàn thành

trước ngày

30/9/2025

"""


def test_a_row_is_cut_into_its_cells() -> None:
    task = tasks_of(ONE)["1"]
    assert task.title.endswith("của tỉnh trên môi trường mạng.")
    assert task.lead == ("Sở Khoa học và Công nghệ",)
    assert task.coordinating == ("Văn phòng HĐND và UBND huyện", "các đơn vị có liên quan")
    assert task.deadline_text == "Hoàn thành trước ngày 30/9/2025"


def test_groups_are_counted_in_roman_numbers_and_numbers_within_a_title_are_no_rows() -> None:
    text = (
        "I Về hạ tầng số của các cơ quan nhà nước trên địa bàn (01 nhiệm vụ)\n\n"
        + ONE
        + "II Về nhân lực\n\nsố và kỹ năng số (01 nhiệm vụ)\n\n"
        "2. Tập huấn cho 1.200 cán bộ, công chức cấp xã về kỹ năng\n"
        "53 dịch vụ công và an toàn thông tin trên mạng.\nSở Nội vụ\nUBND cấp xã\nQuý III/2025\n\n"
        "Nơi nhận:\n- Như trên\n"
    )
    tasks = tasks_of(text)
    assert [(task.number, task.group) for task in tasks.values()] == [("1", "I"), ("2", "II")]
    assert "53 dịch vụ công" in tasks["2"].title
    assert (tasks["2"].lead, tasks["2"].deadline_text) == (("Sở Nội vụ",), "Quý III/2025")


def test_every_cell_may_go_on_after_the_header_of_the_next_page() -> None:
    text = (
        "1.\n\nNâng cấp hạ tầng kỹ thuật, đường truyền và thiết bị đầu cuối phục vụ giải\n\n"
        "Văn phòng\n\nHĐND và\n\n"
        "UBND huyện\n\nCông an huyện và\n\nTrong năm\n "
        + HEADER
        + " quyết thủ tục hành chính cho người dân và doanh nghiệp tại Bộ phận một cửa\n\n"
        "các đơn vị có liên\n\nquan\n\n2025\n"
    )
    task = tasks_of(text)["1"]
    assert task.title.endswith(
        "phục vụ giải quyết thủ tục hành chính cho người dân và doanh nghiệp tại Bộ phận một cửa"
    )
    assert task.lead == ("Văn phòng HĐND và UBND huyện",)
    assert task.coordinating == ("Công an huyện", "các đơn vị có liên quan")
    assert task.deadline_text == "Trong năm 2025"


def test_spaces_stand_for_empty_cells_after_a_page_end() -> None:
    start = (
        "1.\n\nĐẩy mạnh số hóa hồ sơ, kết quả giải quyết thủ tục hành chính theo quy định.\n\n"
        "Phòng Tư pháp\n\n"
        "Bảo hiểm xã hội\n\nTrong năm\n\n2025 (theo lộ\n "
    )
    only_deadline = tasks_of(start + HEADER + "    trình)\n")["1"]
    assert (only_deadline.title[-9:], only_deadline.coordinating) == ("quy định.", ("Bảo hiểm xã hội",))
    assert only_deadline.deadline_text == "Trong năm 2025 (theo lộ trình)"
    two_cells = tasks_of(start + HEADER + "   huyện trình)\n")["1"]
    assert (two_cells.lead, two_cells.coordinating) == (("Phòng Tư pháp",), ("Bảo hiểm xã hội huyện",))
    start = start.replace("Bảo hiểm xã hội", "Công an huyện")
    far = tasks_of(
        start + HEADER + " Báo cáo kết quả thực hiện về cơ quan thường trực theo quy định chung   trình)\n"
    )["1"]
    assert far.title.endswith("theo quy định chung")
    assert far.deadline_text == "Trong năm 2025 (theo lộ trình)"


def test_a_form_feed_ends_a_page_and_a_new_unit_after_it_is_a_unit_of_its_own() -> None:
    text = (
        "1 Tuyên truyền sâu rộng về lợi ích của dịch vụ công trực tuyến đến người dân\n"
        "Công an huyện\nSở Y tế\nThường xuyên\n"
        "\fvà doanh nghiệp trên địa bàn toàn tỉnh bằng nhiều hình thức phù hợp thực tế.\nPhòng Tư pháp\n"
    )
    task = tasks_of(text)["1"]
    assert task.title.endswith("thực tế.")
    assert set(task.lead + task.coordinating) == {"Công an huyện", "Sở Y tế", "Phòng Tư pháp"}


def test_a_row_without_recognisable_units_keeps_all_its_words_in_the_title() -> None:
    content = (
        HEADER + "1.\n\nlorem ipsum dolor\n\n2.\n\n"
        "Số hóa hồ sơ lưu trữ của cơ quan nhà nước các cấp\nSở Nội vụ\nSở Y tế\nQuý I\n"
    )
    tasks = tasks_of(content)
    assert (tasks["1"].title, tasks["1"].lead) == ("lorem ipsum dolor", ())
    assert tasks["2"].lead == ("Sở Nội vụ",)


def test_that_the_cells_were_inferred_is_said_once() -> None:
    (problem,) = read_document(
        "k.txt", ("KẾ HOẠCH\nChuyển đổi số năm 2025\n\n" + HEADER + ONE).encode()
    ).problems
    assert "suy ra" in problem.reason
