"""The spread of suggestions as a picture: one bar a person, the most suggested first."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from companion.domain.fairness.exposure import ExposureAudit, Suggested

WIDE, HIGH = 960, 400
LEFT, TOP, BOTTOM = 56, 64, 48

STYLE = """svg{background:#fff;font:14px system-ui,sans-serif}text{fill:#222}.axis{stroke:#767676}.grid{stroke:#ddd}
.bar{fill:#2f5d8a}@media(prefers-color-scheme:dark){svg{background:#181a1b}text{fill:#eee}.grid{stroke:#3a3d3f}
.bar{fill:#8ab6e0}}"""


def drawn(found: ExposureAudit) -> str:
    """The picture as an SVG document; every bar says whose it is, and the whole can be read aloud."""
    title = f"Suggestions for {found.needs:,} needs over {found.mentors:,} people"
    figures = (
        f"Gini {found.gini:.2f}; the most suggested person has {found.most_suggested_share:.0%} of {found.suggestions:,} "
        f"suggestions; {found.never_suggested:,} were never suggested"
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label={quoteattr(title)}>',
        f"<title>{escape(title)}</title><desc>{escape(figures)}</desc><style>{STYLE}</style>",
        f'<text x="{LEFT}" y="26" font-size="18">{escape(title)}</text>',
        f'<text x="{LEFT}" y="48">{escape(figures)}</text>',
        *_axes(max((one.times for one in found.spread), default=0)),
        *_bars(found.spread),
        f'<text x="{LEFT}" y="{HIGH - 16}">people, the most suggested first</text></svg>',
    ]
    return "\n".join(parts) + "\n"


def _axes(most: int) -> Iterator[str]:
    """Lines at whole numbers of suggestions, at most six of them."""
    step = max(1, -(-most // 5))
    for times in range(0, most + 1, step):
        y = _height(times, most)
        kind = "grid" if times else "axis"
        yield f'<line class="{kind}" x1="{LEFT}" x2="{WIDE - 16}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{times}</text>'


def _bars(spread: list[Suggested]) -> Iterator[str]:
    most = max((one.times for one in spread), default=0)
    room = (WIDE - 16 - LEFT) / max(len(spread), 1)
    for place, one in enumerate(spread):
        if one.times:
            y = _height(one.times, most)
            said = escape(f"{one.name}: {one.times}")
            yield (
                f'<rect class="bar" x="{LEFT + place * room:.2f}" y="{y:.1f}" width="{room * 0.85:.2f}" '
                f'height="{_height(0, most) - y:.1f}"><title>{said}</title></rect>'
            )


def _height(times: int, most: int) -> float:
    base = HIGH - BOTTOM
    return base - (base - TOP) * times / max(most, 1)
