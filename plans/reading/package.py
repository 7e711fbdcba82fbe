"""How the parts of an Office Open XML file point at each other; no part has a name that can be relied on."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from plans.reading.archive import Archive, Element, parsed

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_USUAL_MAINS = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")
_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another points at: by which name, as what, and where it is."""

    name: str
    kind: str
    part: str


class Package:
    """An Office Open XML file: its main part and what belongs to each part."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def main(self) -> str | None:
        """Return the part that holds the document itself, None where there is none."""
        named = [relation.part for relation in self.relations("") if relation.kind == "officeDocument"]
        return next((part for part in (*named, *_USUAL_MAINS) if part in self.archive), None)

    @cached_property
    def _main_xml(self) -> bytes:
        return b"" if self.main is None or self.main.endswith(".bin") else self.archive.xml(self.main)

    @cached_property
    def root_name(self) -> str:
        """Return what the main part is: "document", "workbook", "presentation", or "" when it is no XML."""
        start = _ROOT.match(self._main_xml)
        return start[1].decode() if start else ""

    def relations(self, part: str) -> Iterator[Relation]:
        """Return what a part points at; the file itself is the part ""."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.archive:
            return
        for relation in self.archive.root(listed).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = unquote(relation.get("Target", "")).replace("\\", "/")
                where = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield Relation(relation.get("Id", ""), relation.get("Type", "").rsplit("/", 1)[-1], where)

    def related(self, part: str, kind: str) -> Element | None:
        """Return the root of the part that this one points at as `kind`, None where it has none."""
        found = (relation.part for relation in self.relations(part) if relation.kind == kind)
        return next((self.archive.root(name) for name in found if name in self.archive), None)

    def root(self) -> Element:
        """Return the root element of the main part; raises UnreadableDocumentError when it is damaged."""
        return parsed(self._main_xml)
