"""Notes ("ghi chú") on cells of an Excel file: beside those that are there already, whatever made them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl.comments.shape_writer import ShapeWriter

from plans.reading.archive import parsed
from plans.reading.package import Package
from reports.sheet_rows import clean

Element = Any
"""lxml has no types."""
AUTHOR = "Đôn đốc"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What stands behind the shapes of notes in a sheet (ECMA-376, CT_Worksheet).
_BEHIND = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_FIRST_ID = 9001
"""Shapes that were there have lower numbers as a rule."""


def with_notes(package: Package, sheet: str, root: Element, notes: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts that hold the notes, by name; `root` of the sheet is made to point at them.

    `notes` has what is said of each cell ("F5").
    """
    known = {relation.kind: relation.part for relation in package.relations(sheet)}
    folder = posixpath.dirname(sheet)
    own = posixpath.basename(sheet).removesuffix(".xml")
    listed = known.get("comments", f"xl/comments_{own}.xml")
    drawn = known.get("vmlDrawing", f"xl/drawings/vmlDrawing_{own}.vml")
    new = _listed(package, listed if "comments" in known else None, notes)
    parts = {
        listed: _xml(new),
        drawn: _drawn(package, drawn if "vmlDrawing" in known else None, notes),
    }
    relations = posixpath.join(folder, "_rels", f"{posixpath.basename(sheet)}.rels")
    added = {kind: part for kind, part in (("comments", listed), ("vmlDrawing", drawn)) if kind not in known}
    if added:
        parts[relations], ids = _pointing(package, relations, added)
        parts["[Content_Types].xml"] = _typed(package, listed)
        if "vmlDrawing" in ids:
            _point_at_shapes(root, ids["vmlDrawing"])
    return parts


def _listed(package: Package, part: str | None, notes: Mapping[str, str]) -> Element:
    """Return the list of notes with these added; a cell that has one gets a paragraph more."""
    root = (
        parsed(package.archive.part(part))
        if part
        else etree.Element(f"{{{_MAIN}}}comments", nsmap={None: _MAIN})
    )
    space = f"{{{etree.QName(root).namespace}}}"
    authors = root.find(f"{space}authors")
    if authors is None:
        authors = etree.SubElement(root, f"{space}authors")
    etree.SubElement(authors, f"{space}author").text = AUTHOR
    entries = root.find(f"{space}commentList")
    if entries is None:
        entries = etree.SubElement(root, f"{space}commentList")
    there = {entry.get("ref"): entry for entry in entries}
    for cell, words in notes.items():
        if cell in there:
            text, said = there[cell].find(f"{space}text"), f"\n{AUTHOR}: {words}"
        else:
            entry = etree.SubElement(entries, f"{space}comment", ref=cell, authorId=str(len(authors) - 1))
            text, said = etree.SubElement(entry, f"{space}text"), words
        run = etree.SubElement(etree.SubElement(text, f"{space}r"), f"{space}t")
        run.text = clean(said)
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return root


def _drawn(package: Package, part: str | None, notes: Mapping[str, str]) -> bytes:
    """Return the shapes in which a spreadsheet program shows the notes, those there kept."""
    made = parsed(ShapeWriter([(cell, _Size()) for cell in notes]).write(None))
    if part is None:
        return bytes(etree.tostring(made))
    root = parsed(package.archive.part(part))
    there = {_place(shape) for shape in root.iter(_SHAPE)}
    for number, shape in enumerate(list(made.iter(_SHAPE)), start=_FIRST_ID):
        if _place(shape) not in there:
            shape.set("id", f"_x0000_s{number}")
            root.append(shape)
    return bytes(etree.tostring(root))


@dataclass(frozen=True, slots=True)
class _Size:
    """Points of a note that is opened, as openpyxl asks for them."""

    height: int = 90
    width: int = 220


def _place(shape: Element) -> tuple[str | None, str | None]:
    return shape.findtext(".//{*}Row"), shape.findtext(".//{*}Column")


def _pointing(package: Package, part: str, added: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """Return the relations of a sheet with these parts added, and the id of each by its kind."""
    exists = part in package.archive
    root = (
        parsed(package.archive.part(part))
        if exists
        else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    )
    ids = {}
    for number, (kind, target) in enumerate(added.items(), start=len(root) + 1):
        ids[kind] = f"rIdDonDoc{number}"
        attributes = {"Id": ids[kind], "Type": f"{_OFFICE}/{kind}", "Target": f"/{target}"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
    return _xml(root), ids


def _typed(package: Package, listed: str) -> bytes:
    """Return the list of what kind each part is, with those of notes."""
    root = parsed(package.archive.part("[Content_Types].xml"))
    defaults = {one.get("Extension", "").lower() for one in root.iter(f"{{{_TYPES}}}Default")}
    if "vml" not in defaults:
        default = etree.Element(f"{{{_TYPES}}}Default", Extension="vml", ContentType=_SHAPES_TYPE)
        root.insert(0, default)
    if f"/{listed}" not in {one.get("PartName") for one in root.iter(f"{{{_TYPES}}}Override")}:
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{listed}", ContentType=_NOTES_TYPE)
    return _xml(root)


def _point_at_shapes(root: Element, relation: str) -> None:
    """Let the sheet name its shapes, at the place that the order of its elements asks for."""
    space = f"{{{etree.QName(root).namespace}}}"
    pointer = etree.Element(f"{space}legacyDrawing", {f"{{{_office_of(root)}}}id": relation})
    behind = (child for child in root if etree.QName(child).localname in _BEHIND)
    following = next(behind, None)
    if following is None:
        root.append(pointer)
    else:
        following.addprevious(pointer)


def _office_of(root: Element) -> str:
    """Return the name space of relations: that of "Strict Open XML" is another one."""
    is_strict = "purl.oclc.org" in str(etree.QName(root).namespace)
    return "http://purl.oclc.org/ooxml/officeDocument/relationships" if is_strict else _OFFICE


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
