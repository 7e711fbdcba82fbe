"""Reading an upload in a process of its own, with limits on time and memory: a file may be hostile."""

import asyncio
import json
import resource
import sys
from typing import Any

from chat import texts
from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.form import as_json, from_json

SECONDS = 30
BYTES_OF_MEMORY = 1 << 30


async def read_in_process(name: str, content: bytes) -> PlanReading:
    """Return the reading of a document.

    Raises UnreadableDocumentError: it holds no plan, or takes more time or memory than a plan needs.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.document_process",
        name,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(content), SECONDS)
    except TimeoutError:
        raise UnreadableDocumentError(texts.plans.took_too_long()) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise UnreadableDocumentError(texts.plans.broke_the_reader())
    return _answer(json.loads(output))


def _answer(answer: dict[str, Any]) -> PlanReading:
    if "unreadable" in answer:
        raise UnreadableDocumentError(answer["unreadable"])
    return from_json(answer["reading"])


def main() -> None:
    """Read the document from standard input and print what it says as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer: dict[str, Any] = {"reading": as_json(read_document(sys.argv[1], sys.stdin.buffer.read()))}
    except UnreadableDocumentError as error:
        answer = {"unreadable": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
