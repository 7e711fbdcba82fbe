"""Which parts of a document can give work: not its aims and figures, nor what stands below the signature."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plans.reading.given.markers import Rank
from plans.reading.given.paragraphs import Paragraph
from plans.text import fold

_BELOW_SIGNATURE = re.compile(r"(?:^|(?<=[./] ))Nơi nhận ?:|^(?:Nơi nhận|NƠI NHẬN)\b")
_ATTACHED = re.compile(
    r"(?:du thao )?(?:ke hoach|chuong trinh(?: hanh dong)?|phuong an|de an|phu luc(?: [ivx\d]+)?|danh muc"
    r"|phan cong nhiem vu)\b"
)
_NOT_WORK_KIND = re.compile(r"(?:bao cao|to trinh)(?: \S.*)?")
_KIND = re.compile(
    r"(?:ke hoach|chuong trinh|phuong an|de an|quyet dinh|nghi quyet|chi thi|cong dien|thong bao|ket luan"
    r"|huong dan|kinh gui|bao cao|to trinh)\b"
)
_AIMS = re.compile(
    r"(?:su can thiet|muc dich|yeu cau|muc tieu|quan diem|chi tieu|boi canh|thuc trang|nguyen tac|bai hoc"
    r"|doi tuong|pham vi|can cu"
    r"|ton tai|han che|nguyen nhan|kho khan|thuan loi|uu diem|thanh phan)\b"
)
_REVIEW = re.compile(
    r"(?:ve )?(?:danh gia(?: chung| tinh hinh| ket qua)?|tinh hinh|ket qua|nhan dinh|khai quat"
    r"|cong tac chi dao)\b"
)
_AIMS_OF_ITEM = re.compile(
    r"(?:muc dich|yeu cau|muc dich,? yeu cau|muc tieu(?: chung| cu the| tong quat)?|chi tieu(?: cu the)?"
    r"|quan diem(?: chi dao)?|doi tuong"
    r"|pham vi|thanh phan|ton tai(?:, han che)?|han che|nguyen nhan|ket qua dat duoc|uu diem|khuyet diem"
    r"|danh gia chung)(?= ?:| ?$| ?\.$)"
)
_HEADING = 160


def body(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Return the paragraphs between the letterhead and the signature, also of a plan attached below it."""
    below = False
    for paragraph in paragraphs:
        signature = _BELOW_SIGNATURE.search(paragraph.text)
        if signature and not below:
            below = True
            if signature.start():
                yield replace(paragraph, text=paragraph.text[: signature.start()].rstrip())
        elif below and paragraph.text.isupper() and _ATTACHED.match(fold(paragraph.text)):
            below = False
        if not below:
            yield paragraph


def is_a_report(paragraphs: Iterable[Paragraph]) -> bool:
    """Return whether the document reports or asks upwards: what it proposes is nobody's work yet."""
    kinds = (fold(one.text[:_HEADING]) for one in paragraphs if one.text[:6].isupper())
    first = next((kind for kind in kinds if _KIND.match(kind)), "")
    return _NOT_WORK_KIND.fullmatch(first) is not None


def is_about_aims(paragraph: Paragraph) -> bool:
    """Return whether a heading opens aims, figures or a review, below which nobody is given work."""
    words = fold(paragraph.text[:_HEADING])
    if paragraph.marker.rank <= Rank.CHAPTER and len(paragraph.text) < _HEADING:
        return bool(_AIMS.match(words) or _REVIEW.match(words))
    return paragraph.marker.rank is not Rank.PLAIN and _AIMS_OF_ITEM.match(words) is not None
