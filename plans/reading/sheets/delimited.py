"""Text whose cells are separated by a sign (.csv, .tsv), as a sheet of text."""

import csv
from itertools import islice

from plans.reading.sheets.grid import Book, Sheet, SheetCell, too_large

DELIMITERS = ",;\t|"
_FIRST_LINES = 15
"""The headings stand this high at least."""


def read_delimited(text: str, delimiter: str) -> Book:
    """Return the cells of a text as one sheet without a name; rows are counted as the lines of the text.

    Raises:
        UnreadableDocumentError: it holds more than any table of tasks.
    """
    sheet = Sheet("")
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for cells in lines:
            for column, written in enumerate(cells, start=1):
                sheet.put(lines.line_num, column, SheetCell(written.strip()))
    except csv.Error as error:
        raise too_large() from error  # a cell longer than any
    return Book((sheet,))


def delimiter_of(text: str) -> str:
    """Return the sign that stands most often in the first lines."""
    heading = "\n".join(islice(text.splitlines(), _FIRST_LINES))
    return max(DELIMITERS, key=heading.count)
