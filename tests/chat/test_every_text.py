"""Every public text, found by itself and made of the worst values: masked, escaped, never too long."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import pytest

import chat.texts
from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE, Marked
from sandbox.formatting import parse_html, units
from tests.auxil.filled import Filler

CARD = "038095001234"
PHONES = ("0912345678", "0987654321")
WITH_NUMBERS = f"<b>& CCCD {CARD}, {PHONES[0]}, {PHONES[1]}"
WORDS = (WITH_NUMBERS, "<b>& \"cộng sự\" 'x' </code>", "<b>& dài dòng " * 400, "ư" * 5000)
OF_OURS = {"bold", "code", "url", "bot_command", "hashtag", "mention"}

PLAIN = {
    "decisions.guidance.written": "kept as the deadline of a task",
    "decisions.matters.of_tasks": "kept as what was raised",
    "decisions.upward.as_superior": "kept as a name",
    "decisions.upward.as_unit": "kept as a name",
    "decisions.upward.reason_for_above": "kept as a reason",
    "decisions.upward.words_for_above": "kept as what was raised",
    "groups.focal_points.nameless": "kept as a name",
    "groups.page.secretariat_title": "kept as the title of a chat",
    "groups.page.title": "kept as the title of a chat",
    "groups.reach.why": "fixed words",
    "groups.overview.file_name": "a day and fixed words",
    "groups.overview.level": "fixed words",
    "groups.overview.valid_until": "a day",
    "groups.mail.subject": "the subject of a mail",
    "groups.mail.why": "fixed words",
    "plans.as_text.reading_as_text": "printed in the terminal",
    "plans.doubts.meaning": "a day and fixed words",
    "plans.preview.rule_in_words": "a day and fixed words",
    "reminders.agenda.file_name": "a file",
    "reminders.agenda.secretariat": "fixed words",
    "reminders.agenda.summary": "a line of a calendar",
    "reminders.digest.overdue_file_name": "a file",
    "reminders.digest.paused": "a part of a line",
    "reminders.digest.report": "a part of a line",
    "reminders.digest.request": "a part of a line",
    "reminders.digest.wanted": "a part of a line",
    "reminders.morning.period_button": "a label",
    "reminders.morning.time_left": "fixed words",
    "reporting.evidence.sent_as_report": "kept as a report",
    "reporting.sheets.file_name": "a file",
    "reporting.sheets.row_of_another_unit": "a note in a sheet",
    "requests.composing.leads_of": "kept as whom a request asks",
    "requests.composing.time_left": "fixed words",
    "requests.composing.until": "a moment",
    "summary.log.action": "fixed words",
    "summary.log.file_name": "a file",
    "summary.log.subject": "a cell of a sheet",
    "summary.log_values.in_words": "a cell of a sheet",
    "units.imports.template_name": "a file",
    "units.levels.labelled": "a label",
    "units.levels.unit_at": "a name",
    "summary.trackers.giving": "a command in the words of a person, which is read and not shown",
    "reporting.sheets.deadline": "a cell of a sheet",
}
"""What stays plain text until it is put into a marked one, and why it is no message itself."""
TO_CALL = {
    *("groups.focal_points.contact", "groups.focal_points.contact_chosen", "groups.linking.unit_linked"),
    "groups.linking.page_opened",
    *("groups.mail.addresses_of", "groups.mail.ended", "groups.mail.from_whom", "groups.mail.overview"),
    *("groups.mail.put_aside", "groups.mail.reachable_again", "groups.mail.registered"),
    *("groups.mail.unreachable", "groups.mail.welcome"),
}
"""Where telephone numbers stand to be called, and addresses to be written to."""
BELOW_FILES = {
    "groups.overview.page_caption",
    "groups.overview.sheet_caption",
    "plans.given_told.file_of",
    "plans.preview.sheet_caption",
    "reminders.agenda.caption",
    "reminders.digest.overdue_file",
    "reporting.evidence.file",
    "reporting.sheets.caption",
    "reporting.sheets.marked_caption",
    "requests.composing.to_unit",
    "requests.overview.file_of",
    "summary.files.caption",
    "summary.files.how_to_send_template",
    "summary.files.kept",
    "summary.log.caption",
    "units.imports.template_caption",
}


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for found in pkgutil.walk_packages(chat.texts.__path__, "chat.texts."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == found.name and not name.startswith("_"):
                yield f"{found.name.removeprefix('chat.texts.')}.{name}", function


def returning(*kinds: Any) -> dict[str, Callable[..., Any]]:
    return {name: one for name, one in public_functions() if get_type_hints(one)["return"] in kinds}


TEXTS = returning(Marked, list[Marked])


def made_of(words: str, function: Callable[..., Any]) -> Iterator[Marked]:
    """Yield what a function makes of words, with every choice that its arguments leave."""
    turn, choices = 0, 1
    while turn < choices:
        filler = Filler(words, turn)
        made = function(**filler.arguments(function))
        yield from made if isinstance(made, list) else [made]
        turn, choices = turn + 1, max(choices, filler.choices)


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_one_that_telegram_takes_whatever_people_write(name: str):
    longest = LONGEST_CAPTION if name in BELOW_FILES else LONGEST_MESSAGE
    for text in (text for words in WORDS for text in made_of(words, TEXTS[name])):
        assert isinstance(text, Marked)
        parsed = parse_html(text)
        assert units(parsed.text) <= longest, name
        assert {entity["type"] for entity in parsed.entities} <= OF_OURS, name
        assert "&lt;/b" not in text, f"{name}: a mark of ours was escaped"
        assert "&amp;lt;" not in text, f"{name}: escaped twice"
        assert CARD not in text, name
        assert name in TO_CALL or not any(phone in text for phone in PHONES), name


def test_most_texts_are_found():
    assert len(TEXTS) > 350


def test_what_is_no_marked_text_says_why():
    assert returning(str).keys() == PLAIN.keys()


def test_what_goes_below_a_file_is_found():
    assert TEXTS.keys() >= BELOW_FILES


@pytest.mark.parametrize("name", [name for name, why in PLAIN.items() if why == "a file"])
def test_the_name_of_a_file_repeats_no_number(name: str):
    function = returning(str)[name]
    assert CARD not in function(**Filler(WITH_NUMBERS, 0).arguments(function))
