"""Opening a spreadsheet of whatever kind, judged by its bytes and not by its name."""

from plans.reading.archive import Archive
from plans.reading.encoding import decode
from plans.reading.odf import kind_of
from plans.reading.ole import OLE, has_stream
from plans.reading.package import Package
from plans.reading.sheets.delimited import delimiter_of, read_delimited
from plans.reading.sheets.grid import Book
from plans.reading.sheets.ods import read_ods
from plans.reading.sheets.xls import read_xls
from plans.reading.sheets.xlsx import read_xlsx

XLS_STREAMS = ("Workbook", "Book")


def read_book(content: bytes) -> Book | None:
    """Return the sheets of a spreadsheet, or of a text with separated cells; None for other files.

    Raises:
        UnreadableDocumentError: it is damaged, locked, or too large for a table of tasks.
    """
    if content.startswith(b"PK"):
        return read_packed_book(Archive(content))
    if content.startswith(OLE):
        return read_xls(content) if has_stream(content, *XLS_STREAMS) else None
    text = decode(content)
    return None if text is None else read_delimited(text, delimiter_of(text))


def read_packed_book(archive: Archive) -> Book | None:
    """Return the sheets of a spreadsheet that is an archive; None for other archives."""
    if kind_of(archive) == "spreadsheet":
        return read_ods(archive)
    package = Package(archive)
    return read_xlsx(package) if package.root_name == "workbook" else None
