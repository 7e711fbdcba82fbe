"""Several confirmations that waited for one place, as one message: nobody wants twenty in a row."""

from collections.abc import Sequence

from chat.markup import Listing, Marked, message
from chat.texts.reporting.recording import BY_WHOM, CONFIRMED
from chat.texts.words import count


def head_of(confirmation: str) -> str | None:
    """Return the line by which a text confirms reports of a unit; None for any other text."""
    head = confirmation.partition("\n")[0]
    return head if head.startswith(CONFIRMED) and head.endswith(":") else None


def together(confirmations: Sequence[Marked]) -> Marked:
    """Return one confirmation of what several confirm of one unit, whole where there is room."""
    bodies = [text.split("\n")[1:] for text in confirmations]
    by_whom = {line for body in bodies for line in body if line.startswith(BY_WHOM)}
    is_of_one = len(by_whom) == 1 and all(by_whom.intersection(body) for body in bodies)
    items = [
        _item(place, [line for line in body if not is_of_one or line not in by_whom])
        for place, body in enumerate(bodies, start=1)
    ]
    return message(
        Marked("{head} {number}, gộp trong một tin. Bấm số để xem, sửa hoặc thu hồi từng báo cáo.").format(
            head=confirmations[0].partition("\n")[0], number=count(len(items), "báo cáo")
        ),
        Listing(items, len(items), "báo cáo"),
        *(by_whom if is_of_one else ()),
    )


def _item(place: int, lines: Sequence[Marked]) -> Marked:
    first, *more = lines or [Marked("")]
    return Marked("\n   ").join(
        [Marked("{}. {}").format(place, first.removeprefix("• ")), *(line.strip() for line in more if line)]
    )
