"""/mau: the secretariat's own Word file in place of the built-in form of the report."""

import asyncio

from sqlalchemy.orm import Session

from chat.buttons.summary.summary import TemplateWanted
from chat.context import Context
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, send_file
from chat.texts.summary import files as file_texts
from plans.plan import UnreadableDocumentError
from plans.text import fold
from storage import files, outbox
from storage.actors import Actor
from storage.summary import files as exports

EXAMPLE = "mau-bao-cao.docx"
DROP = "bo"


async def explain_template(context: Context) -> None:
    """Say how a template is sent, with one to begin with; or use the built-in form again."""
    heard, moment = context.heard, context.moment
    if fold(heard.said) == DROP:
        await context.transact(drop, heard, context.actor, moment)
        return
    content = await asyncio.to_thread(_example)
    await context.transact(explain, heard, moment, content)


def _example() -> bytes:
    from reports.docx_template import example  # noqa: PLC0415 -- loaded only where Word files are written

    return example()


def explain(session: Session, heard: Heard, moment: Moment, content: bytes) -> None:
    """Answer with the template to begin with."""
    file_id = files.keep(session, EXAMPLE, content, moment.now)
    saved = exports.template(session)
    name = saved.file.name if saved is not None and saved.file is not None else None
    caption = file_texts.how_to_send_template(name)
    outbox.enqueue(session, [send_file(heard, file_id, caption, about=TemplateWanted())], moment.now)


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Use the built-in form from now on."""
    dropped = exports.drop_template(session, actor, moment.now)
    text = file_texts.template_dropped() if dropped else file_texts.no_template()
    outbox.enqueue(session, [reply(heard, text)], moment.now)


async def receive_template(context: Context) -> None:
    """Keep the Word file as the template, or say why it cannot be one."""
    heard, moment, document = context.heard, context.moment, context.heard.document
    assert document is not None  # noqa: S101 -- called for documents only
    content = await context.services.channel.fetch(document)
    try:
        names = await context.services.read_template(content)
    except UnreadableDocumentError as error:
        await context.transact(refuse, heard, moment, file_texts.not_a_template(str(error)))
        return
    if names.known:
        name = document.name if document.is_named else EXAMPLE
        await context.transact(keep, heard, context.actor, moment, name, content, names.unknown)
    else:
        await context.transact(refuse, heard, moment, file_texts.no_names_in_template(names.unknown))


def keep(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    name: str,
    content: bytes,
    unknown: tuple[str, ...],
) -> None:
    """Make reports of this file from now on."""
    exports.save_template(session, actor, name, content, moment.now)
    outbox.enqueue(session, [reply(heard, file_texts.template_saved(name, unknown))], moment.now)


def refuse(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    """Say why the file is not used; the next one may answer this."""
    outbox.enqueue(session, [reply(heard, text, about=TemplateWanted())], moment.now)
