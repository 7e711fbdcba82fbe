"""What becomes of chats: made, joined, left, renamed, upgraded; the bot is added and removed."""

from sandbox import shapes
from sandbox.actions import finding
from sandbox.actions.people import say
from sandbox.errors import ImpossibleError
from sandbox.stage import Stage
from sandbox.state import Chat, Kind, Person, Standing


def create_group(stage: Stage, title: str, creator: int) -> int:
    """Return the id of a new basic group."""
    return _create(stage, stage.world.add_chat(Kind.GROUP, title), creator)


def create_supergroup(stage: Stage, title: str, creator: int) -> int:
    """Return the id of a new supergroup without topics."""
    return _create(stage, stage.world.add_chat(Kind.SUPERGROUP, title), creator)


def create_forum(stage: Stage, title: str, creator: int) -> int:
    """Return the id of a new supergroup with topics."""
    return _create(stage, stage.world.add_chat(Kind.SUPERGROUP, title, is_forum=True), creator)


def create_channel(stage: Stage, title: str) -> int:
    """Return the id of a new channel, which only lends its name to somebody who speaks in groups."""
    return stage.world.add_chat(Kind.CHANNEL, title).id


def join(stage: Stage, chat: int, person: int) -> None:
    """Let a person, or another bot, come into a group."""
    place, somebody = finding.group(stage, chat), finding.person(stage, person)
    if place.has(person) or somebody is stage.world.bot:
        raise ImpossibleError(f"{somebody.name} cannot join {place.title}: there already, or to be added")
    place.place(somebody, Standing.MEMBER)
    _announce_arrival(stage, place, somebody, somebody)


def leave(stage: Stage, chat: int, person: int) -> None:
    """Let a person leave a group."""
    place = finding.group(stage, chat)
    somebody = finding.speaker(stage, place, person)
    place.place(somebody, Standing.LEFT)
    stage.post(place, somebody, service={"left_chat_member": shapes.user(somebody)})


def promote(stage: Stage, chat: int, person: int) -> None:
    """Make somebody, also the bot, an administrator of a group."""
    _appoint(stage, chat, person, Standing.ADMINISTRATOR)


def demote(stage: Stage, chat: int, person: int) -> None:
    """Make an administrator, also the bot, a plain member again."""
    _appoint(stage, chat, person, Standing.MEMBER)


def add_bot(stage: Stage, chat: int, person: int, payload: str | None = None) -> None:
    """Let a person add the bot; a payload comes by a startgroup link, which sends /start in the group."""
    place = finding.group(stage, chat)
    somebody = finding.speaker(stage, place, person)
    if stage.world.bot_is_in(place):
        raise ImpossibleError(f"the bot is in {place.title} already")
    stage.move_bot(place, somebody, Standing.MEMBER)
    _announce_arrival(stage, place, somebody, stage.world.bot)
    if payload is not None:
        say(stage, chat, person, f"/start@{stage.world.bot.username} {payload}".strip())


def remove_bot(stage: Stage, chat: int, person: int) -> None:
    """Let an administrator remove the bot: it then has left a basic group, or is banned in a supergroup."""
    place, somebody = finding.led_by(stage, chat, person)
    if place.kind is Kind.GROUP:
        stage.post(place, somebody, service={"left_chat_member": shapes.user(stage.world.bot)})
        stage.move_bot(place, somebody, Standing.LEFT)
    else:
        stage.move_bot(place, somebody, Standing.KICKED)


def rename(stage: Stage, chat: int, person: int, title: str) -> None:
    """Let a person give a group another title."""
    place = finding.group(stage, chat)
    place.title = title
    stage.post(place, finding.speaker(stage, place, person), service={"new_chat_title": title})


def upgrade(stage: Stage, chat: int, person: int) -> int:
    """Return the id of the supergroup a basic group becomes; both tell of it and the old one is dead."""
    old, somebody = finding.led_by(stage, chat, person)
    if old.kind is not Kind.GROUP:
        raise ImpossibleError(f"{old.title} is a supergroup already")
    new = stage.world.add_chat(Kind.SUPERGROUP, old.title)
    new.people, new.standings = dict(old.people), dict(old.standings)
    new.withheld = old.withheld
    stage.post(old, somebody, service={"migrate_to_chat_id": new.id})
    stage.post(new, somebody, service={"migrate_from_chat_id": old.id})
    old.upgraded_to = new.id
    stage.feed.chat(old.id)
    return new.id


def _create(stage: Stage, place: Chat, creator: int) -> int:
    place.place(finding.person(stage, creator), Standing.CREATOR)
    stage.feed.chat(place.id)
    return place.id


def _announce_arrival(stage: Stage, place: Chat, by: Person, newcomer: Person) -> None:
    stage.post(place, by, service={"new_chat_members": [shapes.user(newcomer)]})


def _appoint(stage: Stage, chat: int, person: int, standing: Standing) -> None:
    place = finding.group(stage, chat)
    somebody = finding.member(stage, place, person)
    if place.standing(somebody.id) is Standing.CREATOR:
        raise ImpossibleError(f"{somebody.name} created {place.title} and stays its owner")
    if somebody is stage.world.bot:
        stage.move_bot(place, _creator(place), standing)
    else:
        place.place(somebody, standing)
        stage.feed.chat(place.id)


def _creator(place: Chat) -> Person:
    owner = next(person for person, standing in place.standings.items() if standing is Standing.CREATOR)
    return place.people[owner]


ACTIONS = (
    create_group,
    create_supergroup,
    create_forum,
    create_channel,
    join,
    leave,
    promote,
    demote,
    add_bot,
    remove_bot,
    rename,
    upgrade,
)
