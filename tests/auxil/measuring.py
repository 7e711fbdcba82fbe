"""What coverage need not watch: it doubles the time of what runs, and lines run again tell nothing new.

A fixture is watched when it is set up for the first time in a process, and not when it is set up again: the
bot starts a thousand times. A test marked `slow` lives through what shorter tests have shown
line by line already. Threads that a fixture starts are watched, since they do the work of the test.
"""

import sys
import threading
from collections.abc import Generator
from typing import Any

import pytest

_SEEN: set[tuple[object, ...]] = set()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Let coverage look away from what it has seen set up."""
    given = getattr(getattr(request, "_pyfuncitem", None), "callspec", None)
    setting_up = (fixturedef.func, getattr(request, "param_index", 0), given and given.params.get("kind"))
    tracer = sys.gettrace()
    if tracer is None or setting_up not in _SEEN:
        _SEEN.add(setting_up)
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let coverage look away from a long test, its fixtures and its threads."""
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    if tracer is None or item.get_closest_marker("slow") is None:
        return (yield)
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(of_threads)
        sys.settrace(tracer)
