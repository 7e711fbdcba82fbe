"""Reading a plan document of any known format."""

from plans.plan import NoWorkGivenError, PlanReading, UnreadableDocumentError


def read_document(name: str, content: bytes) -> PlanReading:
    """Return what the document says.

    Raises:
        UnreadableDocumentError: no plan can be read from it; the message says why and what to send instead.
    """
    from plans.reading.formats import read_content  # noqa: PLC0415 -- what reads files is not the bot's to load
    from plans.reading.interpretation import interpret  # noqa: PLC0415 -- as above

    try:
        return interpret(read_content(content))
    except NoWorkGivenError as error:
        raise UnreadableDocumentError(f"Đã đọc “{name}”. {error}") from error
    except UnreadableDocumentError as error:
        raise UnreadableDocumentError(f"Không đọc được “{name}”. {error}") from error
