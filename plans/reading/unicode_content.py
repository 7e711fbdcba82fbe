"""Whole documents in an old Vietnamese encoding, known by their words, brought to Unicode."""

from collections.abc import Sequence
from dataclasses import replace

from plans.reading.content import Line, Notice, Piece, Row
from plans.reading.old_encodings import OldEncoding, encoding_of, in_unicode_if_old, notice_of


def unicode_text(text: str) -> tuple[str, list[Notice]]:
    """Return a text in Unicode, and what is to be said of it."""
    lines = text.split("\n")
    encoding = encoding_of(lines)
    if encoding is None:
        return text, []
    return "\n".join(in_unicode_if_old(line, encoding) for line in lines), [notice_of(encoding)]


def unicode_content(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the content in Unicode, with what is to be said of it before it."""
    texts = [text for piece in pieces for text in _texts(piece)]
    encoding = encoding_of(texts)
    if encoding is None:
        return list(pieces)
    return [notice_of(encoding), *(_in_unicode(piece, encoding) for piece in pieces)]


def _texts(piece: Piece) -> Sequence[str]:
    if isinstance(piece, Row):
        return piece.texts
    return (piece.text,) if isinstance(piece, Line) else ()


def _in_unicode(piece: Piece, encoding: OldEncoding) -> Piece:
    if isinstance(piece, Line):
        return replace(piece, text=in_unicode_if_old(piece.text, encoding))
    if isinstance(piece, Row):
        cells = (replace(cell, text=in_unicode_if_old(cell.text, encoding)) for cell in piece.cells)
        return replace(piece, cells=tuple(cells))
    return piece
