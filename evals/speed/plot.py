"""The cost of a search against the number of people, as an SVG document; both axes are logarithmic."""

from collections.abc import Iterator, Sequence
from math import log10

WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM = 800, 420, 84, 190, 56, 48
LINE_HIGH = 18
LOWEST_MS, HIGHEST_MS = 1, 1_000
LINES = {
    "unfiltered_p95_ms": ("one aspect", "#2f5d8a"),
    "filtered_p95_ms": ("one aspect, filtered", "#3a7d44"),
    "four_aspects_p95_ms": ("four aspects, filtered", "#8a4b2f"),
    "exact_product_p95_ms": ("one exact product", "#767676"),
}


def drawn(rows: Sequence[dict[str, float]]) -> str:
    """One line for each figure; `rows` are pools, the smallest first."""
    title = "CPU of one search by number of people, 95th percentile"
    people = [row["people"] for row in rows]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{title}">',
        f"<title>{title}</title><style>svg{{background:#fff;font:14px system-ui,sans-serif}}</style>",
        f'<text x="{LEFT}" y="28" font-size="18">{title}</text>',
        *_axes(people),
        *(_line(name, people, [row[name] for row in rows]) for name in LINES),
        *_names({name: _height(rows[-1][name]) for name in LINES}),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes(people: Sequence[float]) -> Iterator[str]:
    for milliseconds in (1, 10, 100, 1_000):
        y = _height(milliseconds)
        yield f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{milliseconds} ms</text>'
    for count in people:
        yield f'<text x="{_width(count, people):.1f}" y="{HIGH - 20}" text-anchor="middle">{count:,.0f}</text>'


def _line(name: str, people: Sequence[float], values: Sequence[float]) -> str:
    points = [(_width(count, people), _height(value)) for count, value in zip(people, values, strict=True)]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{LINES[name][1]}" stroke-width="2"/>'


def _names(ends: dict[str, float]) -> Iterator[str]:
    """Each line's name beside its end; where two would lie on one another the upper one is moved up."""
    above = float(HIGH)
    for name, end in sorted(ends.items(), key=lambda each: -each[1]):
        above = min(end, above - LINE_HIGH)
        said, colour = LINES[name]
        yield f'<text x="{WIDE - RIGHT + 4}" y="{above + 5:.1f}" fill="{colour}">{said}</text>'


def _width(count: float, people: Sequence[float]) -> float:
    first, last = log10(people[0]), log10(people[-1])
    share = (log10(count) - first) / (last - first) if last > first else 0.5
    return LEFT + 24 + share * (WIDE - RIGHT - LEFT - 32)


def _height(milliseconds: float) -> float:
    share = (log10(max(milliseconds, LOWEST_MS)) - log10(LOWEST_MS)) / (log10(HIGHEST_MS) - log10(LOWEST_MS))
    return HIGH - BOTTOM - share * (HIGH - BOTTOM - TOP)
