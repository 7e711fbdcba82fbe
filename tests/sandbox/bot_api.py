"""What the machine-readable Bot API says of the shapes of its types."""

from pathlib import Path
from typing import Any

API = Path(__file__).resolve().parents[2] / ".." / "shared" / "botapi" / "api.json"
SCALARS = {"Integer": int, "String": str, "Boolean": bool, "True": bool, "Float": float}


def faults(types: dict[str, Any], kind: str, value: Any, where: str) -> list[str]:
    """Return where a value is not of this type of the Bot API."""
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return [fault for item in value for fault in faults(types, inner, item, where)]
    if kind in SCALARS:
        return [] if type(value) is SCALARS[kind] else [f"{where} is no {kind}: {value!r}"]
    if "subtypes" in types[kind]:
        return min((faults(types, each, value, where) for each in types[kind]["subtypes"]), key=len)
    fields = {field["name"]: field for field in types[kind].get("fields", [])}
    missing = [
        f"{where}.{name} is missing"
        for name, field in fields.items()
        if field["required"] and name not in value
    ]
    unknown = [f"{where}.{name} is unknown" for name in value if name not in fields]
    nested = [
        fault
        for name in value.keys() & fields.keys()
        for fault in faults(types, fields[name]["types"][0], value[name], f"{where}.{name}")
    ]
    return missing + unknown + nested
