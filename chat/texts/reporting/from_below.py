"""What the level below makes up for the report of a unit: shown before it is reported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.reporting.recording import ComparedCount, amount
from chat.texts.words import count, status_and_percent
from plans.status import Status

LISTED = 12
UNITS = 6
OBSTACLES = 3
COUNTS = 4
RULE = (
    "Cách tính: mọi đơn vị hoàn thành thì ghi “hoàn thành”; chưa đơn vị nào làm thì ghi “chưa thực hiện”; "
    "còn lại ghi “đang thực hiện”. Số liệu là tổng của các đơn vị."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A task as it is recorded, what would be recorded, and what only the unit itself sees of it."""

    number: str
    title: str
    before: Status | None
    before_percent: float | None
    status: Status | None
    percent: float | None
    words: str
    is_edited: bool = False
    is_weaker: bool = False
    """Whether more is recorded already: it is asked about once more then."""
    changed: Sequence[ComparedCount] = ()
    """The figures that are recorded otherwise."""
    missing: Sequence[str] = ()
    obstacles: Sequence[str] = ()
    without_total: Sequence[str] = ()
    twice: Sequence[str] = ()


def preview(lines: Sequence[Line], silent: Sequence[str], others: int) -> Marked:
    """Return what would be reported, task by task, and of which tasks nothing is known below."""
    blocks: list[Block] = [
        Marked("⬇️ <b>Lấy từ cấp dưới</b> – xem trước, chưa ghi và chưa gửi gì"),
        RULE,
        "",
        *(block for line in lines for block in _line(line)),
    ]
    if silent:
        numbers = names([f"NV {number}" for number in silent], LISTED, "nhiệm vụ")
        blocks.append(Marked("Cấp dưới chưa có thông tin: {}.").format(numbers))
    if others:
        blocks.append(
            Marked("Còn {}: ghi xong, bấm “Lấy từ cấp dưới” lần nữa.").format(count(others, "nhiệm vụ"))
        )
    first = lines[0].number
    how = Marked(
        "Sửa: <b>trả lời (reply) tin này</b>, ví dụ “NV {} đang thực hiện 60%”; bỏ bớt: “bỏ NV {}”. "
        "Đúng rồi thì bấm nút dưới đây."
    )
    return message(*blocks, "", how.format(first, first))


def _line(line: Line) -> list[Block]:
    before = status_and_percent(line.before, line.before_percent) or "chưa có thông tin"
    after = status_and_percent(line.status, line.percent) or "ghi chú"
    edited = " (đơn vị sửa)" if line.is_edited else ""
    head = Marked("• <b>NV {}</b> {}: {} → <b>{}</b>{}").format(
        line.number, printed(line.title, 50), before, after, edited
    )
    blocks: list[Block] = [head, Marked("   Lời báo cáo: “{}”").format(short(line.words, 300))]
    if line.changed:
        blocks.append(Listing([_changed(one) for one in line.changed], COUNTS, "số liệu"))
    if line.missing:
        blocks.append(Marked("   Chưa báo cáo: {}").format(names(line.missing, UNITS, "đơn vị")))
    if line.obstacles:
        listed = [Marked("   Vướng mắc: {}").format(short(one, 120)) for one in line.obstacles]
        blocks.append(Listing(listed, OBSTACLES, "vướng mắc"))
    if line.without_total:
        whom = names(line.without_total, UNITS, "đơn vị")
        blocks.append(Marked("   ⚠️ Chưa có tổng số vì {} chưa nêu").format(whom))
    if line.twice:
        whom = names(line.twice, UNITS, "đơn vị")
        blocks.append(
            Marked("   ⚠️ {} nêu cùng số liệu ở nhiều nhiệm vụ, xin xem có trùng không").format(whom)
        )
    if line.is_weaker:
        blocks.append("   ⚠️ Thấp hơn báo cáo đã ghi: bot hỏi lại trước khi thay")
    return blocks


def _changed(one: ComparedCount) -> Marked:
    recorded = amount(replace(one.before, what=None, target=None)) if one.before else "chưa có"
    return Marked("   Số liệu: {} (đã ghi {})").format(amount(one.count), recorded)


def no_level() -> Marked:
    """Return that the unit runs no plans of its own, or no more, so that nothing comes from below."""
    return Marked(
        "Đơn vị không có cấp đang mở, nên không có số liệu từ cấp dưới. Xin bấm số nhiệm vụ để báo cáo."
    )


def nothing_new() -> Marked:
    """Return that the level below has nothing that is not reported already."""
    return Marked("Cấp dưới chưa có gì mới so với báo cáo đã ghi.")


def nothing_left() -> Marked:
    """Return that everything was taken out of what was compiled."""
    return Marked("Đã bỏ hết, chưa ghi gì. Lấy lại: bấm “Lấy từ cấp dưới” ở /baocao")


def edited_since() -> Marked:
    """Return that what was shown has been edited in the meantime."""
    return Marked("Nội dung đã được sửa sau tin này. Xin xem lại bản mới rồi bấm.")


def left() -> Marked:
    """Return that nothing of what was compiled is reported."""
    return Marked("Đã bỏ qua, chưa ghi gì từ cấp dưới. Lấy lại: bấm “Lấy từ cấp dưới” ở /baocao")


def all_held() -> Marked:
    """Return that what was compiled waits for another yes."""
    return Marked("Chưa ghi gì: cấp dưới báo thấp hơn báo cáo đã ghi, xin trả lời câu hỏi dưới đây.")
