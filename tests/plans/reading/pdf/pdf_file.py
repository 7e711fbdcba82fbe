"""PDF files for the tests, written by hand: ruled cells, shades, turned words, pictures, mute fonts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

WIDTH, HEIGHT = 700, 500
SIZE = 8
Codes = dict[str, int]


class Printed(Protocol):
    """Something on a page."""

    @property
    def text(self) -> str:
        """Return its words."""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A ruled cell on a page of a PDF, with its lines of text; without lines on the page when not ruled."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    ruled: bool = True
    twice: bool = False
    """Whether every letter is printed a second time beside itself, to look bold."""
    font: str = "F"

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        drawn = [_rectangle(self, "S")] * self.ruled
        for count, line in enumerate(self.text.split("\n")):
            down = HEIGHT - self.top - 10 * (count + 1)
            for aside in (0, 0.3)[: 1 + self.twice]:
                place = f"1 0 0 1 {self.left + 3 + aside} {down}"
                drawn.append(_words(line, codes, place, self.font))
        return "\n".join(drawn)


@dataclass(frozen=True, slots=True)
class Shade:
    """A grey area."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        return f"0.9 g {_rectangle(self, 'f')} 0 g"


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines drawn as a filled area with a hole in it, as browsers do."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        hole = Box(self.left + 1, self.top + 1, self.right - 1, self.bottom - 1)
        return f"{_rectangle(hole, '')} {_rectangle(self, 'f*')}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one point to another."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        return f"{self.left} {HEIGHT - self.top} m {self.right} {HEIGHT - self.bottom} l S"


@dataclass(frozen=True, slots=True)
class Turned:
    """A line of words that begins at a point and goes another way than to the right."""

    across: float
    down: float
    text: str
    way: str = "0 1 -1 0"
    """The direction as in a matrix: upwards, unless said otherwise."""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        return _words(self.text, codes, f"{self.way} {self.across} {HEIGHT - self.down}", "F")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of nothing."""

    left: float = 20
    top: float = 20
    right: float = WIDTH - 20
    bottom: float = HEIGHT - 20
    text: str = ""

    def drawn(self, codes: Codes) -> str:
        """Return the operators that print it."""
        place = f"{self.right - self.left} 0 0 {self.bottom - self.top} {self.left} {HEIGHT - self.bottom}"
        return f"q {place} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


def _rectangle(area: "Box | Shade | Frame", painted: str) -> str:
    size = f"{area.right - area.left} {area.bottom - area.top}"
    return f"{area.left} {HEIGHT - area.bottom} {size} re {painted}"


def _words(line: str, codes: Codes, place: str, font: str) -> str:
    shown = "".join(f"{codes[letter]:02x}" for letter in line)
    return f"BT /{font} {SIZE} Tf {place} Tm <{shown}> Tj ET"


def grid(rows: Sequence[Sequence[str]], top: float = 60, height: float = 40) -> list[Box]:
    """Return the cells of a ruled table, row below row."""
    edges = (40, 80, 280, 400, 520, 640)
    return [
        Box(edges[place], top + count * height, edges[place + 1], top + (count + 1) * height, text)
        for count, texts in enumerate(rows)
        for place, text in enumerate(texts)
    ]


def pdf(*pages: Sequence[Printed], locked: bool = False, sideways: bool = False, rotate: int = 0) -> bytes:
    """Return a PDF with these pages; every letter gets a code of its own in one font.

    The font G has no table that says which letters its codes are. `sideways` prints everything turned left.
    """
    letters = sorted({letter for page in pages for item in page for letter in item.text if letter != "\n"})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /F /FirstChar 0 /LastChar 255 /Widths [{'500 ' * 256}]"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"{font} /ToUnicode {5 + 2 * len(pages)} 0 R >>",
        f"{font} >>",
    ]
    size = f"{HEIGHT} {WIDTH}" if sideways else f"{WIDTH} {HEIGHT}"
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Rotate {rotate}"
            " /Resources << /Font << /F 3 0 R /G 4 0 R >> >>"
            f" /Contents {6 + 2 * number} 0 R >>"
        )
        drawn = "\n".join(item.drawn(codes) for item in page)
        objects.append(_stream(f"q 0 1 -1 0 {HEIGHT} 0 cm {drawn} Q" if sideways else drawn))
    objects.append(_stream(_letters(codes)))
    lock = " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + "x" * 32 + ") /U (" + "y" * 32 + ") >>"
    return _assembled(objects, lock + " /ID [(a) (a)]" if locked else "")


def _letters(codes: Codes) -> str:
    mapping = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    if not codes:
        return "begincmap endcmap"
    return f"begincmap\n{len(codes)} beginbfchar\n{mapping}\nendbfchar\nendcmap"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str], extra: str) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        content
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{extra} >>\nstartxref\n{start}\n%%EOF".encode()
    )
