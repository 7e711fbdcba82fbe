"""Checks the parameters of a request against the facts of the Bot API, more strictly than Telegram does."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import Json, RefusalError, bad_request

FACTS: Json = json.loads(Path(__file__).with_name("facts.json").read_text(encoding="utf-8"))

_INTEGER = re.compile(r"-?[0-9]{1,19}")
_ARRAY = "Array of "
_SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (float, int),
}
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "message_id": "message identifier is not specified",
    "file_id": "file_id not specified",
}
"""Telegram's own words for a parameter that is not there; it has none for the others."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes


def check_method(name: str) -> None:
    """Raise a RefusalError (404) when the Bot API has no such method or the sandbox does not play it."""
    if name in FACTS["methods"]:
        return
    if name in FACTS["unplayed_methods"]:
        raise RefusalError(404, f"Not Found: the sandbox does not play the method {name}")
    raise RefusalError(404, "Not Found: method not found")


def check_parameters(method: str, given: Mapping[str, object]) -> Json:
    """Return the typed parameters of a request.

    Raises RefusalError: a parameter is unknown, missing or of another type, or the sandbox does not play it.
    """
    kinds = _kinds(method, FACTS["methods"][method], given)
    decoded = {name: _decoded(f"{method}.{name}", kinds[name], value) for name, value in given.items()}
    return {name: _value(f"{method}.{name}", kinds[name], value) for name, value in decoded.items()}


def _kinds(owner: str, facts: Json, given: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the types of all fields; raises RefusalError when a given one is unknown or one is missing."""
    kinds: dict[str, list[str]] = facts["required"] | facts["optional"]
    for name in given:
        if name in facts["unplayed"]:
            raise bad_request(f'the sandbox does not play "{name}" of {owner}')
        if name not in kinds:
            raise bad_request(f'{owner} has no parameter "{name}"')
    for name in facts["required"]:
        if given.get(name) is None or (given[name] == "" and name in _MISSING):
            raise bad_request(_MISSING.get(name, f'parameter "{name}" of {owner} is required'))
    return kinds


def _decoded(where: str, kinds: list[str], value: object) -> object:
    """Return what a parameter that came as text stands for: itself, or JSON for all types but String."""
    if not isinstance(value, str):
        return value
    if "String" in kinds:
        return int(value) if "Integer" in kinds and _INTEGER.fullmatch(value) else value
    try:
        return json.loads(value)
    except ValueError:
        raise _mistyped(where, kinds) from None


def _value(where: str, kinds: list[str], value: object) -> Any:
    for kind in kinds:
        if kind in _SCALARS and type(value) in _SCALARS[kind]:
            return value
        if kind == "InputFile" and isinstance(value, Upload):
            return value
        if kind.startswith(_ARRAY) and isinstance(value, list):
            return [_value(where, [kind.removeprefix(_ARRAY)], item) for item in value]
    objects = [kind for kind in kinds if kind in FACTS["objects"]]
    if objects and isinstance(value, dict):
        return _object(where, objects, value)
    raise _mistyped(where, kinds)


def _object(where: str, kinds: list[str], value: dict[str, object]) -> Json:
    """Return the value as the first of the object types whose required fields it has."""
    for kind in kinds:
        facts = FACTS["objects"][kind]
        if "subtypes" in facts:
            return _subtype(where, facts["subtypes"], value)
        if len(kinds) == 1 or facts["required"].keys() <= value.keys():
            return _fields(kind, value)
    raise _mistyped(where, kinds)


def _mistyped(where: str, kinds: list[str]) -> RefusalError:
    return bad_request(f'parameter "{where}" must be of type {" or ".join(kinds)}')


def _subtype(where: str, subtypes: dict[str, str], value: dict[str, object]) -> Json:
    kind = subtypes.get(str(value.get("type")))
    if kind is None:
        raise bad_request(f'parameter "{where}" must have a type of {", ".join(subtypes)}')
    return _fields(kind, value)


def _fields(kind: str, value: dict[str, object]) -> Json:
    kinds = _kinds(kind, FACTS["objects"][kind], value)
    return {name: _value(f"{kind}.{name}", kinds[name], field) for name, field in value.items()}
