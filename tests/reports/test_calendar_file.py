"""A calendar file is as RFC 5545 has it: folded, escaped, with identifiers that stay."""

from datetime import UTC, date, datetime

from reports.calendar_file import CalendarEvent, calendar_file

NOW = datetime(2025, 6, 12, 0, 30, tzinfo=UTC)


def lines(*events: CalendarEvent) -> list[str]:
    """Return the lines of the file, unfolded."""
    return calendar_file("Sở Tài chính", events, NOW).decode().replace("\r\n ", "").split("\r\n")


def test_a_day_is_an_event_of_that_day():
    assert lines(CalendarEvent("task-1-5", "NV 1", date(2025, 6, 30))) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Don doc//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Sở Tài chính",
        "BEGIN:VEVENT",
        "UID:task-1-5@dondoc",
        "DTSTAMP:20250612T003000Z",
        f"SEQUENCE:{int(NOW.timestamp()) // 60}",
        "DTSTART;VALUE=DATE:20250630",
        "DTEND;VALUE=DATE:20250701",
        "TRANSP:TRANSPARENT",
        "SUMMARY:NV 1",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_moment_is_given_in_universal_time():
    at = datetime.fromisoformat("2025-06-20T16:00:00+07:00")
    found = lines(CalendarEvent("request-3-5", "Yêu cầu", date(2025, 6, 20), at))
    assert "DTSTART:20250620T083000Z" in found
    assert "DTEND:20250620T090000Z" in found


def test_signs_that_mean_something_are_escaped():
    found = lines(CalendarEvent("a", "một, hai; ba\\bốn\nnăm", date(2025, 6, 20)))
    assert "SUMMARY:một\\, hai\\; ba\\\\bốn\\nnăm" in found


def test_no_line_is_longer_than_75_octets_and_no_letter_is_broken():
    summary = "Đẩy mạnh số hóa hồ sơ 🗂 " * 12
    content = calendar_file("Lịch", [CalendarEvent("a", summary, date(2025, 6, 20))], NOW)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in content.split(b"\r\n"):
        line.decode()
    assert f"SUMMARY:{summary}" in content.decode().replace("\r\n ", "")
