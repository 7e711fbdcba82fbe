"""Changing the parts of an office file, as other programs write them."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

Edit = Callable[[bytes], bytes]

_STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
}

_STRINGS = (
    b'<Relationship Id="strings" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)


def with_parts(content: bytes, parts: Mapping[str, bytes | str | Edit], *, without: str = "") -> bytes:
    """Return an archive with parts replaced, changed by a function, or added; `without` one of them."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = parts.get(name)
            if name != without and not isinstance(change, (bytes, str)):
                new.writestr(name, change(old.read(name)) if change is not None else old.read(name))
        for name, part in parts.items():
            if isinstance(part, (bytes, str)):
                new.writestr(name, part)
    return saved.getvalue()


def replaced(content: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """Return an archive with words of one part replaced by others."""

    def edit(text: bytes) -> bytes:
        for old, new in pairs:
            assert old.encode() in text, (old, text[:2000])
            text = text.replace(old.encode(), new.encode())
        return text

    return with_parts(content, {part: edit})


def renamed(content: bytes, old: str, new: str) -> bytes:
    """Return an archive in which a part, and what points at it, has another name."""
    saved = BytesIO()
    short = {name.rsplit("/", 1)[-1].encode() for name in (old, new)}
    assert len(short) == 2
    before, after = old.rsplit("/", 1)[-1].encode(), new.rsplit("/", 1)[-1].encode()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                part = part.replace(before, after)
            folder, _, _ = name.rpartition("/")
            moved = {
                old: new,
                f"{old.rsplit('/', 1)[0]}/_rels/{before.decode()}.rels": f"{folder}/{after.decode()}.rels",
            }
            target.writestr(moved.get(name, name), part)
    return saved.getvalue()


def strict(content: bytes) -> bytes:
    """Return the file as "Strict Open XML" names its elements."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            for usual, other in _STRICT.items():
                part = part.replace(usual, other)
            target.writestr(name, part)
    return saved.getvalue()


def archive(**parts: str) -> bytes:
    """Return an archive of parts; "__" stands for "/" and "_dot_" for "." in their names."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as new:
        for name, part in parts.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return saved.getvalue()


def with_shared_strings(content: bytes) -> bytes:
    """Return a workbook of one sheet with its texts in one list, as Excel writes them, unlike openpyxl."""
    texts: list[bytes] = []

    def shared(match: re.Match[bytes]) -> bytes:
        texts.append(match["text"])
        return match["start"] + b' t="s"' + match["end"] + b"><v>%d</v></c>" % (len(texts) - 1)

    inline = re.compile(
        rb'(?P<start><c r="[A-Z]+\d+"(?: s="\d+")?) t="inlineStr"(?P<end>(?: s="\d+")?)>'
        rb"<is>(?P<text>.*?)</is></c>"
    )
    changed = with_parts(content, {"xl/worksheets/sheet1.xml": lambda part: inline.sub(shared, part)})
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    items = b"".join(b"<si>%s<rPh sb='0' eb='1'><t>kana</t></rPh></si>" % text for text in texts)
    return with_parts(
        changed,
        {
            "xl/sharedStrings.xml": b"<sst %s>%s</sst>" % (space, items),
            "xl/_rels/workbook.xml.rels": lambda part: part.replace(b"</Relationships>", _STRINGS),
        },
    )
