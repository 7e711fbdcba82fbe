"""Office files are zip archives: opening them without being tricked by their sizes or their XML."""

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from plans.plan import UnreadableDocumentError

Element = Any
"""lxml has no types."""
_MOST_PARTS = 2_000
_LARGEST_PART = 64 * 2**20
_LARGEST_TOTAL = 128 * 2**20
DAMAGED = (
    "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Đề nghị mở lại tệp trên máy tính, lưu lại và gửi lại "
    "bản đầy đủ."
)
_TOO_LARGE = (
    "Nội dung của tệp sau khi giải nén quá lớn nên không đọc. Đề nghị bỏ bớt hình ảnh, chỉ giữ kế hoạch "
    "và phụ lục "
    "nhiệm vụ rồi gửi lại."
)
ENCRYPTED = "Tệp được đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại."
_FORBIDDEN = "Tệp có nội dung không hợp lệ nên không đọc. Đề nghị lưu lại bằng Word hoặc Excel rồi gửi lại."
# "Strict Open XML" says the same under other names (ISO/IEC 29500-1 and -4, annex A).
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class Archive:
    """The parts of an office file, after their declared sizes were found acceptable."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableDocumentError(DAMAGED) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_TOTAL:
            raise UnreadableDocumentError(_TOO_LARGE)
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableDocumentError(ENCRYPTED)
        # Office takes the names of parts without regard to case, and some programs write "word\document.xml".
        self._parts = {_folded(part.filename): part for part in parts}

    def __contains__(self, name: str) -> bool:
        """Return whether the file has this part."""
        return _folded(name) in self._parts

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the parts, in small letters."""
        return frozenset(self._parts)

    @property
    def written_names(self) -> tuple[str, ...]:
        """Return the names of the parts as they are written in the file, each once."""
        return tuple(part.filename for part in self._parts.values())

    def size_of_parts(self, endings: tuple[str, ...]) -> int:
        """Return how many bytes the parts have, unpacked, whose names end so."""
        return sum(part.file_size for name, part in self._parts.items() if name.endswith(endings))

    def xml(self, name: str) -> bytes:
        """Return one XML part; zipfile never reads more than the size that was checked.

        Raises:
            UnreadableDocumentError: the part is missing, damaged, too large, or declares entities.
        """
        content = self.part(name)
        # Office never writes a document type; where one stands, entities are to be expanded.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise UnreadableDocumentError(_FORBIDDEN)
        return _STRICT.sub(_USUAL, content) if b"purl.oclc.org/ooxml" in content else content

    def part(self, name: str) -> bytes:
        """Return the bytes of one part.

        Raises:
            UnreadableDocumentError: the part is missing, damaged or too large.
        """
        try:
            part = self._parts[_folded(name)]
            if part.file_size > _LARGEST_PART:
                raise UnreadableDocumentError(_TOO_LARGE)
            return self._zip.read(part)
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            zlib.error,
        ) as error:
            raise UnreadableDocumentError(DAMAGED) from error

    def root(self, name: str) -> Element:
        """Return the root element of one XML part; raises UnreadableDocumentError like `xml`."""
        return parsed(self.xml(name))


def parsed(xml: bytes) -> Element:
    """Return the root element of an XML text.

    Raises:
        UnreadableDocumentError: it is not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(xml, parser)
    except SyntaxError as error:
        raise UnreadableDocumentError(DAMAGED) from error


def _folded(name: str) -> str:
    return name.replace("\\", "/").strip("/").lower()
