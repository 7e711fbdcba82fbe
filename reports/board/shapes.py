"""Bars and columns as SVG: their numbers stand beside them as text, so that these are only looked at."""

from collections.abc import Sequence

from reports.board.html import Html, all_of

_SVG = Html(
    '<svg class="bar" viewBox="0 0 100 {height}" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'
)
_RECT = Html('<rect class="{style}" x="{x:.2f}" y="{y}" width="{width:.2f}" height="{height}"/>')


def bar(style: str, now: int, then: int | None, widest: int) -> Html:
    """Return a bar, above a thin one of the period before."""
    parts = [
        _rect("track", 0, 100, 0, 6),
        _rect(style, 0, 100 * now / widest, 0, 6),
    ]
    if then is not None:
        parts.append(_rect("then", 0, 100 * then / widest, 7, 2))
    return _SVG.format(height=9, parts=all_of(parts))


def stacked(parts: Sequence[tuple[str, int]]) -> Html:
    """Return one bar made of parts, each with its style."""
    total = max(1, sum(number for _, number in parts))
    drawn, left = [_rect("track", 0, 100, 0, 8)], 0.0
    for style, number in parts:
        width = 100 * number / total
        drawn.append(_rect(style, left, width, 0, 8))
        left += width
    return _SVG.format(height=8, parts=all_of(drawn))


def _rect(style: str, x: float, width: float, y: int, height: int) -> Html:
    return _RECT.format(style=style, x=x, y=y, width=width, height=height)
