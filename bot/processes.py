"""Asking a process of our own: what is slow or may be hostile is done outside the bot, within limits."""

import asyncio
import os
import resource
import sys
from dataclasses import dataclass

MOST_SAID = 64 * 2**20
"""Bytes: an answer is a plan or some files; whatever is longer is not taken into our own memory."""
MOST_COMPLAINED = 2**20
OUT_OF_MEMORY = 75
"""With this status a process ends that has no more memory."""
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""What libraries set aside for each processor counts as memory that is used."""


class TooMuchSaidError(Exception):
    """A process wants to say more than is listened to."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, what it answered, and what it wrote to its error output."""

    status: int
    output: bytes
    complaints: str


async def ask(module: str, question: bytes, patience_seconds: float) -> Ended:
    """Run one of our modules on a question and return how it ended; nothing of it is left running.

    Raises TimeoutError: it took longer than we are patient; TooMuchSaidError.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **_FEW_THREADS},
    )
    try:
        output, complaints = await asyncio.wait_for(_conversation(process, question), patience_seconds)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Ended(await process.wait(), output, complaints.decode(errors="replace")[-2000:])


async def _conversation(process: asyncio.subprocess.Process, question: bytes) -> tuple[bytes, bytes]:
    """Return what a process answers and complains of, once it has ended."""
    assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 -- all three are pipes
    _, output, complaints = await asyncio.gather(
        _say(process.stdin, question),
        _listen(process.stdout, MOST_SAID),
        _listen(process.stderr, MOST_COMPLAINED),
    )
    await process.wait()
    return output, complaints


async def _say(ear: asyncio.StreamWriter, question: bytes) -> None:
    """Say all of it, unless nobody listens any more."""
    try:
        ear.write(question)
        await ear.drain()
    except (BrokenPipeError, ConnectionResetError):
        pass
    finally:
        ear.close()


async def _listen(mouth: asyncio.StreamReader, most: int) -> bytes:
    said = bytearray()
    while piece := await mouth.read(2**16):
        said += piece
        if len(said) > most:
            raise TooMuchSaidError(f"more than {most} bytes")
    return bytes(said)


def limit_ourselves(bytes_of_memory: int, seconds: int) -> None:
    """Let this process take so much memory and so many seconds of the processor at most."""
    for kind, soft, hard in (
        (resource.RLIMIT_AS, bytes_of_memory, bytes_of_memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
    ):
        resource.setrlimit(kind, (soft, hard))
