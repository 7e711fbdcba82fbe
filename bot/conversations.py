"""Every conversation, in the order in which it is asked whether an update is for it."""

from handlers import documents, forms, presses, words
from handlers.decisions import claims, extension_requests, extensions, guidance, matter_checks, matters
from handlers.groups import (
    code_sheets,
    codes,
    contact,
    focal_points,
    forgetting,
    linking,
    new_reporters,
    shared_chats,
)
from handlers.groups import overview as link_overview
from handlers.plans import amendments, days_off, doubts, preview, rules, settings
from handlers.reminders import acknowledgements, agenda, deliveries, nudges, owed
from handlers.reporting import edits, figures, no_change, periods, reopening, sheets, statuses, which_task
from handlers.reporting import words as report_words
from handlers.requests import composing, sending
from handlers.requests import overview as request_overview
from handlers.summary import archive, command, files, log, parts, ranking, unit_files
from handlers.units import collectives, directory, imports, pauses, successions

CONVERSATIONS = (
    claims,
    linking,
    directory,
    imports,
    successions,
    collectives,
    pauses,
    codes,
    link_overview,
    code_sheets,
    shared_chats,
    contact,
    log,
    focal_points,
    new_reporters,
    forgetting,
    preview,
    doubts,
    amendments,
    composing,
    sending,
    request_overview,
    days_off,
    settings,
    rules,
    agenda,
    guidance,
    documents,
    owed,
    parts,
    command,
    files,
    unit_files,
    archive,
    ranking,
    periods,
    reopening,
    forms,
    sheets,
    no_change,
    statuses,
    report_words,
    words,
    edits,
    which_task,
    figures,
    acknowledgements,
    nudges,
    deliveries,
    matters,
    matter_checks,
    extension_requests,
    extensions,
    presses,
)
