"""Asking a process of our own: what is slow or may be hostile is done outside the bot."""

import asyncio
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, what it answered, and what it wrote to its error output."""

    status: int
    output: bytes
    complaints: str


async def ask(module: str, question: bytes, patience_seconds: float) -> Ended:
    """Run one of our modules on a question and return how it ended; nothing of it is left running.

    Raises TimeoutError: it took longer than we are patient.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, complaints = await asyncio.wait_for(process.communicate(question), patience_seconds)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Ended(await process.wait(), output, complaints.decode(errors="replace")[-2000:])
