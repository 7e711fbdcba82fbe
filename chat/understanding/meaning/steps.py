"""Work that is told without a word of status: "NV 8 mấy anh em ngồi cài máy chủ" is under way."""

from chat.understanding.meaning.excerpts import Stretch, stretches
from chat.understanding.meaning.kinds import kind_of
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.meaning.step_words import STEPS
from chat.understanding.meaning.subjects import Sign, TaskSubject
from chat.understanding.reply import Kind, ReplyContext
from chat.understanding.things.tasks import Extent
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens
from plans.status import Status

_STEP = Phrase(
    rf"{STEPS}|xử lý|chỉnh sửa|điều chỉnh|nâng cấp|khắc phục|test|bắt tay|theo dõi|nghiên cứu"
    "|triển khai|thực hiện|vào cuộc|mở rộng|ra quân|đẩy mạnh"
)
_NOT_DONE = words(
    "không chưa chẳng sẽ để nhớ hãy cần phải nếu mời xin mai lát tí nào ai gì sao đâu mấy hả nhỉ giúp"
    " giùm nhờ"
) | {
    "QUESTION",
    "ORDER",
    "COURTESY",
    "TIME",
    "LINK",
    "TITLE",
}
_FEWEST_WORDS = 3


def add_steps(tokens: Tokens, found: list[TaskSubject], context: ReplyContext) -> None:
    """Let tasks of which nothing else is said be under way where their words tell of a step."""
    untold = [
        (subject, stretch)
        for subject, stretch in stretches(tokens, found)
        if not subject.signs
        and _is_sure(tokens, subject, found, context)
        and _tells_a_step(tokens.words, stretch)
    ]
    if untold and kind_of(tokens, [], []) is Kind.CHATTER:
        for subject, (start, end) in untold:
            phrase = StatusPhrase(start, end, Status.IN_PROGRESS, Strength.PARTIAL)
            subject.signs.append(Sign(max(subject.at, start), phrase))


def _is_sure(tokens: Tokens, subject: TaskSubject, found: list[TaskSubject], context: ReplyContext) -> bool:
    """Return whether the task is called one by its number, or is all that the message can be about."""
    if subject.tasks:
        is_called_one = not tokens.text[tokens.items[subject.at].start].isdigit()
        return is_called_one and subject.tasks.scope is Extent.NAMED and not subject.tasks.is_exception
    return context.about is not None and len(found) == 1


def _tells_a_step(message: list[str], stretch: Stretch) -> bool:
    said = message[stretch[0] : stretch[1]]
    return len(said) > _FEWEST_WORDS and _NOT_DONE.isdisjoint(said) and _STEP.search(keyed(said)) is not None
