"""Plain text in one of the shapes in which the text of a plan gets copied out of its document."""

from plans.reading.content import Piece
from plans.reading.tables import find_tables
from plans.reading.text_aligned import read_aligned_text
from plans.reading.text_cells import read_cell_text
from plans.reading.text_delimited import read_delimited_text
from plans.reading.text_flow import read_flow_text
from plans.reading.text_tabs import read_tab_text

_SHAPES = (read_tab_text, read_delimited_text, read_cell_text, read_aligned_text, read_flow_text)


def read_text(text: str) -> list[Piece]:
    """Return the content in the first shape in which a table of tasks is found, else its lines."""
    contents = (read(text) for read in _SHAPES)
    return next((content for content in contents if find_tables(content).plan), read_tab_text(text))
