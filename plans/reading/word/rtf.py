"""Rich text (.rtf): striprtf reads the words, marks of our own keep the cells of its tables apart."""

import re
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line, Piece
from plans.reading.word.rtf_table import RtfCell, RtfRow, rows_of

RTF = b"{\\rtf"
_LARGEST = 16 * 2**20
_DAMAGED = "Tệp .rtf bị hỏng nên không đọc được. Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."
_TOO_LARGE = "Tệp .rtf quá lớn nên không đọc. Đề nghị mở bằng Word, bỏ hình ảnh, lưu thành .docx rồi gửi lại."
_PROSE = "phần lời văn"
# Letters of private use, put into the text where the control words of tables stood.
_BEGIN, _MERGED, _EDGE, _CELL, _ROW = map(chr, range(0xE000, 0xE005))
_MARKED = re.compile(r"\\(?:(trowd)|(clvmrg)|cellx(-?\d{1,6})|(cell)|(row))(?![a-z\d]) ?")
_SIGNS = re.compile(f"({_BEGIN}|{_MERGED}|{_EDGE}-?\\d+{_EDGE}|{_CELL}|{_ROW})")
_SOFT_HYPHEN = re.compile(r"(?<!\\)\\-")
_CONTROLS = r"(?:\\[a-z]{1,32}-?\d{0,10}[ \r\n]{0,2})"
_UNSEEN_GROUP = re.compile(rf"\{{({_CONTROLS}{{0,40}}?\\(?:v|deleted)(?![a-z\d]))")
_RAISED_DIGITS = re.compile(rf"\{{{_CONTROLS}{{0,40}}?\\super(?![a-z\d]){_CONTROLS}{{0,20}} ?[\d,*() ]+\}}")


def read_rtf(content: bytes) -> list[Piece]:
    """Return the rows and lines of the document.

    Raises:
        UnreadableDocumentError: it is damaged or too large.
    """
    if len(content) > _LARGEST:
        raise UnreadableDocumentError(_TOO_LARGE)
    try:
        words = rtf_to_text(_marked(content.decode("latin-1")), errors="replace")
    except Exception as error:
        # striprtf meets damaged files with whatever its parsing happens to raise.
        raise UnreadableDocumentError(_DAMAGED) from error
    reader = _Reader()
    # Letters beyond the first 65,536 are written in two halves.
    for piece in _SIGNS.split(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")):
        reader.take(piece)
    return reader.finished()


def _marked(source: str) -> str:
    """Return the source with marks in place of the control words of tables, without what is not seen."""
    source = source.replace("\\pntext", "\\listtext")  # the numbers of lists, as older programs write them
    # striprtf looks for links with a pattern that takes very long on long lines; a space keeps it away.
    source = source.replace("\\fldinst{", "\\fldinst {")
    # A place where a word may be broken would become a soft hyphen, which is the letter ư in fonts of TCVN3.
    source = _SOFT_HYPHEN.sub("", source)
    source = _RAISED_DIGITS.sub("", _UNSEEN_GROUP.sub(r"{\\*\1", source))
    return _MARKED.sub(_mark, source)


def _mark(match: re.Match[str]) -> str:
    begins, is_merged, edge, ends_cell, _ = match.groups()
    if edge is not None:
        return f"{_EDGE}{edge}{_EDGE}"
    return _BEGIN if begins else _MERGED if is_merged else _CELL if ends_cell else _ROW


@dataclass(slots=True)
class _Reader:
    """Puts together what stands between the marks."""

    pieces: list[Piece] = field(default_factory=list)
    words: str = ""
    cells: list[str] = field(default_factory=list)
    edges: list[tuple[int, bool]] = field(default_factory=list)
    """The right edge of each cell of the row under way, and whether it goes on with the cell above."""
    is_merged: bool = False
    rows: list[RtfRow] = field(default_factory=list)
    tables: int = 0

    def take(self, piece: str) -> None:
        """Take the next mark or the words before it."""
        if piece == _BEGIN:
            if not self.cells:
                self._end_prose()
            self.edges, self.is_merged = [], False
        elif piece == _MERGED:
            self.is_merged = True
        elif piece.startswith(_EDGE):
            self.edges.append((int(piece.strip(_EDGE)), self.is_merged))
            self.is_merged = False
        elif piece == _CELL:
            self.cells.append(self.words.strip())
            self.words = ""
        elif piece == _ROW:
            self._end_row()
        else:
            self.words += piece

    def finished(self) -> list[Piece]:
        """Return all rows and lines."""
        self._end_prose()
        self._end_table()
        return self.pieces

    def _end_row(self) -> None:
        edges = self.edges + [(-1, False)] * len(self.cells)
        cells = [RtfCell(text, *edge) for text, edge in zip(self.cells, edges, strict=False)]
        if cells:
            self.rows.append(RtfRow(tuple(cells)))
        self.cells, self.words = [], ""

    def _end_prose(self) -> None:
        """Take the words outside of tables; a table ends where some stand below it."""
        lines = [line for line in self.words.split("\n") if line.strip()]
        if lines:
            self._end_table()
        self.pieces.extend(Line(line.strip(), _PROSE) for line in lines)
        self.words = ""

    def _end_table(self) -> None:
        if self.rows:
            self.tables += 1
            self.pieces.extend(rows_of(self.rows, self.tables))
        self.rows = []
