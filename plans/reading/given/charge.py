"""Who is in charge: the leading units, those that work with them, and where the work begins."""

from dataclasses import dataclass

from plans.patterns import sought
from plans.reading.given.doers import doers_of
from plans.reading.given.words import lowered

_DUTY = sought(
    r"[,:\s]*(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm(?! (?:trước|về|toàn|thi|nếu|chính))"
    r"|được giao(?! (?:tại|theo))|cần|phải)(?= |:)(?: nhiệm vụ)?:?"
)
# "căn cứ chức năng, nhiệm vụ, chủ trì …", "tiếp tục chủ trì …": what stands before the role only colours it.
_COLOURS = sought(
    r"[,\s]*(?:(?:căn cứ|theo|trên cơ sở)[^;:.]{0,200}?[,\s]+)?(?:(?:khẩn trương|chủ động|tiếp tục|tích cực"
    r"|trực tiếp|thường xuyên"
    r"|kịp thời|nghiêm túc|tập trung|có trách nhiệm|chịu trách nhiệm)[,\s]+(?:và )?)*"
    r"(?=(?:(?:là|làm) )?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)(?: |,)|phối hợp)"
)
_LEADS = sought(
    r"[,\s]*(?:(?:là|làm) )?(?:(?:cơ quan|đơn vị) )?(?:(?:thường trực|đầu mối),? (?:và )?)?"
    r"(?:chủ trì|đầu mối|chịu trách nhiệm chính)"
    r"(?: (?:thực hiện|tham mưu|giải quyết|chính)(?=[,;.: )]))?(?![^\W_])"
)
_WITH = sought(
    r"[,;\s]*(?:và |chủ động |tích cực )*(?:phối hợp(?: chặt chẽ)?|cùng|tham khảo ý kiến)(?: với"
    r"| cùng)* (?=\S)"
)

_ROLES_WITHIN = 600
CARRIES_OUT = sought(
    r"[\s,]*(?:chủ trì|thực hiện|phụ trách|tham mưu|đầu mối|chịu trách nhiệm|làm đầu mối)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Charge:
    """The leading units and the coordinating ones."""

    lead: tuple[str, ...]
    coordinating: tuple[str, ...] = ()


def charge_in(text: str, start: int, lead: tuple[str, ...]) -> tuple[Charge, int]:
    """Return the charge of these units as the words after them define it, and where the work begins."""
    said = lowered(text[start : start + _ROLES_WITHIN])
    position = 0
    for role in (_DUTY, _COLOURS, _LEADS):
        match = role.match(said, position)
        position = match.end() if match else position
    partner = _WITH.match(said, position)
    others = doers_of(text, start + partner.end(), in_sentence=True) if partner else None
    if others is None:
        return Charge(lead), start + position
    return Charge(lead, tuple(unit for unit in others.units if unit not in lead)), others.end
