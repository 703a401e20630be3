"""Pictures of a plan. Each says in its title what it shows; the page has the same figures as a table beside it.

Colours come from the page's style sheet, so that light and dark are its own; nothing is fetched from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from companion.services.cohort.lead_spread import Curve, Flow, Load

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_BARS = 120
"""Mentors drawn; of more, the most loaded."""

MOST_INDUSTRIES = 9
"""Industries drawn by themselves on each side; the smaller ones are drawn together."""

REST = "other industries"
FEW_STEPS = 12
_CURVES = {"total": "best for all together", "worst-off": "best for whoever is worst off"}


def loads(spread: Sequence[Load], *, what: str) -> Figure:
    """One bar a mentor, the most loaded first."""
    from plotly.graph_objects import Bar

    drawn = list(spread[:MOST_BARS])
    figure = _figure(
        [Bar(x=list(range(1, len(drawn) + 1)), y=[one.mentees for one in drawn], text=[one.name for one in drawn],
             hovertemplate="%{text}: %{y}<extra></extra>", textposition="none")],
        x="mentors, those with most first", y=what, height=280,
    )  # fmt: skip
    figure.update_xaxes(range=[0.4, len(drawn) + 0.6])
    if max((one.mentees for one in drawn), default=0) <= FEW_STEPS:
        figure.update_yaxes(dtick=1)
    return figure


def flows(found: Sequence[Flow]) -> Figure:
    """From the industries of mentees on the left to those of their mentors on the right, as wide as there are pairs."""
    from plotly.graph_objects import Sankey

    drawn = together(found)
    left, right = list(dict.fromkeys(one.of for one in drawn)), list(dict.fromkeys(one.to for one in drawn))
    node = {"label": [*left, *right], "pad": 12, "thickness": 12}
    link = {
        "source": [left.index(one.of) for one in drawn],
        "target": [len(left) + right.index(one.to) for one in drawn],
        "value": [one.pairs for one in drawn],
    }
    return _figure([Sankey(node=node, link=link, arrangement="snap")], height=max(360, 26 * max(len(left), len(right))))


def curves(found: Sequence[Curve]) -> Figure:
    """How well each mentee is served, the worst off at the left, by each way of planning."""
    from plotly.graph_objects import Scatter

    lines = [
        Scatter(x=list(range(1, len(one.fits) + 1)), y=one.fits, mode="lines+markers" if len(one.fits) < 60 else "lines",
                name=_CURVES.get(one.objective, one.objective), line={"dash": "solid" if place else "dot"})
        for place, one in enumerate(found)
    ]  # fmt: skip
    return _figure(lines, x="mentees, the worst off first", y="how well served", height=320, legend=True)


def together(found: Sequence[Flow]) -> list[Flow]:
    """The flows between the largest industries of either side; the smaller ones count as one industry."""
    of, to = _largest(found, "of"), _largest(found, "to")
    pairs: dict[tuple[str, str], int] = {}
    for one in found:
        key = (one.of if one.of in of else REST, one.to if one.to in to else REST)
        pairs[key] = pairs.get(key, 0) + one.pairs
    return [Flow(of=left, to=right, pairs=count) for (left, right), count in sorted(pairs.items(), key=lambda each: -each[1])]


def _largest(found: Sequence[Flow], side: str) -> set[str]:
    counts: dict[str, int] = {}
    for one in found:
        counts[getattr(one, side)] = counts.get(getattr(one, side), 0) + one.pairs
    return set(sorted(counts, key=lambda name: (-counts[name], name))[:MOST_INDUSTRIES])


def _figure(traces: Sequence[Any], *, height: int, x: str = "", y: str = "", legend: bool = False) -> Figure:
    from plotly.graph_objects import Figure

    figure = Figure(list(traces))
    figure.update_layout(
        template="none", height=height, showlegend=legend, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 48, "r": 16, "t": 56 if legend else 16, "b": 48},
        font={"size": 14, "family": "system-ui, sans-serif"}, bargap=0.15,
        legend={"orientation": "h", "y": 1.3, "yanchor": "top"},
    )  # fmt: skip
    figure.update_xaxes(title=x, rangemode="tozero", showgrid=False, zeroline=False)
    figure.update_yaxes(title=y, rangemode="tozero", zeroline=False)
    return figure
