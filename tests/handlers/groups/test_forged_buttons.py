"""A button that never was, or is too old to be shown, is refused and changes nothing."""

from chat.texts import access
from storage import inbox
from storage.models import Task
from tests.auxil.forging import press_forged, somebody
from tests.auxil.watching import Watch
from tests.auxil.world import World

NO_BUTTONS = [
    "nothing-we-know:1",
    "task",
    "task:",
    "task:x",
    "task:1:2",
    "task:-1",
    "task:99999999999999999999",
    "status:1:splendid:0",
    "submit:1:-5",
    "task:1;DROP TABLE tasks",
]


async def test_data_that_is_no_button_is_refused_and_changes_nothing(june: World):
    watch = Watch(june)
    await press_forged(june.finance, somebody(june.finance.person), NO_BUTTONS)
    assert watch.popped_up() == [access.expired()] * len(NO_BUTTONS)
    watch.proves_nothing_happened(june.finance.chat)


async def test_a_button_of_what_never_was_is_refused(june: World):
    never = 987654321
    data = [f"{kind}:{never}" for kind in ("task", "edit", "withdraw")]
    data += [f"status:{never}:done:0", f"same:{never}:0", f"which:{never}:{never}"]
    watch = Watch(june)
    await press_forged(june.finance, somebody(june.finance.person), data)
    assert len(watch.popped_up()) == len(data)
    watch.proves_nothing_happened(june.finance.chat)


async def test_a_button_below_a_message_too_old_to_be_shown_is_refused(june: World):
    watch = Watch(june)
    task = june.rows(Task)[0].id
    press = {"id": "1", "from": somebody(june.finance.person), "chat_instance": "1", "data": f"task:{task}"}
    old = {"chat": {"id": june.finance.chat, "type": "group"}, "message_id": 1, "date": 0}
    payload = {"update_id": 10_000_000, "callback_query": {**press, "message": old}}
    june.database.transact(inbox.receive, [payload], june.stage.clock())
    await june.stage.settle()
    assert watch.popped_up() == [access.expired()]
    watch.proves_nothing_happened(june.finance.chat)
