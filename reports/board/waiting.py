"""What waits for a decision: first what waits for whoever looks, and on its own page all of it."""

from collections.abc import Sequence

from plans.leadership import Decider, Waiting, WaitingExtension, WaitingMatter
from plans.report import ReportedObstacle
from reports.board.frame import back, key, listed, more, page, section
from reports.board.html import Html, all_of
from reports.board.where import Where
from reports.words import count, day, shortened

SHOWN = 4
BRIEF, LONG = 110, 500
"""Characters of what somebody said."""
HEADINGS = {
    Decider.LEADERS: "Chờ lãnh đạo quyết định",
    Decider.STANDING_UNIT: "Chờ cơ quan thường trực trả lời",
    Decider.ABOVE: "Đã chuyển Trung ương, đang chờ",
}
CLAIMS = "Đơn vị báo hoàn thành"
UNANSWERED = "Vướng mắc, kiến nghị chưa trả lời"
EXTENSIONS = "Xin gia hạn, chờ cơ quan thường trực"


def key_of_my_level(waiting: Waiting, where: Where, *, for_leaders: bool) -> Html:
    """Return how much waits for whoever looks, among the numbers that are looked at first."""
    number = _how_many(waiting, for_leaders=for_leaders)
    words = f"việc chờ {_whose(for_leaders=for_leaders)}"
    return key(str(number), words, where.to("/cho-quyet-dinh"), is_bad=number > 0)


def of_my_level(waiting: Waiting, where: Where, *, for_leaders: bool) -> Html:
    """Return the first of what waits for whoever looks, and how much waits in all."""
    mine = _mine(waiting, for_leaders=for_leaders)
    number = count(_how_many(waiting, for_leaders=for_leaders), "việc")
    title = f"Chờ {_whose(for_leaders=for_leaders)}: {number}"
    none = Html('<p class="good">✓ Không có việc nào.</p>')
    parts = [listed(mine[:SHOWN], kind="tasks") if mine else none]
    if waiting.unanswered:
        parts.append(Html("<p>{}: {}</p>").format(UNANSWERED, waiting.unanswered))
    every = len(waiting.matters) + len(waiting.extensions) + waiting.claims
    if every > len(mine[:SHOWN]):
        parts.append(more(where.to("/cho-quyet-dinh"), f"Tất cả {every} việc đang chờ các cấp"))
    return section("cho", title, *parts)


def _whose(*, for_leaders: bool) -> str:
    return "lãnh đạo" if for_leaders else "cơ quan thường trực"


def _how_many(waiting: Waiting, *, for_leaders: bool) -> int:
    """Return on how much somebody has to decide; what is said to be done is one line, and so many things."""
    mine = len(_mine(waiting, for_leaders=for_leaders))
    return mine if for_leaders or not waiting.claims else mine - 1 + waiting.claims


def _mine(waiting: Waiting, *, for_leaders: bool) -> list[Html]:
    if for_leaders:
        return [_matter(one, BRIEF) for one in waiting.of(Decider.LEADERS)]
    asked = [_matter(one, BRIEF) for one in waiting.of(Decider.STANDING_UNIT)]
    return [*_claims(waiting), *map(_extension, waiting.extensions), *asked]


def _claims(waiting: Waiting) -> list[Html]:
    told = Html("<b>{}</b> chờ xác nhận").format(count(waiting.claims, "báo cáo hoàn thành"))
    return [told] if waiting.claims else []


def waiting_page(waiting: Waiting, obstacles: Sequence[ReportedObstacle], as_of: str, where: Where) -> str:
    """Return everything that waits, by whose decision it waits for, and what is in the units' way."""
    parts = [
        _part(
            "chu-tri", HEADINGS[Decider.LEADERS], [_matter(one, LONG) for one in waiting.of(Decider.LEADERS)]
        ),
        section("xac-nhan", CLAIMS, listed(_claims(waiting), kind="tasks")) if waiting.claims else Html(""),
        _part("gia-han", EXTENSIONS, list(map(_extension, waiting.extensions))),
        *(
            _part(who.value, HEADINGS[who], [_matter(one, LONG) for one in waiting.of(who)])
            for who in (Decider.STANDING_UNIT, Decider.ABOVE)
        ),
    ]
    waits = [row for row in obstacles if row.is_open]
    parts.append(_part("vuong-mac", "Vướng mắc chưa giải quyết xong", list(map(_obstacle, waits))))
    none = Html('<p class="good">✓ Không có việc nào đang chờ.</p>')
    told = all_of(parts)
    return page("Việc đang chờ", as_of, where, told or none, above=back(where))


def _part(name: str, title: str, rows: Sequence[Html]) -> Html:
    if not rows:
        return Html("")
    return section(name, f"{title}: {len(rows)}", listed(rows, kind="tasks"))


def _matter(one: WaitingMatter, longest: int) -> Html:
    number = f" (NV {one.task})" if one.task else ""
    said = f"{one.text}; đề nghị {one.asked}" if one.asked else one.text
    whose = f" · đề nghị {one.body}" if one.body else ""
    return Html("<b>{}</b>{} “{}” <small>từ {}{}</small>").format(
        one.unit, number, shortened(said, longest), day(one.since), whose
    )


def _extension(one: WaitingExtension) -> Html:
    moved = f"từ {day(one.due)} đến {day(one.until)}" if one.due else f"đến {day(one.until)}"
    return Html("<b>{}</b> xin gia hạn NV {} {} <small>từ {}</small>").format(
        one.unit, one.task, moved, day(one.since)
    )


def _obstacle(row: ReportedObstacle) -> Html:
    number = f" (NV {row.task})" if row.task else ""
    answer = f" · đã trả lời: {shortened(row.answer, BRIEF)}" if row.answer else ""
    return Html("<b>{}</b>{} “{}” <small>từ {}{}</small>").format(
        row.unit, number, shortened(row.text, LONG), day(row.raised_on), answer
    )
