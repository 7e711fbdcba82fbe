"""Whole documents that give work in prose: the plan that is proposed, or why there is none."""

import re
from datetime import date

import pytest
from docx.document import Document

from plans.doubts import confirm_tasks, proposed_tasks
from plans.plan import DeadlineKind, PlanReading, RuleKind, Task, UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.form import as_json, from_json
from tests.plans.reading.documents import HEADER, SHARED, add_table, read_word, word

SMALL = SHARED / "small"
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 48/KH-UBND\nSơn Hà, ngày 25 tháng 02 năm 2026\n"


def read(body: str) -> PlanReading:
    return read_document("k.txt", f"{HEAD}{body}".encode())


def tasks(body: str) -> tuple[Task, ...]:
    return read(body).plan.tasks


def refused(text: str) -> str:
    with pytest.raises(UnreadableDocumentError) as error:
        read_document("k.txt", text.encode())
    return str(error.value)


def small(name: str) -> tuple[Task, ...]:
    if not SMALL.exists():
        pytest.skip("../shared is not here")
    return read_document(name, (SMALL / name).read_bytes()).plan.tasks


def test_k10_labels_below_each_item_make_its_task() -> None:
    first, second = small("k10-prose.txt")
    assert (first.number, first.title) == ("1", "Rà soát thủ tục hành chính")
    assert (first.lead, first.coordinating) == (("Sở Y tế",), ("Sở Tài chính",))
    assert (first.deadline_text, first.deadline.due) == ("Quý II/2026", date(2026, 6, 30))
    assert (second.number, second.lead, second.deadline.due) == ("2", ("Sở Nội vụ",), date(2026, 9, 30))
    assert first.proposed
    assert second.proposed


def test_k10b_each_sentence_of_a_letter_makes_a_task_to_be_confirmed() -> None:
    first, second = small("k10b-congvan.txt")
    assert (first.number, first.title) == ("1", "Rà soát thủ tục hành chính")
    assert (first.lead, first.coordinating) == (("Sở Y tế",), ("Sở Tài chính",))
    assert (first.deadline.before, first.deadline.due) == (date(2026, 6, 30), date(2026, 6, 29))
    assert (second.lead, second.deadline.due) == (("Sở Nội vụ",), date(2026, 9, 14))
    assert "“Giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát thủ tục" in first.source
    assert all(task.proposed for task in (first, second))


def test_tasks_are_proposals_a_person_among_the_leads_is_named_and_all_survives_being_stored() -> None:
    reading = read("1. Giao Sở Y tế lập đề án.\n2. Giao Phó Chủ tịch UBND tỉnh rà soát dự án.\n")
    (person,) = reading.problems
    assert "một người" in person.reason
    assert from_json(as_json(reading)) == reading
    assert len(proposed_tasks(reading.plan)) == 2


def test_what_goes_on_without_a_date_stands_in_a_group_apart() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Giao Sở Y tế tăng cường kiểm tra.\n2. Giao Sở Nội vụ lập đề án.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo hằng tuần.\n"
    )
    plan = read(body).plan
    assert [(task.group, task.number) for task in plan.tasks] == [
        ("II", "2"),
        ("TX", "II.1"),
        ("TX", "III.1"),
    ]
    assert [group.number for group in plan.groups] == ["II", "TX"]
    assert plan.groups[-1].title.startswith("Việc thường xuyên")
    assert [task.deadline.kind for task in plan.tasks] == [DeadlineKind.NONE, *[DeadlineKind.ONGOING] * 2]


def test_what_goes_on_keeps_a_number_that_no_other_task_has() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Giao Sở Nội vụ lập đề án.\n2. Giao Sở Y tế tăng cường kiểm tra.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Y tế lập kế hoạch.\n"
    )
    tasks = read(body).plan.tasks
    assert [(task.group, task.number) for task in tasks] == [("II", "1"), ("III", "1"), ("TX", "2")]


def test_confirmed_tasks_are_as_any_others_and_what_goes_on_may_be_left_out() -> None:
    plan = read("1. Giao Sở Y tế tăng cường kiểm tra.\n2. Giao Sở Nội vụ lập đề án.\n").plan
    every = confirm_tasks(plan)
    assert [task.number for task in every.tasks] == ["2", "1"]
    assert not proposed_tasks(every)
    assert every.groups == plan.groups
    some = confirm_tasks(plan, without_ongoing=True)
    assert [task.number for task in some.tasks] == ["2"]
    assert not some.groups
    assert confirm_tasks(every, without_ongoing=True) == every


def test_numbers_lead_back_to_the_paragraphs() -> None:
    body = (
        "1. Sở Y tế\na) Lập đề án A.\nb) Lập đề án B, trình UBND tỉnh. Lập đề án C.\n2. Sở Nội vụ\n"
        "- Lập đề án D.\n- Lập đề án E.\n2.1. Giao Sở Tài chính lập đề án G.\n"
        "Điều 4. Giao Sở Xây dựng lập đề án H.\nGiao Sở Tư pháp lập đề án I; giao Công an tỉnh lập đề án K."
    )
    numbers = [task.number for task in tasks(body)]
    assert numbers == ["1.a", "1.b.1", "1.b.2", "2.1", "2.2", "2.1.1", "4", "4.1", "4.2"]


def test_a_paragraph_that_introduces_points_gives_way_to_them() -> None:
    body = "1. Sở Y tế tăng cường kiểm tra, trong đó:\n- Lập đề án A.\n2. Sở Y tế lập đề án C:\n- Quy mô nhỏ."
    assert [task.title for task in tasks(body)] == ["Lập đề án A", "Lập đề án C"]


def test_items_stand_below_the_article_that_introduces_them() -> None:
    body = (
        "QUYẾT ĐỊNH:\nĐiều 1. Phân công các phòng thực hiện chỉ tiêu năm 2026 như sau:\n"
        "1. Phòng Kinh tế lập đề án.\n"
        "2. Phòng Văn hóa - Xã hội chủ trì chỉ tiêu giảm nghèo; phối hợp: Trạm Y tế, các trường học.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    first, second = tasks(body)
    assert (first.number, first.lead) == ("1.1", ("Phòng Kinh tế",))
    assert (second.number, second.title) == ("1.2", "Chỉ tiêu giảm nghèo")
    assert second.coordinating == ("Trạm Y tế", "các trường học")


def test_a_duty_below_the_name_of_a_unit_needs_no_known_verb() -> None:
    body = (
        "1. Sở Y tế\n- Không thu phí trái quy định.\n- Bệnh viện.\n- Trường hợp có vướng mắc thì báo cáo.\n"
    )
    assert [(task.title, task.lead) for task in tasks(body)] == [
        ("Không thu phí trái quy định", ("Sở Y tế",))
    ]


def test_after_points_without_labels_these_are_about_all_of_them() -> None:
    points = "1. Tuyên truyền\n- Mở chuyên mục.\n- Tổ chức hội nghị.\n"
    body = f"{points}Đơn vị chủ trì: Sở Y tế. Sản phẩm: 02 chuyên mục.\n"
    (task,) = tasks(body)
    assert (task.title, task.lead, task.note) == ("Tuyên truyền", ("Sở Y tế",), "Sản phẩm: 02 chuyên mục")


def test_each_point_may_have_labels_of_its_own() -> None:
    first, second = (
        "- Mở chuyên mục.\nĐơn vị chủ trì: Sở Y tế.\n",
        "- Tổ chức hội nghị.\nChủ trì: Sở Nội vụ.\n",
    )
    body = f"1. Tuyên truyền\n{first}{second}"
    assert [(task.title, task.lead) for task in tasks(body)] == [
        ("Mở chuyên mục", ("Sở Y tế",)),
        ("Tổ chức hội nghị", ("Sở Nội vụ",)),
    ]


def test_a_line_below_may_only_say_by_when() -> None:
    body = (
        "1. Giao Sở Y tế lập đề án A.\n- Thời gian: Quý II/2026.\n"
        "2. Giao Sở Y tế lập đề án B.\nHoàn thành trước 30/9/2026.\nThời gian: 2026.\n"
    )
    assert [task.deadline.due for task in tasks(body)] == [date(2026, 6, 30), date(2026, 9, 29)]


def test_whom_a_letter_is_sent_to_does_what_it_asks_of_nobody_by_name() -> None:
    body = (
        "Kính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\nUBND tỉnh yêu cầu:\n1. Rà soát nhu cầu.\n"
        "Đề nghị quý Sở báo cáo trước ngày 30/6/2026.\n"
    )
    assert [task.lead for task in tasks(body)] == [("Sở Y tế", "Sở Nội vụ")] * 2
    (task,) = tasks("Kính gửi: Sở Y tế.\nĐề nghị khẩn trương lập đề án.\n")
    assert task.lead == ("Sở Y tế",)
    assert tasks("Giao Sở Nội vụ lập đề án. Đề nghị quý đơn vị rà soát.\n")[1].lead == ("quý đơn vị",)


def test_aims_and_reviews_give_no_work_nor_does_what_stands_below_the_signature() -> None:
    body = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Yêu cầu\n- Các sở, ngành tổ chức thực hiện nghiêm kế hoạch sản xuất.\n"
        "II. NHIỆM VỤ\n1. Giao Sở Y tế lập đề án./. Nơi nhận:\n- Sở Nội vụ tổng hợp danh sách;\n"
    )
    assert [task.title for task in tasks(body)] == ["Lập đề án"]


def test_a_plan_attached_below_the_signature_is_read_too() -> None:
    body = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nNơi nhận:\n- Sở Nội vụ;\nKẾ HOẠCH\n"
        "1. Giao Sở Y tế lập đề án.\n"
    )
    assert [task.title for task in tasks(body)] == ["Lập đề án"]


def test_what_the_issuer_says_of_itself_is_nobodys_task() -> None:
    body = "1. Chủ tịch UBND tỉnh xem xét hình thức xử lý.\n2. Giao Sở Y tế lập đề án.\n"
    assert [task.title for task in tasks(f"KẾ HOẠCH\nPhòng dịch\n{body}")] == ["Lập đề án"]


def test_a_report_due_every_month_is_a_rule_and_no_task() -> None:
    plan = read(
        "1. Giao Sở Y tế lập đề án, báo cáo trước ngày 15/6/2026.\n"
        "2. Định kỳ trước ngày 20 hằng tháng, các đơn vị báo cáo kết quả về Sở Y tế.\n"
    ).plan
    assert [task.number for task in plan.tasks] == ["1"]
    assert [(rule.kind, rule.due_rule and rule.due_rule.day) for rule in plan.report_rules] == [
        (RuleKind.MONTHLY, 20)
    ]


@pytest.mark.parametrize("kind", ["BÁO CÁO", "TỜ TRÌNH"])
def test_reports_and_requests_upwards_give_no_work(kind: str) -> None:
    message = refused(f"{HEAD}{kind}\nTình hình\n1. Giao Sở Y tế lập đề án.\n")
    assert "Văn bản này không giao việc: đây là báo cáo hoặc tờ trình" in message


def test_a_document_without_work_says_what_was_found() -> None:
    message = refused(f"{HEAD}KẾ HOẠCH\nPhòng dịch\n1. Tăng cường kiểm tra chợ.\n2. Khử khuẩn trường học.\n")
    assert "Văn bản này không giao việc: đã đọc 8 đoạn lời văn" in message
    assert "Có 1 đoạn nêu việc nhưng không nêu đơn vị thực hiện, ví dụ: “Tăng cường kiểm tra chợ.”" in message


def test_tables_that_are_no_plan_are_counted_and_never_taken_for_prose() -> None:
    rows = [["Họ tên", "Nơi ở", "Việc"], *([f"Người {place}", "Sở Y tế", "Lập đề án."] for place in range(3))]
    with pytest.raises(UnreadableDocumentError, match="Có 1 bảng, nhưng không bảng nào có đủ các cột"):
        read_word(word(lambda document: add_table(document, rows)))


def test_work_that_nobody_is_named_for_is_mentioned_beside_the_tasks() -> None:
    reading = read("1. Giao Sở Y tế lập đề án.\n2. Tăng cường kiểm tra chợ.\n3. Tổ chức 05 lớp học.\n")
    assert any("Có 2 đoạn nêu việc nhưng không nêu đơn vị" in problem.reason for problem in reading.problems)


def test_beside_a_table_only_the_table_is_the_plan_and_other_work_is_mentioned() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("III. TỔ CHỨC THỰC HIỆN")
        document.add_paragraph("1. Giao Sở Y tế rà soát thủ tục.")
        document.add_paragraph("2. Giao Sở Nội vụ lập đề án.")
        document.add_paragraph("3. Giao Công an tỉnh theo dõi việc thực hiện Kế hoạch này.")
        add_table(document, [HEADER, ["1", "Rà soát thủ tục", "Sở Y tế", "", "Quý I/2026"]])

    reading = read_word(word(build))
    assert [task.title for task in reading.plan.tasks] == ["Rà soát thủ tục"]
    (problem,) = reading.problems
    assert problem.text == "Lập đề án"
    assert "còn giao 1 việc không có trong bảng nhiệm vụ" in problem.reason


def test_prose_counts_where_a_table_of_tasks_is_empty() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Giao Sở Nội vụ lập đề án.")
        add_table(document, [HEADER, ["", "", "", "", ""]])

    assert [task.title for task in read_word(word(build)).plan.tasks] == ["Lập đề án"]


def test_a_letterhead_and_a_frame_are_tables_that_only_lay_out_the_page() -> None:
    rows = [["ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/UBND", "Sơn Hà"]]
    frame = [["1. Giao Sở Y tế lập đề án.\n2. Giao Sở Nội vụ lập danh sách."]]
    counted = [
        ["1.", "Giao Sở Tư pháp lập hồ sơ."],
        ["2.", "Giao Sở Xây dựng lập bản đồ."],
        ["3.", "Giao Công an tỉnh lập tổ."],
    ]

    def build(document: Document) -> None:
        for table in (rows, frame, counted):
            add_table(document, table)
            document.add_paragraph("")

    leads = [task.lead for task in read_word(word(build)).plan.tasks]
    assert leads == [("Sở Y tế",), ("Sở Nội vụ",), ("Sở Tư pháp",), ("Sở Xây dựng",), ("Công an tỉnh",)]


def test_a_long_document_takes_time_in_proportion_to_its_length() -> None:
    sentence = (
        "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát thủ tục, hoàn thành trước ngày 30/6/2026; "
    )
    assert len(tasks(f"1. {sentence * 400}")) == 400
    assert len({task.number for task in tasks(f"1. {sentence}\n" * 400)}) == 400
    assert re.fullmatch(r"1(?:\.\d+)?", tasks(f"1. {sentence}\n" * 3)[2].number)
