"""Reading an upload in a process of its own, with limits on time and memory: a file may be hostile."""

import asyncio
import json
import logging
import resource
import signal
import sys
from typing import Any

from chat import texts
from plans.plan import UnreadableDocumentError
from plans.reading.upload import Upload, read_upload, upload_as_json, upload_from_json

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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.document_process",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, complaints = await asyncio.wait_for(
            process.communicate(_question(name, content, earlier)), PATIENCE_SECONDS
        )
    except TimeoutError:
        raise UnreadableDocumentError(texts.plans.took_too_long()) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == -signal.SIGXCPU:
        raise UnreadableDocumentError(texts.plans.took_too_long())
    if process.returncode != 0:
        logger.error("the reader of documents broke: %s", complaints.decode(errors="replace")[-2000:])
        raise UnreadableDocumentError(texts.plans.broke_the_reader())
    return _answer(json.loads(output))


def _question(name: str, content: bytes, earlier: dict[str, Any] | None) -> bytes:
    """Return what the process is asked: a line of JSON, then the document."""
    return json.dumps({"name": name, "earlier": earlier}).encode() + b"\n" + content


def _answer(answer: dict[str, Any]) -> Upload:
    if "unreadable" in answer:
        raise UnreadableDocumentError(answer["unreadable"])
    return upload_from_json(answer)


def _read(name: str, content: bytes, earlier: dict[str, Any] | None) -> dict[str, Any]:
    try:
        return upload_as_json(read_upload(name, content, earlier))
    except UnreadableDocumentError as error:
        return {"unreadable": str(error)}


def main() -> None:
    """Read the document from standard input and print what it says as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    question = json.loads(sys.stdin.buffer.readline())
    answer = _read(question["name"], sys.stdin.buffer.read(), question["earlier"])
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
