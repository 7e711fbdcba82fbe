"""What a new version of a plan changes in the reports it asks for; what the secretariat set itself stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plans.plan import ReportRule


@dataclass(frozen=True, slots=True)
class SavedRule:
    """A report rule as it is saved, by its id."""

    id: int
    values: ReportRule
    by_hand: bool = False
    """Whether the secretariat set or stopped it itself, so that a document does not change it."""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class ChangedRule:
    """A rule that stands in both versions with another day."""

    saved: SavedRule
    new: ReportRule


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule that stays as the secretariat set it; `document` is what the new version says, if anything."""

    saved: SavedRule
    document: ReportRule | None


@dataclass(frozen=True, slots=True)
class RulesAmendment:
    """The difference between the rules of two versions; `resumed` were left out by an earlier version."""

    added: tuple[ReportRule, ...] = ()
    resumed: tuple[ChangedRule, ...] = ()
    changed: tuple[ChangedRule, ...] = ()
    dropped: tuple[SavedRule, ...] = ()
    kept: tuple[KeptRule, ...] = ()
    is_silent: bool = False
    """Whether the new version names no report at all, so that all those saved stay."""

    @property
    def asked_anew(self) -> tuple[ReportRule, ...]:
        """Return the rules that were not in force before."""
        return (*self.added, *(pair.new for pair in self.resumed))

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is to be done."""
        return not (self.added or self.resumed or self.changed or self.dropped)


def rules_amendment(saved: Sequence[SavedRule], new: Sequence[ReportRule]) -> RulesAmendment:
    """Return what the new rules change; a document that names none changes none, as an appendix does."""
    in_force = [rule for rule in saved if not rule.stopped]
    if not new:
        return RulesAmendment(is_silent=bool(in_force))
    pairs = _paired(saved, new)
    ruled = [ChangedRule(rule, new[index]) for index, rule in pairs.items() if not rule.by_hand]
    by_hand = [KeptRule(rule, new[index]) for index, rule in pairs.items() if rule.by_hand]
    unsaid = [rule for rule in in_force if rule not in pairs.values()]
    return RulesAmendment(
        added=tuple(rule for index, rule in enumerate(new) if index not in pairs),
        resumed=tuple(pair for pair in ruled if pair.saved.stopped),
        changed=tuple(pair for pair in ruled if not pair.saved.stopped and _differ(pair.saved, pair.new)),
        dropped=tuple(rule for rule in unsaid if not rule.by_hand),
        kept=(
            *(kept for kept in by_hand if kept.saved.stopped or _differ(kept.saved, kept.document)),
            *(KeptRule(rule, None) for rule in unsaid if rule.by_hand),
        ),
    )


def _paired(saved: Sequence[SavedRule], new: Sequence[ReportRule]) -> dict[int, SavedRule]:
    """Return the saved rule for each new one: the very same before its kind, those in force first."""
    pairs: dict[int, SavedRule] = {}
    for fits, group in _preferences(saved):
        for index, rule in enumerate(new):
            free = [one for one in group if one not in pairs.values() and fits(one, rule)]
            if index not in pairs and free:
                pairs[index] = free[0]
    return dict(sorted(pairs.items()))


_Fits = Callable[[SavedRule, ReportRule], bool]


def _preferences(saved: Sequence[SavedRule]) -> list[tuple[_Fits, list[SavedRule]]]:
    in_force = [rule for rule in saved if not rule.stopped]
    stopped = [rule for rule in reversed(saved) if rule.stopped]
    of_document = [rule for rule in in_force if not rule.by_hand]
    of_secretariat = [rule for rule in in_force if rule.by_hand]
    return [
        (_same, in_force),
        (_same, stopped),
        (_same_kind, of_document),
        (_same_kind, of_secretariat),
        (_same_kind, stopped),
    ]


def _same(saved: SavedRule, rule: ReportRule) -> bool:
    return not _differ(saved, rule)


def _same_kind(saved: SavedRule, rule: ReportRule) -> bool:
    return saved.values.kind is rule.kind


def _differ(saved: SavedRule, rule: ReportRule | None) -> bool:
    """Return whether two rules ask for their report by other days, however they are worded."""
    if rule is None:
        return True
    old = saved.values
    return (old.kind, old.due_rule, old.strictly_before) != (rule.kind, rule.due_rule, rule.strictly_before)
