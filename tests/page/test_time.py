"""The clock of the rehearsal on its page."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

# What pops up is gone after five seconds, for which a busy machine may look elsewhere.
NOTE_WHAT_POPS_UP = """() => {
  const keep = (made) => { document.body.dataset.noted = made.textContent; };
  const note = (change) => change.addedNodes.forEach(keep);
  const watcher = new MutationObserver((changes) => changes.forEach(note));
  watcher.observe(document.getElementById('toasts'), { childList: true });
}"""


def arrived(page: Page, moment: str, day: str) -> None:
    """Wait until the clock has come to rest there."""
    expect(page.locator("[data-clock-date]")).to_have_text(day)
    expect(page.locator("[data-clock-time]")).to_have_text(moment)
    expect(page.locator("[data-move=hour]")).to_be_enabled()


def test_time_moves_on_and_never_back(page: Page):
    page.focus("[data-move=hour]")
    page.keyboard.press("Enter")
    arrived(page, "09:00", "Thứ Năm, 15/5/2025")
    expect(page.locator("[data-move=hour]")).to_be_focused()
    page.click("[data-move=working_day]")
    arrived(page, "07:30", "Thứ Sáu, 16/5/2025")
    page.click("[data-move=morning]")
    arrived(page, "07:30", "Thứ Bảy, 17/5/2025")
    expect(page.locator("#working")).to_have_text("ngày nghỉ")
    page.evaluate(NOTE_WHAT_POPS_UP)
    page.fill("#day", "15/5/2025")
    page.press("#day", "Enter")
    expect(page.locator("body")).to_have_attribute("data-noted", re.compile("Thời gian không quay lại"))
    arrived(page, "07:30", "Thứ Bảy, 17/5/2025")
    page.fill("#day", "20/5/2025")
    page.press("#day", "Enter")
    arrived(page, "07:30", "Thứ Ba, 20/5/2025")


def test_time_runs_by_itself_until_it_is_stopped(page: Page):
    page.click("#auto")
    expect(page.locator("[data-clock-date]")).to_have_text("Thứ Sáu, 16/5/2025")
    page.click("#auto")
    expect(page.locator("#auto")).to_have_attribute("aria-pressed", "false")
