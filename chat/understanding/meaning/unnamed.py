"""Whether what is said without naming a task, to no message of the bot, is a report at all."""

from chat.understanding.meaning.extensions import TimeRequest
from chat.understanding.meaning.returns import GivenBack
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.meaning.subjects import Sayable, Sign
from chat.understanding.reply import SaidFigure
from chat.understanding.things.percents import Percentage
from chat.understanding.typed.clauses import CLAUSE_ENDS, PARTICLES, SENTENCE_ENDS, end_of, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens

_OF_WORK = (
    PARTICLES
    | words(
        "đã đang rồi thì là cũng vẫn hiện nay được tiến độ khoảng tầm chừng ước chắc đạt sở đơn vị bên"
        " phòng huyện xã mình tôi chúng nhiệm vụ việc này cái báo cáo kết quả triển khai thực hiện làm"
        " còn dự án xử hoàn thành thiện xong chưa bọn ý kiến các"
    )
    | frozenset({"DATE", "PERCENT", "PERCENTRANGE", "RATIO", "OBSTACLE", "PROPOSAL", "DOCUMENT", "GRANTED"})
)
_ELSEWHERE = (
    "họp|cơm|ăn (?:cơm|trưa|tối|sáng|uống|nhậu|cưới|liên|mừng)|nghỉ|cưới|sinh nhật|bóng|nhậu|phép|lương|xe"
    "|xem phim"
    "|cà phê|học|thi (?:đấu|cử|công|tuyển)|sân bóng|cầu lông|trà đá|bia|du lịch|đám tang|giỗ|mạng|máy"
    "|phòng"
    "|khách|giấy mời|cổng (?:cơ|chào)|chúc mừng|xuất sắc"
)
_OFF_TOPIC = Phrase(f"chợ|{_ELSEWHERE}")
_SURELY_OFF_TOPIC = Phrase(_ELSEWHERE)
"""Typed without marks "cho" is also said of whom something was done for."""
_WORKING = words(
    "làm thực triển xử hoàn rà kết tiến trình phối xây tham số đồng cập nhập cấp duy tiếp tổ lấy chạy vận"
    " đấu lựa khảo thu soạn lắp cài đo thi nhập trong"
) | frozenset({"DATE"})
_DOING = words("đang")
_ALREADY, _REACHED = words("đã"), words("đạt được") | {"("}
_MOST_WORDS_BEFORE, _MOST_WORDS_BEHIND = 2, 6


def speaks_of_work(tokens: Tokens, signs: list[Sign]) -> bool:
    """Return whether some sign says so by itself: a bare "đang làm", "85%", "12/27 huyện"."""
    return any(
        (_is_enough(tokens.words, sign.said) and not _is_off_topic(tokens.words, sign.at, _OFF_TOPIC))
        or _is_achieved(tokens.words, sign, signs)
        for sign in signs
    )


def _is_achieved(message: list[str], sign: Sign, signs: list[Sign]) -> bool:
    """Return whether what was done is counted, and its share told: "đã cấp cho 3.250 người, đạt 87%"."""
    if not isinstance(sign.said, SaidFigure) or _is_off_topic(message, sign.at, _SURELY_OFF_TOPIC):
        return False
    led = message[start_of(message, sign.at, CLAUSE_ENDS) : sign.at]
    end = end_of(message, sign.at, SENTENCE_ENDS)
    shares = (one.at for one in signs if isinstance(one.said, Percentage) and sign.at < one.at < end)
    return not _ALREADY.isdisjoint(led) and any(message[at - 1] in _REACHED for at in shares)


def _is_enough(message: list[str], said: Sayable) -> bool:
    if isinstance(said, StatusPhrase):
        return said.strength in {Strength.PLAIN, Strength.LEFT_TO_DO} and _is_bare(message, said)
    if isinstance(said, Percentage):
        return said.is_of_the_work
    if isinstance(said, SaidFigure):
        return said.total is not None and said.what is not None
    return isinstance(said, TimeRequest | GivenBack)


def _is_off_topic(message: list[str], at: int, off_topic: Phrase) -> bool:
    sentence = message[start_of(message, at, SENTENCE_ENDS) : end_of(message, at, SENTENCE_ENDS)]
    return off_topic.search(keyed(sentence)) is not None


def _is_bare(message: list[str], phrase: StatusPhrase) -> bool:
    """Return whether a phrase says that work is being done, and hardly anything else stands in its clause."""
    doing = {message[at + 1] for at in range(phrase.first, phrase.after - 1) if message[at] in _DOING}
    start, end = start_of(message, phrase.first, CLAUSE_ENDS), end_of(message, phrase.after, CLAUSE_ENDS)
    before, behind = (
        sum(word not in _OF_WORK for word in message[first:after])
        for first, after in ((start, phrase.first), (phrase.after, end))
    )
    opens = bool(doing) and not before
    most = _MOST_WORDS_BEHIND if opens else _MOST_WORDS_BEFORE
    return doing <= _WORKING and before + behind <= most
