"""Every conversation, in the order in which it is asked whether something is for it."""

from chat.conversation import OnReply, Route
from handlers import guide, incoming, notices
from handlers.decisions import (
    claims,
    extension_requests,
    extensions,
    guidance,
    matter_checks,
    matters,
    returns,
    sent_matters,
    upward,
)
from handlers.groups import (
    code_sheets,
    codes,
    contact,
    devices,
    focal_points,
    forgetting,
    linking,
    new_reporters,
    own_data,
    reading,
    shared_chats,
)
from handlers.groups import overview as link_overview
from handlers.plans import (
    amendments,
    days_off,
    doubts,
    given_answers,
    given_changes,
    given_documents,
    given_list,
    giving,
    linking_tasks,
    preview,
    proposals,
    rules,
    saving,
    settings,
    task_links,
)
from handlers.reminders import acknowledgements, again, agenda, deliveries, nudges, owed
from handlers.reporting import (
    figures,
    from_below,
    held,
    no_change,
    passed_on,
    periods,
    reopening,
    sheets,
    statuses,
    undoing,
    which_task,
    words,
)
from handlers.requests import answers, composing, sending
from handlers.requests import overview as request_overview
from handlers.summary import (
    archive,
    board,
    command,
    files,
    leaders,
    log,
    parts,
    ranking,
    trackers,
    unit_files,
)
from handlers.units import (
    collectives,
    directory,
    imports,
    lower_offices,
    of_before,
    offices,
    pauses,
    provinces,
    sharing,
    successions,
)

CONVERSATIONS = (
    # plans
    *(preview, proposals, saving, doubts, amendments, rules, settings, days_off, task_links, linking_tasks),
    *(giving, given_answers, given_list, given_changes, given_documents),
    # units
    *(
        directory,
        lower_offices,
        provinces,
        offices,
        imports,
        of_before,
        successions,
        collectives,
        pauses,
        sharing,
    ),
    # groups
    *(
        linking,
        codes,
        link_overview,
        code_sheets,
        devices,
        shared_chats,
        reading,
        contact,
        focal_points,
        new_reporters,
        forgetting,
        own_data,
    ),
    # requests: a document that comes with one is no plan, so they come before what is sent otherwise
    *(composing, sending, request_overview, answers),
    # decisions
    *(claims, guidance, matters, matter_checks, sent_matters, upward, returns),
    *(extension_requests, extensions),
    # reminders
    *(owed, agenda, acknowledgements, nudges, deliveries, again),
    # summary
    *(command, board, parts, leaders, files, unit_files, archive, ranking, trackers, log),
    # reporting
    *(
        passed_on,
        periods,
        from_below,
        reopening,
        sheets,
        no_change,
        statuses,
        undoing,
        which_task,
        held,
        figures,
        words,
    ),
    # what is sent otherwise
    *(notices, incoming, guide),
)

_REGISTERED = tuple(one for conversation in CONVERSATIONS for one in conversation.CONVERSATION)
ROUTES: tuple[Route, ...] = tuple(one for one in _REGISTERED if isinstance(one, Route))
TAKERS: tuple[OnReply, ...] = tuple(one for one in _REGISTERED if isinstance(one, OnReply))
