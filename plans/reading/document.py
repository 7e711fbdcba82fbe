"""Reading a plan document of any known format."""

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.encoding import decode
from plans.reading.interpretation import interpret
from plans.reading.text_tabs import read_tab_text


def read_document(name: str, content: bytes) -> PlanReading:
    """Return what the document says.

    Raises:
        UnreadableDocumentError: no plan can be read from it; the message says why and what to send instead.
    """
    text = decode(content)
    if text is None:
        raise UnreadableDocumentError(f"Không đọc được tệp “{name}”.")
    return interpret(read_tab_text(text))
