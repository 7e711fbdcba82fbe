"""What should not stand in a chat is asked to be deleted; what it reports is kept."""

from dataclasses import replace

from chat.heard import Heard
from chat.outgoing import reply
from chat.texts.reporting import sensitive as sensitive_texts
from chat.understanding import Item, Understood
from plans.privacy import masked_part, sensitive
from storage.outbox import Outgoing


def asked_to_delete(heard: Heard, words: str) -> list[Outgoing]:
    """Return the request to delete a message that holds numbers of people or something classified."""
    why = sensitive(words) | sensitive(heard.document.name if heard.document is not None else "")
    return [reply(heard, sensitive_texts.please_delete(why))] if why else []


def guarded(understood: Understood, words: str) -> Understood:
    """Return what a message says with its spans as they may be repeated."""
    return replace(understood, items=tuple(_guarded(item, words) for item in understood.items))


def _guarded(item: Item, words: str) -> Item:
    return replace(
        item,
        obstacle=masked_part(item.obstacle, words) if item.obstacle else None,
        given_back=masked_part(item.given_back, words) if item.given_back else None,
        proposal=masked_part(item.proposal, words) if item.proposal else None,
        document=masked_part(item.document, words) if item.document else None,
    )
