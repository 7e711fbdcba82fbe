"""Office files are zip archives: opening them without being tricked by their sizes or their XML."""

import io
import zipfile
import zlib

from plans.plan import UnreadableDocumentError

_MOST_PARTS = 2_000
_LARGEST_PART = 64 * 2**20
_LARGEST_TOTAL = 128 * 2**20
_DAMAGED = (
    "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Đề nghị mở lại tệp trên máy tính, lưu lại và gửi lại "
    "bản đầy đủ."
)
_TOO_LARGE = (
    "Nội dung của tệp sau khi giải nén quá lớn nên không đọc. Đề nghị bỏ bớt hình ảnh, chỉ giữ kế hoạch "
    "và phụ lục "
    "nhiệm vụ rồi gửi lại."
)
_ENCRYPTED = "Tệp được đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại."
_FORBIDDEN = "Tệp có nội dung không hợp lệ nên không đọc. Đề nghị lưu lại bằng Word hoặc Excel rồi gửi lại."


class Archive:
    """The parts of an office file, after their declared sizes were found acceptable."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableDocumentError(_DAMAGED) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_TOTAL:
            raise UnreadableDocumentError(_TOO_LARGE)
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableDocumentError(_ENCRYPTED)
        self.names = frozenset(part.filename for part in parts)

    def xml(self, name: str) -> bytes:
        """Return one XML part; zipfile never reads more than the size that was checked.

        Raises:
            UnreadableDocumentError: the part is missing, damaged, too large, or declares entities.
        """
        try:
            if self._zip.getinfo(name).file_size > _LARGEST_PART:
                raise UnreadableDocumentError(_TOO_LARGE)
            content = self._zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            zlib.error,
        ) as error:
            raise UnreadableDocumentError(_DAMAGED) from error
        # Office never writes a document type; where one stands, entities are to be expanded.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise UnreadableDocumentError(_FORBIDDEN)
        return content
