"""Text with one cell a line: indented cells, wrapped lines, footnotes that cut a row in two."""

from plans.reading.document import read_document

TEXT = """ PHỤ LỤC
Chuyển đổi số năm 2025

\tSTT
\tNhiệm vụ, giải pháp
\tĐơn vị chủ trì
\tĐơn vị phối hợp
\tThời gian hoàn thành
\tGhi chú

\tI
\tVề pháp lý (02 nhiệm vụ)

\t1.
\tBan hành chính sách[footnoteRef:1] [1: Theo văn bản]

\tSở Tài chính
\tVăn phòng UBND
tỉnh
\tTháng 7/2025
\t

\t2.
\tRà soát
\tSở Y tế
\t
\tQuý I
\tGấp

Nơi nhận:
"""


def test_each_block_is_a_row_and_a_footnote_does_not_end_it() -> None:
    plan = read_document("k.txt", TEXT.encode()).plan
    one, two = plan.tasks
    assert plan.groups[0].declared_count == 2
    assert (one.number, one.title, one.note) == ("1", "Ban hành chính sách", None)
    assert (one.lead, one.coordinating) == (("Sở Tài chính",), ("Văn phòng UBND tỉnh",))
    assert one.deadline_text == "Tháng 7/2025"
    assert (two.coordinating, two.note, two.source) == ((), "Gấp", "dòng 23")
    assert plan.title == "Chuyển đổi số năm 2025"
