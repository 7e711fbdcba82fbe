"""Matters and requests for more time as the values our messages are made of."""

from chat.texts.decisions.extensions import ExtensionView
from chat.texts.decisions.matters import MatterView
from storage.models import Extension, Matter


def matter_view(matter: Matter) -> MatterView:
    """Return an obstacle or a proposal as it is shown."""
    return MatterView(
        kind=matter.kind,
        unit=matter.unit.name,
        number=matter.task.number if matter.task else None,
        title=matter.task.title if matter.task else None,
        text=matter.text,
        competent_body=matter.competent_body,
        person=matter.person.display_name,
        raised_on=matter.raised_on,
        state=matter.state,
        sent_to=matter.sent_to.name if matter.sent_to else None,
        passed_to=matter.passed_to,
        passed_on=matter.passed_on,
    )


def extension_view(extension: Extension) -> ExtensionView:
    """Return a request for more time as it is shown."""
    return ExtensionView(
        unit=extension.unit.name,
        number=extension.task.number,
        title=extension.task.title,
        due_before=extension.due_before,
        asked_until=extension.asked_until,
        proposed_until=extension.proposed_until,
        granted_until=extension.granted_until,
        reason=extension.reason,
        person=extension.person.display_name,
        state=extension.state,
        answer=extension.answer,
        passed_to=extension.passed_to,
        passed_on=extension.passed_on,
    )
