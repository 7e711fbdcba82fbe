"""Counts, dates, periods and statuses as messages and files both write them; plain text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from plans.given import Origin
from plans.plan import DueRule, RuleKind
from plans.standing import NamedPeriod
from plans.status import FINISHED, STATUS_WORDS, Status

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
QUARTERS = ("I", "II", "III", "IV")
HALVES = ("đầu", "cuối")
PERIODS = {
    RuleKind.WEEKLY: "tuần {number}/{year}",
    RuleKind.MONTHLY: "tháng {number}/{year}",
    RuleKind.QUARTERLY: "quý {number}/{year}",
    RuleKind.HALF_YEAR: "6 tháng {number} năm {year}",
    RuleKind.ONCE: "một lần (hạn {due})",
    RuleKind.OWN_PLAN: "kế hoạch triển khai của đơn vị năm {year}",
}
# Neither "TP. Thanh Hóa" nor "như sau: 1. Ban hành" ends a sentence.
_SENTENCE_END = re.compile(r"(?<=[^\sA-ZĐ][.!?])(?<! \d[.!?]) (?=[\"“(]?[^\W\d_])")
LONGEST_SENTENCE = 600


def day(value: date) -> str:
    """Return "05/02/2025", "14/6/2025": days below 10 and months below 3 with a zero (NĐ 30/2020/NĐ-CP)."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def weekday(value: date) -> str:
    """Return "thứ Năm" … "Chủ nhật"."""
    return WEEKDAYS[value.weekday()]


def weekday_and_day(value: date) -> str:
    """Return "thứ Sáu, 13/6/2025"."""
    return f"{weekday(value)}, {day(value)}"


def hour(value: time) -> str:
    """Return "15 giờ", "7 giờ 30"."""
    return f"{value.hour} giờ" + (f" {value.minute:02}" if value.minute else "")


def weekday_rule(named: DueRule, *, strictly_before: bool) -> str:
    """Return by when a weekly report is asked for: "trước 15 giờ thứ Sáu", "chậm nhất thứ Sáu"."""
    called = WEEKDAYS[(named.weekday or 1) - 1]
    if named.hour is not None:
        return f"trước {hour(named.hour)} {called}"
    return f"{'trước' if strictly_before else 'chậm nhất'} {called}"


def moment(local: datetime) -> str:
    """Return "07:30 ngày 12/6/2025"."""
    return f"{local:%H:%M} ngày {day(local.date())}"


def count(number: int, noun: str) -> str:
    """Return "3 nhiệm vụ", "1.250 đơn vị": Vietnamese nouns have no plural, thousands take a point."""
    return f"{number:,}".replace(",", ".") + f" {noun}"


def quantity(value: float) -> str:
    """Return "1.250", "84,5"."""
    plain = f"{value:,.2f}".rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,"))


def percent(value: float) -> str:
    """Return "85%", "84,5%"."""
    return f"{value:g}".replace(".", ",") + "%"


def period(value: NamedPeriod) -> str:
    """Return "tháng 6/2025", "quý II/2025", "6 tháng đầu năm 2025"; a unit's own plan by its name."""
    number = str(value.number)
    if value.kind is RuleKind.QUARTERLY:
        number = QUARTERS[value.number - 1]
    elif value.kind is RuleKind.HALF_YEAR:
        number = HALVES[value.number - 1]
    form = PERIODS.get(value.kind, "năm {year}")
    return form.format(number=number, year=value.year, due=day(value.due))


def reports(values: Sequence[NamedPeriod]) -> str:
    """Return "báo cáo tháng 6/2025 và 6 tháng đầu năm 2025", or what else these periods ask for."""
    periodic = [period(value) for value in values if value.kind is not RuleKind.OWN_PLAN]
    own_plans = [period(value) for value in values if value.kind is RuleKind.OWN_PLAN]
    return joined([*([f"báo cáo {joined(periodic)}"] if periodic else []), *own_plans])


def joined(values: Sequence[str]) -> str:
    """Return "a", "a và b", "a, b và c"."""
    if len(values) < 2:
        return "".join(values)
    return ", ".join(values[:-1]) + f" và {values[-1]}"


def period_deadline(value: NamedPeriod) -> str:
    """Return the deadline in the words of the rule: "trước ngày 15/6/2025", "chậm nhất ngày 14/6/2025"."""
    if value.hour is not None:
        return f"trước {hour(value.hour)} {weekday_and_day(value.due)}"
    if value.strictly_before:
        return f"trước ngày {day(date.fromordinal(value.due.toordinal() + 1))}"
    return f"chậm nhất ngày {day(value.due)}"


def status_and_percent(status: Status | None, done: float | None, day_named: str | None = None) -> str:
    """Return "đang thực hiện, 85%", "hoàn thành", or "" when neither is known.

    `day_named` is when it was done ("hoàn thành, xong tháng 2/2025"), or is expected to be.
    """
    parts = [STATUS_WORDS[status]] if status is not None else []
    parts += [percent(done)] if done is not None else []
    if day_named is not None:
        parts.append(f"{'xong' if status in FINISHED else 'dự kiến xong'} {day_named}")
    return ", ".join(parts)


def shortened(text: str, limit: int) -> str:
    """Return the text, cut at a word with "…" when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.(–-") + "…"


def in_order(numbers: Iterable[str]) -> list[str]:
    """Return numbers of tasks, each once, as a plan counts: 2 before 10, 1.9 before 1.10."""
    return sorted(set(numbers), key=lambda number: [part.zfill(4) for part in number.split(".")])


def whole_sentences(text: str, limit: int) -> str:
    """Return as many whole sentences as fit, the first in any case: what is signed is not cut off."""
    first, *others = _SENTENCE_END.split(" ".join(text.split()))
    told = shortened(first, LONGEST_SENTENCE)
    for sentence in others:
        if len(told) + len(sentence) >= limit:
            break
        told = f"{told} {sentence}"
    return told


def status(value: Status | None) -> str:
    """Return "đang thực hiện", or "chưa có thông tin" where nobody has said anything."""
    return STATUS_WORDS[value] if value is not None else "chưa có thông tin"


def official(number: int) -> str:
    """Return "03", "64", "1.250": counts in official documents have two digits at least."""
    return f"{number:02}" if number < 1000 else f"{number:,}".replace(",", ".")


def with_origin(title: str, origin: Origin | None) -> str:
    """Return a task with the document that it was given by, where it came singly."""
    if origin is None or origin.document is None:
        return title
    issued = f" ngày {day(origin.issued)}" if origin.issued is not None else ""
    return f"{title} ({origin.document}{issued})"


def numbered(number: int, noun: str) -> str:
    """Return "03 đơn vị", "không có đơn vị": nobody signs "00 đơn vị"."""
    return f"{official(number)} {noun}" if number else f"không có {noun}"
