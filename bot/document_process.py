"""Reading an upload in a process of its own, with limits on time and memory: a file may be hostile."""

import json
import logging
import signal
import sys
from dataclasses import asdict
from typing import Any

from bot.processes import TooMuchSaidError, ask, limit_ourselves
from chat.texts.plans import preview as preview_texts
from plans.plan import MisplacedCorrectionError, UnreadableDocumentError
from plans.reading.report_sheet import AlmostSheet, ReportSheet
from plans.reading.upload import Upload, read_upload, upload_as_json, upload_from_json
from plans.report import TemplateNames

logger = logging.getLogger(__name__)

SECONDS = 30
"""Of the processor's time: on a busy machine a good document waits for its turn."""
PATIENCE_SECONDS = 90
BYTES_OF_MEMORY = 1 << 30


async def read_in_process(name: str, content: bytes, earlier: dict[str, Any] | None = None) -> Upload:
    """Return the reading of a document, which may be the corrected sheet of an earlier reading.

    Raises UnreadableDocumentError: it holds no plan and no list of units, or takes more time or memory
    than these need.
    """
    return upload_from_json(await _ask({"kind": "document", "name": name, "earlier": earlier}, content))


async def read_sheet_in_process(content: bytes) -> ReportSheet | AlmostSheet | None:
    """Return what a unit filled in, why a file is not quite its sheet, or None for another file.

    Raises UnreadableDocumentError: the sheet is damaged, or takes more time or memory than one needs.
    """
    answer = await _ask({"kind": "sheet"}, content)
    if "almost" in answer:
        return AlmostSheet(answer["almost"])
    return ReportSheet.from_json(answer["sheet"]) if answer["sheet"] else None


async def read_template_in_process(content: bytes) -> TemplateNames:
    """Return the names in the Word file that the report is to be made of, after it was filled once.

    Raises UnreadableDocumentError: it is no Word file, cannot be filled, or takes more time or memory than
    one needs.
    """
    answer = await _ask({"kind": "template"}, content)
    return TemplateNames(tuple(answer["known"]), tuple(answer["unknown"]))


async def _ask(question: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Return what a process of its own answers; raises UnreadableDocumentError with its reason."""
    try:
        ended = await ask(
            "bot.document_process", json.dumps(question).encode() + b"\n" + content, PATIENCE_SECONDS
        )
    except TimeoutError:
        raise UnreadableDocumentError(preview_texts.took_too_long()) from None
    except TooMuchSaidError as error:
        logger.error("the reader of documents said %s", error)  # noqa: TRY400 -- nothing to trace
        raise UnreadableDocumentError(preview_texts.broke_the_reader()) from None
    if ended.status == -signal.SIGXCPU:
        raise UnreadableDocumentError(preview_texts.took_too_long())
    if ended.status != 0:
        logger.error("the reader of documents broke: %s", ended.complaints)
        raise UnreadableDocumentError(preview_texts.broke_the_reader())
    answer: dict[str, Any] = json.loads(ended.output)
    if "misplaced" in answer:
        raise MisplacedCorrectionError(answer["misplaced"])
    if "unreadable" in answer:
        raise UnreadableDocumentError(answer["unreadable"])
    return answer


def _answer(question: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        match question["kind"]:
            case "document":
                return upload_as_json(read_upload(question["name"], content, question["earlier"]))
            case "sheet":
                return _sheet(content)
            case _:
                from reports.docx_template import tried  # noqa: PLC0415 -- loaded only where Word files are written

                return asdict(tried(content))
    except MisplacedCorrectionError as error:
        return {"misplaced": str(error)}
    except UnreadableDocumentError as error:
        return {"unreadable": str(error)}


def _sheet(content: bytes) -> dict[str, Any]:
    from plans.reading.report_sheet_reader import read_report_sheet  # noqa: PLC0415 -- as above

    sheet = read_report_sheet(content)
    if isinstance(sheet, AlmostSheet):
        return {"almost": sheet.reason}
    return {"sheet": sheet.as_json() if sheet else None}


def main() -> None:
    """Read the document from standard input and print what it says as JSON."""
    limit_ourselves(BYTES_OF_MEMORY, SECONDS)
    question = json.loads(sys.stdin.buffer.readline())
    sys.stdout.write(json.dumps(_answer(question, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
