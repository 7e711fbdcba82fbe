"""A matter that goes to another unit to answer: what it is asked, and what comes of its words."""

from chat.markup import Marked, message, printed, short
from chat.texts.decisions.matters import KINDS, LONGEST_QUOTE, SIGNS, MatterView


def body_is_here(matter: MatterView) -> Marked:
    """Return what the secretariat sees once it has named a unit whose group can be asked."""
    return Marked(
        "Thẩm quyền: <b>{body}</b>, đơn vị có nhóm ở đây. "
        "Bấm nút dưới đây để gửi {what} của <b>{unit}</b> vào nhóm đó."
    ).format(body=matter.body, what=matter.what, unit=matter.unit)


def to_answer(matter: MatterView) -> Marked:
    """Return what the unit that is to answer is asked."""
    lines: list[str] = [
        Marked("{sign} Cơ quan thường trực chuyển <b>{kind}</b> của <b>{unit}</b>, đề nghị trả lời").format(
            sign=SIGNS[matter.kind], kind=KINDS[matter.kind], unit=matter.unit
        )
    ]
    if matter.number:
        lines.append(Marked("NV {}: {}").format(matter.number, printed(matter.title or "", 120)))
    lines += [
        Marked("“{}”").format(short(matter.text, LONGEST_QUOTE)),
        "",
        Marked("Xin trả lời (reply) tin này; nội dung được gửi tới <b>{}</b> và cơ quan thường trực.").format(
            matter.unit
        ),
    ]
    return message(*lines)


def answer_taken(matter: MatterView) -> Marked:
    """Return what the unit that was asked sees of its answer."""
    return Marked("✅ Đã ghi trả lời {} của <b>{}</b>, gửi đơn vị và cơ quan thường trực.").format(
        matter.what, matter.unit
    )


def answered_by_unit(matter: MatterView, by: str, answer: str) -> Marked:
    """Return what the secretariat hears of the answer of a unit that was asked."""
    return Marked("💬 <b>{by}</b> trả lời {what} của <b>{unit}</b>:\n“{answer}”").format(
        by=by, what=matter.what, unit=matter.unit, answer=short(answer, 3000)
    )


def asked_back(matter: MatterView, by: str, words: str) -> Marked:
    """Return what the secretariat hears of a question of the unit that is to answer."""
    return Marked("❓ <b>{by}</b> hỏi về {what} của <b>{unit}</b>:\n“{words}”").format(
        by=by, what=matter.what, unit=matter.unit, words=short(words, 3000)
    )


def decided_before(matter: MatterView) -> Marked:
    """Return why the words of the unit that was asked are taken no more."""
    return Marked("Việc này {}, không cần trả lời nữa. Xin cảm ơn đơn vị.").format(matter.stands)
