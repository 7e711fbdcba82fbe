"""The traces that a converter leaves in extracted text: tags, emphasis marks and footnotes."""

import html
import re

from plans.text import clean

LINE_BREAK = "<br>"
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"<sup>[^<]{0,20}</sup>|\[footnoteRef:\d+\]", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\d+:[^\[\]]*\]")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|td|tr|th|table|li|ul|ol)\b[^<>]{0,200}>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|i|u|em|sup|sub|strong|span|font)\b[^<>]{0,200}>", re.IGNORECASE)
_HEADING_MARK = re.compile(r"^[ \t]*#{1,6} ", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+")
_RULE = re.compile(r"[-:|\s_=]*")


def without_markup(text: str) -> str:
    """Return the text without tags, footnotes and emphasis marks."""
    text = _FOOTNOTE.sub("", _FOOTNOTE_MARK.sub("", text))
    text = html.unescape(_INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text)))
    return _EMPHASIS.sub("", _HEADING_MARK.sub("", text))


def lines_without_markup(text: str) -> str:
    """Return the text of a cell without markup, its line breaks ("<br>") as such."""
    return "\n".join(filter(None, (clean(without_markup(line)) for line in _BREAK.split(text))))


def is_rule(text: str) -> bool:
    """Return whether the text only draws a line, such as "-----" under a table header."""
    return bool(text.strip()) and _RULE.fullmatch(text) is not None and "--" in text
