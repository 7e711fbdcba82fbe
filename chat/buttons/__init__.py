"""What the buttons do: a small frozen type per action, one module a conversation."""

from chat.buttons.base import LONGEST, Button
from chat.buttons.directory import AddToDirectory, ShowUnit
from chat.buttons.linking import AddUnit, AnswerUnit, LinkUnit
from chat.buttons.periods import NoChangeAll, OpenPeriod, SubmitPeriod
from chat.buttons.plans import (
    AmendPlan,
    AnswerDoubt,
    CountPast,
    DoubtChoice,
    DropPlan,
    Past,
    ReviewDoubts,
    SavePlan,
    ShowDraft,
)
from chat.buttons.reporting import (
    AnswerTask,
    EditUpdate,
    LeaveFigures,
    NoChange,
    OpenTask,
    ReportStatus,
    TakeFigures,
    WithdrawUpdate,
)

__all__ = [
    "LONGEST",
    "AddToDirectory",
    "AddUnit",
    "AmendPlan",
    "AnswerDoubt",
    "AnswerTask",
    "AnswerUnit",
    "Button",
    "CountPast",
    "DoubtChoice",
    "DropPlan",
    "EditUpdate",
    "LeaveFigures",
    "LinkUnit",
    "NoChange",
    "NoChangeAll",
    "OpenPeriod",
    "OpenTask",
    "Past",
    "ReportStatus",
    "ReviewDoubts",
    "SavePlan",
    "ShowDraft",
    "ShowUnit",
    "SubmitPeriod",
    "TakeFigures",
    "WithdrawUpdate",
]
