"""A calendar file (.ics, RFC 5545) that any calendar app opens: events in, bytes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from plans.privacy import masked_numbers

LONGEST_LINE = 75
"""Octets, without the line break."""
HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something on a day, or at a moment; the same thing always has the same `uid`."""

    uid: str
    summary: str
    day: date
    at: datetime | None = None


def calendar_file(name: str, events: Sequence[CalendarEvent], now: datetime) -> bytes:
    """Return the calendar; opening it again changes events that moved, and adds none twice."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Don doc//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@dondoc"
    yield f"DTSTAMP:{_moment(now)}"
    # A later file takes the place of an earlier one.
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    if event.at is not None:
        yield f"DTSTART:{_moment(event.at - HALF_AN_HOUR)}"
        yield f"DTEND:{_moment(event.at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield "END:VEVENT"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text as it may be repeated, the signs escaped that mean something in the format."""
    escaped = masked_numbers(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, never within a letter; each further piece is indented."""
    pieces, piece = [], b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
