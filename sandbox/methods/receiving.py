"""Methods by which the bot learns what happened, and answers presses."""

from sandbox import shapes
from sandbox.errors import Json, bad_request
from sandbox.facts import FACTS
from sandbox.files import MAX_DOWNLOAD
from sandbox.stage import Stage
from sandbox.webhook import USUAL_CONNECTIONS

MAX_CALLBACK_TEXT = 200


def get_me(stage: Stage, _parameters: Json) -> Json:
    """Return the bot as a User."""
    return shapes.me(stage.world.bot)


async def get_updates(stage: Stage, parameters: Json) -> list[Json]:
    """Return the waiting Updates from the offset on, if need be after waiting for one."""
    stage.webhooks.check_polling()
    limit, timeout = parameters.get("limit", 100), parameters.get("timeout", 0)
    if not 1 <= limit <= 100 or timeout < 0:
        raise bad_request("limit must be 1 to 100 and timeout not negative")
    _allow(stage, parameters)
    return await stage.updates.get(parameters.get("offset", 0), limit, timeout)


def _allow(stage: Stage, parameters: Json) -> None:
    kinds = parameters.get("allowed_updates")
    if kinds is None:
        return
    unknown = [kind for kind in kinds if kind not in FACTS["updates"]]
    if unknown:
        raise bad_request(f"allowed_updates names no kind of update: {', '.join(unknown)}")
    stage.updates.allow(kinds)


def answer_callback_query(stage: Stage, parameters: Json) -> bool:
    """Return True after showing the answer to the person who pressed."""
    if len(parameters.get("text", "")) > MAX_CALLBACK_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    stage.callbacks.answer(parameters, stage.clock.now())
    return True


def get_file(stage: Stage, parameters: Json) -> Json:
    """Return the File with the path to download it from, which leads there for an hour."""
    file = stage.world.files.get(parameters["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    if stage.downloads_left.get(file.id) == 0:
        # What Telegram says of a file it has but cannot get at (github.com/tdlib/telegram-bot-api/issues/32).
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    stage.links[file.path] = stage.clock.now()
    return shapes.file(file)


def set_webhook(stage: Stage, parameters: Json) -> bool:
    """Return True: updates are brought to the address from now on, or polled again where it is empty."""
    if not parameters["url"]:
        return delete_webhook(stage, parameters)
    connections = parameters.get("max_connections", USUAL_CONNECTIONS)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be 1 to 100")
    _allow(stage, parameters)
    if parameters.get("drop_pending_updates"):
        stage.updates.forget()
    stage.webhooks.set(parameters["url"], parameters.get("secret_token", ""), connections)
    return True


def delete_webhook(stage: Stage, parameters: Json) -> bool:
    """Return True: there is no webhook; waiting updates go only when that is asked for."""
    stage.webhooks.forget()
    if parameters.get("drop_pending_updates"):
        stage.updates.forget()
    return True


def get_webhook_info(stage: Stage, _parameters: Json) -> Json:
    """Return the WebhookInfo."""
    return stage.webhooks.info()
