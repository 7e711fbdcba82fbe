"""Words struck through: they are no longer said, and which they were is told."""

from plans.reading.content import Cell

_DOUBT = "Ô này có chữ bị gạch ngang (“{struck}”), không đọc chữ ấy; đề nghị kiểm tra."
_LONGEST = 160


def cell_of(text: str, struck: str) -> Cell:
    """Return the cell with its words and a doubt about those struck through, which stay if they are all."""
    words = struck.strip()
    if not words:
        return Cell(text)
    doubt = _DOUBT.format(struck=" ".join(words.split())[:_LONGEST])
    return Cell(text, doubt=doubt) if text.strip() else Cell(words, doubt=doubt, struck=True)
