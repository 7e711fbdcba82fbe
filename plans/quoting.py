"""Whether what a unit wrote can stand in an official report as it is, or was only meant for a chat."""

import re

from plans.patterns import sought
from plans.privacy import has_phone
from plans.text import clean, fold

FEWEST_WORDS = 5
"""Fewer words are no sentence."""
FEWEST_ACCENTED = 0.4
"""Of written Vietnamese three words in four have a mark; of words typed in haste none, or one or two."""
_WORD = sought(r"[^\W\d_]{2,}")
_PEOPLE = r"(?:e|a|c|em|anh|chị|bác|sếp|sep)"
_TO = r"(?:gửi|gui|cho|nhờ|nho|thưa|thua|chào|chao|liên hệ|lien he|gặp|gap|hỏi|hoi|báo|bao)"
_I = r"(?<!trẻ )(?<!chị )em (?:đã|đang|xin|gửi|báo|chưa|làm|vừa|mới|sẽ)"
_CHAT = sought(
    r"\b(?:ạ|nhé|nhe|nhá|nha(?! khoa| sĩ)|ơi|oi|dạ|vâng|ok|oke|okie|okay|ko|k|hok|dc|đc|đx|dk|ntn|trc|vs|mn"
    r"|mng|z|r|j|thui|lun|hihi|haha|hì|hic|huhu|inbox|ib)\b"
    rf"|\b{_TO}(?: các)? {_PEOPLE}\b|^{_PEOPLE} |\b{_I}\b"
    r"|\b(?:bên|đơn vị|cơ quan|phòng|chúng|tụi|nhà) em\b",
    re.IGNORECASE,
)
_NOT_OFFICIAL = sought(r"[?!]|\.{4,}|:\)|=\)|[\u2600-\u27bf\U0001f000-\U0001faff]")


def is_chat(text: str) -> bool:
    """Return whether words are those of a chat: without accents, with somebody's telephone, to a person."""
    text = clean(text)
    is_meant_for_somebody = bool(_CHAT.search(text) or _NOT_OFFICIAL.search(text))
    return is_meant_for_somebody or has_phone(text) or not _is_accented(text)


def is_sentence(text: str) -> bool:
    """Return whether words can be quoted as a finding: a whole sentence, with accents, to nobody."""
    return len(_WORD.findall(text)) >= FEWEST_WORDS and not is_chat(text)


def _is_accented(text: str) -> bool:
    """Return whether enough of the words have a mark; names in capitals ("TTHC", "VNeID") say nothing."""
    said: list[str] = [word for word in _WORD.findall(text) if word[1:] == word[1:].lower()]
    accented = [word for word in said if fold(word) != word.casefold()]
    return len(accented) >= FEWEST_ACCENTED * len(said)
