"""The words of a mail's HTML as they are seen: lines, what is quoted with "> " before it; no styles."""

import re
from collections.abc import Iterator
from html import unescape

LONGEST = 400_000
"""So much of a page is looked at; a reply stands at its beginning."""
QUOTE_BEGINS = "-----Original Message-----"
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
        ),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section"),
        *("table", "tbody", "tfoot", "thead", "ul"),
    )
)
_UNSEEN = frozenset(("head", "script", "style", "title"))
_CELLS = frozenset(("td", "th"))
# What some clients write before the mail that is answered, in which no other sign stands.
_BEFORE_QUOTE = re.compile(
    r"divRplyFwdMsg|appendonsend|stopSpelling|yahoo_quoted|ymail_android_signature|zmail_extra|OLK_SRC_BODY_SECTION",
    re.IGNORECASE,
)
SIGNATURE_BEGINS = "--"
# Where clients put a signature that nobody typed into this mail.
_BEFORE_SIGNATURE = re.compile(
    r"\bid=[\"']?Signature\b|outlook-mobile-signature|gmail_signature\b|moz-signature|AppleMailSignature|__SIG_",
    re.IGNORECASE,
)


def words_of(html: str) -> str:
    """Return the words of a page in lines."""
    return _Reader().read(html[:LONGEST])


class _Reader:
    """Goes through a page once; what is no tag is a word."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._quoted = 0
        self._unseen = ""
        self._cells: list[int] = []
        """Where the cells of this row begin among the lines."""

    def read(self, html: str) -> str:
        for is_tag, piece in _pieces(html):
            if is_tag:
                self._tag(piece)
            elif not self._unseen:
                self._line += re.sub(r"[ \t\r\n\xa0]+", " ", unescape(piece))
        self._end_line()
        return "\n".join(self._lines)

    def _tag(self, piece: str) -> None:
        found = _TAG.match(piece)
        if found is None:
            return
        name, is_end = found[1].lower(), piece.startswith("</")
        if name in _UNSEEN:
            self._unseen = "" if is_end else name
        elif name == "br":
            self._end_line(keep_empty=True)
        elif name in _CELLS:
            self._end_line()
            if not is_end:
                self._cells.append(len(self._lines))
        elif name == "tr":
            self._row()
        elif name in _BLOCKS:
            self._block(name, is_end=is_end)
        if not is_end:
            self._mark(found[2])

    def _mark(self, attributes: str) -> None:
        """Note what begins with a tag, as its attributes tell."""
        for sign, words in ((_BEFORE_QUOTE, QUOTE_BEGINS), (_BEFORE_SIGNATURE, SIGNATURE_BEGINS)):
            if sign.search(attributes):
                self._end_line()
                self._lines.append(words)

    def _row(self) -> None:
        """Bring the cells of a row into one line where each holds one: Outlook makes paragraphs of them."""
        self._end_line()
        cells, self._cells = self._cells, []
        ends = [*cells[1:], len(self._lines)]
        held = [list(filter(None, self._lines[start:end])) for start, end in zip(cells, ends, strict=False)]
        if len(cells) > 1 and not self._quoted and all(len(lines) <= 1 for lines in held):
            self._lines[cells[0] :] = [" ".join(line for lines in held for line in lines)]

    def _block(self, name: str, *, is_end: bool) -> None:
        self._end_line()
        if name == "blockquote":
            self._quoted = max(0, self._quoted + (-1 if is_end else 1))
        elif name == "p" and is_end and self._lines and self._lines[-1]:
            self._lines.append("")

    def _end_line(self, *, keep_empty: bool = False) -> None:
        line = " ".join(self._line.split())
        if line or keep_empty:
            self._lines.append(f"{'> ' * min(self._quoted, 1)}{line}")
        self._line = ""


def _pieces(html: str) -> Iterator[tuple[bool, str]]:
    """Yield tags and what stands between them; comments are left out. No place is looked at twice."""
    place, end = 0, len(html)
    while place < end:
        start = html.find("<", place)
        if start < 0:
            yield False, html[place:]
            return
        if start > place:
            yield False, html[place:start]
        if html.startswith("<!--", start):
            close = html.find("-->", start + 4)
            place = end if close < 0 else close + 3
            continue
        close = html.find(">", start)
        if close < 0:
            yield False, html[start:]
            return
        yield True, html[start : close + 1]
        place = close + 1
