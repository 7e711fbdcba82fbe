"""Reports a second and what it costs to wait for them: here and beside the peer.

`stand_in.py` is the neutral stand-in for Telegram, `peer.py` the bare echo; `starting.py` runs both.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Measure


def measures(folder: Path) -> Iterator[Measure]:
    """Yield what is measured of a day's messages."""
    yield from ()
