"""Word documents (.docx, .docm, .dotx): paragraphs and tables straight from the XML."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Element
from plans.reading.content import Cell, Line, Notice, Part, Piece, Row
from plans.reading.ledger import Fate, Kind
from plans.reading.old_encodings import notice_of
from plans.reading.package import Package
from plans.reading.struck import cell_of
from plans.reading.word.blocks import cells_of, has_open_changes, is_layout, paragraphs_in, unwrapped
from plans.reading.word.list_numbers import ListNumbers
from plans.reading.word.names import is_on, number, value, w
from plans.reading.word.paragraphs import Anchored, Paragraphs
from plans.reading.word.styles import Styles

_WIDEST = 100
_DEEPEST = 10
"""Tables in tables in tables: no document of people goes further."""
_PROSE = "phần lời văn"
_DAMAGED = "Tệp Word bị hỏng nên không đọc được. Đề nghị mở lại tệp bằng Word, lưu lại và gửi lại."
_TOO_WIDE = (
    "Bảng trong tệp có quá nhiều cột, không phải bảng nhiệm vụ. Đề nghị gửi kế hoạch có phụ lục nhiệm vụ "
    "đúng mẫu."
)
_INSERTED_FILE = (
    "Văn bản có phần chèn từ một tệp khác, chưa đọc được; đề nghị mở bằng Word, lưu lại rồi gửi lại."
)
_STRUCK = "Lời văn có chữ bị gạch ngang, không đọc chữ ấy: “{words}”. Đề nghị kiểm tra."
_OPEN_CHANGES = (
    "Tệp Word còn sửa đổi theo dõi (Track Changes) chưa chấp nhận: đã đọc theo bản sau sửa (lấy chữ chèn, bỏ "
    "chữ xóa); đề nghị chấp nhận hoặc từ chối hết rồi gửi lại nếu bản chính thức khác."
)
_LONGEST_QUOTE = 240
_HIDDEN_ROW = "dòng ẩn"


def read_docx(package: Package) -> list[Piece]:
    """Return the rows and paragraphs of the document; raises UnreadableDocumentError when it is damaged."""
    body = package.root().find(w("body"))
    if body is None:
        raise UnreadableDocumentError(_DAMAGED)
    main = package.main or ""
    styles = Styles.of(package.related(main, "styles"))
    reader = _Body(Paragraphs(styles), ListNumbers.of(package.related(main, "numbering"), styles))
    pieces = list(reader.content(body))
    return [
        *map(notice_of, sorted(reader.paragraphs.letters.met)),
        *reader.notices(body),
        *pieces,
    ]


@dataclass(slots=True)
class _Body:
    """Walks through the body of a document in reading order."""

    paragraphs: Paragraphs
    numbers: ListNumbers
    tables: int = 0
    boxes: int = 0
    pictures: int = 0
    depth: int = 0
    struck: list[str] = field(default_factory=list)
    """What is struck through in the prose."""
    carried: str = ""
    """The words of a paragraph whose end was struck out: they belong to the next one."""

    def notices(self, body: Element) -> Iterator[Notice]:
        """Return what people should know of the document as a whole."""
        if self.struck:
            yield Notice(_PROSE, _STRUCK.format(words=" ".join(self.struck)[:_LONGEST_QUOTE]))
        if has_open_changes(body):
            yield Notice("toàn văn bản", _OPEN_CHANGES)

    def content(self, body: Element) -> Iterator[Piece]:
        """Return the rows and lines in order."""
        for element in unwrapped(body):
            if element.tag == w("p"):
                anchored = Anchored()
                yield from _lines(" ".join(filter(None, self._counted(element, anchored))))
                self.struck += anchored.struck
                yield from self._drawn(anchored)
            elif element.tag == w("tbl"):
                yield from _lines(self._left_over())
                yield from self._table(element)
            elif element.tag == w("altChunk"):
                yield Notice(_PROSE, _INSERTED_FILE)
        yield from _lines(self._left_over())

    def _counted(self, paragraph: Element, anchored: Anchored) -> tuple[str, str]:
        """Return the number that Word counts for a paragraph, and its words.

        A paragraph that was struck out or hidden as a whole is not counted.
        """
        words = self.paragraphs.text(paragraph, anchored)
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if marks is not None and (marks.find(w("del")) is not None or marks.find(w("moveFrom")) is not None):
            self.carried += words
            return "", ""
        text = f"{self._left_over()}{words}".strip()
        if marks is not None and not text and is_on(marks.find(w("vanish"))):
            return "", ""
        label = self.numbers.label(paragraph)
        return ("" if label == "-" and not text else label), text

    def _left_over(self) -> str:
        carried, self.carried = self.carried, ""
        return carried

    def _drawn(self, anchored: Anchored) -> Iterator[Piece]:
        """Return the contents of text boxes, and name the pictures that may hold text."""
        for box in anchored.boxes if self.depth < _DEEPEST else ():
            self.boxes += 1
            yield Part(Kind.TEXT_BOX, f"hộp chữ {self.boxes}")
            yield from self._inside(box)
        for _ in range(anchored.pictures):
            self.pictures += 1
            yield Part(Kind.PICTURE, f"ảnh {self.pictures}", Fate.LEFT_ASIDE, "ảnh")

    def _inside(self, element: Element) -> Iterator[Piece]:
        self.depth += 1
        yield from self.content(element)
        self.depth -= 1

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = [element for element in unwrapped(table) if element.tag == w("tr")]
        if self.depth < _DEEPEST and is_layout(table, rows):
            for cell in (cell for row in rows for cell in cells_of(row)):
                yield from self._inside(cell)
            return
        self.tables += 1
        name, above = self.tables, dict[int, Cell]()
        # What is hidden or drawn in the rows is told below them: the rows of a table stay together.
        hidden, anchored = list[Piece](), Anchored()
        for count, element in enumerate(rows, start=1):
            properties = element.find(w("trPr"))
            place = f"bảng {name}, dòng {count}"
            if properties is not None and properties.find(w("del")) is not None:
                continue
            if properties is not None and is_on(properties.find(w("hidden"))):
                hidden.append(Part(Kind.HIDDEN, place, Fate.LEFT_ASIDE, _HIDDEN_ROW))
                continue
            cells = self._cells(element, above, anchored)
            if len(cells) > _WIDEST:
                raise UnreadableDocumentError(_TOO_WIDE)
            yield Row(tuple(cells), place, name, 1)
        yield from hidden
        yield from self._drawn(anchored)

    def _cells(self, row: Element, above: dict[int, Cell], anchored: Anchored) -> list[Cell]:
        """Return the cells of the row; `above` holds, by column, the cells merged downwards."""
        cells = [Cell("")] * _count(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)
        for element in cells_of(row):
            if len(cells) > _WIDEST:
                break
            properties = element.find(w("tcPr"))
            merge = None if properties is None else properties.find(w("vMerge"))
            if merge is not None and value(merge, "continue") == "continue":
                cells.append(replace(above.get(len(cells), Cell("")), merged_down=True))
            else:
                cell = self._cell(element, anchored, is_first=not cells)
                above[len(cells)] = Cell("") if cell.struck else cell
                cells.append(cell)
            span = None if properties is None else properties.find(w("gridSpan"))
            cells.extend([Cell("")] * (_count(span, 1) - 1))
        return cells

    def _cell(self, cell: Element, anchored: Anchored, *, is_first: bool) -> Cell:
        """Return a cell with its paragraphs; in the first column with the numbers that Word counts.

        Elsewhere a number is told only where it stands alone, as in a column of numbers further right.
        """
        own = Anchored()
        counted = [self._counted(paragraph, own) for paragraph in paragraphs_in(cell)]
        texts = [text for _, text in counted]
        if is_first or not any(texts):
            texts = [" ".join(filter(None, pair)) for pair in counted]
        for box in own.boxes:
            if next(box.iter(w("tbl")), None) is None:
                texts += [self._counted(paragraph, anchored)[1] for paragraph in paragraphs_in(box)]
            else:
                anchored.boxes.append(box)
        anchored.pictures += own.pictures
        whole = cell_of("\n".join([*texts, self._left_over()]).strip(), " ".join(own.struck))
        return replace(whole, bold=tuple(own.bold))


def _lines(text: str) -> Iterator[Line]:
    return (Line(line.strip(), _PROSE) for line in text.split("\n") if line.strip())


def _count(element: Element | None, otherwise: int) -> int:
    return min(number(value(element), otherwise), _WIDEST + 1)
