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
    return _fields(method, FACTS["methods"][method], {name: _decode(value) for name, value in given.items()})


def _decode(value: object) -> object:
    """Return a form value marked as such: a form knows only text, whatever the type of the parameter."""
    return _FormText(value) if isinstance(value, str) else value


class _FormText(str):
    """The text of a top-level parameter: itself, or JSON for every type but String."""

    __slots__ = ()


def _fields(owner: str, facts: Json, given: Mapping[str, object]) -> Json:
    required, optional = facts.get("required", {}), facts.get("optional", {})
    for name in given:
        if name in facts.get("unplayed", ()):
            raise bad_request(f'the sandbox does not play "{name}" of {owner}')
        if name not in required and name not in optional:
            raise bad_request(f'{owner} has no parameter "{name}"')
    for name in required:
        if given.get(name) is None or (given[name] == "" and name in _MISSING):
            raise bad_request(_MISSING.get(name, f'parameter "{name}" of {owner} is required'))
    return {
        name: _value(f"{owner}.{name}", (required | optional)[name], value) for name, value in given.items()
    }


def _value(where: str, kinds: list[str], value: object) -> Any:
    if isinstance(value, _FormText):
        value = _from_form(where, kinds, str(value))
    for kind in kinds:
        if kind in _SCALARS and type(value) in _SCALARS[kind]:
            return value
        if kind == "InputFile" and isinstance(value, Upload):
            return value
        if kind.startswith(_ARRAY) and isinstance(value, list):
            return [_value(where, [kind.removeprefix(_ARRAY)], item) for item in value]
    if isinstance(value, dict):
        return _object(where, [kind for kind in kinds if kind in FACTS["objects"]], value)
    raise bad_request(f'parameter "{where}" must be of type {" or ".join(kinds)}')


def _from_form(where: str, kinds: list[str], text: str) -> object:
    if "String" in kinds:
        return int(text) if "Integer" in kinds and _INTEGER.fullmatch(text) else text
    try:
        return json.loads(text)
    except ValueError:
        raise bad_request(f'parameter "{where}" must be of type {" or ".join(kinds)}') from None


def _object(where: str, kinds: list[str], value: dict[str, object]) -> Json:
    """Return the value as the first of the object types whose required fields it has."""
    for kind in kinds:
        facts = FACTS["objects"][kind]
        if "subtypes" in facts:
            return _subtype(where, facts["subtypes"], value)
        if kind == kinds[-1] or facts.get("required", {}).keys() <= value.keys():
            return _fields(kind, facts, value)
    raise bad_request(f'parameter "{where}" must not be an object')


def _subtype(where: str, subtypes: dict[str, str], value: dict[str, object]) -> Json:
    kind = subtypes.get(str(value.get("type")))
    if kind is None:
        raise bad_request(f'parameter "{where}" must have a type of {", ".join(subtypes)}')
    return _fields(kind, FACTS["objects"][kind], value)
