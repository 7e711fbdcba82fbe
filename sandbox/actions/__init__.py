"""Everything the control API can do, by name."""

from collections.abc import Callable
from typing import Any

from pydantic import ConfigDict, validate_call

from sandbox.actions import chats, faults, people, reading, relaying, rights, roads, sharing, topics

Action = Callable[..., Any]

_checked = validate_call(config=ConfigDict(arbitrary_types_allowed=True))

PARTS = (people, sharing, relaying, chats, topics, rights, reading, faults, roads)

ACTIONS: dict[str, Action] = {action.__name__: _checked(action) for part in PARTS for action in part.ACTIONS}
