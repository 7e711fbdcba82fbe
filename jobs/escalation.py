"""What is late for long goes up: to the unit's leader, and then onto the secretariat's list."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from chat import texts
from chat.outgoing import say
from jobs.owed import Item
from plans.calendar import WorkingCalendar
from storage import acknowledgements, escalations, linking, reminders
from storage.escalations import Late
from storage.models import EscalationStep, Lane
from storage.outbox import Outgoing
from storage.reminders import USUAL, Units
