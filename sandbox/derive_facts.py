"""Derives `facts.json` from a machine-readable Bot API: python -m sandbox.derive_facts api.json."""

import json
import re
import sys
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("facts.json")

PLAYED = [
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMyCommands",
    "deleteWebhook",
    "editMessageReplyMarkup",
    "editMessageText",
    "getChat",
    "getChatAdministrators",
    "getChatMember",
    "getFile",
    "getMe",
    "getMyCommands",
    "getUpdates",
    "getWebhookInfo",
    "leaveChat",
    "pinChatMessage",
    "sendChatAction",
    "sendDocument",
    "sendMessage",
    "sendPhoto",
    "setMessageReaction",
    "setMyCommands",
    "setWebhook",
]

UNPLAYED_PARAMETERS = frozenset(
    [
        "allow_paid_broadcast",
        "business_connection_id",
        "callback_game",
        "certificate",
        "checklist_task_id",
        "direct_messages_topic_id",
        "icon_custom_emoji_id",
        "inline_message_id",
        "ip_address",
        "login_url",
        "message_effect_id",
        "pay",
        "poll_option_id",
        "quote",
        "quote_entities",
        "quote_parse_mode",
        "quote_position",
        "rich_message",
        "style",
        "suggested_post_parameters",
        "thumbnail",
    ]
)

UNPLAYED_TYPES = frozenset({"ReplyKeyboardMarkup", "ReplyKeyboardRemove"})

_DISCRIMINATOR = re.compile(r'(?:always "|must be )(\w+)')
_QUOTED = re.compile(r'"([^"]+)"')
_ACTION = re.compile(r"\b([a-z]+(?:_[a-z]+)*) for ")


def derive(api: dict[str, Any]) -> dict[str, Any]:
    """Return the facts about the played methods and every object type their parameters reach."""
    methods = {name: _owner(api["methods"][name]) for name in PLAYED}
    objects: dict[str, Any] = {}
    for facts in methods.values():
        _collect(facts, api["types"], objects)
    return {
        "version": api["version"],
        "methods": methods,
        "objects": dict(sorted(objects.items())),
        "updates": [
            field["name"] for field in api["types"]["Update"]["fields"] if field["name"] != "update_id"
        ],
        "reactions": _QUOTED.findall(_description(api["types"]["ReactionTypeEmoji"], "emoji")),
        "actions": _actions(_description(api["methods"]["sendChatAction"], "action")),
        "unplayed_methods": sorted(set(api["methods"]) - set(PLAYED)),
    }


def _owner(owner: dict[str, Any]) -> dict[str, Any]:
    """Return the required, optional and unplayed fields of a method or an object."""
    facts: dict[str, Any] = {"required": {}, "optional": {}, "unplayed": []}
    for field in owner.get("fields", []):
        if field["name"] in UNPLAYED_PARAMETERS:
            facts["unplayed"].append(field["name"])
            continue
        kinds = [kind for kind in field["types"] if kind not in UNPLAYED_TYPES]
        facts["required" if field["required"] else "optional"][field["name"]] = kinds
    return facts


def _collect(facts: dict[str, Any], types: dict[str, Any], objects: dict[str, Any]) -> None:
    for kinds in [*facts["required"].values(), *facts["optional"].values()]:
        for kind in kinds:
            _collect_object(kind.replace("Array of ", ""), types, objects)


def _collect_object(name: str, types: dict[str, Any], objects: dict[str, Any]) -> None:
    if name in objects or name not in types or name == "InputFile":
        return
    if "subtypes" not in types[name]:
        objects[name] = _owner(types[name])
        _collect(objects[name], types, objects)
        return
    subtypes = types[name]["subtypes"]
    objects[name] = {"subtypes": {_discriminator(types[subtype]): subtype for subtype in subtypes}}
    for subtype in subtypes:
        _collect_object(subtype, types, objects)


def _discriminator(subtype: dict[str, Any]) -> str:
    """Return the value of the field `type` that tells this subtype from its siblings."""
    return _DISCRIMINATOR.findall(_description(subtype, "type"))[0]  # type: ignore[no-any-return] # JSON


def _actions(description: str) -> list[str]:
    named = description.partition("receive:")[2].replace(" or ", " for , ")
    return _ACTION.findall(named)


def _description(owner: dict[str, Any], name: str) -> str:
    return next(str(field["description"]) for field in owner["fields"] if field["name"] == name)


def written(facts: dict[str, Any]) -> str:
    """Return the facts as JSON with a line for each method and object, so that changes can be read."""
    return "{\n" + ",\n".join(f"{_json(name)}: {_lines(value)}" for name, value in facts.items()) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, dict):
        return _json(value)
    return "{\n" + ",\n".join(f"  {_json(name)}: {_json(each)}" for name, each in value.items()) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    FACTS.write_text(written(derive(source)), encoding="utf-8")
