"""Parses the HTML that Telegram takes in messages and refuses the rest in Telegram's words."""

import re
from dataclasses import dataclass
from html import unescape

from sandbox.errors import Json, RefusalError, bad_request

_ENTITY_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_PLAIN = re.compile(r"[^<&]+")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACES = " \t\r\n"
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")


@dataclass(slots=True)
class _Tag:
    name: str
    argument: str
    offset: int
    position: int
    """Where its text begins in the parsed text, in characters."""


class HtmlParser:
    """One pass over a source; `parse` gives the text and its entities."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_Tag] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """Return the text and its entities; raises RefusalError (can't parse entities) with a byte offset."""
        while self._at < len(self._source):
            if self._source.startswith("</", self._at):
                self._end_tag()
            elif self._source[self._at] == "<":
                self._start_tag()
            else:
                self._add_text(self._plain() or self._character())
        if self._open:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        return "".join(self._text), self._entities

    def _plain(self) -> str:
        """Return the run of characters up to the next tag or reference."""
        run = _PLAIN.match(self._source, self._at)
        self._at = run.end() if run else self._at
        return run[0] if run else ""

    def _character(self) -> str:
        """Return the next character, decoding the few named and all numbered references."""
        reference = _CHARACTER.match(self._source, self._at)
        taken = reference[0] if reference else self._source[self._at]
        self._at += len(taken)
        return unescape(taken) if reference else taken

    def _add_text(self, characters: str) -> None:
        self._text.append(characters)
        self._offset += len(characters.encode("utf-16-le")) // 2

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        name = self._until(f"{_SPACES}>").lower()
        if self._ended():
            raise self._refusal("Unclosed start tag", begin)
        if name not in _ENTITY_TYPES:
            raise self._refusal(f'Unsupported start tag "{name}"', begin)
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Tag(name, argument, self._offset, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Return the one attribute value that means something for the tag, or nothing."""
        argument = ""
        self._skip_spaces()
        while not self._source.startswith(">", self._at):
            attribute = self._until(f"{_SPACES}=>").lower()
            if not attribute:
                raise self._refusal(f'Empty attribute name in the tag "{tag}"', begin)
            value = self._attribute_value(tag, attribute, begin)
            argument = _argument(tag, attribute, value) or argument
            self._skip_spaces()
            if self._ended():
                raise self._refusal("Unclosed start tag", begin)
        self._at += 1
        return argument

    def _attribute_value(self, tag: str, attribute: str, begin: int) -> str:
        self._skip_spaces()
        if not self._source.startswith("=", self._at):
            if (tag, attribute) == ("blockquote", "expandable"):
                return attribute
            raise self._refusal(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
            )
        self._at += 1
        self._skip_spaces()
        if self._source.startswith(('"', "'"), self._at):
            return self._quoted(begin)
        return self._name_token()

    def _quoted(self, begin: int) -> str:
        quote, characters = self._source[self._at], []
        self._at += 1
        while not self._ended() and self._source[self._at] != quote:
            characters.append(self._character())
        if self._ended():
            raise self._refusal("Unclosed start tag", begin)
        self._at += 1
        return "".join(characters)

    def _name_token(self) -> str:
        begin = self._at
        token = _NAME_TOKEN.match(self._source, begin)
        self._at = token.end() if token else begin
        if self._source[self._at : self._at + 1] not in (*_SPACES, ">", ""):
            raise self._refusal("Unexpected end of name token", begin)
        return self._source[begin : self._at].lower()

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._refusal("Unexpected end tag", begin)
        self._at += 2
        name = self._until(f"{_SPACES}>").lower()
        self._skip_spaces()
        if not self._source.startswith(">", self._at):
            raise self._refusal("Unclosed end tag", begin)
        self._at += 1
        tag = self._open.pop()
        if name and name != tag.name:
            raise self._refusal("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
        if self._offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        place = {"offset": tag.offset, "length": self._offset - tag.offset}
        inner = self._entities[-1] if self._entities else {}
        same_place = inner.get("offset") == tag.offset and inner.get("length") == place["length"]
        if tag.name == "pre" and same_place and "language" in inner:
            inner["type"] = "pre"
        elif tag.name == "a":
            self._entities += _link(tag.argument or "".join(self._text[tag.position :]), place)
        elif tag.name == "blockquote" and tag.argument:
            self._entities.append({"type": "expandable_blockquote", **place})
        elif tag.name == "code" and self._open and self._open[-1].name == "pre" and tag.argument:
            self._entities.append({"type": "code", **place, "language": tag.argument})
        else:
            inner.pop("language", None)
            self._entities.append({"type": _ENTITY_TYPES[tag.name], **place})

    def _until(self, stops: str) -> str:
        begin = self._at
        while not self._ended() and self._source[self._at] not in stops:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_spaces(self) -> None:
        while not self._ended() and self._source[self._at] in _SPACES:
            self._at += 1

    def _ended(self) -> bool:
        return self._at >= len(self._source)

    def _refusal(self, reason: str, begin: int, detail: str = "") -> RefusalError:
        offset = len(self._source[:begin].encode())
        return _refusal(f"{reason} at byte offset {offset}{detail}")


def _refusal(reason: str) -> RefusalError:
    return bad_request(f"can't parse entities: {reason}")


def _argument(tag: str, attribute: str, value: str) -> str:
    match (tag, attribute):
        case ("a", "href") | ("blockquote", "expandable"):
            return value or attribute
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case _:
            return ""


def _link(url: str, place: dict[str, int]) -> list[Json]:
    """Return the entity of a link, or none for what is no address: Telegram then shows plain text."""
    person = _USER_LINK.fullmatch(url)
    if person:
        mentioned = {"id": int(person[1]), "is_bot": False, "first_name": ""}
        return [{"type": "text_mention", **place, "user": mentioned}]
    if "." not in url and not url.startswith("tg://"):
        return []
    return [{"type": "text_link", **place, "url": url if "://" in url else f"http://{url}"}]
