"""Patterns are compiled when they are first used, and each of them can be."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import chat.understanding
import plans
from plans import patterns
from plans.patterns import sought


def test_a_pattern_behaves_as_a_compiled_one():
    number = sought(r"(?P<number>\d+)", re.IGNORECASE)
    assert number.sub("?", "NV 3, NV 14") == "NV ?, NV ?"
    assert [found["number"] for found in number.finditer("NV 3, NV 14")] == ["3", "14"]
    assert number.fullmatch("NV 3") is None
    assert (number.pattern, number.flags & re.IGNORECASE) == (r"(?P<number>\d+)", re.IGNORECASE)


def test_nothing_is_compiled_before_something_is_sought():
    broken = sought("(")
    with pytest.raises(re.error):
        broken.search("anything")


def written(value: Any) -> Iterator[Any]:
    """Yield the patterns in a value of a module."""
    if isinstance(value, patterns._Written):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*written(key), *written(one))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from written(one)


def test_every_pattern_of_ours_can_be_compiled():
    """One that cannot would be found when somebody writes the words that it is for."""
    found = 0
    for package in (plans, chat.understanding):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                for pattern in written(value):
                    assert re.compile(pattern.pattern)
                    found += 1
    assert found > 200
