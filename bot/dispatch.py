"""What was heard goes to the first conversation that takes it, once it is known who speaks."""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import is_among, let_in
from chat.buttons.reminders.levels import pressed_for
from chat.buttons.subjects import subject_of
from chat.context import Context, Services
from chat.conversation import OnCommand, OnReply, Route, StalePressError
from chat.heard import Heard
from chat.moment import Moment, once_in
from chat.notices import tell_operators, to_secretariat
from chat.outgoing import reply, say
from chat.texts import access
from chat.texts.groups import reach as reach_texts
from chat.texts.upkeep import operator
from chat.understanding.commands.names import meant
from storage import inbox, outbox
from storage.actors import Actor, actor_of, links_of_chat
from storage.inbox import AlreadyHandledError
from storage.outbox import Outgoing
from storage.upkeep.patience import NO_ANSWER

logger = logging.getLogger(__name__)

ONE_HOUR = timedelta(hours=1)


class Dispatcher:
    """Knows every conversation, in the order in which each is asked."""

    def __init__(self, services: Services, routes: Sequence[Route], takers: Sequence[OnReply]) -> None:
        """Keep the conversations; nothing is heard yet."""
        self._services = services
        self.routes = list(routes)
        self._takers = takers
        commands = (route.names for route in routes if isinstance(route, OnCommand))
        self._commands = frozenset(chain.from_iterable(commands))

    async def handle(self, heard: Heard) -> Context:
        """Do what was heard asks for; what goes wrong is recorded with the update, and apologised for."""
        heard = self._as_meant(heard)
        moment = Moment(heard.said_at, self._services.zone, self._services.morning)
        context = Context(self._services, heard, moment)
        try:
            await self._go_on(context)
        except AlreadyHandledError:
            logger.info("update %s had been handled before", heard.update_id)
        except StalePressError:
            context.answer_press(access.expired(), alert=True)
        except NO_ANSWER:
            raise  # the database stumbled, not the update: it is handled again
        except Exception as error:
            logger.exception("update %s failed", heard.update_id)
            context.answer_press(access.apology(), alert=True)
            await note_failure(self._services, heard.update_id, _apology(heard), error)
        return context

    def _as_meant(self, heard: Heard) -> Heard:
        """Return what was heard with the command that is meant by one that was mistyped."""
        if not heard.is_command or heard.command in self._commands:
            return heard
        words = meant(heard.words, self._commands)
        return heard if words is None else replace(heard, words=words)

    async def _go_on(self, context: Context) -> None:
        route = next((route for route in self.routes if route.takes(context.heard)), None)
        if route is None:
            if context.heard.press is not None:
                raise StalePressError  # a button that an earlier version of the bot has shown
            return
        if context.heard.speaker is not None:
            linked, about = await context.read(_known, context.heard)
            context = replace(context, linked=linked, subject=subject_of(about))
            context = replace(context, shown_of=_office_shown(about or {}, linked))
        admitted = await let_in(route.audience, context)
        if admitted is not None:
            await route.run(replace(admitted, taker=self._taker(admitted)))

    def _taker(self, context: Context) -> Callable[..., bool] | None:
        """Return who takes the words that answer this message of ours, if anybody does."""
        fitting = (taker for taker in self._takers if isinstance(context.subject, taker.subject))
        return next((taker.work for taker in fitting if is_among(context.linked, taker.audience)), None)


def _known(session: Session, heard: Heard) -> tuple[Actor | None, dict[str, Any] | None]:
    """Return who speaks, for the unit that was chosen or that the message they answer is about; and that."""
    about = outbox.about(session, heard.chat_id, heard.shows) if heard.shows is not None else None
    assert heard.speaker is not None  # noqa: S101 -- asked only where somebody speaks
    pressed = pressed_for(subject_of(about), heard.press.data) if heard.press is not None else None
    meant = heard.meant_unit or (about or {}).get("unit") or pressed
    return actor_of(session, heard.speaker, meant), about


def _office_shown(about: dict[str, Any], linked: Actor | None) -> int | None:
    """Return the office of which a message shows something, where it tells: by itself, or by its unit."""
    office: int | None = about.get("office")
    return linked.office_id if office is None and "unit" in about and linked is not None else office


def _apology(heard: Heard) -> Outgoing | None:
    if heard.press is not None or heard.event is not None or heard.is_edit:
        return None
    return reply(heard, access.apology(), dedupe_key=f"apology:{heard.update_id}")


def apology_to(payload: dict[str, Any]) -> Outgoing | None:
    """Return what is said in the chat of an update that cannot be read, if it tells where it came from."""
    message = payload.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    if not isinstance(chat_id, int):
        return None
    return say(chat_id, access.apology(), dedupe_key=f"apology:{payload.get('update_id')}")


async def note_failure(
    services: Services, update_id: int, apology: Outgoing | None, error: Exception
) -> None:
    """Mark the update failed with the error and queue the apology, if there is somebody to apologise to."""
    await services.database.transact_in_thread(_note, update_id, apology, error, services.clock())


def _note(
    session: Session, update_id: int, apology: Outgoing | None, error: Exception, now: datetime
) -> None:
    failed = inbox.mark_failed(session, update_id, f"{type(error).__name__}: {error}", now)
    if failed and apology is not None:
        outbox.enqueue(session, [apology, *_missed(session, apology.chat_id, now)], now)
    if failed:
        tell_operators(session, "update", operator.update_failed(update_id), now)


def _missed(session: Session, chat_id: int, now: datetime) -> list[Outgoing]:
    """Return what the secretariat hears, once an hour, where a fault of ours kept a unit's words out."""
    links = links_of_chat(session, chat_id)
    units: dict[int, list[str]] = defaultdict(list)
    for link in links:
        if link.unit is not None:
            units[link.office_id].append(link.unit.name)
    key = once_in(ONE_HOUR, now, "missed", chat_id)
    told = chain.from_iterable(
        to_secretariat(session, reach_texts.missed(names), office=office) for office, names in units.items()
    )
    return [replace(message, dedupe_key=f"{key}:{message.chat_id}") for message in told]
