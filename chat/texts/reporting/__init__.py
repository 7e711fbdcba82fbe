"""A unit reports: words, buttons, figures, evidence, sheets, periods."""
