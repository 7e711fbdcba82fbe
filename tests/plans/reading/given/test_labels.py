"""Labels such as "Cơ quan chủ trì: …" in whatever words offices write them."""

import pytest

from plans.reading.given.labels import begins_a_label, labelled


@pytest.mark.parametrize(
    "label",
    [
        "Cơ quan chủ trì",
        "Đơn vị chủ trì thực hiện",
        "Cơ quan, đơn vị chủ trì",
        "Chủ trì",
        "Đơn vị chủ trì tham mưu",
        "Đơn vị thực hiện",
        "Phân công thực hiện",
        "Thực hiện",
        "Đơn vị chịu trách nhiệm chính",
    ],
)
def test_the_lead_has_many_labels(label: str) -> None:
    said = labelled(f"{label}: Sở Y tế, Công an tỉnh.")
    assert said is not None
    assert said.lead == ("Sở Y tế", "Công an tỉnh")
    assert begins_a_label(f"{label}: Sở Y tế")


def test_several_labels_stand_in_one_paragraph_behind_the_work() -> None:
    said = labelled(
        "Kiện toàn đội ngũ. Đơn vị chủ trì: Phòng Văn hóa; đơn vị phối hợp: Công an xã. Thời gian: Quý I. "
        "Sản phẩm: Quyết định."
    )
    assert said is not None
    assert (said.before, said.lead, said.coordinating) == (
        "Kiện toàn đội ngũ",
        ("Phòng Văn hóa",),
        ("Công an xã",),
    )
    assert (said.term, said.product) == ("Quý I", "Quyết định")


def test_labels_may_stand_in_brackets() -> None:
    said = labelled("In 500 tờ gấp (Chủ trì: Sở Tư pháp; thời gian hoàn thành: tháng 6/2026).")
    assert said is not None
    assert (said.before, said.lead, said.term) == ("In 500 tờ gấp", ("Sở Tư pháp",), "tháng 6/2026")


def test_the_lead_may_name_who_works_along() -> None:
    said = labelled("Phân công thực hiện: Văn phòng Sở chủ trì; phối hợp: Thanh tra Sở")
    assert said is not None
    assert (said.lead, said.coordinating) == (("Văn phòng Sở",), ("Thanh tra Sở",))
    said = labelled("Đơn vị thực hiện: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở")
    assert said is not None
    assert (said.lead, said.coordinating) == (("Văn phòng Sở",), ("Thanh tra Sở",))


def test_money_and_places_are_labels_without_a_meaning_here() -> None:
    said = labelled("Kinh phí thực hiện: 200 triệu đồng. Địa điểm: Hội trường UBND xã.")
    assert said is not None
    assert (said.lead, said.term, said.product) == ((), "", "")


def test_a_colon_alone_is_no_label() -> None:
    assert labelled("Sở Y tế: Chủ trì phòng, chống dịch") is None
    assert labelled("Các đơn vị phối hợp thực hiện tốt công tác này") is None


def test_what_two_paragraphs_say_of_one_task_is_added_up() -> None:
    said, more = (
        labelled("Chủ trì: Sở Y tế"),
        labelled("Nội dung: Tập huấn. Thời gian: Quý I. Thời gian: Quý II"),
    )
    assert said is not None
    assert more is not None
    said.add(more)
    assert (said.lead, said.content, said.term) == (("Sở Y tế",), "Tập huấn", "Quý I; Quý II")
