"""Everything the control API can do, by name."""

from collections.abc import Callable
from typing import Any

from pydantic import ConfigDict, validate_call

from sandbox.actions import chats, faults, people, reading

Action = Callable[..., Any]

_checked = validate_call(config=ConfigDict(arbitrary_types_allowed=True))

ACTIONS: dict[str, Action] = {
    action.__name__: _checked(action)
    for action in (*people.ACTIONS, *chats.ACTIONS, *reading.ACTIONS, *faults.ACTIONS)
}
