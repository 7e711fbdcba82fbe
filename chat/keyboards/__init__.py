"""The buttons below our messages, one module a conversation."""

from chat.keyboards.base import LONGEST_LABEL, MOST_PERIODS, MOST_TASKS
from chat.keyboards.directory import add_to_directory, found_units
from chat.keyboards.linking import new_unit, units, which_unit
from chat.keyboards.periods import period
from chat.keyboards.plans import deadline_doubt, draft, drafts, unit_doubt
from chat.keyboards.reporting import figures, recorded, recorded_several, reminder, statuses, which_task
from chat.keyboards.summary import files_only, plans, summary

__all__ = [
    "LONGEST_LABEL",
    "MOST_PERIODS",
    "MOST_TASKS",
    "add_to_directory",
    "deadline_doubt",
    "draft",
    "drafts",
    "figures",
    "files_only",
    "found_units",
    "new_unit",
    "period",
    "plans",
    "recorded",
    "recorded_several",
    "reminder",
    "statuses",
    "summary",
    "unit_doubt",
    "units",
    "which_task",
    "which_unit",
]
