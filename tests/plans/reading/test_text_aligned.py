"""Text set by blanks: columns begin where the header does, and what strays is doubted at its task."""

from plans.plan import DeadlineKind, PlanReading
from plans.reading.document import read_document
from plans.reading.guessed_deadline import may_hold_other_words

HEAD = """   UBND TỈNH AN THỦY                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ Y TẾ                             Độc lập - Tự do - Hạnh phúc
   Số: 640/KH-SYT                     An Thủy, ngày 03 tháng 4 năm 2026

                                     KẾ HOẠCH
             Triển khai bệnh án điện tử năm 2026

 TT   Nội dung công việc                    Chủ trì              Phối hợp              Thời gian
"""
ROWS = """ I    HẠ TẦNG
 1    Khảo sát hạ tầng công nghệ thông      Phòng Nghiệp vụ Y    Công an tỉnh          Tháng 4/2026
      tin tại các bệnh viện
 2    Ban hành tiêu chí đánh giá bệnh án    Phòng Nghiệp vụ Y    Văn phòng Sở          Trước ngày
      điện tử                                                                          15/5/2026
                                          2
 TT   Nội dung công việc                    Chủ trì              Phối hợp              Thời gian
 3    Triển khai tại Bệnh viện đa khoa      Bệnh viện đa khoa                          Quý III/2026
      tỉnh                                  tỉnh

 Nơi nhận:                                           GIÁM ĐỐC
 - Như trên;                                         Vũ Thị Thanh
"""


def read(rows: str) -> PlanReading:
    return read_document("k.txt", (HEAD + rows).encode())


def test_cells_are_put_together_by_their_columns() -> None:
    first, second, third = read(ROWS).plan.tasks
    assert first.title == "Khảo sát hạ tầng công nghệ thông tin tại các bệnh viện"
    assert (second.lead, second.deadline_text) == (("Phòng Nghiệp vụ Y",), "Trước ngày 15/5/2026")
    assert (third.lead, third.coordinating) == (("Bệnh viện đa khoa tỉnh",), ())
    assert first.group == "I"


def test_one_sentence_says_how_the_columns_were_found() -> None:
    assert [problem.reason.partition(":")[0] for problem in read(ROWS).problems] == [
        "Bảng được căn cột bằng khoảng trắng"
    ]


def test_words_that_reach_into_the_next_column_are_doubted() -> None:
    reading = read(
        " 1    Khảo sát                              Phòng Nghiệp vụ Y và Phòng TC  Tháng 4/2026\n"
    )
    assert any("không rõ chữ của ô này" in problem.reason for problem in reading.problems)


def test_a_line_that_may_begin_another_row_puts_the_row_in_doubt() -> None:
    reading = read(
        " 1    Khảo sát                              Phòng Y              Sở Y tế               Quý II\n"
        "      Rà soát bệnh án                       Phòng B              Sở Y tế               Quý III\n"
        " 2    điện tử\n"
    )
    assert reading.plan.tasks[0].deadline.doubt


def test_a_deadline_with_words_of_another_cell_is_seen() -> None:
    assert may_hold_other_words("Trước ngày điện tử 15/5/2026", DeadlineKind.ONGOING)
    assert may_hold_other_words("Tháng 4/2026 tin tại các bệnh viện", DeadlineKind.IN_MONTH)
    assert not may_hold_other_words("Hoàn thành trước ngày 15/5/2026 (đợt 1)", DeadlineKind.BY_DATE)
    assert not may_hold_other_words("Thường xuyên theo yêu cầu công tác", DeadlineKind.ONGOING)
    assert not may_hold_other_words("Thường xuyên, hằng năm", DeadlineKind.ONGOING)
    assert not may_hold_other_words("Theo lộ trình của Bộ Y tế", DeadlineKind.AWAITING_GUIDANCE)
