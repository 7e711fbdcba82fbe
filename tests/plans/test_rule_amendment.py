"""A plan sent again changes the reports it asks for, except those the secretariat set itself."""

from dataclasses import replace

from plans.plan import DueRule, ReportRule, RuleKind
from plans.rule_amendment import ChangedRule, KeptRule, RulesAmendment, SavedRule, rules_amendment
from tests.auxil.cast import HALF_YEAR, MONTHLY

QUARTERLY = ReportRule(RuleKind.QUARTERLY, DueRule(day=20), False, "hằng quý, ngày 20")
MONTHLY_20 = replace(MONTHLY, due_rule=DueRule(day=20), source_text="trước ngày 20 hàng tháng")
SAVED = (SavedRule(1, MONTHLY), SavedRule(2, HALF_YEAR))


def test_the_same_rules_in_other_words_change_nothing():
    assert rules_amendment(SAVED, [HALF_YEAR, replace(MONTHLY, source_text="hằng tháng")]).is_empty


def test_rules_are_added_dropped_and_changed():
    found = rules_amendment(SAVED, [MONTHLY_20, QUARTERLY])
    assert found == RulesAmendment(
        added=(QUARTERLY,), changed=(ChangedRule(SAVED[0], MONTHLY_20),), dropped=(SAVED[1],)
    )


def test_a_document_without_any_rule_drops_none():
    assert rules_amendment(SAVED, []) == RulesAmendment(is_silent=True)


def test_what_the_secretariat_set_stays_and_is_named_where_the_document_differs():
    by_hand = SavedRule(1, MONTHLY, by_hand=True)
    assert rules_amendment([by_hand], [MONTHLY_20]).kept == (KeptRule(by_hand, MONTHLY_20),)
    assert rules_amendment([by_hand], [HALF_YEAR]) == RulesAmendment(
        added=(HALF_YEAR,), kept=(KeptRule(by_hand, None),)
    )
    assert rules_amendment([by_hand], [MONTHLY]) == RulesAmendment()


def test_what_the_secretariat_stopped_stays_stopped():
    stopped = SavedRule(1, MONTHLY, by_hand=True, stopped=True)
    found = rules_amendment([stopped], [MONTHLY])
    assert (found.is_empty, found.kept) == (True, (KeptRule(stopped, MONTHLY),))


def test_a_rule_that_an_earlier_version_left_out_is_taken_up_again():
    stopped = SavedRule(1, MONTHLY, stopped=True)
    found = rules_amendment([stopped, SavedRule(2, HALF_YEAR)], [MONTHLY_20, HALF_YEAR])
    assert found == RulesAmendment(resumed=(ChangedRule(stopped, MONTHLY_20),))
    assert found.asked_anew == (MONTHLY_20,)


def test_a_rule_of_the_document_is_paired_before_one_that_the_secretariat_added():
    added = SavedRule(1, replace(MONTHLY, due_rule=DueRule(day=5)), by_hand=True)
    saved = SavedRule(2, MONTHLY)
    found = rules_amendment([added, saved], [MONTHLY_20])
    assert found.changed == (ChangedRule(saved, MONTHLY_20),)
    assert found.kept == (KeptRule(added, None),)
