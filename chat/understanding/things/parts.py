"""The part each quantity plays: achieved, aimed at, growth, not reached, what remains, what was before."""

from collections.abc import Iterator
from dataclasses import replace

from chat.understanding.things.fractions import PER_CENT
from chat.understanding.things.quantities import PERCENT, QUANTITIES, Quantity, Sense
from chat.understanding.things.tasks import REMAINDER, TASKS
from chat.understanding.typed.clauses import end_of
from chat.understanding.typed.phrases import ANY, WORD, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

_REACH_IT = "(?:(?:làm|thực hiện|triển khai) )?(?:đạt|xong|hoàn thành|hoàn tất|lên|đủ)(?: được| đủ)?"
_DEMANDED = (
    rf"(?:đòi|bắt(?! đầu)|ép|giục|hối thúc)(?= (?:(?!đã |mới |hiện |chỉ ){ANY} ){{0,3}}?{_REACH_IT} PERCENT)"
    rf"|(?:chỉ đạo|yêu cầu)(?= TASKS (?:phải |cần )?{_REACH_IT} PERCENT)"
)
"""What others ask for is not achieved: "cứ đòi NV 3 phải xong 100%"."""
_LEADS = Phrase(
    r"(?P<TARGET>chỉ tiêu|mục tiêu|phấn đấu|cố gắng|hy vọng|dự kiến|sẽ|tối thiểu|ít nhất|hướng tới"
    r"|cam kết|đảm bảo|bảo đảm|ct"
    r"|quyết tâm|nhằm|kế hoạch(?= (?:giao|năm|là|:|đề|\d|PERCENT|RATIO|COUNT))"
    r"|yêu cầu(?= (?:là|phải|đạt|:|PERCENT|RATIO|COUNT))|cần(?= đạt)|được giao"
    rf"|phải(?= đạt| {_REACH_IT} PERCENT)|{_DEMANDED}"
    rf"|giao(?= (?:PERCENT|COUNT|(?:phải |cần )?{_REACH_IT} PERCENT)))"
    r"|(?P<GROWTH>tăng(?: thêm| trưởng)?(?! (?:lên|từ|đến))|giảm(?! (?:còn"
    r"|xuống|từ))|(?:tụt|sụt|hụt|rớt)(?= PERCENT)|(?:cao|thấp|nhiều|ít) hơn|vượt|thêm)"
    r"|(?P<NEGATED>không phải(?: là)?|(?:chưa|không)(?: thể)? (?:được|đạt|đạt được|tới|đến|đủ|có|quá|hết)"
    r"|(?:chưa|không)(?: thể)? (?:làm|triển khai|thực hiện|hoàn thành)(?: (?:được|ở|tại|tới|đến))*"
    r"(?= (?:PERCENT|RATIO|COUNT))|dưới)"
    r"|(?P<REMAINING>còn(?: lại| thiếu| tồn| khoảng| tới)*|thiếu|tồn|tồn đọng)"
    r"|(?P<PREVIOUS>(?:tháng|kỳ|tuần|năm|quý|lần|hôm|bữa|hồi) (?:trước|ngoái)|hôm (?:qua|nọ)|cùng kỳ"
    r"|đầu năm|so với|trên tổng số"
    r"|trong tổng số|trong số"
    rf"|tổng(?: cộng)?(?= COUNT(?: {WORD}){{1,4}} , (?:đã|mới|xong|hoàn thành|làm|hiện|nay))"
    rf"|có(?= COUNT(?: {WORD}){{1,4}} , (?:đã|mới|xong|làm|hiện))"
    r"|tổng (?:số|vốn|kinh phí|mức|dự toán|nguồn)|từ(?= (?:PERCENT|RATIO|COUNT) (?:lên"
    r"|đến|tới|->|xuống)))|(?P<ACHIEVED>(?:tụt|rớt|sụt|hạ|giảm)(?: xuống)? còn|đạt|đã|được|kết quả|hiện"
    r"|hiện nay|nay|ước|thực tế|mới|thực hiện"
    r"|lũy kế|lên|còn|xuống)"
)
_SENTENCE_ENDS = frozenset({"\n", ".", ";", ")", "!", "?", "|", TASKS})
_CLAUSE_ENDS = _SENTENCE_ENDS | {",", "("}
_REACH = 4
_BUT = words("nhưng mà tuy song thì do vì bởi nên để chứ thôi")
_THERE_ARE = words("có")
_ONLY = words("mới")
_OBSTACLE = "OBSTACLE"
_LEFT = words("chưa còn nữa lỗi tồn chậm sai") | {REMAINDER}
_STILL = [[word] for word in words("lại")]
_PREVIOUS = Phrase(r"(?:tháng|kỳ|tuần|năm|quý) (?:trước|ngoái)|(?:lên|->|xuống) PERCENT")


_WRONG = Phrase(
    rf"(?P<said>PERCENT|RATIO|COUNT)(?: (?!TASKS |PERCENT |RATIO |COUNT ){ANY}){{0,8}}?(?: [,.(])?"
    rf" (?:CORRECTED|RECALLED)(?: [,;])?(?: (?!TASKS |PERCENT |RATIO |COUNT ){ANY}){{0,3}}? (?P=said)"
)
"""What is said and at once called a mistake: "30% à nhầm 80%"."""


_MOVED = Phrase(
    rf"(?P<said>PERCENT|RATIO|COUNT)(?: (?!TASKS |PERCENT |RATIO |COUNT ){ANY}){{0,7}}?"
    r" (?:(?:tụt|giảm|rớt|sụt|hạ|tăng|nâng)(?: (?:còn|lên|xuống|đến|tới))+|lên|xuống) (?P=said)"
)
"""What was, and what it has become: "82% mà qua tháng 6 tụt còn 78%"."""


_FALLEN = Phrase(
    rf"(?:giảm|tụt|sụt|hụt|rớt|thấp hơn)(?: {ANY})? PERCENT"
    rf"(?: (?!TASKS |PERCENT |RATIO |COUNT ){ANY}){{0,6}}?"
    r"(?: ,)?(?: (?:chỉ|hiện|nay|nên|giờ))* còn(?: (?:lại|khoảng|tầm|có|được))* PERCENT"
)
"""By how much it fell, and what is left of it: "giảm 5% so với tháng trước, còn 60%"."""


_EXCEEDED = Phrase(r"(?:vượt|hơn) (?:chỉ tiêu|kế hoạch|mục tiêu)(?: (?:giao|năm|đạt|là|:|\())* PERCENT")
"""By how much, or to how much, more than was aimed at: "vượt chỉ tiêu 112%"."""


_TITLED = Phrase(
    rf"TASKS(?: (?!đã|đang|đạt|được|mới|hiện|xong|chưa|tiến|mức|tỷ|:){ANY}){{1,8}}? PERCENT(?: {ANY}){{1,8}}"
    r" :(?= (?:đã|đang|hiện|mới|chưa|tính|xong|hoàn|đạt|kết)(?: |$))"
)
"""The share that a task is about, in its title: "NV 2 rà soát 100% thủ tục: đã rà soát 118"."""


def with_parts(tokens: Tokens) -> Tokens:
    """Return the tokens with the part each quantity plays, from the words that lead to it or follow it."""
    if QUANTITIES.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_replayed(tokens))


def _replayed(tokens: Tokens) -> Iterator[Group]:
    corrected = [found for pattern in (_MOVED, _WRONG) for found in tokens.find(pattern)]
    parts = {found.first: Sense.PREVIOUS for found in corrected} | {
        found.after - 1: Sense.ACHIEVED for found in corrected
    }
    parts |= dict.fromkeys(_reached(tokens), Sense.ACHIEVED)
    titled = tokens.find(_TITLED) if ":" in tokens.words else ()
    titles = (at for found in titled for at in range(found.first, found.after))
    parts |= dict.fromkeys(titles, Sense.TARGET)
    leads = {found.after - 1: Sense[str(found.match.lastgroup)] for found in tokens.find(_LEADS)}
    scene = _Scene()
    for at, token in enumerate(tokens.items):
        scene.moves_to(at, token.word, leads.get(at))
        if isinstance(token.value, Quantity):
            part = parts.get(at, scene.part_at(at))
            if part is Sense.ACHIEVED and _is_in_the_way(tokens.words, at):
                part = Sense.REMAINING
            if part is Sense.ACHIEVED and _ONLY.isdisjoint(tokens.words[at - 1 : at]):
                part = _part_from_what_follows(tokens.words[at + 1 : at + 3 + _REACH])
            if part is not Sense.ACHIEVED:
                yield Group(at, at + 1, token.word, replace(token.value, part=part))


def _reached(tokens: Tokens) -> Iterator[int]:
    """Yield each share that is reached though it stands behind "còn" or "vượt"."""
    if PERCENT not in tokens.words:
        return
    for found in tokens.find(_FALLEN):
        yield found.after - 1
    for found in tokens.find(_EXCEEDED):
        share = tokens.items[found.after - 1].value
        if isinstance(share, Quantity) and share.value > PER_CENT:
            yield found.after - 1


class _Scene:
    """Which part the next quantity plays, as a reader goes through a message word by word.

    A target lasts through its sentence ("chỉ tiêu 100% cơ quan, 80% doanh nghiệp") until something is said to
    be achieved after it; all else is said of the next quantity only.
    """

    def __init__(self) -> None:
        self._part = Sense.ACHIEVED
        self._since = 0
        self._is_fulfilled = False

    def moves_to(self, at: int, word: str, lead: Sense | None) -> None:
        """Take the next word, and the part it leads to if it does."""
        is_named_target = word == TASKS and self._part is Sense.TARGET and not self._is_fulfilled
        if (word in _SENTENCE_ENDS and not is_named_target) or (
            word == "," and self._part is not Sense.TARGET
        ):
            self._part = Sense.ACHIEVED
        self._is_fulfilled = self._is_fulfilled or word == ","
        if lead is None or (self._part is Sense.TARGET and not self._is_fulfilled):
            return
        if lead is not Sense.ACHIEVED:
            self._part, self._since, self._is_fulfilled = lead, at, False
        elif self._part is not Sense.NEGATED:
            self._part = Sense.ACHIEVED

    def part_at(self, at: int) -> Sense:
        """Return the part of the quantity at a token."""
        part = self._part
        self._is_fulfilled = True
        if part is Sense.TARGET:
            return part
        self._part = Sense.ACHIEVED
        return part if at - self._since <= _REACH else Sense.ACHIEVED


def _is_in_the_way(message: list[str], at: int) -> bool:
    """Return whether what is counted is a difficulty: "có 3 hộ vướng giấy tờ"."""
    following = message[at + 1 : end_of(message, at, _CLAUSE_ENDS)]
    return at > 0 and message[at - 1] in _THERE_ARE and _OBSTACLE in following


def _part_from_what_follows(message: list[str]) -> Sense:
    """Return what words after a quantity make of it: "500 hồ sơ chưa xử lý" remain."""
    if _PREVIOUS.opens(keyed(message[:2])):
        return Sense.PREVIOUS
    for at, word in enumerate(message):
        rest = message[at + 2 :] if message[at + 1 : at + 2] in _STILL else message[at + 1 :]
        is_followed = word in _LEFT and not QUANTITIES.isdisjoint(rest[:1])
        if word in _CLAUSE_ENDS or word in QUANTITIES or word in _BUT or is_followed:
            break
        if word in _LEFT:
            return Sense.REMAINING
    return Sense.ACHIEVED
