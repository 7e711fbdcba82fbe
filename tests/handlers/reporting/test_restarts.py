"""A bot that is restarted between any two steps: the conversations go on as if nothing had happened."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.application import build_application
from bot.rehearsal import UNHURRIED, Rehearsal, local_request
from bot.settings import read_settings
from sandbox.server import RunningSandbox
from tests.auxil.group import Group
from tests.auxil.stages import Past, after
from tests.auxil.world import PLAN, World, make_here, read_here
from tests.handlers.decisions import test_extensions, test_matters
from tests.handlers.reporting import test_edits, test_evidence, test_periods, test_statuses, test_words
from tests.handlers.requests import test_composing

FLOWS: list[Callable[[World], Awaitable[None]]] = [
    test_words.test_a_reply_that_names_task_and_status_is_recorded_and_shown,
    test_words.test_words_without_a_task_in_reply_to_a_question_about_one_are_about_that_task,
    test_words.test_words_without_a_task_in_reply_to_what_was_recorded_are_about_the_same_task,
    test_words.test_of_two_plans_with_the_same_number_the_task_is_chosen_by_its_title,
    test_statuses.test_a_press_on_what_has_changed_meanwhile_shows_what_stands_and_asks_again,
    test_edits.test_new_words_take_the_place_of_the_old_ones_and_both_are_kept,
    test_edits.test_a_button_below_the_old_words_withdraws_nothing_any_more,
    test_periods.test_the_card_shows_what_is_reported_and_what_is_missing,
    test_periods.test_gaps_are_warned_of_once_and_can_be_accepted,
    test_matters.test_an_obstacle_and_a_proposal_in_a_report_reach_the_secretariat_at_once,
    test_matters.test_the_answer_returns_to_the_units_group_as_a_reply_to_its_message,
    test_extensions.test_a_request_in_words_reaches_the_secretariat,
    test_extensions.test_granted_the_date_moves_and_the_reminders_follow,
    test_extensions.test_refused_in_words_the_unit_is_told_why,
    test_evidence.test_a_file_with_words_is_kept_with_its_report,
    test_evidence.test_a_photo_in_reply_to_the_confirmation_is_attached_to_that_report,
    test_composing.test_a_request_in_one_message_is_previewed_and_sent_to_whom_it_concerns,
    test_composing.test_what_is_missing_is_asked_step_by_step_with_buttons,
]


class Restless(Rehearsal):
    """A rehearsal whose bot is another program after each thing that somebody does."""

    folder: Path

    async def settle(self) -> None:
        """Start the bot anew, then let it do what waits."""
        await self.restart()
        await super().settle()

    async def restart(self) -> None:
        """Let go of the bot and put another in its place, which knows only the database."""
        await self.dondoc.stop()
        settings = read_settings(
            _env_file=None,
            bot_token=self.sandbox.token,
            api_base_url=self.sandbox.base_url,
            api_base_file_url=self.sandbox.base_file_url,
            data_folder=self.folder,
        )
        self.dondoc = build_application(settings, self.clock, request=local_request, limits=UNHURRIED)
        self.dondoc.services.read_document, self.dondoc.services.make_files = read_here, make_here
        await self.dondoc.start()


@pytest.fixture
async def restless(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The morning of 12 June 2025 with a bot that is restarted before every step."""
    async with after(lived_through, PLAN, sandbox, tmp_path) as world:
        stage = Restless(world.stage.dondoc, sandbox, world.stage.clock)
        stage.folder = tmp_path

        def there(group: Group) -> Group:
            return replace(group, stage=stage)

        moved = World(
            stage,
            there(world.secretariat),
            there(world.finance),
            there(world.commune),
            there(world.outsider),
        )
        await moved.move_to("2025-06-12 07:30")
        yield moved
        await stage.dondoc.stop()


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__.removeprefix("test_"))
async def test_a_restart_between_any_two_steps_changes_nothing(
    restless: World, flow: Callable[[World], Awaitable[None]]
):
    await flow(restless)
