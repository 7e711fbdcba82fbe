"""What every page of the board has around it: its head, the day it tells of, the way to other days."""

from collections.abc import Sequence
from datetime import date

from reports.board.html import Html, all_of
from reports.board.where import DAY, PLAN, ROOT, STATE, Where
from reports.words import day

DOCUMENT = Html(
    '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
    '<title>{title}</title><link rel="stylesheet" href="{root}/style.css">'
    '<script src="{root}/print.js" defer></script></head>'
    '<body><a class="skip" href="#main">Đến nội dung</a>{body}</body></html>\n'
)


def document(title: str, body: Html) -> str:
    """Return a whole page."""
    return DOCUMENT.format(title=f"{title} – Đôn đốc", body=body, root=ROOT)


def page(heading: str, as_of: str, where: Where, body: Html, *, above: Html | None = None) -> str:
    """Return a page of one plan and day; `above` is the way back."""
    head = Html(
        '<header><div class="top">{above}<h1>{heading}</h1><p class="as-of">{as_of}</p></div>{days}</header>'
        '<main id="main" tabindex="-1">{body}</main>'
    )
    shown = {"heading": heading, "as_of": as_of, "days": days(where), "body": body}
    return document(heading, head.format(above=above or Html(""), **shown))


def days(where: Where) -> Html:
    """Return the way to the day before and after, and a field for any other."""
    return Html(
        '<nav class="days" aria-label="Chọn ngày">{before}<form action="{action}">'
        '<input type="hidden" name="{plan_name}" value="{plan}"><label for="ngay">Ngày</label>'
        '<input id="ngay" type="date" name="{day_name}" value="{day}" min="{first}" max="{today}" required>'
        "{state}<button>Xem</button></form>{after}{now}</nav>"
    ).format(
        before=_day_link(where, where.before, "‹ Ngày trước"),
        after=_day_link(where, where.after, "Ngày sau ›"),
        now=_day_link(where, where.today, "Hôm nay") if where.day is not None else Html(""),
        action=ROOT + where.path,
        state=_state(where),
        plan_name=PLAN,
        plan=where.plan,
        day_name=DAY,
        day=where.shown.isoformat(),
        first=where.first.isoformat(),
        today=where.today.isoformat(),
    )


def _state(where: Where) -> Html:
    """Return what keeps the state whose list is looked at."""
    if where.state is None:
        return Html("")
    return Html('<input type="hidden" name="{}" value="{}">').format(STATE, where.state)


def _day_link(where: Where, other: date | None, words: str) -> Html:
    if other is None:
        return Html("")
    return Html('<a class="step" href="{}" title="{}">{}</a>').format(
        where.on(other).here(), day(other), words
    )


def back(where: Where) -> Html:
    """Return the way back to the board."""
    return Html('<p class="back"><a href="{}">‹ Bảng theo dõi</a></p>').format(where.to())


def section(name: str, title: str, *parts: object) -> Html:
    """Return a part of a page below its heading."""
    return Html('<section class="{0}" aria-labelledby="{0}"><h2 id="{0}">{1}</h2>{2}</section>').format(
        name, title, all_of(parts)
    )


def listed(items: Sequence[object], *, kind: str = "plain") -> Html:
    """Return a list."""
    return Html('<ul class="{}">{}</ul>').format(
        kind, all_of(Html("<li>{}</li>").format(item) for item in items)
    )


def more(address: str, words: str) -> Html:
    """Return the way to the whole of a list."""
    return Html('<p class="more"><a href="{}">{} ›</a></p>').format(address, words)


def key(number: str, words: str, address: str, *, is_bad: bool = False) -> Html:
    """Return a number that is looked at first, with the way to what is behind it."""
    style = "key bad" if is_bad else "key"
    return Html('<a class="{}" href="{}"><b>{}</b> <span>{}</span></a>').format(style, address, number, words)


def choice(plans: Sequence[tuple[int, str]], where: Where) -> Html:
    """Return the way to the same page of other plans, if there are any."""
    if len(plans) < 2:
        return Html("")
    links = [
        Html("<b>{}</b>").format(title)
        if plan == where.plan
        else Html('<a href="{}">{}</a>').format(where.of_plan(plan), title)
        for plan, title in plans
    ]
    return Html('<nav aria-label="Kế hoạch">{}</nav>').format(listed(links, kind="plans"))
