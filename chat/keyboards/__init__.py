"""The buttons below our messages, one module a conversation."""

from chat.keyboards import requests, rules
from chat.keyboards.audit import log
from chat.keyboards.base import LONGEST_LABEL, MOST_PERIODS, MOST_TASKS
from chat.keyboards.claims import claims
from chat.keyboards.collectives import MEMBER_RULES, collectives, member_rules
from chat.keyboards.directory import add_to_directory, doubtful_row, found_units, list_to_import
from chat.keyboards.evidence import unit_files
from chat.keyboards.extensions import (
    answer_proposed_day,
    days_to_ask_for,
    decide_extension,
    take_back_extension,
)
from chat.keyboards.guidance import guidance
from chat.keyboards.link_lists import code_list, end_links, link_overview, revoke_all, unit_list
from chat.keyboards.linking import new_unit, units, which_unit
from chat.keyboards.matters import answered_matter, matter, open_matters, own_matters
from chat.keyboards.mornings import morning, nudge, resend
from chat.keyboards.people import (
    everybodys_rule,
    focal_points,
    forget,
    new_reporter,
    successors,
    unit_from_outside,
)
from chat.keyboards.periods import period, reopen
from chat.keyboards.plan_settings import plan_settings
from chat.keyboards.plans import deadline_doubt, draft, drafts, unit_doubt
from chat.keyboards.reporting import figures, owed, recorded, recorded_several, reminder, statuses, which_task
from chat.keyboards.sheets import sheet
from chat.keyboards.successions import succession
from chat.keyboards.summary import files, letters, plans, ranking, summary

__all__ = [
    "LONGEST_LABEL",
    "MEMBER_RULES",
    "MOST_PERIODS",
    "MOST_TASKS",
    "add_to_directory",
    "answer_proposed_day",
    "answered_matter",
    "claims",
    "code_list",
    "collectives",
    "days_to_ask_for",
    "deadline_doubt",
    "decide_extension",
    "doubtful_row",
    "draft",
    "drafts",
    "end_links",
    "everybodys_rule",
    "figures",
    "files",
    "focal_points",
    "forget",
    "found_units",
    "guidance",
    "letters",
    "link_overview",
    "list_to_import",
    "log",
    "matter",
    "member_rules",
    "morning",
    "new_reporter",
    "new_unit",
    "nudge",
    "open_matters",
    "owed",
    "own_matters",
    "period",
    "plan_settings",
    "plans",
    "ranking",
    "recorded",
    "recorded_several",
    "reminder",
    "reopen",
    "requests",
    "resend",
    "revoke_all",
    "rules",
    "sheet",
    "statuses",
    "succession",
    "successors",
    "summary",
    "take_back_extension",
    "unit_doubt",
    "unit_files",
    "unit_from_outside",
    "unit_list",
    "units",
    "which_task",
    "which_unit",
]
