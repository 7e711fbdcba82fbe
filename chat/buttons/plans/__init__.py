"""A document becomes a plan: preview, doubts, amendments, report rules, settings, days off."""
