"""The texts and captions a request brings."""

from sandbox.errors import Json, bad_request
from sandbox.formatting import FormattedText, finish, parse_html, units

MAX_TEXT = 4096
MAX_CAPTION = 1024


def text(parameters: Json, too_long: str = "message is too long") -> FormattedText:
    """Return the text of a message; raises RefusalError when it is empty, too long or does not parse."""
    if "text" not in parameters:
        raise bad_request("message text is empty")
    formatted = _formatted(parameters["text"], parameters.get("entities"), parameters.get("parse_mode"))
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if units(formatted.text) > MAX_TEXT:
        raise bad_request(too_long)
    return formatted


def caption(parameters: Json) -> FormattedText:
    """Return the caption of a file, empty without one; raises RefusalError when too long or not parsed."""
    given = parameters.get("caption", "")
    formatted = _formatted(given, parameters.get("caption_entities"), parameters.get("parse_mode"))
    if units(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(given: str, entities: list[Json] | None, parse_mode: str | None) -> FormattedText:
    if parse_mode is None:
        return finish(given, [_inside(given, entity) for entity in entities or []])
    if entities is not None:
        raise bad_request("parse_mode and entities exclude each other")
    match parse_mode.lower():
        case "html":
            return parse_html(given)
        case "markdown" | "markdownv2":
            raise bad_request(f"the sandbox does not play the parse_mode {parse_mode}")
        case _:
            raise bad_request("unsupported parse_mode")


def _inside(given: str, entity: Json) -> Json:
    if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > units(given):
        raise bad_request("entity begins or ends outside of the text")
    return entity
