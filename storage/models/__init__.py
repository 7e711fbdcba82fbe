"""Every table, gathered so that metadata, migrations and queries see them all."""

from storage.base import Base
from storage.models.calendar import CalendarDay, DayKind
from storage.models.channels import FIRST_OF, ChannelKind, channel_of
from storage.models.chats import (
    LOST,
    SPOKEN_TO,
    ChatLink,
    ChatRest,
    LinkCode,
    LinkRole,
    LinkState,
    Person,
    RestKind,
    SecretariatMember,
)
from storage.models.evidence import Evidence, EvidenceKind
from storage.models.exports import Export, ExportKind, ReportTemplate
from storage.models.extensions import Extension, ExtensionState
from storage.models.figures import Figure
from storage.models.files import StoredFile
from storage.models.given import RecurringTask, TaskOrigin
from storage.models.guidance import GuidanceInquiry
from storage.models.levels import TaskLink
from storage.models.mail import (
    MailAddress,
    Mailbox,
    MailFate,
    MailMessage,
    MailThread,
    ReceivedMail,
    SentMail,
)
from storage.models.matters import Matter, MatterAction, MatterKind, MatterState, MatterStep
from storage.models.messages import (
    SPEAKING,
    Act,
    InboxLane,
    InboxState,
    InboxUpdate,
    Lane,
    OutboxMessage,
    OutboxState,
    SentMessage,
    ToldMonth,
)
from storage.models.obligations import Obligation, ObligationKind, ObligationState, ObligationVersion
from storage.models.offices import Office
from storage.models.operations import Heartbeat, JobRun, Lease, LogEvent, Question, QuestionKind
from storage.models.people import FocalPoint, Preference, PreferenceName, ReporterRule, Reporters
from storage.models.period_texts import PeriodText
from storage.models.plans import (
    Assignment,
    DraftState,
    Plan,
    PlanDraft,
    ReportPeriod,
    ReportRule,
    Task,
    TaskGroup,
)
from storage.models.reminders import Acknowledgement, Escalation, EscalationStep
from storage.models.requests import ReportRequest, RequestAnswer, RequestState
from storage.models.statements import CurrentStatus, Statement, StatementSource
from storage.models.trackers import TrackerDecision
from storage.models.units import Collective, CollectiveMember, Unit, UnitSuccession
from storage.models.upward import PassedUp
from storage.models.web import WebChat, WebDevice, WebMessage, WebPost

__all__ = [
    "FIRST_OF",
    "LOST",
    "SPEAKING",
    "SPOKEN_TO",
    "Acknowledgement",
    "Act",
    "Assignment",
    "Base",
    "CalendarDay",
    "ChannelKind",
    "ChatLink",
    "ChatRest",
    "Collective",
    "CollectiveMember",
    "CurrentStatus",
    "DayKind",
    "DraftState",
    "Escalation",
    "EscalationStep",
    "Evidence",
    "EvidenceKind",
    "Export",
    "ExportKind",
    "Extension",
    "ExtensionState",
    "Figure",
    "FocalPoint",
    "GuidanceInquiry",
    "Heartbeat",
    "InboxLane",
    "InboxState",
    "InboxUpdate",
    "JobRun",
    "Lane",
    "Lease",
    "LinkCode",
    "LinkRole",
    "LinkState",
    "LogEvent",
    "MailAddress",
    "MailFate",
    "MailMessage",
    "MailThread",
    "Mailbox",
    "Matter",
    "MatterAction",
    "MatterKind",
    "MatterState",
    "MatterStep",
    "Obligation",
    "ObligationKind",
    "ObligationState",
    "ObligationVersion",
    "Office",
    "OutboxMessage",
    "OutboxState",
    "PassedUp",
    "PeriodText",
    "Person",
    "Plan",
    "PlanDraft",
    "Preference",
    "PreferenceName",
    "Question",
    "QuestionKind",
    "ReceivedMail",
    "RecurringTask",
    "ReportPeriod",
    "ReportRequest",
    "ReportRule",
    "ReportTemplate",
    "ReporterRule",
    "Reporters",
    "RequestAnswer",
    "RequestState",
    "RestKind",
    "SecretariatMember",
    "SentMail",
    "SentMessage",
    "Statement",
    "StatementSource",
    "StoredFile",
    "Task",
    "TaskGroup",
    "TaskLink",
    "TaskOrigin",
    "ToldMonth",
    "TrackerDecision",
    "Unit",
    "UnitSuccession",
    "WebChat",
    "WebDevice",
    "WebMessage",
    "WebPost",
    "channel_of",
]
