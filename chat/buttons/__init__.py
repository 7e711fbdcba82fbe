"""What the buttons do: a small frozen type per action, one module a conversation."""

from chat.buttons.base import LONGEST, Button
from chat.buttons.claims import AcceptClaim, AcceptClaims, ReturnClaim
from chat.buttons.directory import AddToDirectory, DropUnits, ImportUnits, ListRows, ShowUnit
from chat.buttons.link_lists import (
    EndLink,
    ListCodes,
    ListUnits,
    RevokeAllCodes,
    RevokeCodes,
    SendLinkSheet,
    ShowLinks,
)
from chat.buttons.linking import AddUnit, AnswerUnit, LinkUnit
from chat.buttons.mornings import Acknowledge
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
from chat.buttons.summary import MakeFile, MakeFileAsOf, Part, ShowPart, ShowPartAsOf

__all__ = [
    "LONGEST",
    "AcceptClaim",
    "AcceptClaims",
    "Acknowledge",
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
    "DropUnits",
    "EditUpdate",
    "EndLink",
    "ImportUnits",
    "LeaveFigures",
    "LinkUnit",
    "ListCodes",
    "ListRows",
    "ListUnits",
    "MakeFile",
    "MakeFileAsOf",
    "NoChange",
    "NoChangeAll",
    "OpenPeriod",
    "OpenTask",
    "Part",
    "Past",
    "ReportStatus",
    "ReturnClaim",
    "ReviewDoubts",
    "RevokeAllCodes",
    "RevokeCodes",
    "SavePlan",
    "SendLinkSheet",
    "ShowDraft",
    "ShowLinks",
    "ShowPart",
    "ShowPartAsOf",
    "ShowUnit",
    "SubmitPeriod",
    "TakeFigures",
    "WithdrawUpdate",
]
