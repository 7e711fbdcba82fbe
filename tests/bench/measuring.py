"""Measures the same work in two revisions in turn (A B A B …) and holds ratios of medians to limits."""

import json
import math
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.revisions import Revision

Taken = Mapping[str, float]
"""Seconds of "processor" and "wall", and "megabytes" at the most."""
WORK = Path(__file__).parent / "work.py"


@dataclass(frozen=True, slots=True)
class Measure:
    """Work, how it is taken in a revision, and the ratio that its figures may have to those of before."""

    name: str
    take: Callable[[Revision], Taken]
    limits: Mapping[str, float] = field(default_factory=dict)
    rounds: int = 3


def worked(revision: Revision, *arguments: str) -> Taken:
    """Return what a work of `work.py` says that it took in a revision."""
    command = [sys.executable, "-P", str(WORK), *arguments]
    done = subprocess.run(command, env=revision.environment(), check=True, capture_output=True)
    taken: Taken = json.loads(done.stdout)
    return taken


def compared(measure: Measure, base: Revision, here: Revision) -> Iterator[tuple[str, bool]]:
    """Yield a line for each figure of a work, and whether its ratio is over its limit."""
    taken: dict[str, list[Taken]] = defaultdict(list)
    for _ in range(measure.rounds):
        for revision in (base, here):
            taken[revision.name].append(measure.take(revision))
    for figure in taken[here.name][0]:
        before, now = (_median(taken[revision.name], figure) for revision in (base, here))
        ratio, limit = now / before if before else math.inf, measure.limits.get(figure)
        is_missed = limit is not None and ratio > limit
        said = f"limit {limit:g}" if limit is not None else ""
        missed = "  MISSED" if is_missed else ""
        yield (
            f"{measure.name:32} {figure:10} {before:9.3f} {now:9.3f}  ratio {ratio:5.2f}  {said}{missed}",
            is_missed,
        )


def alone(measure: Measure, here: Revision) -> Iterator[str]:
    """Yield a line for each figure of a work, where there is nothing to compare it with."""
    taken = measure.take(here)
    for figure, value in taken.items():
        yield f"{measure.name:32} {figure:10} {value:9.3f}"


def _median(taken: Sequence[Taken], figure: str) -> float:
    return median(one[figure] for one in taken)
