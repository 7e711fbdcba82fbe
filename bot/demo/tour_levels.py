"""The second chapter of the tour: a commune runs a plan of its own, and its figures go up to the province."""

from collections.abc import Callable
from datetime import timedelta

from bot.demo.cast import Cast, Level
from bot.demo.level_plan import level_plan, standing_title, units_below
from bot.demo.tour import (
    LINK_CODE,
    Chapter,
    Guidance,
    Scene,
    Step,
    attach_plan,
    has_summary,
    link_unit,
    point_at_button,
    point_at_saving,
)
from chat.texts.units.lower_offices import OF_ITS_GROUP

NEXT = "Chỉ việc tiếp theo"
CODE_LASTS = timedelta(hours=24)
REPORT = "NV 1 đang thực hiện, 95/120 hộ"


def second_chapter(cast: Cast) -> Chapter:
    """Return the way from opening a level for a unit to its figures in the province's summary."""
    unit = cast.upper.unit
    return Chapter(
        "Hai cấp",
        (*_opening(unit), *_planning(), *_below(units_below(unit)[0]), *_going_up(unit)),
        f"Số liệu đã đi từ dưới lên: đơn vị cấp dưới báo một lần, {unit} xem lại rồi mới gửi lên. Có thể "
        "thử tiếp: nêu vướng mắc ở cấp dưới rồi chuyển lên cấp trên, đổi điều cấp trên thấy bằng /caidat.",
    )


def _opening(unit: str) -> tuple[Step, ...]:
    return (
        Step(
            f"Liên kết {unit}",
            f"Trước hết là nhóm mà {unit} báo cáo lên trên: gửi “/lienket {unit}” trong nhóm thường trực, "
            f"bấm đường dẫn bot trả về và chọn “Nhóm {unit}”.",
            NEXT,
            lambda scene: scene.level.reports_above,
            lambda scene: link_unit(scene, scene.cast.secretariat, scene.cast.upper),
        ),
        Step(
            f"Mở cấp cho {unit}",
            f"{unit} có kế hoạch riêng và đôn đốc các đơn vị của mình. Gửi “/mocap {unit}” trong nhóm thường "
            "trực cấp trên.",
            "Điền sẵn /mocap",
            lambda scene: scene.level.is_opened,
            lambda scene: {"chat": scene.cast.secretariat, "text": f"/mocap {unit}"},
        ),
        Step(
            "Liên kết nhóm thường trực cấp dưới",
            f"Bấm đường dẫn bot trả về và chọn nhóm “{standing_title(unit)}”. Nhóm này làm việc như nhóm "
            "thường trực cấp trên, nhưng chỉ với kế hoạch và đơn vị của mình.",
            NEXT,
            lambda scene: scene.level.within.secretariat_linked,
            _in_level(_link_standing),
        ),
    )


def _planning() -> tuple[Step, ...]:
    return (
        Step(
            "Cấp dưới gửi kế hoạch",
            "Trả lời (reply) lời chào của bot bằng kế hoạch riêng. Buổi diễn thử soạn sẵn một kế hoạch nhỏ.",
            "Đính kèm kế hoạch",
            lambda scene: scene.level.within.plan_read,
            _in_level(_attach_level_plan),
        ),
        Step(
            "Kiểm tra và lưu",
            "Cũng như ở cấp trên: xem bản đọc rồi bấm “Lưu kế hoạch”.",
            "Chỉ nút cần bấm",
            lambda scene: scene.level.within.plan_saved,
            _in_level(lambda scene, level: point_at_saving(scene, level.standing.chat)),
        ),
        Step(
            "Nối với việc cấp trên giao",
            "Bot so kế hoạch với những việc cấp trên giao và đề xuất việc nào phục vụ việc nào. Đúng thì bấm "
            "“Đồng ý”; sửa bằng /noiviec.",
            "Chỉ nút cần bấm",
            lambda scene: scene.level.tasks_linked,
            _in_level(_agree),
        ),
    )


def _below(name: str) -> tuple[Step, ...]:
    return (
        Step(
            f"Liên kết {name}",
            f"Gửi “/lienket {name}” trong nhóm thường trực cấp dưới, bấm đường dẫn bot trả về và chọn “Nhóm "
            f"{name}”.",
            NEXT,
            lambda scene: scene.level.within.unit_linked,
            _in_level(lambda scene, level: link_unit(scene, level.standing.chat, level.below)),
        ),
        Step(
            f"{name} báo cáo",
            "Trả lời (reply) tin của bot bằng lời thường, có số liệu. Báo cáo này chỉ cấp dưới thấy.",
            "Điền sẵn báo cáo",
            lambda scene: scene.level.within.reported,
            _in_level(_report),
        ),
    )


def _going_up(unit: str) -> tuple[Step, ...]:
    return (
        Step(
            "Lấy từ cấp dưới",
            f"Trong “Nhóm {unit}”, gửi /baocao, bấm “Lấy từ cấp dưới”: bot cộng số liệu và cho xem trước. "
            "Đúng thì bấm “Ghi”; bot không tự gửi gì lên.",
            NEXT,
            lambda scene: scene.level.compiled,
            lambda scene: _report_above(scene, "✅ Ghi ", "⬇️ Lấy từ cấp dưới"),
        ),
        Step(
            "Nộp báo cáo lên cấp trên",
            "Bấm “Nộp báo cáo”. Việc nào chưa có nội dung, bot nói rõ trước khi nộp.",
            NEXT,
            lambda scene: scene.level.sent,
            lambda scene: _report_above(scene, "Vẫn nộp", "Nộp báo cáo"),
        ),
        Step(
            f"Cấp trên xem {unit}",
            f"Gửi “/tonghop {unit}” trong nhóm thường trực cấp trên: số liệu và lời của đơn vị; bên dưới là "
            "kế hoạch riêng của đơn vị đang thế nào.",
            "Điền sẵn /tonghop",
            lambda scene: has_summary(scene, unit),
            lambda scene: {"chat": scene.cast.secretariat, "text": f"/tonghop {unit}"},
        ),
    )


def _in_level(guide: Callable[[Scene, Level], Guidance]) -> Callable[[Scene], Guidance]:
    """Return what to show in the groups of the second level; nothing before they are there."""
    return lambda scene: guide(scene, scene.cast.level) if scene.cast.level is not None else {}


def _link_standing(scene: Scene, level: Level) -> Guidance:
    """Return the link that the bot gave for the standing group, or how to get another."""
    chat, opened = scene.cast.secretariat, f"{OF_ITS_GROUP} {level.standing.unit}"
    for said in scene.from_bot(chat):
        is_good = scene.now - said.date < CODE_LASTS
        if is_good and opened in said.text and LINK_CODE.search(said.text):
            return {"chat": chat, "group": level.standing.chat, "point": {"message": said.id, "link": True}}
    return point_at_button(scene, chat, "🔑 Mã mới") or {"chat": chat, "text": "/mocap"}


def _attach_level_plan(scene: Scene, level: Level) -> Guidance:
    plan = level_plan(level.standing.unit, scene.level.owed, scene.now.date())
    return attach_plan(scene, level.standing.chat, plan)


def _agree(scene: Scene, level: Level) -> Guidance:
    chat = level.standing.chat
    shown = point_at_button(scene, chat, "✅ Đúng, nối", "Đồng ý", "Xem")
    return shown or {"chat": chat, "text": "/noiviec"}


def _report(scene: Scene, level: Level) -> Guidance:
    chat = level.below.chat
    said = next(iter(scene.from_bot(chat)), None)
    return {"chat": chat, "replyTo": said.id if said else None, "text": REPORT}


def _report_above(scene: Scene, *labels: str) -> Guidance:
    chat = scene.cast.upper.chat
    return point_at_button(scene, chat, *labels) or {"chat": chat, "text": "/baocao"}
