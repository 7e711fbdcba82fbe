"""Looking at everything, and telling it."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import typer

from bot.clock import utc_now
from bot.settings import Settings, SettingsError, read_settings
from bot.upkeep.doctor import database, machine, mail, telegram
from bot.upkeep.doctor.findings import WORDS, Finding, Grade, good, wrong

SETTINGS = "cài đặt"
ALL_GOOD = "Mọi thứ đều tốt."


def doctor(*, as_json: bool) -> None:
    """Print how everything is; exit with 0, with 1 where something is doubtful, with 2 where it is wrong."""
    findings = examined(utc_now())
    worst = max(one.grade for one in findings)
    if as_json:
        told = [asdict(one) | {"grade": one.grade.name.lower()} for one in findings]
        typer.echo(json.dumps({"worst": worst.name.lower(), "findings": told}, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(findings)))
        if worst is Grade.GOOD:
            typer.echo(ALL_GOOD)
    raise typer.Exit(int(worst))


def examined(now: datetime) -> list[Finding]:
    """Return what is found, in the order in which it is put right."""
    try:
        settings = read_settings()
    except SettingsError as error:
        step = "Sửa trong .env; ý nghĩa từng khóa: docs/settings.md."
        return [*(wrong(SETTINGS, line, step) for line in str(error).splitlines()), machine.fonts()]
    return [good(SETTINGS, "đọc được"), *_with(settings, now), machine.fonts()]


def _with(settings: Settings, now: datetime) -> list[Finding]:
    looked = database.look(settings, now)
    there = asyncio.run(telegram.look(settings, looked.groups, now))
    there += asyncio.run(mail.look(settings))
    return [*there, *looked.findings, *machine.look(settings, now)]


def _lines(findings: Sequence[Finding]) -> list[str]:
    lines = []
    for one in findings:
        lines.append(f"{WORDS[one.grade]:<9} {one.name}: {one.text}")
        if one.next_step:
            lines.append(f"          → {one.next_step}")
    return lines
