"""The numbers in front of tasks and groups, and the counts that group headings claim."""

import re

from plans.text import clean, fold

_ROMAN = r"(?:X{1,3}(?:IX|IV|VI{0,3}|I{1,3})?|IX|IV|VI{0,3}|I{1,3})"
_LETTERED = rf"(?:{_ROMAN}|[A-HK-L])"
_GROUP_NUMBER = re.compile(rf"{_LETTERED}(?:\.(?:{_ROMAN}|\d{{1,2}}))*")
_GROUP_WORD = re.compile(r"(?i:^(?:phần|nhóm|mục|chương) )(?=[\dIVXA-HKL]+(?:[.):/ ]|$))")
_GROUP_LINE = re.compile(
    rf"(?P<number>{_ROMAN}|[A-HK-L](?=[.)/]))(?P<mark>[.)/:]| -)? +(?P<title>\S.*)", re.DOTALL
)
_NUMBERED_LINE = re.compile(
    rf"(?P<number>{_LETTERED}(?:\.\d{{1,2}})+|\d{{1,2}}(?:\.\d{{1,2}})*)[.)/:]? +(?P<title>\S.*)", re.DOTALL
)
_TASK_NUMBER = re.compile(r"\(?(?P<number>\d{1,4}(?:[.,]\d{1,3})*[a-zđ]?)\)?[.,)/:]?")
_TITLE_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)/] +(?P<title>\D.*)", re.DOTALL)
_SUB_NUMBER = re.compile(r"(?P<number>[a-zđ])[.)/]?")
_COUNT = re.compile(
    r" ?\(? ?\b(?P<count>\d{1,3}) (?:nhiem vu|noi dung|dau viec|cong viec|chi tieu)\b ?(?:cu the)? ?\)?"
)


def task_number(text: str) -> str | None:
    """Return the number of a task ("32." → "32", "4.2.1"), or None when the text is something else."""
    match = _TASK_NUMBER.fullmatch(clean(text).lower())
    return match["number"].replace(",", ".") if match else None


def sub_number(text: str) -> str | None:
    """Return the letter of a sub-item ("a)" → "a"), or None."""
    match = _SUB_NUMBER.fullmatch(clean(text))
    return match["number"] if match else None


def group_number(text: str) -> str | None:
    """Return the number of a group ("II." → "II", "A", "II.1", "Nhóm I"), or None."""
    written = _GROUP_WORD.sub("", clean(text)).rstrip(".)/: ").replace("l", "I")
    return written if _GROUP_NUMBER.fullmatch(written) else None


def split_group_line(text: str) -> tuple[str, str] | None:
    """Return number and title of a heading such as "II. Về pháp lý", or None."""
    match = _GROUP_LINE.fullmatch(clean(text))
    return (match["number"], match["title"]) if match else None


def split_heading_line(text: str) -> tuple[str, str] | None:
    """Return number and title of a line above a table ("1. Về hạ tầng", "II.1 Thể chế"), or None."""
    words = _GROUP_WORD.sub("", clean(text))
    match = _NUMBERED_LINE.fullmatch(words)
    return split_group_line(words) or ((match["number"], match["title"]) if match else None)


def split_numbered_title(text: str) -> tuple[str, str] | None:
    """Return number and title of a cell that holds both ("3. Rà soát …"), or None."""
    match = _TITLE_NUMBER.fullmatch(text.strip())
    return (match["number"], match["title"]) if match else None


def split_declared_count(title: str) -> tuple[str, int | None]:
    """Return a group's title without "(06 nhiệm vụ)" and the count it claims, if any."""
    cleaned = clean(title)
    folded = fold(cleaned)
    match = _COUNT.search(folded)
    if match is None or len(folded) != len(cleaned):
        return cleaned, None
    at_the_end = not folded[match.end() :].strip(" .:;")
    bracketed = "(" in match[0]
    if not (at_the_end and bracketed):
        return cleaned, None
    return cleaned[: match.start()].rstrip(), int(match["count"])
