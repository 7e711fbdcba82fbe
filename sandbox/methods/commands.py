"""Methods that publish the list of commands, per scope and language."""

import json
import re

from sandbox import access
from sandbox.errors import Json, bad_request
from sandbox.stage import Stage

MAX_COMMANDS = 100

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


def set_my_commands(stage: Stage, parameters: Json) -> bool:
    """Return True after publishing the commands for the scope and language."""
    commands = [_checked(command) for command in parameters["commands"]]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    stage.world.commands[_place(stage, parameters)] = commands
    stage.feed.world("commands")
    return True


def get_my_commands(stage: Stage, parameters: Json) -> list[Json]:
    """Return the BotCommands of exactly this scope and language."""
    return stage.world.commands.get(_place(stage, parameters), [])


def delete_my_commands(stage: Stage, parameters: Json) -> bool:
    """Return True after taking the commands of the scope and language back."""
    stage.world.commands.pop(_place(stage, parameters), None)
    stage.feed.world("commands")
    return True


def _checked(command: Json) -> Json:
    name = command["command"].removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": command["description"]}


def _place(stage: Stage, parameters: Json) -> tuple[str, str]:
    scope = parameters.get("scope", {"type": "default"})
    if "chat_id" in scope:
        access.reachable_chat(stage, scope["chat_id"])
    language = parameters.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return json.dumps(scope, sort_keys=True), language
